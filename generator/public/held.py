"""Everything that is withheld, gathered over the register: one `Held` for each ground of each decision.

Comes in: the survey. Goes out: what the pages about withholding are made of. A ground that holds back several places of
a decision is one item, for it was decided and is reviewed as one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.public.decision import PublishedChange, PublishedGround
from generator.public.office import IndexEntry
from generator.public.survey import Survey, Surveyed
from generator.vocabulary.choices import ChangeKind

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Held:
    """What one ground holds back in one decision, at so many places (`marks`).

    `places` are in words, each once, with links within the decision's page: one paragraph may hold two marks.
    """

    entry: IndexEntry
    ground: PublishedGround
    places: tuple[str, ...]
    marks: int


@dataclass(frozen=True, slots=True)
class Released:
    """What was withheld once and is so no longer, as its decision tells it."""

    entry: IndexEntry
    change: PublishedChange


def held(survey: Survey) -> tuple[Held, ...]:
    """What is withheld now, in the order of the register."""
    return tuple(item for one in survey.decisions for item in _of(one))


def released(survey: Survey) -> tuple[Released, ...]:
    """What was released, newest first."""
    found = [
        Released(one.entry, change)
        for one in survey.decisions
        for change in one.changes
        if change.kind is ChangeKind.RELEASE
    ]
    return tuple(sorted(found, key=lambda one: one.change.on, reverse=True))


def unrecorded(survey: Survey) -> tuple[IndexEntry, ...]:
    """Decisions with a Part 2 whose grounds nobody recorded."""
    return tuple(one.entry for one in survey.decisions if one.part2_unrecorded)


def due_soon(survey: Survey, item: Held) -> bool:
    """Whether a review is due within 60 days of the register day."""
    return not item.ground.overdue and item.ground.review_on <= survey.register.day + SOON


def _of(one: Surveyed) -> Iterator[Held]:
    grounds: dict[str, PublishedGround] = {}
    places: dict[str, list[str]] = {}
    for kept in one.withheld:
        grounds[kept.ground.name] = kept.ground
        places.setdefault(kept.ground.name, []).append(kept.place)
    for name, ground in grounds.items():
        yield Held(one.entry, ground, tuple(dict.fromkeys(places[name])), len(places[name]))
