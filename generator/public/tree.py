"""A folder of files made by the program: path → bytes. Writes only what changed and removes what is no longer made.

Writing only what changed keeps a preview from rebuilding for ever, and leaves the times of unchanged files alone.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position, Stop

FOREIGN = define(
    "TREE-02",
    """The program clears out only folders that it made itself. A folder that holds anything else is left alone, so that
    a slip in the settings cannot cost the records.""",
    source="Part One",
)
MARK = ".made-by-part-one"
MARK_TEXT = b"Made by Part One. Whatever is changed here is lost at the next build.\n"
COLLISION = define("TREE-01", "No two pages or files have one address; capitals and small letters count as the same.")
_RENAME = "Give one of the two another name: a page or file under content/, or an attachment of a record."


class SiteTree:
    """Files to stand under `root`; `finish` removes every other file there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written = 0
        self._made: set[str] = set()
        refuse_foreign(root)
        self.add(MARK, MARK_TEXT)

    def add(self, path: str, data: bytes) -> None:
        """Put a file at `path`, relative and with slashes."""
        self._made.add(path)
        target = self.root / path
        if _has(target, data):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".part")
        partial.write_bytes(data)
        partial.replace(target)
        self.written += 1

    def keep(self, path: str) -> bool:
        """Let a file of an earlier run stand as it is; false where it is not there any more."""
        is_there = (self.root / path).is_file()
        if is_there:
            self._made.add(path)
        return is_there

    def finish(self) -> None:
        """Remove whatever this run did not make."""
        for folder, _, names in os.walk(self.root, topdown=False):
            here = Path(folder)
            for name in names:
                if (here / name).relative_to(self.root).as_posix() not in self._made:
                    (here / name).unlink()
            if here != self.root and not any(here.iterdir()):
                here.rmdir()


def refuse_foreign(folder: Path) -> None:
    """Stop where a folder that is about to be changed or replaced is not one that the program made."""
    own = not folder.exists() or (folder.is_dir() and (not any(folder.iterdir()) or (folder / MARK).is_file()))
    if folder.is_symlink() or not own:
        said = "The program would clear this folder out, and has not made it."
        remedy = "If mkdocs.yml or the command names it by mistake, correct that. Else move it away, and try again."
        raise Stop([FOREIGN.at(Position(folder.as_posix()), said, remedy)])


def collisions(paths: Iterable[str]) -> Iterator[Finding]:
    """A finding for each path that another has taken already, capitals and small letters being the same."""
    taken: set[str] = set()
    for path in paths:
        if path.casefold() in taken:
            yield COLLISION.at(Position(path), "Two files would stand at this address of the site.", _RENAME)
        taken.add(path.casefold())


def _has(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False
