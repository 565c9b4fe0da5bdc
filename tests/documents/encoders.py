"""Ways to write a text so that it cannot be read at once, each undone by the program and known by one name."""

import base64
import codecs
import gzip
import html
import io
import json
import quopri
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable


def _each(form: str) -> Callable[[str], str]:
    return lambda text: "".join(form.format(ord(one)) for one in text)


def _bytes(form: str) -> Callable[[str], str]:
    return lambda text: "".join(form.format(one) for one in text.encode())


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _lines(text: str, width: int = 76) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def zipped(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with one member."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def bare_deflate(data: bytes) -> bytes:
    """Deflate without a header or a checksum."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush()


# Text to text: whatever text they are given, what they make of it holds it.
WRITTEN: dict[str, Callable[[str], str]] = {
    "decimal references": _each("&#{};"),
    "hexadecimal references": _each("&#x{:X};"),
    "references with zeros": _each("&#{:07};"),
    "percent": _bytes("%{:02X}"),
    "small percent": _bytes("%{:02x}"),
    "backslash u": _each("\\u{:04x}"),
    "backslash u, doubled": _each("\\\\u{:04X}"),
    "backslash u in braces": _each("\\u{{{:x}}}"),
    "long backslash U": _each("\\U{:08x}"),
    "CSS with a blank": _each("\\{:x} "),
    "CSS with zeros": _each("\\{:06X}"),
    "quoted-printable": lambda text: _bytes("={:02X}")(text),
    "base64": lambda text: _base64(text.encode()),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "base64 without padding": lambda text: _base64(text.encode()).rstrip("="),
    "base64 in lines": lambda text: _lines(_base64(text.encode())),
    "base64 of UTF-16": lambda text: _base64(text.encode("utf-16")),
    "base32": lambda text: base64.b32encode(text.encode()).decode(),
    "hexadecimal": lambda text: text.encode().hex(),
    "capital hexadecimal": lambda text: text.encode().hex().upper(),
    "hexadecimal with colons": lambda text: text.encode().hex(":"),
    "hexadecimal with blanks": lambda text: text.encode().hex(" "),
    "numbers of C": _bytes("0x{:02x}, "),
    "gzip in base64": lambda text: _base64(gzip.compress(text.encode())),
    "zlib in base64": lambda text: _base64(zlib.compress(text.encode())),
    "deflate in base64": lambda text: _base64(bare_deflate(text.encode())),
    "zip in base64": lambda text: _base64(zipped("a.txt", text.encode())),
    "gzip in hexadecimal": lambda text: gzip.compress(text.encode()).hex(),
    "one tag a letter": lambda text: "".join(f"<b>{html.escape(one)}</b>" for one in text),
}

# Forms that only suit some texts, or that need something around them.
SHAPED: dict[str, Callable[[str], str]] = {
    "named references": lambda text: text.replace(" ", "&nbsp;").replace("a", "&#97"),
    "references in references": lambda text: html.escape(_each("&#{};")(text)),
    "references in an attribute": lambda text: f'<p title="{_each("&#{};")(text)}">x</p>',
    "percent of Latin-1": lambda text: "".join(f"%{one:02X}" for one in text.encode("latin-1")),
    "percent u": _each("%u{:04X}"),
    "percent, twice": lambda text: urllib.parse.quote(_bytes("%{:02X}")(text)),
    "backslash x": _bytes("\\x{:02x}"),
    "octal escapes": _bytes("\\{:o}"),
    "JSON": lambda text: json.dumps({"note": _each("\\u{:04x}")(text), "quote": '"<p>"'}),
    "JSON in an attribute": lambda text: f'<p data-x="{html.escape(json.dumps(["é" + text]))}">',
    "JSON in JSON": lambda text: json.dumps(json.dumps({"a": text.replace(" ", "\n")})),
    "CSS content": lambda text: f"<p style=\"content:'{_each(chr(92) + '{:x} ')(text)}'\">",
    "CSS with letters": lambda text: "".join("\\" + one if one in "lQryZ" else one for one in text) + "\\41 ",
    "quoted-printable of spaces alone": lambda text: text.replace(" ", "=20"),
    "quoted-printable with soft ends": lambda text: quopri.encodestring((text + "é" * 40).encode()).decode(),
    "UTF-7": lambda text: "+" + _base64(text.encode("utf-16-be")).rstrip("=") + "-",
    "UTF-7, one word": lambda text: text.replace("H", "+AEg-").replace("Quarry", "Quarr+AHk-"),
    "base64 behind a word": lambda text: "id" + _base64(text.encode()),
    "base64 behind a path": lambda text: "/assets/x/" + _base64(text.encode()),
    "base64 behind a dash": lambda text: "part-of_" + base64.urlsafe_b64encode(text.encode()).decode(),
    "base64 before a word": lambda text: _base64(text.encode()).rstrip("=") + "end",
    "base64 among noise": lambda text: _base64(bytes(range(128, 190)) + text.encode() + bytes(range(128, 200))),
    "gzip among noise": lambda text: _base64(bytes(range(128, 190)) + gzip.compress(text.encode())),
    "hexadecimal behind a digit": lambda text: "7" + text.encode().hex(),
    "base64 in a data address": lambda text: f'<img src="data:text/plain;base64,{_base64(text.encode())}">',
    "base64, one tag a letter": lambda text: "".join(f"<i>{one}</i>" for one in _base64(text.encode())),
    "base64 with escaped slashes": lambda text: json.dumps(_base64(("???" + text).encode())).replace("/", "\\/"),
    "gzip in backslash x": lambda text: "".join(f"\\x{one:02x}" for one in gzip.compress(text.encode())),
    "hexadecimal after 0x": lambda text: "0x" + text.encode().hex(),
    "hexadecimal with dashes": lambda text: text.encode().hex("-"),
    "tags with marks in quotes": lambda text: "".join(f'<b title="a>b">{one}</b>' for one in text),
    "tags in capitals": lambda text: "".join(f"<SPAN\nCLASS=x>{one}</SPAN >" for one in text),
    "comments": lambda text: "".join(f"<!-- a > b -->{one}" for one in text),
    "comments that end in a bang": lambda text: "".join(f"<!-- a > b --!>{one}" for one in text),
    "short comments": lambda text: "".join(f"<!-->{one}<!--->" for one in text),
    "comments in tags in comments": lambda text: "".join(f"<!-- <b> -->{one}" for one in text),
    "an apostrophe in a tag": lambda text: "<p title=don't>" + "".join(f"<b>{one}</b>" for one in text),
    "a tag that never ends": lambda text: "".join(f"<b>{one}</b>" for one in text) + '<p title="',
    "CDATA": lambda text: "<a>" + "".join(f"<![CDATA[{one}]]>" for one in text) + "</a>",
    "processing instructions": lambda text: "".join(f"<?x y?>{one}" for one in text),
    "tags behind references": lambda text: html.escape("".join(f"<b>{one}</b>" for one in text)),
    "a comment": lambda text: f"<!-- {text} -->",
    "an attribute": lambda text: f'<p hidden data-x="{text}"></p>',
    "a script": lambda text: f"<script>if (a<b && c>d) {{x = '{text}'}}</script>",
    "a template": lambda text: f'<template><p style="display:none">{text}</p></template>',
}

# Bytes of whole files: the name of the file and what makes its bytes.
PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "UTF-8 with a mark": ("a.txt", lambda data: codecs.BOM_UTF8 + data),
    "UTF-16 with a mark": ("a.html", lambda data: data.decode().encode("utf-16")),
    "UTF-16, big first": ("a.csv", lambda data: codecs.BOM_UTF16_BE + data.decode().encode("utf-16-be")),
    "UTF-16 without a mark": ("a.txt", lambda data: data.decode().encode("utf-16-le")),
    "UTF-16 without a mark, big first": ("a.xml", lambda data: data.decode().encode("utf-16-be")),
    "UTF-32 with a mark": ("a.txt", lambda data: data.decode().encode("utf-32")),
    "UTF-32 without a mark": ("a.txt", lambda data: data.decode().encode("utf-32-be")),
    "gzip": ("a.txt.gz", gzip.compress),
    "gzip in parts": ("a.txt.gz", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
    "bytes behind a gzip": ("a.txt.gz", lambda data: gzip.compress(b"x") + data),
    "name in a gzip": ("a.txt.gz", lambda data: _headed(8, data + b"\0")),
    "note in a gzip": ("a.txt.gz", lambda data: _headed(16, data + b"\0")),
    "field in a gzip": ("a.txt.gz", lambda data: _headed(4, bytes([len(data), 0]) + data)),
    "all notes in a gzip": ("a.txt.gz", lambda data: _headed(28, b"\1\0xname\0" + data + b"\0")),
    "zip": ("a.zip", lambda data: zipped("a.txt", data)),
    "zip, not packed": ("a.zip", lambda data: zipped("a.html", data, zipfile.ZIP_STORED)),
    "zip of another kind": ("a.zip", lambda data: zipped("a.csv", data, zipfile.ZIP_BZIP2)),
    "zip in zip": ("a.zip", lambda data: zipped("b.zip", zipped("a.json", data))),
    "gzip in zip": ("a.zip", lambda data: zipped("b.svg.gz", gzip.compress(data))),
    "name in a zip": ("a.zip", lambda data: zipped(f"{data.decode()}.txt", b"x")),
    "name of a folder in a zip": ("a.zip", lambda data: zipped(f"{data.decode()}/", b"")),
    "comment of a zip": ("a.zip", lambda data: _commented(data)),
    "bytes before a zip": ("a.zip", lambda data: data + zipped("a.txt", b"x")),
    "bytes behind a zip": ("a.zip", lambda data: zipped("a.txt", b"x") + data),
    "tags in UTF-16": (
        "a.html",
        lambda data: _tagged(data).encode("utf-16-le"),
    ),
}


def _headed(flags: int, fields: bytes) -> bytes:
    """A gzip of one letter with more in its header."""
    check = zlib.crc32(b"x").to_bytes(4, "little") + (1).to_bytes(4, "little")
    return b"\x1f\x8b\x08" + bytes([flags]) + bytes(6) + fields + bare_deflate(b"x") + check


def _tagged(data: bytes) -> str:
    return "".join(f"<b>{chr(one)}</b>" for one in data)


def _commented(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", b"x")
        archive.comment = data
    return packed.getvalue()
