"""The text of a YAML file before it is parsed: encoding, size and characters, and places in it."""

import re
from typing import NoReturn

from generator.findings import Finding, Position, Stop, place_of
from generator.yaml_text import faults

MAX_BYTES = 1 << 20
_MARK = b"\xef\xbb\xbf"  # the byte order mark that some editors put first
_ORDINARY = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\uf8ff\U000e0000-\U0010ffff]"
)


def decode(path: str, data: bytes) -> str:
    """Bytes → text without a byte order mark; Stop where the file is too large, not UTF-8, or has hidden characters."""
    if len(data) > MAX_BYTES:
        _stop(faults.TOO_LARGE.at(Position(path), "The file is larger than 1 MiB.", "Move long papers to attachments."))
    data = data.removeprefix(_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        remedy = "Save it again and choose UTF-8 as the encoding; many editors ask for it under “Save as”."
        _stop(faults.ENCODING.at(Position(path, line, 1), "The file is not saved as UTF-8.", remedy))
    # Without the ordinary characters of ASCII little is left to look at, and a whole file costs next to nothing.
    if _FORBIDDEN.search(data.translate(None, _ORDINARY).decode()):
        raise Stop(hidden_characters(path, text))
    return text


def hidden_characters(path: str, text: str, start: Position | None = None) -> list[Finding]:
    """A finding for each character that nobody can see, at its own place or at `start`."""
    return [
        faults.CHARACTER.at(
            start or place_of(path, text, found.start()),
            f"An invisible or control character (U+{ord(found[0]):04X}) stands here.",
            "Delete it, and type the words around it again if you cannot see it.",
        )
        for found in _FORBIDDEN.finditer(text)
    ]


def _stop(finding: Finding) -> NoReturn:
    raise Stop([finding])
