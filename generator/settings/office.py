"""The office whose register it is, as `mkdocs.yml` describes it under `extra: office:`."""

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass as model

from generator.settings.values import Day, Email, Kind, Pattern, ReadBy, Spoken, Truth, Url, Whole, Words, as_list
from generator.vocabulary.choices import Language, OfficeKind, Readers
from generator.vocabulary.references import Series

_STRICT = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Contact:
    """How to reach the office."""

    email: Email
    address: Words | None = None
    foi_email: Email | None = None
    phone: Words | None = None


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class ReferencePattern:
    """One series of references; `first` says at which number a year's counting starts."""

    pattern: Pattern
    first: dict[Whole, Whole] = Field(default_factory=dict)
    complete: Truth = False


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class OfficeHolder:
    """Who held the office, from which day to which; `end` is None for the present one.

    `language` is that of name and role, where it is not the office's.
    """

    name: Words
    role: Words
    start: Day = Field(alias="from")
    end: Day | None = Field(alias="to", default=None)
    language: Spoken | None = None


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Successor:
    """The body that takes the register over, and the day from which it does."""

    name: Words
    url: Url
    start: Day = Field(alias="from")


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Accessibility:
    """When the office made its accessibility statement and last looked it over, and how soon it answers about it."""

    prepared: Day
    reviewed: Day | None = None
    reply_within_days: Whole | None = None


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Sealing:
    """How Part 2 is kept: for whom it is sealed (age or SSH public keys), and whether it must be."""

    recipients: Annotated[tuple[Words, ...], BeforeValidator(as_list)]
    sealed: Truth = False


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Office:
    """The office whose register this is."""

    name: Words
    contact: Contact
    references: Annotated[tuple[ReferencePattern, ...], BeforeValidator(as_list)]
    categories: Annotated[tuple[Words, ...], BeforeValidator(as_list)]
    short_name: Words | None = None
    kind: Kind = OfficeKind.PCC
    language: Spoken = Language.ENGLISH
    office_holders: Annotated[tuple[OfficeHolder, ...], BeforeValidator(as_list)] = ()
    publish_within_days: Whole = 14
    successor: Successor | None = None
    accessibility: Accessibility | None = None
    notice: Words | None = None
    repository: ReadBy = Readers.PRIVATE
    part2: Sealing | None = None
    approvals: Whole = 0
    part2_folder: Words | None = None
    show_secret_count: Truth = False

    @property
    def series(self) -> tuple[Series, ...]:
        """The reference patterns, in the order in which they are tried."""
        return tuple(Series(one.pattern, dict(one.first), one.complete) for one in self.references)


GROUPS: dict[str, type] = {
    "contact": Contact,
    "references": ReferencePattern,
    "office_holders": OfficeHolder,
    "successor": Successor,
    "accessibility": Accessibility,
    "part2": Sealing,
}


def known_keys(at: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand in the group at `at`, within the office."""
    named = [step for step in at if isinstance(step, str)]
    group = GROUPS.get(named[-1], Office) if named else Office
    fields: dict[str, object] = group.__dataclass_fields__  # type: ignore[attr-defined]  # a dataclass
    names = {"start": "from", "end": "to"}
    return [names.get(name, name) for name in fields]
