"""Rows → CSV and JSON.

CSV as RFC 4180 has it: commas, lines that end with CR LF, double quotes around what needs them; UTF-8. Cells of text
are made safe for spreadsheets: one that a spreadsheet would run as a formula gets an apostrophe before it. So does one
that begins with an apostrophe, so that taking one apostrophe away gives the text back in every case. Numbers, days and
truths are written as they are: a minus before a number is no formula.
"""

import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from generator.public.columns import TEXTUAL, Table, Type
from generator.public.data.cells import Value
from generator.public.data.rows import Row

MARK = b"\xef\xbb\xbf"  # by which a spreadsheet knows UTF-8
_UNSEEN = "\\s\x00-\x1f\x7f\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
# Signs that begin a formula, also in full width, behind anything that cannot be seen; a tab or a line end begins one
# by itself.
_HOSTILE = re.compile(f"'|[\t\r\n]|[{_UNSEEN}]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_QUOTED = re.compile('[",;|\t\r\n]')  # also what parts cells where a spreadsheet does not expect commas


def csv_of(table: Table, rows: Iterable[Row]) -> str:
    """A table as CSV, its head first."""
    write = [_text if column.type in TEXTUAL else _WRITERS[column.type] for column in table.columns]
    lines = [",".join(table.names)]
    lines += [
        ",".join(["" if cell is None else one(cell) for one, cell in zip(write, row, strict=True)]) for row in rows
    ]
    return "\r\n".join(lines) + "\r\n"


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _HOSTILE.match(text) else text


def pounds(value: Decimal) -> str:
    """Pounds with two places, or as many as the record has."""
    exponent = value.as_tuple().exponent
    return format(value, ".2f" if isinstance(exponent, int) and exponent >= -2 else "f")


def json_of(table: Table, rows: Iterable[Row]) -> str:
    """A table as a JSON list with an object a row on a line of its own; empty cells are left out."""
    lines = (
        _object({name: cell for name, cell in zip(table.names, row, strict=True) if cell is not None}) for row in rows
    )
    return "[\n" + ",\n".join(lines) + "\n]"


def _object(cells: dict[str, Value]) -> str:
    return json.dumps(cells, ensure_ascii=False, default=pounds, separators=(",", ":"))


def _text(cell: Value) -> str:
    text = safe(str(cell))
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _truth(cell: Value) -> str:
    return "true" if cell else "false"


def _pounds(cell: Value) -> str:
    return pounds(Decimal(str(cell)))


_WRITERS: dict[Type, Callable[[Value], str]] = {
    Type.DAY: str,
    Type.WHOLE: str,
    Type.POUNDS: _pounds,
    Type.TRUTH: _truth,
}
