"""Each disguise of the verifier's test of itself is what it says: a blunt one would prove nothing."""

import gzip
import io
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing

import pikepdf
import pypdfium2
import pytest

from generator.verification.canary import Canary, disguised
from generator.verification.disguises import DISGUISES

TEXT = "Bcdfaeiou Mnpqaxycp offered the lower price"
HIDE = {name: hide for name, _, hide in DISGUISES}
NAMES = {
    "page.html": [
        *("plain text", "capitals", "attribute", "comment", "hidden element", "script", "JSON-LD", "one letter a tag"),
        *("words apart in cells", "decimal references", "hexadecimal references", "references twice over"),
        *("percent-encoding", "percent-encoding twice over", "zero-width spaces", "soft hyphens"),
        *("hyphens at the ends of lines", "look-alike letters", "full-width letters", "accents"),
        *("base64", "base64 of gzip", "base64 of deflate", "base64 three times over", "hexadecimal"),
    ],
    "page.js": ["escapes in a script"],
    "data.json": ["escapes in JSON", "JSON"],
    "data.csv": ["CSV"],
    "feed.xml": ["XML"],
    "picture.svg": ["SVG"],
    "page.md": ["Markdown"],
    "style.css": ["CSS", "CSS escapes"],
    "note.txt": ["UTF-16"],
    "sitemap.xml.gz": ["gzip"],
    "files.zip": ["zip", "name within a zip", "zip in a zip"],
    "paper.pdf": ["PDF words", "PDF author", "PDF UTF-16"],
    "picture.png": ["PNG text", "PNG packed text", "after the end of a PNG"],
    "data.sqlite": ["SQLite row", "deleted SQLite row"],
    "picture.jpg": ["JPEG comment", "after the end of a JPEG"],
}
# What holds the words as they are, in a place where a reader or a simple search would not look.
OPEN = {
    *("plain text", "attribute", "comment", "hidden element", "script", "JSON-LD", "JSON", "CSV", "XML", "SVG"),
    *("Markdown", "CSS", "name within a zip", "PDF author", "PNG text", "after the end of a PNG", "SQLite row"),
    *("deleted SQLite row", "JPEG comment", "after the end of a JPEG"),
}


def test_every_disguise_has_its_name_and_its_file() -> None:
    """None falls away unnoticed, and what is told of one that was not seen through is its name."""
    found: dict[str, list[str]] = {}
    for name, file, _ in DISGUISES:
        found.setdefault(file, []).append(name)
    assert found == NAMES


@pytest.mark.parametrize("name", HIDE)
def test_a_disguise_leaves_no_word_as_it_is(name: str) -> None:
    """But where it hides them in an odd place: there they stand."""
    plain = HIDE[name](TEXT)
    assert (TEXT.encode() in plain) is (name in OPEN)
    if name not in OPEN | {
        "words apart in cells",
        "soft hyphens",
        "hyphens at the ends of lines",
        "full-width letters",
    }:
        assert not any(word.encode() in plain for word in ("Bcdfaeiou", "Mnpqaxycp"))


SHOWN: dict[str, Callable[[bytes], str]] = {
    "gzip": lambda data: gzip.decompress(data).decode(),
    "zip": lambda data: _unzipped(data, "note.txt").decode(),
    "zip in a zip": lambda data: _unzipped(_unzipped(data, "inner.zip"), "note.txt").decode(),
    "name within a zip": lambda data: zipfile.ZipFile(io.BytesIO(data)).namelist()[0],
    "PDF words": lambda data: pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded(),
    "PDF author": lambda data: _told(data, "/Author"),
    "PDF UTF-16": lambda data: _told(data, "/Title"),
    "PNG text": lambda data: _chunks(data)["tEXt"].removeprefix(b"Comment\0").decode(),
    "PNG packed text": lambda data: zlib.decompress(_chunks(data)["zTXt"].removeprefix(b"Comment\0\0")).decode(),
    "after the end of a PNG": lambda data: _chunks(data)["after"].decode(),
    "SQLite row": lambda data: _rows(data)[1],
    "JPEG comment": lambda data: data[6:-2].decode(),
    "after the end of a JPEG": lambda data: data.split(b"\xff\xd9")[1].decode(),
    "UTF-16": lambda data: data.decode("utf-16"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_file_of_another_kind_is_one_that_its_programs_open(name: str) -> None:
    """Read by another program than ours, the words stand where the disguise says."""
    assert SHOWN[name](HIDE[name](TEXT)).strip().removeprefix("<loc>").removesuffix("</loc>") in (TEXT, f"{TEXT}.txt")


def test_pictures_and_rows_are_sound_beside_the_words() -> None:
    """A picture of one point with all its parts, a comment of the right length, and a row that is deleted."""
    assert set(_chunks(HIDE["PNG text"](TEXT))) == {"IHDR", "tEXt", "IDAT", "IEND", "after"}
    assert _chunks(HIDE["PNG text"](TEXT))["IHDR"] == bytes.fromhex("00000001 00000001 0800000000")
    assert HIDE["JPEG comment"](TEXT)[:6] == b"\xff\xd8\xff\xfe" + struct.pack(">H", len(TEXT) + 2)
    assert _rows(HIDE["SQLite row"](TEXT)) == ["Nothing.", TEXT, "Nothing."]
    assert _rows(HIDE["deleted SQLite row"](TEXT)) == ["Nothing.", "Nothing."]
    assert not _chunks(HIDE["PNG text"](TEXT))["after"]
    assert "Nothing" in SHOWN["PDF words"](HIDE["PDF author"](TEXT))


def test_sums_and_initials_are_disguised_as_documents_write_them() -> None:
    """In digits, with commas, pence and spaces, in millions either way; a letter and a surname."""
    canary = Canary("Bcdfghjkl", "Mnpqrstvw", 1_234_567, "zzz-bids.pdf")
    sheets = {name: (file, data.decode()) for name, file, data in list(disguised(canary))[len(DISGUISES) :]}
    assert sheets == {
        "sum in digits": ("page.html", "<td>1234567</td>"),
        "sum with commas": ("page.html", "<td>£1,234,567</td>"),
        "sum with pence": ("page.html", "<td>1234567.00</td>"),
        "sum in millions": ("page.html", "<td>£1.234567m</td>"),
        "sum in words": ("page.html", "<td>1.234567 million pounds</td>"),
        "sum with spaces": ("page.html", "<td>1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567</td>"),
        "initials and surname": ("page.html", "<p>Signed by B. Mnpqrstvw today</p>"),
    }


def test_what_is_secret_of_a_canary_is_of_every_kind() -> None:
    """A name, a text, a sum and a file, each under the key by which its forms are made."""
    canary = Canary("Bcdfghjkl", "Mnpqrstvw", 1_234_567, "zzz-bids.pdf")
    assert [(one.pointer, one.text, one.key) for one in canary.record().secret] == [
        (("author", "name"), "Bcdfghjkl Mnpqrstvw", "name"),
        (("summary", 0), "Bcdfghjkl Mnpqrstvw offered the lower price", "summary"),
        (("amounts", 0, "value"), "1234567", "value"),
        (("attachments", 0, "file"), "zzz-bids.pdf", "file"),
    ]


def _unzipped(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def _told(data: bytes, key: str) -> str:
    with pikepdf.open(io.BytesIO(data)) as paper:
        return str(paper.docinfo[key])


def _chunks(data: bytes) -> dict[str, bytes]:
    """The parts of a PNG, each with a sound sum, and what stands after them."""
    found, at = {}, 8
    while "IEND" not in found:
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(kind + body),)
        found[kind.decode()], at = body, at + 12 + length
    return {**found, "after": data[at:]}


def _rows(data: bytes) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        return [note for (note,) in base.execute("SELECT note FROM notes ORDER BY id")]
