"""Runs of base64, base32 and hexadecimal within a text → the bytes that they stand for.

Comes in: the bytes of one text. Goes out: parts, for the runs that stand for text or for a file of a known kind;
everything else is as good as noise, and is passed over but for the words that can be read in it. A run may be broken
over lines, written in either alphabet of base64, without padding, and begin somewhere within a longer word. Long runs
are found in bytes whose letters have all become one letter, which takes two passes in C over a page; what was made of
a short run is remembered, since the same paths stand on every page. Deliberately absent: lists of numbers, ciphers and
words written backwards.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from generator.documents.charset import printed
from generator.documents.fragment import Part
from generator.documents.sniffing import embedded, kind_of

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def _shape(**classes: bytes) -> bytes:
    """A table that makes every byte of a class one letter, and every other byte a dot."""
    return bytes(next((ord(letter) for letter, members in classes.items() if one in members), 46) for one in range(256))


_BASE64_SHAPE = _shape(A=_LETTERS + b"+/-_", s=b" \t\r\n", p=b"=")
_BASE64_RUNS = ((b"A" * 16, re.compile(rb"A{16,}+(?:s{1,4}A{16,}+)*+(?:(?<=A{48})s{1,4}A{1,64})?")),)
_PADDED = b"A" * 8 + b"p"
_SHORT = re.compile(rb"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{8,15}\Z")  # too short for a run
_BASE32 = re.compile(rb"[A-Z2-7]{16,}+")
_HEX_DIGITS, _HEX_SIGNS = b"0123456789abcdefABCDEF", b" \t\r\n:-,;%"
_HEX_SHAPE = _shape(h=_HEX_DIGITS, s=_HEX_SIGNS, x=b"xX", b=b"\\")
_HEX_LEAST = b"h" * 12  # digits that every run has, when all that may stand between them is taken out
_HEX_RUNS = (  # how the shape of a run begins, which is quickly found, and the whole of it
    (b"h" * 12, re.compile(rb"h{12,}+(?:s{1,2}h{12,}+)*+")),
    (b"hhshhshhshh", re.compile(rb"hh(?:shh){5,}+")),
    (b"hhsshhsshhsshh", re.compile(rb"hh(?:s{1,3}hh){5,}+")),
    (b"bxhhbxhhbxhh", re.compile(rb"(?:bxhh){6,}+")),
    (b"hxhhs", re.compile(rb"(?:hxhhs{0,3}){6,}+")),
)
_NOT_DIGITS = re.compile(rb"0[xX]|[^0-9A-Fa-f]")
_JOINTS = re.compile(rb"[-_]|[ \t\r\n]+")
_OTHER_JOINTS = re.compile(rb"[+/]|[ \t\r\n]+")
_ONE_ALPHABET = bytes.maketrans(b"-_", b"+/")
_LEAST_PIECE = 10
_REMEMBERED = 200


def runs(data: bytes) -> Iterator[Part]:
    """What the runs of a text stand for."""
    return (part for _, part in told(data))


def told(data: bytes) -> Iterator[tuple[bytes, Part]]:
    """The runs of a text that stand for something, each with what it stands for."""
    shape = data.translate(_BASE64_SHAPE)
    found = _runs(data, shape, _BASE64_RUNS)
    if b"=" in data:
        found |= _padded(data, shape)
    for run in sorted(found):
        for part in _of_short(run) if len(run) <= _REMEMBERED else _of_base64(run):
            yield run, part
    if _HEX_LEAST in data.translate(_HEX_SHAPE, _HEX_SIGNS + b"xX\\"):
        for run in sorted(_runs(data, data.translate(_HEX_SHAPE), _HEX_RUNS)):
            for part in _of_hexadecimal(run):
                yield run, part


def _runs(data: bytes, shape: bytes, kinds: Iterable[tuple[bytes, re.Pattern[bytes]]]) -> set[bytes]:
    found = set()
    for beginning, whole in kinds:
        at = shape.find(beginning)
        while at >= 0:
            run = whole.match(shape, at)
            end = run.end() if run else at + 1
            if run:
                found.add(data[at:end])
            at = shape.find(beginning, end)
    return found


def _padded(data: bytes, shape: bytes) -> set[bytes]:
    """Words that are too short for a run, but for the padding at their end."""
    ends = set()
    at = shape.find(_PADDED)
    while at >= 0:
        end = at + len(_PADDED) - 1
        ends.add(data[max(0, end - 16) : end])
        at = shape.find(_PADDED, end)
    return {*map(_last_word, ends)} - {b""}


@lru_cache(maxsize=1 << 12)
def _last_word(end: bytes) -> bytes:
    found = _SHORT.search(end)
    return found[0] if found else b""


def _of_hexadecimal(run: bytes) -> Iterator[Part]:
    """An odd digit may stand before or behind. Percents and backslashes are for `decoding` unless a file is in them."""
    digits = _NOT_DIGITS.sub(b"", run)
    for start in range(1 + len(digits) % 2):
        blob = binascii.unhexlify(digits[start : start + len(digits) // 2 * 2])
        if not (b"%" in run or b"\\" in run) or kind_of(blob) not in {None, ".txt"}:
            yield from _of_bytes("hexadecimal decoded", [blob])


@lru_cache(maxsize=1 << 15)
def _of_short(run: bytes) -> tuple[Part, ...]:
    return (*_of_base64(run),)


def _of_base64(run: bytes) -> Iterator[Part]:
    found = [*_of_piece(run)]
    yield from found or _of_noise(run)
    for found32 in _BASE32.findall(run):
        letters = found32[: len(found32) - (len(found32) % 8 in (1, 3, 6))]
        yield from _sensible("base32 decoded", [base64.b32decode(letters + b"=" * (-len(letters) % 8))])


def _of_piece(piece: bytes) -> Iterator[Part]:
    """The run as a whole, or else what lies between joints that are letters of one of the alphabets."""
    found = _meant(piece)
    yield from found
    if not found:
        parts = {*_JOINTS.split(piece), *_OTHER_JOINTS.split(piece)} - {piece}
        for part in sorted(part for part in parts if len(part) >= _LEAST_PIECE):
            yield from _meant(part)


def _meant(piece: bytes) -> tuple[Part, ...]:
    return _meant_by_short(piece) if len(piece) <= _REMEMBERED else _meant_by(piece)


def _meant_by(piece: bytes) -> tuple[Part, ...]:
    return (*_sensible("base64 decoded", _alignments(piece)),)


_meant_by_short = lru_cache(maxsize=1 << 15)(_meant_by)  # the addresses of one record share most of their parts


def _of_noise(piece: bytes) -> Iterator[Part]:
    if piece.lower() != piece != piece.upper():  # a path or a number would be all of one case
        yield from _of_bytes("base64 decoded", [*_alignments(piece)])


def _alignments(piece: bytes) -> Iterator[bytes]:
    """The bytes of a run if it begins with its first letter, its second, …: it may stick to a word before it."""
    letters = piece.translate(_ONE_ALPHABET, b" \t\r\n")
    for start in range(4):
        part = letters[start:]
        part = part[: len(part) - (len(part) % 4 == 1)]
        yield binascii.a2b_base64(part + b"=" * (-len(part) % 4))


def _sensible(view: str, readings: Iterable[bytes]) -> Iterator[Part]:
    """The first reading that is text or a file of a known kind."""
    sensible = (Part(view, blob, doubtful=True) for blob in readings if blob and kind_of(blob))
    yield from islice(sensible, 1)


def _of_bytes(view: str, readings: list[bytes]) -> Iterator[Part]:
    """What makes sense as a whole, or else the files and words in it."""
    found = [*_sensible(view, readings)]
    yield from found
    if not found:
        for blob in readings:
            yield from (Part(view, blob[at:], doubtful=True) for at, _ in embedded(blob))
        words = "\n".join(filter(None, map(printed, readings)))
        if words:
            yield Part(view, words, doubtful=True)
