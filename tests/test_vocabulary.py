"""The words both wings share: money, days, references and the exemptions of the law."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.vocabulary.choices import Regime
from generator.vocabulary.days import is_financial_year, long_date, parse_day
from generator.vocabulary.exemptions import EXEMPTIONS, cite, find_exemption, is_qualified
from generator.vocabulary.money import parse_value, parse_written, show_pounds
from generator.vocabulary.references import Series, key, parse_reference, slug

QUICK = settings(deadline=None, database=None)
FOIA, EIR, LGA12A, SIO = Regime.FOIA, Regime.EIR, Regime.LGA12A, Regime.SIO

# Money


@pytest.mark.parametrize(
    ("written", "pounds"),
    [
        ("£5.444m", "5444000"),
        ("£1.04 million", "1040000"),
        ("£150k", "150000"),
        ("£150K", "150000"),
        ("£1,250.50", "1250.50"),
        ("£7.2bn", "7200000000"),
        ("£7.2 billion", "7200000000"),
        ("£3 thousand", "3000"),
        ("£0", "0"),
        ("£ 21,500", "21500"),
        ("£21500", "21500"),
        (" £21,500 ", "21500"),
        ("£1.04\N{NO-BREAK SPACE}million", "1040000"),
        ("−£1,250.50", "-1250.50"),
        ("-£1.2m", "-1200000"),
        ("minus £5", "-5"),
        ("£12,345,678.90", "12345678.90"),
    ],
)
def test_written_money_is_read_exactly(written: str, pounds: str) -> None:
    """Each way in which documents write money is the exact sum."""
    assert parse_written(written) == Decimal(pounds)


NO_MONEY = ["", "£", "1000", "£1e3", "£5_444", "£٣", "£5,44", "£5,4444", "£,500", "£1.", "£.50", "£1.2.3", "£1,00,000"]
NO_MONEY += ["m£5", "£5 zillion", "£-5", "$5", "£5m to £6m", "circa £5m", "£5 m m", "£inf", "£nan", "£5mm", "€5"]
NO_MONEY += ["£1,250,50"]


@pytest.mark.parametrize("text", NO_MONEY)
def test_what_is_no_written_money_is_refused(text: str) -> None:
    """What could be read in two ways, or in no way, is refused without repeating it."""
    with pytest.raises(ValueError, match="not an amount") as refused:
        parse_written(text)
    assert not text.strip() or text not in str(refused.value)


@pytest.mark.parametrize(("text", "pounds"), [("1040000", "1040000"), ("41.20", "41.20"), ("-5", "-5"), ("0", "0")])
def test_values_keep_their_pennies(text: str, pounds: str) -> None:
    """A value is the decimal as written, to its last zero."""
    assert str(parse_value(text)) == pounds


@pytest.mark.parametrize(
    "text",
    ["", "1e3", "5_444", "٣", "1,000", "£5", "5.", ".5", "+5", " 5", "5 ", "5\n", "NaN", "inf", "0x10", "5k", "--5"],
)
def test_what_is_no_value_is_refused(text: str) -> None:
    """Nothing but digits with a point for pence is a value, whatever Python's own readers accept."""
    with pytest.raises(ValueError, match="not an amount in pounds"):
        parse_value(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("21500", "£21,500"),
        ("1250.50", "£1,250.50"),
        ("1250.5", "£1,250.50"),
        ("1250.00", "£1,250"),
        ("0", "£0"),
        ("-41.20", "−£41.20"),
        ("0.005", "£0.005"),
        ("1E+6", "£1,000,000"),
        ("999999999999999", "£999,999,999,999,999"),
    ],
)
def test_pounds_are_shown_in_the_house_style(value: str, shown: str) -> None:
    """Whole pounds have no pence, and others at least two places."""
    assert show_pounds(Decimal(value)) == shown


@QUICK
@given(st.from_regex(re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII), fullmatch=True))
def test_a_value_shown_and_read_again_is_the_same(text: str) -> None:
    """What the page shows of a value without words of its own is that value, to the penny and beyond."""
    assert parse_written(show_pounds(parse_value(text))) == parse_value(text)


@QUICK
@given(
    st.decimals(0, 10**9, places=3), st.sampled_from([("k", 3), ("m", 6), (" million", 6), ("bn", 9), (" thousand", 3)])
)
def test_units_scale_exactly(number: Decimal, unit: tuple[str, int]) -> None:
    """A unit moves the point, and loses and adds nothing."""
    assert parse_written(f"£{number:f}{unit[0]}") == number * 10 ** unit[1]


@QUICK
@given(st.text())
def test_money_is_read_or_refused_and_never_fails_otherwise(text: str) -> None:
    """Any text is a sum or a ValueError."""
    for read in (parse_value, parse_written):
        try:
            assert read(text).is_finite()
        except ValueError:
            continue


# Days


@QUICK
@given(st.dates())
def test_a_day_reads_back(day: date) -> None:
    """The one form of a day is read as that day, and the long form names it."""
    assert parse_day(day.isoformat()) == day
    assert long_date(day).split()[::2] == [str(day.day), str(day.year)]


def test_a_long_date_is_in_the_house_style() -> None:
    """Day without a leading zero, month in full, year."""
    assert long_date(date(2019, 1, 24)) == "24 January 2019"
    assert long_date(date(2026, 12, 3)) == "3 December 2026"


NO_DAYS = ["", "2026-3-2", "20260302", "2026-02-30", "2026-13-01", "0000-01-01", "2026-03-02 ", "2026-03-02\n"]
NO_DAYS += ["1548288000", "٢٠٢٦-٠٣-٠٢", "2026/03/02", "02-03-2026", "2026-03-02T00:00", "2 March 2026", "2026-W10-1"]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_refused(text: str) -> None:
    """Other writings of days are refused, also those that Python's own readers accept."""
    with pytest.raises(ValueError, match=r"^(not a|no such) day$"):
        parse_day(text)


@pytest.mark.parametrize("text", ["2026/27", "2099/00", "1999/00"])
def test_financial_years_follow_on(text: str) -> None:
    """A financial year names two years, one after the other."""
    assert is_financial_year(text)


@pytest.mark.parametrize(
    "text", ["2026/28", "2026/26", "2026-27", "26/27", "2026/2027", "٢٠٢٦/٢٧", "2026/27 ", "", "2026/27\n"]
)
def test_other_pairs_of_years_are_none(text: str) -> None:
    """Years that do not follow on, or are written otherwise, are no financial year."""
    assert not is_financial_year(text)


# References

SEEN = [
    ("PCC/D/2019/03", "pcc-d-2019-03", "pcc-d-2019-3"),
    ("PCD 1328", "pcd-1328", "pcd-1328"),
    ("048/2021", "048-2021", "48-2021"),
    ("39/2021", "39-2021", "39-2021"),
    ("039/2021", "039-2021", "39-2021"),
    ("018-2020", "018-2020", "18-2020"),
    ("2024/22", "2024-22", "2024-22"),
    ("2014.52", "2014-52", "2014-52"),
    ("PCCML-000485-2019", "pccml-000485-2019", "pccml-485-2019"),
    ("2019-192554", "2019-192554", "2019-192554"),
    ("GMP DN - A1025", "gmp-dn-a1025", "gmp-dn-a1025"),
    ("28-2021", "28-2021", "28-2021"),
    ("001 2012/13", "001-2012-13", "1-2012-13"),
]


@pytest.mark.parametrize(("written", "address", "compared"), SEEN)
def test_references_seen_in_practice(written: str, address: str, compared: str) -> None:
    """References of real offices: as addresses with their zeros, and as compared without."""
    assert slug(written) == address
    assert key(written) == compared


REFERENCES = st.text(st.sampled_from("PCDabz019/-. _–é"), max_size=20)


@QUICK
@given(REFERENCES)
def test_an_address_is_its_own_address(written: str) -> None:
    """Slug and key are as they are however often they are made, in small letters, digits and single hyphens."""
    assert slug(slug(written)) == slug(written)
    assert key(key(written)) == key(slug(written)) == key(written)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(written))


@QUICK
@given(st.sampled_from(["", "PCC/D/", "A", "2019/", "x-"]), st.integers(0, 10**6), st.integers(0, 6), REFERENCES)
def test_leading_zeros_do_not_tell_references_apart(before: str, number: int, zeros: int, after: str) -> None:
    """Two writings of one number are one reference; other numbers are others."""
    tail = f"/{after}"
    assert key(f"{before}{'0' * zeros}{number}{tail}") == key(f"{before}{number}{tail}")
    assert key(f"{before}{number}{tail}") != key(f"{before}{number + 1}{tail}")


def test_the_first_pattern_that_matches_the_whole_wins() -> None:
    """A reference belongs to one series; a part of it that matches is no match."""
    series = tuple(
        Series(re.compile(pattern), {}, complete=False)
        for pattern in (r"(?P<number>\d{2,3})/(?P<year>\d{4})", r"\d+/\d+", r"GMP DN - A(?P<number>\d+)")
    )
    found = [parse_reference(written, series) for written in ("039/2021", "1/2", "GMP DN - A1025", "x039/2021", "")]
    assert [one and (one.series, one.year, one.number) for one in found] == [
        (0, 2021, 39),
        (1, None, None),
        (2, None, 1025),
        None,
        None,
    ]
    assert found[0] is not None
    assert (found[0].written, found[0].slug, found[0].key) == ("039/2021", "039-2021", "39-2021")


# Exemptions

ABSOLUTE = "21 23 32 34 41 44 40(1) 40(2) 37(1)(a) 37(1)(aa) 37(1)(ab) 21(1) 41(1)(b) 44(1)(a)"
QUALIFIED = "22 22A 24 26 27 27(1) 27(2) 28 29 30 31 33 35 36 38 39 42 43 43(1) 43(2) 36(2)(c) 36(2)(b)(i) 31(1)(a)"
DEPENDING = "37(1)(ac) 37(1)(ad) 37(1)(b) 40(3A) 40(4A) 40(5B)(a)(i)"
EIR_ROWS = "12(4)(d) 12(4)(e) 12(5)(a) 12(5)(b) 12(5)(c) 12(5)(d) 12(5)(e) 12(5)(f) 12(5)(g)"
LGA_ROWS = "1 2 3 4 5 6 7 12 13 14 15 16 17 18"


@pytest.mark.parametrize(
    ("regime", "sections", "qualified"),
    [
        (FOIA, ABSOLUTE, False),
        (FOIA, QUALIFIED, True),
        (FOIA, DEPENDING, True),
        (EIR, EIR_ROWS, True),
        (EIR, "13 13(1)", False),
        (LGA12A, LGA_ROWS, True),
        (SIO, "2(2) 2(2)(a) 2(2)(d)", False),
    ],
)
def test_every_row_of_the_law_is_there(regime: Regime, sections: str, *, qualified: bool) -> None:
    """Each section is an exemption, and is subject to the public interest test as the law has it."""
    for section in sections.split():
        exemption = find_exemption(regime, section)
        assert exemption, section
        assert is_qualified(exemption, section) is qualified, section
        assert section.startswith(exemption.number)
        assert exemption.title


def test_nothing_but_the_rows_of_the_law_is_there() -> None:
    """The tables hold no section that the law does not."""
    foia = {str(number) for number in range(21, 45)} - {"25"} | {"22A"}
    assert set(EXEMPTIONS[FOIA]) == foia
    assert set(EXEMPTIONS[EIR]) == {*EIR_ROWS.split(), "13"}
    assert set(EXEMPTIONS[LGA12A]) == set(LGA_ROWS.split())
    assert set(EXEMPTIONS[SIO]) == {"2(2)"}


@pytest.mark.parametrize(
    ("regime", "sections"),
    [
        (
            FOIA,
            [
                "25",
                "20",
                "45",
                "0",
                "1",
                "12",
                "43 (2)",
                "s43",
                "43(2",
                "43[2]",
                "٤٣",
                "43(2)\n",
                " 43",
                "",
                "22B",
                "043",
            ],
        ),
        (
            EIR,
            [
                "12(4)(a)",
                "12(4)(b)",
                "12(4)(c)",
                "12(4)(f)",
                "12(5)(h)",
                "12(5)",
                "12(4)",
                "12",
                "43(2)",
                "14",
                "12(3)",
            ],
        ),
        (LGA12A, ["0", "8", "9", "10", "11", "19", "03", "3(1)", "para 3", "43(2)", ""]),
        (SIO, ["2", "2(1)", "2(3)", "2(2)(e)", "5(d)", ""]),
    ],
)
def test_what_is_no_exemption_is_refused(regime: Regime, sections: list[str]) -> None:
    """Sections of another law, certificates, and answers to a request are no grounds for withholding."""
    assert [section for section in sections if find_exemption(regime, section)] == []


@pytest.mark.parametrize(
    ("regime", "section", "cited"),
    [
        (FOIA, "43(2)", "section 43(2) of the Freedom of Information Act 2000"),
        (EIR, "12(5)(e)", "regulation 12(5)(e) of the Environmental Information Regulations 2004"),
        (LGA12A, "3", "paragraph 3 of the Local Government Act 1972, Schedule 12A"),
        (SIO, "2(2)", "article 2(2) of the Elected Local Policing Bodies (Specified Information) Order 2011"),
    ],
)
def test_a_ground_is_cited_in_full(regime: Regime, section: str, cited: str) -> None:
    """A reader finds the provision by its full name."""
    assert cite(regime, section) == cited
