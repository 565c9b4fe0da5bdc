"""A page as Markdown → the same page in the language of typst, for print.

Comes in: the Markdown of a decision's page, which is a small subset of our own making, and the address of the register
if it is known. Goes out: typst markup in which every word stands in a string, so that no word is an instruction.
Deliberately absent: whatever is of use on a screen only (class `web-only`), and any knowledge of decisions.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from generator.public.pdf.reading import Reader
from generator.public.pdf.screen import SCREEN_ONLY

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = {"p", "div", "details", "summary", "ul", "ol", "dl", "table", "blockquote", *_HEADINGS}
_BREAKS = re.compile(r"\s+")
_LONGEST_TERM = 15  # characters that surely fit in the column of terms
_SMALL = (12, 600)  # rows and characters of a table that is less than a page, however its columns fall


class Typesetter:
    """Sets pages one after another; one to a thread. `base` is the address of the register, with a slash at its end."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._reader = Reader()

    def body(self, page: str, path: str) -> str:
        """The words of a page as typst markup; `path` is where the page stands below the site, such as `a/b.md`."""
        root = self._reader.tree(page)
        return _Page(root, self._base, path).blocks(root)


class _Page:
    """One page while it is being set."""

    def __init__(self, root: Element, base: str | None, path: str) -> None:
        self._base = base
        self._folder = posixpath.dirname(path)
        notes = next((one for one in root.iter("div") if _is(one, "footnote")), None)
        self._notes = {item.get("id", ""): item for item in (notes.iter("li") if notes is not None else ())}
        self._within: list[str] = []  # the footnotes that are being set
        self._anchors = {found for one in root.iter() if (found := one.get("id")) and found not in self._notes}
        self._wanted = _wanted(root)

    def blocks(self, parent: Element) -> str:
        """The blocks within an element, a blank line between two; words between blocks are a block of their own."""
        made, words = [], [_words(parent.text)]
        for child in parent:
            if child.tag in _BLOCKS:
                made += ["".join(words), self._block(child)]
                words = [_words(child.tail)]
            else:
                words += [self._mark(child), _words(child.tail)]
        return "\n\n".join(block for block in [*made, "".join(words)] if block.strip('#" ;'))

    def line(self, parent: Element) -> str:
        """The words and marks within an element, in one line."""
        written = [_words(parent.text)]
        for child in parent:
            # what follows a reference begins a line of its own
            tail = (child.tail or "").lstrip() if _is(child, "reference") else child.tail
            written += [self._mark(child), _words(tail)]
        return "".join(written)

    def _block(self, element: Element) -> str:
        if _is(element, SCREEN_ONLY) or _is(element, "footnote"):
            return ""
        written = self._set(element)
        anchor = element.get("id")
        return f"#[{written}#label({quoted(anchor)})]" if anchor in self._wanted and written else written

    def _set(self, element: Element) -> str:
        match element.tag:
            case "div" | "details":
                return self._division(element)
            case "ul" | "ol":
                kind = "list" if element.tag == "ul" else "enum"
                return f"#{kind}({', '.join(f'[{self.blocks(item)}]' for item in element)})"
            case "dl":
                return f"#meanings({self._pairs(element)})"
            case "table":
                return self._table(element)
            case "blockquote":
                return self.blocks(element)
            case "p" | "summary":
                return self.line(element)
            case _:
                return f"#heading(level: {element.tag.removeprefix('h')})[{self.line(element)}]"

    def _division(self, element: Element) -> str:
        if _is(element, "numbered"):
            return self._numbered(element)
        if _is(element, "notice"):
            return f"#notice[{self.blocks(element)}]"
        pairs = next((child for child in element if child.tag == "dl"), None)
        if _is(element, "facts") and pairs is not None:
            return f"#facts({self._pairs(pairs)})"
        return self.blocks(element)

    def _numbered(self, element: Element) -> str:
        """A numbered paragraph, of which the first block is its number."""
        number, *rest = element
        text = "".join(number.itertext()).strip()
        named = f"{quoted(text)}, {text.count('.')}"
        printed = [one for one in rest if not _is(one, SCREEN_ONLY)]
        if [one.tag for one in printed] == ["p"] and not printed[0].get("id"):
            return f"#numbered({named})[{self.line(printed[0])}]"
        written = "\n\n".join(filter(None, map(self._block, printed)))
        beside = "" if printed and printed[0].tag == "p" else ", beside: true"
        return f"#numbered-blocks({named}{beside})[{written}]"

    def _pairs(self, element: Element) -> str:
        """Terms with their meanings; a third value says that a short term and its meaning make one paragraph."""
        pairs: list[tuple[Element, list[Element]]] = []
        for child in element:
            if child.tag == "dt":
                pairs.append((child, []))
            elif pairs:
                pairs[-1][1].append(child)
        return ", ".join(self._pair(term, meanings) for term, meanings in pairs)

    def _pair(self, term: Element, meanings: list[Element]) -> str:
        short = len("".join(term.itertext())) <= _LONGEST_TERM
        in_line = short and not any(child.tag in _BLOCKS for one in meanings for child in one)
        written = "#linebreak()".join(map(self.blocks, meanings))
        return f"([{self.line(term)}], [{written}], {'true' if in_line else 'false'})"

    def _table(self, element: Element) -> str:
        rows = [list(row) for row in element.iter("tr")]
        head, *body = rows
        right = {1} if _amounts(element) else set()
        sides = [cell.get("align") or ("right" if index in right else "left") for index, cell in enumerate(head)]
        cells = ", ".join(self._cell(cell) for row in body for cell in row)
        small = (len(rows), len("".join(element.itertext())))
        whole = "whole: true, " if all(map(int.__le__, small, _SMALL)) else ""
        return f"#data({_list_of(sides)}, {_list_of(map(self._cell, head))}, {whole}{cells})"

    def _cell(self, cell: Element) -> str:
        return f"[{self.line(cell)}]"

    def _mark(self, element: Element) -> str:
        if _is(element, SCREEN_ONLY):
            return ""
        match element.tag:
            case "strong" | "em":
                return f"#{'strong' if element.tag == 'strong' else 'emph'}[{self.line(element)}];"
            case "br":
                return "#linebreak();"
            case "sup":
                return self._note(element)
            case "a":
                return self._link(element)
            case "span" if _is(element, "reference") or _is(element, "status"):
                return f"#{'reference' if _is(element, 'reference') else 'status'}[{self.line(element)}];"
            case _:
                return self.line(element)

    def _note(self, element: Element) -> str:
        """A footnote where it is called; within itself, or within one that it calls, only its number."""
        link = element.find("a")
        name = (link.get("href") or "").removeprefix("#") if link is not None else ""
        if name not in self._notes or name in self._within:
            return self.line(element)
        self._within.append(name)
        noted = self._noted(self._notes[name])
        self._within.pop()
        return f"#footnote[{noted}];"

    def _noted(self, item: Element) -> str:
        for paragraph in item.iter("p"):
            for back in [one for one in paragraph if _is(one, "footnote-backref")]:
                paragraph.remove(back)
        return self.blocks(item)

    def _link(self, element: Element) -> str:
        words = self.line(element)
        written = f"#withheld[{words}]" if _is(element, "withheld") else words
        href = element.get("href") or ""
        if href.startswith("#"):
            known = href[1:] in self._anchors
            return f"#link(label({quoted(href[1:])}))[{written}];" if known else f"#[{written}];"
        address = self._address(href)
        return f"#link({quoted(address)})[{written}];" if address else f"#[{written}];"

    def _address(self, href: str) -> str | None:
        """The full address of a link; None for one within a register whose own address is not known."""
        if re.match(r"[a-z]+:", href):
            return href
        if self._base is None:
            return None
        path, _, anchor = posixpath.normpath(posixpath.join(self._folder, href)).partition("#")
        page = re.sub(r"(^|/)index\.md$", r"\1", path) if path.endswith("index.md") else re.sub(r"\.md$", "/", path)
        return f"{self._base}{page}{'#' + anchor if anchor else ''}"


def _wanted(root: Element) -> set[str]:
    """The anchors to which the page itself leads; that a number leads to its own paragraph is of use on a screen."""
    leading = Counter(one.get("href") for one in root.iter("a") if not _is(one, SCREEN_ONLY))
    for box in root.iter("div"):
        if _is(box, "numbered") and len(box):
            leading.subtract(one.get("href") for one in box[0].iter("a"))
    return {href[1:] for href, count in leading.items() if href and href.startswith("#") and count > 0}


def _is(element: Element, kind: str) -> bool:
    return kind in (element.get("class") or "").split()


def _amounts(element: Element) -> bool:
    """Whether the second column of a table holds sums of money."""
    second = [row[1] for row in element.iter("tr") if len(row) > 1][1:]
    return bool(second) and all(re.search(r"£|Withheld", "".join(cell.itertext())) for cell in second)


def _words(text: str | None) -> str:
    return f"#{quoted(_BREAKS.sub(' ', text))};" if text else ""


def quoted(text: str) -> str:
    """Any text as a string of the language of typst."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _list_of(values: Iterable[str]) -> str:
    return f"({''.join(f'{value}, ' for value in values)})"
