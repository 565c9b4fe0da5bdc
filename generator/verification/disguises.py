"""The ways to hide a sentence in a file that the verifier claims to see through: a name, a file name, and how.

Used by the verifier's test of itself on every run, so each is made here by hand and from the standard library alone.
"""

import base64
import gzip
import io
import json
import sqlite3
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from urllib.parse import quote

Hide = Callable[[str], bytes]
_EVERYDAY = "<p>The office published this page on the day that its register gives.</p>"
_PNG = b"\x89PNG\r\n\x1a\n"


def _page(text: str) -> bytes:
    return f"<!doctype html><html><body>{_EVERYDAY}{text}{_EVERYDAY}</body></html>".encode()


def _each(form: Callable[[str], str], between: str = "") -> Callable[[str], str]:
    return lambda text: between.join(form(one) for one in text)


def _html(form: Callable[[str], str]) -> Hide:
    return lambda text: _page(form(text))


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(one):04x}" for one in text)


def _look_alike(text: str) -> str:
    return text.translate(str.maketrans("aeopcxy", "аеорсху"))


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _accented(text: str) -> str:
    return unicodedata.normalize("NFD", "".join(f"{one}\u0301" if one in "aeiou" else one for one in text))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _zip(text: str, name: str = "note.txt") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)  # the archive's own way is not used for it
    return packed.getvalue()


def _zip_of(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("inner.zip"), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(kind: bytes, data: bytes, after: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return _PNG + head + _chunk(kind, data) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"") + after


def _jpeg(marker: int, data: bytes, after: bytes = b"") -> bytes:
    segment = bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
    return b"\xff\xd8" + segment + b"\xff\xd9" + after


def _pdf(content: bytes, info: bytes = b"", *, squeezed: bool = False) -> bytes:
    """A PDF of one page, with its table of places."""
    stream = zlib.compress(content) if squeezed else content
    form = b"/Filter /FlateDecode " if squeezed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< " + form + b"/Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Producer (Part One) " + info + b" >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    tail += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1)
    return out + tail + b"startxref\n%d\n%%%%EOF\n" % len(out)


def _shown(text: str) -> bytes:
    return b"BT /F1 12 Tf 20 100 Td (" + text.encode() + b") Tj ET"


def _database(text: str, *after: str) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA secure_delete = OFF")
        base.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT)")
        base.executemany("INSERT INTO notes (note) VALUES (?)", [("Nothing.",), (text,), ("Nothing.",)])
        for statement in after:
            base.execute(statement)
        return base.serialize()


DISGUISES: tuple[tuple[str, str, Hide], ...] = (
    ("plain text", "page.html", _html(str)),
    ("capitals", "page.html", _html(str.upper)),
    ("attribute", "page.html", _html(lambda text: f'<p data-note="{text}">x</p>')),
    ("comment", "page.html", _html(lambda text: f"<!-- {text} -->")),
    ("hidden element", "page.html", _html(lambda text: f'<p hidden style="display:none">{text}</p>')),
    ("script", "page.html", _html(lambda text: f"<script>var note = '{text}';</script>")),
    ("JSON-LD", "page.html", _html(lambda text: f'<script type="application/ld+json">{json.dumps([text])}</script>')),
    ("one letter a tag", "page.html", _html(_each(lambda one: f"<b>{one}</b>"))),
    ("words apart in cells", "page.html", _html(lambda text: "<td>".join(["", *text.split()]))),
    ("decimal references", "page.html", _html(_each(lambda one: f"&#{ord(one)};"))),
    ("hexadecimal references", "page.html", _html(_each(lambda one: f"&#x{ord(one):x};"))),
    ("references twice over", "page.html", _html(_each(lambda one: f"&amp;#{ord(one)};"))),
    ("percent-encoding", "page.html", _html(_each(lambda one: f"%{ord(one):02x}"))),
    (
        "percent-encoding twice over",
        "page.html",
        _html(lambda text: quote(_each(lambda one: f"%{ord(one):02x}")(text))),
    ),
    ("zero-width spaces", "page.html", _html(lambda text: "\u200b".join(text))),
    ("soft hyphens", "page.html", _html(lambda text: "&shy;".join(text))),
    ("hyphens at the ends of lines", "page.html", _html(lambda text: "-\n".join([text[:4], text[4:14], text[14:]]))),
    ("look-alike letters", "page.html", _html(_look_alike)),
    ("full-width letters", "page.html", _html(_wide)),
    ("accents", "page.html", _html(_accented)),
    ("escapes in a script", "page.js", lambda text: f'var a="{_escaped(text)}"'.encode()),
    ("escapes in JSON", "data.json", lambda text: f'{{"_note": "{_escaped(text)}"}}'.encode()),
    ("JSON", "data.json", lambda text: json.dumps({"_note": text}).encode()),
    ("CSV", "data.csv", lambda text: f"a,b\n1,{text}\n".encode()),
    ("XML", "feed.xml", lambda text: f"<feed><x><![CDATA[{text}]]></x></feed>".encode()),
    ("SVG", "picture.svg", lambda text: f"<svg><title>{text}</title></svg>".encode()),
    ("Markdown", "page.md", lambda text: f"*[x]: {text}\n".encode()),
    ("CSS", "style.css", lambda text: f'a::before {{ content: "{text}" }}'.encode()),
    (
        "CSS escapes",
        "style.css",
        lambda text: f'a {{ content: "{_each(lambda one: f"{chr(92)}{ord(one):06x}")(text)}" }}'.encode(),
    ),
    ("base64", "page.html", _html(lambda text: f'<img src="data:text/plain;base64,{_base64(text.encode())}">')),
    ("base64 of gzip", "page.html", _html(lambda text: _base64(gzip.compress(text.encode(), mtime=0)))),
    ("base64 of deflate", "page.html", _html(lambda text: _base64(zlib.compress(text.encode())))),
    (
        "base64 three times over",
        "page.html",
        _html(lambda text: _base64(_base64(_base64(text.encode()).encode()).encode())),
    ),
    ("hexadecimal", "page.html", _html(lambda text: text.encode().hex())),
    ("UTF-16", "note.txt", lambda text: ("\ufeff" + text).encode("utf-16-le")),
    ("gzip", "sitemap.xml.gz", lambda text: gzip.compress(f"<loc>{text}</loc>".encode(), mtime=0)),
    ("zip", "files.zip", _zip),
    ("name within a zip", "files.zip", lambda text: _zip("nothing", f"{text}.txt")),
    ("zip in a zip", "files.zip", lambda text: _zip_of(_zip(text))),
    ("PDF words", "paper.pdf", lambda text: _pdf(_shown(text), squeezed=True)),
    ("PDF author", "paper.pdf", lambda text: _pdf(_shown("Nothing"), b"/Author (" + text.encode() + b")")),
    (
        "PDF UTF-16",
        "paper.pdf",
        lambda text: _pdf(_shown("x"), b"/Title <FEFF" + text.encode("utf-16-be").hex().encode() + b">"),
    ),
    ("PNG text", "picture.png", lambda text: _png(b"tEXt", b"Comment\0" + text.encode())),
    ("PNG packed text", "picture.png", lambda text: _png(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode()))),
    ("after the end of a PNG", "picture.png", lambda text: _png(b"tEXt", b"a\0b", text.encode())),
    ("SQLite row", "data.sqlite", _database),
    ("deleted SQLite row", "data.sqlite", lambda text: _database(text, "DELETE FROM notes WHERE id = 2")),
    ("JPEG comment", "picture.jpg", lambda text: _jpeg(0xFE, text.encode())),
    ("after the end of a JPEG", "picture.jpg", lambda text: _jpeg(0xFE, b"x", text.encode())),
)
