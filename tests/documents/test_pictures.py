"""PNG and JPEG: whatever is in them beside the pixels is read, and a picture that does not add up is refused."""

import struct
import zlib
from collections.abc import Callable

import pytest

from tests.documents.encoders import zipped
from tests.documents.finding import WORDS, reason_of, texts_of, views_of

HIDDEN = WORDS.encode()
NOISE = bytes(range(200, 256))
UNKNOWN = "It holds something that is neither text nor a file of a known type."
CUT_SHORT = "It is a picture that is cut short or damaged."


def chunk(kind: bytes, body: bytes) -> bytes:
    """One block of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, pixels: bytes = zlib.compress(bytes(3 * 4)), interlaced: int = 0, behind: bytes = b"") -> bytes:
    """A grey picture of three by three points with more blocks in it."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 3, 3, 8, 0, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"") + behind


def segment(marker: int, body: bytes) -> bytes:
    """One block of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, pixels: bytes = b"", behind: bytes = b"") -> bytes:
    """A picture that nobody could draw, but whose blocks lead from beginning to end."""
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56" + pixels
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + b"".join(segments) + scan + b"\xff\xd9" + behind


def exif(words: bytes) -> bytes:
    """The block in which cameras write, with one field and a small copy of the picture."""
    return b"Exif\0\0II*\0\x08\0\0\0\1\0\x3b\1\2\0" + struct.pack("<II", len(words), 26) + bytes(4) + words + b"\0\0"


REFERENCES = b"".join(b"&#%d;" % one for one in HIDDEN)
LONG = b"<x:xmpmeta>" + b" " * 90 + HIDDEN + b"</x:xmpmeta>"
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1c\x02\x78\0\x1c"
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"
XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + bytes(8)

PICTURES: dict[str, tuple[str, bytes]] = {
    "PNG text": ("a.png", png(chunk(b"tEXt", b"Title\0" + HIDDEN))),
    "PNG keyword": ("a.png", png(chunk(b"tEXt", HIDDEN + b"\0x"))),
    "PNG packed text": ("a.png", png(chunk(b"zTXt", b"Title\0\0" + zlib.compress(HIDDEN)))),
    "PNG international text": ("a.png", png(chunk(b"iTXt", b"Title\0\0\0en\0Titel\0" + HIDDEN))),
    "PNG translated keyword": ("a.png", png(chunk(b"iTXt", b"Title\0\0\0en\0" + HIDDEN + b"\0x"))),
    "PNG packed international text": ("a.png", png(chunk(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(HIDDEN)))),
    "PNG colour profile": ("a.png", png(chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(99) + HIDDEN)))),
    "PNG camera fields": ("a.png", png(chunk(b"eXIf", exif(HIDDEN)[6:]))),
    "PNG chunk of one's own": ("a.png", png(chunk(b"prIv", b"\x00\x01\x02" + HIDDEN + b"\xff"))),
    "PNG chunk in UTF-16": ("a.png", png(chunk(b"prIv", b"\x00\x01\x02" + WORDS.encode("utf-16-le") + b"\xff"))),
    "PNG chunk in UTF-16, big first": ("a.png", png(chunk(b"prIv", b"\x01\x02" + WORDS.encode("utf-16-be") + b"\xff"))),
    "PNG chunk with a zip": ("a.png", png(chunk(b"prIv", b"\x00\x01" + zipped("a.txt", HIDDEN)))),
    "PNG packed chunk of one's own": ("a.png", png(chunk(b"prIv", zlib.compress(HIDDEN)))),
    "PNG second header": ("a.png", png(chunk(b"IHDR", HIDDEN))),
    "PNG palette": ("a.png", png(chunk(b"PLTE", HIDDEN + b"12"))),
    "bytes behind a PNG": ("a.png", png(behind=HIDDEN)),
    "zip behind a PNG": ("a.png", png(behind=zipped("a.txt", HIDDEN))),
    "bytes behind the pixels": ("a.png", png(pixels=zlib.compress(bytes(3 * 4) + HIDDEN))),
    "bytes behind packed pixels": ("a.png", png(pixels=zlib.compress(bytes(3 * 4)) + HIDDEN)),
    "bytes behind interlaced pixels": ("a.png", png(pixels=zlib.compress(bytes(15) + HIDDEN), interlaced=1)),
    "JPEG comment": ("a.jpg", jpeg(segment(0xFE, HIDDEN))),
    "JPEG camera fields": ("a.jpeg", jpeg(segment(0xE1, exif(HIDDEN)))),
    "JPEG camera fields in UTF-16": ("a.jpg", jpeg(segment(0xE1, exif(WORDS.encode("utf-16-le"))))),
    "JPEG XMP": ("a.jpg", jpeg(segment(0xE1, XMP + HIDDEN))),
    "JPEG XMP with references": (
        "a.jpg",
        jpeg(segment(0xE1, XMP + REFERENCES)),
    ),
    "JPEG IPTC": ("a.jpg", jpeg(segment(0xED, IPTC + HIDDEN))),
    "JPEG block of one's own": ("a.jpg", jpeg(segment(0xEF, b"\x00\x01" + HIDDEN))),
    "JPEG packed block of one's own": ("a.jpg", jpeg(segment(0xEF, zlib.compress(HIDDEN)))),
    "JPEG comment in two": ("a.jpg", jpeg(segment(0xFE, HIDDEN[:9]), segment(0xFE, HIDDEN[9:]))),
    "JPEG XMP in two": ("a.jpg", jpeg(*(segment(0xE1, XMP_MORE + part) for part in (LONG[:105], LONG[105:])))),
    "JPEG table": ("a.jpg", jpeg(segment(0xDB, b"\0" + HIDDEN + bytes(36)))),
    "JPEG in camera fields": ("a.jpg", jpeg(segment(0xE1, exif(b"x") + jpeg(segment(0xFE, HIDDEN))))),
    "among the pixels of a JPEG": ("a.jpg", jpeg(pixels=b"\x9a" + HIDDEN + b"\xff\xd1\x8c")),
    "among pixels in UTF-16": ("a.jpg", jpeg(pixels=b"\x9a" + WORDS.encode("utf-16-le") + b"\xff\xd1\x8c")),
    "among the pixels of a second scan": (
        "a.jpg",
        jpeg(segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12" + HIDDEN + b"\xff\x00"),
    ),
    "bytes behind a JPEG": ("a.jpg", jpeg(behind=HIDDEN)),
    "JPEG behind a JPEG": ("a.jpg", jpeg(behind=jpeg(segment(0xFE, HIDDEN)))),
}


@pytest.mark.parametrize("where", PICTURES)
def test_words_in_pictures_are_found(where: str) -> None:
    """Text chunks, metadata, unknown blocks, and what lies behind the picture or its last pixel."""
    name, data = PICTURES[where]
    assert views_of(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", png()), ("a.png", png(pixels=zlib.compress(bytes(15)), interlaced=1)), ("a.jpg", jpeg())],
)
def test_a_bare_picture_is_read(name: str, data: bytes) -> None:
    """A picture without any words is no fault, and holds none."""
    assert "".join(texts_of(data, name)) in {"", "JFIF"}


def test_short_runs_among_pixels_are_noise() -> None:
    """Eleven letters in a row come about by chance in a large photograph; twelve are read."""
    data = jpeg(pixels=b"\x9ahartwellque\x9a" + b"hartwellquen\x9a")
    assert [text for text in texts_of(data, "a.jpg") if "hartwell" in text] == ["hartwellquen"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", png()[:-5], CUT_SHORT),
        ("a.png", png()[:40], CUT_SHORT),
        ("a.png", png(pixels=b"x" + HIDDEN), "Something packed in it is damaged."),
        ("a.png", png(pixels=zlib.compress(bytes(12))[:-6]), "Something packed in it is cut short."),
        (
            "a.png",
            png(behind=NOISE),
            UNKNOWN,
        ),
        ("a.png", zipped("a.txt", HIDDEN), "It should be a PNG picture by its name, and is none."),
        ("a.png", jpeg(), "It should be a PNG picture by its name, and is none."),
        ("a.jpg", png(), "It should be a JPEG picture by its name, and is none."),
        ("a.jpg", jpeg()[:-2], CUT_SHORT),
        ("a.jpg", jpeg()[:30], CUT_SHORT),
        ("a.jpg", jpeg(segment(0xFE, HIDDEN) + b"stray"), CUT_SHORT),
        (
            "a.jpg",
            jpeg(behind=NOISE),
            UNKNOWN,
        ),
    ],
)
def test_a_picture_that_does_not_add_up_is_refused(name: str, data: bytes, reason: str) -> None:
    """Cut short, damaged, not what the name says, or followed by something that nobody can read."""
    assert reason_of(data, name) == reason


@pytest.mark.parametrize("cut", range(0, 100, 7))
@pytest.mark.parametrize("whole", [png, jpeg])
def test_no_beginning_of_a_picture_passes_for_one(whole: Callable[[], bytes], cut: int) -> None:
    """A file that ended early is refused wherever it ended."""
    data = whole()
    assert reason_of(data[: len(data) * cut // 100], "a.png" if whole is png else "a.jpg")
