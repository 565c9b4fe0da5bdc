"""The index with which a reader finds decisions: what the table of all decisions is filtered and drawn from.

Comes in: the survey. Goes out: `decisions/find.js`, which the script of the table loads when a reader comes to type or
to choose something, and `decisions/find-summaries.js`, which follows once words are asked for. They are scripts that
hold data and nothing else, since a page that is opened from a disk may load scripts and may not fetch.

The index is columnar, one value a decision in the order of the register, and canonical JSON behind `registerIndex=`:

    references, titles    lists of texts; a removed decision has the empty title
    days                  `2026-03-02,,2026-03-01`: one a decision, with nothing between commas where there is none
    amounts               the same: the disclosed amounts in pounds, the largest first, with blanks between them
    years, categories,    {names: a list of texts, of: `a,b,,a c`}: one or more codes a decision. `a` is the first
    statuses, makers,     name, `z` the twenty-sixth, `aa` the next; there are no numbers in a code, for the witness
    recipients, withheld  would have to take each for a sum that may be secret
    slugs, languages      what cannot be derived, by reference: few decisions need either
    words                 how statuses and marks are said in the office's language

Deliberately absent: whatever is withheld, any sum that is worked out, and the text of decisions.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from generator.public.spoken import MONTHS
from generator.public.survey import Person, Survey, Surveyed
from generator.public.wording import say
from generator.public.words import STATUS
from generator.vocabulary.choices import Status
from generator.vocabulary.references import slug

INDEX = "decisions/find.js"
SUMMARIES = "decisions/find-summaries.js"
WHOLE = 1000
"""So many decisions stand in one table in the page. Of more the page shows the newest, and the search at the head of
every page leads to the table, whose index is smaller than that of the site's search and is ready at once."""


def finding(survey: Survey) -> Iterator[tuple[str, bytes]]:
    """The files of the index; a register without decisions has none."""
    if survey.decisions:
        yield INDEX, _script("registerIndex", _index(survey.decisions))
        summaries = [" ".join((one.summary or "").split()) for one in survey.decisions]
        yield SUMMARIES, _script("registerSummaries", summaries)


def largest(one: Surveyed) -> Decimal | None:
    """The largest amount that a decision discloses: a value as it stands in the record, and never a sum of several."""
    return max(_values(one), default=None)


def maker(person: Person) -> str | None:
    """A decision maker in short: the name, else the role."""
    words = person.name or person.role
    return " ".join(words.split()) if words else None


def code(number: int) -> str:
    """0 → `a`, 25 → `z`, 26 → `aa`: a short name without digits."""
    number, last = divmod(number, 26)
    return (code(number - 1) if number else "") + chr(ord("a") + last)


def _index(decisions: Sequence[Surveyed]) -> dict[str, object]:
    entries = [one.entry for one in decisions]
    return {
        "references": [entry.reference for entry in entries],
        "titles": [" ".join((entry.title or "").split()) for entry in entries],
        "days": ",".join(_day(entry.decided) for entry in entries),
        "amounts": ",".join(" ".join(_plain(value) for value in _largest_first(one)) for one in decisions),
        "years": _coded([str(entry.year)] for entry in entries),
        "categories": _coded([entry.category] if entry.category else [] for entry in entries),
        "statuses": _coded([entry.status.value] for entry in entries),
        "makers": _coded(filter(None, map(maker, one.makers)) for one in decisions),
        "recipients": _coded((" ".join((money.recipient or "").split()) for money in one.money) for one in decisions),
        "withheld": _coded(["yes"] if entry.withheld else [] for entry in entries),
        "slugs": {entry.reference: entry.slug for entry in entries if entry.slug != slug(entry.reference)},
        "languages": {entry.reference: entry.language.value for entry in entries if entry.language},
        "words": _words(),
    }


def _words() -> dict[str, object]:
    return {
        "statuses": {status.value: say(STATUS[status]) for status in STATUS if status is not Status.DRAFT},
        "part": say("Part withheld"),
        "removed": say("Removed decision"),
        "months": [say(month) for month in MONTHS],
    }


def _coded(records: Iterable[Iterable[str]]) -> dict[str, object]:
    """A column in which values come again and again: their names in the order in which they first come, and codes."""
    codes: dict[str, str] = {}

    def coded(values: Iterable[str]) -> str:
        return " ".join(codes.setdefault(one, code(len(codes))) for one in dict.fromkeys(values) if one)

    column = [coded(values) for values in records]
    return {"names": list(codes), "of": ",".join(column)}


def _values(one: Surveyed) -> Iterator[Decimal]:
    yield from (money.value for money in one.money if money.value is not None)


def _largest_first(one: Surveyed) -> list[Decimal]:
    return sorted(set(_values(one)), reverse=True)


def _plain(value: Decimal) -> str:
    """`5444000`, `41.2`: as a script reads it, in as few digits as it has."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _script(name: str, value: object) -> bytes:
    made = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"globalThis.{name}={made};\n".encode()
