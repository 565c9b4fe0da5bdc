"""Two lists → the pairs of equal items by which they can be laid side by side, in time that grows with their length.

Equal beginnings and ends are pairs; of what lies between, the items that each list holds just once, as many of them as
stand in one order. The caller says which items can hold two lists together: one that may be something else on either
side, as two withheld paragraphs may, cannot.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

Pair = tuple[int, int]


def anchors(new: Sequence[object], old: Sequence[object], holds: Callable[[object], bool]) -> list[Pair]:
    """The places, in `new` and in `old`, of items that are equal, both rising; between the ends, of items that hold."""
    shorter = min(len(new), len(old))
    start = 0
    while start < shorter and new[start] == old[start]:
        start += 1
    end = 0
    while end < shorter - start and new[-1 - end] == old[-1 - end]:
        end += 1
    between = _rising([pair for pair in _single(new, old, start, end) if holds(new[pair[0]])])
    after = [(len(new) - back, len(old) - back) for back in range(end, 0, -1)]
    return [*((at, at) for at in range(start)), *between, *after]


def _single(new: Sequence[object], old: Sequence[object], start: int, end: int) -> list[Pair]:
    """Items between `start` and `end` that stand there once on either side, in the order of `new`."""
    ours, theirs = (_places(side, start, len(side) - end) for side in (new, old))
    pairs = [(at, theirs.get(item, -1)) for item, at in ours.items()]
    return [(at, was) for at, was in pairs if at >= 0 and was >= 0 and new[at] == old[was]]


def _places(items: Sequence[object], start: int, end: int) -> dict[int, int]:
    """Where each item stands, by its hash, which is dear to make of a long text; -1 for one that stands twice."""
    found: dict[int, int] = {}
    for at in range(start, end):
        item = hash(items[at])
        found[item] = -1 if item in found else at
    return found


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The longest run of pairs, not always neighbours, in which both places rise."""
    tails: list[int] = []
    last: list[int] = []  # the index of the pair at the end of the best run of each length
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        last[length : length + 1] = [index]
        before.append(last[length - 1] if length else -1)
    run: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]
