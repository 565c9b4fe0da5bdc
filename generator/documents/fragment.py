"""What reading a file yields: texts for whoever asked, and parts that are still to be read.

Comes in: nothing. Goes out: the values that the readers of this room pass among themselves. Deliberately absent: any
reader, and any notion of what a text should hold.
"""

from dataclasses import dataclass

MAX_DEPTH = 5  # levels of decoding and unpacking; what lies deeper is refused, not passed over
MOST_UNPACKED = 64 * 1024 * 1024  # characters and bytes that one file may be decoded and unpacked to
SEPARATOR = "\x1f"  # stands for what was taken out between two letters; no letter, no blank, and no end of a line
_TIMES_ITS_SIZE = 16  # for large files, whose plain readings alone are several times their size


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text that a file holds; `view` says how it was come by, step by step, and quotes nothing."""

    view: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something found in a file, to be read in its turn.

    Text is given as a fragment and searched for encodings. Bytes are read as `kind` says, or the end of `name`, or as
    they look if there is neither. With `doubtful`, bytes that nobody can read are noise and no fault: a checksum is
    as good base64 as a letter. `level` is 0 where `view` only looks at the same text in another way; `whole` text has
    its tags removed already, and the runs of letters in `known` text have been decoded where it came from.
    """

    view: str
    data: str | bytes
    name: str | None = None
    kind: str | None = None
    doubtful: bool = False
    level: int = 1
    whole: bool = False
    known: bool = False


class Unreadable(Exception):
    """A file holds something that cannot be read; `reason` is a plain sentence and quotes nothing of the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Overfull(Unreadable):
    """A file unpacks to more than can be checked. However doubtful the part that did, this is no noise."""


class Allowance:
    """How much one file may still unpack to: a bomb is refused before it has gone off."""

    def __init__(self, size: int = 0) -> None:
        self.left = max(MOST_UNPACKED, size * _TIMES_ITS_SIZE)

    def take(self, size: int) -> None:
        """Count `size` more bytes; raises `Overfull` when there are too many."""
        self.left -= size
        if self.left < 0:
            raise Overfull("It unpacks to more than can be checked.")


def suffix_of(name: str) -> str:
    """The end of a file's name, from its last dot on and in small letters; empty if the name only begins with a dot."""
    stem, _, end = name.rpartition("/")[2].rpartition(".")
    return f".{end.lower()}" if stem and end else ""
