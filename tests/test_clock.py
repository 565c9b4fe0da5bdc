"""The publication clock: days from decision to publication, against the office's promise."""

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.public.clock import Pace, Taken, clock, pace, percentage
from generator.public.pages.clock import clock_pages
from generator.public.survey import Survey, Surveyed
from generator.vocabulary.choices import Status
from tests.test_money import decided, surveyed

DAY = date(2026, 3, 1)  # on which `decided` decides


def out(number: int, days: int, status: Status = Status.MADE, year: int = 2026) -> Surveyed:
    """A decision that took some days to be published."""
    one = decided(number, status=status, year=year)
    return replace(one, publish_on=date(year, 3, 1) + timedelta(days))


def pages_of(*decisions: Surveyed) -> dict[str, str]:
    """The pages of a register of these decisions."""
    return dict(clock_pages(surveyed(*decisions)))


def test_the_day_it_really_went_out_comes_before_the_day_planned() -> None:
    """`published` is what happened; without it the record's own day counts. The same day is no day."""
    late = replace(out(1, 0), published=DAY + timedelta(20))
    assert [one.days for one in clock(surveyed(late, out(2, 3), out(3, 0))).taken] == [20, 3, 0]


def test_every_decision_is_counted_or_stands_apart() -> None:
    """One that was not made, one without a day, and one that was published before it was made have no pace."""
    undated = replace(out(4, 1), publish_on=None)
    found = clock(surveyed(out(1, 2), out(2, -1), out(3, 5, Status.DEFERRED), undated, out(5, 5, Status.REMOVED)))
    groups = (
        [one.entry for one in found.taken],
        [one.entry for one in found.reversed],
        found.unknown,
        found.not_made,
    )
    assert [[int(entry.slug[-1]) for entry in group] for group in groups] == [[1], [2], [4], [3, 5]]
    page = pages_of(out(1, 2), out(2, -1), out(3, 5, Status.DEFERRED), undated)["publication/index.md"]
    for anchor in ("reversed", "unknown", "not-made"):
        assert f"{{ #{anchor} }}" in page


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([7], Pace(1, 1, Fraction(7), 7, 7)),
        ([15], Pace(1, 0, Fraction(15), 15, 15)),
        ([14, 15, 1], Pace(3, 2, Fraction(14), 1, 15)),
        ([1, 4, 9, 406], Pace(4, 3, Fraction(13, 2), 1, 406)),
    ],
)
def test_the_pace_is_exact(days: list[int], expected: Pace) -> None:
    """The last day of the promise is in time; the middle of an even number lies between two."""
    entry = decided(1).entry
    assert pace([Taken(entry, one) for one in days], 14) == expected


def test_of_no_decisions_there_is_no_pace() -> None:
    """Rather than a number that means nothing."""
    with pytest.raises(ValueError, match="no pace"):
        pace([], 14)


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(0, 3, 0), (3, 3, 100), (1, 3, 33), (2, 3, 67), (999, 1000, 99), (1, 1000, 1)]
)
def test_a_hundred_per_cent_means_all(part: int, whole: int, expected: int) -> None:
    """Rounding hides no late decision, and none that was in time."""
    assert percentage(part, whole) == expected


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(2023, 2026)), max_size=12))
def test_the_tables_account_for_every_decision(drawn: list[tuple[int, int]]) -> None:
    """Year by year, what was in time and what was late add up; every late decision is listed."""
    pages = pages_of(*(out(number, days, year=year) for number, (days, year) in enumerate(drawn)))
    index = pages["publication/index.md"]
    in_time = sum(int(one) for one in re.findall(r'class="sum">(\d+) of', index))
    assert in_time == sum(days <= 14 for days, _ in drawn)
    late = {number for number, (days, _) in enumerate(drawn) if days > 14}
    listed = re.search(r"## Published late(.*?)\n## ", index, re.DOTALL)
    assert {int(one) for one in re.findall(r"-(\d{2})\.md", listed[1] if listed else "")} == late
    by_year = "".join(page for name, page in pages.items() if name != "publication/index.md")
    assert {int(one) for one in re.findall(r"-(\d{2})\.md", by_year)} == late


def test_many_late_decisions_are_cut_with_a_way_to_all() -> None:
    """The first page shows those that took longest, and leads to every one of them by year."""
    many = [out(number, 20 + number) for number in range(40)]
    pages = pages_of(*many)
    listed = pages["publication/index.md"].split("## Published late", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"\| (\d+) \|", listed) == [str(59 - one) for one in range(25)]
    assert "[2026](2026.md)" in listed
    assert pages["publication/2026.md"].count("| 1 March 2026 |") == 40


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([0], "The one decision that is counted was published on the same day."),
        ([0, 0], "Each of the 2 decisions that are counted was published on the same day."),
        ([0, 0, 3], "Half of them or more were published on the same day; the quickest were published on the same day"),
        ([0, 1], "Half of them took 0.5 days or less; the quickest were published on the same day, the slowest took 1"),
    ],
)
def test_no_day_is_the_same_day(days: list[int], said: str) -> None:
    """Nowhere does a decision take 0 days; the table of years says the same day."""
    page = pages_of(*(out(number, one) for number, one in enumerate(days)))["publication/index.md"]
    assert said in page
    assert "0 days" not in page
    assert ("the same day |" in page) is (days != [0, 1])


def test_a_promise_of_the_same_day_is_said_in_words() -> None:
    """An office may promise to publish at once; what came a day later came late."""
    survey = surveyed(out(1, 0), out(2, 1))
    office = replace(survey.register.office, publish_within_days=0)
    survey = replace(survey, register=replace(survey.register, office=office))
    page = dict(clock_pages(survey))["publication/index.md"]
    assert "on the day on which it is made." in page
    assert "1 of 2 decisions was not published on the same day, as the office promises." in page
    assert "0 day" not in page


@pytest.mark.parametrize("survey", [surveyed(), surveyed(out(1, 1, Status.REMOVED))])
def test_a_clock_without_decisions_says_so(survey: Survey) -> None:
    """The promise stands, and no table without rows."""
    page = dict(clock_pages(survey))["publication/index.md"]
    assert "within 14 days" in page
    assert "can be counted yet" in page
    assert "| Year |" not in page
