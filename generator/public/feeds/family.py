"""Every feed of the register, and the page that lists them.

Comes in: the survey. Goes out: files below `feeds/`. Without the register's own address there are none, for whatever a
feed names, it names by its full address.
"""

from collections.abc import Iterator

from generator.public.bundle import decision_path
from generator.public.feeds.entry import Entry, change_entries, decision_entries, newest
from generator.public.feeds.feed import Feed, feed_files
from generator.public.slugs import name_slug
from generator.public.spoken import speaking_of
from generator.public.subjects import Sort, Subject, subjects_of
from generator.public.survey import Survey, Surveyed
from generator.public.wording import counted, say
from generator.vocabulary.choices import ChangeKind


def feeds(survey: Survey) -> Iterator[tuple[str, bytes]]:
    """All feeds, each as Atom and as JSON Feed."""
    base = survey.register.site_url
    if base is None:
        return
    for feed in feeds_of(survey, base):
        yield from feed_files(feed, base)


def feeds_of(survey: Survey, base: str) -> list[Feed]:
    """The feeds themselves: all decisions, withheld and released, changes, each category and each office-holder."""
    office, everything = survey.register.office, survey.decisions
    feeds_ = [
        _feed(survey, "decisions", "decisions/", say("All decisions"), decision_entries(everything, base)),
        _feed(survey, "withheld", "withheld/", say("Withheld and released"), _withheld(everything, base)),
        _feed(survey, "changes", "changes/", say("Changes to published records"), change_entries(everything, base)),
    ]
    subjects = subjects_of(survey)
    holders = {name_slug(holder.name) for holder in office.office_holders}
    people = [subject for subject in subjects.of(Sort.PERSON) if subject.slug in holders]
    return [*feeds_, *(_of(survey, one, base) for one in (*subjects.of(Sort.CATEGORY), *people))]


def _of(survey: Survey, subject: Subject, base: str) -> Feed:
    entries = decision_entries(subject.decisions, base)
    return _feed(survey, subject.path, f"{subject.path}/", subject.name, entries)


def _feed(survey: Survey, path: str, page: str, name: str, entries: Iterator[Entry]) -> Feed:
    office = survey.register.office
    return Feed(
        path=f"feeds/{path}",
        page=page,
        title=f"{office.short_name}: {name}",
        author=office.name,
        language=office.language.value,
        entries=newest(entries),
        since=survey.register.day,
    )


def _withheld(decisions: tuple[Surveyed, ...], base: str) -> Iterator[Entry]:
    """An entry for each decision in which something is withheld, and for each release of what was."""
    for one in decisions:
        link = f"{base}{decision_path(one.entry)}/"
        days = [kept.ground.decided_on for kept in one.withheld]
        if days and one.entry.title:
            with speaking_of(one.entry.language):
                held = counted("{number} place is withheld.", "{number} places are withheld.", len(one.withheld))
                said = say("Withheld in {reference}: {title}", reference=one.entry.reference, title=one.entry.title)
            yield Entry(
                id=f"{link}#withheld",
                link=link,
                title=said,
                published=min(days),
                updated=max(days),
                text=f"{held} {' '.join(dict.fromkeys(kept.ground.reason for kept in one.withheld))}",
                category=one.entry.category,
                language=one.entry.language,
            )
    yield from change_entries(decisions, base, {ChangeKind.RELEASE})
