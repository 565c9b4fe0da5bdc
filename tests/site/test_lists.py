"""The lists, the time line and the home page as a reader uses them, in a real Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.building import Built

Serve = Callable[[Path], str]
PAGES = (
    "categories/",
    "categories/finance/",
    "statuses/",
    "statuses/made/",
    "topics/",
    "topics/24-7/",
    "recipients/",
    "recipients/ohara-and-sons-mobile-ltd/",
    "people/",
    "people/gareth-lowenby/",
    "decisions/2023/mid-d-2023-04/",
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a desktop."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_no_list_scrolls_sideways(browser: Browser, served: Serve, demo: Built, width: int) -> None:
    """Every kind of list fits the window, and has one main heading."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in PAGES:
        page.goto(served(demo.site) + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.locator("h1").count() == 1, address
    context.close()


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("address", ["withheld/", "changes/", "publication/", "specified-information/", "data/"])
def test_on_a_phone_rows_stand_as_blocks_in_which_nothing_overlaps(
    browser: Browser, served: Serve, demo: Built, width: int, address: str
) -> None:
    """No table has to be pushed sideways, and the heading of a cell stays within its column and its row."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(served(demo.site) + address)
    assert page.locator(".stacks td").count() > 1
    pushed = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).length"
    assert page.locator(".md-typeset__scrollwrap").evaluate_all(pushed) == 0
    overlapping = """cells => cells.filter((cell) => {
      const [label, own] = [getComputedStyle(cell, "::before"), getComputedStyle(cell)];
      return parseFloat(label.width) > parseFloat(own.paddingLeft) || parseFloat(label.height) > cell.clientHeight;
    }).map(cell => cell.dataset.label)"""
    assert page.locator(".stacks:not(.register) td:not(:first-child)").evaluate_all(overlapping) == []
    context.close()


def test_a_chain_is_followed_to_the_decision_that_stands(page: Page, served: Serve, demo: Built) -> None:
    """From the oldest of a chain the time line leads to the one that took its place, which is then marked."""
    page.goto(served(demo.site) + "decisions/2021/mid-d-2021-03/")
    steps = page.locator(".time-line li")
    expect(steps.locator("[aria-current=page]")).to_contain_text("MID/D/2021/03")
    last = steps.last.get_by_role("link")
    reference = (last.text_content() or "").split()[0]
    last.click()
    expect(page.locator(".time-line li").last.locator("[aria-current=page]")).to_contain_text(reference)


def test_a_name_leads_to_what_else_was_paid_to_it(page: Page, served: Serve, demo: Built) -> None:
    """From the table of amounts a reader comes to the recipient, and from there back to the decision."""
    page.goto(served(demo.site) + "decisions/2023/mid-d-2023-04/")
    page.locator(".amounts").get_by_role("link", name="Pellingham Vehicle Services Ltd").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pellingham Vehicle Services Ltd")
    page.get_by_role("link", name="Replacement of response vehicles, 2023/24").click()
    assert page.url.endswith("decisions/2023/mid-d-2023-04/")


def test_a_decision_of_a_previous_commissioner_says_so(page: Page, served: Serve, demo: Built) -> None:
    """The facts name who held the office then, and lead to the page with the term."""
    page.goto(served(demo.site) + "decisions/2019/mid-d-2019-01/")
    facts = page.locator(".facts")
    expect(facts).to_contain_text("a previous Police and Crime Commissioner: Gareth Lowenby, 2016 to 2021")
    facts.get_by_role("link", name="Gareth Lowenby").last.click()
    expect(page.locator("article")).to_contain_text("from 12 May 2016 to 12 May 2021")


@pytest.mark.parametrize("width", [1280, 390])
def test_no_day_is_broken_into_lines_among_what_is_withheld(page: Page, served: Serve, demo: Built, width: int) -> None:
    """A column gives way before a day does."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served(demo.site) + "withheld/2022/")
    lines = page.locator(".held .day").evaluate_all("all => all.map((day) => day.getClientRects().length)")
    assert len(lines) > 10
    assert set(lines) == {1}


def test_the_columns_of_open_data_are_folded(page: Page, served: Serve, demo: Built) -> None:
    """A table leads to its heading, below which its columns unfold; paper has all of them, and nothing to press."""
    page.goto(served(demo.site) + "data/")
    page.get_by_role("link", name="Amounts", exact=True).click()
    heading, cell = page.locator("#table-amounts"), page.get_by_text("What the amount is.", exact=True)
    expect(heading).to_be_in_viewport()
    expect(cell).to_be_hidden()
    heading.locator("~ .columns summary").first.click()
    expect(cell).to_be_visible()
    page.reload()
    page.emulate_media(media="print")
    assert cell.evaluate("cell => cell.checkVisibility({ contentVisibilityAuto: true }) && cell.offsetHeight > 0")
    expect(page.locator(".columns summary").first).to_be_hidden()


def test_the_home_page_leads_to_the_search(page: Page, served: Serve, demo: Built) -> None:
    """The keyboard comes from the link to the field at the head of the page, and can type at once."""
    page.goto(served(demo.site))
    page.get_by_role("link", name="Search the register").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search the register")).to_be_focused()


def test_the_figures_of_the_year_stand_on_one_line(page: Page, served: Serve, demo: Built) -> None:
    """A larger number pushes nothing down: the words beside each stand as high as those of its neighbour."""
    page.goto(served(demo.site))
    heights = """cells => cells.map((cell) => {
      const words = document.createRange();
      words.selectNode([...cell.childNodes].find(({ nodeType, data }) => nodeType === 3 && data.trim()));
      return Math.round(words.getBoundingClientRect().top);
    })"""
    tops = page.locator(".figures dd").evaluate_all(heights)
    assert len(tops) == 4
    assert len(set(tops)) == 1


def test_the_home_page_leads_to_what_the_law_asks_for(page: Page, served: Serve, demo: Built) -> None:
    """The checklist of the Order is no secret of the page on how decisions are made."""
    page.goto(served(demo.site))
    page.get_by_role("link", name="Specified information").click()
    expect(page.get_by_role("main")).to_contain_text("Elected Local Policing Bodies")


def test_without_scripts_it_leads_to_all_decisions(browser: Browser, served: Serve, demo: Built) -> None:
    """Where the search cannot run, the same link leads to the list that holds everything."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served(demo.site))
    page.get_by_role("link", name="Search the register").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("All decisions")
    context.close()


def test_a_register_of_one_decision_looks_finished(page: Page, served: Serve, real: Built) -> None:
    """Every index and the home page say what there is, and lead to the one decision."""
    base = served(real.site)
    for address in ("", "categories/", "statuses/", "topics/", "recipients/", "people/"):
        page.goto(base + address)
        assert page.locator("td:empty, li:empty, p:empty").count() == 0, address
    page.goto(base)
    expect(page.locator(".figures")).to_contain_text("1 in 2019")
    page.goto(base + "people/")
    page.get_by_role("link", name="A. J. Cross").click()
    expect(page.locator("article")).to_contain_text("1 decision names this person, from 2019.")
