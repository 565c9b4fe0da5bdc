"""What another file than the one that was read would say of the office, unread and unchecked.

Comes in: the path of the settings, or `mkdocs.yml` and the files that it inherits from. Goes out: findings. MkDocs lays
the mappings of files that inherit from one another over each other, key by key; a list takes the place of a list.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position
from generator.yaml_text import Document, Pointer, Tree

TWICE = define(
    "SITE-10",
    "There is one settings file. A second one, `mkdocs.yaml` beside `mkdocs.yml`, would be passed over in silence.",
)
INHERITED = define(
    "SITE-11",
    """The office is described in the nearest settings file alone. What a file that it inherits from adds would be shown
    on every page, but would never have been read and checked.""",
)
_ENDINGS = {".yml": ".yaml", ".yaml": ".yml"}
_OFFICE = ("extra", "office")


def rival(config: Path) -> Path | None:
    """The settings file of the same name with the other ending, where there is one."""
    other = config.with_suffix(_ENDINGS.get(config.suffix, config.suffix))
    return other if other != config and other.is_file() else None


def second_file(config: Path) -> list[Finding]:
    """A settings file that is passed over because another one counts."""
    if (other := rival(config)) is None:
        return []
    said = f"There are two settings files: {config.name} counts, and this one is passed over."
    remedy = f"Take over into {config.name} what should hold, and remove {other.name}."
    return [TWICE.at(Position(other.as_posix()), said, remedy)]


def inherited_office(documents: list[Document]) -> list[Finding]:
    """Each value of an inherited office that the nearest file does not say itself."""
    own = documents[0].value(_OFFICE)
    found = chain.from_iterable(((one, at) for at in _added(own, one.value(_OFFICE), _OFFICE)) for one in documents[1:])
    said = "This is inherited: it would be shown, but only the office in {name} is read."
    remedy = "Write it under `office` in {name} too, or remove it here."
    name = Path(documents[0].path).name
    return [INHERITED.at(one.key_position(at), said.format(name=name), remedy.format(name=name)) for one, at in found]


def _added(own: Tree | None, other: Tree | None, at: Pointer) -> Iterator[Pointer]:
    """Where the other mapping, laid under one's own, adds a key to it."""
    if isinstance(own, dict) and isinstance(other, dict):
        for key, value in other.items():
            if key in own:
                yield from _added(own[key], value, (*at, key))
            else:
                yield (*at, key)
