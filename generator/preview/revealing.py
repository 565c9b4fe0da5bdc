"""A record → the same record with everything withheld in it opened and marked, for the private preview alone.

Comes in: a record as parsed. Goes out: a record that can be projected like any other, in which texts and sums that were
exempt stand between signs (`marks`), and a list of everything that was withheld, each with its place, ground and words.
Days, choices and names of files cannot carry signs: they stay withheld on the page, and stand in that list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.preview.marks import exposed
from generator.private.exempt import Exempt, opened
from generator.private.passage import Passage
from generator.private.record import Amount, Attachment, Record
from generator.vocabulary.money import show_pounds

_KEPT = ("part2", "grounds")  # Part 2 stands beneath the page, and grounds are public


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """One withheld place: where it is in the record, on which ground, and what it says."""

    place: str
    ground: str
    words: str


def revealed(record: Record) -> Record:
    """The record with its exempt texts and sums open, between signs."""
    found: Record = _fields(record, None)
    return found


def withheld_in(record: Record) -> list[Opened]:
    """Everything that is withheld in Part 1 of a record, in its order."""
    return [
        one
        for each in fields(record)
        if each.name not in _KEPT
        for one in _found(getattr(record, each.name), each.name)
    ]


def _open(value: Any, ground: str | None) -> Any:
    if isinstance(value, Exempt):
        inner = value.reveal()
        return _open(inner, value.ground) if _can_carry_signs(inner) else value
    if isinstance(value, Passage):
        return _passage(value, ground)
    if isinstance(value, tuple):
        return tuple(_open(one, ground) for one in value)
    if isinstance(value, Amount):
        return _amount(value, ground)
    if isinstance(value, Attachment):
        return _attachment(value, ground)
    return _fields(value, ground) if is_dataclass(value) and not isinstance(value, type) else value


def _can_carry_signs(inner: object) -> bool:
    if isinstance(inner, tuple):
        return not any(isinstance(one, str) for one in inner)
    return isinstance(inner, Passage) or is_dataclass(inner)


def _fields(value: Any, ground: str | None) -> Any:
    names = [one.name for one in fields(value) if one.name not in _KEPT]
    return replace(value, **{name: _open(getattr(value, name), ground) for name in names})


def _passage(passage: Passage, ground: str | None) -> Passage:
    return Passage(("".join(_part(part, ground) for part in passage.parts),))


def _part(part: str | Exempt[str], ground: str | None) -> str:
    if isinstance(part, Exempt):
        return exposed(part.reveal() or "", part.ground)
    return exposed(part, ground) if ground else part


def _amount(amount: Amount, ground: str | None) -> Amount:
    """An amount; of a withheld sum the value is opened, and how it is written is marked."""
    found: Amount = _fields(amount, ground)
    sealed = next((one.ground for one in (amount.value, amount.written) if isinstance(one, Exempt)), ground)
    value, written = opened(amount.value), opened(amount.written)
    if sealed is None or value is None:
        return found
    return replace(found, value=value, written=exposed(written or show_pounds(value), sealed))


def _attachment(attachment: Attachment, ground: str | None) -> Attachment:
    """An attachment; where the name of its file is withheld, so is its title in public."""
    name = opened(attachment.file)
    sealed = attachment.file.ground if isinstance(attachment.file, Exempt) else ground
    return replace(attachment, file=name or attachment.file, title=_passage(attachment.title, sealed))


def _found(value: Any, place: str) -> Iterator[Opened]:
    if isinstance(value, Exempt):
        yield Opened(place, value.ground, "; ".join(said(value.reveal())))
    elif isinstance(value, Passage):
        yield from (Opened(place, one.ground, one.reveal() or "") for one in value.exempt)
    elif isinstance(value, tuple):
        yield from (one for number, each in enumerate(value, 1) for one in _found(each, f"{place} {number}"))
    elif is_dataclass(value) and not isinstance(value, type):
        each = ((one.name.rstrip("_"), getattr(value, one.name)) for one in fields(value))
        yield from (one for name, inner in each for one in _found(inner, f"{place}, {name.replace('_', ' ')}"))


def said(value: Any) -> Iterator[str]:
    """The words of a value, whatever it is made of."""
    if isinstance(value, Exempt):
        yield from said(value.reveal())
    elif isinstance(value, Passage):
        yield "".join(part if isinstance(part, str) else part.reveal() or "" for part in value.parts)
    elif isinstance(value, tuple):
        yield from (words for one in value for words in said(one))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (words for one in fields(value) for words in said(getattr(value, one.name)))
    elif isinstance(value, Decimal):
        yield show_pounds(value)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif value is not None:
        yield str(value)
