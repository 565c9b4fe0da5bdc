"""Plain text → blocks.

A blank line ends a block, and so does a line that begins with a number, a bullet or a label such as `Ref:`. Lines in
between run on, since they may have been broken by the width of a page. Bullets before numbers are of no account.
"""

import re
from collections.abc import Iterator

from generator.documents.blocks import Block, Kind, Opened, cleaned, invisible_in
from generator.documents.charset import text_of
from generator.documents.refusals import LETTERS, at, shut
from generator.findings import Finding, Stop

NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?(?:[a-z]|[ivx]{1,5})[.)])"
_NUMBERED = re.compile(rf"(?:[-*•–]\s+)?(?P<number>{NUMBER})\s+(?P<text>\S.*)", re.DOTALL)
_BULLET = re.compile(r"[-*•–▪●·]\s+(?P<text>\S.*)", re.DOTALL)
_LABEL = re.compile(r"[A-Z][A-Za-z/’' ]{1,40}:(?:\s|$)")
_MARKED = re.compile(r"(?P<level>#{1,6})\s+(?P<text>\S.*)", re.DOTALL)
_STRONG = re.compile(r"\*\*(?P<text>[^*]+)\*\*")
_SHORT = 60  # characters; a shorter line was ended by its author, not by the width of the page


def read_text(path: str, data: bytes) -> Opened:
    """The blocks of a text in UTF-8, UTF-16 with a mark, or Windows-1252, which is said."""
    text, warnings = decoded(path, data)
    if invisible_in(text):
        said = "The text holds characters that nobody sees; they are left out."
        warnings.append(LETTERS.at(at(path), said, "Read through the draft for words that ran together."))
    return Opened(tuple(blocks_of(text.split("\n"))), tuple(warnings))


def decoded(path: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text with plain newlines, and a warning where its letters were guessed; Stop where they are none."""
    if found := text_of(data):
        return found[0].replace("\r\n", "\n").replace("\r", "\n"), []
    try:
        text = "" if b"\0" in data else data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text:
        remedy = "Open it in Notepad, choose Save As with the encoding UTF-8, and import it again."
        raise Stop([shut(path, "The letters of this text cannot be made out.", remedy)])
    line = next(number for number, one in enumerate(data.split(b"\n"), 1) if not _is_utf8(one))
    said = "The text is not UTF-8; it was read as Windows-1252, the letters of older Windows programs."
    remedy = "Look at £ signs, dashes, quotation marks and accents in the draft."
    return text.replace("\r\n", "\n").replace("\r", "\n"), [LETTERS.at(at(path, line), said, remedy)]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def blocks_of(lines: list[str]) -> Iterator[Block]:
    """Blocks of lines, whose places are line numbers."""
    held: list[str] = []
    start = 0
    for number, raw in enumerate(lines, 1):
        line = cleaned(raw).replace("\n", " ")
        if held and (not line or begins_block(line, held, is_short=len(held[-1]) < _SHORT)):
            yield block_of(held, f"line {start}", start)
            held = []
        if line:
            start = start if held else number
            held.append(line)
    if held:
        yield block_of(held, f"line {start}", start)


def begins_block(line: str, held: list[str], *, is_short: bool) -> bool:
    """Whether a line begins a block of its own; `is_short` says that the line above it ended before it was full."""
    if numbered := _NUMBERED.fullmatch(line):
        return not numbered["number"].isdigit() or is_short
    if _BULLET.fullmatch(line) or _MARKED.fullmatch(line):
        return True
    return bool(_LABEL.match(line)) and (is_short or bool(_LABEL.match(held[-1])))


def block_of(lines: list[str], place: str, line: int = 0, *, strong: bool = False) -> Block:
    """One block of the lines of a paragraph."""
    text = " ".join(lines)
    if found := _MARKED.fullmatch(text):
        return Block(Kind.HEADING, found["text"], place, level=len(found["level"]), line=line)
    bold = _STRONG.fullmatch(text)
    text = bold["text"].strip() if bold else text
    strong = strong or bool(bold)
    if found := _NUMBERED.fullmatch(text):
        return Block(Kind.PARAGRAPH, found["text"], place, number=found["number"], strong=strong, line=line)
    if found := _BULLET.fullmatch(text):
        return Block(Kind.ITEM, found["text"], place, line=line)
    return Block(Kind.PARAGRAPH, text, place, strong=strong, line=line)
