"""The page of all decisions: a table that a script filters and sorts, and everything that works without one.

Comes in: the survey. Goes out: the body of `decisions/index.md`. The table holds every decision of a register that is
not too long for a page, else the newest; the script has the others from the index of `finding.py`.
"""

from collections.abc import Iterator, Mapping
from html import escape

from generator.public.concordance import DIRECTORY
from generator.public.finding import INDEX, SUMMARIES, WHOLE, largest, maker
from generator.public.pages.boxes import box, table
from generator.public.pages.links import in_language
from generator.public.pages.prose import inline, literal
from generator.public.pages.rows import entry_cells
from generator.public.survey import Survey, Surveyed
from generator.public.wording import say
from generator.public.words import STATUS
from generator.vocabulary.choices import Status
from generator.vocabulary.money import show_pounds

NEWEST = 100
"""So many stand in the page of a register that is too long for one table."""
_ORDERS = {
    "": "Best match, newest first",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "largest": "Largest amount first",
    "smallest": "Smallest amount first",
    "reference": "By reference",
    "reference-back": "By reference, backwards",
}
_LISTS = {
    "categories": "category",
    "statuses": "status",
    "topics": "topic",
    "people": "person",
    "recipients": "recipient",
}


def finder(survey: Survey, whole: int = WHOLE) -> Iterator[str]:
    """The form, the table and what they mean; `whole` decisions at most are all in the table."""
    is_whole = len(survey.decisions) <= whole
    yield box("browse", *_ways(survey))
    yield _form(survey)
    yield _without_script()
    yield box("register register--all", _table(survey.decisions if is_whole else survey.decisions[:NEWEST]))
    if not is_whole:
        yield _newest_only(survey.register.site_url)
    yield _meaning()


def _ways(survey: Survey) -> Iterator[str]:
    """What leads to every decision without a script."""
    years = dict.fromkeys(one.entry.year for one in survey.decisions)
    yield say("By year: {years}", years=", ".join(f"[{year}]({year}/index.md)" for year in years))
    yield say("By {lists}", lists=", ".join(f"[{say(name)}](../{path}/index.md)" for path, name in _LISTS.items()))


def _table(decisions: tuple[Surveyed, ...]) -> str:
    headings = [say("Decided"), say("Reference"), say("Title"), say("Category"), say("Amount")]
    return table(headings, ([*entry_cells(one.entry, ""), *_last_cells(one)] for one in decisions))


def _last_cells(one: Surveyed) -> list[str]:
    category, amount = one.entry.category, largest(one)
    return [
        in_language(inline(category), None) if category else "-",
        show_pounds(amount) if amount is not None else "",
    ]


def _newest_only(site: str | None) -> str:
    """That the table is cut, and on paper where the whole of it is."""
    said = say(
        "These are the {number} newest decisions. The others are found by year, or by the lists above.", number=NEWEST
    )
    whole = say("Every decision: {address}", address=literal(f"{site}decisions/")) if site else ""
    return box("newest-only", said, *[box("on-paper", whole)] * bool(whole))


def _meaning() -> str:
    return box(
        "meaning",
        say(
            "The amount is the largest that a decision discloses, whatever it is for: nothing is added up here. It is "
            "empty where a decision discloses none."
        ),
    )


def _form(survey: Survey) -> str:
    """Raw HTML on lines without a blank one between, so that Markdown passes it on as it is."""
    name = say("Find decisions")
    index, told, texts = (path.rpartition("/")[2] for path in (INDEX, SUMMARIES, DIRECTORY))
    data = f'data-index="{index}" data-summaries="{told}" data-texts="{texts}"'
    hint = say("A reference, an amount, a name, or words of the title or the summary.")
    off = 'autocomplete="off" autocapitalize="off" spellcheck="false"'
    return "\n".join(
        [
            f'<form class="finder" role="search" aria-label="{name}" {data}>',
            f'<div class="finder__words"><label for="find-words">{name}</label>',
            f'<input type="search" id="find-words" name="words" {off} aria-describedby="find-hint">',
            f'<p id="find-hint">{hint}</p></div>',
            '<div class="finder__text"><input type="checkbox" id="find-text" name="text" value="yes">',
            f'<label for="find-text">{say("Search the full text too")}</label></div>',
            f'<details class="finder__more"><summary>{say("Filters and order")}</summary>',
            '<div class="finder__filters">',
            *_filters(survey),
            "</div></details>",
            "</form>",
        ]
    )


def _without_script() -> str:
    """What stands in the place of the form where no script runs."""
    said = say("The list cannot be searched here without JavaScript; “Find in page” of your browser looks through it.")
    return box("unscripted", said)


def _filters(survey: Survey) -> Iterator[str]:
    ones, any_ = survey.decisions, say("Any")
    years = sorted({one.entry.year for one in ones}, reverse=True)
    yield _select("year", say("Year"), {"": any_} | {str(year): str(year) for year in years})
    yield _select("category", say("Category"), {"": any_} | _same(one.entry.category for one in ones))
    found = {one.entry.status for one in ones}
    statuses = {status.value: say(STATUS[status]) for status in Status if status in found}
    yield _select("status", say("Status"), {"": any_} | statuses)
    makers = (maker(person) for one in ones for person in one.makers)
    yield _select("maker", say("Decision maker"), {"": any_} | _same(makers))
    yield _select(
        "withheld", say("Withheld"), {"": any_, "yes": say("Something is withheld"), "no": say("Nothing is withheld")}
    )
    yield _pounds("from", say("Amount from"))
    yield _pounds("to", say("Amount to"))
    yield _select("sort", say("Order"), {key: say(name) for key, name in _ORDERS.items()})


def _same(names: Iterator[str | None]) -> dict[str, str]:
    return {name: name for name in sorted({name for name in names if name}, key=str.casefold)}


def _select(name: str, label: str, options: Mapping[str, str]) -> str:
    """A choice with its label."""
    made = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options.items())
    return f'<div><label for="find-{name}">{label}</label><select id="find-{name}" name="{name}">{made}</select></div>'


def _pounds(name: str, label: str) -> str:
    """A field for an amount, which may be written as documents write it: `5k`, `£1.2m`."""
    return (
        f'<div><label for="find-{name}">{label}</label>'
        f'<input id="find-{name}" name="{name}" inputmode="text" autocomplete="off" placeholder="£"></div>'
    )
