"""A list of decisions of any length → pages that nobody has to wait for.

Up to a thousand decisions stand on one page, under the headings of their years where there are many. A longer list
shows its newest there, and leads to a page for each year.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.public.pages.boxes import box, items
from generator.public.pages.prose import literal
from generator.public.pages.ways import head, heading
from generator.public.survey import Surveyed
from generator.public.wording import counted, say

MOST = 1000
_NEWEST = 50
_WITHOUT_HEADINGS = 40
Table = Callable[[Sequence[Surveyed], str], str]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list at `path`, without an ending; `opening` stands above it and `ways` lead on from it.

    `table` makes a table of some of its decisions; its second argument leads to the root of the site. `index` is the
    name of the index of its kind, which stands beside it.
    """

    path: str
    title: str
    description: str
    opening: Sequence[str]
    decisions: Sequence[Surveyed]
    table: Table
    index: str


def list_pages(listing: Listing) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each page, the main one first."""
    years = [(year, list(ones)) for year, ones in groupby(listing.decisions, key=lambda one: one.entry.year)]
    body = _whole(listing, years) if len(listing.decisions) <= MOST else _newest(listing, years)
    parts = [trail((listing.index, "index.md")), heading(listing.title), *listing.opening, *body]
    yield f"{listing.path}.md", page(listing.title, listing.description, parts)
    if len(listing.decisions) > MOST:
        for year, ones in years:
            yield from _of_year(listing, year, ones)


def trail(*above: tuple[str, str], up: str = "../") -> str:
    """Where a page is: the register, and the lists above it, each by its name and address; `up` leads to the root."""
    ways = [(say("All decisions"), f"{up}decisions/index.md"), *above]
    links = " ".join(f"[{literal(name)}]({path})" for name, path in ways)
    return f'<nav class="trail" aria-label="{say("Where this page is")}" markdown="1">\n\n{links}\n\n</nav>'


def page(title: str, description: str, blocks: Iterable[str]) -> str:
    """The text of a whole page."""
    return "\n\n".join([head(title, description), *blocks]) + "\n"


def _whole(listing: Listing, years: Sequence[tuple[int, list[Surveyed]]]) -> Iterator[str]:
    if not listing.decisions:
        return
    if len(years) == 1 or len(listing.decisions) <= _WITHOUT_HEADINGS:
        yield listing.table(listing.decisions, "../")
        return
    for year, ones in years:
        yield f"## {year} {{ #y{year} }}"
        yield listing.table(ones, "../")


def _newest(listing: Listing, years: Sequence[tuple[int, list[Surveyed]]]) -> Iterator[str]:
    name = listing.path.rsplit("/", 1)[-1]
    yield f"## {say('By year')} {{ #years }}"
    yield box("years", items(f"[{year}]({name}/{year}.md) ({len(ones):,})" for year, ones in years))
    yield f"## {say('The newest')} {{ #newest }}"
    yield listing.table(listing.decisions[:_NEWEST], "../")


def _of_year(listing: Listing, year: int, ones: Sequence[Surveyed]) -> Iterator[tuple[str, str]]:
    """The pages of one year: more than one only where a single year has more than a page takes."""
    name = listing.path.rsplit("/", 1)[-1]
    parts = [ones[at : at + MOST] for at in range(0, len(ones), MOST)]
    for number, part in enumerate(parts, 1):
        title = say("{name}: {year}", name=listing.title, year=year)
        above = trail((listing.index, "../index.md"), (listing.title, f"../{name}.md"), up="../../")
        said = [_counted(len(ones)), *_parts(year, number, len(parts))]
        body = [above, heading(title), " ".join(said), listing.table(part, "../../")]
        yield f"{listing.path}/{_part(year, number)}.md", page(title, listing.description, body)


def _parts(year: int, number: int, last: int) -> Iterator[str]:
    if last > 1:
        yield say("This is part {number} of {last}.", number=number, last=last)
        others = (f"[{one}]({_part(year, one)}.md)" for one in range(1, last + 1) if one != number)
        yield say("Other parts: {parts}.", parts=", ".join(others))


def _part(year: int, number: int) -> str:
    return str(year) if number == 1 else f"{year}-{number}"


def _counted(number: int) -> str:
    return counted("{number} published decision.", "{number} published decisions.", number)
