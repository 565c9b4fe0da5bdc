"""The pages about money: all years, each year, and sums by category, by source and by who is paid.

Comes in: the survey. Goes out: pages below `money/`. Every figure leads to the amounts behind it, at most by way of one
table that parts it into years.
"""

from collections.abc import Callable, Iterable, Iterator

from generator.public.ledger import KINDS, Ledger, Line, Sum, ledger
from generator.public.pages.boxes import box, table
from generator.public.pages.money_lists import Family, Names
from generator.public.pages.money_tables import Row, grouped, in_words, sums_table
from generator.public.pages.money_words import (
    KIND_NAMES,
    how_sums_are_made,
    how_to_read,
    kind_in_words,
    what_is_counted,
)
from generator.public.pages.money_years import INDEX, Years
from generator.public.pages.ways import opening, way
from generator.public.slugs import name_slug
from generator.public.survey import Survey
from generator.public.wording import say

TOP = 20  # recipients of each kind
SOURCES = 60  # sources of each kind, and categories


def money_pages(survey: Survey) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each page, `money/index.md` first."""
    book = ledger(survey)
    years = Years(book)
    families = [Names(_categories(book, years)), Names(_sources(book)), Names(_recipients(book))]
    yield INDEX, _index(book, years)
    yield from years.pages()
    for family in families:
        yield from family.pages()


def _index(book: Ledger, years: Years) -> str:
    title, said = say("Money"), say("What the disclosed amounts of the register add up to, by year and kind.")
    blocks = [*opening(title, said)]
    if not list(years):
        return "\n\n".join([*blocks, say("No decision of the register discloses an amount yet.")]) + "\n"
    blocks += [what_is_counted(book), _ways()]
    kinds = grouped(book.counted, lambda line: line.money.kind)
    blocks += [how_to_read()] if kinds else []
    for kind in KINDS:
        if kind not in kinds:
            continue
        parts = grouped(kinds[kind].lines, lambda line: line.entry.year)
        rows = [Row(str(year), parts.get(year, Sum()), years.address(year, kind)) for year in years]
        blocks += [f"## {kind_in_words(kind)} {{ #{KIND_NAMES[kind]} }}", in_words(kinds[kind]) + "."]
        blocks.append(sums_table(say("Year of decision"), rows, INDEX))
    blocks += [*_left_out(years), f"## {say('How the sums are made')} {{ #method }}", how_sums_are_made()]
    return "\n\n".join(blocks) + "\n"


def _ways() -> str:
    names = [("categories", say("By category")), ("funding", say("By source of funding"))]
    names.append(("recipients", say("Who is paid most")))
    return " · ".join(f"[{name}]({folder}/index.md)" for folder, name in names)


def _left_out(years: Years) -> Iterator[str]:
    """What is in no sum, by year."""
    rows = []
    for year in years:
        apart, kept = years.numbers(year)
        if apart or kept:
            listed = f"[{apart:,}]({way(INDEX, years.apart(year))})" if apart else "-"
            withheld = f"[{kept:,}]({way(INDEX, years.withheld(year))})" if kept else "-"
            rows.append([f"[{year}]({way(INDEX, years.page(year))})", listed, withheld])
    if rows:
        yield f"## {say('What is in no sum')} {{ #left-out }}"
        headings = [say("Year of decision"), say("Amounts listed, not counted"), say("Decisions with a sum withheld")]
        yield box("sums sums--plain", table(headings, rows))


def _categories(book: Ledger, years: Years) -> Family:
    return Family(
        folder="categories",
        title=say("Money by category"),
        heading=say("Category"),
        introduction=say("Each decision has one category. Only disclosed amounts are counted."),
        nameless=say("No category"),
        lines=_named(book.counted, lambda line: line.entry.category),
        most=SOURCES,
        elsewhere=lambda name, year, kind: years.address(year, kind, name),
    )


def _sources(book: Ledger) -> Family:
    return Family(
        folder="funding",
        title=say("Money by source of funding"),
        heading=say("Source of funding"),
        introduction=say("The budget, reserve or programme that pays, as far as the amount names it."),
        nameless=say("No source given"),
        lines=_alike(_named(book.counted, lambda line: line.money.funded_from)),
        most=SOURCES,
    )


def _recipients(book: Ledger) -> Family:
    named: dict[str, list[Line]] = {}
    for paid in book.payments:
        named.setdefault(paid.recipient, []).append(paid.line)
    introduction = say(
        "The recipients that disclosed amounts name, greatest sum first. Each is counted by itself: a total may name "
        "nobody while one of its parts does, so these sums need not add up to those of the years. Names are as in the "
        "decisions; one body under two names stands here twice."
    )
    return Family(
        folder="recipients",
        title=say("Who is paid most"),
        heading=say("Recipient"),
        introduction=introduction,
        nameless=say("No recipient given"),
        lines=_alike(named),
        most=TOP,
        decisions=lambda name: f"recipients/{name_slug(name) if name else 'index'}.md",
    )


def _named(lines: Iterable[Line], name: Callable[[Line], str | None]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(name(line) or "", []).append(line)
    return found


def _alike(named: dict[str, list[Line]]) -> dict[str, list[Line]]:
    """The writings of one name are one, in the newest of them."""
    written: dict[str, str] = {}
    joined: dict[str, list[Line]] = {}
    for name, lines in named.items():
        shown = written.setdefault(name_slug(name), " ".join(name.split()))
        joined.setdefault(shown, []).extend(lines)
    return joined
