"""Text of a record → Markdown that can do no more than the documented subset.

The subset: paragraphs, emphasis, lists, tables, links to http, https and mailto, footnotes. These are recognised and
written out anew; every other character that Markdown or HTML could take as an instruction becomes a character
reference, so that it reads as typed. Nothing is removed.
"""

import re
from collections.abc import Iterator

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|!]")
_INLINE = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\((?P<url>(?:https?://|mailto:)[^\s()<>\"'\\`\[\]|\ue000]+)\)"
    r"|\[\^(?P<note>[A-Za-z0-9-]+)\](?!:)"
    r"|\*\*(?=[^\s*])(?P<strong>[^*\n]*[^\s*])\*\*(?!\*)"
    r"|(?<![*\w])\*(?=[^\s*])(?P<star>[^*\n]*[^\s*])\*(?![*\w])"
    r"|(?<![_\w])_(?=[^\s_])(?P<line>[^_\n]*[^\s_])_(?![_\w])"
)
_START = re.compile(r"(?P<sign>[#+\-=:~!]|\d{1,9}(?=[.)]))(?P<dot>[.)])?")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<sign>[-*+]|\d{1,3}[.)])\s+(?P<text>\S.*)")
_NOTE = re.compile(r"\s{0,3}\[\^(?P<label>[A-Za-z0-9-]+)\]:\s*(?P<text>.*)")
_DELIMITER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")


def blocks(text: str) -> str:
    """Text of any length as Markdown blocks, without a newline at either end."""
    return "\n\n".join(block for lines in _split(text) for block in _block(lines))


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
    if len(lines) < 2 or "|" not in lines[0] or "|" not in lines[1] or not _DELIMITER.fullmatch(lines[1]):
        return None
    aligned = [cell.strip() for cell in _cells(lines[1])]
    rows = [[inline(cell) for cell in _cells(line)] for line in (lines[0], *lines[2:])]
    written = [f"| {' | '.join(row)} |" for row in (rows[0], aligned, *rows[1:])]
    return "\n".join(written), []


def _cells(row: str) -> list[str]:
    row = row.strip().removeprefix("|")
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)]


def _list(lines: list[str]) -> tuple[str, list[str]] | None:
    """A list, if its numbers count from one as Markdown would print them; else each line stays as it was signed."""
    if not _ITEM.fullmatch(lines[0]):
        return None
    written: list[str] = []
    indents: list[int] = []
    counts: list[int] = []
    for line in lines:
        found = _ITEM.fullmatch(line)
        if not found:
            written.append(f"{'    ' * len(indents)}{_line(line)}")
            continue
        width = len(found["indent"].expandtabs(4))
        while indents and indents[-1] > width:
            indents.pop()
            counts.pop()
        if not indents or indents[-1] < width:
            indents.append(width)
            counts.append(0)
        counts[-1] += 1
        sign = found["sign"]
        if sign[0].isdigit() and sign not in (f"{counts[-1]}.", f"{counts[-1]})"):
            return _line(lines[0]), lines[1:]
        sign = "-" if sign in "-*+" else sign.replace(")", ".")
        written.append(f"{'    ' * (len(indents) - 1)}{sign} {_line(found['text'])}")
    return "\n".join(written), []


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
