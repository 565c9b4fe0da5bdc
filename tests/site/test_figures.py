"""Money, the publication clock and numbering as a reader meets them: links, bars and narrow screens."""

import posixpath
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html  # type: ignore[import-untyped]  # it carries no types
from playwright.sync_api import Browser, Page

from generator.vocabulary.money import parse_written
from tests.site.building import Built

Serve = Callable[[Path], str]
PAGES = (
    "money/",
    "money/2021/",
    "money/funding/",
    "money/recipients/",
    "money/recipients/castlegate-software-plc/",
    "money/categories/estates-and-fleet/",
    "publication/",
    "publication/2019/",
    "numbering/",
)


@cache
def opened(built: Built, address: str) -> Any:
    """A page of a built site, as its parts."""
    return html.fromstring(built.page(address.rstrip("/")))


def listed(built: Built, address: str, anchor: str) -> Decimal:
    """What stands at an address: the amounts of a list added up, or else the figures of a table, followed."""
    page = opened(built, address)
    start = page.get_element_by_id(anchor)
    amounts, onward = Decimal(), Decimal()
    for part in start.itersiblings():
        if part.tag in ("h2", start.tag):
            break
        strong = part.xpath("descendant-or-self::div[@class='ledger']//td[4]//strong")
        amounts += sum((parse_written(one.text) for one in strong), Decimal())
        for link in part.xpath("self::div[contains(@class, 'sums')]//a[starts-with(text(), '£')]"):
            onward += listed(built, *target(address, link.get("href")))
    return amounts or onward


def target(here: str, href: str) -> tuple[str, str]:
    """The address of a page and the place on it to which a link leads."""
    path, _, anchor = href.partition("#")
    return (posixpath.normpath(posixpath.join(here, path)) if path else here), anchor


def figures(built: Built, folder: str) -> Iterator[tuple[str, Decimal, str]]:
    """Every figure of the pages in a folder: its page, its pounds and the address to which it leads."""
    for path in sorted((built.site / folder).rglob("index.html")):
        here = path.parent.relative_to(built.site).as_posix()
        for link in opened(built, here).xpath("//span[@class='sum']/a"):
            yield here, parse_written(link.text), link.get("href")


@pytest.mark.parametrize("name", ["demo", "real"])
def test_a_reader_can_add_up_every_figure(name: str, request: pytest.FixtureRequest) -> None:
    """On the finished pages each sum leads to a place that is there, and the amounts there add up to it."""
    built: Built = request.getfixturevalue(name)
    found = list(figures(built, "money"))
    assert found
    for here, pounds, href in found:
        assert listed(built, *target(here, href)) == pounds, (here, href)


def test_on_paper_a_heading_stays_with_its_table(browser: Browser, served: Serve, demo: Built) -> None:
    """No sheet ends with a heading, or with the sentence between it and its table."""
    page = browser.new_page()
    page.goto(served(demo.site) + "money/")
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as document:
        ends = [sheet.get_textpage().get_text_range().strip().splitlines()[-1] for sheet in document]
    assert len(ends) > 2
    assert not [end for end in ends if re.search(r" amounts?\.$", end)]
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_figures_fit_the_window_and_bars_can_be_seen(
    browser: Browser, served: Serve, demo: Built, width: int, scheme: str
) -> None:
    """Nothing scrolls sideways, text keeps its size, and a bar stands out from the paper by 3 : 1 or more."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    page, base = context.new_page(), served(demo.site)
    for address in PAGES:
        page.goto(base + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.locator("h1").count() == 1, address
        wide = (
            "[...document.querySelectorAll('.md-typeset__scrollwrap')].some((box) => box.scrollWidth > box.clientWidth)"
        )
        assert not page.evaluate(wide), address
        assert all(box["height"] >= 8 and box["width"] >= 60 for box in boxes(page)), address
    page.goto(base + "money/")
    bar = page.locator(".bar__firm").first
    assert contrast(colour(page, ".bar__firm", "fill"), colour(page, "body", "backgroundColor")) >= 3
    assert bar.evaluate("(bar) => getComputedStyle(bar).fill") != page.locator(".bar__open").first.evaluate(
        "(bar) => getComputedStyle(bar).fill"
    )
    context.close()


def boxes(page: Page) -> list[dict[str, float]]:
    """Where the pictures of a page stand."""
    found: list[dict[str, float]] = page.evaluate(
        "[...document.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect().toJSON())"
    )
    return found


def colour(page: Page, selector: str, name: str) -> list[float]:
    """A colour of the first such element, red, green and blue."""
    found: list[float] = page.locator(selector).first.evaluate(
        "(element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).slice(0, 3).map(Number)", name
    )
    return found


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours as WCAG reckons it."""

    def light(colour: list[float]) -> float:
        linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("how", ["forced colours", "print"])
def test_bars_are_drawn_whatever_the_reader_asks_for(browser: Browser, served: Serve, demo: Built, how: str) -> None:
    """Filled and open parts differ, and the open one has an outline, in forced colours and on paper."""
    context = browser.new_context(forced_colors="active" if how == "forced colours" else "none")
    page = context.new_page()
    page.emulate_media(media="print" if how == "print" else "screen")
    page.goto(served(demo.site) + "money/funding/")
    paper = colour(page, ".bar__open", "fill")
    assert contrast(colour(page, ".bar__firm", "fill"), paper) >= 3
    assert contrast(colour(page, ".bar__open", "stroke"), paper) >= 3
    context.close()


def test_a_bar_is_as_long_as_its_figure_says(browser: Browser, served: Serve, demo: Built) -> None:
    """In each table the lengths on the screen stand to one another as the sums do, to a pixel or two."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(served(demo.site) + "money/")
    tables = page.evaluate(
        """[...document.querySelectorAll('.sums:not(.sums--plain)')].map((table) =>
        [...table.querySelectorAll('tr:has(a)')].map((row) => [row.querySelector('a').textContent,
        [...row.querySelectorAll('rect')].reduce((sum, one) => sum + one.getBoundingClientRect().width, 0),
        row.querySelector('svg').getBoundingClientRect().width]))"""
    )
    assert len(tables) > 3
    for rows in tables:
        most = max(parse_written(text) for text, _, _ in rows)
        for text, drawn, whole in rows:
            assert abs(float(parse_written(text) / most) * whole - drawn) < 3.5, text
    page.close()


def test_pictures_hold_nothing_that_words_do_not(demo: Built) -> None:
    """A bar is hidden from screen readers and has no text or style of its own; its figure stands in the same cell."""
    for address in PAGES:
        page = opened(demo, address)
        for picture in page.xpath("//*[local-name()='svg'][@class='bar']"):
            assert picture.get("aria-hidden") == "true"
            assert not picture.text_content().strip()
            assert "style" not in html.tostring(picture).decode()
            assert re.search(r"£|none|of \d", picture.getparent().text_content()), address
