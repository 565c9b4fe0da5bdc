"""`make statement`: test the register of Midshire and write down what was found, for the accessibility statement."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.public.pages.statement import ALSO, TESTED
from tests.site.building import Built
from tests.site.judges import tool
from tests.site.page_types import page_types
from tests.site.test_accessibility import WIDTHS

# The tests behind each sentence of the statement.
BEHIND = {
    "keyboard": "test_keyboard.py",
    "zoom": "test_conditions.py::test_nothing_is_lost_by_zooming_or_by_spacing",
    "motion": "test_conditions.py::test_nothing_moves_for_those_who_asked",
    "colours": "test_conditions.py::test_forced_colours_leave_every_sign",
    "paper": "test_conditions.py::test_a_printed_page_holds_the_text_and_no_ways",
    "scripts": "test_conditions.py::test_every_page_reads_without_scripts",
    "aloud": "test_aloud.py",
}
AXE = "test_accessibility.py"
HERE = Path(__file__).parent


def facts(demo: Built, browser: Browser) -> dict[str, object]:
    """What is tried, and with what: the part of the results that can be held against those written down."""
    return {
        "axe": json.loads(tool("axe-core/package.json").read_bytes())["version"],
        "browser": f"Chromium {browser.version.partition('.')[0]}",
        "pages": len(page_types(demo.site)),
        "widths": list(WIDTHS),
    }


class _Watch:
    """Notes which tests failed, and lets one of them write down what it saw."""

    def __init__(self) -> None:
        self.failed: set[str] = set()
        self.passed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test passed if its call did and nothing of it failed."""
        name = report.nodeid.removeprefix("tests/site/")
        if report.failed or report.skipped:
            self.failed.add(name)
        elif report.when == "call":
            self.passed.add(name)

    def holds(self, behind: str) -> bool:
        """Whether there were such tests and all of them passed."""
        return any(one.startswith(behind) for one in self.passed) and not any(
            one.startswith(behind) for one in self.failed
        )


def main() -> int:
    """Run the tests that the statement speaks of; write down what they found, unless axe-core found a fault."""
    watch, seen = _Watch(), TESTED.with_suffix(".seen")
    os.environ["STATEMENT"] = str(seen)
    files = sorted({str(HERE / one.partition("::")[0]) for one in (*BEHIND.values(), AXE, "test_statement.py")})
    pytest.main(["-q", "-p", "no:cacheprovider", *files], plugins=[watch])
    if not (seen.is_file() and watch.holds(AXE)):
        sys.stderr.write("The statement stays as it is, for the pages could not be tested or have a fault.\n")
        return 1
    found = json.loads(seen.read_bytes())
    seen.unlink()
    day, also = datetime.now(UTC).date().isoformat(), [one for one in ALSO if watch.holds(BEHIND[one])]
    TESTED.write_text(json.dumps(found | {"day": day, "also": also}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
