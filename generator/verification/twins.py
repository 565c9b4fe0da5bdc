"""One amount written in two places: whoever shows it in one and withholds it in the other withholds nothing.

Between related records two amounts are one where id and label agree, or label and recipient, and the value with them.
Within a record a cell of a table is the amount whose label its row bears.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.verification.quantities import AMOUNTS, PART2, Quantity

Key = tuple[object, ...]


def twins_between(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Pairs of amounts, one of each record, that are one amount, where at least one of the two is hidden."""
    mine, others = (_by_key(one) for one in (ours, theirs))
    found = {pair for key in mine.keys() & others.keys() for pair in _pairs(ours, theirs, mine[key], others[key])}
    yield from sorted(found)


def twins_within(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Pairs of an amount and a cell of a table that are one amount, where at least one of the two is hidden."""
    listed: dict[Key, list[int]] = defaultdict(list)
    cells: dict[Key, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, one in enumerate(quantities):
        if one.label and one.source == AMOUNTS:
            listed[one.label, one.value].append(at)
        elif one.label and one.source != PART2:
            cells[one.label, one.value][one.source].append(at)
    for key in listed.keys() & cells.keys():
        for others in cells[key].values():
            yield from _pairs(quantities, quantities, listed[key], others)


def _by_key(quantities: Sequence[Quantity]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for at, one in enumerate(quantities):
        if one.source == AMOUNTS and one.label:
            if one.id:
                found["id", one.id, one.label, one.value].append(at)
            if one.recipient:
                found["recipient", one.recipient, one.label, one.value].append(at)
    return found


def _pairs(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], mine: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Each hidden one with a public twin; two hidden ones only where neither could be another's."""
    for at in mine:
        for other in others:
            hidden = (ours[at].is_hidden, theirs[other].is_hidden)
            if any(hidden) and (not all(hidden) or len(mine) == len(others) == 1):
                yield at, other
