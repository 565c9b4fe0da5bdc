"""A folder of files made by the program: path → bytes. Writes only what changed and removes what is no longer made.

Writing only what changed keeps a preview from rebuilding for ever, and leaves the times of unchanged files alone.
"""

import os
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
COLLISION = define("TREE-01", "No two pages or files have one address; capitals and small letters count as the same.")


class SiteTree:
    """Files to stand under `root`; `finish` removes every other file there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.written = 0
        self._made: dict[str, str] = {}
        if root.is_dir() and any(root.iterdir()) and not (root / MARK).is_file():
            said = "This folder holds files that the program did not make."
            raise Stop([FOREIGN.at(Position(root.as_posix()), said, "Name another folder, or empty this one.")])
        self.add(MARK, b"Made by Part One. Whatever is changed here is lost at the next build.\n")

    def add(self, path: str, data: bytes) -> None:
        """Put a file at `path`, relative and with slashes; a second one at the same address is a finding."""
        if path.casefold() in self._made:
            said = "Two files would stand at this address."
            self.findings.append(COLLISION.at(Position(path), said, "Rename one of their sources."))
            return
        self._made[path.casefold()] = path
        target = self.root / path
        if _has(target, data):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".part")
        partial.write_bytes(data)
        partial.replace(target)
        self.written += 1

    def finish(self) -> None:
        """Remove whatever this run did not make."""
        made = set(self._made.values())
        for folder, _, names in os.walk(self.root, topdown=False):
            here = Path(folder)
            for name in names:
                if (here / name).relative_to(self.root).as_posix() not in made:
                    (here / name).unlink()
            if here != self.root and not any(here.iterdir()):
                here.rmdir()


def _has(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False
