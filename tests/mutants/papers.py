"""Leaks within PDF files and pictures that stand in the finished site."""

import io
import struct
import zlib

import pikepdf

from tests.mutants.planting import Mutant, Told


def _paper() -> pikepdf.Pdf:
    """A PDF of one page without a word."""
    paper = pikepdf.new()
    paper.add_blank_page(page_size=(200, 200))
    return paper


def _saved(paper: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    paper.save(data, static_id=True)
    return data.getvalue()


def _bookmarked(told: Told) -> bytes:
    paper = _paper()
    with paper.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(told.name, 0))
    return _saved(paper)


def _read_aloud(told: Told) -> bytes:
    """The words stand for a picture, as a structure tree has them for readers aloud."""
    paper = _paper()
    element = pikepdf.Dictionary(
        Type=pikepdf.Name.StructElem, S=pikepdf.Name.Span, ActualText=pikepdf.String(told.name)
    )
    tree = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=paper.make_indirect(element))
    paper.Root.StructTreeRoot = paper.make_indirect(tree)
    return _saved(paper)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(more: bytes, after: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + more + pixels + _chunk(b"IEND", b"") + after


def _exif(text: str) -> bytes:
    """The least that a camera writes: one entry, the name of the photographer."""
    data = text.encode() + b"\0"
    entry = struct.pack("<HHII", 0x013B, 2, len(data), 26)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0) + data


def _jpeg(marker: int, data: bytes, after: bytes = b"") -> bytes:
    return b"\xff\xd8\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data + b"\xff\xd9" + after


MUTANTS = [
    Mutant("A7-bookmark", seen="{slug}.pdf", built=lambda told: {"{slug}.pdf": _bookmarked(told)}, layers="V"),
    Mutant("A7-read-aloud", seen="{slug}.pdf", built=lambda told: {"{slug}.pdf": _read_aloud(told)}, layers="V"),
    Mutant(
        "A13-text-of-a-picture",
        seen="{slug}.png",
        built=lambda told: {"{slug}.png": _png(_chunk(b"tEXt", b"Author\0" + told.name.encode()))},
        layers="V",
    ),
    Mutant(
        "A13-photographer-of-a-picture",
        seen="{slug}.png",
        built=lambda told: {"{slug}.png": _png(_chunk(b"eXIf", _exif(told.name)))},
        layers="V",
    ),
    Mutant(
        "A13-after-the-picture",
        seen="{slug}.png",
        built=lambda told: {"{slug}.png": _png(b"", told.name.encode())},
        layers="V",
    ),
    Mutant(
        "A13-photographer",
        seen="{slug}.jpg",
        built=lambda told: {"{slug}.jpg": _jpeg(0xE1, b"Exif\0\0" + _exif(told.name))},
        layers="V",
    ),
    Mutant(
        "A13-small-picture",
        seen="{slug}.jpg",
        built=lambda told: {"{slug}.jpg": _jpeg(0xE1, b"Exif\0\0" + _exif("x") + _jpeg(0xFE, told.name.encode()))},
        layers="V",
    ),
    Mutant(
        "A13-after-the-photograph",
        seen="{slug}.jpg",
        built=lambda told: {"{slug}.jpg": _jpeg(0xFE, b"x", told.name.encode())},
        layers="V",
    ),
]
