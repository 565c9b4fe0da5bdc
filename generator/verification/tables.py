"""Tables in Markdown → the sums that they declare, column by column and row by row.

A column is a sum where the first cell of a row says total; a row is one where the heading of the last column does. A
cell that is no number stands for none; one that could be read in two ways takes its whole line out. Only sums that
hold are handed on, to the penny or within the rounding that their figures show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.verification.blanked import BLANK, Blanked, Figure, figures_in

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_TOTAL = re.compile(r"\b(?:totals?|sum|overall|cyfanswm)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\W*\(.*\)\W*")  # so accounts write what is below nought
_PART_TOTAL = re.compile(r"\bsub-?\s?totals?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table, with the words of its row, and its place: the first line of the table, row and column.

    Its phrase counts the withheld phrases of the whole text.
    """

    figure: Figure
    label: str
    at: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Sum:
    """`total` is the sum of `parts`, but for `slack` of rounding. `table` is the first line of the table."""

    parts: tuple[Cell, ...]
    total: Cell
    slack: Fraction
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table from a line on, its heading first; `phrases` are those withheld before each cell."""

    line: int
    rows: list[list[str]]
    phrases: list[list[int]]
    heading: str


def sums_in(text: Blanked) -> list[Sum]:
    """Every sum that the tables of a text declare."""
    return [one for table in tables_in(text) for one in _sums(text, table)]


def tables_in(text: Blanked) -> Iterator[Table]:
    """Every table: a heading, a line of hyphens with a bar in it, and the lines with bars beneath."""
    lines, at = text.text.split("\n"), 0
    while at + 1 < len(lines):
        if "|" in lines[at] and "|" in lines[at + 1] and _RULE.fullmatch(lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield _table(text, lines, [at, *range(at + 2, end)])
            at = end
        else:
            at += 1


def _table(text: Blanked, lines: Sequence[str], chosen: Sequence[int]) -> Table:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    rows, phrases = [], []
    for at in chosen:
        cells = _BAR.split(lines[at].strip().removeprefix("|"))
        cells = cells[:-1] if not cells[-1].strip() else cells
        before = text.upto(starts[at])
        phrases.append([before + sum(one.count(BLANK) for one in cells[:column]) for column in range(len(cells))])
        rows.append(cells)
    return Table(chosen[0], rows, phrases, lines[chosen[0]].split(BLANK)[0].strip())


def _sums(text: Blanked, table: Table) -> Iterator[Sum]:
    width = min(map(len, table.rows))
    body = range(1, len(table.rows))
    last = max((row for row in body if _says_total(table.rows[row][0])), default=0)
    for column in range(1, width) if last else ():
        yield from _column(text, table, column, last)
    if width > 2 and all(len(row) == width for row in table.rows) and _says_total(table.rows[0][width - 1]):
        for row in body:
            yield from _sum(table, [_cell(text, table, row, column) for column in range(1, width)])


def _column(text: Blanked, table: Table, column: int, last: int) -> Iterator[Sum]:
    """The total of a column, and before it totals of its parts; those are not added up twice."""
    parts: list[Cell | str] = []
    since: list[Cell | str] = []
    for row in range(1, last + 1):
        cell = _cell(text, table, row, column)
        if row == last:
            yield from _sum(table, [*parts, cell])
        elif _PART_TOTAL.search(table.rows[row][0]):
            yield from _sum(table, [*since, cell])
            since = []
        else:
            parts.append(cell)
            since.append(cell)


def _sum(table: Table, cells: Sequence[Cell | str]) -> Iterator[Sum]:
    """The last cell as the sum of those before it, if it is that."""
    figures = [one for one in cells if isinstance(one, Cell)]
    doubtful = any(isinstance(one, str) and one for one in cells)
    if doubtful or len(figures) < 2 or not isinstance(cells[-1], Cell):
        return
    off = abs(sum(one.figure.value for one in figures[:-1]) - figures[-1].figure.value)
    rounding = sum((one.figure.step for one in figures), Fraction()) / 2
    if off <= rounding:
        yield Sum(tuple(figures[:-1]), figures[-1], rounding if off else Fraction(), table.heading)


def _cell(text: Blanked, table: Table, row: int, column: int) -> Cell | str:
    """The one figure of a cell; nothing where it has none, and its words where they may be read in several ways."""
    words = table.rows[row][column]
    before = table.phrases[row][column]
    inner = Blanked(text.pointer, words, text.phrases[before : before + words.count(BLANK)])
    figures = figures_in(inner)
    if not figures and BLANK not in words and not re.search(r"\d", words):
        return ""
    if len(figures) != 1 or words.count(BLANK) > (figures[0].phrase is not None):
        return words
    figure = figures[0]
    if _IN_BRACKETS.fullmatch(words) and figure.value > 0:
        figure = replace(figure, value=-figure.value)
    if figure.phrase is not None:
        figure = replace(figure, phrase=before + figure.phrase)
    return Cell(figure, table.rows[row][0], (table.line, row, column))


def _says_total(words: str) -> bool:
    return bool(_TOTAL.search(words))
