"""The records as they lie in their folders, read as plain values, and what must be known of each before any is changed.

Comes in: the folders and the register day. Goes out: paths, trees and a short head of each record. Says nothing of
whether a record is sound: only sound ones are ever changed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.yaml_text import Tree, read_yaml

Group = dict[str, Tree]
PART2 = (".part2.yaml", ".part2.yaml.age")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records are, where Part 2 may lie elsewhere, and the day that decides what is public."""

    decisions: Path
    part2: Path | None
    day: str

    def records(self) -> list[Path]:
        """Every record file by its place and name."""
        found = sorted(self.decisions.glob("[0-9][0-9][0-9][0-9]/*.yaml"))
        return [path for path in found if path.is_file() and path.name[0] != "." and not path.name.endswith(PART2)]

    def sidecars(self) -> list[tuple[Path, Path]]:
        """Every file of a Part 2 of its own, with the folder of these two that it lies in."""
        folders = [folder for folder in (self.decisions, self.part2) if folder and folder.is_dir()]
        found = [(path, folder) for folder in folders for path in sorted(folder.rglob("*.part2.yaml*"))]
        return [(path, folder) for path, folder in found if path.is_file() and path.name.endswith(PART2)]

    def name(self, path: Path) -> str:
        """What a record is called: its path below the folder of records, without its ending."""
        return path.relative_to(self.decisions).with_suffix("").as_posix()


@dataclass(frozen=True, slots=True)
class Head:
    """A record by name: its reference and those that it links to, with no zeros before numbers, and if it is hidden."""

    name: str
    ref: str
    hidden: bool
    links: frozenset[str]


def heads(source: Source) -> list[Head]:
    """The heads of all records, in order."""
    return [_head(source, path) for path in source.records()]


def _head(source: Source, path: Path) -> Head:
    tree = read_tree(path)
    links = frozenset(map(_key, texts_of(tree.get("relations", []))))
    return Head(source.name(path), _key(str(tree.get("ref"))), is_hidden(tree, source.day), links)


def is_hidden(tree: Group, day: str) -> bool:
    """Whether nothing of a record is public on the day."""
    publish_on = tree.get("publish_on")
    known = publish_on.strip() if isinstance(publish_on, str) and _DAY.fullmatch(publish_on.strip()) else None
    return tree.get("status") == "draft" or known is None or known > day


def read_tree(path: Path) -> Group:
    """The plain values of one file."""
    return read_yaml(path.as_posix(), path.read_bytes()).tree


def texts_of(tree: Tree) -> Iterator[str]:
    """Every text below a value, or the value itself."""
    if isinstance(tree, str):
        yield tree
    for one in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from texts_of(one)


def emit(tree: Tree, indent: int = 0) -> str:
    """YAML in blocks, every text in double quotes on a line of its own, so that nothing in it can be taken for YAML."""
    pad = " " * indent
    if isinstance(tree, dict) and tree:
        return "".join(f"{pad}{_shown(key)}:{_nested(value, indent + 2)}" for key, value in tree.items())
    if isinstance(tree, list) and tree:
        return "".join(f"{pad}-{_nested(value, indent + 2)}" for value in tree)
    return pad + json.dumps(tree, ensure_ascii=False) + "\n"


def _nested(tree: Tree, indent: int) -> str:
    return f" {emit(tree)}" if isinstance(tree, str) or not tree else f"\n{emit(tree, indent)}"


def _shown(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _key(reference: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", reference.strip().casefold())
