"""The pages about what is withheld: totals, what is overdue, what was released, and every item by year."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from generator.public.decision import PublishedGround
from generator.public.held import Held, Released, due_soon, held, released, unrecorded
from generator.public.office import IndexEntry
from generator.public.pages.boxes import box, items, table
from generator.public.pages.home import parts_without_ground
from generator.public.pages.links import reference_and_title
from generator.public.pages.prose import inline
from generator.public.pages.ways import opening
from generator.public.spoken import cite, long_date
from generator.public.survey import Survey
from generator.public.wording import counted, say
from generator.vocabulary.exemptions import find_exemption

_SHOWN = 100  # overdue and released ones on the first page; the pages of the years have all


def held_pages(survey: Survey) -> Iterator[tuple[str, str]]:
    """`withheld/index.md`, and a page for each year in which something is withheld."""
    everything = held(survey)
    years = {year: list(found) for year, found in groupby(everything, key=lambda one: one.entry.year)}
    yield "withheld/index.md", "\n\n".join(_front(survey, everything, years)) + "\n"
    for year, found in years.items():
        yield f"withheld/{year}.md", "\n\n".join(_year(year, found)) + "\n"


def _front(survey: Survey, everything: Sequence[Held], years: dict[int, list[Held]]) -> Iterator[str]:
    said = say("Every withheld item of the register, its legal ground and its review.")
    yield from opening(say("What we withhold"), said)
    if not everything and not unrecorded(survey):
        yield say("Nothing that is published here has anything withheld from it.")
        yield from _releases(released(survey))
        return
    yield say(
        "Where something is withheld, the page of the decision says so in its place. Here is all of it together: what "
        "is held back, on which legal ground, who decided that, and when it is looked at again."
    )
    yield " ".join([_count(everything), *parts_without_ground(len(unrecorded(survey)))])
    if everything:
        yield _files()
    yield from _by_ground(everything)
    yield from _by_year(years)
    yield from _reviews(survey, everything)
    yield from _unrecorded(unrecorded(survey))
    yield from _releases(released(survey))
    yield f"## {say('Challenge it')}"
    yield say(
        "Under each ground on a decision's page, “Challenge this” has a request and a review ready to send. "
        "[What the grounds mean]({page}) says what happens then.",
        page="../grounds.md",
    )


def _count(everything: Sequence[Held]) -> str:
    decisions = len({one.entry.reference for one in everything})
    places = _places(everything)
    return " ".join(
        [
            counted("{number} place is withheld", "{number} places are withheld", places),
            counted("in {number} decision.", "in {number} decisions.", decisions),
            say("Only what is published here is counted."),
        ]
    )


def _files() -> str:
    return say(
        "Every item is in the [open data]({page}) as well: as [CSV]({plain}), and as [CSV for spreadsheets]({sheet}).",
        page="../data/index.md",
        plain="../data/withheld.csv",
        sheet="../data/spreadsheet/withheld.csv",
    )


def _by_ground(everything: Sequence[Held]) -> Iterator[str]:
    if not everything:
        return
    grounds: dict[tuple[str, str], list[Held]] = {}
    for one in everything:
        grounds.setdefault((cite(one.ground.regime, one.ground.section), _plain(one.ground)), []).append(one)
    yield f"## {say('By ground')}"
    rows = [
        [f"{words[0].upper()}{words[1:]}", law, _decisions(found), f"{_places(found):,}", f"{_overdue(found):,}"]
        for (law, words), found in sorted(grounds.items(), key=lambda one: (-len(one[1]), one[0]))
    ]
    yield box("tally", table([say("Ground"), say("Law"), say("Decisions"), say("Places"), say("Review overdue")], rows))


def _by_year(years: dict[int, list[Held]]) -> Iterator[str]:
    if not years:
        return
    yield f"## {say('By year of decision')}"
    rows = [
        [f"[{year}]({year}.md)", _decisions(found), f"{_places(found):,}", f"{_overdue(found):,}"]
        for year, found in years.items()
    ]
    yield box("tally", table([say("Year"), say("Decisions"), say("Places"), say("Review overdue")], rows))


def _reviews(survey: Survey, everything: Sequence[Held]) -> Iterator[str]:
    late = sorted((one for one in everything if one.ground.overdue), key=lambda one: one.ground.review_on)
    soon = sorted((one for one in everything if due_soon(survey, one)), key=lambda one: one.ground.review_on)
    yield f"## {say('Reviews that are overdue')}"
    yield _due(late) if late else say("No review is overdue.")
    yield f"## {say('Reviews due within 60 days')}"
    yield _due(soon) if soon else say("No review is due within 60 days of {day}.", day=long_date(survey.register.day))


def _due(found: Sequence[Held]) -> str:
    headings = [say("Review by"), say("Decision"), say("Ground")]
    rows = ([_day(one.ground.review_on), _link(one.entry), _ground(one)] for one in found[:_SHOWN])
    more = len(found) - _SHOWN
    said = [counted("{number} more stands on the pages by year.", "{number} more stand on the pages by year.", more)]
    return "\n\n".join([box("held", table(headings, rows)), *(said if more > 0 else [])])


def _unrecorded(entries: Sequence[IndexEntry]) -> Iterator[str]:
    if entries:
        yield f"## {say('Grounds that were not recorded')}"
        yield say("These decisions have a Part 2 that is withheld. Their records do not say on which ground.")
        yield items(_link(entry) for entry in entries[:_SHOWN])
        more = len(entries) - _SHOWN
        if more > 0:
            yield counted("And {number} more.", "And {number} more.", more)


def _releases(found: Sequence[Released]) -> Iterator[str]:
    yield f"## {say('Released since')}"
    if not found:
        yield say("Nothing that was withheld here has been released yet.")
        return
    rows = ([_day(one.change.on), _link(one.entry), inline(one.change.note)] for one in found[:_SHOWN])
    yield box("held", table([say("Released"), say("Decision"), say("What")], rows))


def _year(year: int, found: list[Held]) -> Iterator[str]:
    title = say("Withheld in decisions of {year}", year=year)
    yield from opening(title, say("What is withheld in the decisions of {year}, and on which grounds.", year=year))
    yield f"{_count(found)} [{say('What we withhold')}](index.md)"
    headings = [say("Decision"), say("Withheld"), say("Ground"), say("Decided by"), say("Review by"), say("Outcome")]
    yield box("held", table(headings, map(_row, found)))


def _row(one: Held) -> list[str]:
    ground = one.ground
    page = f"../decisions/{one.entry.year}/{one.entry.slug}.md"
    places = ", ".join(place.replace("](#", f"]({page}#") for place in one.places)
    due = say("overdue") if ground.overdue else ""
    review = f'{_day(ground.review_on)} <span class="status status--overdue">{due}</span>' if due else ""
    outcome = f"{say('Still withheld')}. [{say('Challenge this')}]({page}#challenge-{ground.name})"
    return [
        _link(one.entry),
        places,
        f"{_ground(one)}. {inline(ground.reason)}",
        f"{inline(ground.decided_by)}, {_day(ground.decided_on)}",
        review or _day(ground.review_on),
        outcome,
    ]


def _day(day: date) -> str:
    """A day that is never broken into lines."""
    return f'<span class="day">{long_date(day)}</span>'


def _ground(one: Held) -> str:
    words = _plain(one.ground)
    law = cite(one.ground.regime, inline(one.ground.section))
    page = f"../decisions/{one.entry.year}/{one.entry.slug}.md#ground-{one.ground.name}"
    return f"[{words[0].upper()}{words[1:]}]({page}), {law}"


def _plain(ground: PublishedGround) -> str:
    exemption = find_exemption(ground.regime, ground.section)
    return say(exemption.title) if exemption else ground.section  # say: generator.vocabulary.exemptions.EXEMPTIONS


def _link(entry: IndexEntry) -> str:
    return f"[{reference_and_title(entry)}](../decisions/{entry.year}/{entry.slug}.md)"


def _decisions(found: Iterable[Held]) -> str:
    return f"{len({one.entry.reference for one in found}):,}"


def _places(found: Iterable[Held]) -> int:
    return sum(one.marks for one in found)


def _overdue(found: Iterable[Held]) -> int:
    return sum(one.ground.overdue for one in found)
