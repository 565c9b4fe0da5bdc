"""A published value → what it discloses, value by value, and the places at which something is withheld.

Comes in: a decision or the office's facts, as the bundle's types. Goes out: `Leaves`, of which two can be compared
without regard to order. Places have no numbers in lists, so a paragraph inserted at the top changes nothing below it.
Deliberately absent: the reading of files, and any judgement of what a difference means.
"""

import json
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeAlias

from generator.public.decision import PublishedAmount, PublishedAttachment, PublishedChange, PublishedGround
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.plain import plain

Place: TypeAlias = tuple[str, ...]
ITEM = ""  # the step to an item of a list
PART = "[[]]"  # the step to a withheld phrase of a text
# Items with a name of their own are told apart by it, wherever in their list they stand.
NAMED: dict[type, str] = {PublishedAmount: "id", PublishedGround: "name", PublishedAttachment: "file"}
# Made by the program from other fields, which are compared themselves; the size of a file goes with its bytes.
DERIVED = {"slug", "title_withheld"}


@dataclass(slots=True)
class Leaves:
    """`disclosed` are places with values, `withheld` places with grounds, `items` the places of named items."""

    disclosed: list[tuple[Place, str]] = field(default_factory=list)
    withheld: list[tuple[Place, str]] = field(default_factory=list)
    items: set[Place] = field(default_factory=set)


def leaves(value: object, place: Place = (), without: Set[str] = frozenset()) -> Leaves:
    """Everything that a published value discloses or withholds, in order, but for the fields named in `without`."""
    found = Leaves()
    _add(found, place, value, without)
    return found


def words(passage: Passage) -> str:
    """The words of a text with a sign for each withheld phrase, the same on whichever ground."""
    if len(passage.parts) == 1 and isinstance(passage.parts[0], str):
        return passage.parts[0]
    return json.dumps([part if isinstance(part, str) else None for part in passage.parts])


def marks(passage: Passage) -> list[str]:
    """The grounds of the withheld phrases of a text."""
    return [part.withheld for part in passage.parts if isinstance(part, Withheld)]


def is_withheld(value: object) -> bool:
    """Whether nothing of a value is disclosed."""
    if isinstance(value, Passage):
        return not any(isinstance(part, str) for part in value.parts)
    return isinstance(value, Withheld)


def named(value: object) -> str:
    """The step to an item of a list: its own name, or the same for all."""
    bare = value.value if isinstance(value, Disclosed) else value
    name = NAMED.get(type(bare))
    return str(getattr(bare, name)) if name else ITEM


def parts(value: object) -> Iterator[tuple[str, object]]:
    """The fields of a published value by their names, but for those that the program derives from the others."""
    for name in _names(value.__class__):  # type: ignore[arg-type]  # every class can be hashed
        yield name, getattr(value, name)


def normal(places: list[tuple[Place, str]], both: set[Place]) -> Counter[tuple[Place, str]]:
    """Places with their values, counted; an item that only one side has loses its name, so that a new name for an old
    item hides nothing."""
    return Counter((common(place, both), value) for place, value in places)


def common(place: Place, both: set[Place]) -> Place:
    """A place without the names of items that only one side has."""
    if len(place) < 2 or place[0] not in _LISTS_OF_NAMED or place[:2] in both or place[1] == PART:
        return place
    return (place[0], ITEM, *place[2:])


_LISTS_OF_NAMED = {"amounts", "grounds", "attachments"}


def _add(found: Leaves, place: Place, value: object, without: Set[str] = frozenset()) -> None:
    if isinstance(value, Withheld):
        found.withheld.append((place, value.withheld))
    elif isinstance(value, Disclosed):
        _add(found, place, value.value)
    elif isinstance(value, Passage):
        _add_text(found, place, value)
    elif isinstance(value, tuple):
        _add_items(found, place, value)
    elif isinstance(value, PublishedAttachment):
        found.disclosed.append((place, json.dumps([value.file, words(value.title)])))
        found.withheld += [((*place, PART), ground) for ground in marks(value.title)]
    elif is_dataclass(value) and not isinstance(value, PublishedChange):
        _add_fields(found, place, value, without)
    else:
        found.disclosed.append((place, value if isinstance(value, str) else json.dumps(plain(value))))


def _add_text(found: Leaves, place: Place, passage: Passage) -> None:
    if passage.parts and not is_withheld(passage):
        found.disclosed.append((place, words(passage)))
    step = (PART,) if len(passage.parts) > 1 else ()
    found.withheld += [((*place, *step), ground) for ground in marks(passage)]


def _add_items(found: Leaves, place: Place, items: tuple[object, ...]) -> None:
    for item in items:
        at = (*place, named(item))
        if at[-1] != ITEM:
            found.items.add(at)
        _add(found, at, item)


def _add_fields(found: Leaves, place: Place, value: object, without: Set[str]) -> None:
    for name, one in parts(value):
        if one is not None and name not in without:
            _add(found, (*place, name), one)
    for ground in getattr(value, "title_withheld", ()):
        found.withheld.append(((*place, "title", PART), ground))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in fields(kind) if one.name not in DERIVED))
