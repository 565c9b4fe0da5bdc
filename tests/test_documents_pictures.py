"""The words in PNG and JPEG files are found, though their pixels are not read; what is cut off is refused."""

import struct
import zlib

import pytest

from tests.document_files import SENTENCE, chunk, gzipped, jpeg, png, reason_of, views_of, zipped

S = SENTENCE.encode()
WIDE = SENTENCE.encode("utf-16-le")
EXIF = b"Exif\0\0II*\0" + struct.pack("<IHHHII", 8, 1, 0x9C9C, 1, len(WIDE), 26) + b"\0" * 8 + WIDE
THUMBNAIL = b"Exif\0\0II*\0" + bytes(range(64)) + jpeg((0xFE, S))
PICTURES: dict[str, tuple[str, bytes]] = {
    "tEXt": ("a.png", png((b"tEXt", b"Comment\0" + S))),
    "the key of tEXt": ("a.png", png((b"tEXt", S + b"\0x"))),
    "zTXt": ("a.png", png((b"zTXt", b"Comment\0\0" + zlib.compress(S)))),
    "iTXt": ("a.png", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0en\0title\0<x>" + S + b"</x>"))),
    "packed iTXt": ("a.png", png((b"iTXt", b"Comment\0\1\0en\0title\0" + zlib.compress(S)))),
    "the title of iTXt": ("a.png", png((b"iTXt", b"Comment\0\0\0en\0" + S + b"\0x"))),
    "eXIf": ("a.png", png((b"eXIf", EXIF[6:]))),
    "a colour profile": ("a.png", png((b"iCCP", b"profile\0\0" + zlib.compress(b"\x80\x90\xff" * 9 + S)))),
    "an unknown chunk": ("a.png", png((b"prVt", b"\x01\x02\xff" + S))),
    "gzip in an unknown chunk": ("a.png", png((b"prVt", b"\x01\x02\xff" + gzipped(S)))),
    "behind the pixels": ("a.png", png(pixels=zlib.compress(b"\0\0") + S)),
    "after the end of a PNG": ("a.png", png(after=S)),
    "a zip after the end of a PNG": ("a.png", png(after=zipped([("a.txt", S)]))),
    "a PNG after the end of a PNG": ("a.png", png(after=png((b"tEXt", b"a\0" + S)))),
    "a comment": ("a.jpg", jpeg((0xFE, S))),
    "a comment in UTF-16": ("a.jpeg", jpeg((0xFE, WIDE))),
    "EXIF in UTF-16": ("a.jpg", jpeg((0xE1, EXIF))),
    "a thumbnail": ("a.jpg", jpeg((0xE1, THUMBNAIL))),
    "XMP": ("a.jpg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + S + b"</x:xmpmeta>"))),
    "IPTC": ("a.jpg", jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40\x1c\x02\x78\0\x31" + S))),
    "a table": ("a.jpg", jpeg((0xDB, S))),
    "after the end of a JPEG": ("a.jpg", jpeg(after=S)),
    "a zip after the end of a JPEG": ("a.jpg", jpeg(after=zipped([("a.txt", S)]))),
    "a picture in a zip": ("a.zip", zipped([("a.png", png((b"tEXt", b"Comment\0" + S)))])),
}


@pytest.mark.parametrize("how", PICTURES)
def test_words_in_a_picture_are_found(how: str) -> None:
    """Whatever a picture says beside its pixels is read."""
    assert views_of(*PICTURES[how])


def test_a_picture_without_words_is_read() -> None:
    """Sound pictures give no reason to stop."""
    assert reason_of("a.png", png((b"gAMA", b"\0\0\xb1\x8f"))) == ""
    assert reason_of("a.jpg", jpeg((0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"))) == ""


REFUSED: dict[str, tuple[str, bytes]] = {
    "a PNG that is cut off": ("a.png", png((b"tEXt", b"a\0" + S))[:-5]),
    "a PNG that ends within a chunk": ("a.png", png((b"tEXt", b"a\0" + S))[:50]),
    "a chunk with a wrong sum": ("a.png", png((b"tEXt", b"a\0" + S)).replace(b"Plinth", b"Plinths"[1:])),
    "a head that is too short": ("a.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"Secret") + chunk(b"IEND", b"")),
    "more pixels than there are": ("a.png", png(pixels=zlib.compress(b"\0" * 99))),
    "pixels that break off": ("a.png", png(pixels=zlib.compress(bytes(range(250)))[:20])),
    "damaged packed text": ("a.png", png((b"zTXt", b"a\0\0" + zlib.compress(S)[:-9]))),
    "no picture at all": ("a.png", b"Secret"),
    "a JPEG that is cut off": ("a.jpg", jpeg((0xFE, S))[:-2]),
    "a JPEG that ends within a segment": ("a.jpg", jpeg((0xFE, S))[:20]),
    "bytes between two segments": ("a.jpg", jpeg((0xFE, S)).replace(b"\xff\xda", b"Secret\xff\xda")),
    "a segment without a length": ("a.jpg", b"\xff\xd8\xff\xfe\0\0Secret\xff\xd9"),
    "a picture of another type": ("a.jpg", png((b"tEXt", b"a\0" + S))),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_damaged_picture_is_refused(what: str) -> None:
    """A picture that is not whole may say more than was read."""
    reason = reason_of(*REFUSED[what])
    assert reason.endswith(".")
    assert "ecret" not in reason
    assert "Plinth" not in reason
