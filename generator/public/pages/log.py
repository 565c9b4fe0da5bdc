"""The public log of what was done to published records: corrections, updates, releases and withdrawals, by year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.public.decision import PublishedChange
from generator.public.office import IndexEntry
from generator.public.pages.boxes import box, items, table
from generator.public.pages.links import reference_and_title
from generator.public.pages.prose import inline
from generator.public.pages.ways import opening
from generator.public.spoken import long_date
from generator.public.survey import Survey
from generator.public.wording import counted, say
from generator.public.words import CHANGE

_NEWEST = 100
Logged = tuple[PublishedChange, IndexEntry]


def log_pages(survey: Survey) -> Iterator[tuple[str, str]]:
    """`changes/index.md` with the newest, and a page for each year of changes."""
    log = [(change, one.entry) for one in survey.decisions for change in one.changes]
    log.sort(key=lambda one: one[0].on, reverse=True)
    years = {year: list(found) for year, found in groupby(log, key=lambda one: one[0].on.year)}
    yield "changes/index.md", "\n\n".join(_front(log, years)) + "\n"
    for year, found in years.items():
        title = say("Changes of {year}", year=year)
        lines = [*_opening(title), f"{_count(found)} [{say('All changes')}](index.md)", _table(found)]
        yield f"changes/{year}.md", "\n\n".join(lines) + "\n"


def _front(log: Sequence[Logged], years: dict[int, list[Logged]]) -> Iterator[str]:
    yield from _opening(say("Changes to published records"))
    yield say(
        "What is published is not changed in silence. Every correction, update, release and withdrawal is listed here "
        "with its day, and on the page of its decision."
    )
    if not log:
        yield say("Nothing has been changed since it was published.")
        return
    yield _count(log)
    if len(log) > _NEWEST:
        yield f"## {say('The newest changes')}"
    yield _table(log[:_NEWEST])
    if len(years) > 1:
        yield f"## {say('By year')}"
        yield items(f"[{year}]({year}.md) ({len(found):,})" for year, found in years.items())


def _count(log: Sequence[Logged]) -> str:
    kinds = Counter(change.kind for change, _ in log)
    said = ", ".join(f"{say(CHANGE[kind]).lower()}: {number:,}" for kind, number in kinds.most_common())
    return f"{counted('{number} change', '{number} changes', len(log))} ({said})."


def _table(log: Sequence[Logged]) -> str:
    headings = [say("Day"), say("Kind"), say("Decision"), say("What was changed")]
    return box("log", table(headings, (_row(change, entry) for change, entry in log)))


def _row(change: PublishedChange, entry: IndexEntry) -> list[str]:
    link = f"[{reference_and_title(entry)}](../decisions/{entry.year}/{entry.slug}.md)"
    return [long_date(change.on), say(CHANGE[change.kind]), link, inline(change.note)]


def _opening(title: str) -> Iterator[str]:
    return opening(title, say("Corrections, releases and withdrawals over the whole register, newest first."))
