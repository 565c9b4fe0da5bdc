"""The publication clock as pages: the whole register and each year, and the decisions that came late.

Comes in: the survey. Goes out: `publication/index.md`, and `publication/<year>.md` for each year with a late decision.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.public.clock import Clock, Pace, Taken, clock, pace, percentage
from generator.public.office import IndexEntry
from generator.public.pages.bars import share_bar
from generator.public.pages.boxes import box, items, table
from generator.public.pages.money_tables import day_of, decision_link
from generator.public.pages.ways import opening
from generator.public.survey import Survey
from generator.public.wording import counted, say

INDEX = "publication/index.md"
MOST = 25  # late decisions on the first page, and decisions in each list of those that are counted apart


def clock_pages(survey: Survey) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each page, `publication/index.md` first."""
    found = clock(survey)
    years: dict[int, list[Taken]] = {}
    for one in found.taken:
        years.setdefault(one.entry.year, []).append(one)
    late = {year: [one for one in taken if one.days > found.promised] for year, taken in years.items()}
    yield INDEX, _index(found, years, late)
    for year, taken in late.items():
        if taken:
            title = say("Published late: decisions of {year}", year=year)
            back = f"[{say('The publication clock')}](index.md)"
            said = _number_late(len(taken), len(years[year]), found.promised)
            here = f"publication/{year}.md"
            yield here, "\n\n".join([*opening(title, f"{title}."), back, said, _late(taken, here)]) + "\n"


def _index(found: Clock, years: dict[int, list[Taken]], late: dict[int, list[Taken]]) -> str:
    title = say("The publication clock")
    said = say("How many days pass from a decision to its publication, and how many the office promises.")
    blocks = [*opening(title, said), _promise(found.promised)]
    if found.taken:
        blocks += [_pace(pace(found.taken, found.promised)), f"## {say('By year')} {{ #years }}"]
        blocks += [_reading(), _years(years, late, found.promised)]
    else:
        blocks.append(say("No decision with a known day of publication can be counted yet."))
    blocks += [*_latest(found, late), f"## {say('How the days are counted')} {{ #method }}", _method(), *_apart(found)]
    return "\n\n".join(blocks) + "\n"


def _promise(days: int) -> str:
    if not days:
        return say("The office promises to publish each decision on the day on which it is made.")
    return counted(
        "The office promises to publish each decision within {number} day of making it.",
        "The office promises to publish each decision within {number} days of making it.",
        days,
    )


def _pace(one: Pace) -> str:
    if not one.longest:
        return _at_once(one.number)
    if one.number == 1:
        return say("The one decision that is counted took {days}.", days=_days(one.longest))
    share = say(
        "Of {number} decisions, {in_time} ({percentage} per cent) were published in time.",
        number=f"{one.number:,}",
        in_time=f"{one.in_time:,}",
        percentage=percentage(one.in_time, one.number),
    )
    return f"{share} {_half(one)}; {_ends(one)}."


def _at_once(number: int) -> str:
    return counted(
        "The one decision that is counted was published on the same day.",
        "Each of the {number} decisions that are counted was published on the same day.",
        number,
    )


def _half(one: Pace) -> str:
    if not one.median:
        return say("Half of them or more were published on the same day")
    return say("Half of them took {days} or less", days=_days(one.median))


def _ends(one: Pace) -> str:
    if not one.shortest:
        return say("the quickest were published on the same day, the slowest took {most}", most=_days(one.longest))
    return say("the quickest {least}, the slowest {most}", least=_days(one.shortest), most=_days(one.longest))


def _days(number: Fraction | int) -> str:
    """`6.5 days`: the middle of an even number of decisions may lie between two days. No day is the same day."""
    if not number:
        return say("the same day")
    if Fraction(number).denominator > 1:
        return say("{number} days", number=f"{int(number):,}.5")
    return counted("{number} day", "{number} days", int(number))


def _reading() -> str:
    return say("In the bars, the filled part is what was published in time, and the open part what came late.")


def _years(years: dict[int, list[Taken]], late: dict[int, list[Taken]], promised: int) -> str:
    headings = [say("Year"), say("Published in time"), say("Late"), say("Middle"), say("Longest")]
    rows = [_year(year, pace(taken, promised), len(late[year])) for year, taken in years.items()]
    return box("sums tally", table(headings, rows))


def _year(year: int, one: Pace, late: int) -> list[str]:
    words = say(
        "{part} of {whole} ({percentage}%)",
        part=f"{one.in_time:,}",
        whole=f"{one.number:,}",
        percentage=percentage(one.in_time, one.number),
    )
    share = f'{share_bar(one.in_time, one.number)} <span class="sum">{words}</span>'
    link = f"[{late:,}]({year}.md)" if late else "0"
    return [f"[{year}](../decisions/{year}/index.md)", share, link, _days(one.median), _days(one.longest)]


def _latest(found: Clock, late: dict[int, list[Taken]]) -> Iterator[str]:
    every = [one for taken in late.values() for one in taken]
    if not every:
        return
    yield f"## {say('Published late')} {{ #late }}"
    yield _number_late(len(every), len(found.taken), found.promised)
    if len(every) > MOST:
        ways = ", ".join(f"[{year}]({year}.md)" for year, taken in late.items() if taken)
        yield say("The {number} that took longest stand here; all of them by year: {years}.", number=MOST, years=ways)
    yield _late(sorted(every, key=lambda one: -one.days)[:MOST], INDEX)


def _number_late(late: int, number: int, promised: int) -> str:
    if not promised:
        return counted(
            "{number} of {all} decisions was not published on the same day, as the office promises.",
            "{number} of {all} decisions were not published on the same day, as the office promises.",
            late,
            all=f"{number:,}",
        )
    return counted(
        "{number} of {all} decisions took longer than the {promised} days that the office promises.",
        "{number} of {all} decisions took longer than the {promised} days that the office promises.",
        late,
        all=f"{number:,}",
        promised=f"{promised:,}",
    )


def _late(taken: Iterable[Taken], here: str) -> str:
    headings = [say("Decision"), say("Decided"), say("Days to publication")]
    rows = ([decision_link(one.entry, here), day_of(one.entry), f"{one.days:,}"] for one in taken)
    return box("ledger ledger--days", table(headings, rows))


def _method() -> str:
    return items(
        (
            say(
                "Days are calendar days from the day of the decision to the day of its publication. Published on the "
                "day after, a decision took one day."
            ),
            say(
                "The day of publication is the day on which the decision really went out, where that is recorded, "
                "else the day from which it was to be public."
            ),
            say("Only decisions that were made are counted, and each in the year of its decision."),
            say("The middle is the median: half of the decisions took that long or less, half that long or longer."),
        )
    )


def _apart(found: Clock) -> Iterator[str]:
    """What is not counted, and why; each list is cut where it gets long, since all decisions stand in the register."""
    reversed_ = tuple(one.entry for one in found.reversed)
    parts = (
        (say("Published before they were made, by the days recorded"), "reversed", reversed_),
        (say("Without a day of decision or of publication"), "unknown", found.unknown),
        (say("Deferred, withdrawn, void or removed"), "not-made", found.not_made),
    )
    if any(entries for _, _, entries in parts):
        yield f"## {say('Not counted')} {{ #not-counted }}"
    for heading, name, entries in parts:
        if entries:
            yield f"### {heading} {{ #{name} }}"
            yield _listed(entries)


def _listed(entries: tuple[IndexEntry, ...]) -> str:
    shown = [decision_link(entry, INDEX) for entry in entries[:MOST]]
    left = len(entries) - len(shown)
    link = f"[{say('all decisions')}](../decisions/index.md)"
    return items([*shown, say("and {number} more among {link}", number=f"{left:,}", link=link)] if left else shown)
