"""Packed bytes → what they unpack to: gzip with its head, zlib, and deflate without any head.

Comes in: the bytes of one file. Goes out: parts. Never more is unpacked than the allowance of the file has left.
Deliberately absent: archives of many files, which are in `archive`.
"""

import struct
import zlib
from collections.abc import Iterator

from generator.documents.charset import printed
from generator.documents.fragment import Allowance, Part, Unreadable, suffix_of
from generator.documents.sniffing import looks

_STEP = 1 << 20
_MOST_MEMBERS = 100
_EXTRA, _NAME, _COMMENT, _CHECK = 4, 8, 16, 2  # flags of the head of gzip
_DAMAGED = "What is packed in it is damaged, or cut off."


def of_gzip(data: bytes, allowance: Allowance, name: str | None) -> Iterator[Part]:
    """Every member of a gzip file, the names and comments in their heads, and whatever follows the last."""
    inner = name[: -len(suffix_of(name))] if name and suffix_of(name) else None
    unpacked: list[bytes] = []
    while data.startswith(b"\x1f\x8b"):
        if len(unpacked) == _MOST_MEMBERS:
            raise Unreadable("It holds too many members of gzip to read them all.")
        body, texts = _head(data)
        if texts:
            yield Part("gzip header", "\n".join(texts), level=0)
        content, data = _inflate(body, -zlib.MAX_WBITS, allowance)
        if len(data) < 8 or struct.unpack("<II", data[:8]) != (zlib.crc32(content), len(content) & 0xFFFFFFFF):
            raise Unreadable(_DAMAGED)
        unpacked.append(content)
        data = data[8:].lstrip(b"\0")
    if not unpacked:
        raise Unreadable(_DAMAGED)
    yield Part("unpacked (gzip)", b"".join(unpacked), name=inner)
    yield from looks("after the end of gzip", data, 0) if data else ()


def of_zlib(data: bytes, allowance: Allowance, _: str | None) -> Iterator[Part]:
    """What zlib unpacks, even if it breaks off; two bytes make its head, so noise is often taken for it."""
    content, rest, is_whole = _some(data, zlib.MAX_WBITS, allowance)
    yield from looks("unpacked (zlib)", content, doubtful=not is_whole)
    yield from looks("after the end of zlib", rest, 0) if is_whole and rest else ()


def of_deflate(data: bytes, allowance: Allowance, _: str | None) -> Iterator[Part]:
    """What comes of bytes if they are packed without a head. Noise can be unpacked too, but says nothing."""
    content, _rest, is_whole = _some(data, -zlib.MAX_WBITS, allowance)
    if is_whole and printed(content):
        yield from looks("unpacked (deflate)", content, doubtful=True)


def inflated(data: bytes, allowance: Allowance) -> bytes:
    """What zlib unpacks; raises `Unreadable` when it is damaged."""
    return _inflate(data, zlib.MAX_WBITS, allowance)[0]


def whole_zlib(data: bytes, allowance: Allowance) -> bytes | None:
    """What zlib unpacks, and what follows it; None unless it comes to its end."""
    content, rest, is_whole = _some(data, zlib.MAX_WBITS, allowance)
    return content + rest.strip() if is_whole else None


def _head(data: bytes) -> tuple[bytes, list[str]]:
    """What follows the head of a gzip member, and the texts in it."""
    if len(data) < 18 or data[2] != 8:
        raise Unreadable(_DAMAGED)
    flags, at, texts = data[3], 10, []
    if flags & _EXTRA:
        end = at + 2 + int.from_bytes(data[at : at + 2], "little")
        texts.append(printed(data[at + 2 : end]))
        at = end
    for flag in (_NAME, _COMMENT):
        if flags & flag:
            end = data.find(b"\0", at)
            if end < 0:
                raise Unreadable(_DAMAGED)
            texts.append(data[at:end].decode("latin-1"))
            at = end + 1
    return data[at + (2 if flags & _CHECK else 0) :], [text for text in texts if text]


def _inflate(data: bytes, window: int, allowance: Allowance) -> tuple[bytes, bytes]:
    """All that a stream unpacks to, and what follows it."""
    unpacker = zlib.decompressobj(window)
    pieces: list[bytes] = []
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(data, _STEP)
            data = unpacker.unconsumed_tail
            allowance.take(len(piece))
            pieces.append(piece)
            if not piece and not unpacker.eof:
                raise Unreadable(_DAMAGED)
    except zlib.error:
        raise Unreadable(_DAMAGED) from None
    return b"".join(pieces), unpacker.unused_data


def _some(data: bytes, window: int, allowance: Allowance) -> tuple[bytes, bytes, bool]:
    """As much as a stream unpacks to before it ends or breaks, what follows it, and whether it came to its end."""
    unpacker = zlib.decompressobj(window)
    pieces: list[bytes] = []
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(data, _STEP)
            data = unpacker.unconsumed_tail
            allowance.take(len(piece))
            pieces.append(piece)
            if not piece:
                break
    except zlib.error:
        return b"".join(pieces), b"", False
    return b"".join(pieces), unpacker.unused_data, unpacker.eof
