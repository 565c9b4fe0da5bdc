"""The room of each unknown where there are too many to solve exactly: from relation to unknown until nothing moves.

The result is an outer bound: never less room than there is, and sometimes more.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from generator.verification.unknowns import Relation, Unknown

_ROUNDS = 20
Ends = list[Fraction | None]


def outer_rooms(
    wanted: Iterable[int], unknowns: Sequence[Unknown], relations: Sequence[Relation]
) -> dict[int, Fraction | None]:
    """For each wanted unknown the distance of its ends, None where one of them is open."""
    ends: dict[int, Ends] = {at: [unknowns[at].low, unknowns[at].high] for at in wanted}
    for _ in range(_ROUNDS):
        moved = [_narrow(relation, ends) for relation in relations]
        if True not in moved:
            break
    return {at: None if low is None or high is None else high - low for at, (low, high) in ends.items()}


def _narrow(relation: Relation, ends: dict[int, Ends]) -> bool:
    """Draw the ends of each unknown of a relation closer, as far as the ends of its others allow."""
    moved = False
    for side, limit in ((1, relation.high), (0, relation.low)):
        far = {at: _times(ends[at][1 - side if times > 0 else side], times) for at, times in relation.terms.items()}
        open_ = [at for at, one in far.items() if one is None]
        total = sum((one for one in far.values() if one is not None), Fraction())
        for at in open_ if open_ else far:
            if len(open_) > 1:
                break
            times = relation.terms[at]
            end = (limit - total + (far[at] or 0)) / times
            moved |= _draw(ends[at], side if times > 0 else 1 - side, end)
    return moved


def _draw(ends: Ends, side: int, end: Fraction) -> bool:
    old = ends[side]
    if old is not None and (end >= old if side else end <= old):
        return False
    ends[side] = end
    return True


def _times(end: Fraction | None, times: Fraction) -> Fraction | None:
    return None if end is None else end * times
