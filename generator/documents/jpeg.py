"""A JPEG → the words in it: comments, EXIF, XMP, IPTC, a thumbnail's own, and whatever follows its end.

Comes in: the bytes of one file. Goes out: parts. Pixels are never read: words that are painted in a picture are seen by
people alone.
"""

import re
from collections.abc import Iterator

from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.sniffing import looks

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without content
_COMMENT, _METADATA = 0xFE, range(0xE0, 0xF0)
_AFTER_PIXELS = re.compile(rb"\xff++[^\x00\xff\xd0-\xd7]")
_DAMAGED = "It holds a picture that is damaged, or cut off."


def of_jpeg(data: bytes, _: Allowance, __: str | None) -> Iterator[Part]:
    """The texts of a picture; raises `Unreadable` unless every segment is whole."""
    if data[:2] != bytes([0xFF, _START]):
        raise Unreadable("It is no picture of the type that its name says.")
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            break
        if marker in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2:
            raise Unreadable(_DAMAGED)
        yield from looks(_view(marker), data[at + 2 : at + length], 0)
        at = _past_pixels(data, at + length) if marker == _SCAN else at + length
    yield from looks("after the end of a JPEG", data[at:], 0)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker that stands here, and where its content begins."""
    if data[at : at + 1] != b"\xff":
        raise Unreadable(_DAMAGED)
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise Unreadable(_DAMAGED)
    return data[at], at + 1


def _past_pixels(data: bytes, at: int) -> int:
    found = _AFTER_PIXELS.search(data, at)
    if not found:
        raise Unreadable(_DAMAGED)
    return found.start()


def _view(marker: int) -> str:
    if marker == _COMMENT:
        return "JPEG comment"
    return "JPEG metadata" if marker in _METADATA else "JPEG tables"
