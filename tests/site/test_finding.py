"""Finding decisions as a reader does, in a real Chromium: the table of all decisions and the search of the site."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.public.finding import WHOLE
from generator.public.pages.finder import NEWEST
from generator.public.survey import Survey
from tests.site.building import Built
from tests.site.table import build_table
from tests.surveys import survey_of
from tests.varied import varied

Serve = Callable[[Path], str]
ROWS = ".register--all tbody tr"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop page that fails on any error that the browser logs."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    fresh = context.new_page()
    errors: list[str] = []
    fresh.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    yield fresh
    on_disk = fresh.url.startswith("file:")  # the theme's own search, hidden there, asks for an index in vain
    context.close()
    assert on_disk or not errors


@pytest.fixture(scope="module")
def large() -> Survey:
    """A register of 260 decisions, of which one has no day."""
    survey = varied(260)
    first, second, *others = survey.decisions
    second = replace(second, entry=replace(second.entry, decided=None))
    return survey_of(first, second, *others, office=survey.register.office)


@pytest.fixture(scope="module")
def large_site(large: Survey, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built as if 260 were too many for one table."""
    return build_table(tmp_path_factory.mktemp("large"), large, 200)


def references(page: Page) -> list[str]:
    """The references shown, from the top."""
    return page.locator(f"{ROWS} td:nth-child(2)").all_inner_texts()


def amounts(page: Page) -> list[float]:
    """The amounts shown, from the top; rows without one are left out."""
    shown = page.locator(f"{ROWS} td:nth-child(5)").all_inner_texts()
    return [float(re.sub(r"[£,]", "", one)) for one in shown if one]


def changed(page: Page, change: Callable[[str], str]) -> None:
    """From now on the page of all decisions comes changed."""

    def answer(route: Route) -> None:
        came = route.fetch()
        route.fulfill(response=came, body=change(came.text()))

    page.route(re.compile(r"/decisions/(\?.*)?$"), answer)


def find(page: Page, words: str) -> None:
    """Type into the field above the table."""
    page.get_by_label("Find decisions", exact=True).last.fill(words)


@pytest.mark.parametrize(
    "words",
    [
        "2019/03",
        "MID/D/2019/03",
        "2019-03",
        "mid d 2019 03",
        "£659.4k",
        "659400",
        "659,400",
        "£0.6594 million",
        "£659,4",
    ],
)
def test_whatever_a_reader_knows_of_a_decision_brings_it_up_first(
    page: Page, served: Serve, demo: Built, words: str
) -> None:
    """Reference and amount in any writing put the right record at the top of the table."""
    page.goto(served(demo.site) + "decisions/")
    find(page, words)
    expect(page.locator(".finder__count")).to_contain_text(" of ")
    assert references(page)[0] == "MID/D/2019/03"


def test_words_are_found_in_summaries_and_names(page: Page, served: Serve, demo: Built) -> None:
    """A row that is found by what it does not show says why; accents and capitals do not matter."""
    page.goto(served(demo.site) + "decisions/")
    find(page, "FENWRIGHT systems")
    expect(page.locator(f"{ROWS} .found").first).to_have_text("Recipient: Fenwright Systems Ltd")
    find(page, "cost more to keep")
    expect(page.locator(f"{ROWS} .found").first).to_contain_text("cost more to keep than to replace")
    find(page, "sian penmorfa")
    expect(page.locator(f"{ROWS} .found").first).to_have_text("Decision maker: Siân Penmorfa")


def test_the_largest_grant_of_a_year_is_found(page: Page, served: Serve, demo: Built) -> None:
    """Filters narrow each other, the order is by amount, and the address keeps all of it."""
    page.goto(served(demo.site) + "decisions/")
    page.get_by_label("Year").select_option("2019")
    expect(page.locator(".finder__count")).to_have_text(re.compile(r"^\d of 81 decisions$"))
    assert all("/2019/" in one for one in references(page))
    page.get_by_role("button", name="Amount").click()
    shown = amounts(page)
    assert len(shown) > 2
    assert shown == sorted(shown, reverse=True)
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Amount")
    page.get_by_role("button", name="Amount").click()
    assert amounts(page) == sorted(shown)
    assert page.url.endswith("decisions/?year=2019&sort=smallest")


def test_a_bookmark_brings_everything_back(page: Page, served: Serve, demo: Built) -> None:
    """An address shows what it showed before: words, filters and order."""
    page.goto(served(demo.site) + "decisions/?words=ltd&withheld=yes&from=10k&sort=oldest")
    expect(page.locator(".finder__chosen")).to_have_text("Withheld: Something is withheld · Amount from: 10k")
    expect(page.get_by_label("Order")).to_have_value("oldest")
    assert page.locator(ROWS).count() > 1
    assert page.locator(f"{ROWS} .status--part").count() == page.locator(ROWS).count()
    assert min(amounts(page)) >= 10_000
    assert references(page) == sorted(references(page))


def test_back_undoes_one_search_at_a_time(page: Page, served: Serve, demo: Built) -> None:
    """Typing is one step however many letters it has; a choice is another; Back and Forward lead through them."""
    page.goto(served(demo.site) + "decisions/")
    every = page.locator(ROWS).count()
    page.locator("#find-words").press_sequentially("vehicles")
    page.locator("#find-words").press("Enter")
    page.get_by_label("Status").select_option("made")
    assert page.url.endswith("?words=vehicles&status=made")
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?words=vehicles$"))
    expect(page.get_by_label("Status")).to_have_value("")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(every)
    expect(page.locator("#find-words")).to_have_value("")
    page.go_forward()
    expect(page.locator("#find-words")).to_have_value("vehicles")
    assert page.locator(ROWS).count() < every


def test_the_table_is_used_by_keyboard_alone(page: Page, served: Serve, demo: Built) -> None:
    """Words, a filter, the order and a decision are reached by Tab and keys; the number found is announced."""
    page.goto(served(demo.site) + "decisions/")
    page.locator("#find-words").focus()
    page.keyboard.type("grant")
    expect(page.locator(".finder__spoken[role=status]")).to_have_text(re.compile(r"^\d+ of 81 decisions$"))
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-status"
    page.keyboard.type("Made")
    for _ in range(6):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Clear"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Decided"
    page.keyboard.press("Space")
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Decided")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/decisions/\d{4}/"))


def test_nothing_found_is_said_and_undone(page: Page, served: Serve, demo: Built) -> None:
    """No empty table stands there, and one button brings everything back and the focus with it."""
    page.goto(served(demo.site) + "decisions/")
    find(page, "zzzz")
    expect(page.locator(".finder__count")).to_have_text("No decision found.")
    expect(page.locator(".register--all")).to_be_hidden()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(ROWS)).to_have_count(81)
    assert page.evaluate("document.activeElement.id") == "find-words"
    assert page.url.endswith("/decisions/")


def test_where_nothing_is_found_the_full_text_is_offered(page: Page, served: Serve, demo: Built) -> None:
    """Beside the words that say so, where it was not searched yet; the note on amounts would be about nothing."""
    page.goto(served(demo.site) + "decisions/")
    offer = page.get_by_role("button", name="Search the full text too")
    expect(offer).to_be_hidden()
    find(page, "unplanned repairs at")
    expect(offer).to_be_visible()
    expect(page.locator(".meaning")).to_be_hidden()
    offer.click()
    expect(page.locator(f"{ROWS} .found").first).to_have_text("In the full text")
    expect(page.get_by_label("Search the full text too")).to_be_checked()
    assert page.evaluate("document.activeElement.id") == "find-text"
    expect(page.locator(".meaning")).to_be_visible()
    find(page, "zzzz")
    expect(page.locator(".finder__count")).to_have_text("No decision found.")
    expect(offer).to_be_hidden()


def test_no_order_is_cut_on_a_phone(page: Page, served: Serve, demo: Built) -> None:
    """The longest choice stands whole in its field."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served(demo.site) + "decisions/")
    page.get_by_text("Filters and order").click()
    for name in ("Order", "Withheld"):
        widths = page.get_by_label(name).evaluate(
            "field => [field.offsetWidth, (field.style.width = 'max-content', field.offsetWidth)]"
        )
        assert widths[0] >= widths[1], name


def test_an_amount_that_cannot_be_read_is_marked(page: Page, served: Serve, demo: Built) -> None:
    """It filters nothing, and its field says that it is not understood."""
    page.goto(served(demo.site) + "decisions/?from=lots")
    expect(page.get_by_label("Amount from")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(ROWS)).to_have_count(81)
    page.get_by_label("Amount from").fill("1m")
    expect(page.get_by_label("Amount from")).to_have_attribute("aria-invalid", "false")
    assert min(amounts(page)) >= 1_000_000


def test_the_full_text_is_searched_when_it_is_asked_for(page: Page, served: Serve, demo: Built) -> None:
    """What only a report says is found by parts of an index, loaded when they are asked for; a phrase comes first."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served(demo.site) + "decisions/?words=Unplanned+repairs+at+Cold+Ashbury")
    expect(page.locator(".finder__count")).to_have_text("No decision found.")
    assert not [url for url in asked if "/words" in url]
    page.get_by_label("Search the full text too").check()
    expect(page.locator(f"{ROWS} .found").first).to_have_text("In the full text")
    assert references(page)[:2] == ["MID/D/2021/03", "MID/D/2019/03"]  # the two that say so in one breath
    assert len([url for url in asked if "/words" in url]) <= 3
    assert page.url.endswith("&text=yes")
    page.go_back()
    expect(page.locator(".finder__count")).to_have_text("No decision found.")
    expect(page.get_by_label("Search the full text too")).not_to_be_checked()


def test_a_full_text_that_cannot_be_loaded_is_said(page: Page, served: Serve, demo: Built) -> None:
    """The reader is not told that nothing was found where nothing was looked at."""
    base = served(demo.site)
    page.route("**/words/*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(base + "decisions/?words=vehicles&text=yes")
    expect(page.locator(".finder__count")).to_contain_text("The full text could not be loaded.")
    find(page, "zzzz")
    expect(page.locator(".finder__count")).to_have_text("No decision found. The full text could not be loaded.")
    page.get_by_label("Search the full text too").uncheck()
    expect(page.locator(".finder__count")).to_have_text("No decision found.")


def test_the_search_of_every_page_leads_on_to_the_full_text(page: Page, served: Serve, demo: Built) -> None:
    """Below its results stands a link to the table, which searches the full text for the same words."""
    page.goto(served(demo.site), wait_until="networkidle")
    page.get_by_role("textbox", name="Search").press_sequentially("unplanned repairs")
    page.get_by_role("link", name="Search the full text of all decisions").click()
    page.wait_for_url("**/decisions/?words=unplanned+repairs&text=yes")
    expect(page.locator(f"{ROWS} .found").first).to_have_text("In the full text")


def test_the_whole_table_is_there_without_a_script(browser: Browser, served: Serve, demo: Built) -> None:
    """Then nothing stands there that cannot work, and lists lead to the decisions as well."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served(demo.site) + "decisions/")
    assert page.locator(ROWS).count() == 81
    assert not page.locator(".finder").is_visible()
    assert page.get_by_text("“Find in page” of your browser").is_visible()
    page.locator(".browse a", has_text="recipient").click()
    assert page.url.endswith("/recipients/")
    context.close()


def test_the_table_works_from_a_disk(browser: Browser, demo: Built) -> None:
    """A copy on a memory stick is searched like the site; only the search of the site is not offered there."""
    page = browser.new_page()
    page.goto((demo.site / "decisions" / "index.html").as_uri())
    find(page, "vehicles")
    expect(page.locator(".finder__count")).to_have_text(re.compile(r"^\d+ of 81 decisions$"))
    page.close()


def test_a_printed_table_has_all_that_was_found(page: Page, served: Serve, large_site: Path) -> None:
    """Paper has no button for more rows."""
    page.goto(served(large_site) + "decisions/?status=made")
    expect(page.locator(ROWS)).to_have_count(100)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(ROWS).count() > 200
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(ROWS).count() == 100


def test_every_sheet_of_a_printed_table_has_its_headings(page: Page, served: Serve, demo: Built) -> None:
    """Those that sort are buttons on a screen, and a browser repeats no button on the next sheet."""
    page.goto(served(demo.site) + "decisions/")
    expect(page.locator(".register--all th button")).to_have_count(3)
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as document:
        sheets = [sheet.get_textpage().get_text_range() for sheet in document][1:]
    heads = [sheet.splitlines()[0] for sheet in sheets if "MID/D/" in sheet]
    assert heads
    names = ("Decided", "Reference", "Title", "Category", "Amount")
    assert [[name for name in names if name not in head] for head in heads] == [[] for _ in heads]


def test_paper_says_where_the_rest_of_a_cut_table_is(page: Page, served: Serve, large_site: Path) -> None:
    """Whoever prints before anything was sought has the newest rows, and the paper says so; afterwards it has all."""
    page.goto(served(large_site) + "decisions/")
    page.emulate_media(media="print")
    expect(page.locator(".newest-only")).to_be_visible()
    page.emulate_media(media="screen")
    find(page, "m")
    expect(page.locator(".newest-only")).to_be_hidden()


def test_a_large_register_is_drawn_from_its_index(page: Page, served: Serve, large: Survey, large_site: Path) -> None:
    """Rows that the page lacks look like those that it has, lead to their pages, and come a hundred at a time."""
    last, base = large.decisions[-1], served(large_site)
    page.goto(base + "decisions/")
    assert page.locator(ROWS).count() == 100
    find(page, last.entry.reference)
    expect(page.locator(ROWS)).to_have_count(1)
    drawn = page.locator(ROWS).evaluate("row => [...row.cells].map(cell => cell.getAttribute('role'))")
    assert drawn == ["cell"] * 5
    assert last.entry.title == page.locator(f"{ROWS} a").inner_text()
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ROWS)).to_have_count(200)
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 101
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ROWS)).to_have_count(260)
    assert not page.get_by_role("button", name="Show more").is_visible()
    page.locator(f"{ROWS} a").last.click()
    expect(page.locator("h1")).to_contain_text(last.entry.reference)


def test_the_index_takes_over_where_the_table_ends(page: Page, served: Serve, tmp_path: Path) -> None:
    """One decision more than a page holds: the oldest is found, and all are reached a hundred at a time."""
    survey = varied(WHOLE + 1)
    base = served(build_table(tmp_path, survey, WHOLE, pages=False))
    page.goto(base + "decisions/")
    assert page.locator(ROWS).count() == NEWEST
    find(page, survey.decisions[-1].entry.reference)
    expect(page.locator(f"{ROWS} td:nth-child(2)").first).to_have_text(survey.decisions[-1].entry.reference)
    page.get_by_role("button", name="Clear").click()
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        more.focus()
        page.keyboard.press("Enter")
    assert references(page) == [one.entry.reference for one in survey.decisions]


def test_drawn_rows_are_like_written_ones(page: Page, served: Serve, large_site: Path) -> None:
    """The script writes days, amounts, marks and links as the program writes them."""
    base = served(large_site)
    page.goto(base + "decisions/")
    read = 'all => all.map(row => row.innerHTML.replace(/ (data-label|role|align)="[^"]*"|\\n/g, \'\'))'
    written = page.locator(ROWS).evaluate_all(read)
    changed(page, lambda html: re.sub(r"<tbody>.*</tbody>", "<tbody></tbody>", html, flags=re.DOTALL))
    page.goto(base + "decisions/")
    page.get_by_label("Order").select_option("newest")
    expect(page.locator(ROWS)).to_have_count(100)
    assert page.locator(ROWS).evaluate_all(read) == written


def test_the_search_of_a_large_register_leads_to_its_table(
    page: Page, served: Serve, large: Survey, large_site: Path
) -> None:
    """From any page, without a download that grows with the register."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served(large_site))
    page.get_by_role("searchbox", name="Search the register").fill(large.decisions[200].entry.reference)
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/?words=*")
    expect(page.locator(ROWS)).to_have_count(1)
    assert not [url for url in asked if "search_index" in url]


def test_the_table_speaks_welsh(page: Page, served: Serve, large_site: Path) -> None:
    """What the script says comes from the catalogue."""
    words = '{"{number} of {all} decisions": {"other": "{number} o {all} o benderfyniadau"}, "Clear": "Clirio"}'
    change = f'<script type="application/json" id="words">{words}</script></head>'
    changed(page, lambda html: html.replace("</head>", change, 1))
    page.goto(served(large_site) + "decisions/?status=made")
    expect(page.locator(".finder__count")).to_contain_text(" o 260 o benderfyniadau")
    expect(page.get_by_role("button", name="Clirio")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2019/03", "mid-d-2019-03"),
        ("MID/D/2019/03", "mid-d-2019-03"),
        ("£659,400", "mid-d-2019-03"),
        ("Elmcote Street Pastors", "mid-d-2015-05"),
    ],
)
def test_the_search_of_the_site_has_the_right_record_first(
    page: Page, served: Serve, demo: Built, words: str, found: str
) -> None:
    """A reference, an amount and a supplier bring up the decision that a reader means."""
    assert search(page, served(demo.site), words) == found


@pytest.mark.parametrize("words", ["2019/03", "PCC/D/2019/03", "£5.444m", "KCOM", "a segregated network"])
def test_the_search_of_the_real_register_finds_its_decision(page: Page, served: Serve, real: Built, words: str) -> None:
    """So do words of its summary, among the pages of the site."""
    assert search(page, served(real.site), words) == "pcc-d-2019-03"


def search(page: Page, base: str, words: str) -> str:
    """The name of the page that the search at the head of every page has first."""
    page.goto(base, wait_until="networkidle")
    page.get_by_role("textbox", name="Search").fill(words)  # letter by letter, the first letters have results too
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    return (first.get_attribute("href") or "").split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
