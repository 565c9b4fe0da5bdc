"""Which amounts of one decision are counted in sums, so that no pound is counted twice.

Comes in: the disclosed amounts of a decision. Goes out: of each, whether it is counted, and if not, why not. An amount
that is named in another's `total_of` is part of that total, so only one of the two can be counted. All stand on the
amounts that are no totals: each total covers some of these, and no two amounts that are counted cover the same.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

from generator.public.survey import Money
from generator.vocabulary.choices import Per

# Withheld parts of totals have no name, so two totals with such parts may share them: they stand as one here.
_UNNAMED = "?"


class Reason(Enum):
    """Why an amount is not counted. Of two of them, `NOT_MADE` and `REPLACED`, the decision is the reason."""

    SPELT_OUT = "spelt-out"
    PART = "part"
    OVERLAP = "overlap"
    RATE = "rate"
    BAND = "band"
    UNCLEAR = "unclear"
    REPLACED = "replaced"
    NOT_MADE = "not-made"


def count(amounts: Sequence[Money], among: Sequence[Money] | None = None) -> tuple[Reason | None, ...]:
    """For each amount, or each of those `among` them that are asked for: None where it is counted, else why it is not.

    A total gives way to its parts where these are disclosed and add up to it, since they say more. Any other total is
    counted, and its parts are not; but where it is withheld what a total is made of, and an amount beside it may be
    part of it, that one is counted. Of two that overlap, the one that covers more is counted.
    """
    asked = amounts if among is None else among
    by_id = {one.id: one for one in amounts}
    single = {one.id for one in asked if _excluded(one) is None and not _is_total(one)}
    covers = [_covers(one.id, by_id) for one in asked]
    found = [
        _excluded(one) or _given_way(one, ground, single, by_id) for one, ground in zip(asked, covers, strict=True)
    ]
    covered: set[str] = set()
    left = (index for index, reason in enumerate(found) if reason is None)
    for index in sorted(left, key=lambda one: (-len(covers[one]), not _is_total(asked[one]), one)):
        if not covered.isdisjoint(covers[index]):
            found[index] = Reason.PART if covers[index] <= covered else Reason.OVERLAP
        else:
            covered |= covers[index]
    return tuple(found)


def _excluded(one: Money) -> Reason | None:
    """What keeps an amount out of every sum, whatever stands beside it."""
    if one.value is None:
        return Reason.BAND
    if one.unclear:
        return Reason.UNCLEAR
    return None if one.per in (None, Per.TOTAL) else Reason.RATE


def _is_total(one: Money) -> bool:
    return bool(one.total_of) or one.parts_withheld


def _given_way(total: Money, covers: frozenset[str], single: set[str], by_id: Mapping[str, Money]) -> Reason | None:
    """Why a total is not counted beside its parts: they spell it out, or one that is counted may be a part of it."""
    if _UNNAMED in covers and not single <= covers:
        return Reason.UNCLEAR
    return Reason.SPELT_OUT if _is_spelt_out(total, covers, single, by_id) else None


def _is_spelt_out(total: Money, covers: frozenset[str], single: set[str], by_id: Mapping[str, Money]) -> bool:
    if not _is_total(total) or not covers <= single:
        return False
    return sum((by_id[one].value or Decimal() for one in covers), Decimal()) == total.value


def _covers(name: str, by_id: Mapping[str, Money]) -> frozenset[str]:
    """The amounts, themselves no totals, that an amount stands on. Totals that name one another stand on themselves."""
    seen, ahead, ground = {name}, [name], set()
    while ahead:
        one = by_id.get(here := ahead.pop())
        if one is None or not _is_total(one):
            ground.add(here)
            continue
        ground |= {_UNNAMED} if one.parts_withheld else set()
        ahead += [part for part in one.total_of if part not in seen]
        seen.update(one.total_of)
    return frozenset(ground or seen)
