"""Bytes → text, where bytes are text; and what can be read in bytes that are none.

UTF-8, UTF-16 and UTF-32, with a byte order mark or without. Deliberately absent: every encoding in which any bytes at
all are text. A file in one of those is refused, because what it says is a guess.
"""

import codecs
import re

_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
_PRINTED = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}){6,}"
    rb"|(?:[\x20-\x7e\xa0-\xff]\x00){6,}|(?:\x00[\x20-\x7e\xa0-\xff]){6,}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
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
    """The same for bytes of unknown make: what holds control characters is rather noise."""
    if b"\0" not in data and data.translate(None, _CONTROLS) != data:
        return None
    found = text_of(data)
    return found if found and (not found[1] or _is_likely(found[0])) else None


def printed(data: bytes) -> str:
    """Runs of at least six characters in bytes that are no text, one a line."""
    runs = _PRINTED.findall(data)
    return "\n".join(run.decode() if b"\0" not in run else run.replace(b"\0", b"").decode("latin-1") for run in runs)


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text, "" if encoding == "utf-8" else encoding.upper()[:6]


def _likely(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Without a mark, the bytes are in an encoding if they decode to what people write."""
    found = _strictly(data, encoding)
    return found if found and _is_likely(found[0]) else None


def _is_likely(text: str) -> bool:
    """Whether a text is mostly Latin and has no control characters."""
    latin = sum(map(text.count, map(chr, range(0x20, 0x7F))))
    return latin * 2 > len(text) and not _CONTROL.search(text)
