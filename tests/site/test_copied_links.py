"""The links by which a paragraph is cited, as readers use them in real Chromium."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from generator.public.words import CONSIDERATIONS, STATEMENTS
from tests.site.building import Built

Serve = Callable[[Path], str]
DECISION = "decisions/2024/mid-d-2024-01/"
TEXTS = {key.replace("_", "-") for key in (*STATEMENTS, *CONSIDERATIONS)}
PARAGRAPH = "Link to paragraph 1: Proposal"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader at a desk whose clipboard can be read."""
    made = browser.new_context(
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    made.set_default_timeout(5000)
    yield made
    made.close()


def opacity(link: Locator) -> str:
    """How much of a link can be seen."""
    found: str = link.evaluate("(one) => getComputedStyle(one).opacity")
    return found


def below(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The blocks of a text, but for the dated notes at its end."""
    block = heading.getnext()
    while block is not None and not re.fullmatch(r"h\d", block.tag) and "notice" not in block.get("class", ""):
        yield block
        block = block.getnext()


def test_every_paragraph_of_every_decision_can_be_cited(demo: Built, real: Built) -> None:
    """Below the heading of a text without numbers each paragraph has the next anchor, and holds a link to itself."""
    seen = 0
    for path in [path for built in (demo, real) for path in built.site.glob("decisions/*/*/index.html")]:
        page = html.fromstring(path.read_text(encoding="utf-8"))
        for heading in [one for one in page.xpath("//article/*") if one.get("id") in TEXTS]:
            found = list(below(heading))
            named = [one for block in found for one in block.xpath("descendant-or-self::*[@id][not(self::sup)]")]
            names = [one.get("id") for one in named]
            assert names == [f"{heading.get('id')}-{place}" for place in range(1, len(named) + 1)], path
            assert names, path
            assert all(block in named for block in found if block.tag == "p"), path
            links = [one.xpath(".//a[contains(@class, 'headerlink')]/@href") for one in named]
            assert links == [[f"#{name}"] for name in names], path
            seen += len(named)
    assert seen > 200


@pytest.mark.parametrize(
    ("name", "anchor"), [("1.2", "p1-2"), (PARAGRAPH, "proposal-1"), ("Link to this section: Proposal", "proposal")]
)
def test_a_link_copies_its_address(context: BrowserContext, served: Serve, demo: Built, name: str, anchor: str) -> None:
    """By mouse and by key: the address is in the clipboard and in the bar, and a status says so for a while."""
    page = context.new_page()
    page.goto(served(demo.site) + DECISION)
    link = page.get_by_role("link", name=name, exact=True)
    for key in (None, "Enter"):
        page.evaluate("navigator.clipboard.writeText('')")
        link.press(key) if key else link.click()
        expect(page.locator(".said")).to_have_text("Link copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{served(demo.site)}{DECISION}#{anchor}"
        assert page.url.endswith(f"#{anchor}")
        expect(page.locator(".said")).to_be_empty()


def test_the_link_of_a_paragraph_is_seen_when_it_is_wanted(context: BrowserContext, served: Serve, demo: Built) -> None:
    """At a desk it shows under the pointer or with the focus, and once it was followed; on paper it does not."""
    page = context.new_page()
    page.goto(served(demo.site) + DECISION)
    link, other = (page.get_by_role("link", name=f"Link to paragraph 1: {one}") for one in ("Proposal", "Approval"))
    assert opacity(link) == "0"
    page.locator("#proposal-1").hover()
    assert opacity(link) == "1"
    other.focus()
    assert opacity(other) == "1"
    page.goto(f"{served(demo.site)}{DECISION}#approval-1")
    assert opacity(other) == "1"
    page.emulate_media(media="print")
    assert not other.is_visible()


@pytest.mark.parametrize("width", [390, 320])
def test_a_finger_finds_the_link_of_a_paragraph(browser: Browser, served: Serve, demo: Built, width: int) -> None:
    """Where nothing can hover it is there at once, large enough, and without a script it leads to its paragraph."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(served(demo.site) + DECISION)
    link = page.get_by_role("link", name=PARAGRAPH)
    assert opacity(link) == "1"
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert box["x"] + box["width"] <= width
    link.tap()
    assert page.url.endswith("#proposal-1")
    context.close()
