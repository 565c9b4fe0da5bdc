"""Tables in Markdown → the sums that they declare, column by column and row by row.

A column is a sum where the first cell of a row says total; a row is one where the heading of a column does. Of what a
total is the sum, a table does not say: so everything is tried that it may be, and only sums that hold are handed on, to
the penny or within the rounding that their figures show. A cell that is no number adds nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.verification.blanked import BLANK, Blanked, Figure, figures_in

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_TOTAL = re.compile(r"\b(?:totals?|sum|overall|cyfanswm)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"[^\w{BLANK}]*\(.*\)\W*")  # so accounts write what is below nought
_MOST_TOTALS = 60
_PART_TOTAL = re.compile(r"\bsub-?\s?totals?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table, with the words of its row, and its place: the first line of the table, row and column.

    Its phrase counts the withheld phrases of the whole text. What is blurred is withheld, and is no one number.
    What is wordy is a bare number among words, which may count nothing.
    """

    figure: Figure
    label: str
    at: tuple[int, int, int]
    is_blurred: bool = False
    is_wordy: bool = False


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
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    phrases = [row + [0] * (width - len(row)) for row in phrases]
    return Table(chosen[0], rows, phrases, lines[chosen[0]].split(BLANK)[0].strip())


def _sums(text: Blanked, table: Table) -> Iterator[Sum]:
    """Sums of columns, then the same of the rows."""
    columns = range(1, len(table.rows[0]))
    grid = [[_cell(text, table, row, column) for column in columns] for row in range(1, len(table.rows))]
    yield from _downwards(table, [row[0] for row in table.rows[1:]], grid)
    yield from _downwards(table, table.rows[0][1:], [[row[at - 1] for row in grid] for at in columns])


def _downwards(table: Table, heads: Sequence[str], lines: Sequence[Sequence["Cell | str"]]) -> Iterator[Sum]:
    """The sums of lines under one another, each with its head; those that say total are the totals of others."""
    totals = [at for at, head in enumerate(heads) if _says_total(head)][:_MOST_TOTALS]
    for at in totals:
        for column, total in enumerate(lines[at]):
            for chosen in _candidates(at, totals, len(lines)):
                yield from _sum(table, [*(lines[one][column] for one in chosen), total], alone=len(totals) == 1)


def _candidates(total: int, totals: Sequence[int], count: int) -> Iterator[list[int]]:
    """What a total may be of: all above it that are no totals themselves, those since the last one, or all beneath."""
    others = [one for one in range(count) if one not in totals]
    above = [one for one in others if one < total]
    since = [one for one in above if one > max((one for one in totals if one < total), default=-1)]
    found = [above or others, since]
    yield from (one for at, one in enumerate(found) if one and one not in found[:at])


def _sum(table: Table, cells: Sequence["Cell | str"], *, alone: bool) -> Iterator[Sum]:
    """The last cell as the sum of those before it, if it is that.

    Words with digits among them may add nothing, such as `Lot 2`, so then it must hold to the penny. What a withheld
    cell without one number would have to be is what the others leave, where no other total could be meant.
    """
    doubtful = any(isinstance(one, str) and one for one in cells)
    figures = [one for one in cells if isinstance(one, Cell)] if isinstance(cells[-1], Cell) else []
    figures = _cleared(figures, may_clear=alone and not doubtful)
    bare = [one for one in figures if not one.is_wordy or one is figures[-1]]
    exact = next((chosen for chosen in (figures, bare) if len(chosen) > 1 and not _left(chosen)), [])
    rounding = sum((one.figure.step for one in figures), Fraction()) / 2
    if exact:
        yield Sum(tuple(exact[:-1]), exact[-1], Fraction(), table.heading)
    elif len(figures) > 1 and not doubtful and abs(_left(figures)) <= rounding:
        yield Sum(tuple(figures[:-1]), figures[-1], rounding, table.heading)


def _left(figures: Sequence[Cell]) -> Fraction:
    """By how much the last is more than the others together."""
    return figures[-1].figure.value - sum((one.figure.value for one in figures[:-1]), Fraction())


def _cleared(figures: list[Cell], *, may_clear: bool) -> list[Cell]:
    """The cells with the value that a blurred one would have to have; without it, where that is nought; else none."""
    blurred = [at for at, one in enumerate(figures) if one.is_blurred]
    if not blurred:
        return figures
    at, left = blurred[0], _left(figures)
    if left == 0 and not figures[-1].is_blurred:
        return [one for one in figures if not one.is_blurred]
    if left == 0 or len(blurred) > 1 or not may_clear:
        return []
    value = left if at < len(figures) - 1 else -left
    clear = replace(figures[at], figure=replace(figures[at].figure, value=value), is_blurred=False)
    return [*figures[:at], clear, *figures[at + 1 :]]


def _cell(text: Blanked, table: Table, row: int, column: int) -> "Cell | str":
    """The one figure of a cell; nothing where it has none, and its words where they may be read in several ways."""
    words = table.rows[row][column]
    before = table.phrases[row][column]
    label, at = table.rows[row][0], (table.line, row, column)
    inner = Blanked(text.pointer, words, text.phrases[before : before + words.count(BLANK)])
    figure = _telling(figures_in(inner))
    if figure is None and BLANK in words:
        return Cell(Figure(0, 1, Fraction(), Fraction(), False, False, before), label, at, is_blurred=True)
    if figure is None:
        return words if re.search(r"\d", words) else ""
    if _IN_BRACKETS.fullmatch(words) and figure.value > 0:
        figure = replace(figure, value=-figure.value)
    if figure.phrase is not None:
        return Cell(replace(figure, phrase=before + figure.phrase), label, at)
    is_bare = not figure.is_money and words[figure.start : figure.end].isdecimal()
    return Cell(figure, label, at, is_wordy=is_bare and any(one.isalpha() for one in words))


def _telling(figures: Sequence[Figure]) -> Figure | None:
    """The one number that a cell is there for: its only one, else its only withheld one, else its only sum."""
    hidden = [one for one in figures if one.phrase is not None]
    for chosen in (figures, hidden, [] if hidden else [one for one in figures if one.is_money]):
        if len(chosen) == 1:
            return chosen[0]
    return None


def _says_total(words: str) -> bool:
    return bool(_TOTAL.search(words) or _PART_TOTAL.search(words))
