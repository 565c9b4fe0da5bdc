"""Bytes of unknown make → what they are, by their first bytes, or by beginnings of files within them.

Comes in: bytes that stood in another file: decoded runs, what follows the end of a picture, unpacked files without a
name. Goes out: the name of a kind, or parts to be read. Deliberately absent: readers.
"""

import re
import zlib
from collections.abc import Iterator

from generator.documents.charset import likely_text, printed
from generator.documents.fragment import Part, Unreadable

_BEGINNINGS = {  # a longer one is no accident; a shorter one may be
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "zip": b"PK\x03\x04",
    "jpg": b"\xff\xd8\xff",
    "gz": b"\x1f\x8b\x08",
}
_NEXT = {  # what follows three bytes that may be an accident
    "jpg": {bytes([one]) for one in (*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD, *range(0xE0, 0xF0), 0xFE)},
    "gz": {bytes([one]) for one in range(32)},
}
_EMPTY_ZIP = b"PK\x05\x06"
_FOREIGN = (  # packed files and documents that nobody here can open
    b"BZh1", b"BZh2", b"BZh3", b"BZh4", b"BZh5", b"BZh6", b"BZh7", b"BZh8", b"BZh9",
    b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x04\x22\x4d\x18",
    b"wOFF", b"wOF2", b"SQLite format 3\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"GIF87a", b"GIF89a",
)  # fmt: skip
_ZLIB = re.compile(rb"x[\x01\x5e\x9c\xda]")  # the heads that are in use
_MOST_BEGINNINGS = 64
_ENOUGH = 4096  # bytes that tell what is packed from noise


def kind_of(data: bytes) -> str | None:
    """The kind of a file by its first bytes; None for text and for everything unknown."""
    if data.startswith(_EMPTY_ZIP):
        return "zip"
    return next((kind for kind, beginning in _BEGINNINGS.items() if data.startswith(beginning)), None)


def looks(view: str, data: bytes, level: int = 1, *, doubtful: bool = False) -> Iterator[Part]:
    """What bytes of unknown make may be: a text, or files, or a few words in noise; nothing if they are but noise."""
    if not data:
        return
    found = likely_text(data)
    if found:
        yield Part(", ".join(filter(None, (view, found[1]))), found[0], level=level, doubtful=doubtful)
        return
    if data.startswith(_FOREIGN):
        raise Unreadable("It holds a packed file or a document of a type that cannot be read.")
    words = printed(data)
    if words:
        yield Part(view, words, level=level, doubtful=True)
    yield from _files(view, data, level, doubtful=doubtful)


def _files(view: str, data: bytes, level: int, *, doubtful: bool) -> Iterator[Part]:
    for found in _ZLIB.finditer(data):
        if _may_unpack(data[found.start() : found.start() + _ENOUGH], zlib.MAX_WBITS):
            yield Part(view, data[found.start() :], kind="zlib", doubtful=True, level=level)
    if _may_unpack(data[:_ENOUGH], -zlib.MAX_WBITS):
        yield Part(view, data, kind="deflate", doubtful=True, level=level)
    for number, (kind, at) in enumerate(_beginnings(data)):
        if number >= _MOST_BEGINNINGS:
            raise Unreadable("It holds the beginnings of too many files to read them all.")
        yield Part(view, data[at:], kind=kind, doubtful=doubtful or at > 0, level=level)


def _beginnings(data: bytes) -> Iterator[tuple[str, int]]:
    for kind, beginning in _BEGINNINGS.items():
        at = data.find(beginning)
        while at >= 0:
            if kind not in _NEXT or data[at + 3 : at + 4] in _NEXT[kind]:
                yield kind, at
            # The members of an archive begin like an archive.
            at = -1 if kind == "zip" else data.find(beginning, at + 1)


def _may_unpack(data: bytes, window: int) -> bool:
    """Whether bytes may be packed with zlib, with or without its head: noise breaks off, or unpacks to noise."""
    unpacker = zlib.decompressobj(window)
    try:
        start = unpacker.decompress(data, _ENOUGH)
    except zlib.error:
        return False
    is_going_on = len(data) == _ENOUGH or bool(unpacker.unconsumed_tail) or window > 0
    return (unpacker.eof or is_going_on) and bool(printed(start))
