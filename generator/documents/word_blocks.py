"""A Word document → blocks, or every reason why it is not taken.

The words are read from the XML itself: a converter gives neither the numbers that Word prints nor what Word hides. In
the end every word of the file is counted against those that were read, so that none is passed over in silence.
"""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from generator.documents.blocks import Block, Kind, Opened, cleaned
from generator.documents.refusals import UNREAD, at, shut
from generator.documents.text_blocks import block_of
from generator.documents.word_faults import word_faults
from generator.documents.word_numbers import BULLET, Numbers, UnknownNumbers
from generator.documents.word_package import Package, open_package
from generator.documents.word_styles import Styles, W, child, value
from generator.documents.word_symbols import symbol
from generator.findings import Stop, has_errors, in_order

_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_PASSED = {"pPr", "rPr", "instrText", "delText", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RESAVE = "Save it in Word under another name, and import that; where that does not help, copy its text into a new one."


def read_word(path: str, data: bytes) -> Opened:
    """The blocks of a .docx; Stop with every finding where it may not be taken."""
    package = open_package(path, data)
    styles = Styles(package)
    findings = in_order(word_faults(path, package, styles))
    if has_errors(findings):
        raise Stop(findings)
    reader = _Reader(package, styles)
    try:
        blocks = [*reader.blocks()]
    except UnknownNumbers:
        said = "The document numbers its paragraphs in letters or words that are not known here."
        raise Stop([UNREAD.at(at(path), said, "Type the numbers as text, save, and import again.")]) from None
    except RecursionError:
        raise Stop(
            [
                shut(
                    path,
                    "This document has tables, boxes or changes within one another, more than can be followed.",
                    _RESAVE,
                )
            ]
        ) from None
    if reader.read != _written(package):
        raise Stop([UNREAD.at(at(path), "Some words of the document stand where they cannot be read.", _RESAVE)])
    return Opened(tuple(one for one in blocks if one.text or one.rows), tuple(findings))


def _written(package: Package) -> int:
    """How many letters of text the file holds, wherever they stand; what is there for older programs is a repeat."""
    repeats = {inner for outer in package.body.iter(_FALLBACK) for inner in outer.iter()}
    texts = (one for one in package.body.iter() if one.tag.endswith("}t") and one not in repeats)
    return sum(len(one.text or "") for one in texts)


class _Reader:
    """Goes through the body once, counting paragraphs as `word_faults` does; `read` is how many letters it has met."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self.read = 0
        self._body = child(package.body, "body")
        self._styles = styles
        self._numbers = Numbers(package, styles)
        self._count = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks of the document, empty ones included."""
        if self._body is not None:
            yield from self._within(self._body)

    def _within(self, outer: Element) -> Iterator[Block]:
        for element in outer:
            name = element.tag.removeprefix(W)
            if name == "p":
                yield self._paragraph(element)
            elif name == "tbl":
                yield self._table(element)
            elif name not in _PASSED and element.tag != _FALLBACK:
                yield from self._within(element)

    def _paragraph(self, paragraph: Element) -> Block:
        self._count += 1
        place = f"paragraph {self._count}"
        text = cleaned("".join(self._text(paragraph)))
        number = self._numbers.of(paragraph) if text else ""
        level = self._styles.level(paragraph)
        block = block_of([text], place, strong=bool(text) and self._is_strong(paragraph))
        if level:
            return replace(block, kind=Kind.HEADING, number=number.replace(BULLET, "") or block.number, level=level)
        if number == BULLET:
            return replace(block, kind=Kind.ITEM, text=text, number="")
        return replace(block, text=text, number=number, kind=Kind.PARAGRAPH) if number else block

    def _table(self, table: Element) -> Block:
        place = f"paragraph {self._count + 1}"
        rows = [self._row(row) for row in _rows(table)]
        width = max((len(row) for row in rows), default=0)
        filled = tuple((*row, *[""] * (width - len(row))) for row in rows)
        return Block(Kind.TABLE, "", place, rows=filled if any(map(any, filled)) else ())

    def _row(self, row: Element) -> tuple[str, ...]:
        cells: list[str] = []
        for cell in (one for one in row.iter(W + "tc")):
            inner = [block for block in self._within(cell) if block.text]
            cells.append("\n".join(" ".join(filter(None, (one.number, one.text))) for one in inner))
            span = value(child(cell, "tcPr", "gridSpan"))
            cells += [""] * (int(span) - 1 if span.isdigit() and int(span) < 64 else 0)
        return tuple(cells)

    def _text(self, outer: Element) -> Iterator[str]:
        for element in outer:
            name = element.tag.rpartition("}")[2]
            if name == "t":
                self.read += len(element.text or "")
                yield element.text or ""
            elif element.tag == W + "sym":
                yield symbol(element)
            elif name in _BREAKS and element.tag.startswith(W):
                yield _BREAKS[name]
            elif name not in _PASSED and element.tag != _FALLBACK:
                yield from self._text(element)

    def _is_strong(self, paragraph: Element) -> bool:
        runs = [run for run in paragraph.iter(W + "r") if any((one.text or "").strip() for one in run.iter(W + "t"))]
        return bool(runs) and all(self._styles.looks(run, paragraph).has("b") for run in runs)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, within the controls that may hold them."""
    yield from table.iter(W + "tr")
