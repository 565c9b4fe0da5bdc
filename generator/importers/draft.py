"""A draft: the plain values of a record that is being begun, and which of them a program has guessed.

Comes in: mappings, lists and texts under the keys of the record format, in the order in which they are to stand. Goes
out: the YAML of a record for a person to finish, laid out as the records of this register are. A guess stands under a
comment that begins with `review:`; whoever has looked at it removes the comment. Nothing is written to a disk here.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.yaml_text.tree import Pointer, Tree

HEADER = "# yaml-language-server: $schema=../../generator/private/record.schema.json"
REVIEW = "review:"
_WIDTH = 96
_PLAIN = re.compile(r"[A-Za-z0-9£(][A-Za-z0-9 ,.;'’()/£%&+–_-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """`tree` has the values of the record; `notes` has comments for the person, by the address that they stand above.

    `guesses` has what to look at, in a few words, by the address of what was guessed.
    """

    tree: dict[str, Tree]
    guesses: dict[Pointer, str] = field(default_factory=dict)
    notes: dict[Pointer, str] = field(default_factory=dict)

    def written(self) -> str:
        """The record as YAML, which `read_yaml` reads back as `tree`."""
        lines = [HEADER]
        for key, value in self.tree.items():
            lines += [""] if isinstance(value, dict | list) and value else []
            lines += self._entry(key, value, (), 0)
        return "\n".join(lines) + "\n"

    def _entry(self, key: str, value: Tree, above: Pointer, depth: int) -> Iterator[str]:
        here = (*above, key)
        indent = " " * depth
        yield from self._comments(here, indent)
        first, *rest = self._value(value, here, depth)
        yield f"{indent}{_scalar(key)}:{' ' if first else ''}{first}"
        yield from rest

    def _value(self, value: Tree, here: Pointer, depth: int) -> list[str]:
        """What stands behind the key, and the lines below it."""
        if isinstance(value, str):
            return _text(value, " " * (depth + 2))
        if not value:
            return ["{}" if isinstance(value, dict) else "[]"]
        if isinstance(value, dict):
            return ["", *(line for key in value for line in self._entry(key, value[key], here, depth + 2))]
        return ["", *(line for index, one in enumerate(value) for line in self._item(one, (*here, index), depth + 2))]

    def _item(self, value: Tree, here: Pointer, depth: int) -> Iterator[str]:
        indent = " " * depth
        yield from self._comments(here, indent)
        if isinstance(value, dict) and value:
            first, *rest = (line for key in value for line in self._entry(key, value[key], here, depth + 2))
            while first.lstrip().startswith("#"):  # a comment above the first key stands above the whole item
                yield indent + first.lstrip()
                first, *rest = rest
            yield f"{indent}- {first.lstrip()}"
            yield from rest
            return
        first, *rest = self._value(value, here, depth)
        yield f"{indent}- {first}".rstrip()
        yield from rest

    def _comments(self, here: Pointer, indent: str) -> Iterator[str]:
        said = [self.notes.get(here, ""), f"{REVIEW} {guess}" if (guess := self.guesses.get(here)) else ""]
        yield from (f"{indent}# {' '.join(one.split())}" for one in said if one)


def _text(value: str, indent: str) -> list[str]:
    """A text in the shortest form that reads back the same; an empty one is a key with nothing behind it."""
    if not value:
        return [""]
    if "\n" not in value and len(value) <= _WIDTH - len(indent):
        return [_scalar(value)]
    if not _is_block(value):
        return [json.dumps(value, ensure_ascii=False)]
    if "\n" in value:
        return ["|-", *(indent + line if line else "" for line in value.split("\n"))]
    folded = textwrap.wrap(value, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return [">-", *(indent + line for line in folded)]


def _is_block(value: str) -> bool:
    """Whether a block keeps every sign: no blanks at ends of lines, none doubled, nothing that needs escaping."""
    lines = value.split("\n")
    tidy = all(line == line.strip() and "  " not in line for line in lines) or "|" in value
    return tidy and value == value.strip() and all(line.isprintable() and line == line.rstrip() for line in lines)


def _scalar(value: str) -> str:
    is_plain = _PLAIN.fullmatch(value) and value == value.strip()
    return value if is_plain else json.dumps(value, ensure_ascii=False)
