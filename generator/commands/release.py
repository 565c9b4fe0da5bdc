"""`release`: moves a withheld value of a record to Part 1, and says so under `changes`."""

from argparse import ArgumentParser, Namespace
from difflib import get_close_matches
from pathlib import Path

from generator.amending.naming import Place, withheld_places
from generator.amending.releasing import release
from generator.catalogue import define
from generator.commands.amending import add_amending, add_reason, amend, editor_of, reason, record_of, settle
from generator.commands.asking import Option, Refused, ask_which
from generator.commands.outcome import Outcome
from generator.commands.sources import source
from generator.findings import Position, Stop

NOTHING = define("AMEND-03", "Only what is withheld can be released.", source="Part One")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `release`."""
    add_amending(parser)
    parser.add_argument("--field", help="what to release, such as 2.3, amounts/unit-rate or title; asked if missing")
    add_reason(parser)


def run(options: Namespace) -> Outcome:
    """Release one withheld place."""
    where = source(options)
    path = record_of(options, where)
    place = _place(options, path)
    why = reason(options, where)
    after = "The next release of the site says it in the log of changes. Tell whoever asked for it.\n"
    return settle(options, where, path, amend(path, lambda editor: release(editor, place, why)), after)


def _place(options: Namespace, path: Path) -> Place:
    """The place that is meant; what is withheld is listed by name and ground, never by its words."""
    places = withheld_places(editor_of(path).tree)
    if not places:
        said = "Nothing is withheld in this record."
        raise Stop([NOTHING.at(Position(path.as_posix()), said, "Look whether REF is the one you mean.")])
    named = {one.name: one for one in places}

    def find(answer: str) -> Place:
        name = answer.partition(" (")[0].strip()
        if name in named:
            return named[name]
        alone = [one for full, one in named.items() if full.partition("#")[0] == name]
        if len(alone) == 1:  # a text with one withheld phrase in it needs no number for it
            return alone[0]
        near = get_close_matches(name, named, 3) or list(named)[:5]
        raise Refused("Nothing of this name is withheld here.", f"Withheld are, among others: {', '.join(near)}.")

    return ask_which("Which", [f"{one.name} ({one.ground})" for one in places], find, Option("FIELD", options.field))
