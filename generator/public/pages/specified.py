"""The page "Specified information": what the Order asks an office to publish, where it is and when that was checked."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.public.pages.boxes import box, table
from generator.public.pages.prose import inline, literal
from generator.public.pages.ways import opening
from generator.public.specified import SpecifiedGroup, SpecifiedItem, State
from generator.public.spoken import long_date
from generator.public.wording import counted, say

STATES = {
    State.PUBLISHED: "Published",
    State.PARTLY: "Published in part",
    State.NOT_PUBLISHED: "Not published",
    State.NOT_APPLICABLE: "Does not apply",
    State.NOT_CHECKED: "Not checked yet",
}
PATH = "specified-information/index.md"


def specified_pages(groups: Sequence[SpecifiedGroup]) -> Iterator[tuple[str, str]]:
    """The page; none where the office keeps no checklist."""
    if groups:
        yield PATH, "\n\n".join([*_top(groups), *_body(groups)]) + "\n"


def _top(groups: Sequence[SpecifiedGroup]) -> Iterator[str]:
    said = say("What the law asks this office to publish, item by item: where it is and when that was checked.")
    yield from opening(say("Specified information"), said)
    order = "https://www.legislation.gov.uk/uksi/2011/3050"
    yield say(
        "The [Elected Local Policing Bodies (Specified Information) Order 2011]({order}) lists what an office like "
        "this has to publish. This is the list, in short words, with the place where each item stands and the day on "
        "which somebody last checked it. The Order itself is the authority.",
        order=order,
    )
    count = Counter(item.state for group in groups for item in group.items)
    states = [f"{say(STATES[state])}: {count[state]}" for state in State if count[state]]
    total = counted("{number} item.", "{number} items.", count.total())
    yield f"{total} {' · '.join(states)}."


def _body(groups: Sequence[SpecifiedGroup]) -> Iterator[str]:
    headings = [say("Paragraph"), say("What is asked for"), say("State"), say("Last checked")]
    for group in groups:
        yield f"## {inline(group.name)}"
        yield box("specified", table(headings, map(_row, group.items)))


def _row(item: SpecifiedItem) -> list[str]:
    words = literal(item.asks)
    if item.link:
        words = f"[{words}]({item.link if ':' in item.link else f'../{item.link}'})"
    note = f"<br>{inline(item.note)}" if item.note else ""
    state = f'<span class="status status--{item.state.value}">{say(STATES[item.state])}</span>'
    checked = long_date(item.reviewed) if item.reviewed else say("no date")
    return [inline(item.paragraph), f"{words}{note}", state, checked]
