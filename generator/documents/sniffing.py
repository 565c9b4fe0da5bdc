"""Bytes without a name → what kind of file they look like.

Comes in: bytes. Goes out: the suffix of a kind that this room reads, or nothing. Deliberately absent: reading them.
"""

import zlib
from functools import lru_cache

from generator.documents.charset import likely_text

_EMPTY_ZIP = b"PK\x05\x06"  # begins the end of every other zip
SIGNATURES = {
    b"\x1f\x8b\x08": ".gz",
    b"PK\x03\x04": ".zip",
    _EMPTY_ZIP: ".zip",
    b"%PDF-": ".pdf",
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"SQLite format 3\0": ".sqlite",
}
_SAMPLE = 4096
_BEGINNINGS = frozenset(signature[:2] for signature in SIGNATURES)
_SHORTEST_STREAM = 9


def kind_of(data: bytes) -> str | None:
    """`.txt`, the suffix of a container or picture, `.zlib` or `.deflate`; None if the bytes look like nothing."""
    if data[:2] in _BEGINNINGS:
        for signature, kind in SIGNATURES.items():
            if data.startswith(signature):
                return kind
    if likely_text(data):
        return ".txt"
    if len(data) < _SHORTEST_STREAM:
        return None
    if data[0] & 0x8F == 8 and (data[0] << 8 | data[1]) % 31 == 0 and _inflates(data, zlib.MAX_WBITS):
        return ".zlib"
    return ".deflate" if _inflates(data, -zlib.MAX_WBITS) else None


def embedded(data: bytes) -> list[tuple[int, str]]:
    """Where files of a known kind begin in the middle of other bytes."""
    found = ((_first(data, signature, kind), kind) for signature, kind in SIGNATURES.items() if signature != _EMPTY_ZIP)
    return sorted(one for one in found if one[0] > 0)


def _first(data: bytes, signature: bytes, kind: str) -> int:
    at = data.find(signature, 1)
    while at > 0 and not _plausible(data[at : at + _SAMPLE], kind):
        at = data.find(signature, at + 1)
    return at


def _plausible(data: bytes, kind: str) -> bool:
    """Three bytes of noise are soon the same as a signature; what follows them is not."""
    if kind == ".jpg":
        following = 4 + int.from_bytes(data[4:6], "big")
        return data[3] >= 0xC0 and (following >= len(data) or data[following] == 0xFF) if len(data) > 6 else False
    if kind == ".gz":
        return len(data) > 18 and data[3] < 0x20 and _unpacks(data)
    return True


def _unpacks(data: bytes) -> bool:
    try:
        return bool(zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, _SAMPLE))
    except zlib.error:
        return False


def _inflates(data: bytes, window: int) -> bool:
    """Whether the beginning unpacks to text or to a file: noise unpacks to more noise, or to nothing."""
    if window < 0 and (data[0] & 6 == 6 or (data[0] & 6 == 0 and data[1] ^ data[3] != 0xFF)):
        return False  # no such block, or a stored one whose two lengths disagree
    if window < 0 and _breaks(data[:_SHORTEST_STREAM]):
        return False
    unpacking = zlib.decompressobj(window)
    try:
        sample = unpacking.decompress(data, _SAMPLE)
    except zlib.error:
        return False
    if len(sample) == _SAMPLE:  # may end within a letter
        sample = sample[: max(sample.rfind(b" "), sample.rfind(b"\n"), _SAMPLE - 4)]
    signed = any(sample.startswith(signature) for signature in SIGNATURES)
    # With a checksum at its end a stream is one for certain; without, it must be text to the last byte.
    if window > 0 and (unpacking.eof or signed):
        return bool(sample)
    full = len(sample) > _SAMPLE - 5 or (unpacking.eof and not unpacking.unused_data and len(sample) >= 6)
    return signed or (full and likely_text(sample) is not None)


@lru_cache(maxsize=1 << 14)
def _breaks(beginning: bytes) -> bool:
    """Whether a bare stream that begins like this is damaged, whatever follows: many runs begin with the same path."""
    try:
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(beginning, _SAMPLE)
    except zlib.error:
        return True
    return False
