"""Numbering: which numbers of each series of references are published, and which are not.

Comes in: the public office and the index. Goes out: of each series its years, of each year its decisions, its first and
last number, and the runs of numbers under which nothing is published. All of it is made of public decisions alone: the
last number is the last that is public, and a number that was never given out, a draft, and a decision whose day has not
come look the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.public.office import IndexEntry, PublishedOffice, PublishedSeries
from generator.vocabulary.references import Reference, Series, parse_reference


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers that follow one another, both ends included."""

    first: int
    last: int

    def __len__(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """One year of a series; `year` is None where its references name none. `start` is where its counting begins."""

    year: int | None
    entries: tuple[IndexEntry, ...]
    numbers: tuple[int, ...]
    start: int
    gaps: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SeriesCount:
    """A series with its years, newest first."""

    series: PublishedSeries
    years: tuple[SeriesYear, ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Every decision of the register, in a series or `strays`, which match none."""

    series: tuple[SeriesCount, ...]
    strays: tuple[IndexEntry, ...]


def numbering(office: PublishedOffice, entries: Iterable[IndexEntry]) -> Numbering:
    """Account for every reference of a register."""
    patterns = tuple(_read(one) for one in office.references)
    placed: dict[int, dict[int | None, list[tuple[IndexEntry, Reference]]]] = {}
    strays = []
    for entry in entries:
        found = parse_reference(entry.reference, patterns)
        if found is None:
            strays.append(entry)
        else:
            placed.setdefault(found.series, {}).setdefault(found.year, []).append((entry, found))
    counts = [
        SeriesCount(one, tuple(_years(one, patterns[index], placed.get(index, {}))))
        for index, one in enumerate(office.references)
    ]
    return Numbering(tuple(counts), tuple(strays))


def gaps(numbers: Sequence[int], start: int) -> Iterator[Run]:
    """The runs that are missing between `start` and the greatest of some numbers, which are in order."""
    expected = start
    for number in numbers:
        if number > expected:
            yield Run(expected, number - 1)
        expected = max(expected, number + 1)


def _read(one: PublishedSeries) -> Series:
    return Series(re.compile(one.pattern, re.ASCII), {first.year: first.number for first in one.first}, one.complete)


def _years(
    one: PublishedSeries, series: Series, placed: dict[int | None, list[tuple[IndexEntry, Reference]]]
) -> Iterator[SeriesYear]:
    for year in sorted(placed, key=lambda year: -1 if year is None else year, reverse=True):
        found = placed[year]
        numbers = sorted({reference.number for _, reference in found if reference.number is not None})
        start = 1 if year is None else series.first.get(year, 1)
        missing = tuple(gaps(numbers, start)) if one.complete and year is not None else ()
        yield SeriesYear(year, tuple(entry for entry, _ in found), tuple(numbers), start, missing)
