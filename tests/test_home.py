"""The generated parts of the home page."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.public.pages.content import PARTS, fill
from generator.public.pages.home import categories, search, what_is_due, what_is_withheld, year_in_figures
from generator.public.survey import Surveyed
from generator.vocabulary.choices import Kind, Status
from tests.surveys import DAY, kept, money, survey_of, surveyed

HOME = Path(__file__).parents[1] / "content" / "index.md"


def test_the_year_is_told_in_figures() -> None:
    """Decisions, sums by kind, what is withheld, and half of the waits, of the year of the register day alone."""
    ones = (
        surveyed(1, published=date(2026, 3, 4), money=(money("a", "1200"), money("b", "50", kind=Kind.CAPITAL))),
        surveyed(2, published=date(2026, 3, 12), withheld=True, money=(money("a", None),)),
        surveyed(3, published=date(2026, 5, 1)),
        surveyed(4, status=Status.WITHDRAWN, published=date(2026, 9, 1), money=(money("a", "999"),)),
        surveyed(5, on=date(2025, 3, 2), money=(money("a", "777"),)),
    )
    said = year_in_figures(survey_of(*ones))
    assert "**4** in [2026](decisions/2026/index.md)" in said
    assert "in **1** of them" in said
    assert "£50 (capital)<br>£1,200 (grant)\n" in said
    assert "half within **10** days<br>the office promises 14 days" in said
    assert "999" not in said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([2], "on the **same day**<br>"),
        ([2, 2, 9], "half on the **same day**<br>"),
        ([2, 3, 9], "half within **1** day<br>"),
    ],
)
def test_published_at_once_is_the_same_day(days: list[int], said: str) -> None:
    """Nobody waits for 0 days."""
    ones = [surveyed(number, published=date(2026, 3, day)) for number, day in enumerate(days, 1)]
    assert said in year_in_figures(survey_of(*ones))


def test_before_the_first_decision_of_a_year_the_last_one_is_shown() -> None:
    """In January the home page still has figures."""
    said = year_in_figures(survey_of(surveyed(1, on=date(2024, 3, 2))))
    assert "**1** in [2024](decisions/2024/index.md)" in said
    assert "none that could be added up" in said


@pytest.mark.parametrize(("days", "is_due"), [(-400, True), (0, True), (60, True), (61, False)])
def test_a_review_is_due_within_sixty_days(days: int, is_due: bool) -> None:  # noqa: FBT001  # a case of the table
    """What is overdue and what is due soon is shown, and nothing later."""
    on = DAY + timedelta(days=days)
    said = what_is_due(survey_of(_held(on, overdue=days < 0)))
    assert ("decisions/2026/m-2026-1.md#ground-commercial" in said) is is_due
    assert ("overdue" in said) is (days < 0)
    assert ("No review of a withheld item is due before 23 January 2027." in said) is not is_due


def test_many_reviews_are_cut_with_their_number() -> None:
    """The home page shows the first of them and says how many more there are."""
    held = [replace(_held(DAY + timedelta(days=n)), entry=surveyed(n).entry) for n in range(9)]
    said = what_is_due(survey_of(*held))
    assert said.count("#ground-commercial") == 6
    assert "And 3 more by 22 January 2027." in said


def test_what_is_withheld_is_counted() -> None:
    """Decisions and marked places; a Part 2 without recorded grounds is told apart."""
    said = what_is_withheld(survey_of(_held(DAY), replace(_held(DAY), part2_unrecorded=True, withheld=())))
    assert said == (
        "Something is withheld in 2 decisions. 1 place is marked as withheld. "
        "In 1 decision the grounds of a Part 2 were not recorded."
    )
    assert "Nothing is withheld" in what_is_withheld(survey_of(surveyed(1)))


def test_every_category_with_a_decision_is_a_way_in() -> None:
    """One without a decision would lead to an empty page, and is left out."""
    assert categories(survey_of(surveyed(1))).count("categories/") == 1
    assert categories(survey_of()) == "No decision has been published yet."


def test_the_search_works_without_a_script() -> None:
    """It is a link to all decisions; a script makes it a way to the field at the head of the page."""
    assert "[Search the register](decisions/index.md){ .find__search }" in search()


@pytest.mark.parametrize("decisions", [0, 1])
def test_the_home_page_of_a_register_of_none_or_one_is_finished(decisions: int) -> None:
    """No part is empty, and each says what there is."""
    survey = survey_of(*[surveyed(1)][:decisions])
    text, findings = fill("index.md", HOME.read_bytes(), survey)
    assert findings == []
    assert "<!--" not in text
    assert [name for name, make in PARTS.items() if not make(survey).strip()] == []


def _held(on: date, *, overdue: bool = False) -> Surveyed:
    return replace(surveyed(1, withheld=True), withheld=(kept(on, overdue=overdue),))
