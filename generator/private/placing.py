"""Where a record must stand, so that its page has one address for ever; no file is moved here.

Comes in: a record as read, and where its file is. Goes out: its year, and a finding where the file stands elsewhere.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position
from generator.private.parse import Reading
from generator.private.record import Record
from generator.vocabulary.references import Reference
from generator.vocabulary.references import slug as slug_of

ADDRESS = define(
    "REF-02",
    """A record stands in `decisions/<year>/<slug>.yaml`, so that its page has one address for ever: the slug is the
    reference in small letters with hyphens, the year that of the decision.""",
)
_STOPPED = "If `make renumber` was stopped half-way, run it again with the same REF and TO instead."


def year_of(record: Record, reference: Reference) -> int | None:
    """The year of the record's folder and page: that of the decision, else the reference's, else of publication."""
    if record.decided:
        return record.decided.year
    return reference.year or (record.publish_on.year if record.publish_on else None)


def misplaced(path: Path, record: Record, reference: Reference, reading: Reading) -> Iterator[Finding]:
    """A finding where the name or the folder of a file does not fit what stands in it."""
    year = year_of(record, reference)
    sure = reference.series >= 0 and "decided" not in reading.gaps
    if not sure or (path.stem, path.parent.name) == (reference.slug, str(year or path.parent.name)):
        return
    said = "The file's name or folder does not fit the reference and year of the record."
    place = f"{path.parent.parent.as_posix()}/{year or '<year>'}/{slug_of(record.ref)}.yaml"
    if not reading.may_quote:
        remedy = "Move it to decisions/<year>/<slug>.yaml, with the reference in small letters and hyphens."
    elif _is_taken(Path(place), path):
        remedy = f"{place} is there already: if this is a copy of it, remove one of the two; else correct `ref`."
    else:
        remedy = f"Move it to {place}."
    yield ADDRESS.at(Position(path.as_posix()), said, f"{remedy} {_STOPPED}")


def _is_taken(place: Path, path: Path) -> bool:
    """Whether another file stands there; on some systems a name in capitals is the same file."""
    return place.exists() and not place.samefile(path)
