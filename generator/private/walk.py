"""The texts of a record with their addresses, for rules that look at all of them."""

from collections.abc import Iterator
from dataclasses import is_dataclass

from generator.private.passage import Passage
from generator.yaml_text import Pointer

PUBLIC_TEXTS = {"status_note", "editorial_note", "interests", "note", "reason", "public_interest", "background_papers"}


def open_texts(value: object, at: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """What readers see of every text: passages without their withheld parts, and the texts that are always public."""
    if isinstance(value, Passage):
        yield at, value.disclosed
    elif isinstance(value, str):
        if any(step in PUBLIC_TEXTS for step in at[-2:]):
            yield at, value
    elif isinstance(value, tuple | dict):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from open_texts(item, (*at, step))
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            yield from open_texts(getattr(value, name), (*at, name))
