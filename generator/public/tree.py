"""A folder of files made by the program: path → bytes. Writes only what changed and removes what is no longer made.

Writing only what changed keeps a preview from rebuilding for ever, and leaves the times of unchanged files alone.
"""

import os
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position

COLLISION = define("TREE-01", "No two pages or files have one address; capitals and small letters count as the same.")


class SiteTree:
    """Files to stand under `root`; `finish` removes every other file there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.written = 0
        self._made: dict[str, str] = {}

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
