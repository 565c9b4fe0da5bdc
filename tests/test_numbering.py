"""Numbering: what is published in each series, and what can honestly be said of a number that is not."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.publish import published_office
from generator.findings import Stop
from generator.public.bundle import read_register, write_register
from generator.public.numbering import Numbering, Run, gaps, numbering
from generator.public.office import IndexEntry, PublishedFirst, PublishedRegister, PublishedSeries
from generator.public.pages.numbering import numbering_pages
from generator.public.survey import Survey
from generator.public.tree import SiteTree
from generator.settings import read_settings
from generator.vocabulary.choices import Status
from tests.site.building import ROOT
from tests.test_staging import OFFICE

MID = PublishedSeries(pattern=r"MID/D/(?P<year>\d{4})/(?P<number>\d{2,5})", complete=True)


def register(*references: str, series: tuple[PublishedSeries, ...] = (MID,)) -> PublishedRegister:
    """A register in which these references stand, all of decisions that were made."""
    entries = tuple(
        IndexEntry(
            reference=one,
            slug=re.sub(r"[^a-z0-9]+", "-", one.lower()),
            year=2026,
            status=Status.MADE,
            title="T",
        )
        for one in references
    )
    office = replace(OFFICE, references=series)
    return PublishedRegister(format=1, day=date(2026, 11, 23), office=office, decisions=entries)


def found(*references: str, series: tuple[PublishedSeries, ...] = (MID,)) -> Numbering:
    """How these references are accounted for."""
    made = register(*references, series=series)
    return numbering(made.office, made.decisions)


def page(made: PublishedRegister) -> str:
    """The page of a register."""
    return dict(numbering_pages(Survey(made, ())))["numbering/index.md"]


def test_a_gap_lies_between_numbers_that_are_published() -> None:
    """Runs are told by their ends, so that a slip such as 99999 makes no page of a hundred thousand numbers."""
    year = found("MID/D/2026/99999", "MID/D/2026/02", "MID/D/2026/04").series[0].years[0]
    assert year.numbers == (2, 4, 99999)
    assert year.gaps == (Run(1, 1), Run(3, 3), Run(5, 99998))
    assert "1, 3, 5 to 99998" in page(register("MID/D/2026/99999", "MID/D/2026/02", "MID/D/2026/04"))


def test_nothing_is_said_of_numbers_after_the_last_that_is_published() -> None:
    """A draft and a decision that waits for its day have such numbers; a reader must not learn that they are there."""
    year = found("MID/D/2026/01", "MID/D/2026/02").series[0].years[0]
    assert (year.numbers, year.gaps) == ((1, 2), ())


def test_counting_begins_where_the_office_says() -> None:
    """A series that was taken over in the middle of a year lacks nothing before; what is there all the same, counts."""
    series = replace(MID, first=(PublishedFirst(year=2026, number=5),))
    year = found("MID/D/2026/02", "MID/D/2026/07", series=(series,)).series[0].years[0]
    assert (year.start, year.numbers, year.gaps) == (5, (2, 7), (Run(5, 6),))
    assert "(counted from 5)" in page(register("MID/D/2026/07", series=(series,)))


def test_no_gap_is_claimed_in_a_series_that_is_not_complete() -> None:
    """Old series of which a few records were kept would seem to hide the rest."""
    series = replace(MID, complete=False)
    assert found("MID/D/2026/09", series=(series,)).series[0].years[0].gaps == ()
    said = page(register("MID/D/2026/09", series=(series,)))
    assert "no number is taken to be missing" in said
    assert "Nothing published" not in said


@pytest.mark.parametrize(
    ("pattern", "references", "year", "numbers"),
    [
        (r"(?P<number>\d{1,3})/(?P<year>\d{4})", ("39/2021", "041/2021"), 2021, (39, 41)),
        (r"(?P<year>\d{4})\.(?P<number>\d{2,3})", ("2014.52",), 2014, (52,)),
        (r"PCCML-(?P<number>\d{6})-(?P<year>\d{4})", ("PCCML-000485-2019",), 2019, (485,)),
        (r"(?P<number>\d{3}) (?P<year>\d{4})/\d{2}", ("001 2012/13",), 2012, (1,)),
        (r"D(?P<number>\d+)", ("D7",), None, (7,)),
    ],
)
def test_series_of_other_offices_are_read(
    pattern: str, references: tuple[str, ...], year: int | None, numbers: tuple[int, ...]
) -> None:
    """Number before year, a point, six digits, a financial year, no year at all; a reference stands for its series."""
    series = (PublishedSeries(pattern=pattern),)
    one = found(*references, series=series).series[0].years[0]
    assert (one.year, one.numbers) == (year, numbers)
    assert f"## References like {references[0]} {{" in page(register(*references, series=series))


def test_a_reference_of_no_series_stands_apart() -> None:
    """It is in no count, and the page says so."""
    assert [entry.reference for entry in found("MID/D/2026/01", "DN 7").strays] == ["DN 7"]
    assert "1 reference is of none" in page(register("DN 7"))


def test_a_number_without_a_decision_is_explained_by_its_status() -> None:
    """Deferred, withdrawn, void and removed ones stand with what that means, and leave no gap."""
    made = register(*(f"MID/D/2026/0{number}" for number in range(1, 6)))
    statuses = (Status.MADE, Status.DEFERRED, Status.WITHDRAWN, Status.VOID, Status.REMOVED)
    entries = tuple(replace(one, status=status) for one, status in zip(made.decisions, statuses, strict=True))
    said = page(replace(made, decisions=entries))
    assert "Every number of this series" in said
    assert re.findall(r"\[MID/D/2026/(\d\d) ", said) == ["02", "03", "04", "05"]
    assert all(words in said for words in ("put off", "taken back", "stands for no decision", "taken down"))


def test_a_gap_is_said_to_tell_nothing() -> None:
    """The words are the same whether a number was never given out or waits for its day."""
    said = page(register("MID/D/2026/01", "MID/D/2026/03"))
    assert "the page cannot tell which" in said
    assert "No decision is published under one of them." in said


@given(st.lists(st.integers(1, 60), unique=True, min_size=1), st.integers(1, 9))
def test_numbers_and_gaps_fill_the_series(numbers: list[int], start: int) -> None:
    """From where the counting starts to the last number, each number is published or in a gap, never both."""
    missing = [number for run in gaps(sorted(numbers), start) for number in range(run.first, run.last + 1)]
    held = [number for number in numbers if number >= start]
    assert sorted([*missing, *held]) == list(range(start, max(numbers) + 1))


def test_long_lists_are_cut_with_a_way_to_all() -> None:
    """A register of a hundred thousand void numbers makes no page of them."""
    made = register(*(f"MID/D/2026/{2 * number:03}" for number in range(1, 151)))
    entries = tuple(replace(one, status=Status.VOID) for one in made.decisions)
    said = page(replace(made, decisions=entries))
    assert said.count("\n- [") == 100
    assert "and 50 more among [all decisions](../decisions/index.md)" in said
    assert "197, 199 and more |" in said


def test_an_empty_register_says_so() -> None:
    """No heading over nothing."""
    assert "No decision has been published yet." in page(register())
    assert "##" not in page(register())


def test_the_bundle_names_the_series_of_the_office() -> None:
    """Whoever has the bundle can account for the numbers as this program does."""
    office = published_office(read_settings(ROOT / "tests/demo/mkdocs.yml").office)
    assert office.references == (
        replace(MID, first=(PublishedFirst(year=2013, number=1),)),
        PublishedSeries(pattern=r"(?P<year>\d{4})\.(?P<number>\d{2,3})"),
    )


def test_a_bundle_with_a_broken_pattern_is_refused(tmp_path: Path) -> None:
    """It is a finding about the bundle, not an accident of the page that would use it."""
    tree = SiteTree(tmp_path / "public")
    write_register(tree, register(series=(PublishedSeries(pattern="MID/(?P<year>"),)))
    tree.finish()
    with pytest.raises(Stop) as stopped:
        read_register(tmp_path / "public")
    assert [finding.code for finding in stopped.value.findings] == ["BUNDLE-01"]
