"""The page that lists the feeds of the register and says what a feed is."""

from collections.abc import Iterable, Iterator

from generator.public.pages.boxes import table
from generator.public.pages.prose import literal
from generator.public.pages.ways import opening
from generator.public.wording import say


def feeds_page(feeds: Iterable[tuple[str, str]]) -> str:
    """The page, from the name of each feed and its path without an ending; empty where there are none."""
    rows = [[literal(name), _links(path)] for name, path in feeds]
    if not rows:
        said = say("This register has no feeds yet: its own address is not set.")
        return "\n\n".join([*_opening(), said]) + "\n"
    said = say(
        "A feed tells a program of yours when something new is published: a feed reader, a mailbox or a chat. Copy the "
        "address of a feed into it. Nobody is told that you follow one."
    )
    kept = say(
        "Each feed holds its newest 100 entries. Corrections, releases and withdrawals have entries of their own."
    )
    formats = say("Every feed stands here as Atom and as JSON Feed, with the same entries; most programs take either.")
    return "\n\n".join([*_opening(), said, table([say("Feed"), say("Address")], rows), kept, formats]) + "\n"


def _opening() -> Iterator[str]:
    return opening(say("Feeds"), say("Follow the register: what is new, changed, withheld or released."))


def _links(path: str) -> str:
    name = path.removeprefix("feeds/")
    return f"[Atom]({name}.xml) · [JSON]({name}.json)"
