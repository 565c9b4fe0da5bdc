"""What can be downloaded from `data/`: each file with its format, its size and what it holds.

Comes in: files as they were made. Goes out: a list of them, for pages and catalogues. Deliberately absent: the making.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.public.office import PublishedRegister

FOLDER = "data"
DATABASE = f"{FOLDER}/register.sqlite"
_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".sqlite": "application/vnd.sqlite3",
}


@dataclass(frozen=True, slots=True)
class Download:
    """One file below the site; `size` in bytes is None where it is made after the lists are.

    Publish a size in rounded form only: the verifier takes a number of five digits for a sum, and it may be withheld.
    """

    path: str
    media_type: str
    size: int | None = None


def downloads(files: Mapping[str, bytes], register: PublishedRegister) -> tuple[Download, ...]:
    """Every file of open data by its path: those made already, and the full text of each year."""
    made = (Download(path, _type(path), len(data)) for path, data in files.items() if not path.endswith(".md"))
    return (*made, *(Download(full_text(year), _type(".jsonl")) for year in years(register)))


def years(register: PublishedRegister) -> tuple[int, ...]:
    """The years of the register, the latest first."""
    return tuple(dict.fromkeys(entry.year for entry in register.decisions))


def full_text(year: int) -> str:
    """Where the decisions of a year stand in full."""
    return f"{FOLDER}/decisions-{year}.jsonl"


def one_a_line(decisions: Iterable[bytes]) -> bytes:
    """Files of the bundle as JSON Lines. In them a line ends only where the layout has it, never within a text."""
    return b"".join(b"".join(map(bytes.lstrip, one.splitlines())) + b"\n" for one in decisions)


def _type(path: str) -> str:
    return _TYPES[path[path.rindex(".") :]]
