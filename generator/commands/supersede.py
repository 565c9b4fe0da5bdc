"""`supersede`: says in both records that one decision takes the place of another."""

from argparse import ArgumentParser, Namespace

from generator.amending.moving import is_superseded, leads_to, supersede, withholds
from generator.catalogue import define
from generator.commands.amending import (
    add_amending,
    agreed,
    amend,
    day_of,
    editor_of,
    effect_of,
    read_amended,
    record_of,
    refuse_changed,
    save,
    words,
)
from generator.commands.asking import Option, ask
from generator.commands.outcome import Outcome
from generator.commands.sources import source
from generator.findings import Position, Stop
from generator.yaml_text.editing import Editor

RING = define(
    "AMEND-04",
    "A decision takes the place of an earlier one; neither of itself, nor of one that takes its own place.",
    source="Part One",
)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `supersede`."""
    add_amending(parser)
    parser.add_argument("--by", help="the reference of the decision that takes its place")
    parser.add_argument("--on", help="the day, as 2026-03-02 or 2 March 2026")


def run(options: Namespace) -> Outcome:
    """Relate two decisions. The earlier one says so only where the later one is public, and so known to anybody."""
    where = source(options)
    path = record_of(options, where)
    by = ask("Reference of the decision that takes its place", None, words, Option("BY", options.by))
    later = record_of(options, where, by)
    old, new = (str(editor_of(one).tree.get("ref", "")) for one in (path, later))
    if later == path or leads_to(editor_of(path), "supersedes", new):
        said = "This would let a decision take its own place."
        raise Stop([RING.at(Position(path.as_posix()), said, "Look which of REF and BY is the earlier one.")])
    if leads_to(editor_of(later), "supersedes", old):
        return Outcome(said=f"{later.as_posix()} says so already; nothing was written.\n")
    on = day_of(options, where)
    edited = {later: amend(later, lambda editor: _relate(editor, old))}
    heads = [read_amended(where, one).head for one in (path, later)]
    if all(head is not None and head.is_public for head in heads) and not withholds(edited[later], "supersedes"):
        edited[path] = amend(path, lambda editor: is_superseded(editor, new, on))
    effect = "".join(effect_of(where, one, editor) for one, editor in edited.items())
    if not agreed(options, effect):
        return Outcome(said="Nothing was written.\n")
    refuse_changed(edited)
    for one, editor in edited.items():
        save(one, editor)
    written = " and ".join(one.as_posix() for one in edited)
    silent = "The earlier record says nothing of it until both are public and the later tells it.\n"
    waits = "" if path in edited else silent
    return Outcome(said=f"{effect}Changed: {written}. Build the register with `make site`.\n{waits}")


def _relate(editor: Editor, old: str) -> None:
    supersede(editor, old)
