"""`new`: begins the record of a decision, as a draft with the next reference of its series.

Everything that is asked can be given as an option. What is written passes every check but for what is still missing.
"""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from generator.commands import references
from generator.commands.asking import Option, Refused, ask, ask_which, need
from generator.commands.dating import NOT_YET, ask_day_or_none
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, add_places
from generator.findings import Severity, Stop
from generator.importers.beginning import Beginning, Maker, begin
from generator.importers.placing import place_record
from generator.private.parse import read_record
from generator.settings import Office, read_settings
from generator.vocabulary.references import slug
from generator.yaml_text import read_yaml

ASKED = {
    "title": "its title, as it will be signed",
    "category": "one of the office's categories",
    "maker": "who decides: an office-holder by name, or a role, or name, role",
    "date": f"the day of the decision, or `{NOT_YET}`",
    "series": "which series of references, by its number in the list or the beginning of one",
    "ref": "the reference, where it is not the next one",
}


def add_parser(parser: ArgumentParser) -> None:
    """Options of `new`."""
    add_places(parser, "config", "decisions")
    for name, said in ASKED.items():
        parser.add_argument(f"--{name}", help=said)


def run(options: Namespace) -> Outcome:
    """Begin a record, and say where it is and what comes next."""
    office, today = read_settings(options.config).office, register_day()
    title, category, maker, day, series, ref = (Option(name.upper(), getattr(options, name)) for name in ASKED)
    need(title, category, maker, day)
    named = ask("Title, as it will be signed", None, _line, title)
    chosen = ask_which("Category", office.categories, lambda answer: _category(answer, office), category)
    decided = ask_day_or_none("Day of the decision", today, day)
    who = _maker(office, decided or today, maker)
    reference = references.choose(options.decisions, office, (decided or today).year, series, ref)
    path = options.decisions / str((decided or today).year) / f"{slug(reference)}.yaml"
    text = begin(Beginning(reference, named, chosen, who, decided)).written()
    _refuse_unsound(path, text, today)
    place_record(path, text)
    return Outcome(said=_said(path, reference))


def _said(path: Path, reference: str) -> str:
    return (
        f"Begun: {path.as_posix()}, the draft of {reference}. Nothing of a draft is public.\n"
        f"Next:  open the file and fill in what stands empty; then run  make check REF={reference}\n"
        "       When nothing is missing any more, write `made` in the place of `draft`, and run  make site\n"
    )


def _line(answer: str) -> str:
    if "\n" in answer or not answer.isprintable():
        raise Refused("This is not one line of plain text.", "Type it again, on one line.")
    return answer


def _category(answer: str, office: Office) -> str:
    alike = [one for one in office.categories if one.casefold().startswith(answer.casefold())]
    exact = [one for one in alike if one.casefold() == answer.casefold()]
    if len(exact or alike) != 1:
        raise Refused("This is not one of the office's categories.", f"Write one of: {', '.join(office.categories)}.")
    return (exact or alike)[0]


def _maker(office: Office, day: date, option: Option) -> Maker:
    """One of those in office on the day, or whoever is typed."""
    in_office = [
        Maker(one.role, one.name)
        for one in office.office_holders
        if one.start <= day and (one.end is None or day <= one.end)
    ]
    question = (
        "Who decides (a number, or: name, role; or only a role)" if in_office else "Who decides (role, or: name, role)"
    )
    return ask_which(question, [str(one) for one in in_office], lambda answer: _person(answer, in_office), option)


def _person(answer: str, in_office: list[Maker]) -> Maker:
    known = [one for one in in_office if answer.casefold() in (str(one).casefold(), str(one.name).casefold())]
    if known:
        return known[0]
    name, comma, role = (part.strip() for part in _line(answer).partition(","))
    if comma and not (name and role):
        raise Refused("Name or role is missing here.", "Write: name, role. Or write a role without a comma.")
    alike = [one for one in in_office if one.role.casefold() == name.casefold()]
    return Maker(role, name) if comma else alike[0] if len(alike) == 1 else Maker(name)


def _refuse_unsound(path: Path, text: str, today: date) -> None:
    """What was typed may hold what no record may: then nothing is written, and the findings say where."""
    reading = read_record(read_yaml(path.as_posix(), text.encode()), today)
    if errors := [one for one in reading.findings if one.severity is Severity.ERROR]:
        raise Stop(errors)
