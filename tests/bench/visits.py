"""How the finished pages are to read: what a first visit downloads, when it paints, and whether it moves or stalls.

In a real Chromium, on the site as a server sends it, at a desk and on a phone (a processor four times slower, a line of
1.6 Mbit/s with 150 ms of delay). The paints, the shifts and the long tasks are what the browser itself reports.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.site.chromium import HOW, QUIET, chromium
from tests.site.visits import Sent, packed

INDEX = "search/search_index.json"
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # bytes a second
WATCH = """
  const seen = window.seen = { fcp: 0, lcp: 0, cls: 0, blocked: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  watch("paint", (one) => { if (one.name === "first-contentful-paint") seen.fcp = one.startTime; });
  watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
  watch("longtask", (one) => { seen.blocked += Math.max(0, one.duration - 50); });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit: answers and bytes on the wire, then milliseconds; `shift` has no unit."""

    answers: int
    weight: int
    first_paint: float
    largest_paint: float
    shift: float
    blocked: float


def visits(site: Path, records: int) -> None:
    """Print a table of first visits, and what the search costs a reader who turns to it."""
    named = chromium()
    if named is None:
        print(HOW)
        return
    with sync_playwright() as playwright, packed(site) as (base, sent):
        browser = playwright.chromium.launch(executable_path=named, args=list(QUIET))
        print(f"{'first visit':<34}{'answers':>9}{'kB':>7}{'FCP ms':>8}{'LCP ms':>8}{'shift':>8}{'blocked ms':>12}")
        for kind, how in (("desk", DESK), ("phone", PHONE)):
            for address in _addresses(site):
                one = _visit(browser, how, base + address, sent)
                print(f"{f'{kind} /{address}':<34}{one.answers:>9}{one.weight / 1000:>7.0f}", end="")
                print(f"{one.first_paint:>8.0f}{one.largest_paint:>8.0f}{one.shift:>8.3f}{one.blocked:>12.0f}")
            _search(browser, how, base, sent, records)
        browser.close()


def _addresses(site: Path) -> list[str]:
    """The home page, the longest decision, the register, the money and what is withheld."""
    pages = (site / "decisions").glob("[0-9]*/*/index.html")
    longest = max(pages, key=lambda page: (page.stat().st_size, page.as_posix())).parent
    return ["", f"{longest.relative_to(site).as_posix()}/", "decisions/", "money/", "withheld/"]


def _page(browser: Browser, how: dict[str, Any]) -> Page:
    page = browser.new_context(**how).new_page()
    if how is PHONE:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", dict(LINE))
    page.add_init_script(WATCH)
    return page


def _visit(browser: Browser, how: dict[str, Any], url: str, sent: Sent) -> Visit:
    page = _page(browser, how)
    sent.forget()
    page.goto(url, wait_until="networkidle")
    seen = page.evaluate("seen")
    page.context.close()
    return Visit(len(sent.answers), sent.weight, seen["fcp"], seen["lcp"], seen["cls"], seen["blocked"])


def _search(browser: Browser, how: dict[str, Any], base: str, sent: Sent, records: int) -> None:
    """From turning to the search box to the first result, the index downloaded on the way."""
    page = _page(browser, how)
    page.goto(base, wait_until="networkidle")
    sent.forget()
    taken = page.evaluate(
        """async () => {
          const query = document.querySelector(".search__query"), start = performance.now();
          query.focus();
          query.value = "2019";
          query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
          while (!document.querySelector(".md-search-result__item")) await new Promise((go) => setTimeout(go, 5));
          return performance.now() - start;
        }"""
    )
    index = dict(sent.answers)[INDEX]
    page.context.close()
    print(f"  the search: first result after {taken:.0f} ms, its index {index / 1000:.0f} kB,", end=" ")
    print(f"{index / records:.0f} bytes a decision")
