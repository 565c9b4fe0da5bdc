"""One record as it lies in the folder: raw YAML, with a Part 2 of its own file at its place.

Comes in: the folder and the reference or name of a record. Goes out: a `Raw`, or None where there is no such record or
it cannot be read without doubt.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Stop
from generator.yaml_text import Pointer, Tree, read_yaml

__all__ = ["Pointer", "Raw", "raw_record"]
_PART2 = ".part2.yaml"
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Raw:
    """A record's plain values under its slug; a Part 2 in a file of its own stands in them as if written there."""

    slug: str
    tree: Tree

    def follow(self, steps: list[str]) -> Pointer | None:
        """The pointer to one text by its steps as written; None where they lead nowhere, or to more than one value."""
        pointer: list[str | int] = []
        value: Tree | None = self.tree
        for step in steps:
            at = _index(step) if isinstance(value, list) else step
            if at is None:
                return None
            value = _child(value, at)
            pointer.append(at)
        return tuple(pointer) if isinstance(value, str) else None


def raw_record(folder: Path, named: str, part2_folder: Path | None = None) -> Raw | None:
    """The one record in `folder` that has this reference, as written, or this slug."""
    slug = re.sub(r"[^a-z0-9]+", "-", named.lower()).strip("-")
    paths = [path for path in folder.glob(f"*/{slug}.yaml") if slug and _YEAR.fullmatch(path.parent.name)]
    trees = [_read(path) for path in paths]
    if len(trees) != 1 or trees[0] is None or (named != slug and trees[0].get("ref") != named):
        return None
    return Raw(slug, trees[0] | _part2(slug, trees[0], folder, part2_folder))


def _part2(slug: str, tree: dict[str, Tree], folder: Path, elsewhere: Path | None) -> dict[str, Tree]:
    """The whole Part 2 of a record, its own file included; nothing where that cannot be read."""
    own = tree.get("part2")
    found = own if isinstance(own, dict) else {}
    for place in (folder, *([elsewhere] if elsewhere else [])):
        for path in sorted(place.rglob(slug + _PART2)):
            inner = _read(path) or {}
            around = inner.get("part2")
            found = (around if isinstance(around, dict) else inner) | found
    return {"part2": found} if found else {}


def _read(path: Path) -> dict[str, Tree] | None:
    if path.is_symlink():
        return None
    try:
        return read_yaml(path.as_posix(), path.read_bytes()).tree
    except (Stop, OSError):
        return None


def _index(step: str) -> int | None:
    """The number of an item, written as JSON Pointer writes it."""
    return int(step) if re.fullmatch(r"0|[1-9][0-9]{0,5}", step) else None


def _child(value: Tree | None, at: str | int) -> Tree | None:
    if isinstance(value, list) and isinstance(at, int):
        return value[at] if at < len(value) else None
    return value.get(at) if isinstance(value, dict) and isinstance(at, str) else None
