"""The amounts of each year, kind by kind and category by category: where every figure about money leads in the end.

Comes in: the ledger. Goes out: `money/<year>.md`; where a year has more amounts than a page should hold, the page of
the year keeps the sums, and each kind has a page of its own below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.public.counting import Reason
from generator.public.ledger import KINDS, Ledger, Line, Sum
from generator.public.office import IndexEntry
from generator.public.pages.boxes import items
from generator.public.pages.money_tables import (
    Row,
    amounts_table,
    decision_link,
    grouped,
    in_words,
    plain_sums,
    sums_table,
)
from generator.public.pages.money_words import KIND_NAMES, how_to_read, kind_in_words, reason_in_words
from generator.public.pages.prose import inline
from generator.public.pages.ways import names_of, opening, way
from generator.public.wording import counted, say
from generator.vocabulary.choices import Kind

MOST = 500  # amounts on one page
APART, KEPT = "not-counted", "withheld"
INDEX = "money/index.md"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Part of a year: what it is called in addresses, its heading, and its blocks with headings of this depth."""

    name: str
    title: str
    lines: tuple[Line, ...]


class Years:
    """The pages of the years, and the address at which the amounts behind a figure stand."""

    def __init__(self, book: Ledger) -> None:
        self._book = book
        categories = sorted({line.entry.category or "" for line in book.counted})
        self.categories = names_of(categories, ("index",))
        self._chapters: dict[int, list[Chapter]] = {}
        self._kept: dict[int, list[IndexEntry]] = {}
        for entry in book.kept:
            self._kept.setdefault(entry.year, []).append(entry)
        counted_, apart = _by_year(book.counted), _by_year(book.apart)
        for year in sorted({*counted_, *apart, *self._kept}, reverse=True):
            self._chapters[year] = list(_chapters(counted_.get(year, []), apart.get(year, [])))

    def __iter__(self) -> Iterator[int]:
        """The years that have a page, newest first."""
        return iter(self._chapters)

    def page(self, year: int) -> str:
        """The page of a year."""
        return f"money/{year}.md"

    def address(self, year: int, kind: Kind | None, category: str | None = None) -> str:
        """Where the amounts of a kind in a year are listed, or those of one category among them."""
        anchor = KIND_NAMES[kind] if category is None else f"{KIND_NAMES[kind]}-{self.categories[category]}"
        return f"{self._home(year, KIND_NAMES[kind])}#{anchor}"

    def apart(self, year: int) -> str:
        """Where the amounts that are not counted are listed."""
        return f"{self._home(year, APART)}#{APART}"

    def withheld(self, year: int) -> str:
        """Where the decisions stand in which a sum is withheld."""
        return f"{self.page(year)}#{KEPT}"

    def numbers(self, year: int) -> tuple[int, int]:
        """How many amounts of a year are listed and not counted, and in how many decisions one is withheld."""
        apart = sum(len(one.lines) for one in self._chapters[year] if one.name == APART)
        return apart, len(self._kept.get(year, ()))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path and Markdown of every page."""
        for year, chapters in self._chapters.items():
            here, parted = self.page(year), self._is_parted(year)
            title = say("Money in decisions of {year}", year=year)
            blocks = [*opening(title, f"{title}."), " · ".join(self._ways(year)), *self._sums(year)]
            blocks += [] if parted else [block for one in chapters for block in self._written(one, here)]
            yield here, "\n\n".join([*blocks, *self._withheld(year)]) + "\n"
            for one in chapters if parted else ():
                there, name = self._home(year, one.name), f"{one.title}: {title}"
                up = f"[{title}]({way(there, here)})"
                blocks = [*opening(name, f"{name}."), up]
                blocks += [how_to_read()] if len(_categories(one)) > 1 else []
                blocks += self._written(one, there)
                yield there, "\n\n".join(blocks) + "\n"

    def _is_parted(self, year: int) -> bool:
        return sum(len(one.lines) for one in self._chapters[year]) > MOST

    def _home(self, year: int, chapter: str) -> str:
        return f"money/{year}/{chapter}.md" if self._is_parted(year) else self.page(year)

    def _ways(self, year: int) -> list[str]:
        here, years = self.page(year), list(self._chapters)
        at = years.index(year)
        ways = [f"[{say('All years')}]({way(here, INDEX)})"]
        if at + 1 < len(years):
            ways.append(f"[{say('Earlier: {year}', year=years[at + 1])}]({way(here, self.page(years[at + 1]))})")
        if at:
            ways.append(f"[{say('Later: {year}', year=years[at - 1])}]({way(here, self.page(years[at - 1]))})")
        return ways

    def _sums(self, year: int) -> list[str]:
        """The sums of the year, one a kind; they stand side by side and are not added together."""
        sums = grouped(self._lines(year), lambda line: line.money.kind)
        if not sums:
            return [say("No amount of this year is counted.")]
        rows = [Row(kind_in_words(one), sums[one], self.address(year, one)) for one in KINDS if one in sums]
        blocks = [plain_sums(say("Kind"), rows, self.page(year))]
        has_bars = not self._is_parted(year) and any(len(_categories(one)) > 1 for one in self._chapters[year])
        return [*blocks, how_to_read()] if has_bars else blocks

    def _lines(self, year: int) -> Iterator[Line]:
        return (line for one in self._chapters[year] if one.name != APART for line in one.lines)

    def _written(self, chapter: Chapter, here: str) -> Iterator[str]:
        yield f"## {chapter.title} {{ #{chapter.name} }}"
        if chapter.name == APART:
            yield from _apart(chapter.lines, here)
            return
        parts = _categories(chapter)
        anchors = {category: f"{chapter.name}-{self.categories[category]}" for category in parts}
        names = {category: inline(category) or say("No category") for category in parts}
        if len(parts) > 1:
            rows = [Row(names[one], part, f"{here}#{anchors[one]}") for one, part in parts.items()]
            yield sums_table(say("Category"), rows, here)
        for category, part in parts.items():
            yield f"### {names[category]} {{ #{anchors[category]} }}"
            yield in_words(part) + "."
            yield amounts_table(part.lines, here)

    def _withheld(self, year: int) -> Iterator[str]:
        if entries := self._kept.get(year):
            yield f"## {say('Sums withheld')} {{ #{KEPT} }}"
            yield counted(
                "In {number} decision a sum is withheld. It is in no figure on this page.",
                "In {number} decisions a sum is withheld. These sums are in no figure on this page.",
                len(entries),
            )
            yield items(decision_link(entry, self.page(year)) for entry in entries)


def _categories(chapter: Chapter) -> dict[str, Sum]:
    """A chapter parted by category; amounts that are not counted are not."""
    lines = () if chapter.name == APART else chapter.lines
    return grouped(lines, lambda line: line.entry.category or "")


def _by_year(lines: Iterable[Line]) -> dict[int, list[Line]]:
    years: dict[int, list[Line]] = {}
    for line in lines:
        years.setdefault(line.entry.year, []).append(line)
    return years


def _chapters(lines: list[Line], apart: list[Line]) -> Iterator[Chapter]:
    kinds: dict[Kind | None, Sum] = grouped(lines, lambda line: line.money.kind)
    for kind in KINDS:
        if kind in kinds:
            by_category = sorted(kinds[kind].lines, key=lambda line: line.entry.category or "")
            yield Chapter(KIND_NAMES[kind], kind_in_words(kind), tuple(by_category))
    if apart:
        yield Chapter(APART, say("Listed, not counted"), tuple(apart))


def _apart(lines: Iterable[Line], here: str) -> Iterator[str]:
    """What is disclosed and not counted, by the reason."""
    yield say("These amounts are disclosed. They are in no sum, for the reason that stands above them.")
    reasons = {reason: [line for line in lines if line.reason is reason] for reason in Reason}
    for reason, found in reasons.items():
        if found:
            yield f"### {reason_in_words(reason)} {{ #{APART}-{reason.value} }}"
            yield amounts_table(found, here)
