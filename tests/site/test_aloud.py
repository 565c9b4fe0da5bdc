"""The pages as they are read aloud: headings, landmarks, tables, links and languages, as the browser tells them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.aloud import faults, read_tree, tree
from tests.site.building import Built
from tests.site.page_types import page_types

Serve = Callable[[Path], str]
SOUND = """\
- banner:
  - search "Decisions"
  - navigation "Menu"
- main:
  - heading "One" [level=1]
  - heading "Two" [level=2]
  - table:
    - row "A":
      - columnheader "A"
    - row "First Open":
      - link "Open":
        - /url: one/
    - row "Second Open":
      - link "Open":
        - /url: two/
- contentinfo
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page on a desktop."""
    fresh = browser.new_page(viewport={"width": 1280, "height": 800})
    yield fresh
    fresh.close()


@pytest.mark.parametrize("office", ["demo"])
def test_every_type_of_page_can_be_followed_by_ear(
    page: Page, served: Serve, office: str, request: pytest.FixtureRequest
) -> None:
    """No level left out, each landmark once or named, headings over every table, links that say where they lead."""
    built: Built = request.getfixturevalue(office)
    amiss: dict[str, list[str]] = {}
    for address in page_types(built.site):
        page.goto(served(built.site) + address)
        if found := list(faults(tree(page))):
            amiss[address] = found
    assert amiss == {}


@pytest.mark.parametrize(
    ("sound", "broken", "said"),
    [
        ("Two\" [level=2]", "Two\" [level=3]", "a level is left out"),
        ("One\" [level=1]", "One\" [level=2]", "does not begin"),
        ("Two\"", "Two ¶\"", "ends with a sign"),
        ("- contentinfo", "- main", "landmarks of the kind main"),
        ("- navigation \"Menu\"", "- navigation \"Menu\"\n  - navigation \"Menu\"", "cannot be told apart"),
        ("- columnheader \"A\"", "- cell \"A\"", "without headings"),
        ("row \"Second Open\"", "row \"First Open\"", "leads to 2 places"),
        ("link \"Open\"", "link \"→\"", "no name that can be said"),
    ],
)  # fmt: skip
def test_what_puzzles_the_ear_is_noticed(sound: str, broken: str, said: str) -> None:
    """A fault of each kind in a sound page is reported, and the sound page has none."""
    assert list(faults(read_tree(SOUND))) == []
    assert any(said in fault for fault in faults(read_tree(SOUND.replace(sound, broken))))


def test_welsh_is_said_to_be_welsh(page: Page, served: Serve, demo: Built) -> None:
    """Wherever a Welsh title or name stands on an English page, it is marked, so that a voice says it as Welsh."""
    index = json.loads((demo.site / "register.json").read_bytes())["decisions"]
    titles = [one["title"] for one in index if one.get("language") == "cy"]
    seen = 0
    for address in ("", "decisions/2026/", "topics/y-gymraeg/", "people/", "withheld/2026/"):
        page.goto(served(demo.site) + address)
        for words in (*titles, "Dirprwy Gomisiynydd Heddlu a Throseddu"):
            languages = page.get_by_text(words).evaluate_all("all => all.map((one) => one.closest('[lang]').lang)")
            assert set(languages) <= {"cy"}, (address, words)
            seen += len(languages)
    assert seen >= 4


def test_a_decision_is_read_in_its_order(page: Page, served: Serve, demo: Built) -> None:
    """Title, facts, sections and what is withheld follow one another; a marker is a link that names its ground."""
    page.goto(served(demo.site) + "decisions/2022/mid-d-2022-05/")
    told = tree(page)
    headings = [one.name for one in told if one.role == "heading"]
    assert headings[0] == "MID/D/2022/05 Security of premises where firearms are kept"
    frame = ["banner", "main", "contentinfo"]
    assert [one.role for one in told if one.role in frame] == frame
    markers = [one for one in told if one.role == "link" and one.name.startswith("Withheld: ")]
    assert markers
    assert all(one.url.startswith("#ground-") for one in markers)
