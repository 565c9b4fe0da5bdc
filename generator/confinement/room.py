"""The folder that a confined step runs in: made afresh, holding nothing but what the step may read, then removed.

    here/      what was named relative to the caller's folder, at the same place; the step starts here
    there/     copies only: what was named from the root
    program/   the program itself
    tmp/       for the step's own scratch files
    outside/   a witness that the step must not be able to read

Where the kernel keeps the step in, `here/` and `program/` hold links; otherwise they are copies.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.confinement.runtime import PROGRAM

_NOWHERE = "this-link-was-not-followed"
_PARTS = ("here", "there", "program", "tmp", "outside", "root")


@dataclass(frozen=True, slots=True)
class Room:
    """Where the step runs; `copied` tells whether it works on copies."""

    path: Path
    copied: bool

    @property
    def here(self) -> Path:
        """The folder that the step starts in."""
        return self.path / "here"

    @property
    def witness(self) -> Path:
        """A file that may be read before the seal, and not after it."""
        return self.path / "outside" / "witness"

    def furnish(self, read: Sequence[Path], hidden: Sequence[Path]) -> None:
        """Put everything that may be read in its place; what is hidden is not copied with it."""
        self.witness.write_text("No step reads this.\n", encoding="utf-8")
        self._bring(PROGRAM, self.path / "program" / PROGRAM.name, hidden)
        for path in read:
            if path.exists() and (self.copied or not path.is_absolute()):
                self._bring(path.absolute(), self.place(path), hidden)
                self._rename_within(self.place(path), read)

    def place(self, path: Path) -> Path:
        """Where in the room a path of the caller's stands."""
        return self.path / "there" / path.relative_to(path.anchor) if path.is_absolute() else self.here / path

    def renamed(self, text: str, read: Sequence[Path]) -> str:
        """The text with every path from the root replaced by the place of its copy."""
        paths = sorted((str(path) for path in read if path.is_absolute()), reverse=True)
        if not self.copied or not paths:
            return text
        return re.sub(rf"(?<![\w./-])({'|'.join(map(re.escape, paths))})(?![\w.-])", self._renamed, text)

    def original(self, text: str) -> str:
        """The text with the places of copies replaced by the caller's names for them."""
        return text.replace(f"{self.path / 'there'}{os.sep}", os.sep)

    def strays(self, hidden: Sequence[Path]) -> Iterator[Path]:
        """Places of copies at which nothing may stand, and links that lead somewhere."""
        yield from map(self.place, hidden)
        yield from (path for path in self.path.rglob("*") if path.is_symlink())

    def _renamed(self, found: "re.Match[str]") -> str:
        return str(self.place(Path(found[0])))

    def _rename_within(self, settings: Path, read: Sequence[Path]) -> None:
        """Settings name folders, and are given as files; in a copy they name the copies."""
        if self.copied and settings.is_file():
            settings.write_text(self.renamed(settings.read_text(encoding="utf-8"), read), encoding="utf-8")

    def _bring(self, source: Path, target: Path, hidden: Sequence[Path]) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.copied:
            _copy(source.resolve(), target, frozenset(hidden))
        elif not target.exists():
            target.symlink_to(source)


def _copy(source: Path, target: Path, hidden: frozenset[Path]) -> None:
    """A copy without what is hidden, in which every link leads nowhere: what it led to was not given to the step."""
    if source in hidden or target.is_symlink():
        return
    if source.is_symlink():
        target.symlink_to(_NOWHERE)
    elif source.is_dir():
        target.mkdir(exist_ok=True)
        for child in source.iterdir():
            _copy(child, target / child.name, hidden)
    else:
        shutil.copy2(source, target)


@contextmanager
def room(*, copied: bool) -> Iterator[Room]:
    """A room of one's own, which nobody else may enter; it is gone afterwards, whatever happens."""
    with tempfile.TemporaryDirectory(prefix="part-one-", ignore_cleanup_errors=True) as name:
        made = Room(Path(name).resolve(), copied)
        for part in _PARTS:
            (made.path / part).mkdir()
        yield made
