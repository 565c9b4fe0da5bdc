"""Rows → one SQLite file, which Datasette opens as it is.

The tables have the columns of the CSV files, with what they mean as comments, their keys, links and indexes; decisions
can be searched by words (FTS5). The bytes depend on the rows alone: the file is made at once in memory, and whatever
differs from one SQLite to another, such as its version in the header, is written over.
"""

import sqlite3
import struct
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.public.columns import Column, Table, Type
from generator.public.data.cells import Value
from generator.public.data.rows import Gathered, Row
from generator.public.tables import TABLES

NO_SEARCH = define(
    "DATA-01",
    "The database of the open data can be searched by words, which needs a Python whose SQLite has FTS5.",
    source="Part One",
)
SEARCHED = ("reference", "title", "summary", "decision_makers", "topics")
_APPLICATION = 0x50314431  # "P1D1", which `file` shows
_FORMAT = 1
_PAGE, _HEADER = 4096, 100
_LEAVES, _INNER = {10, 13}, {2, 5}  # the first byte of a page that lists rows; any other begins with 0
_TYPES = {
    Type.TEXT: "TEXT", Type.LIST: "TEXT", Type.DAY: "TEXT", Type.WHOLE: "INTEGER", Type.POUNDS: "NUMERIC",
    Type.TRUTH: "INTEGER",
}  # fmt: skip
# How often the file was changed, for which version that number holds, and which version of SQLite changed it last.
_NOTED = {24: 1, 92: 1, 96: 3_040_000}


def database(gathered: Gathered, about: Mapping[str, str], path: str) -> bytes:
    """The file; `about` are facts about the data as a whole. Stop, naming `path`, where SQLite cannot search words."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _fill(base, gathered, about)
        return _normal(base.serialize())
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        said = "The SQLite of this Python has no FTS5, so the open data cannot be made."
        raise Stop([NO_SEARCH.at(Position(path), said, "Build with a Python from python.org or the system.")]) from None
    finally:
        base.close()


def _fill(base: sqlite3.Connection, gathered: Gathered, about: Mapping[str, str]) -> None:
    base.execute(f"PRAGMA page_size = {_PAGE}")
    base.execute("PRAGMA secure_delete = ON")  # zeros wherever rows lay before they were moved, with every SQLite
    base.execute("PRAGMA encoding = 'UTF-8'")
    base.execute(f"PRAGMA application_id = {_APPLICATION}")
    base.execute(f"PRAGMA user_version = {_FORMAT}")
    base.execute("BEGIN")
    base.execute('CREATE TABLE "about" (\n  "name" TEXT NOT NULL PRIMARY KEY,\n  "value" TEXT NOT NULL\n)')
    base.executemany('INSERT INTO "about" VALUES (?, ?)', about.items())
    for table in TABLES:
        base.execute(_created(table))
        holes = ", ".join("?" * len(table.columns))
        base.executemany(f'INSERT INTO "{table.name}" VALUES ({holes})', _stored(table, gathered.rows[table.name]))  # noqa: S608 - names of our own
    for statement in (*_indexes(), *_search()):
        base.execute(statement)
    base.execute("COMMIT")
    base.execute("VACUUM")


def _created(table: Table) -> str:
    """The statement with the meanings of the columns as comments, which SQLite keeps and Datasette shows."""
    lines = [f"-- {table.each}", *(f"{_column(one)}, -- {one.about}" for one in table.columns)]
    lines += [
        f'FOREIGN KEY ({_quoted(link.columns)}) REFERENCES "{link.table}" ({_quoted(link.theirs)}),'
        for link in table.links
    ]
    lines.append(f"PRIMARY KEY ({_quoted(table.key)})")
    return f'CREATE TABLE "{table.name}" (\n  ' + "\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}'


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _stored(table: Table, rows: list[Row]) -> Iterator[tuple[object, ...]]:
    money = [place for place, column in enumerate(table.columns) if column.type is Type.POUNDS]
    for row in rows:
        cells: list[object] = [*row]
        for place in money:
            cells[place] = _number(row[place])
        yield tuple(cells)


def _number(value: Value) -> object:
    """Whole pounds as a whole number; SQLite has no decimals, so others are the nearest number that it has."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _indexes() -> Iterator[str]:
    """For each column that readers ask by, and each link that the key does not serve."""
    for table in TABLES:
        linked = [link.columns for link in table.links if link.columns != table.key[: len(link.columns)]]
        for columns in (*((name,) for name in table.indexed), *linked):
            yield f'CREATE INDEX "{table.name}_{"_".join(columns)}" ON "{table.name}" ({_quoted(columns)})'


def _search() -> Iterator[str]:
    """The words of decisions, in one piece: parts that are merged would leave pages free, in an order of their own."""
    yield (
        f'CREATE VIRTUAL TABLE "decisions_fts" USING fts5({_quoted(SEARCHED)}, '
        "content=\"decisions\", tokenize='porter unicode61')"
    )
    yield 'INSERT INTO "decisions_fts" ("decisions_fts", rank) VALUES (\'hashsize\', 268435456)'
    yield f'INSERT INTO "decisions_fts" (rowid, {_quoted(SEARCHED)}) SELECT rowid, {_quoted(SEARCHED)} FROM "decisions"'  # noqa: S608 - names of our own


def _normal(data: bytes) -> bytes:
    """The file without what differs from one SQLite to another: its notes in the header, and what it happened to leave
    in the gap of each page that lists rows, between their places and the rows themselves."""
    made = bytearray(data)
    for place, number in _NOTED.items():
        made[place : place + 4] = number.to_bytes(4, "big")
    for start in range(0, len(made), _PAGE):
        head = start or _HEADER
        if (kind := made[head]) in _LEAVES | _INNER:
            rows, first = struct.unpack_from(">HH", made, head + 3)
            gap = head + (8 if kind in _LEAVES else 12) + 2 * rows
            made[gap : start + first] = bytes(start + first - gap)
    return bytes(made)
