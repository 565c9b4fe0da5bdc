"""A PDF with text → blocks, or every reason why it is not taken.

Comes in: the path to show, and bytes. Goes out: `Opened`, or `Stop`. Deliberately absent: words in pictures, and the
tables that a PDF may know of itself: few programs write them, and none can be trusted to show what they say.
"""

import io
from collections.abc import Iterator

from generator.documents.blocks import Opened
from generator.documents.markings import is_exempt
from generator.documents.pdf_lines import Line, blocks_of, lines_of
from generator.documents.pdf_margins import margin_of
from generator.documents.pdf_page import Drawn, drawn
from generator.documents.refusals import APART, HIDDEN, LEFT_OUT, MARKED, SCAN, UNMARK, UNREAD, at, shut
from generator.findings import Finding, Stop, has_errors, in_order

_FROM_WORD = "Import the Word document that it was made from; or type the text into a new Word document."
_PRINT = "Import the Word document that it was made from, with these words deleted or moved under a Part 2 heading."
_WITHOUT = "Save it as a PDF once more without them, or import the Word document that it was made from."
_UNLOCK = "Save it without a password, or print it as a PDF anew."
_MOST_PAGES = 500
_FAULTS = {
    "invisible": (HIDDEN, "holds text that is not drawn, as behind a scan"),
    "tiny": (HIDDEN, "holds text too small to be read"),
    "outside": (HIDDEN, "holds text outside the edges of the page"),
    "covered": (HIDDEN, "holds text under a filled shape or a picture: what was blacked out is still in the file"),
    "unseen": (HIDDEN, "holds text in the colour of what lies behind it"),
    "unread": (UNREAD, "holds letters of which the file does not say what they are"),
}


def read_pdf(path: str, data: bytes) -> Opened:
    """The blocks of a PDF; Stop with every finding where it may not be taken."""
    findings = [*_of_file(path, data)]
    pages = _pages(path, data)
    findings += [finding for number, page in enumerate(pages, 1) for finding in _of_page(path, number, page)]
    if not any(page.letters for page in pages):
        said = "This PDF has no text; it is probably a scan, which is a picture of text."
        findings = [one for one in findings if one.code != SCAN.code] + [SCAN.at(at(path), said, _FROM_WORD)]
    if has_errors(findings):
        raise Stop(in_order(findings))
    lines = [line for number, page in enumerate(pages, 1) for line in lines_of(number, page.letters)]
    left = margin_of(lines)
    if any(is_exempt(lines[index].text) for index in left):
        said = "The head or foot of the pages says that the document is not for the public."
        raise Stop([MARKED.at(at(path), said, f"{UNMARK} Then make the PDF anew.")])
    kept: list[Line] = [line for index, line in enumerate(lines) if index not in left]
    if left:
        said = "Lines that stand at the head or foot of the pages, such as page numbers, are left out."
        findings.append(LEFT_OUT.at(at(path), said, "Look whether anything in them belongs into the record."))
    return Opened(tuple(blocks_of(kept)), tuple(in_order(findings)))


def _of_file(path: str, data: bytes) -> Iterator[Finding]:
    """What the file holds beside its pages; Stop where it cannot be opened."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Stop([shut(path, "This PDF is locked.", _UNLOCK)])
            if len(pdf.pages) > _MOST_PAGES:
                raise Stop([shut(path, "This PDF has more than 500 pages.", "Import the notice itself, alone.")])
            names = pdf.Root.get("/Names", pikepdf.Dictionary())
            if len(pdf.attachments) or "/EmbeddedFiles" in names or "/AF" in pdf.Root:
                yield APART.at(at(path), "Other files are attached to this PDF.", _WITHOUT)
            if "/OCProperties" in pdf.Root:
                yield HIDDEN.at(at(path), "This PDF has layers, which can be hidden.", _WITHOUT)
            if "/XFA" in pdf.Root.get("/AcroForm", pikepdf.Dictionary()):
                yield APART.at(at(path), "This PDF is a form whose text is made while it is read.", _WITHOUT)
    except pikepdf.PasswordError:
        said = "This PDF is locked with a password."
        raise Stop([shut(path, said, _UNLOCK)]) from None
    except (pikepdf.PikepdfError, ValueError, TypeError, RuntimeError):
        raise Stop([shut(path, "This PDF is damaged.", "Save it anew from the program that made it.")]) from None


def _pages(path: str, data: bytes) -> list[Drawn]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return [drawn(page) for page in document]
    except pypdfium2.PdfiumError:
        raise Stop([shut(path, "This PDF is damaged.", "Save it anew from the program that made it.")]) from None


def _of_page(path: str, number: int, page: Drawn) -> Iterator[Finding]:
    for fault in sorted({letter.fault for letter in page.letters} - {""}):
        rule, what = _FAULTS[fault]
        yield rule.at(at(path), f"Page {number} {what}.", _FROM_WORD if fault == "unread" else _PRINT)
    if page.annotations:
        said = f"Page {number} has notes, stamps or form fields on it: {page.annotations}."
        yield APART.at(at(path), said, _WITHOUT)
    if page.has_pictures and not any(not letter.sign.isspace() for letter in page.letters):
        yield SCAN.at(at(path), f"Page {number} is a picture without text.", _FROM_WORD)
    elif page.has_pictures:
        said = f"Page {number} has pictures, which are left out."
        yield LEFT_OUT.at(at(path), said, "Where one shows words or figures, type them into the draft.")
