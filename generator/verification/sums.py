"""Other values for withheld amounts, such that every declared total still holds.

Comes in: the values of a record's amounts, which of them are withheld, and which add up to which. Goes out: values for
the withheld ones. Exact, over fractions: what the sums leave free is chosen, what they fix is worked out from it.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

Row = dict[str, Fraction]
_CONSTANT = ""  # no id is empty
_LARGEST, _PENCE = Fraction(10**15), 10**6
_SHARES = [Fraction(sign, 10**places) for places in range(7) for sign in (1, -1)]
Band = tuple[Fraction, Fraction]


def other_values(
    values: Mapping[str, Fraction],
    withheld: Sequence[str],
    totals: Mapping[str, Sequence[str]],
    choose: Callable[[str], Fraction],
    bands: Mapping[str, Band] = MappingProxyType({}),
) -> dict[str, Fraction]:
    """Values for the `withheld` ids, each within its band if it has one.

    Where those that `choose` leads to cannot be, values on the way there, or the other way: whatever lies on a straight
    line between two solutions is a solution. The present ones where the sums allow no other that a record can hold.
    """
    present = {one: values[one] for one in withheld}
    aim = _aim(values, withheld, totals, choose)
    for share in _SHARES:
        found = {one: present[one] + share * (aim[one] - present[one]) for one in withheld}
        if all(_can_be(one, found[one], bands) for one in withheld):
            return found
    return present


def _can_be(name: str, value: Fraction, bands: Mapping[str, Band]) -> bool:
    """Whether a record can hold the value, and its band, if it has one, does."""
    low, high = bands.get(name, (-_LARGEST, _LARGEST))
    return low <= value <= high and abs(value) < _LARGEST and (value * _PENCE).denominator == 1


def _aim(
    values: Mapping[str, Fraction],
    withheld: Sequence[str],
    totals: Mapping[str, Sequence[str]],
    choose: Callable[[str], Fraction],
) -> dict[str, Fraction]:
    """Any solution with the chosen values for what is free, whether a record can hold it or not."""
    rows = _solved([_row(values, set(withheld), total, parts) for total, parts in totals.items()], withheld)
    fixed = {one for one in withheld if any(_pivot(row, withheld) == one for row in rows)}
    found = {one: choose(one) for one in withheld if one not in fixed}
    for row in rows:
        pivot = _pivot(row, withheld)
        if pivot:
            rest = sum((row[one] * found[one] for one in row if one not in (pivot, _CONSTANT)), Fraction())
            found[pivot] = -(rest + row.get(_CONSTANT, Fraction()))
    return found


def _row(values: Mapping[str, Fraction], withheld: set[str], total: str, parts: Sequence[str]) -> Row:
    """The sum as what must come to nothing: withheld ids with their factors, and the public rest as a constant."""
    row: Row = {}
    for one, factor in [(total, Fraction(-1)), *((part, Fraction(1)) for part in parts)]:
        key, share = (one, factor) if one in withheld else (_CONSTANT, factor * values[one])
        row[key] = row.get(key, Fraction()) + share
    return row


def _solved(rows: list[Row], withheld: Sequence[str]) -> list[Row]:
    """Each row with one id that stands in no other, its factor 1."""
    done: list[Row] = []
    for row in rows:
        for other in done:
            row = _without(row, other, _pivot(other, withheld))  # the row is what is being worked on
        pivot = _pivot(row, withheld)
        if pivot:
            row = {key: share / row[pivot] for key, share in row.items()}  # likewise
            done = [*(_without(other, row, pivot) for other in done), row]
    return done


def _without(row: Row, other: Row, pivot: str) -> Row:
    factor = row.get(pivot, Fraction())
    if not factor:
        return row
    keys = row.keys() | other.keys()
    left = {key: row.get(key, Fraction()) - factor * other.get(key, Fraction()) for key in sorted(keys)}
    return {key: share for key, share in left.items() if share}


def _pivot(row: Row, withheld: Sequence[str]) -> str:
    """The last withheld id of a row: those before it are free to be chosen."""
    return next((one for one in reversed(withheld) if row.get(one)), _CONSTANT)
