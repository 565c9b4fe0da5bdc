"""Text in which letters are written in other ways → the text that is meant.

Character references, percent-encoding, the escapes of JSON, JavaScript and CSS, quoted-printable, UTF-7 and host names
in punycode. Comes in: one text. Goes out: parts, each the whole text with one level of all that resolved. Every pattern
is linear and stands behind a cheap question, since nearly every text has none of it. Deliberately absent: runs that
have to be cut out of the text first (base64, hexadecimal), which are in `runs`.
"""

import base64
import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.documents.charset import text_of_bytes
from generator.documents.fragment import Part, Unreadable
from generator.documents.replacing import replaced

type_of_step = Callable[[str], str]

_REFERENCE = re.compile(r"(&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+)|[^\t\n\f <&#;]{1,32});?)")
_REFERENCE_BEGINS = re.compile(r"&[#A-Za-z]")
_PERCENT = re.compile(r"((?:%[0-9A-Fa-f]{2}|%u[0-9A-Fa-f]{4})++)")
_PERCENT_ONE = re.compile(r"%u([0-9A-Fa-f]{4})|((?:%[0-9A-Fa-f]{2})+)")
_ESCAPE = re.compile(
    r"(\\(?:u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}|x[0-9A-Fa-f]{2}|U[0-9A-Fa-f]{8}"
    r"|[0-3]?[0-7]{1,2}|[\"'/nrtbfv]))"
)
_SHORT = {'\\"': '"', "\\/": "/", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
_CSS_SURE = re.compile(r"\\0{0,4}[2-9A-Fa-f][0-9A-Fa-f]")
_CSS = re.compile(r"(\\(?:[0-9A-Fa-f]{1,6}[ \t\r\n\f]?|[^0-9A-Fa-f\r\n]))")
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_QUOTED_SURE = re.compile(r"=(?:[0-9A-Fa-f]{2}=[0-9A-Fa-f]{2}|20\w{1,40}=20|\r?\n|\?[^?\s]{1,40}\?[Qq]\?)")
_QUOTED = re.compile(r"=\r?\n|(?:=[0-9A-Fa-f]{2})++")
_UTF7 = re.compile(r"\+([A-Za-z0-9+/]{3,}+)-?")
_PUNYCODE = re.compile(r"[Xx][Nn]--([A-Za-z0-9-]{1,59})")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(text: str, view: str = "", *, always: bool = False, half_done: bool = False) -> Iterator[Part]:
    """The text with one level of encodings resolved, in one or more readings; none if it has no encodings.

    `view` is how the text was come by; with `always` it is given even when nothing in it is encoded. A text that is
    `half_done` was given here, and its other readings with it.
    """
    views, plain = _steps(text, _OUTER, [view] if view else [])
    if half_done and plain == text:
        return
    escaped_views, escaped = _steps(plain, _INNER, views)
    styled_views, styled = _steps(plain, _STYLE, views)
    level = 1 if plain != text else 0
    if escaped != plain:
        yield Part(", ".join(escaped_views), escaped)
    if (shifted := _utf7(escaped)) != escaped:  # a reading beside the other: a plus sign may be a letter of base64
        yield Part(", ".join([*escaped_views, "UTF-7 decoded"]), shifted)
    if styled != plain:
        yield Part(", ".join(styled_views), styled)
    if level or always:
        yield Part(", ".join(views), plain, level=level, whole=not level, half_done=bool(level))


def unescaped(text: str) -> str:
    """Backslash escapes of JSON, JavaScript, C and PDF, however often the backslash was doubled on the way."""
    if "\\" not in text or not _ESCAPE.search(text):
        return text
    while "\\\\" in text:
        text = text.replace("\\\\", "\\")
    for short, meant in _SHORT.items():
        text = text.replace(short, meant)
    return joined(replaced(_ESCAPE, _escape, text)) if "\\" in text else text


def joined(text: str) -> str:
    """Surrogates put together in pairs; a half without its other half is replaced, so that the text can be written."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _steps(text: str, steps: dict[str, type_of_step], views: list[str]) -> tuple[list[str], str]:
    views = [*views]
    for view, step in steps.items():
        after = step(text)
        if after != text:
            views.append(view)
            text = after
    return views, text


def _entities(text: str) -> str:
    if not _refers(text):
        return text
    try:
        return replaced(_REFERENCE, _referred, text)
    except ValueError as error:  # a number of more digits than Python converts
        raise Unreadable("It holds a letter written as a number (like &#163;) that is too long to be one.") from error


@lru_cache(maxsize=1 << 12)
def _referred(reference: str) -> str:
    """What one reference stands for; a register's pages share nearly all of theirs."""
    return html.unescape(reference)


def _refers(text: str) -> bool:
    """Whether any "&" may begin a reference; most stand by themselves or in a script, and are soon looked at."""
    at = text.find("&")
    while at >= 0:
        if _REFERENCE_BEGINS.match(text, at):
            return True
        at = text.find("&", at + 1)
    return False


def _percent(text: str) -> str:
    return joined(replaced(_PERCENT, _percent_run, text)) if "%" in text else text


@lru_cache(maxsize=1 << 12)
def _percent_run(run: str) -> str:
    if "u" not in run:
        return text_of_bytes(bytes.fromhex(run.replace("%", "")))
    return _PERCENT_ONE.sub(
        lambda one: chr(int(one[1], 16)) if one[1] else text_of_bytes(bytes.fromhex(one[2].replace("%", ""))), run
    )


@lru_cache(maxsize=1 << 12)
def _escape(written: str) -> str:
    kind, digits = written[1], written[2:].strip("{}")
    if kind in "uUx":
        return character(int(digits, 16))
    if kind.isdigit():
        return character(int(written[1:], 8))
    return kind if kind in "\"'/" else "\n"


def character(number: int) -> str:
    """The character of this number; a mark that it is none, if it is none."""
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _css(text: str) -> str:
    if "\\" not in text or not _CSS_SURE.search(text):
        return text
    return joined(replaced(_CSS, _styled, text))


@lru_cache(maxsize=1 << 12)
def _styled(written: str) -> str:
    return character(int(written[1:].strip(), 16)) if written[1] in _HEXADECIMAL else written[1]


def _quoted_printable(text: str) -> str:
    if "=" not in text or not _QUOTED_SURE.search(text):
        return text
    return _QUOTED.sub(
        lambda run: "" if run[0][1] in "\r\n" else text_of_bytes(bytes.fromhex(run[0].replace("=", ""))), text
    )


def _utf7(text: str) -> str:
    return _UTF7.sub(_utf7_run, text) if "+" in text else text


def _utf7_run(run: re.Match[str]) -> str:
    units = base64.b64decode(run[1] + "=" * (-len(run[1]) % 4) if len(run[1]) % 4 != 1 else run[1][:-1])
    meant = units[: len(units) // 2 * 2].decode("utf-16-be", "replace")
    # Four letters of a script are as good UTF-7 as a word is base64; only the scripts of these islands count.
    return meant if all(one < "\u0590" or "\u2000" <= one < "\u2300" for one in meant) else run[0]


def _punycode(text: str) -> str:
    return _PUNYCODE.sub(_label, text) if "--" in text and ("n--" in text or "N--" in text) else text


def _label(found: re.Match[str]) -> str:
    try:
        return found[1].encode().decode("punycode")
    except UnicodeError:
        return found[0]


_OUTER: dict[str, type_of_step] = {
    "entities decoded": _entities,
    "percent-encoding decoded": _percent,
}
_INNER: dict[str, type_of_step] = {
    "escapes decoded": unescaped,
    "quoted-printable decoded": _quoted_printable,
    "punycode decoded": _punycode,
}
_STYLE: dict[str, type_of_step] = {"CSS escapes decoded": _css}
