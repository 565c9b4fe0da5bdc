"""The page on which each series of references is accounted for, `numbering/index.md`.

Comes in: the survey, of which only the index of public decisions and the office's series are looked at.
"""

from collections.abc import Iterable, Iterator

from generator.public.numbering import Run, SeriesCount, SeriesYear, numbering
from generator.public.office import IndexEntry, PublishedSeries
from generator.public.pages.boxes import box, items, table
from generator.public.pages.money_tables import decision_link
from generator.public.pages.prose import inline
from generator.public.pages.ways import opening
from generator.public.survey import Survey
from generator.public.wording import counted, say
from generator.public.words import STATUS_MEANS
from generator.vocabulary.choices import Status

INDEX = "numbering/index.md"
MOST = 100  # decisions in a list, and runs of numbers in a cell


def numbering_pages(survey: Survey) -> Iterator[tuple[str, str]]:
    """Path and Markdown of the one page."""
    register = survey.register
    found = numbering(register.office, register.decisions)
    title = say("Numbering")
    said = say("Every reference that is published, series by series, and the numbers between them.")
    blocks = [*opening(title, said), _introduction()]
    if not register.decisions:
        blocks.append(say("No decision has been published yet."))
    for index, one in enumerate(found.series, 1):
        if one.years:
            blocks += _series(one, index)
    if found.strays:
        blocks += [f"## {say('References of no series')} {{ #strays }}", _strays(len(found.strays))]
        blocks.append(_listed(found.strays))
    yield INDEX, "\n\n".join(blocks) + "\n"


def _introduction() -> str:
    return say(
        "This page is made from published decisions only. A number can be missing because it was never given out, or "
        "because nothing is published under it yet; the page cannot tell which. It counts up to the last number that "
        "is published."
    )


def _series(one: SeriesCount, index: int) -> Iterator[str]:
    example = inline(one.years[0].entries[0].reference)
    yield f"## {say('References like {example}', example=example)} {{ #series-{index} }}"
    yield _claim(one)
    yield box("sums sums--plain tally", table(_headings(one), (_year(year, one.series) for year in one.years)))
    others = [entry for year in one.years for entry in year.entries if entry.status is not Status.MADE]
    if others:
        yield f"### {say('Numbers without a decision that was made')} {{ #series-{index}-others }}"
        yield from _others(others)


def _claim(one: SeriesCount) -> str:
    if not one.series.complete:
        return say("The office does not say that this series is complete, so no number is taken to be missing.")
    missing = sum(len(run) for year in one.years for run in year.gaps)
    if not missing:
        return say("Every number of this series, up to the last one that is published, is accounted for.")
    return counted(
        "The office accounts for every number of this series. No decision is published under one of them.",
        "The office accounts for every number of this series. No decision is published under {number} of them.",
        missing,
    )


def _headings(one: SeriesCount) -> list[str]:
    headings = [say("Year"), say("Published"), say("Not made"), say("Numbers")]
    return [*headings, say("Nothing published")] if one.series.complete else headings


def _year(year: SeriesYear, series: PublishedSeries) -> list[str]:
    others = sum(entry.status is not Status.MADE for entry in year.entries)
    name = str(year.year) if year.year is not None else say("no year in the reference")
    span = _run(Run(year.numbers[0], year.numbers[-1])) if year.numbers else "-"
    if year.start != 1:
        span += f" ({say('counted from {number}', number=year.start)})"
    cells = [name, f"{len(year.entries):,}", f"{others:,}" if others else "-", span]
    return [*cells, _gaps(year.gaps)] if series.complete else cells


def _gaps(runs: tuple[Run, ...]) -> str:
    shown = ", ".join(_run(run) for run in runs[:MOST]) or "-"
    return f"{shown} {say('and more')}" if len(runs) > MOST else shown


def _run(run: Run) -> str:
    return str(run.first) if len(run) == 1 else say("{first} to {last}", first=run.first, last=run.last)


def _others(entries: list[IndexEntry]) -> Iterator[str]:
    """What explains a number that stands for no decision: its status, with what that means."""
    for status in (one for one in Status if any(entry.status is one for entry in entries)):
        yield say(STATUS_MEANS[status])
        yield _listed([entry for entry in entries if entry.status is status])


def _strays(number: int) -> str:
    return counted(
        "{number} reference is of none of the office's series, so it is in no count above.",
        "{number} references are of none of the office's series, so they are in no count above.",
        number,
    )


def _listed(entries: Iterable[IndexEntry]) -> str:
    every = list(entries)
    shown = [decision_link(entry, INDEX) for entry in every[:MOST]]
    left = len(every) - len(shown)
    link = f"[{say('all decisions')}](../decisions/index.md)"
    return items([*shown, say("and {number} more among {link}", number=f"{left:,}", link=link)] if left else shown)
