"""A new record file, put where it belongs: whole or not at all, and never in the place of another file.

Comes in: a path and the text of the record. Goes out: nothing, or Stop where something stands there already.
"""

import os
from pathlib import Path

from generator.catalogue import define
from generator.findings import Position, Stop

TAKEN = define(
    "NEW-01",
    """A record that is begun never takes the place of a file that is there: what somebody wrote is not lost.""",
    source="Part One",
)
NO_PLACE = define("NEW-02", "The folder of a new record can be written to.", source="Part One")


def place_record(path: Path, text: str) -> None:
    """Write beside the place and then link into it: a crash leaves no half of a file, and nothing is overwritten."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _make_folder(path.parent)
        beside.write_text(text, encoding="utf-8", newline="\n")
        _settle(beside, path)
    except FileExistsError:
        said = "A file of this name is there already."
        remedy = "Open that one, or give the new record another reference."
        raise Stop([TAKEN.at(Position(path.as_posix()), said, remedy)]) from None
    except OSError:
        said = "This file cannot be written."
        remedy = "Look whether you may write to the folder, and whether the disk is full."
        raise Stop([NO_PLACE.at(Position(path.as_posix()), said, remedy)]) from None
    finally:
        if beside.exists():
            beside.unlink()


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            raise NotADirectoryError
        folder.mkdir(parents=True)


def _settle(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a USB stick: there a name is looked at first
        if path.exists() or path.is_symlink():
            raise FileExistsError from None
        beside.rename(path)
