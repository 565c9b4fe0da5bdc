"""The texts of a record with their addresses, for rules that look at all of them."""

from collections.abc import Iterator
from dataclasses import is_dataclass

from generator.private.passage import Passage
from generator.yaml_text import Pointer


def open_passages(value: object, at: Pointer = ()) -> Iterator[tuple[Pointer, Passage]]:
    """Every text that is not withheld as a whole, or within something that is."""
    if isinstance(value, Passage):
        yield at, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from open_passages(item, (*at, index))
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            inner = getattr(value, name)
            if isinstance(inner, Passage):
                yield (*at, name), inner
            elif isinstance(inner, tuple) or is_dataclass(inner):
                yield from open_passages(inner, (*at, name))
