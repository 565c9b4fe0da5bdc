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

from generator.documents.fragment import Part

Step = Callable[[str], str]

_MOST_LEARNT = 10_000
_REFERENCE = re.compile(r"(&(?:#0*+[0-9]{1,7}|#[Xx]0*+[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)")
_LETTER = re.compile(r"[\w+/\s-]")  # what may be part of a run, or join two of them
_PERCENT = re.compile(r"%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})(?:%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}))*+")
_PERCENT_ONE = re.compile(r"%u([0-9A-Fa-f]{4})|((?:%[0-9A-Fa-f]{2})+)")
# A pattern takes all backslashes that stand together, whatever follows, so that none is looked at twice; it begins with
# one plain sign, which is found fast.
_ESCAPE = re.compile(
    r"\\\\*+(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8})"
    r"|([0-3]?[0-7]{1,2})|([\"'/nrtbfv]))?"
)
_SHORT = {'\\"': '"', "\\/": "/", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
_CSS_SURE = re.compile(r"\\0{0,4}[2-9A-Fa-f][0-9A-Fa-f]")
_CSS = re.compile(r"\\\\*+(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|([^0-9A-Fa-f\r\n]))?")
_QUOTED_SURE = re.compile(r"=(?:[0-9A-Fa-f]{2}=[0-9A-Fa-f]{2}|\r?\n|\?[^?\s]{1,40}\?[Qq]\?)")
_QUOTED = re.compile(r"=\r?\n|(?:=[0-9A-Fa-f]{2})++")
_UTF7 = re.compile(r"\+([A-Za-z0-9+/]{3,}+)-?")
_WHOLE_UNITS = (0, 3, 6)  # letters beyond a multiple of eight that make whole units of 16 bits
_PUNYCODE = re.compile(r"[Xx][Nn]--([A-Za-z0-9-]{1,59})")


def decoded(text: str, view: str = "", *, always: bool = False) -> Iterator[Part]:
    """The text with one level of encodings resolved, in one or more readings; none if it has no encodings.

    `view` is how the text was come by; with `always` it is given even when nothing in it is encoded.
    """
    plain, has_letters = _entities(text)
    level = 1 if plain != text else 0
    views = [one for one in (view, "entities decoded" if level else "") if one]
    if level or always:
        yield Part(", ".join(views), plain, level=level, whole=not level, known=not has_letters)
    if not _is_encoded(plain):
        return
    percent_views, unquoted = _steps(plain, _PERCENTS, views)
    if unquoted != plain:
        yield Part(", ".join(percent_views), unquoted)
    for steps in (_INNER, _STYLE):
        inner_views, inner = _steps(unquoted, steps, percent_views)
        if inner != unquoted:
            yield Part(", ".join(inner_views), inner)


def _is_encoded(text: str) -> bool:
    """Whether a text has any of the signs with which encodings begin."""
    return "\\" in text or "%" in text or "=" in text or "+" in text or "--" in text


def unescaped(text: str) -> str:
    """Backslash escapes of JSON, JavaScript, C and PDF, however often the backslash was doubled on the way."""
    if "\\\\" in text:
        return joined(_ESCAPE.sub(_escape, text))
    for short, meant in _SHORT.items():  # nearly all that JSON has, and ten times as fast
        text = text.replace(short, meant)
    return joined(_ESCAPE.sub(_escape, text)) if "\\" in text else text


def joined(text: str) -> str:
    """Surrogates put together in pairs; a half without its other half is replaced, so that the text can be written."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def text_of_bytes(data: bytes) -> str:
    """A few bytes that someone encoded one by one: UTF-8, or else Latin-1, in which every byte is a letter."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _steps(text: str, steps: dict[str, Step], views: list[str]) -> tuple[list[str], str]:
    views = [*views]
    for view, step in steps.items():
        after = step(text)
        if after != text:
            views.append(view)
            text = after
    return views, text


class _References(dict[str, str]):
    """What character references mean, learnt one by one: the same few stand on every page."""

    def __missing__(self, reference: str) -> str:
        meant = html.unescape(reference)
        if len(self) < _MOST_LEARNT:
            self[reference] = meant
        return meant


_KNOWN = _References()


def _entities(text: str) -> tuple[str, bool]:
    """The text with its references resolved, and whether any of them stands for more than a sign."""
    if "&" not in text:
        return text, False
    pieces = _REFERENCE.split(text)
    meant = [_KNOWN[reference] for reference in pieces[1::2]]
    pieces[1::2] = meant
    return joined("".join(pieces)), any(_LETTER.search(one) for one in set(meant))


def _percent(text: str) -> str:
    return joined(_PERCENT.sub(_percent_run, text)) if "%" in text else text


def _percent_run(run: re.Match[str]) -> str:
    if "u" not in run[0]:
        return text_of_bytes(bytes.fromhex(run[0].replace("%", "")))
    return _PERCENT_ONE.sub(
        lambda one: chr(int(one[1], 16)) if one[1] else text_of_bytes(bytes.fromhex(one[2].replace("%", ""))), run[0]
    )


def _escapes(text: str) -> str:
    return unescaped(text) if "\\" in text else text


def _escape(found: re.Match[str]) -> str:
    four, braced, two, eight, octal, letter = found.groups()
    if found.lastindex is None:
        return found[0]
    if letter:
        return letter if letter in "\"'/" else "\n"
    return character(int(octal, 8) if octal else int(four or braced or two or eight, 16))


def character(number: int) -> str:
    """The character of this number; a mark that it is none, if it is none."""
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _css(text: str) -> str:
    if "\\" not in text or not _CSS_SURE.search(text):
        return text
    return joined(_CSS.sub(_css_escape, text))


def _css_escape(found: re.Match[str]) -> str:
    number, letter = found.groups()
    return character(int(number, 16)) if number else letter or found[0]


def _quoted_printable(text: str) -> str:
    if "=" not in text or not _QUOTED_SURE.search(text):
        return text
    return _QUOTED.sub(
        lambda run: "" if run[0][1] in "\r\n" else text_of_bytes(bytes.fromhex(run[0].replace("=", ""))), text
    )


def _utf7(text: str) -> str:
    return _UTF7.sub(_utf7_run, text) if "+" in text else text


def _utf7_run(run: re.Match[str]) -> str:
    """The meaning of one run; the run itself if it is none, for a few letters after a plus stand in base64 as well."""
    letters = run[1]
    if len(letters) % 8 not in _WHOLE_UNITS:
        return run[0]
    units = base64.b64decode(letters + "=" * (-len(letters) % 4))
    whole = len(units) // 2 * 2
    meant = units[:whole].decode("utf-16-be", "replace")
    # Four letters of a script are as good UTF-7 as a word is base64; only the scripts of these islands count.
    is_sense = all(" " <= one < "\u0590" or "\u2000" <= one < "\u2300" or one in "\t\r\n" for one in meant)
    return meant if is_sense and not any(units[whole:]) else run[0]


def _punycode(text: str) -> str:
    return _PUNYCODE.sub(_label, text) if "xn--" in text or "XN--" in text else text


def _label(found: re.Match[str]) -> str:
    try:
        return found[1].encode().decode("punycode")
    except UnicodeError:
        return found[0]


_PERCENTS: dict[str, Step] = {"percent-encoding decoded": _percent}
_INNER: dict[str, Step] = {
    "escapes decoded": _escapes,
    "quoted-printable decoded": _quoted_printable,
    "UTF-7 decoded": _utf7,
    "punycode decoded": _punycode,
}
_STYLE: dict[str, Step] = {"CSS escapes decoded": _css}
