"""A PDF → all that it says: the words it shows, the strings of its objects, its streams, files and earlier revisions.

Comes in: the bytes of one file. Goes out: parts. The words are those that a reader could copy, hidden ones too. Since a
document may hold more than it shows, every object is read whether anything refers to it or not, then the bytes that
belong to no object, and then each earlier revision as a document of its own. Deliberately absent: passwords, mending
what is damaged, and pixels.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.documents.charset import printed
from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.packed import whole_zlib
from generator.documents.pdf_objects import streams_of, strings_of
from generator.documents.sniffing import looks

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_BEGINNING, _END = b"%PDF-", re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
_LINEARIZED, _WITHIN_FIRST = b"/Linearized", 1024  # bytes
_MOST_REVISIONS = 50
_STREAM = re.compile(rb"\bstream\r?\n(.*?)endstream", re.DOTALL)
_DAMAGED = "It holds a PDF that is damaged, or that not every program reads alike."


def of_pdf(data: bytes, allowance: Allowance, _: str | None) -> Iterator[Part]:
    """Every word of a document; raises `Unreadable` when it is locked or damaged."""
    ends = [found.end() for found in _END.finditer(data)]
    if not data.startswith(_BEGINNING) or not ends:
        raise Unreadable(_DAMAGED)
    whole = data[: ends[-1]]
    of_objects = list(_of_objects(whole, allowance))  # first, since it tells a locked document from a damaged one
    yield Part("PDF words", _words(whole), level=0)
    yield from of_objects
    yield from _between_objects(whole, allowance)
    if _LINEARIZED in data[:_WITHIN_FIRST]:
        ends = ends[1:]  # the first is where a document that is shown while it still loads has its first page
    if len(ends) > _MOST_REVISIONS:
        raise Unreadable("It holds a PDF with too many revisions to read them all.")
    if len(ends) > 1:
        yield Part("earlier revision of a PDF", data[: ends[-2]], kind="pdf", level=0)
    yield from looks("after the end of a PDF", data[len(whole) :].strip(), 0)


def _of_objects(data: bytes, allowance: Allowance) -> Iterator[Part]:
    import pikepdf  # takes a tenth of a second, and most sites hold no PDF

    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as document:
            if document.is_encrypted:
                raise Unreadable("It holds a PDF that is locked.")
            yield from strings_of(document)
            yield from streams_of(document, allowance)
            if document.get_warnings():
                raise Unreadable(_DAMAGED)
    except pikepdf.PasswordError:
        raise Unreadable("It holds a PDF that is locked with a password.") from None
    except (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError, KeyError, RecursionError):
        raise Unreadable(_DAMAGED) from None


def _words(data: bytes) -> str:
    """What a reader could copy from all pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return "\n".join(text for page in document for text in _words_of(page))
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        raise Unreadable(_DAMAGED) from None


def _words_of(page: "PdfPage") -> Iterator[str]:
    text = page.get_textpage()
    shown: str = text.get_text_range(errors="replace")
    yield shown
    if not shown.isascii():  # the first way knows no characters beyond 16 bits, the second none beside the page
        yield text.get_text_bounded(errors="replace")


def _between_objects(data: bytes, allowance: Allowance) -> Iterator[Part]:
    """The bytes as they are: comments, objects that were given up, and streams that no table lists."""
    pieces = _STREAM.split(data)
    yield Part("PDF as written", printed(b"\n".join(pieces[::2])), level=0)
    for stream in pieces[1::2]:
        unpacked = whole_zlib(stream, allowance)
        yield from looks("PDF stream", stream if unpacked is None else unpacked, 0)
