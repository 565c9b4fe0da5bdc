"""Runs of base64, base32 and hexadecimal within a text → the bytes that they stand for.

Comes in: one text. Goes out: parts, for the runs that stand for text or for a file of a known kind; everything else is
as good as noise, and is passed over but for the words that can be read in it. A run may be broken over lines, written
in either alphabet of base64, without padding, and begin somewhere within a longer word. Long runs are found in bytes
whose letters have all become one letter, which takes two passes in C over a page; what was made of a short run is
remembered, since the same paths and class names stand on every page. Deliberately absent: lists of numbers, ciphers and
words written backwards.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from generator.documents.charset import printed
from generator.documents.fragment import Part
from generator.documents.sniffing import kind_of

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_HEXADECIMAL = b"0123456789abcdefABCDEF"
_BLANKS = b" \t\r\n"


def _shape(**classes: bytes) -> bytes:
    """A table that makes every byte of a class one letter, and every other byte a dot."""
    return bytes(next((ord(letter) for letter, members in classes.items() if one in members), 46) for one in range(256))


_BASE64_SHAPE = _shape(A=_LETTERS + b"+/-_", s=_BLANKS)
_HEX_SHAPE = _shape(h=_HEXADECIMAL, s=b" \t\r\n:-,;%", x=b"xX", b=b"\\")
_LONG = b"A" * 12
_BROKEN = re.compile(rb"A{12,}+(?:s{1,4}A{12,}+)*+(?:(?<=A{60})s{1,4}A{1,64})?")
_HEX_RUN = re.compile(rb"h{12,}+(?:s{1,2}h{12,}+)*+|(?:hh(?:[sb0]{0,4}x)?[sb]{0,4}){5,}hh")
_REMEMBERED = 200


def runs(text: str) -> Iterator[Part]:
    """What the runs of a text stand for."""
    data = text.encode("utf-8", "replace")
    for run in {*_base64_runs(data)}:
        yield from _base64_parts(run) if len(run) <= _REMEMBERED else _find_base64(run)
    for run in {*_hexadecimal_runs(data)}:
        yield from _hexadecimal_parts(run) if len(run) <= _REMEMBERED else _find_hexadecimal(run)


def _base64_runs(data: bytes) -> Iterator[bytes]:
    shape = data.translate(_BASE64_SHAPE)
    at = shape.find(_LONG)
    while at >= 0:
        end = shape.find(b".", at)
        yield data[at:end]
        at = shape.find(_LONG, end)
