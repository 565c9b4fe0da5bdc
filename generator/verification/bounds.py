"""How far a sum of variables can go while other sums stay within limits: exact linear programming.

Comes in: sums of free variables, measured from a point that satisfies all limits. Goes out: between its least and its
greatest value, the room of each sum. Because the point to begin at is known, the simplex method needs no first phase;
Bland's rule keeps it from going round in circles.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

_ZERO = Fraction()


@dataclass(frozen=True, slots=True)
class Limit:
    """The sum of the terms is at most `most`, which is nought or more."""

    terms: Mapping[int, Fraction]
    most: Fraction


def widths(
    wanted: Iterable[int],
    sums: Mapping[int, Mapping[int, Fraction]],
    limits: Sequence[Limit],
    enough: Mapping[int, Fraction] | None = None,
) -> dict[int, Fraction | None]:
    """For each wanted sum its room; None where it has no end, or is `enough` of it or more."""
    real = [limit for limit in limits if any(limit.terms.values())]
    frees = sorted({at for limit in real for at in limit.terms})
    rooms: dict[int, Fraction | None] = {}
    for one in wanted:
        stop = None if enough is None else enough[one]
        up = _furthest(sums[one], real, frees, stop)
        down = None if up is None else _furthest({at: -times for at, times in sums[one].items()}, real, frees, stop)
        room = None if up is None or down is None else up + down
        rooms[one] = None if room is None or (stop is not None and room >= stop and room) else room
    return rooms


def _furthest(
    terms: Mapping[int, Fraction], limits: Sequence[Limit], frees: Sequence[int], stop: Fraction | None
) -> Fraction | None:
    """The greatest value of a sum within all limits; None where there is none, or `stop` of it is reached."""
    if any(one and at not in frees for at, one in terms.items()):
        return None
    signs = [
        (at, sign) for at in frees for sign in (1, -1)
    ]  # each free variable is the difference of two from nought up
    table = [[limit.terms.get(at, _ZERO) * sign for at, sign in signs] for limit in limits]
    left = [limit.most for limit in limits]
    gain = [terms.get(at, _ZERO) * sign for at, sign in signs]
    columns, rows = list(range(len(signs))), list(range(len(signs), len(signs) + len(limits)))
    reached = _ZERO
    while (entering := _first(gain, columns)) is not None:
        leaving = _tightest(table, left, rows, entering)
        if leaving is None:
            return None
        reached += _exchange(table, left, gain, leaving, entering)
        rows[leaving], columns[entering] = columns[entering], rows[leaving]
        if stop is not None and reached >= stop and reached:
            return None
    return reached


def _first(gain: Sequence[Fraction], columns: Sequence[int]) -> int | None:
    return min((at for at, one in enumerate(gain) if one > 0), key=columns.__getitem__, default=None)


def _tightest(
    table: Sequence[Sequence[Fraction]], left: Sequence[Fraction], rows: Sequence[int], entering: int
) -> int | None:
    bound = [at for at, row in enumerate(table) if row[entering] > 0]
    return min(bound, key=lambda at: (left[at] / table[at][entering], rows[at]), default=None)


def _exchange(
    table: list[list[Fraction]], left: list[Fraction], gain: list[Fraction], leaving: int, entering: int
) -> Fraction:
    """Bring a variable in for another, and say what that gained."""
    pivot = table[leaving][entering]
    row = [one / pivot for one in table[leaving]]
    row[entering] = 1 / pivot
    table[leaving], left[leaving] = row, left[leaving] / pivot
    for at, other in enumerate(table):
        times = other[entering]
        if at != leaving and times:
            table[at] = _less(other, row, times, entering)
            left[at] -= times * left[leaving]
    times = gain[entering]
    gain[:] = _less(gain, row, times, entering)
    return times * left[leaving]


def _less(other: Sequence[Fraction], row: Sequence[Fraction], times: Fraction, entering: int) -> list[Fraction]:
    new = [mine - times * theirs if theirs else mine for mine, theirs in zip(other, row, strict=True)]
    new[entering] = -times * row[entering]
    return new
