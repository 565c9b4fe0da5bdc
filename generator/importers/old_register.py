"""A row of an old register → the blocks of a document, which then becomes a draft like any other.

Comes in: the heading and cells of a row, and which column holds what. Goes out: blocks, and the old address. A column
that holds nothing known is kept under its own name; one that speaks of exemption comes last, so that it makes nothing
exempt but itself.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.documents.blocks import Block, Kind
from generator.documents.markings import is_exempt
from generator.documents.text_blocks import blocks_of
from generator.importers.places import Place, place_of

ADDRESS = "address"
FIELDS = {  # keys of a record that a column may hold, and the label under which it is read
    "ref": "Reference",
    "title": "Title",
    "decided": "Date of decision",
    "decision_makers": "Decision maker",
    "author": "Report author",
    "category": "Category",
    "summary": "Summary",
    "proposal": "Proposal",
    "approval": "Decision",
    "reasons": "Reasons",
    "financial": "Financial implications",
    "legal": "Legal implications",
}
ASKED = ("ref", "title", "decided", "summary", ADDRESS)
_ADDRESS = re.compile(r"(?:old |web |page )?(?:address|url|link|permalink|web ?page)", re.IGNORECASE)
_PAGE = re.compile(r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*")


def suggested(heading: Sequence[str]) -> dict[str, str]:
    """Which column holds what, as far as its name says so; each column for one field."""
    columns: dict[str, str] = {}
    for name in heading:
        place = place_of(name)
        key = ADDRESS if _ADDRESS.fullmatch(name.strip()) else place.value if place else ""
        if (key in FIELDS or key == ADDRESS) and key not in columns:
            columns[key] = name
    return columns


def blocks_of_row(heading: Sequence[str], row: Sequence[str], columns: dict[str, str], line: int) -> list[Block]:
    """The cells of a row as labels and what stands below them."""
    fields = {column: FIELDS[key] for key, column in columns.items() if key in FIELDS}
    skipped = columns.get(ADDRESS)
    cells = [
        (fields.get(name, name), cell) for name, cell in zip(heading, row, strict=True) if name != skipped and cell
    ]
    cells.sort(key=lambda one: (is_exempt(one[0]), place_of(one[0]) in (Place.APPROVAL, None)))
    return [block for label, cell in cells for block in _of_cell(label, cell, line)]


def _of_cell(label: str, cell: str, line: int) -> list[Block]:
    place = f"line {line}"
    heading = Block(Kind.HEADING, label.rstrip(":") + ":", place, level=9, line=line)
    inner = (
        Block(one.kind, one.text, place, one.number, one.level, one.rows, line=line)
        for one in blocks_of(cell.split("\n"))
    )
    return [heading, *inner]


def former_address(written: str) -> str:
    """`https://old.example/news/12.html` → `news/12.html`; empty where no page of the register could stand there."""
    parts = urlsplit(written.strip())
    path = parts.path.strip("/")
    if parts.query or not _PAGE.fullmatch(path):
        return ""
    last = path.rpartition("/")[2]
    if "." in last:
        return path if last.endswith((".html", ".htm")) else ""
    return path + "/"
