"""Exempt words in a page that only the office sees: marked while they are text, shown as marked in the finished page.

Comes in: exempt text and its ground, and later the page in which it stands. Goes out: text between three signs that no
record can hold, and a page in which such text is `<mark>`ed. In attributes, titles and data the signs are taken out.
"""

import re
from html import escape

_OPEN, _NAMED, _CLOSE = "\ue001", "\ue002", "\ue003"
_LINE = re.compile(r"(?P<sign>\s*(?:[-*]|\d{1,3}[.)])?\s*)(?P<words>.*?)(?P<end>\s*)", re.DOTALL)
_DELIMITER = re.compile(r"[|\s:-]*")
_BEGIN = re.compile(f"{_OPEN}([^{_NAMED}]*){_NAMED}")
_SIGNS = re.compile(f"{_OPEN}[^{_NAMED}]*{_NAMED}|{_CLOSE}")
_TOKEN = re.compile(
    r"(<(?:script|style|title)\b.*?</(?:script|style|title)>|<!--.*?-->|<[^>]*>)", re.DOTALL | re.IGNORECASE
)


def exposed(text: str, ground: str) -> str:
    """Exempt text with its signs: line by line, and in a table cell by cell, so that it is laid out as without them."""
    return "\n".join(_row(line, ground) if "|" in line else _words(line, ground) for line in text.split("\n"))


def plain(text: str) -> str:
    """Text without the signs."""
    return _SIGNS.sub("", text)


def shown(html: str) -> str:
    """A finished page in which exempt words are marked, each run of text for itself, so that tags stay in pairs."""
    ground: str | None = None
    made = []
    for index, token in enumerate(_TOKEN.split(html)):
        if index % 2:
            made.append(plain(token))
            continue
        for part in re.split(f"({_OPEN}[^{_NAMED}]*{_NAMED}|{_CLOSE})", token):
            if found := _BEGIN.fullmatch(part):
                ground = found[1]
            elif part == _CLOSE:
                ground = None
            else:
                made.append(_marked(part, ground) if ground is not None and part.strip() else part)
    return "".join(made)


def _marked(words: str, ground: str) -> str:
    return f'<mark class="exempt" title="Withheld: {escape(ground)}">{words}</mark>'


def _words(line: str, ground: str) -> str:
    found = _LINE.fullmatch(line)
    if not found or not found["words"]:
        return line
    return f"{found['sign']}{_OPEN}{ground}{_NAMED}{found['words']}{_CLOSE}{found['end']}"


def _row(line: str, ground: str) -> str:
    if _DELIMITER.fullmatch(line):
        return line
    return "|".join(f" {_words(cell.strip(), ground)} " if cell.strip() else cell for cell in line.split("|"))
