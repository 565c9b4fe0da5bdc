"""A table of decisions as every list of them shows it, and the head of a page of lists."""

import json
from collections.abc import Callable, Iterable

from generator.public.office import IndexEntry
from generator.public.pages.boxes import box, table
from generator.public.pages.prose import inline, literal
from generator.public.pages.words import STATUS
from generator.public.spoken import long_date
from generator.public.survey import Surveyed
from generator.public.wording import say
from generator.vocabulary.choices import Status

Cell = Callable[[Surveyed], str]


def decision_table(decisions: Iterable[Surveyed], up: str, heading: str | None = None, cell: Cell | None = None) -> str:
    """Day, reference, title and one thing more: the category, or what `cell` says under `heading`.

    `up` leads from the page to the root of the site: `../`.
    """
    last = heading or say("Category")
    rows = (_row(one, up, cell or _category) for one in decisions)
    return box("register", table([say("Decided"), say("Reference"), say("Title"), last], rows))


def page_head(title: str, description: str) -> str:
    """The front matter; titles hold words of records, and JSON text is YAML text. Lists are not searched."""
    quoted = [json.dumps(text, ensure_ascii=False) for text in (title, description)]
    return f"---\ntitle: {quoted[0]}\ndescription: {quoted[1]}\nsearch:\n  exclude: true\n---"


def page_heading(title: str) -> str:
    """The main heading; a `#` at its end would be taken for a sign of Markdown."""
    written = literal(" ".join(title.split()))
    return f"# {written[:-1]}&#35;" if written.endswith("#") else f"# {written}"


def entry_link(entry: IndexEntry, up: str) -> str:
    """The title of a decision, leading to it."""
    return f"[{literal(entry.title or say('Removed decision'))}]({up}decisions/{entry.year}/{entry.slug}.md)"


def _row(one: Surveyed, up: str, cell: Cell) -> list[str]:
    entry = one.entry
    title = entry_link(entry, up)
    if entry.status is not Status.MADE:
        title += f' <span class="status status--{entry.status.value}">{say(STATUS[entry.status])}</span>'
    if entry.withheld:
        title += f' <span class="status status--part">{say("Part withheld")}</span>'
    return [long_date(entry.decided) if entry.decided else "-", inline(entry.reference), title, cell(one)]


def _category(one: Surveyed) -> str:
    return inline(one.entry.category or "-")
