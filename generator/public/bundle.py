"""The public bundle, the product of the program: `register.json`, one JSON file a decision, attachments beside them.

Written by `publish`, read by everything that follows. A field that the types do not list is refused when read, so a
bundle cannot carry what nobody classified.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.plain import canonical
from generator.public.tree import SiteTree

FORMAT = 1
T = TypeVar("T")
_DECISION = TypeAdapter(PublishedDecision)
_REGISTER = TypeAdapter(PublishedRegister)
REGISTER = "register.json"
_SCHEMAS: dict[str, TypeAdapter[Any]] = {"register.schema.json": _REGISTER, "decision.schema.json": _DECISION}
UNREADABLE = define(
    "BUNDLE-01",
    """The public data are read only if they are whole and hold no field that this program does not know.""",
)
_AGAIN = "Run `make site`, which makes them anew; in a mirror, let the office send all of it again."


def decision_path(entry: IndexEntry | PublishedDecision) -> str:
    """Where the bundle keeps a decision; also the address of its page on the site, but for the ending."""
    return f"decisions/{entry.year}/{entry.slug}"


def write_register(tree: SiteTree, register: PublishedRegister) -> None:
    """Add the register's own file and the schemas that document the bundle."""
    for name, data in own_data(register):
        tree.add(name, data)


def write_decision(tree: SiteTree, decision: PublishedDecision) -> None:
    """Add one decision."""
    tree.add(f"{decision_path(decision)}.json", canonical(decision))


def read_register(folder: Path) -> PublishedRegister:
    """Read the register's own file; Stop where it is missing or is not as its schema says."""
    return _read(folder / REGISTER, _REGISTER)


def read_decisions(folder: Path, register: PublishedRegister) -> Iterator[PublishedDecision]:
    """Read the decisions one at a time, in the order of the register."""
    for entry in register.decisions:
        yield read_decision(folder, entry)


def read_decision(folder: Path, entry: IndexEntry) -> PublishedDecision:
    """Read one decision; Stop where it is missing or is not as its schema says."""
    return _read(folder / f"{decision_path(entry)}.json", _DECISION)


def own_files(folder: Path, register: PublishedRegister) -> Iterator[tuple[str, bytes]]:
    """The files of the bundle that are about no one decision, by name, each exactly as this program writes it."""
    yield from ((name, as_written(folder / name, data)) for name, data in own_data(register))


def own_data(register: PublishedRegister) -> Iterator[tuple[str, bytes]]:
    """What stands in the files of the bundle that are about no one decision: the register, and the schemas."""
    yield REGISTER, canonical(register)
    yield from ((name, canonical_schema(adapter)) for name, adapter in _SCHEMAS.items())


def decision_file(folder: Path, decision: PublishedDecision) -> tuple[str, bytes]:
    """The file of one decision, by its name, exactly as this program writes it."""
    name = f"{decision_path(decision)}.json"
    return name, as_written(folder / name, canonical(decision))


def attached(decision: PublishedDecision) -> Iterator[str]:
    """The names of the attachments that go with a decision."""
    if isinstance(decision.attachments, Disclosed):
        yield from (one.value.file for one in decision.attachments.value if isinstance(one, Disclosed))


def as_written(path: Path, data: bytes) -> bytes:
    """`data`, if the file holds just that: a second key of one name is lost on a reader, and a download has it."""
    try:
        if path.read_bytes() == data:
            return data
    except OSError:
        pass
    said = "This file of the public data is not as this program writes it; something else has changed it."
    raise Stop([UNREADABLE.at(Position(path.as_posix()), said, _AGAIN)])


@cache  # deriving it takes a hundred times as long as writing a decision
def canonical_schema(adapter: TypeAdapter[Any]) -> bytes:
    """The JSON Schema of a file, in the form of the bundle."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | adapter.json_schema()
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _read(path: Path, adapter: TypeAdapter[T]) -> T:
    try:
        return adapter.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        said = "This file of the public data is missing, damaged, or of another version of the program."
        raise Stop([UNREADABLE.at(Position(path.as_posix()), said, _AGAIN)]) from None
