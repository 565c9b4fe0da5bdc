"""Runs of base64 and hexadecimal within a text → the bytes that they stand for.

Comes in: one text. Goes out: parts, for the runs that stand for text or for a file of a known kind; everything else is
as good as noise, and is passed over but for the words that can be read in it. A run may be broken over lines or by
tags, written in either alphabet of base64, without padding, and begin somewhere within a longer word. Long runs are
found in bytes whose letters have all become one letter, which takes two passes in C over a page; what was made of a
short run is remembered, since the same paths and class names stand on every page. Deliberately absent: lists of decimal
numbers, ciphers and words written backwards.
"""

import base64
import re
from collections.abc import Iterator
from functools import lru_cache

from generator.documents.fragment import SEPARATOR, Part
from generator.documents.sniffing import looks

_HEXADECIMAL = b"0123456789abcdefABCDEF"
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
_LONG, _LONG_HEX, _SPACED_HEX, _LISTED_HEX = b"A" * 16, b"h" * 12, b"hhshhshhshhshhs", b"hxhhs"
_REMEMBERED = 200


def _shape(**classes: bytes) -> bytes:
    """A table that makes every byte of a class one letter, and every other byte a dot."""
    return bytes(next((ord(letter) for letter, members in classes.items() if one in members), 46) for one in range(256))


_BASE64_SHAPE = _shape(A=_BASE64, n=b"\r\n", s=b" \t", u=b"\x1f")
_HEX_SHAPE = _shape(h=_HEXADECIMAL, s=b" \t\r\n:-,;", x=b"xX", b=b"\\")
_BREAK = rb"(?:u{0,4}n{1,2}u{0,4}s{0,20}|u{1,4})"
_BROKEN = re.compile(rb"A{16,}+(?:%sA{16,}+)*+(?:(?<=A{40})%sA{1,75})?" % (_BREAK, _BREAK))
_LETTERS_APART = tuple((b"A" + b"u" * tags) * 3 + b"A" for tags in range(1, 5))
_LETTER_APART = b"uAu"
_LINE_APART = b"A" * 16 + b"u"
_BETWEEN = rb"(?:s{1,3}(?:hx)?|bx|hx)"
_HEX_RUN = re.compile(rb"h{12,}+(?:s{1,2}h{12,}+)*+|(?:[hb]x)?hh(?:%s?hh){5,}" % _BETWEEN)
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_HEX_SIGN = re.compile(rb"0[xX]|\\x")
_NOT_HEXADECIMAL = bytes(set(range(256)) - set(_HEXADECIMAL))


def runs(text: str, *, is_known: bool = False) -> Iterator[Part]:
    """What the runs of a text stand for; of a known text, only of runs that are broken by tags."""
    if is_known and SEPARATOR not in text:
        return
    data = text.encode("utf-8", "replace")
    shape = data.translate(_BASE64_SHAPE)
    if _LETTER_APART in shape and any(gate in shape for gate in _LETTERS_APART):
        data = data.replace(b"\x1f", b"")
        shape = data.translate(_BASE64_SHAPE)
    elif is_known and _LINE_APART not in shape:
        return
    for run in dict.fromkeys(_base64_runs(data, shape)):
        yield from _of_short_base64(run) if len(run) <= _REMEMBERED else _of_base64(run)
    for run in dict.fromkeys(_hexadecimal_runs(data)):
        yield from _of_short_hexadecimal(run) if len(run) <= _REMEMBERED else _of_hexadecimal(run)


def _base64_runs(data: bytes, shape: bytes) -> Iterator[bytes]:
    at = shape.find(_LONG)
    while at >= 0:
        found = _BROKEN.match(shape, at)
        end = found.end() if found else at + len(_LONG)
        yield data[at:end]
        at = shape.find(_LONG, end)


def _hexadecimal_runs(data: bytes) -> Iterator[bytes]:
    shape = data.translate(_HEX_SHAPE)
    for gate in (_LONG_HEX, _SPACED_HEX, _LISTED_HEX):
        at = shape.find(gate)
        while at >= 0:
            found = _HEX_RUN.match(shape, at)
            end = found.end() if found else at + 1
            if found:
                yield data[at:end]
            at = shape.find(gate, end)


def _of_base64(run: bytes) -> Iterator[Part]:
    lines = run.replace(b"\x1f", b"\n").split()
    yield from (parts := _of_letters(b"".join(lines)))
    if len(lines) > 1 and all(part.doubtful for part in parts):  # they only happen to be one below another
        for line in dict.fromkeys([b"".join(lines[:-1]), *lines]):
            yield from _of_letters(line)


def _of_letters(letters: bytes) -> list[Part]:
    parts: list[Part] = []
    for skipped in range(4):
        whole = letters[skipped:].translate(_URL_SAFE)
        whole = whole[:-1] if len(whole) % 4 == 1 else whole
        parts += looks("base64 decoded", base64.b64decode(whole + b"=" * (-len(whole) % 4)))
    return parts


@lru_cache(maxsize=16_384)
def _of_short_base64(run: bytes) -> tuple[Part, ...]:
    return tuple(_of_base64(run))


def _of_hexadecimal(run: bytes) -> Iterator[Part]:
    digits = _HEX_SIGN.sub(b"", run).translate(None, _NOT_HEXADECIMAL)
    for skipped in range(2):
        whole = digits[skipped:]
        yield from looks("hexadecimal decoded", bytes.fromhex(whole[: len(whole) // 2 * 2].decode()))


@lru_cache(maxsize=16_384)
def _of_short_hexadecimal(run: bytes) -> tuple[Part, ...]:
    return tuple(_of_hexadecimal(run))
