"""The accessibility statement: its form is that of the model, and it says what the settings and the tests say."""

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]  # it carries no types
from playwright.sync_api import Browser

from generator.public.office import PublishedAccessibility
from generator.public.pages import statement
from generator.public.pages.statement import ALSO, TESTED, last_results, prepared, reply
from generator.public.survey import Survey
from tests.site.building import Built
from tests.site.statement import BEHIND, HERE, facts
from tests.surveys import OFFICE, survey_of

# The headings of the model statement of the Government Digital Service, in its order.
MODEL = (
    "How accessible this website is",
    "Feedback and contact information",
    "Enforcement procedure",
    "Technical information about this website's accessibility",
    "Compliance status",
    "Non-accessible content",
    "Non-compliance with the accessibility regulations",
    "Disproportionate burden",
    "Content that is not within the scope of the accessibility regulations",
    "What we are doing to improve accessibility",
    "Preparation of this accessibility statement",
)


def test_the_statement_has_the_form_of_the_model(demo: Built) -> None:
    """Every section of the model stands on the page, in its order and at its level."""
    page = html.fromstring(demo.page("accessibility"))
    found = [one.text.strip() for one in page.xpath("//article//h2 | //article//h3")]
    assert found == list(MODEL)


def test_the_results_in_the_statement_are_those_of_the_tests(demo: Built, browser: Browser) -> None:
    """Pages, widths and version of axe-core are what is tried here; run `make statement` where they are not."""
    found = facts(demo, browser)
    if seen := os.environ.get("STATEMENT"):  # `make statement` asks what there is to write down
        Path(seen).write_text(json.dumps(found), encoding="utf-8")
        return
    written = last_results()
    assert {"axe": written.axe, "pages": written.pages, "widths": list(written.widths)} == {
        key: found[key] for key in ("axe", "pages", "widths")
    }, "The accessibility statement is out of date: run `make statement`."
    assert f"{found['pages']} pages, one of each kind" in demo.page("accessibility")


def test_every_claim_has_its_test(demo: Built) -> None:
    """Each sentence of the statement about a test names one that there is, and the page says it."""
    assert set(BEHIND) == set(ALSO)
    page = demo.page("accessibility")
    for claim in last_results().also:
        name, _, function = BEHIND[claim].partition("::")
        assert re.search(f"def {function or 'test_'}", (HERE / name).read_text(encoding="utf-8"))
        assert ALSO[claim] in page


def test_days_and_promise_come_from_the_settings(demo: Built) -> None:
    """The office of Midshire prepared and reviewed its statement, and answers within ten days."""
    page = " ".join(demo.page("accessibility").split())
    assert "This statement was prepared on 23 November 2026. It was last reviewed on 25 November 2026." in page
    assert "We will reply within 10 days" in page
    assert "decisions@midshire.example" in page


def dated(made: PublishedAccessibility | None) -> Survey:
    """A register whose office has said this of its statement."""
    return survey_of(office=replace(OFFICE, accessibility=made))


def test_an_office_that_says_nothing_claims_nothing() -> None:
    """Without days in the settings the statement says that the office has not reviewed it, and promises no time."""
    assert "We have not yet reviewed it ourselves." in prepared(dated(None))
    assert "as soon as we can" in reply(dated(None))
    only = PublishedAccessibility(prepared=date(2026, 11, 23))
    assert prepared(dated(only)) == "This statement was prepared on 23 November 2026."


def test_a_test_that_did_not_pass_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last run did not show does not stand in the statement."""
    monkeypatch.setattr(statement, "last_results", lambda: replace(last_results(), also=("zoom",)))
    said = statement.results(dated(None))
    assert ALSO["zoom"] in said
    assert ALSO["keyboard"] not in said
    assert TESTED.is_file()
