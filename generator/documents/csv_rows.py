"""A CSV → its heading and its rows, each with the line on which it begins.

Comes in: the path to show, and bytes. Goes out: rows of cells, or `Stop`. Commas, semicolons and tabs part the cells,
whichever the first line has most of. Deliberately absent: what a column means.
"""

import csv
import io
from dataclasses import dataclass

from generator.documents.blocks import cleaned
from generator.documents.refusals import UNREAD, at, shut
from generator.documents.text_blocks import decoded
from generator.findings import Finding, Stop

_SIGNS = ",;\t|"
_MOST_CELL = 1 << 20


@dataclass(frozen=True, slots=True)
class Rows:
    """`rows` are cells under the names of `heading`, with the line of each; empty rows are left out."""

    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    warnings: tuple[Finding, ...] = ()


def read_rows(path: str, data: bytes) -> Rows:
    """The rows of a CSV; Stop where a row has more cells than the heading, or columns have one name."""
    text, warnings = decoded(path, data)
    sign = max(_SIGNS, key=text.partition("\n")[0].count)
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=sign, strict=True)
    rows, start = list[tuple[int, tuple[str, ...]]](), 1
    try:
        for cells in reader:
            rows.append((start, tuple(cleaned(cell) for cell in cells)))
            start = reader.line_num + 1
    except csv.Error:
        said = "From this line on it cannot be told where a cell ends."
        remedy = "Open it in a spreadsheet program, save it as CSV UTF-8, and import that."
        raise Stop([UNREAD.at(at(path, start), said, remedy)]) from None
    rows = [row for row in rows if any(row[1])]
    if len(rows) < 2:
        raise Stop([shut(path, "This CSV has no rows below its heading.", "Look whether it is the right file.")])
    heading = rows[0][1]
    findings = [*_of_heading(path, heading), *(_uneven(path, line) for line, row in rows if len(row) > len(heading))]
    if findings:
        raise Stop(findings)
    width = len(heading)
    filled = tuple((line, (*row, *[""] * (width - len(row)))) for line, row in rows[1:])
    return Rows(heading, filled, tuple(warnings))


def _of_heading(path: str, heading: tuple[str, ...]) -> list[Finding]:
    if all(heading) and len(set(heading)) == len(heading):
        return []
    said = "Two columns of this CSV have one name, or one has none."
    return [UNREAD.at(at(path, 1), said, "Give each column a name of its own in the first line.")]


def _uneven(path: str, line: int) -> Finding:
    return UNREAD.at(at(path, line), "This row has more cells than the first line has names.", "Correct it by hand.")
