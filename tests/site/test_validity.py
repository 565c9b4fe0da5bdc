"""The pages are valid HTML, by the Nu Html Checker."""

from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.judges import html_messages

# What the checker says and is passed over, and why.
PASSED_OVER = (
    # A guess from a few names; which language a page is in, its record says.
    "This document appears to be written in",
    # How Python-Markdown writes the rule above footnotes.
    "Trailing slash on void elements has no effect",
    # Two hidden check boxes of Material's own frame; without them its script does not start.
    "Attribute “autocomplete” is only allowed when the input type is",
    # Columns are aligned by an attribute, for the content security policy forbids the style attribute.
    "The “align” attribute on the “t",
    # The checker reads files, to which 'self' does not extend; in tests/site/test_frame.py a browser decides.
    "Resource violates Content Security Policy (meta tag): ",
    # The only inline scripts are data (JSON), which no browser runs and no policy stops.
    "Inline script violates Content Security Policy (meta tag): ",
)


@pytest.mark.parametrize("office", ["demo", "real"])
def test_every_page_is_valid(office: str, request: pytest.FixtureRequest) -> None:
    """No error and no warning but those with a reason."""
    built: Built = request.getfixturevalue(office)
    assert html_messages(built.site, PASSED_OVER) == []


def test_the_checker_is_listened_to(tmp_path: Path) -> None:
    """An invalid page is reported."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p id=a id=b></table>", encoding="utf-8")
    assert html_messages(tmp_path, PASSED_OVER)
