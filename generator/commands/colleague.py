"""Findings as a colleague would tell them: what blocks publication first, then what is due, open, or odd.

Comes in: findings and what was checked. Goes out: text, in which each finding keeps its line of place, code, problem
and remedy, so that editors can jump to it. Not a command itself; `check` uses it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Group, Severity

HEADINGS = {
    Group.BLOCKS: "What blocks publication",
    Group.DUE: "What is due",
    Group.DRAFT: "What is still open in drafts",
    Group.WITHHOLD: "What may have to be withheld",
    Group.ODD: "What is odd",
}
FIRST = {
    Group.BLOCKS: "First of all: mend {place}. Nothing new is published while anything blocks it.",
    Group.DUE: "First of all: look at what is due, beginning with {place}.",
    Group.DRAFT: "First of all: finish the draft at {place}, if it is yours.",
    Group.WITHHOLD: "First of all: decide about {place}. The program only asks; it withholds nothing by itself.",
    Group.ODD: "First of all: look at {place}. If it is as it should be, nothing more is needed.",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, as the subject of a sentence, and how many records of it are not public today.

    `elsewhere` counts the errors in records that the person did not ask for; `is_strict`: warnings stop it too.
    """

    what: str
    hidden: int = 0
    elsewhere: int = 0
    is_strict: bool = False


def told(findings: Sequence[Finding], checked: Checked) -> str:
    """The findings under their headings, each with its number, then a summary and what to do first."""
    groups = [(group, [one for one in findings if one.group is group]) for group in HEADINGS]
    parts = [_part(group, found) for group, found in groups if found]
    first = next((FIRST[group].format(place=found[0].position) for group, found in groups if found), "")
    return "\n".join([*parts, *summary(findings, checked), *([first] if first else [])]) + "\n"


def _part(group: Group, found: list[Finding]) -> str:
    return "\n".join([f"{HEADINGS[group]} ({len(found):,})", *map(str, found), ""])


def summary(findings: Sequence[Finding], checked: Checked) -> Iterator[str]:
    """What was checked, whether anything of it stops publication, and how many findings there are."""
    errors = sum(one.severity is Severity.ERROR for one in findings)
    stops = "nothing stops publication"
    if errors or (findings and checked.is_strict):
        stops = "this stops publication"
    elif checked.elsewhere:
        stops = f"nothing here stops publication, but {counted(checked.elsewhere, 'error')} elsewhere"
    more = f" Not public today: {checked.hidden:,} (drafts, and records whose day has not come)."
    yield f"{checked.what} checked; {stops}.{more if checked.hidden else ''}"
    if findings:
        yield f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}."


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
