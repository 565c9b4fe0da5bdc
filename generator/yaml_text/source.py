"""The text of a YAML file before it is parsed: encoding, size, characters, and what must not be in it at all."""

import re

import yaml

from generator.findings import Finding, Position, Stop
from generator.yaml_text import faults

MAX_BYTES = 1 << 20
MAX_DEPTH = 40
# Whatever may be an anchor, an alias, a tag or deep nesting: only such files are looked at event by event.
_SUSPECT = re.compile(r"[&*!](?<!\w[&*!])\S")
_COMPACT = (b"\n--", b"\n-?", b"\n?-", b"\n??")  # several levels opened on one line, once blanks are gone
_MANY_BRACKETS = 200
_ORDINARY = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\uf8ff\U000e0000-\U0010ffff]"
)


def decode(path: str, data: bytes) -> str:
    """Bytes → text without a byte order mark; Stop where the file is too large, not UTF-8, or has hidden characters."""
    if len(data) > MAX_BYTES:
        _stop(faults.TOO_LARGE.at(Position(path), "The file is larger than 1 MiB.", "Move long papers to attachments."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        _stop(
            faults.ENCODING.at(
                Position(path, line, 1), "The file is not saved as UTF-8.", "Save it again with the encoding UTF-8."
            )
        )
    # Without the ordinary characters of ASCII little is left to look at, and a whole file costs next to nothing.
    if _FORBIDDEN.search(data.removeprefix(b"\xef\xbb\xbf").translate(None, _ORDINARY).decode()):
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


def place_of(path: str, text: str, index: int) -> Position:
    """Line and column of a character, both from 1."""
    before = text[:index]
    return Position(path, before.count("\n") + 1, index - before.rfind("\n"))


def refuse_dangers(path: str, text: str, data: bytes) -> None:
    """Stop at every anchor, alias, tag and merge key, and at nesting that would overrun the composer's stack."""
    if not _is_suspect(text, data):
        return
    findings: list[Finding] = []
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark = event.start_mark
        place = Position(path, mark.line + 1, mark.column + 1) if mark else Position(path)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise Stop([*findings, too_deep(place)])
        if _is_shared(event):
            findings.append(faults.shared(place))
    if findings:
        raise Stop(findings)


def _is_suspect(text: str, data: bytes) -> bool:
    """Quick and on the safe side: plain records are told from those that need a look at every event."""
    if text.count("[") + text.count("{") >= _MANY_BRACKETS:
        return True
    squeezed = b"\n" + data.translate(None, b" \t\r")
    if any(sign in squeezed for sign in _COMPACT):
        return True
    return "<<" in text or bool(_SUSPECT.search(text))


def too_deep(place: Position) -> Finding:
    """The finding for nesting over the limit."""
    return faults.DEPTH.at(place, "Values are nested more than 40 deep here.", "Write it flatter.")


def _is_shared(event: yaml.Event) -> bool:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        return True
    if getattr(event, "tag", None) is not None:
        return True
    return isinstance(event, yaml.ScalarEvent) and event.value == "<<"


def _stop(finding: Finding) -> None:
    raise Stop([finding])
