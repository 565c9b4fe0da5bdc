"""What decisions are listed by: category, status, topic, recipient and person, each with an address of its own.

Comes in: the survey. Goes out: every subject with its decisions, newest first. Only what is wholly disclosed is a
subject. Categories, statuses and office-holders are there even without a decision. Deliberately absent: authors of
reports, who neither decide nor sign.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.public.office import PublishedOffice
from generator.public.slugs import name_slug
from generator.public.survey import Survey, Surveyed
from generator.vocabulary.choices import Language, Status


class Sort(Enum):
    """What sort of thing a subject is; the value is the folder of its pages."""

    CATEGORY = "categories"
    STATUS = "statuses"
    TOPIC = "topics"
    RECIPIENT = "recipients"
    PERSON = "people"


@dataclass(frozen=True, slots=True)
class Subject:
    """One of them. `name` is the writing used most, `spellings` are all of them; of a status it is the status's value.

    `decisions` are those that name it, newest first.
    """

    sort: Sort
    slug: str
    name: str
    spellings: tuple[str, ...]
    decisions: tuple[Surveyed, ...]

    @property
    def path(self) -> str:
        """Where its page stands below the site, without an ending: `people/zoe-o-briain`."""
        return f"{self.sort.value}/{self.slug}"

    @property
    def language(self) -> Language | None:
        """That of a recipient's name, where every decision that names it is in that one; else it is the office's."""
        found = {one.entry.language for one in self.decisions}
        return found.pop() if self.sort is Sort.RECIPIENT and len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Subjects:
    """All subjects of a register."""

    by_slug: Mapping[Sort, Mapping[str, Subject]] = field(default_factory=dict)

    def of(self, sort: Sort) -> tuple[Subject, ...]:
        """Those of one sort: categories as the office lists them, the others by name."""
        return tuple(self.by_slug.get(sort, {}).values())

    def find(self, sort: Sort, name: str) -> Subject | None:
        """The subject of a name in any of its writings."""
        return self.by_slug.get(sort, {}).get(name_slug(name))


def subjects_of(survey: Survey) -> Subjects:
    """Gather them, in one pass over the decisions."""
    found = {sort: _found(sort, survey.register.office) for sort in Sort}
    for one in survey.decisions:
        for sort, names in _named(one):
            for slug in dict.fromkeys([found[sort].note(name) for name in names]):
                found[sort].decisions[slug].append(one)
    return Subjects({sort: found[sort].subjects(sort) for sort in Sort})


def recipients_of(one: Surveyed) -> Iterator[str]:
    """The recipients that a decision names openly."""
    yield from (money.recipient for money in one.money if money.recipient)


def names_of(one: Surveyed) -> Iterator[str]:
    """Whoever decided or signed and is named openly."""
    yield from (person.name for person in (*one.makers, *one.signatories) if person.name)


def _named(one: Surveyed) -> Iterator[tuple[Sort, Iterable[str]]]:
    yield Sort.CATEGORY, [one.entry.category] if one.entry.category else []
    yield Sort.STATUS, [one.entry.status.value]
    yield Sort.TOPIC, one.topics
    yield Sort.RECIPIENT, recipients_of(one)
    yield Sort.PERSON, names_of(one)


@dataclass(slots=True)
class _Found:
    """What was gathered of one sort so far; `spellings` count how often each is used."""

    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    decisions: dict[str, list[Surveyed]] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)

    def note(self, name: str) -> str:
        """Count one mention; its slug."""
        slug = self.slugs.get(name)
        if slug is None:
            slug = self.slugs[name] = name_slug(name)
            self.spellings.setdefault(slug, Counter())
            self.decisions.setdefault(slug, [])
        self.spellings[slug][" ".join(name.split())] += 1
        return slug

    def subjects(self, sort: Sort) -> dict[str, Subject]:
        """The subjects by their slugs, in order."""
        in_order = self.spellings if sort in (Sort.CATEGORY, Sort.STATUS) else sorted(self.spellings)
        return {slug: self._subject(sort, slug) for slug in in_order}

    def _subject(self, sort: Sort, slug: str) -> Subject:
        spellings = tuple(name for name, _ in self.spellings[slug].most_common())
        return Subject(sort, slug, spellings[0], spellings, tuple(self.decisions[slug]))


def _found(sort: Sort, office: PublishedOffice) -> _Found:
    """Begin with what has a page from the first day."""
    always = {
        Sort.CATEGORY: office.categories,
        Sort.STATUS: tuple(status.value for status in Status if status is not Status.DRAFT),
        Sort.PERSON: tuple(holder.name for holder in office.office_holders),
    }
    found = _Found()
    for name in always.get(sort, ()):
        found.note(name)
    return found
