"""The office as anyone may read it, and the register's own file: the index of all public decisions."""

from dataclasses import dataclass
from datetime import date

from generator.public.disclosure import Published
from generator.vocabulary.choices import OfficeKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedContact(Published):
    """How to reach the office."""

    email: str
    address: str | None = None
    foi_email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOfficeHolder(Published):
    """Who held the office, from which day to which; no `end` for the present one."""

    name: str
    role: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSuccessor(Published):
    """The body that takes the register over."""

    name: str
    url: str
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOffice(Published):
    """The office whose register this is."""

    name: str
    short_name: str
    kind: OfficeKind
    contact: PublishedContact
    categories: tuple[str, ...]
    office_holders: tuple[PublishedOfficeHolder, ...] = ()
    publish_within_days: int
    successor: PublishedSuccessor | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry(Published):
    """One decision in the index: what a list of decisions shows, all of it disclosed."""

    reference: str
    slug: str
    year: int
    status: Status
    title: str | None = None
    category: str | None = None
    decided: date | None = None
    published: date | None = None
    withheld: bool = False


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
