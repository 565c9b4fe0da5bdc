"""Sums over the amounts of decisions, of disclosed values alone, in which nothing counts twice.

Left out: withheld values; amounts by the year, month or unit; amounts of decisions that were not made; parts of a total
that is counted; and a total of which it is withheld what it is made of, since its parts may be counted already.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from generator.public.survey import Money, Surveyed
from generator.vocabulary.choices import Kind, Per, Status

Kinds = dict[Kind | None, Decimal]


def sums_by_kind(decisions: Iterable[Surveyed], is_meant: Callable[[Money], bool] = lambda _: True) -> Kinds:
    """The sums of each kind, in the order of the kinds; what has no kind last. Only kinds that occur."""
    sums: dict[Kind | None, Decimal] = defaultdict(Decimal)
    for one in decisions:
        for money in counted_once(one, is_meant):
            sums[money.kind] += money.value or 0
    return {kind: sums[kind] for kind in (*Kind, None) if kind in sums}


def counted_once(one: Surveyed, is_meant: Callable[[Money], bool] = lambda _: True) -> Iterator[Money]:
    """The amounts of one decision that a sum takes in, of those that are meant."""
    if one.entry.status is not Status.MADE:
        return
    able = {money.id: money for money in one.money if is_meant(money) and _can_count(money)}
    within: set[str] = set()
    todo = [part for money in able.values() for part in money.total_of]
    parts = {money.id: money.total_of for money in one.money}
    while todo:
        part = todo.pop()
        if part not in within:
            within.add(part)
            todo += parts.get(part, ())
    yield from (money for name, money in able.items() if name not in within)


def _can_count(money: Money) -> bool:
    return money.value is not None and money.per in (None, Per.TOTAL) and not money.parts_withheld
