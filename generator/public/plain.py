"""Published values → canonical JSON: UTF-8, sorted keys, two spaces, one newline at the end, nothing absent."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from pydantic_core import to_json

from generator.public.disclosure import Disclosed, Passage, Withheld


def canonical(value: object) -> bytes:
    """The one way in which the bundle writes a value."""
    return to_json(plain(value), indent=2) + b"\n"


def plain(value: object) -> object:
    """Text, whole numbers, truth, lists and mappings; decimals and days become text."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if write := _FORMS.get(type(value)):
        return write(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return _mapping(value)
    raise TypeError(f"the bundle has no form for {type(value).__name__}")


def _text(passage: Passage) -> object:
    parts = [plain(part) for part in passage.parts]
    return parts[0] if len(parts) == 1 else parts


_FORMS: dict[type, Callable[[Any], object]] = {
    Withheld: lambda value: {"withheld": value.withheld},
    Disclosed: lambda value: plain(value.value),
    Passage: _text,
    date: date.isoformat,
    Decimal: lambda value: format(value, "f"),
}


def _mapping(value: object) -> dict[str, object]:
    named = ((name, getattr(value, name)) for name in _names(value.__class__))  # type: ignore[arg-type]  # every class can be hashed
    # `from` is a word of Python, so its field is called `from_`.
    return {name.removesuffix("_"): plain(one) for name, one in named if one is not None and one != ()}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(sorted(field.name for field in fields(kind)))
