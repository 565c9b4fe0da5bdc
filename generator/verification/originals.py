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
_quoted = json.JSONEncoder(ensure_ascii=False).encode


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


def emit(tree: Tree) -> str:
    """YAML in blocks, every text in double quotes on a line of its own, so that nothing in it can be taken for YAML."""
    lines: list[str] = []
    _emit(tree, "", lines)
    return "".join(lines)


def _emit(tree: Tree, pad: str, lines: list[str]) -> None:
    if isinstance(tree, dict) and tree:
        for key, value in tree.items():
            _item(f"{pad}{_shown(key)}:", value, f"{pad}  ", lines)
    elif isinstance(tree, list) and tree:
        for value in tree:
            _item(f"{pad}-", value, f"{pad}  ", lines)
    else:
        lines.append(f"{pad}{_quoted(tree)}\n")


def _item(opening: str, value: Tree, pad: str, lines: list[str]) -> None:
    """A key or a hyphen with what follows: on the same line where it is one text, or nothing."""
    if isinstance(value, str) or not value:
        lines.append(f"{opening} {_quoted(value)}\n")
    else:
        lines.append(f"{opening}\n")
        _emit(value, pad, lines)


def _shown(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def _key(reference: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", reference.strip().casefold())
