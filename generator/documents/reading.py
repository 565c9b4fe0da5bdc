"""A file's name and bytes → every text that the file holds, as one stream of fragments.

Comes in: a name, whose suffix says what the file should be, and the bytes. Goes out: fragments: the text as it stands,
and what becomes of it without its tags, with its encodings resolved and its containers unpacked, each in turn to a
depth of five. Whatever cannot be read is said by raising `Unreadable`: a type without a reader, a content that is not
what the name says, a nest too deep, a bomb. Deliberately absent: knowledge of what is looked for, rendering, and
pixels: a word that can only be seen in a picture needs a person.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from generator.documents import charset, databases, images, packed, pdf, zips
from generator.documents.decoding import unescaped
from generator.documents.fragment import BETWEEN, MAX_DEPTH, Allowance, Fragment, Part, Unreadable
from generator.documents.markup import without_tags
from generator.documents.runs import runs
from generator.documents.sniffing import embedded, kind_of

type_of_reader = Callable[[bytes, str, Allowance], Iterator[Part]]

_TEXT = {".html", ".htm", ".json", ".jsonl", ".xml", ".csv", ".md", ".svg", ".css", ".js", ".txt", ".map"}
_TEXT |= {".webmanifest"}
_SIGNS = bytes.maketrans(b"#%\\<=+", b"&&&&&&")
_APART = b"&" + BETWEEN
_READERS: dict[str, type_of_reader] = {
    ".gz": packed.gzip_parts,
    ".zlib": packed.zlib_parts,
    ".deflate": packed.deflate_parts,
    ".zip": zips.zip_parts,
    ".pdf": pdf.pdf_parts,
    ".sqlite": databases.sqlite_parts,
    ".png": images.png_parts,
    ".jpg": images.jpeg_parts,
    ".jpeg": images.jpeg_parts,
}


def fragments(name: str, data: bytes) -> Iterator[Fragment]:
    """The texts of a file, lazily; raises `Unreadable` at the first thing that cannot be read.

    Fragments that were given before the exception are true but not all.
    """
    yield from _Reading().of(Part("", data, name, level=0), (), 0)


class _Reading:
    """One file being read: what it gave so far, and how much it may still unpack to."""

    def __init__(self) -> None:
        self.given: set[tuple[object, ...]] = set()
        self.allowance = Allowance()

    def of(self, part: Part, trail: tuple[str, ...], depth: int) -> Iterator[Fragment]:
        """The fragments of one part, which lies at the end of `trail`."""
        depth += part.level
        trail = (*trail, part.view) if part.view else trail
        if isinstance(part.data, str):
            yield from self.text(part, part.data, trail, depth)
        else:
            yield from self.bytes(part, part.data, trail, depth)

    def text(self, part: Part, text: str, trail: tuple[str, ...], depth: int) -> Iterator[Fragment]:
        """A text, and what is encoded in it; nothing if the same was given before."""
        mark = (len(text), hash(text))
        if mark in self.given or not text:
            return
        if depth > MAX_DEPTH and not part.doubtful:
            raise Unreadable(f"It holds things packed within one another, more than {MAX_DEPTH} deep.")
        self.given.add(mark)
        yield Fragment(", ".join(trail) or "as written", text)
        for inner in _within(text, part):
            yield from self.of(inner, trail, depth)

    def bytes(self, part: Part, data: bytes, trail: tuple[str, ...], depth: int) -> Iterator[Fragment]:
        """Bytes, read as their name says or as they look; nothing if the same were read so before."""
        mark = (len(data), hash(data), part.name, part.doubtful)
        if mark in self.given or (not data and part.name is None):
            return
        if depth > MAX_DEPTH:
            raise Unreadable(f"It holds things packed within one another, more than {MAX_DEPTH} deep.")
        self.given.add(mark)
        kind = kind_of(data) if part.name is None else _kind_by_name(part.name)
        if kind in _READERS:
            read = partial(packed.gzip_parts, doubtful=part.doubtful) if kind == ".gz" else _READERS[kind]
            for inner in read(data, part.name or "", self.allowance):
                yield from self.of(replace(inner, doubtful=inner.doubtful or part.doubtful), trail, depth)
            return
        for inner in _text_parts(data) if kind in _TEXT else _unknown(data, part):
            yield from self.of(inner, trail, depth)


def _kind_by_name(name: str) -> str:
    """The suffix that says how to read a file; a file without one, or with a dot in front only, should be text."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    kind = f".{suffix.lower()}" if stem and dot else ".txt"
    if kind not in _TEXT and kind not in _READERS:
        raise Unreadable("It is of a type that this program cannot read.")
    return kind


def _text_parts(data: bytes) -> Iterator[Part]:
    found = charset.text_of(data)
    if found is None:
        raise Unreadable("It should be text, and its letters cannot be made out: save it with the encoding UTF-8.")
    text, encoding = found
    yield Part(encoding, text, level=0, written=None if encoding else data)


def _unknown(data: bytes, part: Part) -> Iterator[Part]:
    """Bytes that look like nothing: files within them, and words."""
    if not part.doubtful:
        raise Unreadable("It holds something that is neither text nor a file of a known type.")
    yield from (Part("", data[at:], doubtful=True, level=0) for at, _ in embedded(data))
    yield Part("", charset.printed(data), doubtful=True, level=0)


def _within(text: str, part: Part) -> Iterator[Part]:
    """What is encoded in a text. JSON writes tags with escapes, so its escapes go first."""
    written = part.written or text.encode("utf-8", "replace")
    together = written.replace(BETWEEN, b"") if BETWEEN in written else written
    if together is not written and _is_apart(written):
        yield Part("", together.decode("utf-8", "replace"), level=0)  # with all that is encoded in it
    elif part.whole or together is not written:  # a run may be spread over tags as well
        yield from runs(together)
    if part.whole:
        return
    if text[:1] in {"{", "["} and "\\" in text and (meant := unescaped(text)) != text:
        yield Part("escapes decoded", meant)
    else:
        yield from without_tags(text, written, half_done=part.half_done)


def _is_apart(written: bytes) -> bool:
    """Whether a reference or an escape may be spread over tags as well: a sign of one stands before a tag."""
    return _APART in written.translate(_SIGNS)
