"""Plain values → lines of YAML, laid out as the records of a register are, which `read_yaml` reads back the same.

Comes in: mappings, lists and texts, and the comments that stand above them. Goes out: lines without their ends. Long
texts are folded, texts of several lines keep them, and whatever could be taken for something else is quoted.
"""

import json
import re
import textwrap
from collections.abc import Callable, Iterator

from generator.yaml_text.tree import Pointer, Tree

Comments = Callable[[Pointer], list[str]]
_WIDTH = 96
_PLAIN = re.compile(r"[A-Za-z0-9£(][A-Za-z0-9 ,.;'’()/£%&+–_-]*", re.ASCII)


def no_comments(_: Pointer) -> list[str]:
    """Nothing to say of any value."""
    return []


def entry(key: str, value: Tree, above: Pointer = (), depth: int = 0, said: Comments = no_comments) -> Iterator[str]:
    """A key with its value, `depth` blanks in."""
    here = (*above, key)
    indent = " " * depth
    yield from (f"{indent}# {one}" for one in said(here))
    first, *rest = _value(value, here, depth, said)
    yield f"{indent}{scalar(key)}:{' ' if first else ''}{first}"
    yield from rest


def item(value: Tree, here: Pointer = (), depth: int = 0, said: Comments = no_comments) -> Iterator[str]:
    """An item of a list, `depth` blanks in."""
    indent = " " * depth
    yield from (f"{indent}# {one}" for one in said(here))
    if isinstance(value, dict) and value:
        first, *rest = (line for key in value for line in entry(key, value[key], here, depth + 2, said))
        while first.lstrip().startswith("#"):  # a comment above the first key stands above the whole item
            yield indent + first.lstrip()
            first, *rest = rest
        yield f"{indent}- {first.lstrip()}"
        yield from rest
        return
    first, *rest = _value(value, here, depth, said)
    yield f"{indent}- {first}".rstrip()
    yield from rest


def scalar(value: str) -> str:
    """A text on one line, in quotes unless it needs none; within brackets and braces too."""
    is_plain = _PLAIN.fullmatch(value) and value == value.strip() and "," not in value
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _value(value: Tree, here: Pointer, depth: int, said: Comments) -> list[str]:
    """What stands behind the key or hyphen, and the lines below it."""
    if isinstance(value, str):
        return _text(value, " " * (depth + 2))
    if not value:
        return ["{}" if isinstance(value, dict) else "[]"]
    if isinstance(value, dict):
        return ["", *(line for key in value for line in entry(key, value[key], here, depth + 2, said))]
    items = enumerate(value)
    return ["", *(line for index, one in items for line in item(one, (*here, index), depth + 2, said))]


def _text(value: str, indent: str) -> list[str]:
    """A text in the shortest form that reads back the same; an empty one is a key with nothing behind it."""
    if not value:
        return [""]
    if "\n" not in value and len(value) <= _WIDTH - len(indent):
        return [value if _PLAIN.fullmatch(value) and value == value.strip() else scalar(value)]
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
