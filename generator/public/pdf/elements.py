"""HTML of our own making → a tree of elements.

Nearly all of it is sound XML, which is read ten times as fast. Where it is none, or means another thing as XML, it is
read as HTML.
"""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

_VOID = {"br", "hr", "img", "input"}
_VALUED = r'\1=""'
# Numbers that HTML reads as letters of Windows, line ends and blanks that XML makes one, tags in capitals; and
# declarations, so that no entity can be one of a document's own.
_OTHERWISE = re.compile(r"&#0*1[2-5][0-9];|&#[xX]|\r|=\s*(?:\"[^\"<>]*[\t\n]|'[^'<>]*[\t\n])|</?[A-Z]|<[!?]")
# What our pages have without a value, within a tag.
_BARE = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")* (?:data-search-exclude|download))(?=[ />])')


def elements(html: str) -> Element:
    """The tree below one `div`; every character reference has become its character."""
    if not _OTHERWISE.search(html):
        try:
            reading = XMLParser()  # noqa: S314  # without a declaration there is nothing to expand or to fetch
            reading.feed(f"<div>{_BARE.sub(_VALUED, html)}</div>")
            return reading.close()
        except ParseError:
            pass
    return _as_html(html)


def _as_html(html: str) -> Element:
    reader = _Reader()
    reader.feed(f"<div>{html}</div>")
    reader.close()
    return reader.tree.close()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)
