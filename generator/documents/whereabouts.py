"""Whether a picture says where it was taken: bytes of a PNG or JPEG file in, a yes or no out.

A camera or a phone writes the place into the file, to a few metres; nobody sees it who looks at the picture. What else
a picture tells of itself, and what it shows, is not judged here.
"""

import io
import re
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

PICTURES = (".png", ".jpg", ".jpeg")
TELLS = "This picture says where it was taken, or has data about itself that cannot be read."
WITHOUT = "Remove its properties (in Windows: Properties, Details, Remove), or save it again without."
_PNG = b"\x89PNG\r\n\x1a\n"
_TOLD = (b"Exif\0\0", b"eXIf", b"Raw profile type")  # what files say of themselves begins so
_IN_XMP = (b"GPSLatitude", b"GPSLongitude")
_TABLE = re.compile(rb"Exif\0\0")
_LONGEST = 1 << 16  # of a table in a JPEG file
_HEXADECIMAL = "Raw profile type APP1"  # as older programs put the table of a JPEG picture into a PNG file


def tells_its_place(data: bytes) -> bool:
    """Whether a place stands in what the file says of itself; yes where that cannot be read to its end.

    A file that is no picture at all is for others to refuse.
    """
    if any(word in data for word in _IN_XMP):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of metadata that are cut short
        try:
            picture = (PngImageFile if data.startswith(_PNG) else JpegImageFile)(io.BytesIO(data))  # of any size
        except Exception:  # noqa: BLE001  # damaged files fail in many ways
            return any(mark in data for mark in _TOLD)
        try:
            has_table = any(told.keys() - {ExifTags.GPS.GPSVersionID} for told in _tables(picture, data))
        except Exception:  # noqa: BLE001  # damaged metadata fail in many ways
            return True
    packets = [_bytes(value) for value in picture.info.values()]
    return has_table or _HEXADECIMAL in picture.info or any(word in one for word in _IN_XMP for one in packets)


def _tables(picture: ImageFile, data: bytes) -> Iterator[dict[int, object]]:
    """Each table of places: that of the picture, and those of second pictures and second tables behind it."""
    yield dict(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    for found in _TABLE.finditer(data):
        exif = Image.Exif()
        exif.load(data[found.start() : found.start() + _LONGEST])
        yield dict(exif.get_ifd(ExifTags.IFD.GPSInfo))


def _bytes(value: object) -> bytes:
    """A packet of metadata, which a PNG file may hold as text or packed."""
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace") if isinstance(value, str) else b""
