"""A PDF → its words, strings, names, streams and files, in every version that it holds.

Comes in: the bytes, and how much they may unpack to. Goes out: parts. Three readings lie over one another: what pages
show, drawn by pypdfium2; every object that the file's tables know, through pikepdf, whether or not a page uses it; and
the bytes themselves, for what no table knows any more. Versions that a later save left behind are read like the last.
Encrypted and damaged files are refused. Deliberately absent: pixels, and the words of fonts with letters of their own
where no page shows them.

Both libraries are imported when the first PDF is met, so that a register without any does not wait for them.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.packed import inflated
from generator.documents.pdf_given import Given
from generator.documents.pdf_syntax import ends_of_versions, names, shown, strings, taken_apart, text_of_string
from generator.documents.sniffing import SIGNATURES, kind_of

if TYPE_CHECKING:
    from pikepdf import Object, Pdf, Stream
    from pypdfium2 import PdfPage

_DAMAGED = "It is a damaged PDF. Save it anew from the program that made it."
_PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}
_PACKERS = {"/FlateDecode", "/LZWDecode", "/Fl", "/LZW"}
_BLANKS = b"\0\t\n\f\r "
_FILES = re.compile(rb"/EF\s*<<[^>]*>>")
_AT = re.compile(rb"(\d+) (\d+) R")
_APPEARANCE = b"/AP"  # what an annotation looks like, under a key of this name; without any, none can be drawn
# What shows a string; two that are a sign alone follow their string, but for blanks and comments.
_SHOWS = re.compile(rb"Tj|TJ|BT|[)>][\0\t\n\f\r ]*+(?:%[^\r\n]*+[\0\t\n\f\r ]*+)*+['\"]")


def pdf_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """Everything that can be read in a PDF, and any bytes before and behind it."""
    start, ends = data.find(b"%PDF-"), ends_of_versions(data)
    if start < 0 or not ends:
        raise Unreadable(_DAMAGED)
    outside, streams = taken_apart(data[start : ends[-1]])
    given = Given(strings(outside), names(outside))
    yield from _version(data[start : ends[-1]], allowance, given)
    for end in ends[:-1]:
        yield from _earlier(data[start:end], allowance)
    yield from _syntax("PDF strings", given.strings, given.names)
    yield Part("PDF as written", outside.decode("latin-1"))
    yield from _packed(data[start : ends[-1]], streams, given)
    for view, around in (("bytes before a PDF", data[:start]), ("bytes behind a PDF", data[ends[-1] :])):
        if around.strip(_BLANKS):
            yield Part(view, around.lstrip(_BLANKS))


def _earlier(data: bytes, allowance: Allowance) -> Iterator[Part]:
    """A version that a later save left in the file. The first end of a file laid out for the web is none."""
    try:
        parts = [*_version(data, allowance, Given([], []))]
    except Unreadable as unreadable:
        if b"/Linearized" in data[:1024] and unreadable.reason == _DAMAGED:
            return
        raise
    yield from (Part(f"earlier version, {part.view}", part.data, part.name, part.doubtful) for part in parts)


def _version(data: bytes, allowance: Allowance, given: Given) -> Iterator[Part]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Unreadable("It is a PDF that is locked (encrypted).")
            objects = [*pdf.objects]
            written = [*map(_written, (*objects, pdf.trailer))]
            drawn = _APPEARANCE in data or any(_APPEARANCE in one for one in written)
            yield from _words(data, has_appearances=drawn)
            yield from _objects(pdf, objects, written, allowance, given)
            if pdf.get_warnings():
                raise Unreadable(_DAMAGED)
    except pikepdf.PasswordError as error:
        raise Unreadable("It is a PDF that is locked (encrypted).") from error
    except (pikepdf.PikepdfError, ValueError, TypeError, RuntimeError) as error:
        raise Unreadable(_DAMAGED) from error


def _objects(
    pdf: "Pdf", objects: list["Object"], written: list[bytes], allowance: Allowance, given: Given
) -> Iterator[Part]:
    from pikepdf import Stream

    about = pdf.trailer.get("/Info")
    if about is not None:
        described = about.unparse(resolved=True)
        yield from _syntax("PDF metadata", strings(described), names(described))
    yield from _syntax("PDF strings", *given.beyond(written))
    fields = [field for one in written if b"/EF" in one for field in _FILES.findall(one)]
    files = {(int(number), int(version)) for field in fields for number, version in _AT.findall(field)}
    for one in objects:
        if isinstance(one, Stream):
            is_file = one.objgen in files or one.get("/Type") == "/EmbeddedFile"
            yield from _stream(one, allowance, given, is_file=is_file)


def _written(one: "Object") -> bytes:
    from pikepdf import Stream

    return one.stream_dict.unparse(resolved=True) if isinstance(one, Stream) else one.unparse(resolved=True)


def _packed(data: bytes, streams: list[tuple[int, bytes]], given: Given) -> Iterator[Part]:
    """The streams of a file without its tables: what they do not mention is still there."""
    allowance = Allowance()
    for at, packed in streams:
        unpacked, _ = inflated(packed, zlib.MAX_WBITS, allowance, doubtful=True)
        pixels = b"/Image" in data[data.rfind(b"obj", 0, at) : at] and not kind_of(unpacked or packed)
        yield from [] if pixels else _content(unpacked or packed, given)


def _stream(one: "Stream", allowance: Allowance, given: Given, *, is_file: bool) -> Iterator[Part]:
    filters = _filters(one)
    if sum(name in _PACKERS for name in filters) > 1:
        raise Unreadable("Something packed in it is packed twice.")
    if filters[:1] in (["/FlateDecode"], ["/Fl"]):  # so that a bomb is noticed before it is unpacked whole
        inflated(one.read_raw_bytes(), zlib.MAX_WBITS, Allowance(allowance.left), doubtful=True)
    picture = next((name for name in filters if name in _PICTURES), None)
    data = one.read_raw_bytes() if picture else one.read_bytes()
    allowance.take(len(data))
    if picture == "/DCTDecode" and len(filters) == 1:
        yield Part("picture in a PDF", data, "picture.jpg")
    elif is_file:
        yield Part("file in a PDF", data)
    elif picture or one.get("/Subtype") == "/Image":
        yield from [Part("picture in a PDF", data, doubtful=True)] if kind_of(data) else []
    elif one.get("/Type") == "/Metadata":
        yield Part("PDF metadata", data, doubtful=True)
    else:
        yield from _content(data, given)


def _filters(one: "Stream") -> list[str]:
    from pikepdf import Array

    named = one.get("/Filter")
    if named is None:
        return []
    return [*map(str, named)] if isinstance(named, Array) else [str(named)]


def _content(data: bytes, given: Given) -> Iterator[Part]:
    """A stream as it stands, and its strings put together: a page spreads a word over as many as it likes.

    Strings in which letters are only counted are left to the second reading.
    """
    if not data or given.stream(data):
        return
    if not _SHOWS.search(data):
        yield Part("PDF stream", data, doubtful=True)
        return
    found, rest = shown(data)
    yield Part("PDF stream", rest, doubtful=True)
    yield Part("PDF stream", "".join(map(text_of_string, found)), doubtful=True)


def _syntax(view: str, found: list[bytes], named: list[str]) -> Iterator[Part]:
    """Strings and names, and the files that a string may hold."""
    yield Part(view, "\n".join([*map(text_of_string, found), *named]))
    for one in found:
        if one.startswith((*SIGNATURES,)):
            yield Part(view, one, doubtful=True)


def _words(data: bytes, *, has_appearances: bool) -> Iterator[Part]:
    """What the pages show, and what they show with the appearances of notes and forms drawn into them."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        with pypdfium2.PdfDocument(data) as document:
            texts = [*map(_text, document)]
            yield Part("PDF words", "\n".join(texts))
            for page in document if has_appearances else ():
                raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            if has_appearances:
                yield Part("PDF words", "\n".join(map(_text, document)))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_DAMAGED) from error


def _text(page: "PdfPage") -> str:
    text = page.get_textpage().get_text_range()
    return str(text)
