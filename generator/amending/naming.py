"""What stands where in a record, by the names that people use: `2.3`, `amounts/unit-rate.recipient`, `title`.

Comes in: the plain values of a record. Goes out: `Place`s. A paragraph goes by its number as printed, an amount by its
id, anything else in a list by its number from 1; `#2` after a name is the second marked phrase of that text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.yaml_text.tree import Pointer, Tree

MARK = re.compile(r"(?<!\\)\[\[\s*([a-z][a-z0-9-]*)\s*:\s*(\S.*?)\s*(?<!\\)\]\]", re.DOTALL)
_UNNAMED = ("grounds", "part2", "changes", "approvals", "withheld", "formerly_at", "relations")


class How(Enum):
    """How something is withheld: all of an item, one field of it, a phrase of its text, or as a part of Part 2."""

    ITEM = "item"
    FIELD = "field"
    PHRASE = "phrase"
    PART2 = "part2"


@dataclass(frozen=True, slots=True)
class Place:
    """Something withheld: what people call it, where it stands, and on which ground; `index` counts phrases from 0."""

    name: str
    at: Pointer
    how: How
    ground: str
    index: int = 0

    @property
    def number(self) -> str | None:
        """The number of the paragraph that it is or stands in, if it is in one."""
        found = re.match(r"\d+(?:\.\d+)+", self.name)
        return found[0] if found else None


def withheld_places(tree: dict[str, Tree]) -> list[Place]:
    """Everything that is withheld in a record, Part 2 last."""
    return [*_below(tree, ()), *_part2(tree)]


def name_of(tree: dict[str, Tree], at: Pointer) -> str:
    """What people call the value at an address."""
    match at:
        case ("summary", int(index), *rest):
            return _numbered(f"1.{index + 1}", rest)
        case ("report", int(index), "paragraphs", int(inner), *rest):
            return _numbered(f"{index + 2}.{inner + 1}", rest)
        case ("report", int(index), *rest):
            return _after(f"section {index + 2}", rest)
        case ("amounts", int(index), *rest):
            return _after(f"amounts/{_id(tree, index)}", rest)
        case (str(first), int(index), *rest):
            return _after(f"{first}/{index + 1}", rest)
        case _:
            return "/".join(str(step) for step in at)


def addresses(tree: dict[str, Tree]) -> dict[str, Pointer]:
    """Everything in Part 1 that can be named, by its name."""
    found = ((name_of(tree, at), at) for at in _all(tree, ()))
    return {name: at for name, at in found if name}


def phrase(text: str, index: int, start: int, end: int) -> re.Match[str] | None:
    """The marked phrase of this number between two places of a file's text."""
    return next((one for number, one in enumerate(MARK.finditer(text, start, end)) if number == index), None)


def _all(tree: Tree, at: Pointer) -> Iterator[Pointer]:
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if step in _UNNAMED:
            continue
        yield (*at, step)
        if not isinstance(value, str):
            yield from _all(value, (*at, step))


def _below(tree: Tree, at: Pointer, root: dict[str, Tree] | None = None) -> Iterator[Place]:
    root = tree if root is None and isinstance(tree, dict) else root or {}
    if isinstance(tree, dict):
        yield from _marks(root, tree, at)
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        here = (*at, step)
        if step in _UNNAMED:
            continue
        if isinstance(value, str):
            yield from _phrases(root, value, here)
        else:
            yield from _below(value, here, root)


def _marks(root: dict[str, Tree], tree: dict[str, Tree], at: Pointer) -> Iterator[Place]:
    withheld = tree.get("withheld")
    if isinstance(withheld, str) and withheld:
        yield Place(name_of(root, at), at, How.ITEM, withheld)
    elif isinstance(withheld, dict):
        for field, ground in withheld.items():
            yield Place(name_of(root, (*at, field)), (*at, field), How.FIELD, str(ground))


def _phrases(root: dict[str, Tree], text: str, at: Pointer) -> Iterator[Place]:
    for index, found in enumerate(MARK.finditer(text)):
        yield Place(f"{name_of(root, at)}#{index + 1}", at, How.PHRASE, found[1], index)


def _part2(tree: dict[str, Tree]) -> Iterator[Place]:
    part2 = tree.get("part2")
    if not isinstance(part2, dict):
        return
    grounds = part2.get("grounds")
    ground = str(grounds[0]) if isinstance(grounds, list) and grounds else "not-recorded"
    for kind in ("report", "amounts"):
        listed = part2.get(kind)
        for index, one in enumerate(listed if isinstance(listed, list) else ()):
            at: Pointer = ("part2", kind, index)
            label = "section" if kind == "report" else "amount"
            yield Place(f"part2/{label} {index + 1}", at, How.PART2, ground)
            inner = one.get("paragraphs") if isinstance(one, dict) else None
            for number, _ in enumerate(inner if isinstance(inner, list) else ()):
                yield Place(f"part2/{index + 1}.{number + 1}", (*at, "paragraphs", number), How.PART2, ground)


def _numbered(number: str, rest: list[str | int]) -> str:
    """The number of a nested paragraph; its text goes by the number alone."""
    while rest[:1] == ["paragraphs"] and len(rest) > 1 and isinstance(rest[1], int):
        number, rest = f"{number}.{rest[1] + 1}", rest[2:]
    return _after(number, [] if rest == ["text"] else rest)


def _after(name: str, rest: list[str | int]) -> str:
    return ".".join([name, *map(str, rest)])


def _id(tree: dict[str, Tree], index: int) -> str:
    amounts = tree.get("amounts")
    one = amounts[index] if isinstance(amounts, list) and index < len(amounts) else None
    named = one.get("id") if isinstance(one, dict) else None
    return named if isinstance(named, str) else str(index + 1)
