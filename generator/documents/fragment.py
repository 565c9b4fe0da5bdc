"""What reading a file yields: texts for whoever asked, and parts that are still to be read.

Comes in: nothing. Goes out: the values that the readers of this room pass among themselves. Deliberately absent: any
reader, and any notion of what a text should hold.
"""

from dataclasses import dataclass

BETWEEN = b"\x1f"  # what stands in the place of a tag
MAX_DEPTH = 5  # levels of decoding and unpacking; what lies deeper is refused, not passed over
MOST_UNPACKED = 64 * 1024 * 1024  # bytes that one file may unpack to


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text that a file holds; `view` says how it was come by, step by step, and quotes nothing."""

    view: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something found in a file, to be read in its turn.

    Text is given as a fragment and searched for encodings. Bytes are read as `name` says, or as they look if there is
    no name. With `doubtful`, bytes that nobody can read are noise and no fault: a checksum is as good base64 as a
    letter. `level` is 0 where `view` only looks at the same text in another way; `whole` text has its tags removed
    already; a text that is `half_done` was given with its other readings. `written` is a text as UTF-8, where it was
    read from that.
    """

    view: str
    data: str | bytes
    name: str | None = None
    doubtful: bool = False
    level: int = 1
    whole: bool = False
    half_done: bool = False
    written: bytes | None = None


class Unreadable(Exception):
    """A file holds something that cannot be read; `reason` is a plain sentence and quotes nothing of the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Allowance:
    """How much one file may still unpack to: a bomb is refused before it has gone off."""

    def __init__(self, most: int = MOST_UNPACKED) -> None:
        self.left = most

    def take(self, size: int) -> None:
        """Count `size` more bytes; raises `Unreadable` when there are too many."""
        self.left -= size
        if self.left < 0:
            raise Unreadable("It unpacks to more than can be checked.")
