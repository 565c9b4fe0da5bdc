"""The order of the register, and what its index says of each decision."""

from datetime import date

from generator.public.decision import PublishedDecision
from generator.public.office import IndexEntry
from generator.vocabulary.choices import Status


def newest_first(decision: PublishedDecision) -> tuple[int, date, list[tuple[int, str]]]:
    """A key to sort by, greatest first: year, day, reference with its numbers as numbers.

    A removed decision discloses no day, so it stands at the start of its year.
    """
    day = decision.decided or decision.publish_on or date(decision.year, 1, 1)
    return decision.year, day, [_part(part) for part in decision.slug.split("-")]


def index_entry(decision: PublishedDecision) -> IndexEntry:
    """What lists of decisions show."""
    return IndexEntry(
        reference=decision.reference,
        slug=decision.slug,
        year=decision.year,
        status=decision.status,
        title=decision.title,
        category=decision.category,
        decided=decision.decided,
        published=decision.published or decision.publish_on,
        language=decision.language,
        formerly_at=decision.formerly_at,
        withheld=decision.status is not Status.REMOVED and bool(decision.grounds or decision.part2),
    )


def last_changed(decision: PublishedDecision) -> date | None:
    """The last day that is known of a decision and its record: made, published or changed."""
    days = [decision.decided, decision.publish_on, decision.published, *(change.on for change in decision.changes)]
    return max((day for day in days if day), default=None)


def _part(part: str) -> tuple[int, str]:
    return (int(part), "") if part.isdecimal() else (-1, part)
