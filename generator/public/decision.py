"""A decision as anyone may read it. One of these is one JSON file of the bundle; the docstrings document its fields.

What is not named here cannot be published. Absent values are left out of the JSON.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from generator.public.disclosure import Disclosure, Passage, Published
from generator.vocabulary.choices import (
    Basis,
    Capacity,
    ChangeKind,
    Kind,
    Language,
    Per,
    Regime,
    Signature,
    Status,
    Vat,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPerson(Published):
    """Somebody by role, with a name if it is recorded."""

    role: Passage
    name: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedGround(Published):
    """Why something is withheld; `name` is what withheld places refer to."""

    name: str
    regime: Regime
    section: str
    reason: str
    decided_by: str
    decided_on: date
    review_on: date
    overdue: bool
    public_interest: str | None = None
    qualified_person: str | None = None
    opinion_on: date | None = None
    enactment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedParagraph(Published):
    """A numbered paragraph; its number is its place."""

    text: Passage
    paragraphs: tuple[Disclosure["PublishedParagraph"], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSection(Published):
    """A section of the report."""

    heading: Passage
    paragraphs: Disclosure[tuple[Disclosure[PublishedParagraph], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedConsiderations(Published):
    """Headed paragraphs without numbers."""

    financial: Passage | None = None
    legal: Passage | None = None
    equality: Passage | None = None
    human_rights: Passage | None = None
    risk: Passage | None = None
    environment: Passage | None = None
    public_access: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBand(Published):
    """Two sums in pounds between which a withheld value lies, the ends included."""

    from_: Annotated[Decimal, Field(alias="from")]
    to: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAmount(Published):
    """A sum of money in pounds; `written` is how the document, or else the house style, writes it."""

    id: str
    label: Passage
    value: Disclosure[Decimal]
    written: Disclosure[str]
    basis: Disclosure[Basis] | None = None
    per: Disclosure[Per] | None = None
    vat: Disclosure[Vat] | None = None
    kind: Disclosure[Kind] | None = None
    years: Disclosure[tuple[str, ...]] | None = None
    recipient: Passage | None = None
    purpose: Passage | None = None
    value_for_money: Passage | None = None
    funded_from: Passage | None = None
    ocid: Disclosure[str] | None = None
    total_of: Disclosure[tuple[Disclosure[str], ...]] | None = None
    band: PublishedBand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSignatory(Published):
    """Somebody who signed; a name or day that is absent was not recorded."""

    role: Passage
    capacity: Capacity
    name: Passage | None = None
    signed: Disclosure[date] | None = None
    signature: Disclosure[Signature] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAttachment(Published):
    """A file beside the decision; `size` in bytes."""

    file: str
    title: Passage
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRelations(Published):
    """References of other public decisions of this register, in both directions."""

    supersedes: Disclosure[tuple[str, ...]] | None = None
    superseded_by: tuple[str, ...] = ()
    amends: Disclosure[tuple[str, ...]] | None = None
    amended_by: tuple[str, ...] = ()
    related: Disclosure[tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedChange(Published):
    """What was done to the record after it was first published; `about` is the paragraph or heading it belongs to."""

    on: date
    kind: ChangeKind
    note: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPart2(Published):
    """A Part 2 exists, and is withheld on these grounds."""

    grounds: tuple[str, ...] | Literal["not-recorded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDecision(Published):
    """Part 1 of a decision. A removed one has only its reference, address, status, note and changes."""

    reference: str
    slug: str
    year: int
    status: Status
    language: Language | None = None
    title: str | None = None
    title_withheld: tuple[str, ...] = ()
    status_note: str | None = None
    category: str | None = None
    topics: tuple[str, ...] = ()
    decided: date | None = None
    effective: Disclosure[date] | None = None
    publish_on: date | None = None
    published: date | None = None
    editorial_note: str | None = None
    decision_makers: Disclosure[tuple[Disclosure[PublishedPerson], ...]] | None = None
    author: Disclosure[PublishedPerson] | None = None
    grounds: tuple[PublishedGround, ...] = ()
    summary: Disclosure[tuple[Disclosure[PublishedParagraph], ...]] | None = None
    proposal: Passage | None = None
    approval: Passage | None = None
    reasons: Passage | None = None
    options: Passage | None = None
    consultation: Passage | None = None
    report: Disclosure[tuple[Disclosure[PublishedSection], ...]] | None = None
    considerations: Disclosure[PublishedConsiderations] | None = None
    amounts: Disclosure[tuple[Disclosure[PublishedAmount], ...]] | None = None
    signatories: Disclosure[tuple[Disclosure[PublishedSignatory], ...]] | None = None
    attachments: Disclosure[tuple[Disclosure[PublishedAttachment], ...]] | None = None
    relations: Disclosure[PublishedRelations] | None = None
    changes: tuple[PublishedChange, ...] = ()
    formerly_at: tuple[str, ...] = ()
    background_papers: tuple[str, ...] = ()
    interests: str | None = None
    part2: PublishedPart2 | None = None
