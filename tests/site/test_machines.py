"""What machines read of the built site: sitemap, feeds, linked data, social tags."""

import csv
import json
import re
from xml.etree import ElementTree as ET

import feedparser

from tests.site.building import DAY, Built

PAGE = "decisions/2022/mid-d-2022-05"
BASE = "https://decisions.midshire.example/"


def test_the_sitemap_has_every_page_and_no_day_of_the_build(demo: Built) -> None:
    """A date tells when a decision was last changed; a crawler that took the build's for it would fetch everything."""
    root = ET.fromstring((demo.site / "sitemap.xml").read_bytes())  # noqa: S314 - made by the program
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    dated = {one.findtext("s:loc", "", space): one.findtext("s:lastmod", "", space) for one in root}
    pages = {path.parent.relative_to(demo.site).as_posix() for path in demo.site.rglob("index.html")} - {"404"}
    assert set(dated) == {BASE if page == "." else f"{BASE}{page}/" for page in pages}
    assert dated[f"{BASE}{PAGE}/"] == "2022-11-28"
    assert DAY not in dated.values()


def test_every_page_and_file_counts_alike_what_is_withheld(demo: Built) -> None:
    """A reader who compares home page, list, certificate and table finds one number of places."""
    with (demo.site / "data" / "withheld.csv").open(encoding="utf-8", newline="") as file:
        rows = sum(bool(row["ground"]) for row in csv.DictReader(file))
    certified = json.loads((demo.site / "verification.json").read_bytes())["checked"]["withheld_places"]
    assert rows == certified > 50
    assert f"{rows} places are marked as withheld" in (demo.site / "index.html").read_text(encoding="utf-8")
    assert f"{rows} places are withheld" in demo.page("withheld")


def test_what_feeds_lead_to_is_there(demo: Built) -> None:
    """Every entry of every feed leads to a page of the built site; the pages tell browsers of the feed."""
    feeds = sorted((demo.site / "feeds").rglob("*.xml"))
    assert len(feeds) > 10
    for path in feeds:
        read = feedparser.parse(path.read_bytes())
        for link in (read.feed.link, *(entry.link for entry in read.entries)):
            assert (demo.site / link.removeprefix(BASE) / "index.html").is_file(), (path, link)
    assert 'type="application/atom+xml"' in demo.page(PAGE)


def test_a_page_says_what_it_is(demo: Built) -> None:
    """For search engines, for messengers that show a preview, and for whoever gathers data."""
    html = demo.page(PAGE)
    assert f'<link rel="canonical" href="{BASE}{PAGE}/">' in html
    assert '<meta property="og:title" content="MID/D/2022/05: Security of premises where firearms are kept">' in html
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    said = json.loads(found[1])
    assert said["@id"] == f"{BASE}{PAGE}/"
    for file in said["encoding"]:
        assert (demo.site / file["contentUrl"].removeprefix(BASE)).is_file()


def test_security_researchers_find_whom_to_write_to(demo: Built) -> None:
    """Hidden folders are left out of a site unless asked for; this one is asked for."""
    assert "Contact: mailto:" in (demo.site / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert (demo.site / "robots.txt").is_file()
