"""Everything can be used by the keyboard alone, in real Chromium, on a desktop and on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.building import Built
from tests.site.keyboard import keyboard_faults

Serve = Callable[[Path], str]
DECISION = "decisions/2022/mid-d-2022-05/"
PAGES = ("", DECISION, "withheld/2022/", "money/", "people/", "accessibility/")
WIDTHS = (1280, 390)


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a desktop and one of a phone; styles can be planted in it."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, reduced_motion="reduce", bypass_csp=True
    )
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    """What has the focus, by its words."""
    words: str = page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()")
    return words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tab_comes_to_everything_and_shows_where_it_is(page: Page, served: Serve, demo: Built, scheme: str) -> None:
    """Each link and control in the order of the page, with an outline that stands out, and out at the end."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # light or dark
    chosen = PAGES if scheme == "light" else PAGES[1:2]
    faults: dict[str, list[str]] = {}
    for address in chosen:
        page.goto(served(demo.site) + address)
        if found := list(keyboard_faults(page)):
            faults[address] = found
    assert faults == {}


STYLE = "document.head.append(Object.assign(document.createElement('style'), {{ textContent: '{}' }}))"
PLANTED = {
    "does not show the focus": STYLE.format(".brand:focus-visible { outline: none !important }"),
    "too faintly": STYLE.format(".page a:focus-visible { outline-color: #ddd !important }"),
    "out of sight": STYLE.format(".brand { position: fixed; left: -900px }"),
    "a positive tabindex": "document.querySelector('.brand').tabIndex = 3",
    "the order is not that of the page": "document.querySelector('.brand').tabIndex = 3",
    "a second time": "document.querySelector('.page p a').addEventListener('keydown', (event) => "
    "{ event.preventDefault(); document.querySelector('.brand').focus(); })",
    "are not reached": "document.querySelector('.page p a').addEventListener('focus', () => "
    "document.querySelector('.colophon a').focus())",
}


@pytest.mark.parametrize("said", PLANTED)
def test_what_hinders_the_keyboard_is_noticed(page: Page, served: Serve, demo: Built, said: str) -> None:
    """A fault of each kind, planted in a page, is reported."""
    page.goto(served(demo.site) + "licence/")
    page.evaluate(PLANTED[said])
    assert any(said in fault for fault in keyboard_faults(page))


def test_the_skip_link_goes_past_head_and_menu(page: Page, served: Serve, demo: Built) -> None:
    """It is the first stop, shows itself, and the next one is within the text."""
    page.goto(served(demo.site) + DECISION)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")


def test_the_menu_of_a_phone_opens_and_closes(browser: Browser, served: Serve, demo: Built) -> None:
    """Enter opens it, Tab goes into it, Escape closes it and gives the focus back; so does leaving it, at its end."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(served(demo.site) + DECISION)
    summary, menu = page.locator(".menu summary"), page.locator(".menu details")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Home"
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(menu).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    for _ in range(page.locator(".menu li").count() + 1):
        page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.menu')")
    expect(menu).not_to_have_attribute("open", "")
    page.close()


def test_the_closed_menu_takes_no_focus(browser: Browser, served: Serve, demo: Built) -> None:
    """Behind a closed menu, the next stop is in the text; the theme's own drawer let the focus in unseen."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(served(demo.site) + DECISION)
    page.locator(".menu summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")
    page.close()


def test_a_search_is_made_left_and_taken_up_by_keys(page: Page, served: Serve, demo: Built) -> None:
    """Results are reached by Tab and by the arrows; Escape closes them and gives the focus back to the field."""
    page.goto(served(demo.site))
    field, results = page.get_by_role("textbox", name="Search the register"), page.locator(".search__output")
    field.focus()
    page.keyboard.type("vehicles")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.md-search-result__item'))")
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    expect(results).not_to_be_visible()
    expect(field).to_be_focused()
    said = page.locator("#search-said").inner_text()
    page.keyboard.type(" 2023")
    expect(results).to_be_visible()
    expect(page.locator("#search-said")).not_to_have_text(said)
    page.wait_for_timeout(500)  # the results are drawn after they are counted
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/**")


def test_the_results_are_left_with_tab(page: Page, served: Serve, demo: Built) -> None:
    """The search holds no focus: beyond its last result comes what follows on the page, and the results close."""
    page.goto(served(demo.site))
    page.get_by_role("textbox", name="Search the register").focus()
    page.keyboard.insert_text("vehicles")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(500)  # the results are drawn after they are counted
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!document.activeElement.closest('.search')"):
            break
    assert page.evaluate("Boolean(document.activeElement.closest('.menu'))")
    expect(page.locator(".search__output")).not_to_be_visible()


@pytest.mark.parametrize("folded", [".challenge", ".contents details"])
def test_what_is_folded_opens_by_key(browser: Browser, served: Serve, demo: Built, folded: str) -> None:
    """The ways to challenge a ground, and the contents of a phone, open and close by key; what is in them is next."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(served(demo.site) + DECISION)
    box = page.locator(folded).first
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(box).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    assert box.evaluate("(box) => box.contains(document.activeElement)")
    box.locator("summary").focus()
    page.keyboard.press("Space")
    expect(box).not_to_have_attribute("open", "")
    page.close()


def test_colours_are_chosen_with_the_arrows(page: Page, served: Serve, demo: Built) -> None:
    """The three choices are one stop of Tab; an arrow chooses and paints at once, and the choice is kept."""
    page.goto(served(demo.site))
    page.get_by_role("radio", name="As on this device").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Light")).to_be_checked()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.reload()
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"


def test_a_table_that_scrolls_does_so_by_key(page: Page, served: Serve, demo: Built) -> None:
    """A box too narrow for its table is a stop with a name, and the arrows move what is in it."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served(demo.site) + "how-decisions-are-made/")
    box = page.get_by_role("region", name="Wide table").first
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_note_is_read_and_left_by_key(page: Page, served: Serve, demo: Built) -> None:
    """The sign of a footnote leads to it, and its own link back to where the reader was."""
    pages = sorted(demo.site.glob("decisions/*/*/index.html"))
    noted = next(path for path in pages if "footnote-ref" in path.read_text(encoding="utf-8"))
    page.goto(served(demo.site) + noted.parent.relative_to(demo.site).as_posix() + "/")
    page.locator(".footnote-ref").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.footnote-backref')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.footnote')")
