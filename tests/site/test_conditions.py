"""The pages under the conditions of their readers: zoomed, spaced, without motion, in forced colours, on paper."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.building import Built
from tests.site.conditions import SPACING, losses, moving, plant, texts
from tests.site.keyboard import contrast
from tests.site.page_types import page_types

Serve = Callable[[Path], str]
DECISION = "decisions/2022/mid-d-2022-05/"
ZOOMED = {"200 %": (640, 512), "400 %": (320, 256)}  # of a window of 1280 by 1024


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page in which styles can be planted."""
    context = browser.new_context(viewport={"width": 1280, "height": 1024}, bypass_csp=True)
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def as_it_was(page: Page) -> None:
    """Each test begins with a usual window."""
    page.set_viewport_size({"width": 1280, "height": 1024})
    page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")


def test_nothing_is_lost_by_zooming_or_by_spacing(page: Page, served: Serve, demo: Built) -> None:
    """Every type of page at 200 % and 400 %, and then widely spaced: the same texts, all within the page."""
    faults: dict[str, list[str]] = {}
    for address in page_types(demo.site):
        page.set_viewport_size({"width": 1280, "height": 1024})
        page.goto(served(demo.site) + address)
        wanted = texts(page)
        assert wanted
        for zoom, (width, height) in ZOOMED.items():
            page.set_viewport_size({"width": width, "height": height})
            missing = set(wanted) - set(texts(page))
            if found := [*losses(page, width), *(f"lost: {one[:60]}" for one in sorted(missing))]:
                faults[f"{address} at {zoom}"] = found
        plant(page, SPACING)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if found := list(losses(page, width)):
                faults[f"{address} spaced at {width} px"] = found
    assert faults == {}


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (".facts { min-width: 500px }", "sideways"),
        (".facts { height: 40px; overflow: hidden }", "cut off"),
        (".facts { width: 100px; overflow: clip; white-space: nowrap }", "cut off"),
        (".md-typeset .numbered { padding-left: 0 }", "lies upon"),
    ],
)
def test_a_loss_is_noticed(page: Page, served: Serve, demo: Built, style: str, said: str) -> None:
    """What is cut off, too wide or upon something else is reported."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(served(demo.site) + DECISION)
    plant(page, style)
    assert any(said in loss for loss in losses(page, 320))


def test_a_text_that_is_gone_is_noticed(page: Page, served: Serve, demo: Built) -> None:
    """A part that is hidden from narrow windows is missed."""
    page.goto(served(demo.site) + DECISION)
    wanted = texts(page)
    plant(page, ".facts { display: none }")
    assert "Report by" in set(wanted) - set(texts(page))


def test_nothing_moves_for_those_who_asked(page: Page, served: Serve, demo: Built) -> None:
    """With reduced motion no part of a page has a transition, an animation or a gliding scroll."""
    page.emulate_media(reduced_motion="reduce")
    for address in ("", "decisions/", DECISION, "money/"):
        page.goto(served(demo.site) + address)
        assert moving(page) == [], address
    plant(page, ".brand { transition: color 0.3s !important; }")
    assert moving(page) == ["A brand"]


def test_forced_colours_leave_every_sign(page: Page, served: Serve, demo: Built) -> None:
    """Markers, statuses, bars, the present place in the menu and the focus can still be told from the ground."""
    page.emulate_media(forced_colors="active")
    page.goto(served(demo.site) + DECISION)
    assert edges(page, "a.withheld", "Left") >= 3
    assert edges(page, ".facts", "Top") >= 3
    assert edges(page, ".menu a[aria-current]", "Bottom") >= 3
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.goto(served(demo.site) + "decisions/2022/")
    assert edges(page, ".status--part", "Left") >= 3
    assert edges(page, "table td", "Top") >= 3
    page.goto(served(demo.site) + "money/")
    assert contrast(colour(page, ".bar__firm", "fill"), colour(page, "body", "backgroundColor")) >= 3
    assert contrast(colour(page, ".bar__firm", "stroke"), colour(page, "body", "backgroundColor")) >= 3
    plant(page, ".bar__firm { fill: Canvas; forced-color-adjust: none }")
    assert contrast(colour(page, ".bar__firm", "fill"), colour(page, "body", "backgroundColor")) < 3


def edges(page: Page, selector: str, side: str) -> float:
    """By how much the edge of an element stands out from the page; 0 where it has none."""
    width = page.locator(selector).first.evaluate(
        "(one, side) => parseFloat(getComputedStyle(one)[`border${side}Width`])", side
    )
    return (
        contrast(colour(page, selector, f"border{side}Color"), colour(page, "body", "backgroundColor")) if width else 0
    )


def colour(page: Page, selector: str, name: str) -> tuple[float, ...]:
    """A colour of the first such element, red, green and blue."""
    found: list[float] = page.locator(selector).first.evaluate(
        "(one, name) => getComputedStyle(one)[name].match(/[\\d.]+/g).slice(0, 3).map(Number)", name
    )
    return tuple(found)


@pytest.mark.parametrize("address", [DECISION, "money/", "withheld/2022/"])
def test_a_printed_page_holds_the_text_and_no_ways(page: Page, served: Serve, demo: Built, address: str) -> None:
    """On paper stand title, paragraphs, cells and markers, in dark on light; menus, search and folded boxes do not."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(served(demo.site) + address)
    wanted = page.eval_on_selector_all(
        "h1, .numbered > p, td, a.withheld", "all => all.map((one) => one.innerText.replace('¶', ''))"
    )
    printed, corner = on_paper(page.pdf(format="A4"))
    assert len(wanted) > 10
    assert [one for one in wanted if squeezed(one) not in squeezed(printed)] == []
    for way in ("Search the register", "Skip to main content", "Accessibility statement", "As on this device", "Menu"):
        assert squeezed(way) not in squeezed(printed)
    assert "Printed from https://decisions.midshire.example/" in " ".join(printed.split())
    assert min(corner) >= 250


def on_paper(data: bytes) -> tuple[str, tuple[int, ...]]:
    """The text of a PDF, and the colour of its first corner."""
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    pixel = document[0].render(scale=1).to_pil().convert("RGB").getpixel((5, 5))
    document.close()
    assert isinstance(pixel, tuple)
    return text, pixel


def squeezed(text: str) -> str:
    """A text without what lines and pages put between its letters."""
    return re.sub(r"[\W_]+", "", text)


def test_every_page_reads_without_scripts(browser: Browser, served: Serve, demo: Built) -> None:
    """No control stands that would not work, the menu of a phone opens, and the list of all decisions is whole."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    bare = context.new_page()
    for address in page_types(demo.site):
        bare.goto(served(demo.site) + address)
        expect(bare.locator("h1")).to_be_visible()
        assert not bare.locator("button, input, select, textarea").filter(visible=True).all(), address
    bare.locator(".menu summary").click()
    bare.locator(".menu a", has_text="All decisions").click()
    everything = json.loads((demo.site / "register.json").read_bytes())["decisions"]
    expect(bare.locator(".register tbody tr").filter(visible=True)).to_have_count(len(everything))
    context.close()
