"""Which unknowns does a set of linear relations settle, and how much room do they leave the others?

Comes in: unknowns with their true values and bounds, and relations that hold for them. Goes out: a `Verdict` for each.
Exact throughout: fractions, never floats. Whether an unknown is settled is a question of rank and asks no values; the
room left to it is found by `bounds`, whose way always begins at the true values, a point that satisfies everything;
among very many unknowns by `propagation`, which may find too much of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from generator.verification.bounds import Limit, widths
from generator.verification.propagation import outer_rooms
from generator.verification.unknowns import Relation, Row, Unknown

_LARGEST = 60  # unknowns; a table with seven withheld rows and columns has 49


@dataclass(frozen=True, slots=True)
class Verdict:
    """`by` are the relations that settle an unknown, none where they leave it open, each by its number.

    `room` is between its least and its greatest possible value; None where that is as much as was asked for, or more.
    """

    by: tuple[int, ...]
    room: Fraction | None

    @property
    def is_settled(self) -> bool:
        """Whether there is one possible value only."""
        return bool(self.by) or self.room == 0


@dataclass(slots=True)
class _Pivot:
    row: Row
    used: Row


@dataclass(slots=True)
class _Island:
    """Unknowns that relations tie to one another, and to no others."""

    unknowns: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)


def judge(unknowns: Sequence[Unknown], relations: Sequence[Relation], share: Fraction | None = None) -> list[Verdict]:
    """A verdict on each unknown; room of at least `share` of the value's size is not measured further."""
    verdicts = [Verdict((), None)] * len(unknowns)
    for island in _islands(len(unknowns), relations):
        pivots = eliminated(relations, island.relations)
        rooms = _rooms(unknowns, relations, island, pivots, share)
        for one in island.unknowns:
            pivot = pivots.get(one)
            settled = pivot is not None and len(pivot.row) == 1
            verdicts[one] = Verdict(tuple(sorted(pivot.used)) if pivot and settled else (), rooms[one])
    return verdicts


def eliminated(relations: Sequence[Relation], chosen: Sequence[int]) -> dict[int, _Pivot]:
    """The equations among the chosen relations in reduced echelon form, by the unknown that each begins with."""
    pivots: dict[int, _Pivot] = {}
    for number in chosen:
        if not relations[number].is_exact:
            continue
        new = _Pivot({at: one for at, one in relations[number].terms.items() if one}, {number: Fraction(1)})
        for at in [at for at in new.row if at in pivots]:
            _subtract(new, pivots[at], new.row[at])
        if not new.row:
            continue
        lead = min(new.row)
        scale = 1 / new.row[lead]
        new = _Pivot(*({at: one * scale for at, one in part.items()} for part in (new.row, new.used)))
        for other in pivots.values():
            if lead in other.row:
                _subtract(other, new, other.row[lead])
        pivots[lead] = new
    return pivots


def _subtract(target: _Pivot, other: _Pivot, times: Fraction) -> None:
    for mine, theirs in ((target.row, other.row), (target.used, other.used)):
        for at, one in theirs.items():
            left = mine.get(at, Fraction()) - times * one
            if left:
                mine[at] = left
            else:
                mine.pop(at, None)


def _islands(count: int, relations: Sequence[Relation]) -> Iterator[_Island]:
    roots = list(range(count))

    def root(one: int) -> int:
        while roots[one] != one:
            roots[one] = roots[roots[one]]
            one = roots[one]
        return one

    for relation in relations:
        first, *others = (root(one) for one in relation.terms)
        for other in others:
            roots[root(other)] = root(first)
    islands: dict[int, _Island] = defaultdict(_Island)
    for one in range(count):
        islands[root(one)].unknowns.append(one)
    for number, relation in enumerate(relations):
        islands[root(next(iter(relation.terms)))].relations.append(number)
    yield from islands.values()


def _rooms(
    unknowns: Sequence[Unknown],
    relations: Sequence[Relation],
    island: _Island,
    pivots: Mapping[int, _Pivot],
    share: Fraction | None,
) -> dict[int, Fraction | None]:
    if len(island.unknowns) > _LARGEST:
        return outer_rooms(island.unknowns, unknowns, [relations[one] for one in island.relations])
    enough = None if share is None else {one: share * abs(unknowns[one].value) for one in island.unknowns}
    return widths(island.unknowns, *_limits(unknowns, relations, island, pivots), enough)


def _limits(
    unknowns: Sequence[Unknown], relations: Sequence[Relation], island: _Island, pivots: Mapping[int, _Pivot]
) -> tuple[dict[int, Row], list[Limit]]:
    """Each unknown as a sum of free ones, and how far sums of free ones may go from the true values."""
    sums = {one: _freed(one, pivots) for one in island.unknowns}
    limits = [limit for one in island.unknowns for limit in _ends(sums[one], unknowns[one])]
    for relation in (relations[number] for number in island.relations if not relations[number].is_exact):
        total: Row = {}
        for at, times in relation.terms.items():
            for free, one in sums[at].items():
                total[free] = total.get(free, Fraction()) + times * one
        value = sum((times * unknowns[at].value for at, times in relation.terms.items()), Fraction())
        limits += _ends(total, Unknown(value, relation.low, relation.high))
    return sums, limits


def _freed(one: int, pivots: Mapping[int, _Pivot]) -> Row:
    if one not in pivots:
        return {one: Fraction(1)}
    return {at: -times for at, times in pivots[one].row.items() if at != one}


def _ends(terms: Row, known: Unknown) -> Iterator[Limit]:
    if known.high is not None:
        yield Limit(terms, known.high - known.value)
    if known.low is not None:
        yield Limit({at: -one for at, one in terms.items()}, known.value - known.low)
