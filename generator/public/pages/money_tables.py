"""The two tables that pages about money are made of: sums with bars, and the amounts behind a sum."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from generator.public.ledger import Line, Sum
from generator.public.office import IndexEntry
from generator.public.pages.bars import Scale, bar, scale_of
from generator.public.pages.boxes import box, table
from generator.public.pages.links import reference_and_title
from generator.public.pages.prose import inline
from generator.public.pages.ways import way
from generator.public.spoken import long_date
from generator.public.survey import Money
from generator.public.wording import counted, say
from generator.public.words import BASIS, PER, STATUS, VAT
from generator.vocabulary.choices import Basis, Per, Status
from generator.vocabulary.money import show_pounds

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Row:
    """One sum of a table: what it is the sum of, as Markdown, and the address at which its amounts are listed."""

    name: str
    sum: Sum
    address: str


def grouped(lines: Iterable[Line], key: Callable[[Line], K]) -> dict[K, Sum]:
    """Lines added up by what `key` says of each, in the order in which they come."""
    sums: dict[K, Sum] = {}
    for line in lines:
        sums.setdefault(key(line), Sum()).add(line)
    return sums


def sums_table(heading: str, rows: list[Row], here: str) -> str:
    """Sums of one kind, each with a bar on one scale and a link to its amounts; a row without amounts says so."""
    scale = scale_of(row.sum.total for row in rows)
    headings = [heading, say("Sum of the disclosed amounts"), say("Amounts")]
    return box("sums", table(headings, ([row.name, _sum(row, scale, here), f"{len(row.sum.lines):,}"] for row in rows)))


def plain_sums(heading: str, rows: list[Row], here: str) -> str:
    """Sums of several kinds, side by side; no bars, for they would invite a comparison that means nothing."""
    headings = [heading, say("Sum of the disclosed amounts"), say("Amounts")]
    cells = ([row.name, _figure(row, here), f"{len(row.sum.lines):,}"] for row in rows)
    return box("sums sums--plain", table(headings, cells))


def in_words(one: Sum) -> str:
    """`**£1,040,000** in 3 amounts`."""
    return counted("**{sum}** in {number} amount", "**{sum}** in {number} amounts", len(one.lines), sum=_pounds(one))


def amounts_table(lines: Iterable[Line], here: str) -> str:
    """Amounts with their decisions, each linked."""
    headings = [say("Decision"), say("Decided"), say("For"), say("Amount")]
    return box("ledger", table(headings, (_amount(line, here) for line in lines)))


def decision_link(entry: IndexEntry, here: str) -> str:
    """A decision by reference and title, with its status unless it was made."""
    link = f"[{reference_and_title(entry)}]({way(here, f'decisions/{entry.year}/{entry.slug}.md')})"
    if entry.status is Status.MADE:
        return link
    return f'{link} <span class="status status--{entry.status.value}">{say(STATUS[entry.status])}</span>'


def day_of(entry: IndexEntry) -> str:
    """The day of a decision, as tables show it."""
    return long_date(entry.decided) if entry.decided else say("No date")


def _sum(row: Row, scale: Scale, here: str) -> str:
    return f"{bar(row.sum.total, row.sum.open, scale)} {_figure(row, here)}"


def _figure(row: Row, here: str) -> str:
    if not row.sum.lines:
        return f'<span class="sum">{say("none")}</span>'
    figure = f'<span class="sum">[{_pounds(row.sum)}]({way(here, row.address)})</span>'
    if row.sum.is_firm:
        return figure
    if all(not line.is_firm for line in row.sum.lines):
        return f"{figure} <small>{say('not exact')}</small>"
    return f"{figure} <small>{say('{sum} of it not exact', sum=show_pounds(row.sum.open))}</small>"


def _pounds(one: Sum) -> str:
    return show_pounds(one.total)


def _amount(line: Line, here: str) -> list[str]:
    return [decision_link(line.entry, here), day_of(line.entry), _for(line.money), money_in_words(line.money)]


def _for(money: Money) -> str:
    label = inline(money.label) if money.label else say("Label withheld")
    more = [
        say("paid to {name}", name=inline(money.recipient)) if money.recipient else "",
        say("from {name}", name=inline(money.funded_from)) if money.funded_from else "",
        say(VAT[money.vat]) if money.vat else "",
        ", ".join(money.years),
    ]
    said = "; ".join(one for one in more if one)
    return f"{label} <small>{said}</small>" if said else label


def money_in_words(money: Money) -> str:
    """`about £1,040,000 a year`: pounds in full, so that they can be added up; of a withheld sum its limits."""
    per = f" {say(PER[money.per])}" if money.per not in (None, Per.TOTAL) else ""
    if money.value is not None:
        basis = f"{say(BASIS[money.basis])} " if money.basis not in (None, Basis.EXACT) else ""
        return f"{basis}**{show_pounds(money.value)}**{per}"
    if money.band is None:
        return say("withheld")
    ends = say("between {low} and {high}", low=show_pounds(money.band.from_), high=show_pounds(money.band.to))
    return f"{ends}{per}"
