"""Sums over the amounts of some decisions, by the rule of the ledger: of disclosed values alone, nothing twice.

Comes in: decisions in short, what became of every decision, and which amounts are meant. Goes out: the sum of each
kind.
Deliberately absent: the rule itself, which stands in `counting.py` and `ledger.py`, so that every page adds up alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from generator.public.counting import count
from generator.public.ledger import Statuses, why_apart
from generator.public.survey import Money, Surveyed
from generator.vocabulary.choices import Kind

Kinds = dict[Kind | None, Decimal]


def sums_by_kind(
    decisions: Iterable[Surveyed], status: Statuses, is_meant: Callable[[Money], bool] = lambda _: True
) -> Kinds:
    """The sums of each kind, in the order of the kinds; what has no kind last. Only kinds that occur."""
    sums: dict[Kind | None, Decimal] = defaultdict(Decimal)
    for one in decisions:
        for money in _counted(one, status, is_meant):
            sums[money.kind] += money.value or 0
    return {kind: sums[kind] for kind in (*Kind, None) if kind in sums}


def _counted(one: Surveyed, status: Statuses, is_meant: Callable[[Money], bool]) -> Iterator[Money]:
    """The amounts of one decision that a sum takes in, of those that are meant."""
    if why_apart(one, status) is None:
        meant = [money for money in one.money if is_meant(money)]
        yield from (money for money, reason in zip(meant, count(one.money, meant), strict=True) if reason is None)
