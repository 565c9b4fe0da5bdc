"""The lists of decisions by category, status, topic, recipient and person: an index of each, and a page for each.

Every page says first what it lists, how many, from when, and in how many of them something is withheld; all of that is
counted from what is disclosed.
"""

from collections.abc import Iterator, Sequence

from generator.public.ledger import Statuses, statuses
from generator.public.pages.counts import counted_and_dated, spelt
from generator.public.pages.listing import Listing, Table, list_pages
from generator.public.pages.person import person_opening, person_table, with_terms
from generator.public.pages.recipient import recipient_opening, recipient_table
from generator.public.pages.rows import decision_table
from generator.public.pages.subject_index import TITLES, index_pages
from generator.public.pages.sums import sums_disclosed
from generator.public.subjects import Sort, Subject, subjects_of
from generator.public.survey import Survey, Surveyed
from generator.public.tallies import sums_by_kind
from generator.public.wording import counted, say
from generator.public.words import STATUS, STATUS_MEANS
from generator.vocabulary.choices import Status


def subject_pages(survey: Survey) -> Iterator[tuple[str, str]]:
    """Path and Markdown of every index, and of every page below it."""
    subjects, status = subjects_of(survey), statuses(survey.register)
    for sort in Sort:
        yield from index_pages(sort, subjects.of(sort), survey.register)
        for subject in subjects.of(sort):
            yield from list_pages(_listing(subject, survey, status))


def _listing(subject: Subject, survey: Survey, status: Statuses) -> Listing:
    match subject.sort:
        case Sort.CATEGORY | Sort.TOPIC:
            return _named(subject, status)
        case Sort.STATUS:
            return _of_status(subject)
        case Sort.RECIPIENT:
            return _made(subject, subject.name, recipient_opening(subject, status), recipient_table(subject))
        case Sort.PERSON:
            return _of_person(subject, survey)


def _named(subject: Subject, status: Statuses) -> Listing:
    number = len(subject.decisions)
    if subject.sort is Sort.CATEGORY:
        title = subject.name
        said = counted("{number} decision in this category", "{number} decisions in this category", number)
    else:
        title = say("Topic: {name}", name=subject.name)
        said = counted("{number} decision on this topic", "{number} decisions on this topic", number)
    opening = [counted_and_dated(said, subject.decisions), *sums_disclosed(sums_by_kind(subject.decisions, status))]
    return _made(subject, title, opening, decision_table)


def _of_status(subject: Subject) -> Listing:
    status, number = Status(subject.name), len(subject.decisions)
    said = counted("{number} decision of this status", "{number} decisions of this status", number)
    opening = [say(STATUS_MEANS[status]), counted_and_dated(said, subject.decisions)]
    return _made(subject, say("Status: {name}", name=say(STATUS[status]).lower()), opening, decision_table)


def _of_person(subject: Subject, survey: Survey) -> Listing:
    listed = with_terms(subject, survey)
    opening = person_opening(subject, survey.register)
    return _made(subject, subject.name, opening, person_table(subject), listed)


def _made(
    subject: Subject, title: str, opening: Sequence[str], table: Table, listed: Sequence[Surveyed] | None = None
) -> Listing:
    """A listing of the decisions of a subject, or of those `listed`."""
    return Listing(
        path=subject.path,
        title=title,
        description=say("Every decision listed under “{name}”, newest first.", name=title),
        opening=[*opening, *spelt(subject)],
        decisions=subject.decisions if listed is None else listed,
        table=table,
        index=say(TITLES[subject.sort]),
    )
