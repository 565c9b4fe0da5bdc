"""The site as a reader meets it, in a real Chromium: at three widths, light and dark, with and without a mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.building import Built

PAGES = (
    "",
    "decisions/",
    "decisions/2022/",
    "decisions/2015/mid-d-2015-05/",
    "decisions/2017/mid-d-2017-05/",
    "decisions/2021/mid-d-2021-06/",
    "decisions/2022/mid-d-2022-05/",
    "decisions/2024/mid-d-2024-05/",
    "grounds/",
    "accessibility/",
    "404.html",
)
WITHHELD = "decisions/2022/mid-d-2022-05/"
Serve = Callable[[Path], str]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop page that fails on any error that the browser logs."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    fresh = context.new_page()
    errors: list[str] = []
    fresh.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    yield fresh
    context.close()
    assert not errors


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(browser: Browser, served: Serve, demo: Built, width: int, scheme: str) -> None:
    """At every width and in both schemes, each page fits the window and asks nothing of another host."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    page, base = context.new_page(), served(demo.site)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for address in PAGES:
        page.goto(base + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.locator("h1").count() == 1, address
    assert all(url.startswith((base, "data:", "blob:")) for url in asked)
    context.close()


def test_a_paragraph_has_a_permanent_address(page: Page, served: Serve, real: Built) -> None:
    """The number of a paragraph is a link to it, and its address scrolls there."""
    page.goto(served(real.site) + "decisions/2019/pcc-d-2019-03/#p6-1-2")
    box = page.locator("#p6-1-2").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    page.get_by_role("link", name="2.3", exact=True).click()
    assert page.url.endswith("#p2-3")


def test_a_marker_leads_to_its_ground(page: Page, served: Serve, demo: Built) -> None:
    """A withheld place says so with its ground in words, and leads to who decided it and when it is reviewed."""
    page.goto(served(demo.site) + WITHHELD)
    marker = page.locator("a.withheld").first
    assert marker.inner_text().startswith("Withheld: ")
    anchor = (marker.get_attribute("href") or "#").removeprefix("#")
    marker.click()
    assert page.url.endswith(f"#{anchor}")
    section = page.locator(f"#{anchor} + dl, #{anchor} ~ dl").first.inner_text()
    for said in ("Law", "Why", "Decided by", "Review by"):
        assert said in section


def test_every_marker_has_one_form(page: Page, served: Serve, demo: Built) -> None:
    """Markers of one ground are the same words, whatever stands behind them."""
    page.goto(served(demo.site) + WITHHELD)
    markers = page.eval_on_selector_all("a.withheld", "all => all.map(one => [one.hash, one.textContent])")
    said: dict[str, set[str]] = {}
    for anchor, words in markers:
        said.setdefault(anchor, set()).add(words)
    assert said
    assert all(len(words) == 1 for words in said.values())


@pytest.mark.parametrize("query", ["2019/03", "PCC/D/2019/03", "Network Investment"])
def test_search_finds_the_decision(page: Page, served: Serve, real: Built, query: str) -> None:
    """The reference in part or whole, and words of the title, bring the decision up first."""
    page.goto(served(real.site), wait_until="networkidle")  # the index is there when a reader comes to type
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially(query, delay=20)
    first = page.locator(".md-search-result__item a").first
    first.wait_for(timeout=10_000)
    assert "pcc-d-2019-03" in (first.get_attribute("href") or "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("all decisions", "decisions/"),
        ("money", "money/"),
        ("what we withhold", "withheld/"),
        ("feeds", "feeds/"),
        ("specified information", "specified-information/"),
        ("penmorfa", "people/sian-penmorfa/"),
        ("£659,400", "decisions/2019/mid-d-2019-03/"),
        ("2019/03", "decisions/2019/mid-d-2019-03/"),
        ("Fenwright Systems", "decisions/2026/mid-d-2026-02/"),
        ("electric pool cars", "decisions/2019/mid-d-2019-03/"),
    ],
)
def test_search_finds_front_pages_people_and_decisions(
    page: Page, served: Serve, demo: Built, words: str, found: str
) -> None:
    """Each comes first for the words that name it; a front page stands before no decision that is meant."""
    base = served(demo.site)
    page.goto(base)
    page.get_by_role("textbox", name="Search").fill(words)
    first = page.locator(".md-search-result__item a").first
    first.wait_for(timeout=10_000)
    assert (first.get_attribute("href") or "").partition("?")[0].partition("#")[0].endswith(f"/{found}")


def test_the_first_tab_skips_to_the_content(page: Page, served: Serve, real: Built) -> None:
    """A keyboard user can pass over header and navigation at once."""
    page.goto(served(real.site) + "decisions/2019/pcc-d-2019-03/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    assert "skip" in page.evaluate("document.activeElement.className").lower()


def test_a_page_reads_without_scripts(browser: Browser, served: Serve, demo: Built) -> None:
    """Without JavaScript every word of a decision is there and no search box stands that cannot work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served(demo.site) + WITHHELD)
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("#withheld").is_visible()
    assert not page.get_by_role("textbox", name="Search").is_visible()
    context.close()


def test_a_lost_reader_is_shown_the_way(page: Page, served: Serve, demo: Built) -> None:
    """The page for wrong addresses works at any depth."""
    page.goto(served(demo.site) + "404.html")
    hrefs = page.eval_on_selector_all("article a", "all => all.map(one => one.getAttribute('href'))")
    assert any(href.startswith(("/", "https://")) for href in hrefs)
    assert not any(href.startswith("..") for href in hrefs)
