"""The open data as it stands on the built site, for reader and program."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from csvw import CSVW  # type: ignore[import-untyped]  # it has no types
from frictionless import Package
from playwright.sync_api import Browser

from generator.public.tables import TABLES
from tests.site.building import Built

Serve = Callable[[Path], str]


@pytest.fixture(params=["demo", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    """The register of Midshire with eighty decisions, and that of the real office with one."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    assert found.code == 0, found.output
    return found


def test_the_tables_of_the_site_are_valid(built: Built) -> None:
    """By the data package and by CSVW, every table with every link, just as they stand on the site."""
    report = Package(str(built.site / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert CSVW(str(built.site / "data/csv-metadata.json"), validate=True).is_valid


def test_every_decision_stands_in_every_format(built: Built) -> None:
    """The index, the table, the database and the full text of the years hold the same decisions."""
    data = built.site / "data"
    index = json.loads((built.site / "register.json").read_bytes())["decisions"]
    wanted = [one["reference"] for one in index]
    listed = json.loads((data / "decisions.json").read_bytes())["decisions"]
    lines = [json.loads(line) for year in dict.fromkeys(one["year"] for one in index)
             for line in (data / f"decisions-{year}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]  # fmt: skip
    base = sqlite3.connect(f"file:{data / 'register.sqlite'}?mode=ro&immutable=1", uri=True)
    rows = base.execute("SELECT reference FROM decisions ORDER BY rowid").fetchall()
    base.close()
    assert wanted == [one["reference"] for one in listed] == [one["reference"] for one in lines]
    assert wanted == [reference for (reference,) in rows]
    assert lines[0] == json.loads((built.site / f"decisions/{index[0]['year']}/{index[0]['slug']}.json").read_bytes())


def test_every_address_in_the_tables_leads_somewhere(built: Built) -> None:
    """Each decision names its page and its JSON by their full address."""
    listed = json.loads((built.site / "data/decisions.json").read_bytes())
    address = listed["about"]["documentation"].removesuffix("data/")
    assert address.startswith("https://")
    for one in listed["decisions"]:
        assert (built.site / one["page"].removeprefix(address) / "index.html").is_file()
        assert (built.site / one["json"].removeprefix(address)).is_file()


def test_the_page_offers_every_file_and_fits_a_phone(browser: Browser, served: Serve, demo: Built) -> None:
    """Each link leads to a file, and the page does not scroll sideways where its tables and examples are wide."""
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page, base = context.new_page(), served(demo.site)
    page.goto(f"{base}data/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    links = page.eval_on_selector_all("article a", "all => all.map(one => one.href)")
    files = {link.removeprefix(base) for link in links if link.startswith(f"{base}data/") and "#" not in link}
    made = {path.relative_to(demo.site).as_posix() for path in (demo.site / "data").rglob("*") if path.is_file()}
    assert files == made - {"data/index.html"}
    assert len(files) > 2 * len(TABLES)
    context.close()
