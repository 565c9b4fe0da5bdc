"""A feed as readers fetch it: Atom 1.0 (RFC 4287) and JSON Feed 1.1, both from one value.

The same entries give the same bytes: a feed is as old as its newest entry, and the clock is not asked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.public.feeds.entry import Entry
from generator.public.licence import LICENCE_URL

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `path` is its address below the site without an ending, `page` that of the page it goes with."""

    path: str
    page: str
    title: str
    author: str
    language: str
    entries: tuple[Entry, ...]
    since: date
    """The day of a feed without entries."""

    @property
    def updated(self) -> date:
        """The day of the newest entry."""
        return max((one.updated for one in self.entries), default=self.since)


def feed_files(feed: Feed, base: str) -> Iterator[tuple[str, bytes]]:
    """Both files of a feed, by their paths; `base` is the address of the register."""
    yield f"{feed.path}.xml", _atom(feed, base)
    yield f"{feed.path}.json", _json(feed, base)


def _atom(feed: Feed, base: str) -> bytes:
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    own = f"{base}{feed.path}.xml"
    _add(root, "id", own)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{feed.page}"})
    SubElement(root, "link", {"rel": "license", "href": LICENCE_URL})
    _add(SubElement(root, "author"), "name", feed.author)
    for one in feed.entries:
        _entry(SubElement(root, "entry", {"xml:lang": one.language.value} if one.language else {}), one)
    indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _entry(element: Element, one: Entry) -> None:
    _add(element, "id", one.id)
    _add(element, "title", one.title)
    _add(element, "published", _moment(one.published))
    _add(element, "updated", _moment(one.updated))
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": one.link})
    if one.category:
        SubElement(element, "category", {"term": one.category})
    _add(element, "summary", one.text)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _json(feed: Feed, base: str) -> bytes:
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"{base}{feed.page}",
        "feed_url": f"{base}{feed.path}.json",
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(one) for one in feed.entries],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _item(one: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": one.id,
        "url": one.link,
        "title": one.title,
        "content_text": one.text,
        "date_published": _moment(one.published),
        "date_modified": _moment(one.updated),
    }
    item |= {"language": one.language.value} if one.language else {}
    return item | ({"tags": [one.category]} if one.category else {})


def _moment(day: date) -> str:
    """A day as the moment that feeds ask for: its first."""
    return f"{day.isoformat()}T00:00:00Z"
