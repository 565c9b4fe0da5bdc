"""A published value → the value of a cell, and whether anything of it is withheld.

Typed values that are withheld leave nothing; in a text a sign stands for each withheld phrase, the same for all, and a
text that is withheld as a whole leaves nothing. What was never recorded leaves nothing either, which is why the caller
keeps the names of withheld columns in a column of their own.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.public.columns import SEPARATOR
from generator.public.decision import PublishedPerson
from generator.public.disclosure import Disclosed, Passage, Withheld

Value = str | int | Decimal | None
PHRASE = "[withheld]"


def cell(value: object) -> tuple[Value, bool]:
    """The value of a cell (a bool is a whole number to Python, and stays a bool), and whether something is withheld."""
    if (kind := value.__class__) in _AS_IT_IS:
        return value, False  # type: ignore[return-value]  # it is of one of these
    if write := _FORMS.get(kind):
        return write(value)
    if isinstance(value, Enum):
        return value.value, False
    raise TypeError(f"the tables have no form for {kind.__name__}")


def follow(value: object, path: tuple[str, ...]) -> object:
    """The field of a field of a value; a place that is withheld on the way is the end of it."""
    for name in path:
        value = value.value if isinstance(value, Disclosed) else value
        if value is None or isinstance(value, Withheld):
            return value
        value = getattr(value, name)
    return value


def _text(passage: Passage) -> tuple[Value, bool]:
    if len(passage.parts) == 1 and isinstance(passage.parts[0], str):
        return passage.parts[0] or None, False
    withheld = any(isinstance(part, Withheld) for part in passage.parts)
    if not any(isinstance(part, str) for part in passage.parts):
        return None, withheld
    return "".join(part if isinstance(part, str) else PHRASE for part in passage.parts) or None, withheld


def _list(items: tuple[object, ...]) -> tuple[Value, bool]:
    """The items that can be shown; people by name, or by role where no name is to be had."""
    written, gaps = list[str](), False
    for item in items:
        shown, withheld = _person(item) if isinstance(_bare(item), PublishedPerson) else cell(item)
        gaps = gaps or withheld
        written += [] if shown is None else [str(shown)]
    return SEPARATOR.join(written) or None, gaps


def _person(item: object) -> tuple[Value, bool]:
    person = _bare(item)
    name, no_name = cell(getattr(person, "name", None))
    role, no_role = cell(getattr(person, "role", None))
    return name or role, no_name or no_role


def _bare(item: object) -> object:
    return item.value if isinstance(item, Disclosed) else item


_AS_IT_IS = {type(None), str, int, bool, Decimal}
_FORMS: dict[type, Callable[[Any], tuple[Value, bool]]] = {
    Disclosed: lambda value: cell(value.value),
    Passage: _text,
    Withheld: lambda _: (None, True),
    tuple: _list,
    date: lambda value: (value.isoformat(), False),
}
