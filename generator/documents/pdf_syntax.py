"""The syntax of PDF, as far as words can stand in it: strings, names, streams.

Comes in: bytes of a PDF file or of a stream of instructions. Goes out: texts. It is read without the file's own tables,
so that what no table mentions any more is read as well. Deliberately absent: fonts. What a string shows in a font with
letters of its own is for the library that draws pages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.documents.charset import text_of_bytes
from generator.documents.replacing import replaced

_TOKEN = re.compile(rb"\\[\s\S]|[()]|<[0-9A-Fa-f\s]*+>")
# The same, with strings as one token each, and parentheses in them to a depth of one; what begins one that is deeper,
# or never ends, stands alone.
_FLAT = rb"(?:[^()\\]++|\\[\s\S])*+"
_QUICK_TOKEN = re.compile(rb"(\\[\s\S]|\(%b(?:\(%b\)%b)*+\)|\(|<[0-9A-Fa-f\s]*+>)" % (_FLAT, _FLAT, _FLAT))
# A string of which every second byte is nought: in most fonts of today letters are counted, in two bytes each.
_COUNTED = re.compile(rb"\((?:\\000(?:[^\\]|\\[0-3][0-7]{2}|\\[()\\nrtbf]))++\)")
_ESCAPE = re.compile(rb"(\\(?:[0-7]{1,3}|\r\n|[\s\S]))")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)")
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_BLANK = re.compile(rb"\s+")
_STREAM = re.compile(rb"stream\r?\n")
_MARKS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
_BEGINNINGS = tuple(mark for mark, _ in _MARKS)


def strings(data: bytes) -> list[bytes]:
    """The strings in parentheses and in hexadecimal, in their order, as the bytes that they stand for."""
    return shown(data)[0]


def shown(data: bytes) -> tuple[list[bytes], bytes]:
    """The strings of some instructions, and the instructions without those in which letters are only counted.

    Such a string holds no writing but as the bytes that it stands for, and three times as many as these.
    """
    pieces = _QUICK_TOKEN.split(data)
    tokens = pieces[1::2]
    if b"(" in tokens:
        return [*_nested_strings(data)], data
    pieces[1::2] = [b"()" if one[:5] == b"(\\000" and _COUNTED.fullmatch(one) else one for one in tokens]
    return _meant(tokens), b"".join(pieces)


def _meant(tokens: list[bytes]) -> list[bytes]:
    return [_literal(one[1:-1]) if one[:1] == b"(" else _digits(one[1:-1]) for one in tokens if one[:1] != b"\\"]


def _nested_strings(data: bytes) -> Iterator[bytes]:
    depth, start = 0, 0
    for token in _TOKEN.finditer(data):
        match token[0][:1]:
            case b"(":
                start, depth = (start, depth + 1) if depth else (token.end(), 1)
            case b")" if depth:
                depth -= 1
                if not depth:
                    yield _literal(data[start : token.start()])
            case b"<" if not depth:
                yield _digits(token[0][1:-1])


def _literal(written: bytes) -> bytes:
    return replaced(_ESCAPE, _unescaped, written) if b"\\" in written else written


def _digits(written: bytes) -> bytes:
    digits = _BLANK.sub(b"", written)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def names(data: bytes) -> list[str]:
    """The names, such as those of fonts, keys and layers."""
    return [*map(_name, _NAME.findall(data))]


@lru_cache(maxsize=1 << 12)
def _name(written: bytes) -> str:
    return text_of_bytes(_NAME_ESCAPE.sub(lambda one: bytes.fromhex(one[1].decode()), written))


def text_of_string(data: bytes) -> str:
    """The text of a string: UTF-16 or UTF-8 if it says so; else UTF-8 if it is that, or one letter a byte."""
    if data.startswith(_BEGINNINGS):
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding, "replace")
    return text_of_bytes(data)


def taken_apart(data: bytes) -> tuple[bytes, list[tuple[int, bytes]]]:
    """The file without its streams, and the streams as they are packed, each with the place where it begins."""
    outside, streams, at = list[bytes](), list[tuple[int, bytes]](), 0
    while found := _STREAM.search(data, at):
        end = data.find(b"endstream", found.end())
        if end < 0:
            break
        outside.append(data[at : found.end()])
        streams.append((found.end(), data[found.end() : end]))
        at = end + len(b"endstream")
    return b"".join((*outside, data[at:])), streams


def ends_of_versions(data: bytes) -> list[int]:
    """Where versions of a file end, the last one included; ends within streams are those of other files."""
    _, streams = taken_apart(data)
    spans = iter([*((at, at + len(stream)) for at, stream in streams), (len(data), len(data))])
    start, end = next(spans)
    ends = list[int]()
    for found in re.finditer(rb"%%EOF", data):
        while end <= found.start() < len(data) and end < len(data):
            start, end = next(spans)
        if not start <= found.start() < end:
            ends.append(found.end())
    return ends


@lru_cache(maxsize=1 << 10)
def _unescaped(written: bytes) -> bytes:
    meant = written[1:]
    return bytes([int(meant, 8) & 0xFF]) if meant.isdigit() and meant[:1] < b"8" else _LETTERS.get(meant, meant)
