"""Whether a picture says where it was taken: bytes of a PNG or JPEG file in, a yes or no out.

A camera or a phone writes the place into the file, to a few metres; nobody sees it who looks at the picture. What else
a picture tells of itself, and what it shows, is not judged here.
"""

import io
import warnings

from PIL import ExifTags, Image

PICTURES = (".png", ".jpg", ".jpeg")
TELLS = "This picture says where it was taken, or has data about itself that cannot be read."
WITHOUT = "Remove its properties (in Windows: Properties, Details, Remove), or save it again without."
_IN_XMP = (b"GPSLatitude", b"GPSLongitude")


def tells_its_place(data: bytes) -> bool:
    """Whether a place stands in what the file says of itself; yes where that cannot be read to its end.

    A file that is no picture at all is for others to refuse.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pictures that are very large
        try:
            picture = Image.open(io.BytesIO(data))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return any(word in data for word in _IN_XMP)
        warnings.simplefilter("error")  # of metadata that are cut short
        try:
            told = dict(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
        except Exception:  # noqa: BLE001  # damaged metadata fail in many ways
            return True
    packets = [data, *(_bytes(value) for value in picture.info.values())]
    return bool(told.keys() - {ExifTags.GPS.GPSVersionID}) or any(word in one for word in _IN_XMP for one in packets)


def _bytes(value: object) -> bytes:
    """A packet of metadata, which a PNG file may hold as text or packed."""
    return value if isinstance(value, bytes) else value.encode() if isinstance(value, str) else b""
