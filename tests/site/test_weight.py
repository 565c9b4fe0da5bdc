"""What a reader on a phone downloads: little, and the index of the search only to search."""

import gzip
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.public.pages.sought import FRONT
from tests.site.building import Built
from tests.site.page_types import page_types
from tests.site.visits import Sent, packed

LIMIT = 150_000
INDEX = "search/search_index.json"


@pytest.fixture
def visit(browser: Browser, demo: Built) -> Iterator[tuple[Page, str, Sent]]:
    """A reader who was never here, the address of the demo, and the count of what is sent."""
    with packed(demo.site) as (base, sent):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        yield context.new_page(), base, sent
        context.close()


def test_a_first_visit_is_light(visit: tuple[Page, str, Sent], demo: Built) -> None:
    """Every type of page comes with all it needs in less than 150 kB, packed as servers pack; nothing is missing."""
    page, base, sent = visit
    for address in page_types(demo.site):
        sent.forget()
        page.goto(base + address, wait_until="networkidle")
        assert {address, "assets/register.css"} <= sent.paths, address
        assert all((demo.site / path).exists() for path in sent.paths), sent.paths
        assert sent.weight < LIMIT, f"{address}: {sorted(sent.answers, key=lambda one: -one[1])[:5]}"


def test_the_index_of_the_site_search_is_small(demo: Built) -> None:
    """At most 300 bytes of each decision as they are sent, whatever the size of the register."""
    docs = json.loads((demo.site / INDEX).read_bytes())["docs"]
    decisions = [one for one in docs if re.match(r"decisions/\d{4}/.", one["location"])]
    pages = {one["location"].partition("#")[0] for one in decisions}
    assert len(pages) == len([*(demo.site / "decisions").glob("[0-9]*/*/index.html")])
    assert 80 < len(gzip.compress(json.dumps(decisions).encode(), 6)) / len(pages) < 300


def test_the_site_search_knows_the_front_pages_and_people(demo: Built) -> None:
    """Of a front page its title and one paragraph, of a person the name; no other list, and no row of headings."""
    docs = {one["location"]: one for one in json.loads((demo.site / INDEX).read_bytes())["docs"]}
    trailed = {f"{folder}/" for folder in ("people", "recipients")}
    people = {f"people/{one.parent.name}/" for one in (demo.site / "people").glob("*/index.html")}
    front = {path.removesuffix("index.md") for path in FRONT} - trailed
    lists = {f"{path.split('/')[0]}/" for path in (*FRONT, "categories/", "statuses/", "topics/")}
    found = {path for path in docs if f"{path.split('/')[0]}/" in lists and not re.match(r"decisions/\d{4}/.", path)}
    assert found == front | trailed | people
    assert len(people) > 5
    assert all(re.fullmatch(r"<p>((?!<p>).)+</p>", docs[path]["text"]) for path in front)
    assert all(docs[path]["title"] and not docs[path]["text"] for path in trailed | people)
    amounts = [one["text"] for path, one in docs.items() if path.endswith("#amounts")]
    assert amounts
    assert not [text for text in amounts if text.startswith("For Amount") or "Paid to" in text]


def test_the_index_comes_when_the_reader_turns_to_the_search(visit: tuple[Page, str, Sent]) -> None:
    """Reading alone does not download what all decisions say; going to the search box does, and finds."""
    page, base, sent = visit
    page.goto(f"{base}decisions/2022/mid-d-2022-05/", wait_until="networkidle")
    assert "assets/register.js" in sent.paths
    assert INDEX not in sent.paths
    page.get_by_role("textbox", name="Search the register").fill("vehicle")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert INDEX in sent.paths


def test_a_reader_who_comes_from_the_search_sees_the_words_again(visit: tuple[Page, str, Sent]) -> None:
    """An address with the words that were sought lights them up without another step."""
    page, base, sent = visit
    page.goto(f"{base}decisions/2022/mid-d-2022-05/?h=proposal")
    expect(page.locator("article mark").first).to_be_visible()
    assert INDEX in sent.paths
