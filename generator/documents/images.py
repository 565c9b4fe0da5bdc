"""PNG and JPEG → everything in them that is not pixels.

Comes in: the bytes, and how much they may unpack to. Goes out: parts: text chunks, metadata in whatever format, the
words in anything else, and bytes behind the end, or behind the last pixel. The structure is followed from beginning to
end; where it does not add up the picture is refused. Deliberately absent: the pixels, but for what could be read among
those of a JPEG; the checksums; and the names of the fields: whatever can be read in a block is read.
"""

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator

from generator.documents.charset import printed, text_of_bytes
from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.packed import inflated
from generator.documents.sniffing import SIGNATURES, embedded, kind_of

_PNG = next(signature for signature, kind in SIGNATURES.items() if kind == ".png")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_INTERLACED = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_MOST_PIXELS = 1 << 30
_CUT_SHORT = "It is a picture that is cut short or damaged."
_LEAST_WORD, _LEAST_IN_PIXELS = 4, 12  # characters: pixels spell short words by chance, long ones never
_MARKER = re.compile(rb"\xff++([^\x00\xff\xd0-\xd7])")
_END, _SCAN, _ALONE = b"\xd9", b"\xda", b"\x01"
_PACKED = {".zlib", ".deflate"}  # which no signature tells
_LONG_XMP = b"http://ns.adobe.com/xmp/extension/\0"


def png_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """What a PNG holds beside its pixels; raises `Unreadable` if its chunks do not lead to its end."""
    if not data.startswith(_PNG):
        raise Unreadable("It should be a PNG picture by its name, and is none.")
    at, kind, header, pixels = len(_PNG), b"", b"", []
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at) if len(data) >= at + 12 else (len(data), b"")
        body, at = data[at + 8 : at + 8 + size], at + 12 + size
        if at > len(data):
            raise Unreadable(_CUT_SHORT)
        if kind == b"IDAT":
            pixels.append(body)
        elif kind == b"IHDR" and not header:
            header = body
        else:
            yield from _chunk(kind, body, allowance)
    yield from _beyond_pixels(b"".join(pixels), header, allowance)
    yield Part("bytes behind a PNG", data[at:])


def jpeg_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """What a JPEG holds beside its pixels; raises `Unreadable` if its segments do not lead to its end."""
    if not data.startswith(b"\xff\xd8\xff"):
        raise Unreadable("It should be a JPEG picture by its name, and is none.")
    joined = defaultdict[bytes, list[bytes]](list)
    segments, pixels, end = _segments(data)
    for marker, body in segments:
        yield from _readable("JPEG metadata", body)
        joined[marker + _label(body)].append(body)
    for start, bodies in joined.items():
        if len(bodies) > 1:  # something longer than a segment can be
            head = len(start) - 1 + (40 if start.endswith(_LONG_XMP) else 0)
            yield from _readable("JPEG metadata", b"".join(body[head:] for body in bodies))
    for one in pixels:
        yield Part("words among the pixels of a JPEG", printed(one, _LEAST_IN_PIXELS), doubtful=True)
    yield Part("bytes behind a JPEG", data[end:])


def _segments(data: bytes) -> tuple[list[tuple[bytes, bytes]], list[bytes], int]:
    """Every segment with its marker, in order, the pixels behind each scan's, and where the picture ends."""
    at, segments, pixels = 2, list[tuple[bytes, bytes]](), list[bytes]()
    while (found := _MARKER.match(data, at)) and found[1] != _END:
        at = found.end()
        if found[1] == _ALONE:
            continue
        size = int.from_bytes(data[at : at + 2], "big")
        segments.append((found[1], data[at + 2 : at + size]))
        at += size
        if size < 2 or at > len(data):
            raise Unreadable(_CUT_SHORT)
        if found[1] == _SCAN:
            following = _MARKER.search(data, at)
            start, at = at, following.start() if following else len(data)
            pixels.append(data[start:at])
    if not found:
        raise Unreadable(_CUT_SHORT)
    return segments, pixels, found.end()


def _label(body: bytes) -> bytes:
    """What a segment begins with to say whose it is, with the NUL behind it; nothing for a comment."""
    label, nul, _ = body[:64].partition(b"\0")
    return label + nul if nul else b""


def _readable(view: str, body: bytes) -> Iterator[Part]:
    """The words in a block of some format, and any files in it, such as a small copy of the picture."""
    yield Part(view, printed(body, _LEAST_WORD), doubtful=True)
    if kind_of(body) in _PACKED:
        yield Part(view, body, doubtful=True)
    yield from (Part(view, body[at - 1 :], doubtful=True) for at, _ in embedded(b"\0" + body))


def _chunk(kind: bytes, body: bytes, allowance: Allowance) -> Iterator[Part]:
    if kind in {b"zTXt", b"iCCP"}:
        keyword, _, packed = body.partition(b"\0")
        text = keyword + b"\n" + inflated(packed[1:], zlib.MAX_WBITS, allowance)[0]
    elif kind == b"iTXt":
        text = _international(body, allowance)
    else:
        text = body
    if kind in {b"tEXt", b"zTXt", b"iTXt"}:
        yield Part("PNG text", text_of_bytes(text))
    else:
        yield from _readable("PNG metadata", text)


def _international(body: bytes, allowance: Allowance) -> bytes:
    keyword, _, rest = body.partition(b"\0")
    language, _, words = rest[2:].partition(b"\0")
    translated, _, text = words.partition(b"\0")
    if rest[:1] == b"\1":
        text = inflated(text, zlib.MAX_WBITS, allowance)[0]
    return b"\n".join((keyword, language, translated, text))


def _beyond_pixels(data: bytes, header: bytes, allowance: Allowance) -> Iterator[Part]:
    """What is packed together with the pixels, or lies behind them, but is more than the picture has."""
    for more in inflated(data, zlib.MAX_WBITS, allowance, skip=_size_of_pixels(header)):
        yield Part("bytes behind the pixels of a PNG", more)


def _size_of_pixels(header: bytes) -> int:
    """How many bytes the rows of a picture take, each with the byte that says how it is filtered."""
    if len(header) != 13 or header[9] not in _CHANNELS:
        raise Unreadable(_CUT_SHORT)
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    passes = _INTERLACED if interlaced else ((0, 0, 1, 1),)
    size = 0
    for left, top, across, down in passes:
        columns, rows = (width - left + across - 1) // across, (height - top + down - 1) // down
        size += rows * (1 + (columns * depth * _CHANNELS[colour] + 7) // 8) if columns > 0 and rows > 0 else 0
    if size > _MOST_PIXELS:
        raise Unreadable("It is a picture with more pixels than can be checked.")
    return size
