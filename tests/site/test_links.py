"""Every link and anchor of the built site leads somewhere, those in raw HTML too."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.building import Built

_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "use": "href", "source": "src", "form": "action"}
BASE = "https://site.example/"


class _Page(HTMLParser):
    """The links and anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of whatever leads away or can be led to."""
        known = dict(attrs)
        self.anchors += [known["id"] or ""] if "id" in known else []
        if (value := known.get(_LINKS.get(tag, ""))) and known.get("rel") != "canonical":
            self.links.append(value)


def broken(site: Path) -> Iterator[str]:
    """Each link that leads nowhere, and each anchor that stands twice."""
    pages: dict[str, _Page] = {}
    for path in site.rglob("*.html"):
        page = pages[path.relative_to(site).as_posix()] = _Page()
        page.feed(path.read_text(encoding="utf-8"))
    for name, page in sorted(pages.items()):
        yield from (f"{name}: the anchor {one} stands twice" for one in page.anchors if page.anchors.count(one) > 1)
        if name != "404.html":  # shown at any address, its links are those of the site's root
            yield from (f"{name}: {link}" for link in page.links if _is_broken(site, pages, name, link))


def _is_broken(site: Path, pages: dict[str, _Page], name: str, link: str) -> bool:
    full = urlsplit(urljoin(BASE + name.removesuffix("index.html"), link))
    if full.netloc != urlsplit(BASE).netloc:
        return full.scheme not in {"https", "http", "mailto", "tel", "data"}
    path = unquote(full.path).lstrip("/")
    target = f"{path}index.html" if path.endswith("/") or not path else path
    if not (site / target).is_file():
        return True
    return bool(full.fragment) and target in pages and unquote(full.fragment) not in pages[target].anchors


@pytest.mark.parametrize("office", ["demo", "real"])
def test_every_link_leads_somewhere(office: str, request: pytest.FixtureRequest) -> None:
    """Within the site, to a file that is there and an anchor that is on it."""
    built: Built = request.getfixturevalue(office)
    assert list(broken(built.site)) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    """Missing pages, missing anchors, anchors twice and scripts in links are each noticed."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p id=here>", encoding="utf-8")
    said = "<a href='a/'></a><a href='a/#here'></a><a href='b/'></a><a href='a/#x'></a><a href='javascript:x'></a>"
    (tmp_path / "index.html").write_text(f"{said}<img src='c.png'><i id=d></i><i id=d></i>", encoding="utf-8")
    found = list(broken(tmp_path))
    assert [one.split(": ")[1] for one in found] == [
        "the anchor d stands twice",
        "the anchor d stands twice",
        "b/",
        "a/#x",
        "javascript:x",
        "c.png",
    ]
