"""Text of a record → Markdown that can do no more than the documented subset.

The subset: paragraphs, emphasis, lists, tables, links to http, https and mailto, footnotes. These are recognised and
written out anew; every other character that Markdown or HTML could take as an instruction becomes a character
reference, so that it reads as typed. Nothing is removed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|!]")
_INLINE = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n\ue000]+)\]\((?P<url>(?:https?://|mailto:)[^\s()<>\"'\\`\[\]|\ue000]+)\)"
    r"|\[\^(?P<note>[A-Za-z0-9-]+)\](?!:)"
    r"|\*\*(?=[^\s*])(?P<strong>[^*\n]*[^\s*])\*\*(?!\*)"
    r"|(?<![*\w])\*(?=[^\s*])(?P<star>[^*\n]*[^\s*])\*(?![*\w])"
    r"|(?<![_\w])_(?=[^\s_])(?P<line>[^_\n]*[^\s_])_(?![_\w])"
)
_START = re.compile(r"(?P<sign>[#+\-=:~!]|\d{1,9}(?=[.)]))(?P<dot>[.)])?")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<sign>[-*]|\d{1,3}[.)])\s+(?P<text>\S.*)")
_NOTE = re.compile(r"\s{0,3}\[\^(?P<label>[A-Za-z0-9-]+)\]:\s*(?P<text>.*)")
_DELIMITER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")


def blocks(text: str) -> str:
    """Text of any length as Markdown blocks, without a newline at either end."""
    return "\n\n".join(block for paragraph in paragraphs(text) for block in paragraph)


def paragraphs(text: str) -> Iterator[list[str]]:
    """The blocks of each run of lines without a gap: one, or a text with the list or table that follows it directly."""
    last = ""
    for lines in _split(text):
        made = list(_block(lines))
        # Markdown would join two lists and count on; only bullets after bullets may be joined.
        if last and _would_join(last, made[0]):
            made = [_line(line) for line in lines]
        last = made[-1]
        yield made


def _would_join(above: str, below: str) -> bool:
    both = _ITEM.match(above) and _ITEM.match(below)
    return bool(both) and not (above.startswith("- ") and below.startswith("- "))


def inline(text: str) -> str:
    """Text within a line, such as a heading or the cell of a table; line breaks become spaces."""
    return _inline(" ".join(text.split()))


def item(text: str) -> str:
    """Text of one line that stands first in a paragraph or in the point of a list."""
    return _line(" ".join(text.split()))


def indented(block: str) -> str:
    """Blocks of Markdown within the point or definition that their first line begins."""
    return block.replace("\n", "\n    ")


def literal(text: str) -> str:
    """Text of which nothing is an instruction: each special character becomes a character reference."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)


def _split(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            yield lines
            lines = []


def _block(lines: list[str]) -> Iterator[str]:
    """One run of lines without a gap; a list or table may follow text directly, as people write it."""
    plain: list[str] = []
    while lines:
        taken = _table(lines) or _list(lines) or _note(lines)
        if taken is None:
            plain.append(_line(lines[0]))
            lines = lines[1:]
            continue
        if plain:
            yield "\n".join(plain)
            plain = []
        block, lines = taken
        yield block
    if plain:
        yield "\n".join(plain)


def _table(lines: list[str]) -> tuple[str, list[str]] | None:
    if len(lines) < 2 or "|" not in lines[0] or "|" not in lines[1] or not _DELIMITER.fullmatch(lines[1].strip()):
        return None
    aligned = [cell.strip() for cell in _cells(lines[1])]
    end = next((index for index, line in enumerate(lines) if "|" not in line), len(lines))
    rows = [[inline(cell) for cell in _cells(line)] for line in (lines[0], *lines[2:end])]
    written = [f"| {' | '.join(row)} |" for row in (rows[0], aligned, *rows[1:])]
    return "\n".join(written), lines[end:]


def _cells(row: str) -> list[str]:
    row = row.strip().removeprefix("|")
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)]


def _list(lines: list[str]) -> tuple[str, list[str]] | None:
    """A list, if its numbers count from one as Markdown would print them; else its first line, as it was signed."""
    if not _ITEM.fullmatch(lines[0]):
        return None
    written: list[str] = []
    levels: list[_Level] = []
    end = next((index for index in range(1, len(lines)) if _table(lines[index:])), len(lines))
    for line in lines[:end]:
        found = _ITEM.fullmatch(line)
        if not found:
            written.append(f"{'    ' * len(levels)}{_line(line)}")
            continue
        width = len(found["indent"].expandtabs(4))
        while levels and levels[-1].width > width:
            levels.pop()
        if not levels or levels[-1].width < width:
            levels.append(_Level(width, found["sign"][0].isdigit()))
        if not levels[-1].takes(found["sign"]):
            return _line(lines[0]), lines[1:]
        sign = f"{levels[-1].count}." if levels[-1].is_numbered else "-"
        written.append(f"{'    ' * (len(levels) - 1)}{sign} {_line(found['text'])}")
    return "\n".join(written), lines[end:]


@dataclass(slots=True)
class _Level:
    """One level of a list: how far it is indented, whether it counts, and how far it has counted."""

    width: int
    is_numbered: bool
    count: int = 0

    def takes(self, sign: str) -> bool:
        """Count the next point; false where its sign is not the one that would be printed."""
        self.count += 1
        return sign[:-1] == str(self.count) if self.is_numbered else sign in "-*"


def _note(lines: list[str]) -> tuple[str, list[str]] | None:
    found = _NOTE.fullmatch(lines[0])
    if not found:
        return None
    end = next((index for index, line in enumerate(lines[1:], 1) if _NOTE.fullmatch(line)), len(lines))
    text = inline(" ".join([found["text"], *lines[1:end]]))
    return f"[^{found['label']}]: {text}", lines[end:]


def _line(text: str) -> str:
    """One line of a paragraph: what could open a heading, list, rule or definition at its start is made plain."""
    written = _inline(text.strip())
    found = _START.match(written)
    if not found:
        return written
    sign, dot = found["sign"], found["dot"] or ""
    rest = written[found.end() :]
    if sign.isdecimal():
        return f"{sign}&#{ord(dot)};{rest}" if dot else written
    return f"&#{ord(sign)};{dot}{rest}"


def _inline(text: str) -> str:
    if "[" not in text and "*" not in text and "_" not in text:
        return literal(text)
    written, last = [], 0
    for found in _INLINE.finditer(text):
        written.append(literal(text[last : found.start()]))
        written.append(_construct(found))
        last = found.end()
    return "".join([*written, literal(text[last:])])


def _construct(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "url":
            return f"[{_inline(found['words'])}]({found['url']})"
        case "note":
            return f"[^{found['note']}]"
        case "strong":
            return f"**{_inline(found['strong'])}**"
        case "star":
            return f"*{_inline(found['star'])}*"
        case _:
            return f"*{_inline(found['line'])}*"
