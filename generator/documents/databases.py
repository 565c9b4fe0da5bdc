"""An SQLite file → its tables, the words of its search indexes, and what lies beside its rows.

Comes in: the bytes, and how much they may unpack to. Goes out: parts. Two readings lie side by side: every row of every
table, through a copy in memory that sqlite3 opens; and every byte of the file that belongs to no row, where deleted
rows and dropped tables still lie. Between them no byte is left out, for the copy is checked to be sound first. A file
with whole pages that nothing uses is read, and refused: what was spread over several cannot be put together again.
Refused are also files that are damaged, that have a part of their content in another file (a write-ahead log), and
tables of kinds that are not known. Deliberately absent: the running of anything that a file says.
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing

from generator.documents.charset import printed, text_of_bytes
from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.sniffing import SIGNATURES

_MAGIC = next(signature for signature, kind in SIGNATURES.items() if kind == ".sqlite")
_HEADER = 100
_LARGEST_PAGE = 65536  # written as 1
_LEAVES, _INNER = {10, 13}, {2, 5}  # the first byte of a page that is a list of rows
_WIDE = {2: "utf-16-le", 3: "utf-16-be"}
_LEAST_WORD = 4
_COUNTING = ("data", "idx", "docsize")  # the tables in which a search index (FTS5) keeps its pages
_DAMAGED = "It is a damaged database. Make it anew."
_AT_ONCE = 10_000
Cell = str | bytes | int | float | None


def sqlite_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """Everything that can be read in an SQLite file, and any bytes behind it."""
    page, size = _sizes(data)
    try:
        with closing(_opened(data[:size])) as base:
            yield from _tables(base)
            free = base.execute("PRAGMA freelist_count").fetchone()[0]
    except (sqlite3.Error, OverflowError, ValueError) as error:
        raise Unreadable(_DAMAGED) from error
    yield from _spare(data[:size], page)
    if data[size:]:
        yield Part("bytes behind a database", data[size:])
    if free:
        raise Unreadable("It is a database with pages that no table uses any more. Make it anew.")


def _sizes(data: bytes) -> tuple[int, int]:
    """How long a page is, and the file, as it says itself; raises `Unreadable` if it is shorter, or not all of it."""
    if not data.startswith(_MAGIC) or len(data) < _HEADER:
        raise Unreadable("It should be a database by its name, and is none.")
    page = int.from_bytes(data[16:18], "big")
    page = _LARGEST_PAGE if page == 1 else page
    size = page * int.from_bytes(data[28:32], "big")
    if not _HEADER <= size <= len(data):
        raise Unreadable(_DAMAGED)
    if data[18:21] != b"\1\1\0":  # no log beside it, and no bytes of each page kept for somebody else
        raise Unreadable("It is a database of an unusual kind, or one that has a part of it in another file.")
    return page, size


def _opened(data: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.deserialize(data)
        base.execute("PRAGMA trusted_schema = OFF")
        if base.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Unreadable(_DAMAGED)
    except BaseException:
        base.close()
        raise
    return base


def _tables(base: sqlite3.Connection) -> Iterator[Part]:
    files = list[bytes]()  # texts that look like a file; and values that are no text

    def text(raw: bytes) -> str:
        files.extend([raw] if raw.startswith((*SIGNATURES,)) else [])
        return text_of_bytes(raw)

    base.text_factory = text
    schema = base.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid").fetchall()
    yield Part("tables of a database", "\n".join("\t".join(map(_shown, one)) for one in schema))
    virtual = {name: made for kind, name, _, made in schema if kind == "table" and _is_virtual(made)}
    counting = {f"{name}_{part}" for name in virtual for part in _COUNTING}
    for kind, name, *_ in schema:
        if name in virtual:
            yield from _search_index(base, name, virtual[name])
        elif kind == "table":
            yield from _rows(base, name, files, with_numbers=name not in counting)
    yield from (Part("value in a database", one, doubtful=True) for one in files)


def _is_virtual(made: str | None) -> bool:
    return (made or "").upper().startswith("CREATE VIRTUAL")


def _rows(base: sqlite3.Connection, name: str, files: list[bytes], *, with_numbers: bool) -> Iterator[Part]:
    """All rows of a table as one text. The numbers of rows are told where they do not simply count the rows, and the
    numbers of an index, which count its pages and texts, not at all: they would be taken for sums."""
    quoted, numbered = _quoted(name), True
    try:
        found = base.execute(f"SELECT rowid, * FROM {quoted} ORDER BY rowid")  # noqa: S608  # a name in quotation marks
    except sqlite3.OperationalError:  # a table without such numbers
        found, numbered = base.execute(f"SELECT * FROM {quoted}"), False  # noqa: S608  # a name in quotation marks
    lines = list[str]()
    while rows := found.fetchmany(_AT_ONCE):
        files += (cell for row in rows for cell in row if isinstance(cell, bytes))
        for place, row in enumerate(rows, len(lines) + 1):
            cells = row[1:] if numbered and row[0] == place else row
            lines.append("\t".join(_shown(one) for one in cells if with_numbers or isinstance(one, str)))
    yield Part("table of a database", "\n".join(lines))


def _search_index(base: sqlite3.Connection, name: str, made: str) -> Iterator[Part]:
    """The words that an index for searching holds, in the order of their texts, which need not be there any more."""
    if "USING FTS5" not in " ".join(made.upper().split()):
        raise Unreadable("It is a database with a table of a kind that cannot be read.")
    base.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {_quoted(name)}, instance)")
    words = base.execute("SELECT term FROM temp.words ORDER BY doc, col, offset").fetchall()
    base.execute("DROP TABLE temp.words")
    yield Part("words of a search index", " ".join(map(_shown, (word for (word,) in words))))


def _spare(data: bytes, page: int) -> Iterator[Part]:
    """What lies in the file beside its rows."""
    spare = b"\n".join(run for start in range(0, len(data), page) for run in _of_page(data, start, page))
    yield Part("database as written", printed(spare, _LEAST_WORD), doubtful=True)
    if wide := _WIDE.get(int.from_bytes(data[56:60], "big")):
        for start in range(2):
            yield Part("database as written", spare[start:].decode(wide, "replace"), doubtful=True)
        yield Part("database as written", data[len(_MAGIC) :], doubtful=True)  # a file in a text is no text in UTF-16


def _of_page(data: bytes, start: int, page: int) -> Iterator[bytes]:
    """The bytes of one page that belong to no row; a page that is no list of rows, such as the rest of a long row, is
    given whole."""
    head = start or _HEADER  # the first page begins with the header of the file
    if data[head] not in _LEAVES | _INNER:
        yield data[start : start + page]
        return
    if not start:
        yield data[:_HEADER]
    block, rows, first = struct.unpack_from(">HHH", data, head + 1)
    yield data[head + (8 if data[head] in _LEAVES else 12) + 2 * rows : start + (first or _LARGEST_PAGE)]
    while block:
        following, size = struct.unpack_from(">HH", data, start + block)
        yield data[start + block + 4 : start + block + size]
        block = following


def _shown(cell: Cell) -> str:
    return "" if cell is None or isinstance(cell, bytes) else str(cell)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
