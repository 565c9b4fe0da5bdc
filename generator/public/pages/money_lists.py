"""Sums by something that amounts name, such as who is paid: a page of sums, and one for each name with its amounts.

Comes in: lines under names. Goes out: `money/<family>/index.md` and `money/<family>/<name>.md`; a name with more
amounts than a page should hold has them on a page for each year below it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.public.ledger import KINDS, Line, Sum
from generator.public.pages.money_tables import Row, amounts_table, grouped, in_words, sums_table
from generator.public.pages.money_words import KIND_NAMES, how_to_read, kind_in_words
from generator.public.pages.money_years import INDEX, MOST
from generator.public.pages.prose import literal
from generator.public.pages.ways import names_of, opening, way
from generator.public.wording import say
from generator.vocabulary.choices import Kind


@dataclass(frozen=True, slots=True)
class Family:
    """Names with their lines; the empty name is that of lines that name nothing, and is shown as `nameless`.

    `elsewhere` says where the amounts of a name are listed by year and kind, if not on pages of this family. Of each
    kind at most so many names are shown as `most` says.
    """

    folder: str
    title: str
    heading: str
    introduction: str
    nameless: str
    lines: Mapping[str, list[Line]]
    most: int
    elsewhere: Callable[[str, int, Kind | None], str] | None = None
    decisions: Callable[[str], str] | None = None
    """The page that lists the decisions of a name; of the empty name, the index of such pages."""


class Names:
    """The pages of one family."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._names = names_of(sorted(family.lines), ("index",))
        self.index = f"money/{family.folder}/index.md"

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path and Markdown of every page."""
        family, here = self._family, self.index
        tables, shown = self._tables()
        back = f"[{say('Money')}]({way(here, INDEX)})"
        found = [how_to_read(), *tables] if tables else [say("No amount is counted here.")]
        blocks = [*opening(family.title, f"{family.title}."), " · ".join([back, *self._decisions(here, "")])]
        blocks += [family.introduction, *found]
        yield here, "\n\n".join(blocks) + "\n"
        for name in shown:
            yield from self._pages_of(name)

    def page(self, name: str) -> str:
        """The page of a name."""
        return f"money/{self._family.folder}/{self._names[name]}.md"

    def _tables(self) -> tuple[list[str], list[str]]:
        """A table for each kind, greatest sum first, and the names that are in one."""
        sums = {name: grouped(lines, lambda line: line.money.kind) for name, lines in self._family.lines.items()}
        blocks: list[str] = []
        shown: dict[str, None] = {}
        for kind in KINDS:
            found = [(name, kinds[kind]) for name, kinds in sums.items() if kind in kinds]
            if not found:
                continue
            found.sort(key=lambda one: (not one[0], -one[1].total, one[0]))
            kept, left = found[: self._family.most], len(found) - self._family.most
            shown |= dict.fromkeys(name for name, _ in kept)
            rows = [Row(literal(self._said(name)), one, f"{self.page(name)}#{KIND_NAMES[kind]}") for name, one in kept]
            blocks += [f"## {kind_in_words(kind)} {{ #{KIND_NAMES[kind]} }}", self._table(rows)]
            blocks += [say("{number} more are not shown here.", number=f"{left:,}")] if left > 0 else []
        return blocks, list(shown)

    def _table(self, rows: list[Row]) -> str:
        return sums_table(self._family.heading, rows, self.index)

    def _said(self, name: str) -> str:
        return name or self._family.nameless

    def _pages_of(self, name: str) -> Iterator[tuple[str, str]]:
        lines, here, elsewhere = self._family.lines[name], self.page(name), self._family.elsewhere
        if elsewhere is not None:
            yield here, self._by_year(name, lambda year, kind: elsewhere(name, year, kind))
        elif len(lines) <= MOST:
            yield here, self._listed(here, name, self._said(name), lines, (self.index, self._family.title))
        else:
            yield here, self._by_year(name, lambda year, kind: f"{self._year(name, year)}#{KIND_NAMES[kind]}")
            for year, part in grouped(lines, lambda line: line.entry.year).items():
                title = f"{self._said(name)}: {year}"
                own = self._year(name, year)
                yield own, self._listed(own, name, title, part.lines, (here, self._said(name)))

    def _decisions(self, here: str, name: str) -> Iterator[str]:
        """A link to the decisions themselves, where they are listed by this name too."""
        if self._family.decisions is not None:
            words = say("Every decision that names it") if name else say("All recipients, by name")
            yield f"[{words}]({way(here, self._family.decisions(name))})"

    def _year(self, name: str, year: int) -> str:
        return f"{self.page(name).removesuffix('.md')}/{year}.md"

    def _listed(self, here: str, name: str, title: str, lines: list[Line], up: tuple[str, str]) -> str:
        """A page with the amounts themselves."""
        blocks = [*_top(here, title, *up), *self._decisions(here, name)]
        for kind, one in _by_kind(lines):
            blocks += [_section(kind), in_words(one) + ".", amounts_table(one.lines, here)]
        return "\n\n".join(blocks) + "\n"

    def _by_year(self, name: str, address: Callable[[int, Kind | None], str]) -> str:
        """A page with the sums of each year, which lead to the amounts."""
        here = self.page(name)
        blocks = [*_top(here, self._said(name), self.index, self._family.title), *self._decisions(here, name)]
        blocks.append(how_to_read())
        for kind, one in _by_kind(self._family.lines[name]):
            years = grouped(one.lines, lambda line: line.entry.year)
            rows = [Row(str(year), part, address(year, kind)) for year, part in years.items()]
            blocks += [_section(kind), in_words(one) + ".", sums_table(say("Year of decision"), rows, here)]
        return "\n\n".join(blocks) + "\n"


def _top(here: str, title: str, up: str, up_title: str) -> list[str]:
    title = f"{say('Money')}: {title}"
    ways = f"[{say('Money')}]({way(here, INDEX)}) · [{literal(up_title)}]({way(here, up)})"
    return [*opening(title, f"{title}."), ways]


def _section(kind: Kind | None) -> str:
    return f"## {kind_in_words(kind)} {{ #{KIND_NAMES[kind]} }}"


def _by_kind(lines: list[Line]) -> Iterator[tuple[Kind | None, Sum]]:
    kinds = grouped(lines, lambda line: line.money.kind)
    return ((kind, kinds[kind]) for kind in KINDS if kind in kinds)
