"""The decision record as the office writes it: frozen, typed, Part 2 and all.

Field names are the contract of the format. The docstrings of the fields are what an editor shows while a person
types, so they are written for a communications officer. Every field is classified in `projection.py`.
"""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Field

from generator.private.exempt import Exempt
from generator.private.forms import (
    Listed,
    Withholdable,
    chosen,
    paragraph_form,
    part2_form,
    part2_grounds,
    sealed,
)
from generator.private.scalars import (
    Day,
    FinancialYear,
    Key,
    Line,
    LineText,
    Pounds,
    PublicText,
    Text,
    Truth,
)
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


class _Strict:
    """Unknown keys are refused, and the text under a field is its public description."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(_Strict):
    """Somebody by role; the name may be unknown."""

    role: LineText
    """The role in which the person acted, such as Police and Crime Commissioner."""
    name: LineText | None = None
    """The person's name as signed. Leave it out where the document gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(_Strict):
    """Why something is withheld. Every word in a ground is public."""

    regime: Annotated[Regime, chosen(Regime)]
    """The law: FOIA, EIR, LGA12A, or SIO for article 2(2) of the Specified Information Order."""
    section: Line
    """The section, regulation or paragraph, such as "43(2)"."""
    reason: PublicText
    """Why the law applies here, in words for the public."""
    decided_by: Line
    """The role that decided to withhold, such as Chief Executive."""
    decided_on: Day
    """The day it was decided."""
    review_on: Day
    """The day by which it is looked at again. A date never releases anything by itself."""
    public_interest: PublicText | None = None
    """How the public interest was weighed; for qualified grounds."""
    qualified_person: Line | None = None
    """Section 36 only: whose reasonable opinion it is."""
    opinion_on: Day | None = None
    """Section 36 only: the day of that opinion."""
    enactment: Line | None = None
    """Section 44 only: the enactment that prohibits disclosure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(_Strict):
    """A numbered paragraph, with numbered paragraphs beneath it."""

    text: Text
    """The words. Phrases to withhold stand as [[ground: words]]."""
    paragraphs: "Listed[Withholdable[Annotated[Paragraph, BeforeValidator(paragraph_form)]]]" = ()
    """Paragraphs numbered beneath this one."""


AnyParagraph = Withholdable[Annotated[Paragraph, BeforeValidator(paragraph_form)]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(_Strict):
    """A section of the report."""

    heading: LineText
    """The heading of the section."""
    paragraphs: Withholdable[Listed[AnyParagraph]] = ()
    """Its paragraphs, numbered in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considerations(_Strict):
    """Headed paragraphs without numbers."""

    financial: Text | None = None
    """Financial comments."""
    legal: Text | None = None
    """Legal considerations."""
    equality: Text | None = None
    """Equality and diversity."""
    human_rights: Text | None = None
    """Human rights."""
    risk: Text | None = None
    """Risk."""
    environment: Text | None = None
    """Environment and sustainability."""
    public_access: Text | None = None
    """Public access to information."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(_Strict):
    """What the reader is told of a withheld value: that it lies between two sums. Always public."""

    from_: Annotated[Pounds, Field(alias="from")]
    """Pounds; the value is this or more."""
    to: Pounds
    """Pounds; the value is this or less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(_Strict):
    """A sum of money that the decision is about."""

    id: Key
    """A name for this amount within the record, such as contract-total."""
    label: LineText
    """What the amount is, in words."""
    value: Withholdable[Pounds]
    """Pounds, exact: digits with a point for pence."""
    written: Withholdable[Line] | None = None
    """The amount as the document writes it, such as £1.04m; it must agree with the value."""
    basis: Withholdable[Annotated[Basis, chosen(Basis)]] | None = None
    """exact, circa, up-to or minimum."""
    per: Withholdable[Annotated[Per, chosen(Per)]] | None = None
    """What the value covers: total, year, month or unit."""
    vat: Withholdable[Annotated[Vat, chosen(Vat)]] | None = None
    """Whether VAT is included, excluded or not-applicable."""
    kind: Withholdable[Annotated[Kind, chosen(Kind)]] | None = None
    """revenue, capital, grant, income or saving."""
    years: Withholdable[Listed[FinancialYear]] = ()
    """The financial years it falls in, such as 2026/27."""
    recipient: LineText | None = None
    """Who is paid."""
    purpose: Text | None = None
    """What it is for."""
    value_for_money: Text | None = None
    """Why it is good value."""
    funded_from: LineText | None = None
    """The budget, reserve or programme that pays."""
    ocid: Withholdable[Line] | None = None
    """The procurement notice's open contracting identifier."""
    total_of: Withholdable[Listed[Key]] = ()
    """The ids of the amounts that add up to this one."""
    band: Band | None = None
    """Public: where the value alone is withheld, two sums that it lies between, as {from: 500000, to: 1000000}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(_Strict):
    """Somebody who signed."""

    role: LineText
    """The role in which the person signed."""
    capacity: Annotated[Capacity, chosen(Capacity)]
    """decision-maker, officer, adviser or witness."""
    name: LineText | None = None
    """The name as signed; leave it out where the document shows none."""
    signed: Withholdable[Day] | None = None
    """The day of the signature; leave it empty where the document has none."""
    signature: Withholdable[Annotated[Signature, chosen(Signature)]] | None = None
    """How the office keeps the signature: held, electronic or not-held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(_Strict):
    """A file in the folder of the record."""

    file: Withholdable[Line]
    """The file's name in decisions/<year>/<slug>/."""
    title: LineText
    """What it is, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations(_Strict):
    """Links to other decisions, by reference."""

    supersedes: Withholdable[Listed[Line]] = ()
    """Decisions that this one takes the place of."""
    amends: Withholdable[Listed[Line]] = ()
    """Decisions that this one changes in part."""
    related: Withholdable[Listed[Line]] = ()
    """Other decisions on the same matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(_Strict):
    """What was done to the record after it was first published. Always public."""

    on: Day
    """The day of the change."""
    kind: Annotated[ChangeKind, chosen(ChangeKind)]
    """correction, update, release or withdrawal."""
    note: PublicText
    """What was changed, in words for the public."""
    about: Line | None = None
    """Where the note belongs: the number of a paragraph, such as 2.3, or a key, such as legal or proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(_Strict):
    """Somebody has approved what becomes public of the record, exactly as it was on that day. Never public."""

    by: Line
    """The name of the person who approved."""
    on: Day
    """The day on which it was approved."""
    digest: Line
    """What was approved, as a digest that `make approve` works out; any later change of it voids the approval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part2Papers(_Strict):
    """What Part 2 says. Nothing here is ever public."""

    held: Truth = True
    """false where the office has no text of its Part 2."""
    report: Listed[Withholdable[Section]] = ()
    """The exempt report."""
    amounts: Listed[Withholdable[Amount]] = ()
    """The exempt amounts."""
    notes: Text | None = None
    """Notes for the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part2(_Strict):
    """The exempt part of a record. That there is one, and on which grounds, is public; nothing else is."""

    grounds: Annotated[tuple[str, ...] | None, part2_grounds()]
    """The grounds on which Part 2 is withheld, or not-recorded."""
    papers: Annotated[Exempt[Part2Papers], sealed(Part2Papers)]
    """What it says; in the file these keys stand beside `grounds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(_Strict):
    """A decision record."""

    ref: Line
    """The reference as signed, such as PCC/D/2026/07."""
    title: LineText
    """The title as signed."""
    status: Annotated[Status, chosen(Status)]
    """draft, deferred, made, withdrawn, void or removed."""
    language: Annotated[Language, chosen(Language)] | None = None
    """The language that it is written in, where that is not the office's: en or cy."""
    category: Line
    """One of the office's categories, as listed in mkdocs.yml."""
    publish_on: Day | None = None
    """Nothing of the record is public before this day."""
    status_note: PublicText | None = None
    """Public: why the decision is deferred, withdrawn, void or removed."""
    topics: Listed[Line] = ()
    """Subjects under which people look for it."""
    public_title: Line | None = None
    """The title shown in place of a withheld one."""
    decided: Day | None = None
    """The day of the decision."""
    effective: Withholdable[Day] | None = None
    """The day from which it takes effect."""
    editorial_note: PublicText | None = None
    """Public: the office's own remark on the record, printed under its heading."""
    published: Day | None = None
    """The day it really went out. Shown to the reader; hides nothing if missing."""
    decision_makers: Withholdable[Listed[Withholdable[Person]]] = ()
    """Who made the decision."""
    author: Withholdable[Person] | None = None
    """Who wrote the report."""
    grounds: dict[Key, Ground] = field(default_factory=dict)
    """Why anything here is withheld, each ground under a name of your own. Every word in a ground is public."""
    summary: Withholdable[Listed[AnyParagraph]] = ()
    """Part 1, section 1: paragraphs numbered 1.1, 1.2 and so on."""
    proposal: Text | None = None
    """What is proposed."""
    approval: Text | None = None
    """The words of approval."""
    reasons: Text | None = None
    """Why it was decided."""
    options: Text | None = None
    """The options considered."""
    consultation: Text | None = None
    """Who was consulted."""
    report: Withholdable[Listed[Withholdable[Section]]] = ()
    """The Part 1 supporting report: sections numbered from 2."""
    considerations: Withholdable[Considerations] | None = None
    """Headed paragraphs without numbers."""
    amounts: Withholdable[Listed[Withholdable[Amount]]] = ()
    """The money."""
    signatories: Withholdable[Listed[Withholdable[Signatory]]] = ()
    """Who signed."""
    attachments: Withholdable[Listed[Withholdable[Attachment]]] = ()
    """Files in the folder of the record."""
    relations: Withholdable[Relations] | None = None
    """Links to other decisions."""
    changes: Listed[Change] = ()
    """Public history after first publication."""
    formerly_at: Listed[Line] = ()
    """Addresses of the site, from its root, at which this decision once stood, such as decisions/2019/old-slug/. Each
    leads to its page."""
    background_papers: Listed[PublicText] = ()
    """Public: papers relied on."""
    interests: PublicText | None = None
    """Public: interests declared."""
    approvals: Listed[Approval] = ()
    """Private: who approved what becomes public; written by `make approve`."""
    part2: Annotated[Part2, BeforeValidator(part2_form)] | None = None
    """Exempt; nothing below this key is ever public, except that a Part 2 exists and on which grounds."""
