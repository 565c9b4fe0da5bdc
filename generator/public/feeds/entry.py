"""What feeds are made of: entries about decisions and about what was done to their records.

Comes in: decisions in short, and the address of the register. Goes out: `Entry` values, which know no format.
An entry keeps its id for ever: the address of its page, with the day and number of a change behind it.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.public.bundle import decision_path
from generator.public.spoken import speaking_of
from generator.public.survey import Surveyed
from generator.public.wording import counted, say
from generator.public.words import CHANGE, STATUS
from generator.vocabulary.choices import ChangeKind, Language, Status

NEWEST = 100  # entries of a feed; all of the register is in its data


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a reader of a feed is told; `link` leads to the page, `id` is its name for ever."""

    id: str
    link: str
    title: str
    published: date
    updated: date
    text: str
    category: str | None
    language: Language | None
    """That of title and text, where it is not the feed's."""


def newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest entries, newest first."""
    return tuple(sorted(entries, key=lambda one: (one.updated, one.id), reverse=True)[:NEWEST])


def decision_entries(decisions: Iterable[Surveyed], base: str) -> Iterator[Entry]:
    """An entry for each decision, and one for each change of its record."""
    for one in decisions:
        link = f"{base}{decision_path(one.entry)}/"
        days = [day for day in (one.published, one.publish_on, one.entry.decided) if day]
        changes = list(change_entries([one], base))
        if first := days[0] if days else min((change.published for change in changes), default=None):
            with speaking_of(one.entry.language):
                title, text = _title(one), _text(one)
            yield Entry(
                id=link,
                link=link,
                title=title,
                published=first,
                updated=max([first, *(change.updated for change in changes)]),
                text=text,
                category=one.entry.category,
                language=one.entry.language,
            )
        yield from changes


def change_entries(
    decisions: Iterable[Surveyed], base: str, kinds: Container[ChangeKind] = frozenset(ChangeKind)
) -> Iterator[Entry]:
    """An entry for each change of a record that is of one of the kinds."""
    for one in decisions:
        link = f"{base}{decision_path(one.entry)}/"
        for number, change in enumerate(one.changes, 1):
            if change.kind not in kinds:
                continue
            with speaking_of(one.entry.language):
                title = f"{say(CHANGE[change.kind])}: {_title(one)}"
            yield Entry(
                id=f"{link}#change-{change.on.isoformat()}-{number}",
                link=link,
                title=title,
                published=change.on,
                updated=change.on,
                text=change.note,
                category=one.entry.category,
                language=one.entry.language,
            )


def _title(one: Surveyed) -> str:
    title = one.entry.title or say("Removed decision")
    status = "" if one.entry.status is Status.MADE else f" ({say(STATUS[one.entry.status]).lower()})"
    return f"{one.entry.reference}: {title}{status}"


def _text(one: Surveyed) -> str:
    """A few plain sentences: what it says, for how much, and whether something is withheld."""
    said = [one.summary] if one.summary else []
    written = [money.written for money in one.money if money.written]
    said += [say("Amounts: {sums}.", sums=", ".join(written))] if written else []
    held = len(one.withheld)
    said += [counted("{number} place is withheld.", "{number} places are withheld.", held)] if held else []
    return " ".join(said) or _title(one)
