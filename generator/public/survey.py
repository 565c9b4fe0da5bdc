"""What the lists of the register know of each decision: a short form of it, all of it disclosed.

Comes in: published decisions, one at a time. Goes out: a `Survey` of them, small enough to be held for ten thousand.
A value that is withheld in whole or in part is None here; that something is withheld stands in `withheld`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.public.decision import (
    PublishedAmount,
    PublishedBand,
    PublishedChange,
    PublishedDecision,
    PublishedGround,
    PublishedParagraph,
    PublishedPerson,
    PublishedRelations,
    PublishedSignatory,
)
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.index import index_entry
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.places import withheld_places
from generator.vocabulary.choices import Basis, Capacity, Kind, Per, Vat


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named by a decision; `name` is None where it is not recorded or withheld."""

    role: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Signed(Person):
    """Somebody who signed."""

    capacity: Capacity
    on: date | None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in pounds; `value` is None where it is withheld, and `band` then what is said instead.

    A total does not name its withheld parts, so `parts_withheld` says that it has such. Of an amount that is `unclear`
    it is withheld whether it stands for the whole or for a year, or of which others it is the total.
    """

    id: str
    label: str | None
    value: Decimal | None
    written: str | None
    basis: Basis | None
    per: Per | None
    vat: Vat | None
    kind: Kind | None
    years: tuple[str, ...]
    recipient: str | None
    purpose: str | None
    funded_from: str | None
    total_of: tuple[str, ...]
    band: PublishedBand | None
    parts_withheld: bool = False
    """Whether it is withheld, in whole or in part, what it is the total of."""
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A place at which something is withheld, in words (Markdown with links within the page), and its ground."""

    place: str
    ground: PublishedGround


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A decision in short. `summary` is its first paragraph, else its proposal, as far as nothing in it is withheld."""

    entry: IndexEntry
    topics: tuple[str, ...]
    summary: str | None
    makers: tuple[Person, ...]
    signatories: tuple[Signed, ...]
    money: tuple[Money, ...]
    withheld: tuple[Kept, ...]
    changes: tuple[PublishedChange, ...]
    relations: PublishedRelations
    publish_on: date | None
    published: date | None
    part2_unrecorded: bool
    """Whether a Part 2 is held back on grounds that nobody recorded."""
    formerly_at: tuple[str, ...] = ()
    """Addresses below the site that lead to this decision."""
    sum_withheld: bool = False
    """Whether a sum of money, an amount with all that is said of it, or all of them are withheld."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The register in short, in its order: newest first."""

    register: PublishedRegister
    decisions: tuple[Surveyed, ...]


def survey(register: PublishedRegister, decisions: Iterable[PublishedDecision]) -> Survey:
    """The whole register in short; `decisions` are taken one at a time."""
    return Survey(register, tuple(surveyed(one) for one in decisions))


def surveyed(decision: PublishedDecision) -> Surveyed:
    """One decision in short."""
    return Surveyed(
        entry=index_entry(decision),
        topics=decision.topics,
        summary=_summary(decision),
        makers=tuple(_person(one) for one in _items(decision.decision_makers)),
        signatories=tuple(_signed(one) for one in _items(decision.signatories)),
        money=tuple(_money(one) for one in _items(decision.amounts)),
        withheld=tuple(_kept(decision)),
        changes=decision.changes,
        relations=_open(decision.relations) or PublishedRelations(),
        publish_on=decision.publish_on,
        published=decision.published,
        part2_unrecorded=bool(decision.part2 and decision.part2.grounds == "not-recorded"),
        formerly_at=decision.formerly_at,
        sum_withheld=_sum_withheld(decision),
    )


def text_of(passage: Passage | None) -> str | None:
    """The words of a text; None where any of them is withheld, or there are none."""
    if passage is None or any(isinstance(part, Withheld) for part in passage.parts):
        return None
    return "".join(part for part in passage.parts if isinstance(part, str)) or None


def _items(value: Any) -> Iterator[Any]:
    """The items of a list that are disclosed."""
    found = value.value if isinstance(value, Disclosed) else ()
    yield from (item.value for item in found if isinstance(item, Disclosed))


def _open(value: Any) -> Any:
    return value.value if isinstance(value, Disclosed) else None


def _summary(decision: PublishedDecision) -> str | None:
    first: PublishedParagraph | None = next(_items(decision.summary), None)
    return text_of(first.text if first else decision.proposal)


def _person(person: PublishedPerson) -> Person:
    return Person(text_of(person.role), text_of(person.name))


def _signed(one: PublishedSignatory) -> Signed:
    return Signed(text_of(one.role), text_of(one.name), one.capacity, _open(one.signed))


def _sum_withheld(decision: PublishedDecision) -> bool:
    if not isinstance(decision.amounts, Disclosed):
        return decision.amounts is not None
    amounts = decision.amounts.value
    return any(isinstance(one, Withheld) or isinstance(one.value.value, Withheld) for one in amounts)


def _money(one: PublishedAmount) -> Money:
    parts = _open(one.total_of) or ()
    return Money(
        id=one.id,
        label=text_of(one.label),
        value=_open(one.value),
        written=_open(one.written),
        basis=_open(one.basis),
        per=_open(one.per),
        vat=_open(one.vat),
        kind=_open(one.kind),
        years=_open(one.years) or (),
        recipient=text_of(one.recipient),
        purpose=text_of(one.purpose),
        funded_from=text_of(one.funded_from),
        total_of=tuple(part.value for part in parts if isinstance(part, Disclosed)),
        band=one.band,
        parts_withheld=_is_shut(one.total_of),
        unclear=isinstance(one.per, Withheld) or isinstance(one.total_of, Withheld),
    )


def _is_shut(value: Any) -> bool:
    """Whether a list is withheld, or any item of it."""
    return isinstance(value, Withheld) or any(isinstance(item, Withheld) for item in _open(value) or ())


def _kept(decision: PublishedDecision) -> Iterator[Kept]:
    grounds = {ground.name: ground for ground in decision.grounds}
    yield from (Kept(place, grounds[name]) for place, name in withheld_places(decision) if name in grounds)
