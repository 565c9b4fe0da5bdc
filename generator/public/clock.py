"""The publication clock: how many days each decision took to be published, held against the office's promise.

Comes in: the survey. Goes out: a `Clock` with the days of each decision that was made. Days are calendar days from the
decision to its publication, which is the day it really went out, else the day from which it was public. Counted apart
are decisions that were not made, those without one of the two days, and those whose days stand in the wrong order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator.public.office import IndexEntry
from generator.public.survey import Survey, Surveyed
from generator.vocabulary.choices import Status


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision and the days from it to its publication."""

    entry: IndexEntry
    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """All decisions of the register, each in one of these, newest first; `promised` in days."""

    promised: int
    taken: tuple[Taken, ...] = ()
    reversed: tuple[Taken, ...] = ()
    unknown: tuple[IndexEntry, ...] = ()
    not_made: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """Decisions taken together, at least one: how many, how many in time, and the middle and the ends of their days."""

    number: int
    in_time: int
    median: Fraction
    shortest: int
    longest: int


def clock(survey: Survey) -> Clock:
    """The clock of a register."""
    taken: list[Taken] = []
    unknown: list[IndexEntry] = []
    not_made: list[IndexEntry] = []
    for one in survey.decisions:
        days = _days(one)
        if one.entry.status is not Status.MADE:
            not_made.append(one.entry)
        elif days is None:
            unknown.append(one.entry)
        else:
            taken.append(Taken(one.entry, days))
    return Clock(
        promised=survey.register.office.publish_within_days,
        taken=tuple(one for one in taken if one.days >= 0),
        reversed=tuple(one for one in taken if one.days < 0),
        unknown=tuple(unknown),
        not_made=tuple(not_made),
    )


def pace(taken: Iterable[Taken], promised: int) -> Pace:
    """The pace of some decisions; ValueError where there are none."""
    days = sorted(one.days for one in taken)
    if not days:
        raise ValueError("no decisions, no pace")
    middle = len(days) // 2
    median = Fraction(days[middle]) if len(days) % 2 else Fraction(days[middle - 1] + days[middle], 2)
    return Pace(len(days), sum(one <= promised for one in days), median, days[0], days[-1])


def percentage(part: int, whole: int) -> int:
    """Whole per cent; never 100 while something is lacking, never 0 while there is something."""
    near = (200 * part + whole) // (2 * whole)
    return max(near, 1) if part > 0 and near == 0 else min(near, 99) if part < whole else near


def _days(one: Surveyed) -> int | None:
    out = one.published or one.publish_on
    return (out - one.entry.decided).days if out and one.entry.decided else None
