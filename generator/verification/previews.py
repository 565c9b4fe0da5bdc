"""What every page of the private preview says of itself, looked for as if it were withheld.

A preview shows what is exempt, and is never written to a disk by the program. A person may save a page of it; whatever
carries these words is no part of a public site. The words are this room's own, and a test holds them to the preview's.
"""

from pathlib import Path

from generator.verification.raw import RawRecord, Value

WATERMARK = "private preview — contains exempt information"


def preview_record() -> RawRecord:
    """A record that is not there, whose one secret is the watermark."""
    secret = (Value((), WATERMARK, "text"),)
    return RawRecord(Path("private-preview"), "", is_public=False, public=(), secret=secret)
