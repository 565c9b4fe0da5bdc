"""The generated parts of the home page: search, the year in figures, what is withheld, what is due, and ways in.

All of it is counted from what is disclosed. Nothing tells of decisions that are not published yet.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median_high

from generator.public.decision import PublishedGround
from generator.public.held import SOON
from generator.public.ledger import statuses
from generator.public.office import IndexEntry
from generator.public.pages.boxes import box, items, terms
from generator.public.pages.prose import inline, literal
from generator.public.pages.sums import left_out, sum_lines
from generator.public.spoken import cite, long_date
from generator.public.subjects import Sort, subjects_of
from generator.public.survey import Survey, Surveyed
from generator.public.tallies import Kinds, sums_by_kind
from generator.public.wording import counted, say
from generator.vocabulary.choices import Status

_SHOWN = 6


def search() -> str:
    """A way to the search at the head of the page; without a script, or from a disk, it leads to all decisions."""
    ways = {say("Search the register"): "find__search", say("Filter all decisions"): "find__filter"}
    return box("find", " ".join(f"[{words}](decisions/index.md){{ .{kind} }}" for words, kind in ways.items()))


def year_in_figures(survey: Survey) -> str:
    """The year of the register day; the latest year with decisions where that one has none yet."""
    years = {one.entry.year for one in survey.decisions if one.entry.status is not Status.REMOVED}
    if not years:
        return say("There are no figures to show yet.")
    year = survey.register.day.year if survey.register.day.year in years else max(years)
    ones = [one for one in survey.decisions if one.entry.year == year]
    sums = sums_by_kind(ones, statuses(survey.register))
    note = [left_out()] if sums else []
    return box("figures", terms((term, [said]) for term, said in _figures(ones, year, survey, sums)), *note)


def _figures(ones: list[Surveyed], year: int, survey: Survey, sums: Kinds) -> Iterator[tuple[str, str]]:
    yield say("Decisions"), say("**{number}** in {year}", number=f"{len(ones):,}", year=_year(year))
    held = sum(one.entry.withheld for one in ones)
    yield say("Something withheld"), counted("in **{number}** of them", "in **{number}** of them", held)
    yield say("Amounts disclosed"), "<br>".join(sum_lines(sums)) or say("none that could be added up")
    if waits := [days for one in ones if (days := _wait(one.entry)) is not None]:
        yield say("Published"), f"{_half(waits)}<br>{_promise(survey.register.office.publish_within_days)}"


def _half(waits: list[int]) -> str:
    if not any(waits):
        return say("on the **same day**")
    if not (days := median_high(waits)):
        return say("half on the **same day**")
    return counted("half within **{number}** day", "half within **{number}** days", days)


def _promise(days: int) -> str:
    if not days:
        return say("the office promises the same day")
    return counted("the office promises {number} day", "the office promises {number} days", days)


def _year(year: int) -> str:
    return f"[{year}](decisions/{year}/index.md)"


def _wait(entry: IndexEntry) -> int | None:
    if entry.status is not Status.MADE or entry.decided is None or entry.published is None:
        return None
    return max(0, (entry.published - entry.decided).days)


def what_is_withheld(survey: Survey) -> str:
    """In how many decisions something is withheld, and at how many places."""
    held = sum(one.entry.withheld for one in survey.decisions)
    if not held:
        return say("Nothing is withheld in the decisions published here.")
    places = sum(len(one.withheld) for one in survey.decisions)
    unrecorded = sum(one.part2_unrecorded for one in survey.decisions)
    said = counted("Something is withheld in {number} decision.", "Something is withheld in {number} decisions.", held)
    return " ".join([said, *_places(places), *parts_without_ground(unrecorded)])


def _places(number: int) -> Iterator[str]:
    if number:
        yield counted("{number} place is marked as withheld.", "{number} places are marked as withheld.", number)


def parts_without_ground(number: int) -> Iterator[str]:
    """That a Part 2 is withheld and nobody recorded on which ground; nothing where there is none."""
    if number:
        yield counted(
            "In {number} decision the grounds of a Part 2 were not recorded.",
            "In {number} decisions the grounds of a Part 2 were not recorded.",
            number,
        )


def what_is_due(survey: Survey) -> str:
    """The reviews of withheld items that are overdue or due soon, the earliest first."""
    until = survey.register.day + SOON
    due = sorted(_reviews(survey, until), key=lambda review: (review[1].review_on, review[0].slug))
    if not due:
        return say("No review of a withheld item is due before {day}.", day=long_date(until + timedelta(days=1)))
    more = len(due) - _SHOWN
    last = [say("And {number} more by {day}.", number=f"{more:,}", day=long_date(until))] if more > 0 else []
    return "\n\n".join([box("due", items(_review(*one) for one in due[:_SHOWN])), *last])


def _reviews(survey: Survey, until: date) -> Iterator[tuple[IndexEntry, PublishedGround]]:
    for one in survey.decisions:
        grounds = {kept.ground.name: kept.ground for kept in one.withheld}
        yield from ((one.entry, ground) for ground in grounds.values() if ground.review_on <= until)


def _review(entry: IndexEntry, ground: PublishedGround) -> str:
    reference = f"[{inline(entry.reference)}](decisions/{entry.year}/{entry.slug}.md#ground-{ground.name})"
    law, day = cite(ground.regime, inline(ground.section)), long_date(ground.review_on)
    values = {"reference": reference, "law": law, "day": day}
    if ground.overdue:
        return say("{reference}, {law}: the review was due on {day} and is overdue", **values)
    return say("{reference}, {law}: review by {day}", **values)


def categories(survey: Survey) -> str:
    """The categories with the number of their decisions; one without a decision leads nowhere, and is left out."""
    found = [one for one in subjects_of(survey).of(Sort.CATEGORY) if one.decisions]
    if not found:
        return say("No decision has been published yet.")
    return box("ways", items(f"[{literal(one.name)}]({one.path}.md) ({len(one.decisions):,})" for one in found))


def browse(_: Survey) -> str:
    """The other lists."""
    lists = {
        say("By topic"): "topics/index.md",
        say("By recipient"): "recipients/index.md",
        say("By person"): "people/index.md",
        say("By status"): "statuses/index.md",
    }
    return box("ways", items(f"[{words}]({path})" for words, path in lists.items()))
