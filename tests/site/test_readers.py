"""What a reader comes for, done on the built demo as a reader would: from the home page on, by following links."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.vocabulary.money import parse_written
from tests.site.building import Built

Serve = Callable[[Path], str]
ADDRESS = "https://decisions.midshire.example/"


@pytest.fixture
def home(browser: Browser, served: Serve, demo: Built) -> Iterator[Page]:
    """The home page of the demo, and no other address typed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(served(demo.site))
    yield page
    context.close()


def menu(page: Page, name: str) -> None:
    """Choose from the menu at the head of the page."""
    page.get_by_role("navigation", name="Sections of the register").get_by_role("link", name=name).click()


def test_the_largest_grant_of_a_year_is_found(home: Page) -> None:
    """From Money through the year to the grants, and from the largest of them to the decision that gives it."""
    menu(home, "Money")
    home.get_by_role("main").get_by_role("link", name="2019", exact=True).first.click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("2019")
    grants = home.locator("#grant ~ .ledger").first.locator("tbody tr")
    found = {parse_written(row.locator("strong").first.inner_text()): row for row in grants.all()}
    largest = max(found)
    assert largest == Decimal(51_400)
    found[largest].get_by_role("link").first.click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("MID/D/2019/02")
    expect(home.locator(".amounts")).to_contain_text("£51,400")


def test_a_chain_of_decisions_is_followed_to_the_one_that_stands(home: Page) -> None:
    """From the oldest decision over each that took its place, by the line of time, to the one that still stands."""
    home.get_by_role("link", name="2014", exact=True).click()
    home.locator(".register a[href*='mid-d-2014-05']").click()
    visited = [reference(home)]
    expect(home.locator(".time-line li", has=home.locator("[aria-current]"))).to_contain_text("superseded")
    while "superseded" in home.locator(".time-line li", has=home.locator("[aria-current]")).inner_text():
        later = home.locator(".time-line li:has([aria-current]) + li").get_by_role("link")
        later.click()
        visited.append(reference(home))
    assert visited == ["MID/D/2014/05", "MID/D/2018/05", "MID/D/2023/06"]


def reference(page: Page) -> str:
    """The reference of the decision that is open."""
    return page.locator("h1 .reference").inner_text()


def test_what_is_withheld_under_one_section_is_found(home: Page) -> None:
    """The page of what is withheld counts by section, and a row of a year under it leads to such a marker."""
    menu(home, "What we withhold")
    row = home.locator(".tally tr", has_text="section 43(2)").first
    expect(row).to_be_visible()
    home.locator(".tally").get_by_role("link", name="2024", exact=True).first.click()
    held = home.locator(".held tbody tr", has_text="section 43").first
    held.get_by_role("link").nth(1).click()
    assert "#" in home.url
    marker = home.locator(f"[id='{home.url.partition('#')[2]}'] a.withheld, a.withheld").first
    expect(marker).to_contain_text("Withheld: ")
    marker.click()
    assert "#ground-" in home.url


def test_a_feed_is_subscribed_to(home: Page) -> None:
    """A feed reader that is given the home page finds the feed there, and its newest entry leads to the decision."""
    found = home.content()
    link = re.search(r'<link rel="alternate[^"]*" type="application/atom\+xml"[^>]*href="([^"]+)"', found)
    assert link
    feed = feedparser.parse(home.request.get(urljoin(home.url, link[1])).body())
    assert not feed.bozo
    assert feed.feed.title
    entry = feed.entries[0]
    assert entry.link.startswith(ADDRESS)
    home.goto(urljoin(home.url, entry.link.removeprefix(ADDRESS)))  # as the feed reader opens it
    assert home.get_by_role("heading", level=1).inner_text().split()[0] in entry.title
    home.get_by_role("contentinfo").get_by_role("link", name="Feeds").click()
    expect(home.get_by_role("main").get_by_role("link", name=re.compile("Atom")).first).to_be_visible()


def test_a_table_is_downloaded_and_adds_up(home: Page) -> None:
    """The amounts of a decision, opened as a spreadsheet would, are those of its page and add up to its total."""
    menu(home, "Open data")
    with home.expect_download() as started:
        home.locator("article a[href$='amounts.csv']").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text(encoding="utf-8-sig"))))
    mine = {row["id"]: row for row in rows if row["decision"] == "MID/D/2019/02"}
    total = mine.pop("total")
    assert sum(Decimal(row["value"]) for row in mine.values()) == Decimal(total["value"])
    menu(home, "Home")
    home.get_by_role("link", name="2019", exact=True).click()
    home.locator(".register a[href*='mid-d-2019-02']").click()
    for row in (*mine.values(), total):
        expect(home.locator(".amounts")).to_contain_text(row["written"])


def test_a_decision_is_taken_to_a_meeting(home: Page) -> None:
    """The paper beside a decision is a tagged PDF with its reference, its paragraphs and its markers."""
    home.get_by_role("link", name="2022", exact=True).click()
    home.locator(".register a[href*='mid-d-2022-05']").click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("MID/D/2022/05")  # the page is there to be read
    paragraphs = home.locator(".numbered > p:nth-child(2)").all_inner_texts()
    href = home.locator("article a[href$='mid-d-2022-05.pdf']").first.get_attribute("href")
    assert href
    data = home.request.get(urljoin(home.url, href)).body()
    document = pypdfium2.PdfDocument(data)
    text = re.sub(r"\W+", "", "".join(sheet.get_textpage().get_text_range() for sheet in document))
    assert document.is_tagged()
    document.close()
    assert re.sub(r"\W+", "", "MID/D/2022/05") in text
    whole = [one for one in paragraphs if "Withheld" not in one]
    assert whole
    assert [one for one in whole if re.sub(r"\W+", "", one) not in text] == []
    assert "Withheld" in text
