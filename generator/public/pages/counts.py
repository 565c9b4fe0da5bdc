"""What is said of every list of decisions before it begins: how many, from when, and how much is withheld."""

from collections.abc import Iterator, Sequence

from generator.public.pages.prose import literal
from generator.public.subjects import Subject
from generator.public.survey import Surveyed
from generator.public.wording import counted, say


def counted_and_dated(said: str, decisions: Sequence[Surveyed]) -> str:
    """`said` names the number of decisions; the years and what is withheld are told after it."""
    if not decisions:
        return say("No decision is listed here yet.")
    return f"{said}, {span(decisions)}. {_withheld(decisions)} {say('Only what is published here is counted.')}"


def span(decisions: Sequence[Surveyed]) -> str:
    """The first and the last year of a list that is not empty: `from 2014 to 2026`."""
    first, last = decisions[-1].entry.year, decisions[0].entry.year
    if first == last:
        return say("from {year}", year=first)
    return say("from {first} to {last}", first=first, last=last)


def short_span(decisions: Sequence[Surveyed]) -> str:
    """The same within a table: `2014 to 2026`."""
    if not decisions:
        return "-"
    first, last = decisions[-1].entry.year, decisions[0].entry.year
    return str(first) if first == last else say("{first} to {last}", first=first, last=last)


def spelt(subject: Subject) -> Iterator[str]:
    """The other ways in which the decisions write the name."""
    if len(subject.spellings) > 1:
        names = ", ".join(literal(name) for name in subject.spellings[1:])
        yield say("Also written: {names}.", names=names)


def _withheld(decisions: Sequence[Surveyed]) -> str:
    held = sum(one.entry.withheld for one in decisions)
    if not held:
        return say("Nothing is withheld in them.") if len(decisions) > 1 else say("Nothing in it is withheld.")
    if len(decisions) == 1:
        return say("Something in it is withheld.")
    return counted("In {number} of them something is withheld.", "In {number} of them something is withheld.", held)
