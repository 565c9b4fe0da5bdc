"""The money of the register: every disclosed amount once, counted or with the reason why it is not.

Comes in: the survey. Goes out: a `Ledger`, of whose lines all sums are made. Amounts of different kinds are never
added together. Deliberately absent: whatever is withheld, but for the decisions in which a sum is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.public.counting import Reason, count
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.slugs import name_slug
from generator.public.survey import Money, Survey, Surveyed
from generator.vocabulary.choices import Basis, Kind, Status

Statuses = Mapping[str, Status]
KINDS: tuple[Kind | None, ...] = (Kind.REVENUE, Kind.CAPITAL, Kind.GRANT, None, Kind.INCOME, Kind.SAVING)


@dataclass(frozen=True, slots=True)
class Line:
    """An amount and its decision; where it is not counted, why not."""

    entry: IndexEntry
    money: Money
    reason: Reason | None = None

    @property
    def value(self) -> Decimal:
        """Its pounds; nothing where they are withheld."""
        return self.money.value or Decimal()

    @property
    def is_firm(self) -> bool:
        """Whether it is given as exact, or without saying otherwise."""
        return self.money.basis in (None, Basis.EXACT)


@dataclass(frozen=True, slots=True)
class Payment:
    """A line under the recipient that its amount names."""

    recipient: str
    line: Line


@dataclass(frozen=True, slots=True)
class Ledger:
    """Lines newest first. `payments` are counted for each recipient by itself, `kept` are the decisions in which a sum
    is withheld."""

    counted: tuple[Line, ...] = ()
    apart: tuple[Line, ...] = ()
    payments: tuple[Payment, ...] = ()
    kept: tuple[IndexEntry, ...] = ()


@dataclass(slots=True)
class Sum:
    """Amounts of one kind added up. `open` is how much of the sum is about, up to or at least what is given."""

    lines: list[Line] = field(default_factory=list)
    total: Decimal = Decimal()
    open: Decimal = Decimal()

    def add(self, line: Line) -> None:
        """Count one more amount."""
        self.lines.append(line)
        self.total += line.value
        self.open += Decimal() if line.is_firm else line.value

    @property
    def is_firm(self) -> bool:
        """Whether every amount in it is exact."""
        return all(line.is_firm for line in self.lines)


def ledger(survey: Survey) -> Ledger:
    """Every disclosed amount of the register."""
    status = statuses(survey.register)
    lines = [line for one in survey.decisions for line in _lines(one, status)]
    return Ledger(
        counted=tuple(line for line in lines if line.reason is None),
        apart=tuple(line for line in lines if line.reason is not None),
        payments=tuple(paid for one in survey.decisions if why_apart(one, status) is None for paid in _payments(one)),
        kept=tuple(one.entry for one in survey.decisions if one.sum_withheld),
    )


def statuses(register: PublishedRegister) -> Statuses:
    """What became of each decision, by its reference."""
    return {entry.reference: entry.status for entry in register.decisions}


def why_apart(one: Surveyed, status: Statuses) -> Reason | None:
    """Why a decision's money is counted in no sum: it was not made, or one that was made has taken its place."""
    if one.entry.status is not Status.MADE:
        return Reason.NOT_MADE
    later = one.relations.superseded_by
    return Reason.REPLACED if any(status.get(other) is Status.MADE for other in later) else None


def _lines(one: Surveyed, status: Statuses) -> Iterator[Line]:
    whole = why_apart(one, status)
    for money, reason in zip(one.money, count(one.money), strict=True):
        if money.value is not None or money.band:
            yield Line(one.entry, money, whole or reason)


def _payments(one: Surveyed) -> Iterator[Payment]:
    """What each recipient is given: a total may name nobody while its parts do, so each is counted by itself."""
    named: dict[str, list[Money]] = {}
    for money in one.money:
        if money.recipient:
            named.setdefault(name_slug(money.recipient), []).append(money)
    for amounts in named.values():
        for money, reason in zip(amounts, count(one.money, amounts), strict=True):
            if reason is None and money.recipient:
                yield Payment(money.recipient, Line(one.entry, money))
