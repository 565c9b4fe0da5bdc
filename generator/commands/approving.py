"""What becomes public of a record → its digest, and whether as many people approved it as the office asks for.

Not a command itself; `approve`, `check` and `publish` use it. The digest is made of the projection and of the bytes of
public attachments, so it tells nothing of what is withheld; it stays in the record all the same. It does not depend
on the day, on other records or on how the file is laid out.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Severity, has_errors
from generator.private.entry import Entry
from generator.private.files import disclosed_files
from generator.private.placing import year_of
from generator.private.record import Approval
from generator.projection import publish
from generator.public.decision import PublishedDecision
from generator.public.plain import canonical
from generator.settings import Office
from generator.vocabulary.choices import Status

APPROVED = define(
    "APPROVE-01",
    """Where the office asks for approvals, a record is public only when so many different people have approved exactly
    what becomes public of it. Any later change of that voids their approvals; a draft and a record that is taken down
    need none.""",
    source="Part One",
)
AWAITED = define(
    "APPROVE-02",
    "A record whose day has not come needs its approvals by that day, or it stops the build then.",
    source="Part One",
    severity=Severity.WARNING,
)
_NEED_NONE = (Status.DRAFT, Status.REMOVED)
_NO_DAY = date.min  # before every review, so that a review that falls due changes nothing


def to_be_published(entry: Entry) -> PublishedDecision | None:
    """What becomes public of a record on its day; None where the record is not sound."""
    if entry.record is None or entry.head is None or has_errors(entry.findings):
        return None
    year = year_of(entry.record, entry.head.reference)
    sizes = {path.name: path.stat().st_size for path in _files(entry)}
    return None if year is None else publish(entry.record, year, sizes, _NO_DAY)


def digest_of(entry: Entry) -> str | None:
    """The digest of what becomes public of a record; None where the record is not sound."""
    decision = to_be_published(entry)
    if decision is None:
        return None
    parts = [canonical(decision), *(path.name.encode() + b"\0" + path.read_bytes() for path in _files(entry))]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def approvers(entry: Entry, digest: str) -> set[str]:
    """The different people whose approval holds, by name without regard to capitals and blanks."""
    approvals = entry.record.approvals if entry.record else ()
    return {person(one) for one in approvals if one.digest == digest}


def person(approval: Approval) -> str:
    """Who approved, as names are compared."""
    return " ".join(approval.by.casefold().split())


def approval_findings(entry: Entry, office: Office) -> Iterator[Finding]:
    """A finding where a record lacks approvals; a warning while its day has not come.

    Only what is public may be said in the log of a build, so `publish` passes over that warning.
    """
    record = entry.record
    if not office.approvals or record is None or entry.head is None or record.status in _NEED_NONE:
        return
    digest = digest_of(entry)
    if digest is None:
        return
    held = len(approvers(entry, digest))
    if held >= office.approvals:
        return
    void = " An approval that stands in it was given for something else." if len(record.approvals) > held else ""
    said = f"This record has {held} of the {office.approvals} approvals that it needs to be public.{void}"
    remedy = 'Let another person look at it and run: make approve REF="its reference" WHO="their name".'
    rule = APPROVED if entry.head.is_public else AWAITED
    yield rule.at(entry.place(("approvals",) if record.approvals else ("ref",)), said, remedy)


def _files(entry: Entry) -> list[Path]:
    """The public attachments, in the order of their names."""
    folder = entry.path.with_suffix("")
    named = disclosed_files(entry.record.attachments) if entry.record else []
    return sorted(folder / name for _, name in named if (folder / name).is_file())
