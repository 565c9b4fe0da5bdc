"""Published values → canonical JSON: UTF-8, sorted keys, two spaces, one newline at the end, nothing absent."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from generator.public.disclosure import Disclosed, Passage, Withheld


def canonical(value: object) -> bytes:
    """The one way in which the bundle writes a value."""
    return (json.dumps(plain(value), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def plain(value: object) -> object:
    """Text, whole numbers, truth, lists and mappings; decimals and days become text."""
    match value:
        case str() | bool() | int():
            return value
        case Enum():
            return value.value
        case Withheld():
            return {"withheld": value.withheld}
        case Passage(parts=(one,)):
            return plain(one)
        case Passage():
            return [plain(part) for part in value.parts]
        case Disclosed():
            return plain(value.value)
        case tuple():
            return [plain(item) for item in value]
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _ if is_dataclass(value):
            return _mapping(value)
        case _:
            raise TypeError(f"the bundle has no form for {type(value).__name__}")


def _mapping(value: object) -> dict[str, object]:
    named = ((field.name, getattr(value, field.name)) for field in fields(value))  # type: ignore[arg-type]  # a dataclass
    return {name: plain(one) for name, one in named if one is not None and one != ()}
