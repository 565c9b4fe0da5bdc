"""The office as anyone may read it, and the register's own file: the index of all public decisions."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from generator.public.disclosure import Published
from generator.vocabulary.choices import Language, OfficeKind, Status


def _pattern(text: str) -> str:
    """Refuse, when the bundle is read, what is no regular expression."""
    try:
        re.compile(text, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        raise ValueError("not a pattern") from None
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedContact(Published):
    """How to reach the office."""

    email: str
    address: str | None = None
    foi_email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOfficeHolder(Published):
    """Who held the office, from which day to which; no `end` for the present one.

    `language` is that of name and role, where it is not the office's.
    """

    name: str
    role: str
    start: date
    end: date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSuccessor(Published):
    """The body that takes the register over."""

    name: str
    url: str
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAccessibility(Published):
    """When the accessibility statement was made and last looked over, and within how many days the office answers."""

    prepared: date
    reviewed: date | None = None
    reply_within_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFirst(Published):
    """The number at which a series begins to count in a year, where that is not 1."""

    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSeries(Published):
    """A series of references. `pattern` is a regular expression for whole references, with groups `year` and `number`.

    Of a `complete` series every number of a year is accounted for.
    """

    pattern: Annotated[str, AfterValidator(_pattern)]
    first: tuple[PublishedFirst, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOffice(Published):
    """The office whose register this is; `language` is that of its pages, and of whatever says nothing else."""

    name: str
    short_name: str
    kind: OfficeKind
    language: Language = Language.ENGLISH
    contact: PublishedContact
    categories: tuple[str, ...]
    references: tuple[PublishedSeries, ...] = ()
    office_holders: tuple[PublishedOfficeHolder, ...] = ()
    publish_within_days: int
    successor: PublishedSuccessor | None = None
    accessibility: PublishedAccessibility | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry(Published):
    """One decision in the index: what a list of decisions shows, all of it disclosed.

    `language` is that of the decision, where its record names one. `formerly_at` are addresses that lead to it.
    """

    reference: str
    slug: str
    year: int
    status: Status
    title: str | None = None
    category: str | None = None
    decided: date | None = None
    published: date | None = None
    withheld: bool = False
    language: Language | None = None
    formerly_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRegister(Published):
    """The register's own file. `day` is the day by which it was decided what is public; decisions newest first.

    `site_url` is the address at which it stands, with a slash at its end, where the office has said so.
    """

    format: int
    day: date
    site_url: str | None = None
    office: PublishedOffice
    decisions: tuple[IndexEntry, ...] = ()
