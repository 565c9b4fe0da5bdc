"""A table of decisions as every list of them shows it."""

from collections.abc import Callable, Iterable

from generator.public.office import IndexEntry
from generator.public.pages.boxes import box, table
from generator.public.pages.links import in_language, title_in_full
from generator.public.pages.prose import inline
from generator.public.spoken import long_date
from generator.public.survey import Surveyed
from generator.public.wording import say
from generator.public.words import STATUS
from generator.vocabulary.choices import Status

Cell = Callable[[Surveyed], str]


def decision_table(decisions: Iterable[Surveyed], up: str, heading: str | None = None, cell: Cell | None = None) -> str:
    """Day, reference, title and one thing more: the category, or what `cell` says under `heading`.

    `up` leads from the page to the root of the site: `../`.
    """
    last = heading or say("Category")
    rows = (_row(one, up, cell or _category) for one in decisions)
    return box("register", table([say("Decided"), say("Reference"), say("Title"), last], rows))


def entry_cells(entry: IndexEntry, folder: str) -> list[str]:
    """Day, reference, and the title with what stands beside it; `folder` leads from the page to `decisions/`."""
    title = f"[{title_in_full(entry)}]({folder}{entry.year}/{entry.slug}.md)"
    if entry.status is not Status.MADE:
        title += f' <span class="status status--{entry.status.value}">{say(STATUS[entry.status])}</span>'
    if entry.withheld:
        title += f' <span class="status status--part">{say("Part withheld")}</span>'
    return [long_date(entry.decided) if entry.decided else say("No date"), inline(entry.reference), title]


def _row(one: Surveyed, up: str, cell: Cell) -> list[str]:
    return [*entry_cells(one.entry, f"{up}decisions/"), cell(one)]


def _category(one: Surveyed) -> str:
    return in_language(inline(one.entry.category), None) if one.entry.category else "-"
