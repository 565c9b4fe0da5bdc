"""Files of every kind, made by hand for the tests of the document readers."""

import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable

from generator.documents import Unreadable, fragments

SENTENCE = "Plinth and Gantry Limited offered the lower price"


def letters(text: str) -> str:
    """What is left of a text when only its letters and digits count."""
    return re.sub(r"[\W_]", "", text).casefold()


def views_of(name: str, data: bytes | str, sought: str = SENTENCE) -> list[str]:
    """The views of a file in which a sentence is found."""
    raw = data.encode() if isinstance(data, str) else data
    return [one.view for one in fragments(name, raw) if letters(sought) in letters(one.text)]


def reason_of(name: str, data: bytes) -> str:
    """Why a file cannot be read; empty if it can."""
    try:
        for _ in fragments(name, data):
            pass
    except Unreadable as unreadable:
        return unreadable.reason
    return ""


def zipped(members: Iterable[tuple[str, bytes]], comment: bytes = b"") -> bytes:
    """A zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return packed.getvalue()


def gzipped(data: bytes) -> bytes:
    """A gzip file without a name or a time."""
    return gzip.compress(data, mtime=0)


def deflated(data: bytes) -> bytes:
    """Packed data without any head."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def gzip_member(data: bytes, name: bytes = b"", comment: bytes = b"") -> bytes:
    """One member of a gzip file with a name and a comment in its head."""
    flags = (8 if name else 0) | (16 if comment else 0)
    head = bytes([0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 2, 255])
    texts = b"".join(one + b"\0" for one in (name, comment) if one)
    return head + texts + deflated(data) + struct.pack("<II", zlib.crc32(data), len(data))


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: tuple[bytes, bytes], pixels: bytes = zlib.compress(b"\0\0"), after: bytes = b"") -> bytes:
    """A PNG of one pixel."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = b"".join(chunk(kind, data) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IDAT", pixels) + chunk(b"IEND", b"") + after


def jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    """A JPEG with a scan that shows nothing."""
    body = b"".join(bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return b"\xff\xd8" + body + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xa5\xff\x00\xd0\x5a\xff\xd9" + after
