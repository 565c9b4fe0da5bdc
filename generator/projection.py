"""The only door between the wings: a record → what may be published of it, by an allow-list, field by field.

Comes in: a private record and the register day. Goes out: a `PublishedDecision`. A field that is not named here stays
private, and a test fails for every field of a record that stands neither in `PUBLISHED` nor in `PRIVATE`. Exempt
values are not looked at: each becomes a `Withheld` with the name of its ground. Only the ids of withheld amounts are
read, which the format makes public, so that a total can say on which ground each part of it is withheld.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from generator.private import record as private
from generator.private.exempt import Exempt
from generator.private.passage import Passage as PrivatePassage
from generator.public import decision as public
from generator.public.disclosure import Disclosed, Disclosure, Passage, Withheld
from generator.vocabulary.choices import Status
from generator.vocabulary.money import show_pounds
from generator.vocabulary.references import slug

T = TypeVar("T")
U = TypeVar("U")

_ALL = frozenset
# Of each type of the record, the fields that are published; whatever else it has must be in `PRIVATE`.
PUBLISHED: dict[type, frozenset[str]] = {
    private.Person: _ALL({"role", "name"}),
    private.Ground: _ALL(
        {"regime", "section", "reason", "decided_by", "decided_on", "review_on"}
        | {"public_interest", "qualified_person", "opinion_on", "enactment"}
    ),
    private.Paragraph: _ALL({"text", "paragraphs"}),
    private.Section: _ALL({"heading", "paragraphs"}),
    private.Considerations: _ALL(
        {"financial", "legal", "equality", "human_rights", "risk", "environment", "public_access"}
    ),
    private.Amount: _ALL(
        {"id", "label", "value", "written", "basis", "per", "vat", "kind", "years", "recipient", "purpose"}
        | {"value_for_money", "funded_from", "ocid", "total_of", "band"}
    ),
    private.Band: _ALL({"from_", "to"}),
    private.Signatory: _ALL({"role", "capacity", "name", "signed", "signature"}),
    private.Attachment: _ALL({"file", "title"}),
    private.Relations: _ALL({"supersedes", "amends", "related"}),
    private.Change: _ALL({"on", "kind", "note", "about"}),
    private.Approval: _ALL(set()),
    private.Part2: _ALL({"grounds"}),
    private.Part2Papers: _ALL(set()),
    private.Record: _ALL(
        {"ref", "title", "status", "language", "category", "publish_on", "status_note", "topics", "public_title"}
        | {"decided", "effective", "editorial_note", "published", "decision_makers", "author", "grounds", "summary"}
        | {
            "proposal",
            "approval",
            "reasons",
            "options",
            "consultation",
            "report",
            "considerations",
            "amounts",
            "signatories",
        }
        | {"attachments", "relations", "changes", "formerly_at", "background_papers", "interests", "part2"}
    ),
}
PRIVATE: dict[type, frozenset[str]] = {
    private.Record: _ALL({"approvals"}),
    private.Approval: _ALL({"by", "on", "digest"}),
    private.Part2: _ALL({"papers"}),
    private.Part2Papers: _ALL({"held", "report", "amounts", "notes"}),
}


def publish(record: private.Record, year: int, sizes: Mapping[str, int], day: date) -> public.PublishedDecision:
    """What may be published of a record; `sizes` gives the bytes of each disclosed attachment by name."""
    if record.status is Status.REMOVED:
        return _removed(record, year)
    return public.PublishedDecision(
        reference=record.ref,
        slug=slug(record.ref),
        year=year,
        status=record.status,
        language=record.language,
        title=_title(record),
        title_withheld=tuple(part.ground for part in record.title.exempt),
        status_note=record.status_note,
        category=record.category,
        topics=record.topics,
        decided=record.decided,
        effective=_optional(record.effective, _same),
        publish_on=record.publish_on,
        published=record.published,
        editorial_note=record.editorial_note,
        decision_makers=_listed(record.decision_makers, _person),
        author=_optional(record.author, _person),
        grounds=tuple(_ground(name, ground, day) for name, ground in record.grounds.items()),
        summary=_listed(record.summary, _paragraph),
        proposal=_text(record.proposal),
        approval=_text(record.approval),
        reasons=_text(record.reasons),
        options=_text(record.options),
        consultation=_text(record.consultation),
        report=_listed(record.report, _section),
        considerations=_optional(record.considerations, _considerations),
        amounts=_listed(record.amounts, _amount_among(record)),
        signatories=_listed(record.signatories, _signatory),
        attachments=_attachments(record, sizes),
        relations=_optional(record.relations, _relations),
        changes=tuple(_change(change) for change in record.changes),
        formerly_at=record.formerly_at,
        background_papers=record.background_papers,
        interests=record.interests,
        part2=_part2(record.part2),
    )


def _removed(record: private.Record, year: int) -> public.PublishedDecision:
    """The little that a removed decision shows: its number, note and changes, and old addresses, which must not die."""
    return public.PublishedDecision(
        reference=record.ref,
        slug=slug(record.ref),
        year=year,
        status=record.status,
        status_note=record.status_note,
        changes=tuple(_change(change) for change in record.changes),
        formerly_at=record.formerly_at,
    )


def _disclose(value: T | Exempt[T], project: Callable[[T], U]) -> Disclosure[U]:
    return Withheld(value.ground) if isinstance(value, Exempt) else Disclosed(project(value))


def _optional(value: T | Exempt[T] | None, project: Callable[[T], U]) -> Disclosure[U] | None:
    return None if value is None else _disclose(value, project)


def _listed(
    values: tuple[T | Exempt[T], ...] | Exempt[tuple[T | Exempt[T], ...]], project: Callable[[T], U]
) -> Disclosure[tuple[Disclosure[U], ...]] | None:
    if isinstance(values, Exempt):
        return Withheld(values.ground)
    return Disclosed(tuple(_disclose(value, project) for value in values)) if values else None


def _unless_empty(values: tuple[T, ...] | Exempt[tuple[T, ...]]) -> tuple[T, ...] | Exempt[tuple[T, ...]] | None:
    return values if isinstance(values, Exempt) or values else None


def _same(value: T) -> T:
    return value


def _passage(text: PrivatePassage) -> Passage:
    return Passage(tuple(Withheld(part.ground) if isinstance(part, Exempt) else part for part in text.parts))


def _text(text: PrivatePassage | None) -> Passage | None:
    return None if text is None else _passage(text)


def _title(record: private.Record) -> str | None:
    return record.public_title if record.title.exempt else record.title.disclosed


def _person(person: private.Person) -> public.PublishedPerson:
    return public.PublishedPerson(role=_passage(person.role), name=_text(person.name))


def _ground(name: str, ground: private.Ground, day: date) -> public.PublishedGround:
    return public.PublishedGround(
        name=name,
        regime=ground.regime,
        section=ground.section,
        reason=ground.reason,
        decided_by=ground.decided_by,
        decided_on=ground.decided_on,
        review_on=ground.review_on,
        overdue=ground.review_on < day,
        public_interest=ground.public_interest,
        qualified_person=ground.qualified_person,
        opinion_on=ground.opinion_on,
        enactment=ground.enactment,
    )


def _paragraph(paragraph: private.Paragraph) -> public.PublishedParagraph:
    return public.PublishedParagraph(
        text=_passage(paragraph.text),
        paragraphs=tuple(_disclose(one, _paragraph) for one in paragraph.paragraphs),
    )


def _section(section: private.Section) -> public.PublishedSection:
    paragraphs = section.paragraphs
    return public.PublishedSection(
        heading=_passage(section.heading),
        paragraphs=_disclose(paragraphs, lambda open_: tuple(_disclose(one, _paragraph) for one in open_)),
    )


def _considerations(considerations: private.Considerations) -> public.PublishedConsiderations:
    return public.PublishedConsiderations(
        financial=_text(considerations.financial),
        legal=_text(considerations.legal),
        equality=_text(considerations.equality),
        human_rights=_text(considerations.human_rights),
        risk=_text(considerations.risk),
        environment=_text(considerations.environment),
        public_access=_text(considerations.public_access),
    )


def _amount_among(record: private.Record) -> Callable[[private.Amount], public.PublishedAmount]:
    """Amounts are projected knowing which of their neighbours are withheld, so that a total names no withheld part."""
    amounts = () if isinstance(record.amounts, Exempt) else record.amounts
    disclosed = {one.id for one in amounts if not isinstance(one, Exempt)}
    sealed = [(one.reveal(), one.ground) for one in amounts if isinstance(one, Exempt)]
    grounds = {amount.id: ground for amount, ground in sealed if amount is not None}

    def part(name: str) -> Disclosure[str]:
        return Disclosed(name) if name in disclosed else Withheld(grounds[name])

    def parts(names: tuple[str, ...]) -> tuple[Disclosure[str], ...]:
        return tuple(part(name) for name in names)

    def amount(one: private.Amount) -> public.PublishedAmount:
        value, written = _sum(one)
        return public.PublishedAmount(
            id=one.id,
            label=_passage(one.label),
            value=value,
            written=written,
            basis=_optional(one.basis, _same),
            per=_optional(one.per, _same),
            vat=_optional(one.vat, _same),
            kind=_optional(one.kind, _same),
            years=_optional(_unless_empty(one.years), _same),
            recipient=_text(one.recipient),
            purpose=_text(one.purpose),
            value_for_money=_text(one.value_for_money),
            funded_from=_text(one.funded_from),
            ocid=_optional(one.ocid, _same),
            total_of=_optional(_unless_empty(one.total_of), parts),
            band=public.PublishedBand(from_=one.band.from_, to=one.band.to) if one.band else None,
        )

    return amount


def _sum(amount: private.Amount) -> tuple[Disclosure[Decimal], Disclosure[str]]:
    """The value and how it is written: one thing in two forms, so withholding either withholds both."""
    match amount.value, amount.written:
        case Exempt() as value, _:
            return Withheld(value.ground), Withheld(value.ground)
        case _, Exempt() as written:
            return Withheld(written.ground), Withheld(written.ground)
        case Decimal() as value, str() as written:
            return Disclosed(value), Disclosed(written)
        case Decimal() as value, _:
            return Disclosed(value), Disclosed(show_pounds(value))
        case _:
            raise TypeError("an amount has no value")


def _signatory(signatory: private.Signatory) -> public.PublishedSignatory:
    return public.PublishedSignatory(
        role=_passage(signatory.role),
        capacity=signatory.capacity,
        name=_text(signatory.name),
        signed=_optional(signatory.signed, _same),
        signature=_optional(signatory.signature, _same),
    )


def _attachments(
    record: private.Record, sizes: Mapping[str, int]
) -> Disclosure[tuple[Disclosure[public.PublishedAttachment], ...]] | None:
    """An attachment whose file or whole title is withheld is withheld as a whole: name and title tell of each other."""

    def attachment(one: private.Attachment | Exempt[private.Attachment]) -> Disclosure[public.PublishedAttachment]:
        if isinstance(one, Exempt):
            return Withheld(one.ground)
        if isinstance(one.file, Exempt):
            return Withheld(one.file.ground)
        if one.title.exempt and not one.title.disclosed.strip():
            return Withheld(one.title.exempt[0].ground)
        return Disclosed(
            public.PublishedAttachment(file=one.file, title=_passage(one.title), size=sizes.get(one.file, 0))
        )

    attachments = record.attachments
    if isinstance(attachments, Exempt):
        return Withheld(attachments.ground)
    return Disclosed(tuple(attachment(one) for one in attachments)) if attachments else None


def _relations(relations: private.Relations) -> public.PublishedRelations:
    return public.PublishedRelations(
        supersedes=_optional(_unless_empty(relations.supersedes), _same),
        amends=_optional(_unless_empty(relations.amends), _same),
        related=_optional(_unless_empty(relations.related), _same),
    )


def _change(change: private.Change) -> public.PublishedChange:
    return public.PublishedChange(on=change.on, kind=change.kind, note=change.note, about=change.about)


def _part2(part2: private.Part2 | None) -> public.PublishedPart2 | None:
    return None if part2 is None else public.PublishedPart2(grounds=part2.grounds or "not-recorded")
