"""What draws a page of a PDF → the strings in it, one after another.

Comes in: an unpacked stream. Goes out: text in which a separator stands between two strings: a word is often drawn
letter by letter. Deliberately absent: fonts. Where letters are numbers in a font of the document's own, only the words
that the page shows tell what is meant.
"""

import re

from generator.documents.charset import text_of
from generator.documents.decoding import text_of_bytes
from generator.documents.fragment import SEPARATOR

_TOKEN = re.compile(rb"\\[\s\S]|[()]|<[0-9A-Fa-f\s]++>|%[^\r\n]*+")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def strings_in(data: bytes) -> str:
    """All strings of a stream: those in brackets, which may hold brackets, and those in hexadecimal."""
    strings: list[bytes] = []
    depth = start = 0
    for token in _TOKEN.finditer(data):
        sign = token[0]
        if sign == b"(":
            depth += 1
            start = token.end() if depth == 1 else start
        elif sign == b")" and depth:
            depth -= 1
            if not depth:
                strings.append(_ESCAPE.sub(_meant, data[start : token.start()]))
        elif not depth and sign[:1] == b"<":
            digits = b"".join(sign[1:-1].split())
            strings.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
    if depth:
        strings.append(_ESCAPE.sub(_meant, data[start:]))
    return SEPARATOR.join(map(_text, strings))


def _meant(escape: re.Match[bytes]) -> bytes:
    octal, letter = escape.groups()
    return bytes([int(octal, 8) & 0xFF]) if octal else _MEANT.get(letter, letter)


def _text(string: bytes) -> str:
    found = text_of(string) if string.startswith((b"\xfe\xff", b"\xff\xfe")) else None
    return found[0] if found else text_of_bytes(string).replace("\0", "")
