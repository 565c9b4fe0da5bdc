"""What of a record is withheld, by its marks alone.

Comes in: plain values. Goes out: whether a group is withheld as a whole, which of its fields are, and on which grounds.
"""

import re
from collections.abc import Iterator, Mapping

from generator.yaml_text import Tree

Group = dict[str, Tree]
PHRASE = re.compile(r"(?<!\\)\[\[\s*([a-z][a-z0-9-]*)\s*:\s*(\S.*?)\s*\]\]", re.DOTALL)


def is_withheld_item(group: Group) -> bool:
    """Whether a group below the root is withheld as a whole."""
    ground = group.get("withheld")
    return isinstance(ground, str) and bool(ground.strip())


def by_field(group: Group) -> dict[str, str]:
    """Which fields of a group are withheld, and on which ground."""
    named = group.get("withheld")
    marks = {key: str(ground) for key, ground in named.items()} if isinstance(named, dict) else {}
    if "value" in marks and "written" in group:
        marks.setdefault("written", marks["value"])  # one thing in two forms
    return marks


def is_sealed_file(attachment: Group, marks: Mapping[str, str]) -> bool:
    """Whether an attachment is withheld as a whole, because its name or all of its title is."""
    title = attachment.get("title", "")
    silent = isinstance(title, str) and bool(PHRASE.search(title)) and not PHRASE.sub("", title).strip()
    return bool({"file", "title"} & marks.keys()) or silent


def grounds_in(value: Tree) -> list[str]:
    """The grounds that a value withholds something on, itself or within."""
    return list(dict.fromkeys(_grounds(value)))


def _grounds(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield from (found[1] for found in PHRASE.finditer(value))
    elif isinstance(value, list):
        for one in value:
            yield from _grounds(one)
    else:
        marks = value.get("withheld")
        yield from marks.values() if isinstance(marks, dict) else [marks] if isinstance(marks, str) and marks else []  # type: ignore[misc]  # grounds are names
        for key, one in value.items():
            if key != "withheld":
                yield from _grounds(one)
