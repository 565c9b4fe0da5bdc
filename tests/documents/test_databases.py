"""SQLite files: words in rows, in what was deleted and in search indexes are found; the rest is refused."""

import gzip
import sqlite3
from base64 import b64encode
from collections.abc import Callable

import pytest

from tests.documents.encoders import zipped
from tests.documents.finding import WORDS, looked_for, reason_of, texts_of, views_of

NAME = "register.sqlite"
UNKNOWN = "It holds something that is neither text nor a file of a known type."
DAMAGED = "It is a damaged database. Make it anew."
NONE = "It should be a database by its name, and is none."
UNUSUAL = "It is a database of an unusual kind, or one that has a part of it in another file."
UNUSED = "It is a database with pages that no table uses any more. Make it anew."
FILLER = "Plain words that are public. " * 8


def made(*statements: str, before: str = "") -> bytes:
    """A database that was asked to do this; as SQLite does it where nobody asked for zeros."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("PRAGMA secure_delete = OFF")
    for statement in (before, "CREATE TABLE bids (id INTEGER PRIMARY KEY, name TEXT)", *statements):
        base.execute(statement)
    data = base.serialize()
    base.close()
    return data


def added(value: str, number: int = 1) -> str:
    """A statement that adds a row."""
    return into("bids", f"{number}, {value}")


def into(table: str, values: str) -> str:
    """A statement that adds a row to any table."""
    return f"INSERT INTO {table} VALUES ({values})"  # noqa: S608  # values of the tests


WAYS: dict[str, tuple[str, ...]] = {
    "in a row": (added(f"'{WORDS}'"),),
    "in a row of many pages": (added(f"'{FILLER * 600}{WORDS}'"),),
    "in a value that is no text": (added(f"x'{WORDS.encode().hex()}'"),),
    "in a file in a value": (added(f"x'{gzip.compress(WORDS.encode()).hex()}'"),),
    "in a file in a text": (added(f"CAST(x'{gzip.compress(WORDS.encode()).hex()}' AS TEXT)"),),
    "in base64 in a row": (added("'SGFydHdlbGwgUXVhcnJ5IG9mIFplbGxtYXJzaA=='"),),
    "in the name of a table": (f'CREATE TABLE "{WORDS}" (id)',),
    "in the name of a column": (f'CREATE TABLE other ("{WORDS}")',),
    "in a comment": (f"CREATE TABLE other (id -- {WORDS}\n)",),
    "in a view": (f"CREATE VIEW other AS SELECT '{WORDS}' AS name",),
    "in a trigger": (f"CREATE TRIGGER other AFTER INSERT ON bids BEGIN SELECT '{WORDS}'; END",),
    "in a default": (f"CREATE TABLE other (id, name DEFAULT '{WORDS}')",),
    "in a deleted row": (added("'a'"), added(f"'{WORDS}'", 2), added("'b'", 3), "DELETE FROM bids WHERE id = 2"),
    "in a table without row numbers": (
        "CREATE TABLE other (name TEXT PRIMARY KEY) WITHOUT ROWID",
        into("other", f"'{WORDS}'"),
    ),
    "in a search index alone": (
        "CREATE VIRTUAL TABLE found USING fts5(name, content='bids', content_rowid='id')",
        into("found (rowid, name)", f"1, '{WORDS}'"),
    ),
    "in a search index that keeps its texts": (
        "CREATE VIRTUAL TABLE found USING fts5(name)",
        into("found", f"'{WORDS}'"),
    ),
}


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le", "UTF-16be"])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_words_are_found_wherever_a_database_has_them(way: tuple[str, ...], encoding: str) -> None:
    """In rows, names, statements, values, files, indexes, and between the rows, in each encoding."""
    assert views_of(made(*way, before=f"PRAGMA encoding = '{encoding}'"), NAME)
    harmless = tuple(one.replace(WORDS, "Public words").replace("SGFydHdlbGwg", "UHVibGljIHdv") for one in way)
    if not any("x'" in one for one in way):
        assert not views_of(made(*harmless, before=f"PRAGMA encoding = '{encoding}'"), NAME)


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le", "UTF-16be"])
@pytest.mark.parametrize("words", [WORDS, "Zoë Ångström-Hůlka"])
@pytest.mark.parametrize("gone", ["DROP TABLE other", "DELETE FROM other"])
def test_words_on_pages_that_nothing_uses_are_found_and_the_file_refused(encoding: str, words: str, gone: str) -> None:
    """A dropped table lies in the file until it is vacuumed; what was spread over its pages could be missed."""
    rows = [into("other", f"'{FILLER}{words}'")] * 60
    way = ["CREATE TABLE other (name TEXT)", *rows, gone]
    before = f"PRAGMA encoding = '{encoding}'"
    found, reason = looked_for(made(*way, before=before), NAME, words)
    assert found
    assert reason == UNUSED
    assert views_of(made(*way[:-1], before=before), NAME, words)
    assert looked_for(made(*way, "VACUUM", before=before), NAME, words) == ([], "")


def test_numbers_are_read_but_for_those_that_only_count_rows() -> None:
    """Whole numbers and others; the number of a row where it says more than its place."""
    other = (
        "CREATE TABLE other (value)",
        *(into("other (rowid, value)", row) for row in ("1, 41.2", "2, -500", "5444321, 3")),
    )
    assert "41.2\n-500\n5444321\t3" in texts_of(made(*other), NAME)


def test_what_a_search_index_counts_is_taken_for_no_sum() -> None:
    """It numbers texts and pages, and a register with more texts than a sum has pounds would tell that sum."""
    index = "CREATE VIRTUAL TABLE found USING fts5(name)"
    many = "INSERT INTO found (rowid, name) SELECT 12345 + value, 'word' FROM json_each('[1,2,3]')"
    found = [text for text in texts_of(made(index, many), NAME) if "12346" in text]
    assert len(found) == 1  # the table of its texts, whose numbers do not count from one


SOUND = made(*(added(f"'{FILLER}{number}'", number) for number in range(200)))


INDEXED = made("CREATE TABLE other (name TEXT UNIQUE)", into("other", "'aardvark'"))


def changed(at: int, data: bytes) -> bytes:
    """The sound file with other bytes in one place."""
    return SOUND[:at] + data + SOUND[at + len(data) :]


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"plain words", NONE),
    "nothing but a signature": (lambda: SOUND[:20], NONE),
    "cut short": (lambda: SOUND[:-100], DAMAGED),
    "no pages": (lambda: changed(28, bytes(4)), DAMAGED),
    "a page of another size": (lambda: changed(16, b"\x02\x00"), DAMAGED),
    "a damaged page": (lambda: changed(4096, b"\xff" * 40), DAMAGED),
    "a damaged schema": (lambda: SOUND.replace(b"CREATE TABLE", b"CREATE TIBLE"), DAMAGED),
    "a log beside it": (lambda: changed(18, b"\x02\x02"), UNUSUAL),
    "bytes kept for somebody else": (lambda: changed(20, b"\x10"), UNUSUAL),
    "an index that knows another word": (lambda: INDEXED.replace(b"aardvark", b"aardwolf", 1), DAMAGED),
    "pages between": (lambda: changed(28, (len(SOUND) // 4096 - 1).to_bytes(4, "big")), DAMAGED),
    "bytes behind": (lambda: SOUND + bytes(range(200, 256)) * 9, UNKNOWN),
    "a table of places": (
        lambda: made("CREATE VIRTUAL TABLE x USING rtree(id, a, b)"),
        "It is a database with a table of a kind that cannot be read.",
    ),
    "an old search index": (
        lambda: made("CREATE VIRTUAL TABLE x USING fts4(name)"),
        "It is a database with a table of a kind that cannot be read.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_read_whole_is_refused(data: Callable[[], bytes], reason: str) -> None:
    """Damaged files, files of which a part is elsewhere, and tables of kinds that nobody reads."""
    assert reason_of(data(), NAME) == reason


def test_a_sound_database_is_read_in_packages_too() -> None:
    """In a zip by its name, in a gzip, and in base64 by how it begins."""
    data = made(added(f"'{WORDS}'"))
    assert reason_of(SOUND, NAME) == ""
    assert views_of(zipped(NAME, data), "a.zip")
    assert views_of(gzip.compress(data), "register.sqlite.gz")
    assert views_of(b64encode(data), "a.txt")


def test_words_behind_a_database_are_found() -> None:
    """Bytes that a database does not count as its own are read like any others."""
    assert views_of(SOUND + WORDS.encode(), NAME) == ["bytes behind a database"]


def test_words_in_the_header_are_found() -> None:
    """SQLite keeps twenty bytes of it for later and looks at none of them."""
    assert views_of(changed(72, b"Hartwell Quarry of Z"), NAME, "Hartwell Quarry of Z") == ["database as written"]


def test_csv_with_a_mark_is_read_like_any_other() -> None:
    """The mark by which spreadsheets know UTF-8 hides nothing, in the first cell either."""
    assert views_of(b"\xef\xbb\xbf" + WORDS.encode() + b",1\r\n", "a.csv")
    assert views_of(b'\xef\xbb\xbfname\r\n"Hartwell ""Quarry"" of\nZellmarsh"\r\n', "a.csv")


def test_json_lines_are_read_with_their_escapes() -> None:
    """Each line is JSON of its own; what its escapes stand for is read."""
    assert views_of(b'{"a":1}\n{"b":"\\u0048artwell Quarry of Zellmarsh"}\n', "a.jsonl")
