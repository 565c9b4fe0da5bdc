"""Money: what is counted, what is not and why, and that every figure is the sum of the amounts that it leads to."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.public.counting import Reason, count
from generator.public.decision import PublishedBand, PublishedRelations
from generator.public.ledger import Ledger, Line, ledger, statuses
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.pages import money_lists, money_years
from generator.public.pages.bars import bar, scale_of, share_bar
from generator.public.pages.money_pages import money_pages
from generator.public.pages.ways import names_of, way
from generator.public.slugs import name_slug
from generator.public.survey import Money, Survey, Surveyed
from generator.public.tallies import sums_by_kind
from generator.vocabulary.choices import Basis, Kind, Per, Status
from generator.vocabulary.money import parse_written
from tests.test_staging import OFFICE

PLAIN = Money(
    id="a",
    label="Fee",
    value=Decimal("5.00"),
    written="£5",
    basis=None,
    per=None,
    vat=None,
    kind=None,
    years=(),
    recipient=None,
    purpose=None,
    funded_from=None,
    total_of=(),
    band=None,
)


def pounds(name: str, value: str | None, *parts: str, **more: object) -> Money:
    """An amount, or a total of parts."""
    sum_ = None if value is None else Decimal(value)
    return replace(PLAIN, id=name, value=sum_, total_of=parts, **more)  # type: ignore[arg-type]  # fields by name


def decided(number: int, *money: Money, status: Status = Status.MADE, year: int = 2026, **more: object) -> Surveyed:
    """A decision in short, with these amounts."""
    slug = f"mid-d-{year}-{number:02}"
    entry = IndexEntry(
        reference=slug.replace("-", "/").upper(),
        slug=slug,
        year=year,
        status=status,
        title=f"Title {number}",
        category="Finance" if number % 2 else "Estates | fleet",
        decided=date(year, 3, 1),
    )
    blank = Surveyed(
        entry=entry,
        topics=(),
        summary=None,
        makers=(),
        signatories=(),
        money=money,
        withheld=(),
        changes=(),
        relations=PublishedRelations(),
        publish_on=None,
        published=None,
        part2_unrecorded=False,
    )
    return replace(blank, **more)  # type: ignore[arg-type]  # fields by name


def surveyed(*decisions: Surveyed) -> Survey:
    """A register of these decisions."""
    register = PublishedRegister(
        format=1, day=date(2026, 11, 23), office=OFFICE, decisions=tuple(one.entry for one in decisions)
    )
    return Survey(register, decisions)


def why(*money: Money) -> dict[str, Reason | None]:
    """The reasons by the ids of amounts."""
    return {one.id: reason for one, reason in zip(money, count(money), strict=True)}


def test_a_total_gives_way_to_parts_that_are_all_disclosed() -> None:
    """The parts say more, such as who is paid; the sum is the same."""
    found = why(pounds("a", "40"), pounds("b", "2"), pounds("t", "42", "a", "b"))
    assert found == {"a": None, "b": None, "t": Reason.SPELT_OUT}


def test_a_total_with_a_withheld_part_is_counted_and_its_parts_are_not() -> None:
    """Otherwise the withheld part would be missing from the sum, or the disclosed one twice in it."""
    by_value = why(pounds("a", "40"), pounds("b", None), pounds("c", None), pounds("t", "42", "a", "b", "c"))
    assert by_value == {"a": Reason.PART, "b": Reason.BAND, "c": Reason.BAND, "t": None}
    whole = why(pounds("a", "40"), pounds("t", "42", "a", parts_withheld=True))
    assert whole == {"a": Reason.PART, "t": None}


def test_parts_that_do_not_add_up_are_not_taken_for_their_total() -> None:
    """Whatever a bundle holds, the larger truth of a total is not lost to parts that lack something."""
    assert why(pounds("a", "40"), pounds("t", "42", "a")) == {"a": Reason.PART, "t": None}


def test_a_total_of_totals_stands_on_the_parts_of_its_parts() -> None:
    """Of three storeys, the ground alone is counted."""
    parts = [pounds("a", "1"), pounds("b", "2"), pounds("c", "4")]
    found = why(*parts, pounds("s", "3", "a", "b"), pounds("t", "7", "s", "c"))
    assert [name for name, reason in found.items() if reason is None] == ["a", "b", "c"]


def test_two_totals_of_one_part_are_not_both_counted() -> None:
    """What a year costs and what a kind costs overlap: the larger group is counted, and the rest alone."""
    amounts = [pounds("a", "1"), pounds("b", None), pounds("c", "4"), pounds("d", None)]
    found = why(*amounts, pounds("s", "3", "a", "b", "d"), pounds("t", "6", "b", "c"))
    assert found == dict(zip("abcd", (Reason.PART, Reason.BAND, None, Reason.BAND), strict=True)) | {
        "s": None,
        "t": Reason.OVERLAP,
    }


def test_unnamed_parts_may_be_the_same_part() -> None:
    """Two totals with withheld parts that nobody can name could share them, so only one is counted."""
    found = why(
        pounds("a", "1"), pounds("s", "9", "a", parts_withheld=True), pounds("t", "5", "b", parts_withheld=True)
    )
    assert [name for name, reason in found.items() if reason is None] == ["s"]


def test_what_may_be_an_unnamed_part_is_not_counted_beside_its_total() -> None:
    """Where it is withheld what a total is made of, the amounts beside it are counted, unless it names them all."""
    assert why(pounds("t", "9", parts_withheld=True), pounds("p", "6")) == {"t": Reason.UNCLEAR, "p": None}
    assert why(pounds("t", "9", "p", parts_withheld=True), pounds("p", "6")) == {"t": None, "p": Reason.PART}


@pytest.mark.parametrize("later", [one for one in Status if one is not Status.DRAFT])
def test_every_page_adds_up_alike(later: Status) -> None:
    """What the money pages count is what the home page and the lists count, whatever became of a decision."""
    paid = (
        pounds("t", "100", "p", "q"),
        pounds("p", "60", recipient="Northbeck, Ltd"),
        pounds("q", "40", recipient="NORTHBECK LTD"),
        pounds("u", "9", parts_withheld=True),
        pounds("y", "5", per=Per.YEAR),
    )
    late = decided(2, *paid, status=later)
    early = decided(1, *paid, relations=PublishedRelations(superseded_by=(late.entry.reference,)))
    survey = surveyed(decided(3, *paid), late, early)
    book, status = ledger(survey), statuses(survey.register)
    assert sum(sums_by_kind(survey.decisions, status).values()) == sum(line.value for line in book.counted) == 200
    to_it = sums_by_kind(survey.decisions, status, lambda money: money.recipient is not None)
    assert sum(to_it.values()) == sum(one.line.value for one in book.payments) == 200
    assert {name_slug(one.recipient) for one in book.payments} == {"northbeck-ltd"}


def test_totals_that_name_one_another_are_counted_once() -> None:
    """No record can say so, but a bundle made by hand might; it must not run for ever either."""
    assert list(why(pounds("a", "5", "b"), pounds("b", "5", "a")).values()) == [None, Reason.PART]


@pytest.mark.parametrize(
    ("money", "reason"),
    [
        (pounds("a", "5", per=Per.YEAR), Reason.RATE),
        (pounds("a", "5", per=Per.MONTH), Reason.RATE),
        (pounds("a", "5", per=Per.UNIT), Reason.RATE),
        (pounds("a", "5", per=Per.TOTAL), None),
        (pounds("a", "-5"), None),
        (pounds("a", "5", basis=Basis.UP_TO), None),
        (pounds("a", "5", unclear=True), Reason.UNCLEAR),
        (pounds("a", None, band=PublishedBand(from_=Decimal(1), to=Decimal(9))), Reason.BAND),
    ],
)
def test_what_is_no_total_is_not_counted(money: Money, reason: Reason | None) -> None:
    """A rate, a band, and a sum of which it is withheld what it covers stand apart."""
    assert why(money) == {"a": reason}


@pytest.mark.parametrize("status", [one for one in Status if one not in (Status.MADE, Status.DRAFT)])
def test_only_decisions_that_were_made_are_counted(status: Status) -> None:
    """Nothing was decided in any other, so nothing is to be spent."""
    book = ledger(surveyed(decided(1, PLAIN, status=status)))
    assert (book.counted, [line.reason for line in book.apart]) == ((), [Reason.NOT_MADE])


@pytest.mark.parametrize(("status", "counted"), [(Status.MADE, [2]), (Status.WITHDRAWN, [1])])
def test_a_decision_that_was_replaced_is_not_counted_beside_its_successor(status: Status, counted: list[int]) -> None:
    """A contract that is decided anew is one contract; one that was only proposed anew stands."""
    late = decided(2, PLAIN, status=status)
    early = decided(1, PLAIN, relations=PublishedRelations(superseded_by=(late.entry.reference,)))
    book = ledger(surveyed(late, early))
    assert [int(line.entry.slug[-2:]) for line in book.counted] == counted
    assert {line.reason for line in book.apart} <= {Reason.REPLACED, Reason.NOT_MADE}


def test_a_recipient_is_found_though_the_total_is_counted() -> None:
    """A part that names who is paid counts for them even where the sums of the year count the total."""
    parts = [pounds("a", "40", recipient="Example  Ltd"), pounds("b", None), pounds("t", "42", "a", "b")]
    book = ledger(surveyed(decided(1, *parts)))
    assert [line.money.id for line in book.counted] == ["t"]
    assert [(paid.recipient, paid.line.value) for paid in book.payments] == [("Example  Ltd", Decimal(40))]
    page = dict(money_pages(surveyed(decided(1, *parts))))["money/recipients/example-ltd.md"]
    assert "Example Ltd" in page


def test_a_recipient_of_a_total_and_of_its_part_is_paid_once() -> None:
    """Through a total that names nobody in between, too."""
    amounts = [pounds("a", "4", recipient="X"), pounds("b", None), pounds("s", "6", "a", "b")]
    book = ledger(surveyed(decided(1, *amounts, pounds("t", "9", "s", "c", recipient="X"))))
    assert [(paid.recipient, paid.line.money.id) for paid in book.payments] == [("X", "t")]


VALUES = st.decimals(min_value=-(10**7), max_value=4 * 10**7, places=2)
KINDS = st.sampled_from([None, *Kind])


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Money, ...]:
    """Amounts of one decision: some stand alone, some are totals of earlier ones, some are withheld or rates."""
    made: list[Money] = []
    for index in range(draw(st.integers(0, 6))):
        names = [one.id for one in made]
        parts = draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []
        known = [one.value for one in made if one.id in parts]
        value = draw(VALUES) if None in known or not parts else sum((one for one in known if one), Decimal())
        made.append(
            replace(
                PLAIN,
                id=f"m{index}",
                value=None if draw(st.integers(0, 4)) == 0 else value,
                total_of=tuple(parts),
                parts_withheld=draw(st.integers(0, 7)) == 0,
                kind=draw(KINDS),
                per=draw(st.sampled_from([None, Per.TOTAL, Per.TOTAL, Per.YEAR])),
                basis=draw(st.sampled_from([None, *Basis])),
                recipient=draw(st.sampled_from([None, "Alder Ltd", "ALDER Ltd", "Birch & <Co> | plc"])),
                funded_from=draw(st.sampled_from([None, "Reserve", "*Capital* [programme]"])),
            )
        )
    return tuple(made)


REGISTERS = st.lists(
    st.builds(lambda money, year, kept: (money, year, kept), amounts(), st.integers(2023, 2026), st.booleans()),
    max_size=6,
).map(
    lambda drawn: surveyed(
        *(decided(number, *money, year=year, sum_withheld=kept) for number, (money, year, kept) in enumerate(drawn))
    )
)


def grounds(money: Iterable[Money], counted: Iterable[Money]) -> list[str]:
    """The amounts on which those that are counted stand; one that stands here twice is counted twice."""
    by_id = {one.id: one for one in money}

    def ground(name: str) -> set[str]:
        one = by_id[name]
        below = {part for named in one.total_of for part in ground(named)} | ({"?"} if one.parts_withheld else set())
        return below or {name}

    return [found for one in counted for found in ground(one.id)]


@settings(deadline=None)
@given(amounts())
def test_no_pound_is_counted_twice(money: tuple[Money, ...]) -> None:
    """Of what is counted no two stand on one amount, and every disclosed whole sum stands on what is counted, but for
    one that may have another as its unnamed part."""
    reasons = count(money)
    found = grounds(money, (one for one, reason in zip(money, reasons, strict=True) if reason is None))
    assert len(found) == len(set(found))
    clear = [one for one, reason in zip(money, reasons, strict=True) if reason is not Reason.UNCLEAR]
    whole = [one for one in clear if one.value is not None and one.per in (None, Per.TOTAL)]
    assert all(set(grounds(money, [one])) & set(found) for one in whole)
    assert found or not any(one.value is not None and one.per in (None, Per.TOTAL) for one in money)


@settings(deadline=None)
@given(amounts())
def test_nobody_is_paid_one_pound_twice(money: tuple[Money, ...]) -> None:
    """Nor is a recipient who is written in two ways."""
    paid: dict[str, list[Money]] = {}
    for one in ledger(surveyed(decided(1, *money))).payments:
        paid.setdefault(one.recipient.casefold(), []).append(one.line.money)
    for counted in paid.values():
        found = grounds(money, counted)
        assert len(found) == len(set(found))


@settings(deadline=None, max_examples=40)
@given(REGISTERS)
def test_every_disclosed_amount_is_listed_once(survey: Survey) -> None:
    """Either it is counted, or it stands apart with a reason."""
    book = ledger(survey)
    listed = sorted((line.entry.slug, line.money.id) for line in (*book.counted, *book.apart))
    there = [(one.entry.slug, m.id) for one in survey.decisions for m in one.money if m.value is not None]
    assert listed == sorted(there)


def figures(page: str) -> Iterator[tuple[str, Decimal, str]]:
    """Every figure of a page that leads somewhere: what stands in its row first, its pounds, its address."""
    for row in re.findall(r"^\| (.*) \|$", page, re.MULTILINE):
        if found := re.search(r'<span class="sum">\[(−?£[\d,.]+)\]\(([^)]+)\)', row):
            yield row.split(" | ")[0], parse_written(found[1]), found[2]


def behind(pages: dict[str, str], here: str, address: str) -> Decimal:
    """What is listed at an address: the amounts there, or the figures of a table of years, which are followed."""
    path, _, anchor = address.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    text = pages[there].split(f"{{ #{anchor} }}", 1)[1]
    depth = re.search(r"(#+) [^\n]*$", pages[there].split(f"{{ #{anchor} }}", 1)[0])
    assert depth
    section = re.split(rf"\n#{{1,{len(depth[1])}}} ", text)[0]
    listed = [parse_written(one) for one in re.findall(r"\*\*(−?£[\d,.]+)\*\*(?: \|$)", section, re.MULTILINE)]
    if listed:
        return sum(listed, Decimal())
    return sum((behind(pages, there, onward) for _, _, onward in figures(section)), Decimal())


@pytest.mark.parametrize("most", [2, 500])
@settings(deadline=None, max_examples=30)
@given(survey=REGISTERS)
def test_every_figure_is_the_sum_of_what_it_leads_to(most: int, survey: Survey) -> None:
    """Whoever follows a link finds the amounts, and they add up to the figure; on parted pages too."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (money_years, money_lists):
            patch.setattr(module, "MOST", most)
        pages = dict(money_pages(survey))
    for here, page in pages.items():
        for name, pounds_, address in figures(page):
            assert behind(pages, here, address) == pounds_, (here, name)


@settings(deadline=None, max_examples=30)
@given(REGISTERS)
def test_the_sums_of_a_kind_are_those_of_its_years_and_sources(survey: Survey) -> None:
    """The tables by year, category and source each part the same whole, and no kind is added to another."""
    pages, book = dict(money_pages(survey)), ledger(survey)
    whole = kinds_of(book.counted)
    for name in ("money/index.md", "money/categories/index.md", "money/funding/index.md"):
        found: dict[str, Decimal] = {}
        for part in re.split(r"\n## ", pages[name])[1:]:
            anchor = re.search(r"\{ #([a-z-]+) \}", part)
            assert anchor
            sums = [pounds_ for _, pounds_, _ in figures(part)]
            if sums:
                found[anchor[1]] = sum(sums, Decimal())
        assert found == whole, name


def kinds_of(lines: Iterable[Line]) -> dict[str, Decimal]:
    """What the amounts of each kind add up to, by the name of the kind in addresses."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        name = line.money.kind.value if line.money.kind else "no-kind"
        sums[name] = sums.get(name, Decimal()) + (line.money.value or Decimal())
    return sums


@settings(deadline=None, max_examples=30)
@given(REGISTERS)
def test_what_is_withheld_changes_no_figure(survey: Survey) -> None:
    """A band and its limits are in no sum: without any, all tables are the same."""
    band = PublishedBand(from_=Decimal(1), to=Decimal(10**9))
    banded = tuple(
        replace(one, money=tuple(replace(m, band=band if m.value is None else None) for m in one.money))
        for one in survey.decisions
    )
    one, other = dict(money_pages(survey)), dict(money_pages(replace(survey, decisions=banded)))
    for name in one:
        assert list(figures(one[name])) == list(figures(other[name]))


def test_a_band_is_listed_with_its_limits_and_not_counted() -> None:
    """The reader sees between which sums it lies, under a heading that says that it is in no sum."""
    band = PublishedBand(from_=Decimal(500_000), to=Decimal(1_000_000))
    page = dict(money_pages(surveyed(decided(1, pounds("a", None, band=band), sum_withheld=True))))["money/2026.md"]
    assert "between £500,000 and £1,000,000 |" in page
    assert "No amount of this year is counted." in page
    assert "In 1 decision a sum is withheld." in page


def test_text_of_records_stays_text() -> None:
    """A recipient, a category or a source can be no link, tag or cell of its own."""
    odd = "A | B](x) <b>_c_ #1"
    one = decided(1, pounds("a", "5", recipient=odd, funded_from=odd, label="d | e"))
    pages = dict(money_pages(surveyed(replace(one, entry=replace(one.entry, title=odd, category=odd)))))
    for page in pages.values():
        for row in re.findall(r"^\|.*$", page, re.MULTILINE):
            assert row.count("|") in (4, 5)
        assert "<b>" not in page.split("\n---\n", 1)[1]
        assert "](x)" not in page.split("\n---\n", 1)[1]


def test_bars_are_explained_where_there_are_some() -> None:
    """A year with one category has no bars, and a page about it says nothing of them."""
    one, other = (dict(money_pages(surveyed(*(decided(n, PLAIN) for n in numbers)))) for numbers in ((1,), (1, 2)))
    assert ('class="bar"' in one["money/2026.md"], "In the bars" in one["money/2026.md"]) == (False, False)
    assert ('class="bar"' in other["money/2026.md"], "In the bars" in other["money/2026.md"]) == (True, True)


@pytest.mark.parametrize("survey", [surveyed(), surveyed(decided(1))])
def test_a_register_without_money_says_so(survey: Survey) -> None:
    """No empty table, no heading over nothing."""
    pages = dict(money_pages(survey))
    assert "discloses an amount yet" in pages["money/index.md"]
    assert all("|" not in page for page in pages.values())
    assert ledger(survey) == Ledger()


def shapes(drawn: str) -> list[tuple[str, int, int]]:
    """The rectangles of a bar: kind, left end, width."""
    return [
        (kind, int(left), int(wide))
        for kind, left, wide in re.findall(r'class="bar__(\w+)" x="(\d+)" width="(\d+)"', drawn)
    ]


@pytest.mark.parametrize(
    ("total", "open_part", "others", "expected"),
    [
        ("0", "0", ["0"], []),
        ("50", "0", ["100"], [("firm", 0, 500)]),
        ("100", "40", ["100"], [("firm", 0, 600), ("open", 600, 400)]),
        ("100", "100", ["100"], [("open", 0, 1000)]),
        ("200", "0", ["40000000"], [("firm", 0, 1)]),
        ("-50", "0", ["-50", "50"], [("firm", 0, 500)]),
        ("-50", "-10", ["-50", "0"], [("firm", 200, 800), ("open", 0, 200)]),
        ("100", "-50", ["100"], [("open", 0, 1000)]),
    ],
)
def test_bars_are_drawn_to_scale(
    total: str, open_part: str, others: list[str], expected: list[tuple[str, int, int]]
) -> None:
    """None, one, many, £200 beside £40m, less than nothing, and parts of both signs."""
    scale = scale_of(Decimal(one) for one in [total, *others])
    assert shapes(bar(Decimal(total), Decimal(open_part), scale)) == expected


@given(VALUES, st.lists(VALUES, max_size=4))
def test_a_bar_stays_in_its_picture(total: Decimal, others: list[Decimal]) -> None:
    """Every shape lies within the box, and where there is a sum there is something to see."""
    drawn = shapes(bar(total, Decimal(), scale_of([total, *others])))
    assert bool(drawn) is (total != 0)
    assert all(0 <= left <= 1000 and 1 <= wide <= 1001 for _, left, wide in drawn)


def test_a_share_is_drawn_of_the_whole_width() -> None:
    """What is done is filled and the rest open; nothing of nothing is no bar."""
    assert shapes(share_bar(3, 4)) == [("firm", 0, 750), ("open", 750, 250)]
    assert shapes(share_bar(0, 0)) == []


def test_names_of_pages_are_short_and_no_two_alike() -> None:
    """Of names that fold to one another, each has a page of its own, and none has that of the list."""
    names = names_of(["A & B", "a b", "a-b-2", "Index", "", "東京", "x" * 99], ("index",))
    assert list(names.values()) == ["a-b", "a-b-2", "a-b-2-2", "index-2", "not-given", "not-given-2", "x" * 60]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("money/index.md", "money/2026.md#grant", "2026.md#grant"),
        ("money/2026/grant.md", "decisions/2026/a.md", "../../decisions/2026/a.md"),
        ("money/2026.md", "money/2026.md#grant", "#grant"),
    ],
)
def test_ways_lead_from_page_to_page(here: str, there: str, expected: str) -> None:
    """Relative to the folder of the page on which the link stands."""
    assert way(here, there) == expected
