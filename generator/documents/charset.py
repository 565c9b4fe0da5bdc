"""Bytes → text, where bytes are text; and what can be read in bytes that are none.

UTF-8, UTF-16 and UTF-32, with a byte order mark or without. Deliberately absent: every encoding in which any bytes at
all are text. A file in one of those is refused, because what it says is a guess.
"""

import codecs
import re
from functools import cache

_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
_HIGH = bytes(range(128, 256))
_UNPRINTED = bytes([*range(32), 127])
_RARE = re.compile("[^\\0-\u058f\u2000-\u22ff\uff00-\uffef]")  # not European, and no sign or full-width letter
_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED = frozenset(mark[:2] for mark, _ in _MARKS) | {codecs.BOM_UTF8[:2]}
# Bytes that are no text without a NUL or a mark: a control character, or what UTF-8 does not have.
_NOISE = re.compile(
    rb"[%b]|[\xc0\xc1\xf5-\xff]|[\xc2-\xf4](?![\x80-\xbf])|(?<![\x80-\xff])[\x80-\xbf]" % re.escape(_CONTROLS)
)
_FEW = 256  # bytes: the pattern is quick where noise shows soon, and slow where it has to go through a text
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


def text_of(data: bytes) -> tuple[str, str] | None:
    """The text of a file and the name of its encoding, which is empty for UTF-8; None if it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\0" in data:
        return next(filter(None, (_likely(data, encoding) for encoding in _WIDE)), None)
    return _strictly(data.removeprefix(codecs.BOM_UTF8), "utf-8")


def likely_text(data: bytes) -> tuple[str, str] | None:
    """The same for bytes of unknown make: what holds control characters, or mostly rare letters, is rather noise."""
    if b"\0" not in data and _is_noise(data):
        return None
    found = text_of(data)
    if not found or not found[0]:
        return None
    few = 2 * len(data.translate(None, _HIGH)) < len(data)
    return None if few and _RARE.search(found[0]) else found


def _is_noise(data: bytes) -> bool:
    """Whether bytes without a NUL are certainly no text."""
    if len(data) <= _FEW and data[:2] not in _MARKED:
        return bool(_NOISE.search(data))
    return len(data.translate(None, _CONTROLS)) < len(data)


def printed(data: bytes, least: int = 6) -> str:
    """Runs of at least so many characters in bytes that are no text, one a line."""
    return "\n".join(run.replace(b"\0", b"").decode() for run in _printed(least).findall(data))


def text_of_bytes(data: bytes) -> str:
    """A few bytes that are certainly meant as text: UTF-8, or else Latin-1, in which every byte is a letter."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


@cache
def _printed(least: int) -> re.Pattern[bytes]:
    letter = (
        rb"[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
    )
    shapes = (letter, rb"[\x20-\x7e]\x00", rb"\x00[\x20-\x7e]")
    return re.compile(b"|".join(b"(?:%b){%d,}+" % (shape, least) for shape in shapes))


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text, "" if encoding == "utf-8" else encoding.upper()[:6]


def _likely(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Without a mark, the bytes are in an encoding if they decode to what people write: no controls, mostly Latin."""
    found = _strictly(data, encoding)
    if not found or "\0" in found[0] or not found[0]:
        return None
    latin = len(found[0].encode("ascii", "ignore").translate(None, _UNPRINTED))
    return found if latin * 2 > len(found[0]) and not re.search(r"[\x00-\x08\x0e-\x1f\x7f]", found[0]) else None
