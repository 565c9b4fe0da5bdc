"""gzip, zlib and bare deflate → what was packed.

Comes in: the bytes, and how much they may unpack to. Goes out: parts: what was packed, the names and notes in headers,
and any bytes behind the end. Deliberately absent: zip, which has a directory and a module of its own, and any format
that a register does not need.
"""

import zlib
from collections.abc import Iterator

from generator.documents.fragment import Allowance, Part, Unreadable

_HEADER, _CHECKSUM, _EXTRA, _NAME, _COMMENT = 10, 2, 4, 8, 16
_AT_ONCE = 1 << 20


def gzip_parts(data: bytes, name: str, allowance: Allowance, *, doubtful: bool = False) -> Iterator[Part]:
    """The file in a gzip, its members joined as readers join them, and the notes in their headers.

    Where it is `doubtful` that the bytes are a gzip, what came before a damage is given.
    """
    whole, rest = [], data
    while rest.startswith(b"\x1f\x8b"):
        yield from _notes(rest)
        unpacked, rest = inflated(rest, 16 + zlib.MAX_WBITS, allowance, doubtful=doubtful)
        whole.append(unpacked)
        rest = rest.lstrip(b"\0")
    if not whole:
        raise Unreadable("It should be packed (a gzip) by its name, and is not.")
    inner = name[:-3] if name.lower().endswith(".gz") else None
    yield Part("unpacked (gzip)", b"".join(whole), inner)
    if rest:
        yield Part("bytes behind a gzip", rest)


def zlib_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """What a zlib stream packs, and any bytes behind it."""
    yield from _stream(data, zlib.MAX_WBITS, "zlib", allowance)


def deflate_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """What a deflate stream without any header packs, and any bytes behind it."""
    yield from _stream(data, -zlib.MAX_WBITS, "deflate", allowance)


def inflated(
    data: bytes, window: int, allowance: Allowance, *, doubtful: bool = False, skip: int = 0
) -> tuple[bytes, bytes]:
    """What was packed but for the first `skip` bytes, and the bytes behind it; raises `Unreadable` if it is too much.

    It also raises for what is cut short or damaged, unless it is `doubtful` that the bytes are packed at all: then what
    came before the damage is given.
    """
    unpacking, kept, piece, rest = zlib.decompressobj(window), list[bytes](), b"begun", data
    try:
        while not unpacking.eof and (rest or piece):
            piece = unpacking.decompress(rest, _AT_ONCE)
            rest = unpacking.unconsumed_tail
            kept.append(piece[skip:])
            skip = max(skip - len(piece), 0)
            allowance.take(len(kept[-1]))
    except zlib.error as error:
        if not doubtful:
            raise Unreadable("Something packed in it is damaged.") from error
    if not unpacking.eof and not doubtful:
        raise Unreadable("Something packed in it is cut short.")
    return b"".join(kept), unpacking.unused_data


def _stream(data: bytes, window: int, kind: str, allowance: Allowance) -> Iterator[Part]:
    unpacked, rest = inflated(data, window, allowance, doubtful=window < 0)
    yield Part(f"unpacked ({kind})", unpacked, doubtful=True)
    if rest:
        yield Part(f"bytes behind {kind}", rest, doubtful=True)


def _notes(data: bytes) -> Iterator[Part]:
    """The optional fields between the header of a gzip member and its content."""
    flags, at = data[3] if len(data) > _HEADER else 0, _HEADER
    if flags & _EXTRA:
        size = int.from_bytes(data[at : at + 2], "little")
        yield Part("header of a gzip", data[at + 2 : at + 2 + size], doubtful=True)
        at += 2 + size
    for field, view in ((_NAME, "file name in a gzip"), (_COMMENT, "comment in a gzip")):
        if flags & field:
            end = data.find(b"\0", at)
            yield Part(view, data[at:end].decode("latin-1"))
            at = end + 1
