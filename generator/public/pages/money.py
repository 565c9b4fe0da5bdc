"""The amounts of a decision, as a table of what is given, with the figures to the right as written."""

from collections.abc import Callable, Iterator

from generator.public.decision import PublishedAmount, PublishedDecision
from generator.public.disclosure import Disclosed, Disclosure, Passage, Withheld
from generator.public.pages.boxes import box, table, terms
from generator.public.pages.facts import sum_in_words
from generator.public.pages.marker import Writer
from generator.public.pages.prose import indented, inline
from generator.public.subjects import Sort
from generator.public.wording import say
from generator.public.words import KIND, VAT

Cell = Callable[[PublishedAmount, Writer], str]


def amounts(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """The table, and beneath it purposes and value for money where they are given."""
    if decision.amounts is None:
        return
    yield f"## {say('Amounts')} {{ #amounts }}"
    if isinstance(decision.amounts, Withheld):
        yield writer.marker(decision.amounts)
        return
    rows = decision.amounts.value
    disclosed = [one.value for one in rows if isinstance(one, Disclosed)]
    columns = [column for column in _COLUMNS if any(_COLUMNS[column](one, writer) for one in disclosed)]
    columns = columns or ["For", "Amount"]
    headings = [f"{say(column)} {{ data-search-exclude }}" for column in columns]
    yield box("amounts", table(headings, (_row(one, columns, writer) for one in rows)))
    notes = [note for one in disclosed for note in _notes(one, writer)]
    if notes:
        yield terms(notes)


def _row(amount: Disclosure[PublishedAmount], columns: list[str], writer: Writer) -> list[str]:
    if isinstance(amount, Withheld):
        return [say("An amount"), writer.marker(amount), *([""] * (len(columns) - 2))]
    return [_COLUMNS[column](amount.value, writer) for column in columns]


def _text(passage: Passage | None, writer: Writer) -> str:
    return writer.inline(passage) if passage else ""


def _label(amount: PublishedAmount, writer: Writer) -> str:
    label = writer.inline(amount.label)
    if isinstance(amount.total_of, Withheld):
        return f"**{say('Total:')}** {label} {writer.marker(amount.total_of)}"
    return f"**{say('Total:')}** {label}" if amount.total_of else label


def _kind(amount: PublishedAmount, writer: Writer) -> str:
    if isinstance(amount.kind, Withheld):
        return writer.marker(amount.kind)
    return say(KIND[amount.kind.value]) if amount.kind else ""


def _vat(amount: PublishedAmount, writer: Writer) -> str:
    if isinstance(amount.vat, Withheld):
        return writer.marker(amount.vat)
    return say(VAT[amount.vat.value]) if amount.vat else ""


def _years(amount: PublishedAmount, writer: Writer) -> str:
    if isinstance(amount.years, Withheld):
        return writer.marker(amount.years)
    years = amount.years.value if amount.years else ()
    if len(years) > 2 and _follow(years):
        return say("{first} to {last}", first=years[0], last=years[-1])
    return ", ".join(years)


def _follow(years: tuple[str, ...]) -> bool:
    starts = [int(year[:4]) for year in years]
    return starts == list(range(starts[0], starts[0] + len(starts)))


def _ocid(amount: PublishedAmount, writer: Writer) -> str:
    if isinstance(amount.ocid, Withheld):
        return writer.marker(amount.ocid)
    return inline(amount.ocid.value) if amount.ocid else ""


_COLUMNS: dict[str, Cell] = {
    "For": _label,
    "Amount": sum_in_words,
    "Kind": _kind,
    "Years": _years,
    "VAT": _vat,
    "Paid to": lambda amount, writer: writer.named(Sort.RECIPIENT, amount.recipient) if amount.recipient else "",
    "Funded from": lambda amount, writer: _text(amount.funded_from, writer),
    "Notice": _ocid,
}


def _notes(amount: PublishedAmount, writer: Writer) -> Iterator[tuple[str, list[str]]]:
    label = writer.inline(amount.label)
    if amount.purpose:
        yield say("{label}: purpose", label=label), [indented(writer.blocks(amount.purpose))]
    if amount.value_for_money:
        yield say("{label}: value for money", label=label), [indented(writer.blocks(amount.value_for_money))]
