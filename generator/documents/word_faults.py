"""Why a Word document is not taken: whatever in it a reader would not see, or an import would pass over.

Comes in: the parts. Goes out: findings with the number of the paragraph, and never a word of the text. Deliberately
absent: the text itself, which `word_blocks` reads and counts.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.catalogue import Rule
from generator.documents.refusals import APART, COMMENTED, FIELDS, HIDDEN, INSPECT, LEFT_OUT, NOTES, TRACKED, UNREAD, at
from generator.documents.word_margins import margin_findings
from generator.documents.word_package import Package
from generator.documents.word_styles import Styles, W, child, shade
from generator.documents.word_symbols import DRAWN, symbol
from generator.findings import Finding

_ACCEPT = "In Word: Review, Accept, Accept All Changes and Stop Tracking; save, and import again."
_UNCOMMENT = "In Word: Review, Delete, Delete All Comments in Document; save, and import again."
_CHANGES = {"ins": "inserted", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}
_CHANGES |= {"cellIns": "inserted", "cellDel": "deleted", "cellMerge": "merged"}
_LAID_OUT = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
_CHANGES |= {f"{what}Change": "laid out anew" for what in _LAID_OUT}
_OUT_OF_TEXT = "Move its words into the text of the document, delete it, save, and import again."
_APART = {
    "txbxContent": ("a text box", _OUT_OF_TEXT),
    "object": ("an embedded object, such as a worksheet", "Paste it as a plain table or as text, and import again."),
    "control": ("a control", "Replace it by plain text, and import again."),
    "altChunk": ("another document", "Copy its text into this one, and import again."),
    "subDoc": ("another document", "Copy its text into this one, and import again."),
}
_SYMBOL = "Type a word in its place, such as Yes or No for a ticked or an empty box, and import again."
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_GRAPHICS = ("/chart", "/diagram", "/2008/layout")
_KEPT_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK", "FORMTEXT"}
_CHOICES = {"FORMCHECKBOX", "FORMDROPDOWN"}
_UNLINK = "In Word: press Ctrl+A, then Ctrl+Shift+F9, which turns fields into plain text; save, and import again."
_SHOW = "In Word: press Ctrl+A, set Font Color to Automatic and Text Highlight to No Color. "
_FONT = "In Word: press Ctrl+A, then Ctrl+D; empty the box Hidden and choose a readable size. "
_THEN = "Then decide with the exempt words in sight: delete them, or move them under a Part 2 heading."


def word_faults(path: str, package: Package, styles: Styles) -> Iterator[Finding]:
    """Every reason, in the order of the paragraphs."""
    parents = {inner: outer for outer in package.body.iter() for inner in outer}
    number = 0
    for element in package.body.iter():
        number += element.tag == W + "p"
        for rule, what, remedy in _of(element, parents, styles):
            yield rule.at(at(path), f"Paragraph {number} {what}.", remedy)
    yield from _of_parts(path, package)


def _of(element: Element, parents: dict[Element, Element], styles: Styles) -> Iterator[tuple[Rule, str, str]]:
    name = element.tag.removeprefix(W) if element.tag.startswith(W) else ""
    if name in _CHANGES:
        yield TRACKED, f"holds a tracked change: text was {_CHANGES[name]}", _ACCEPT
    elif name in {"commentReference", "commentRangeStart"}:
        yield (
            COMMENTED,
            "has a comment",
            _UNCOMMENT,
        )
    elif name in {"footnoteReference", "endnoteReference"}:
        yield NOTES, "has a footnote or endnote", "Move its words into the paragraph, in brackets, and import again."
    elif name in _APART:
        what, remedy = _APART[name]
        yield APART, f"holds {what}", remedy
    elif name in {"instrText", "fldSimple"}:
        yield from _field(element, parents)
    elif name == "sym" and not symbol(element):
        yield UNREAD, "holds a symbol that is not known here", _SYMBOL
    elif name == "r" and _has_words(element):
        yield from _unseen(element, parents, styles)
    else:
        yield from _shown_apart(element, parents)


def _shown_apart(element: Element, parents: dict[Element, Element]) -> Iterator[tuple[Rule, str, str]]:
    if element.tag.endswith("}graphicData") and any(one in element.get("uri", "") for one in _GRAPHICS):
        yield APART, "holds a chart or diagram", "Write what it shows as text or as a table, and import again."
    elif element.tag == W + "tbl" and any(one.tag == W + "tc" for one in _above(element, parents)):
        yield APART, "stands before a table within a table", "Make one plain table of the two, and import again."


def _above(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    while (outer := parents.get(element)) is not None:
        yield outer
        element = outer


def _has_words(run: Element) -> bool:
    return any((one.text or "").strip() for one in run.iter(W + "t"))


def _unseen(run: Element, parents: dict[Element, Element], styles: Styles) -> Iterator[tuple[Rule, str, str]]:
    outer = [*_above(run, parents)]
    paragraph = next((one for one in outer if one.tag == W + "p"), run)
    looks = styles.looks(run, paragraph)
    if looks.is_hidden:
        yield HIDDEN, "holds hidden text", f"{INSPECT} {_FONT}{_THEN}"
    if looks.font in DRAWN or any(_PRIVATE.search(one.text or "") for one in run.iter(W + "t")):
        yield UNREAD, "holds letters that a font of symbols draws as something else", _SYMBOL
    if looks.is_tiny:
        yield HIDDEN, "holds text too small to be read", f"{_FONT}{_THEN}"
    if looks.is_unseen(_behind(outer)):
        yield HIDDEN, "holds text in the colour of what lies behind it", f"{_SHOW}{_THEN}"


def _behind(outer: list[Element]) -> str:
    """The colour behind a run: that of its paragraph, else of the cell that it is in."""
    for one in outer:
        if found := shade(child(one, "pPr", "shd")) or shade(child(one, "tcPr", "shd")):
            return found
    return ""


def _field(element: Element, parents: dict[Element, Element]) -> Iterator[tuple[Rule, str, str]]:
    """A field is taken by what it shows, where nothing else can be meant by it; its code comes in pieces."""
    code = element.get(W + "instr", "") if element.tag == W + "fldSimple" else _code(element, parents)
    named = re.match(r"\s*([A-Za-z]+)", code)
    if named and named[1].upper() in _CHOICES:
        yield (
            FIELDS,
            "holds a box to tick or a list to choose from",
            "Type what is chosen in its place, and import again.",
        )
    elif code.strip() and (not named or named[1].upper() not in _KEPT_FIELDS):
        yield FIELDS, "holds a field, whose words may be others tomorrow", _UNLINK


def _code(element: Element, parents: dict[Element, Element]) -> str:
    """The whole code of a field, at the first of its pieces; empty at the others."""
    paragraph = next((one for one in _above(element, parents) if one.tag == W + "p"), None)
    pieces: list[Element] = []
    for one in paragraph.iter() if paragraph is not None else [element]:
        if one.tag == W + "fldChar":
            if element in pieces:
                break
            pieces = []
        elif one.tag == W + "instrText":
            pieces.append(one)
    return "".join(one.text or "" for one in pieces) if pieces and pieces[0] is element else ""


def _of_parts(path: str, package: Package) -> Iterator[Finding]:
    """What lies beside the text."""
    if any(True for tree in package.like("word/comments") for _ in tree.iter(W + "comment")):
        yield COMMENTED.at(at(path), "The document holds comments.", _UNCOMMENT)
    if any(name.startswith(("word/embeddings/", "word/activeX/", "word/charts/")) for name in package.names):
        said = "The document holds other files, such as the worksheet behind a table or a chart."
        yield APART.at(at(path), said, "Paste the table or chart as text or as a picture, save, and import again.")
    yield from margin_findings(path, package)
    if any(name.startswith("word/media/") for name in package.names):
        said = "The document holds pictures, which are left out."
        yield LEFT_OUT.at(at(path), said, "Where one shows words or figures, type them into the draft.")
    if any(one.get(f"{{{_RELATIONS}}}id") for one in package.body.iter(W + "hyperlink")):
        said = "The document holds links; their words are taken, and their addresses are left out."
        yield LEFT_OUT.at(at(path), said, "Where an address matters, write [words](https://…) in the draft.")


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
