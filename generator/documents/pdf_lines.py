"""Letters on pages → lines, and lines → blocks: headings by their size, tables by their columns, the rest by gaps.

Comes in: the letters of each page. Goes out: blocks. A PDF knows neither paragraphs nor tables, so these are read from
where the words stand. No word is lost by a wrong reading. Deliberately absent: the margins of the pages, which
`pdf_margins` takes out first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.documents.blocks import Block, Kind, cleaned
from generator.documents.pdf_page import Letter
from generator.documents.text_blocks import begins_block, block_of

_COLUMN = 0.8  # of the size of a letter: a wider gap is one between the cells of a table
_NEXT_LINE = 1.5  # of the size of a letter: lines of one cell are nearer to one another
_LARGER = 1.15
_PARAGRAPH = 1.25  # of the usual distance between lines
_APART = 1.7  # of the size of a letter: after a line that is not full, so wide a gap begins a paragraph
_ENDS = (".", ":", ";", "?", "!", "”", '"')
_HYPHEN = "\x02"  # what the library writes for a hyphen at which a word was broken


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of words with no wide gap in it."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """`base` is the foot of its letters, in points from the bottom of the page."""

    page: int
    cells: tuple[Cell, ...]
    base: float
    size: float
    strong: bool

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(cell.text for cell in self.cells)


def lines_of(page: int, letters: Sequence[Letter]) -> Iterator[Line]:
    """The lines of one page."""
    held: list[Letter] = []
    for letter in (*letters, Letter("\n", (0, 0, 0, 0))):
        if letter.sign != "\n":
            held.append(letter)
        elif any(not one.sign.isspace() for one in held):
            yield _line(page, held)
            held = []


def _line(page: int, letters: list[Letter]) -> Line:
    seen = [one for one in letters if not one.sign.isspace()]
    size = max(one.size for one in seen)
    return Line(page, tuple(_cells(letters, size)), seen[0].box[1], round(size, 1), all(one.bold for one in seen))


def _cells(letters: list[Letter], size: float) -> Iterator[Cell]:
    held: list[Letter] = []
    for letter in letters:
        seen = [one for one in held if not one.sign.isspace()]
        if seen and not letter.sign.isspace() and letter.box[0] - seen[-1].box[2] > _COLUMN * size:
            yield _cell(held)
            held = []
        held.append(letter)
    yield _cell(held)


def _cell(letters: list[Letter]) -> Cell:
    text = "".join(one.sign for one in letters).strip()
    kept = text.replace(_HYPHEN, "\N{SOFT HYPHEN}" if text.endswith(_HYPHEN) else "-")
    seen = [one for one in letters if not one.sign.isspace()]
    return Cell(kept, seen[0].box[0], seen[-1].box[2])


def blocks_of(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks that the lines make."""
    if not lines:
        return
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    page = _Page(sizes.most_common(1)[0][0], _distance(lines), max(cell.right for one in lines for cell in one.cells))
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            yield Block(Kind.TABLE, "", f"page {lines[at].page}", rows=tuple(_rows(lines[at:end])))
        else:
            end = next((one for one in range(at + 1, len(lines)) if page.parts(lines, one)), len(lines))
            yield page.block(lines[at:end])
        at = end


def _distance(lines: Sequence[Line]) -> float:
    pairs = pairwise(lines)
    apart = [one.base - other.base for one, other in pairs if one.page == other.page and one.base > other.base]
    near = [one for one in apart if one < 2 * min(apart)]
    return median(near) if near else 0.0


@dataclass(frozen=True, slots=True)
class _Page:
    """The usual looks of a document: the size of its letters, the distance of its lines, and where lines end."""

    size: float
    distance: float
    right: float

    def parts(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a block ends before this line."""
        line, before = lines[at], lines[at - 1]
        if _table_end(lines, at) > at or (line.size, line.strong) != (before.size, before.strong):
            return True
        is_short = before.cells[-1].right < self.right * 0.8
        if begins_block(line.text, [before.text], is_short=is_short):
            return True
        if line.page != before.page:
            return before.text.endswith(_ENDS) or is_short
        gap = before.base - line.base
        return not 0 <= gap <= max(self.distance, line.size) * _PARAGRAPH or (
            gap > _APART * line.size and (is_short or before.text.endswith(_ENDS))
        )

    def block(self, lines: Sequence[Line]) -> Block:
        """A heading or a paragraph."""
        text = lines[0].text
        for line in lines[1:]:
            text += line.text if text.endswith(("-", "\N{SOFT HYPHEN}")) else f" {line.text}"
        strong = all(line.strong for line in lines)
        block = block_of([cleaned(text)], f"page {lines[0].page}", strong=strong)
        larger = lines[0].size > self.size * _LARGER and len(text) < 200
        return replace(block, kind=Kind.HEADING, level=1) if larger else block


def _table_end(lines: Sequence[Line], at: int) -> int:
    """Where a table that begins here ends; `at` itself where none does: two rows in the same columns make one."""
    head = lines[at]
    end, rows = at, 0
    while end < len(lines) and len(head.cells) > 1:
        if _is_row(lines[end], head) and not (end > at and _continues(lines[end], lines[end - 1], head)):
            rows += 1
        elif not (end > at and _continues(lines[end], lines[end - 1], head)):
            break
        end += 1
    return end if rows > 1 else at


def _is_row(line: Line, head: Line) -> bool:
    """Whether a line has as many cells as the head, or fewer in its columns with the first among them."""
    if len(line.cells) == len(head.cells):
        return True
    columns = [_column(cell, head) for cell in line.cells]
    return len(columns) > 1 and None not in columns and columns[0] == 0


def _continues(line: Line, before: Line, head: Line) -> bool:
    """Whether a line goes on with cells of the row above: near to it, and below its columns."""
    near = line.page == before.page and 0 < before.base - line.base < _NEXT_LINE * line.size
    columns = [_column(cell, head) for cell in line.cells]
    return near and len(columns) < len(head.cells) and None not in columns


def _column(cell: Cell, head: Line) -> int | None:
    found = (index for index, one in enumerate(head.cells) if abs(one.left - cell.left) < head.size / 2)
    return next(found, None)


def _rows(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    head, rows = lines[0], list[list[str]]()
    for before, line in zip((None, *lines), lines, strict=False):
        whole = len(line.cells) == len(head.cells)
        if before is None or not _continues(line, before, head):
            rows.append([""] * len(head.cells))
        for index, cell in enumerate(line.cells):
            column = index if whole else _column(cell, head) or 0
            rows[-1][column] = f"{rows[-1][column]} {cell.text}"
    return [tuple(cleaned(cell) for cell in row) for row in rows]
