"""A PNG → the words in it: text chunks, EXIF, profiles, and whatever follows its end.

Comes in: the bytes of one file. Goes out: parts. Pixels are never read: words that are painted in a picture are seen by
people alone. What is unpacked of the pixels is only counted, so that nothing hides behind them.
"""

import struct
import zlib
from collections.abc import Iterator

from generator.documents.decoding import text_of_bytes
from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.packed import inflated
from generator.documents.sniffing import looks

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DAMAGED = "It holds a picture that is damaged, or cut off."
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_MOST_PIXELS = 512 * 1024 * 1024  # bytes
_INTERLACED = 2  # more rows than are counted, at most so many times
_STEP = 1 << 20


def of_png(data: bytes, allowance: Allowance, _: str | None) -> Iterator[Part]:
    """The texts of a picture; raises `Unreadable` unless every chunk is whole."""
    if not data.startswith(_SIGNATURE):
        raise Unreadable("It is no picture of the type that its name says.")
    at, pixels, most = len(_SIGNATURE), [], 0
    kind = b""
    while kind != b"IEND":
        kind, content, at = _chunk(data, at)
        if kind == b"IHDR":
            most = _bytes_of_pixels(content)
        if kind in (b"IDAT", b"fdAT"):
            pixels.append(content if kind == b"IDAT" else b"")
        else:
            yield from _words(kind, content, allowance)
    yield from looks("behind the pixels of a PNG", _behind(b"".join(pixels), most), 0)
    yield from looks("after the end of a PNG", data[at:], 0)


def _chunk(data: bytes, at: int) -> tuple[bytes, bytes, int]:
    """The kind and content of the chunk that begins here, and where the next one does."""
    length = int.from_bytes(data[at : at + 4], "big")
    kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
    check = data[at + 8 + length : at + 12 + length]
    if len(kind) < 4 or len(check) < 4 or zlib.crc32(kind + content) != int.from_bytes(check, "big"):
        raise Unreadable(_DAMAGED)
    return kind, content, at + 12 + length


def _words(kind: bytes, content: bytes, allowance: Allowance) -> Iterator[Part]:
    key, _, rest = content.partition(b"\0")
    if kind == b"tEXt":
        yield Part("PNG text", f"{text_of_bytes(key)}\n{text_of_bytes(rest)}", level=0)
    elif kind in (b"zTXt", b"iCCP"):
        yield Part("PNG text", text_of_bytes(key), level=0)
        yield from looks("PNG text", inflated(rest[1:], allowance))
    elif kind == b"iTXt":
        language, _, after = rest[2:].partition(b"\0")
        title, _, text = after.partition(b"\0")
        yield Part("PNG text", "\n".join(map(text_of_bytes, (key, language, title))), level=0)
        yield from looks("PNG text", inflated(text, allowance) if rest[:1] == b"\1" else text, int(rest[:1] == b"\1"))
    else:
        yield from looks("PNG text" if kind != b"eXIf" else "PNG metadata", kind + content, 0)


def _bytes_of_pixels(head: bytes) -> int:
    """How many bytes the pixels of a picture take at most, by its head."""
    if len(head) != 13:
        raise Unreadable(_DAMAGED)
    width, height, depth, colour = struct.unpack(">IIBB", head[:10])
    most = _INTERLACED * height * (2 + width * _CHANNELS.get(colour, 4) * depth // 8)
    if most > _MOST_PIXELS:
        raise Unreadable("It holds a picture that is too large to be checked.")
    return int(most)


def _behind(data: bytes, most: int) -> bytes:
    """What follows the packed pixels in their own chunks."""
    unpacker = zlib.decompressobj()
    try:
        while not unpacker.eof:
            most -= len(unpacker.decompress(data, _STEP))
            if most < 0 or (not unpacker.eof and not unpacker.unconsumed_tail):
                raise Unreadable(_DAMAGED)
            data = unpacker.unconsumed_tail
    except zlib.error:
        raise Unreadable(_DAMAGED) from None
    return unpacker.unused_data
