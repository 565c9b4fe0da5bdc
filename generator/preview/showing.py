"""The records of an office → the pages of the private preview that differ from the public site.

Comes in: entries as read, sound or not, with the register day. Goes out: for each record its page with everything
opened and Part 2 beneath, by the path that the public page has, and a page that lists all records. Deliberately absent:
lists, sums and data of the register, which the preview shows as the public has them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.findings import Finding
from generator.preview.beneath import beneath
from generator.preview.revealing import revealed, withheld_in
from generator.private.entry import Entry
from generator.private.exempt import opened
from generator.private.placing import year_of
from generator.private.record import Attachment, Record
from generator.projection import publish
from generator.public.bundle import decision_path
from generator.public.decision import PublishedDecision
from generator.public.index import index_entry, newest_first
from generator.public.office import PublishedRegister
from generator.public.pages.boxes import items, table
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.prose import inline
from generator.public.relations import relate
from generator.public.spoken import long_date
from generator.vocabulary.choices import Status

RECORDS = "records.md"


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """A record with its page: what it discloses when everything is opened, and what the public sees of it today."""

    entry: Entry
    record: Record
    decision: PublishedDecision
    note: str

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"{decision_path(self.decision)}.md"


def showing(entries: Iterable[Entry], day: date) -> list[Shown]:
    """Every record that can be read, newest first; a draft too, and one that has faults."""
    found = [one for entry in entries if (one := _shown(entry, day))]
    related = {one.reference: one for one in relate(one.decision for one in found)}
    found = [replace(one, decision=related[one.decision.reference]) for one in found]
    return sorted(found, key=lambda one: newest_first(one.decision), reverse=True)


def page(one: Shown, links: Links, register: PublishedRegister) -> str:
    """The page of a record, everything opened, with Part 2 beneath."""
    return f"{decision_page(one.decision, links, register)}\n{beneath(one.record)}"


def links_among(found: Iterable[Shown]) -> Links:
    """The ways from one record to another, public or not."""
    return Links(index_entry(one.decision) for one in found)


def records_page(found: list[Shown], findings: Iterable[Finding]) -> str:
    """The list of all records, and everything that `check` says of them."""
    head = "---\ntitle: All records\nsearch:\n  exclude: true\n---\n\n# All records"
    rows = [[f"[{inline(one.decision.reference)}]({one.path})", inline(_title(one)), inline(one.note)] for one in found]
    listed = table(["Reference", "Title", "What the public sees"], rows) if rows else "There are no records yet."
    said = [inline(str(one)) for one in findings]
    return "\n\n".join([head, listed, *(["## What `check` says", items(said)] if said else [])]) + "\n"


def _shown(entry: Entry, day: date) -> Shown | None:
    record, head = entry.record, entry.head
    if record is None or head is None:
        return None
    year = year_of(record, head.reference) or int(entry.path.parent.name)
    is_whole = record.status not in (Status.DRAFT, Status.REMOVED)  # of these the public has no page like this one
    as_made = record if is_whole else replace(record, status=Status.MADE)
    decision = publish(revealed(as_made), year, dict(_sizes(entry)), day)
    return Shown(entry, record, decision, _note(record, day))


def _sizes(entry: Entry) -> Iterator[tuple[str, int]]:
    """The sizes of the attachments that are there, withheld or not."""
    for one in (opened(entry.record.attachments) or ()) if entry.record else ():
        attachment = opened(one)
        name = opened(attachment.file) if isinstance(attachment, Attachment) else None
        path = entry.path.with_suffix("") / name if name else None
        if name and path and path.is_file():
            yield name, path.stat().st_size


def _note(record: Record, day: date) -> str:
    if record.status is Status.DRAFT:
        return "Nothing: it is a draft. The page shows how it will look once it is made."
    if record.publish_on is None or record.publish_on > day:
        when = f"before {long_date(record.publish_on)}" if record.publish_on else "yet"
        return f"Nothing {when}."
    if record.status is Status.REMOVED:
        return "That it was removed, and why. The page shows what was taken down."
    return "Part 1, without what is marked here." if record.part2 or withheld_in(record) else "All of it."


def _title(one: Shown) -> str:
    return one.decision.title or "Removed decision"
