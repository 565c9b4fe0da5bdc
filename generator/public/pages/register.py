"""The lists of decisions: all of them, one page a year, and the latest for the home page."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.public.finding import WHOLE
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.pages.boxes import box, table
from generator.public.pages.finder import finder
from generator.public.pages.links import in_language
from generator.public.pages.prose import inline
from generator.public.pages.rows import entry_cells
from generator.public.pages.ways import opening
from generator.public.survey import Survey
from generator.public.wording import counted, say

SEARCHED_HERE = "searched_here"
"""The front matter by which the theme knows that the search of every page leads to the table of this one."""
_LATEST = 8


def register_pages(survey: Survey, whole: int = WHOLE) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each list, `decisions/index.md` first, whose table has at most `whole` decisions."""
    register = survey.register
    years = [(year, list(entries)) for year, entries in groupby(register.decisions, key=lambda entry: entry.year)]
    yield "decisions/index.md", _all_decisions(survey, whole)
    for index, (year, entries) in enumerate(years):
        later = years[index - 1][0] if index else None
        earlier = years[index + 1][0] if index + 1 < len(years) else None
        yield f"decisions/{year}/index.md", _year(year, entries, earlier, later)


def latest(register: PublishedRegister) -> str:
    """The newest decisions, for the home page."""
    if not register.decisions:
        return say("No decision has been published yet.")
    return _list(register.decisions[:_LATEST], "decisions/")


def figures(register: PublishedRegister) -> str:
    """How many decisions the register holds, from when, and in how many something is withheld.

    All of it is counted from the public index, which knows no other decision, and no withheld value.
    """
    count = len(register.decisions)
    if not count:
        return say("The register holds no decisions yet.")
    first, last = register.decisions[-1].year, register.decisions[0].year
    span = say("from {first} to {last}", first=first, last=last) if first != last else say("from {first}", first=first)
    held = sum(entry.withheld for entry in register.decisions)
    holds = counted(
        "The register holds {number} decision {span}.",
        "The register holds {number} decisions {span}.",
        count,
        span=span,
    )
    return f"{holds} {_withheld(held, count)} {say('Only what is published here is counted.')}"


def years(register: PublishedRegister) -> str:
    """Links to the page of each year, with the number of its decisions."""
    each = [(year, len(list(entries))) for year, entries in groupby(register.decisions, key=lambda one: one.year)]
    if not each:
        return say("There are no years to show yet.")
    return box("years", "\n".join(f"- [{year}](decisions/{year}/index.md) ({count:,})" for year, count in each))


def _withheld(held: int, count: int) -> str:
    if not held:
        return say("Nothing in it is withheld.")
    if count == 1:
        return say("Something in it is withheld.")
    return counted("In {number} of them something is withheld.", "In {number} of them something is withheld.", held)


def _all_decisions(survey: Survey, whole: int) -> str:
    register = survey.register
    leads = [] if len(survey.decisions) <= whole else [f"{SEARCHED_HERE}: true"]
    lines = [*opening(say("All decisions"), say("Every decision of the register, newest first."), *leads)]
    if not register.decisions:
        return "\n\n".join([*lines, say("No decision has been published yet.")]) + "\n"
    lines.append(figures(register))
    return "\n\n".join([*lines, *finder(survey, whole)]) + "\n"


def _year(year: int, entries: list[IndexEntry], earlier: int | None, later: int | None) -> str:
    ways = [f"[{say('All decisions')}](../index.md)"]
    ways += [f"[{say('Earlier: {year}', year=earlier)}](../{earlier}/index.md)"] if earlier else []
    ways += [f"[{say('Later: {year}', year=later)}](../{later}/index.md)"] if later else []
    title = say("Decisions of {year}", year=year)
    count = counted("{number} published decision.", "{number} published decisions.", len(entries))
    lines = [*opening(title, say("Every decision of {year}, newest first.", year=year))]
    return "\n\n".join([*lines, f"{count} {' · '.join(ways)}", _list(entries, "../")]) + "\n"


def _list(entries: Iterable[IndexEntry], up: str) -> str:
    headings = [say("Decided"), say("Reference"), say("Title"), say("Category")]
    return box("register", table(headings, (_row(one, up) for one in entries)))


def _row(entry: IndexEntry, up: str) -> list[str]:
    return [*entry_cells(entry, up), in_language(inline(entry.category), None) if entry.category else "-"]
