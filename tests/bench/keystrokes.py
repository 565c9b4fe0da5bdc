"""How long a reader waits for the table of all decisions after each letter.

    python -m tests.bench.keystrokes [N …]

`keystrokes(sizes)` prints a row for each size. In a real Chromium, on the page of all decisions of an invented
register: words are typed letter by letter, taken away again, and all at once. A wait lasts from the letter to the
next picture, and the longest task is what another letter may have to wait for.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from generator.public.finding import WHOLE
from tests.site.chromium import HOW, QUIET, chromium
from tests.site.table import build_table
from tests.site.visits import packed
from tests.varied import varied

SIZES = (WHOLE, 10_000)
TYPE = """async (steps) => {
  const box = document.querySelector("#find-words"), waits = [], tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => tasks.push(one.duration)))
    .observe({ type: "longtask" });
  const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  for (const words of steps) {
    const start = performance.now();
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await painted();
    waits.push([words, performance.now() - start]);
    await new Promise((go) => setTimeout(go, 400));  // what is left to do
  }
  await new Promise((go) => setTimeout(go, 1500));
  return { waits, longest: Math.max(0, ...tasks), rows: document.querySelectorAll(".register--all tbody tr").length };
}"""


def keystrokes(sizes: Iterable[int] = SIZES) -> None:
    """Print what each size costs; nothing passes or fails."""
    named = chromium()
    if named is None:
        print(HOW)
        return
    print(
        f"{'records':>8}{'median ms':>11}{'worst ms':>10}  {'at':<14}{'cleared ms':>11}{'longest task':>14}{'rows':>7}"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=list(QUIET))
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder, browser.new_context() as context:
                _measure(size, Path(folder), context.new_page())
        browser.close()


def _measure(size: int, folder: Path, page: Page) -> None:
    survey = varied(size)
    with packed(build_table(folder, survey, WHOLE, pages=False)) as (base, _):
        page.goto(f"{base}decisions/", wait_until="networkidle")
        page.locator("#find-words").focus()
        page.evaluate(
            "async () => { while (!globalThis.registerIndex) await new Promise((go) => setTimeout(go, 20)); }"
        )
        page.evaluate(TYPE, ["a"])  # the summaries are loaded now
        words = survey.decisions[size // 2].entry.title or ""
        typed = [words[:end] for end in range(1, min(len(words), 14) + 1)]
        told = page.evaluate(TYPE, [*typed, *typed[-2::-1], "", words, ""])
    waits = told["waits"]
    worst = max(waits, key=lambda one: one[1])
    cleared = max(wait for words, wait in waits if not words)
    print(f"{size:>8,}{median(wait for _, wait in waits):>11.0f}{worst[1]:>10.0f}  {worst[0]!r:<14}", end="")
    print(f"{cleared:>11.0f}{told['longest']:>14.0f}{told['rows']:>7,}")


if __name__ == "__main__":
    keystrokes([int(one) for one in sys.argv[1:]] or SIZES)
