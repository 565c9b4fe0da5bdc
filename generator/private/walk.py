"""Every value of a record with its address, exempt ones included: for rules, which look at all of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from generator.private.exempt import Exempt
from generator.private.passage import Passage
from generator.yaml_text import Pointer

Step = tuple[Pointer, object]


def walk(value: object, at: Pointer = ()) -> Iterator[Step]:
    """Yield the value and everything in it, depth first in the order of the fields; papers of Part 2 too."""
    yield at, value
    if isinstance(value, Exempt):
        yield from walk(value.reveal(), at)
    elif isinstance(value, Passage):
        yield from ((at, part) for part in value.exempt)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*at, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*at, key))
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if inner is not None and not (isinstance(inner, tuple) and not inner):
                yield from walk(inner, at if field.name == "papers" else (*at, field.name))


def open_passages(value: object, at: Pointer = ()) -> Iterator[tuple[Pointer, Passage]]:
    """Every text that is not withheld as a whole, or within something that is."""
    if isinstance(value, Passage):
        yield at, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from open_passages(item, (*at, index))
    elif is_dataclass(value) and not isinstance(value, Exempt):
        for field in fields(value):
            yield from open_passages(getattr(value, field.name), (*at, field.name))
