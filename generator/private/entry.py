"""One record file → an `Entry`: the record with its Part 2 joined, what the register needs of it, and all findings.

Only the head of an entry outlives the run over the folder; records and documents are let go one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position, Stop
from generator.private.exempt import Exempt, opened
from generator.private.marking import marks_in, texts_in
from generator.private.parse import Reading, read_papers, read_record
from generator.private.placing import misplaced, year_of
from generator.private.record import Part2, Part2Papers, Record, Relations
from generator.private.rules import (
    addresses,
    dates,
    drafts,
    due,
    grounds,
    history,
    lost_marks,
    money,
    plain,
    quotes,
    required,
    text,
)
from generator.private.rules.rule import RECORD_RULES, Broken, Case, RecordRule
from generator.private.rules.withhold import account_numbers, confidence, contact_details, people
from generator.private.rules.withhold.meant import answered
from generator.sealing.papers import read_papers_file
from generator.settings import Office
from generator.shapes import Fault
from generator.vocabulary.choices import Status
from generator.vocabulary.references import Reference, parse_reference
from generator.yaml_text import Pointer, read_yaml

# Importing them enters their rules.
RULE_BOOKS = (addresses, required, grounds, lost_marks, money, dates, text, history, due, drafts, quotes)
ADVICE = (people, contact_details, account_numbers, confidence)
_LONGEST_SLUG = 100
define("REF-01", "A reference is written as one of the office's patterns in mkdocs.yml has it, from end to end.")
UNREADABLE = define("FILE-09", "Every record, and every Part 2 beside it, can be read by the person who publishes.")
PART2_TWICE = define("PART2-01", "The papers of Part 2 stand in one place: in the record, or in one file of their own.")
PART2_UNSAID = define(
    "PART2-02",
    """A Part 2 in a file of its own is declared in the record, with its grounds: that there is a Part 2, and why it is
    withheld, is public, and the public site is the same whether the file is at hand or not.""",
)
define("PART2-03", "A record that says `held: false` has no papers of Part 2.")


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another decision as written, with its address in the record."""

    kind: str
    target: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Head:
    """What the register needs to know of a record when the record itself is gone."""

    path: Path
    reference: Reference
    status: Status
    decided: date | None
    is_public: bool
    links: tuple[Link, ...]
    address: str = ""
    formerly_at: tuple[str, ...] = ()

    def place(self, pointer: Pointer) -> Position:
        """Where a value stands in the file, which is read again for it: few are ever asked for."""
        try:
            return read_yaml(self.path.as_posix(), self.path.read_bytes()).position(pointer)
        except (OSError, Stop):
            return Position(self.path.as_posix())


@dataclass(frozen=True, slots=True)
class Entry:
    """A record file as read; without a head where not even its reference and status are sound."""

    path: Path
    findings: tuple[Finding, ...]
    record: Record | None = None
    head: Head | None = None
    reading: Reading | None = None

    def place(self, pointer: Pointer) -> Position:
        """Where the value at `pointer` stands in the file."""
        return self.reading.document.position(pointer) if self.reading else Position(self.path.as_posix())


def read_entry(
    path: Path, sidecars: list[Path], office: Office, day: date, data: bytes | None = None, *, advising: bool = False
) -> Entry:
    """Read one file and everything that is wrong with it; `data` stands for bytes that are not written yet.

    `advising` adds what is only said to its authors.
    """
    try:
        reading = read_record(read_yaml(path.as_posix(), path.read_bytes() if data is None else data), day)
    except Stop as stop:
        return Entry(path, stop.findings)
    except OSError:
        return Entry(
            path, (UNREADABLE.at(Position(path.as_posix()), "This file cannot be read.", "Look who may read it."),)
        )
    findings = [*reading.findings, *drafts.guesses(reading.document, advising=advising)]
    findings += plain.unsealed(reading.document, sidecars, office) if advising else []
    record = reading.record
    if record is None:
        return Entry(path, tuple(findings))
    record = _join(record, reading, sidecars, findings)
    broken = list(_broken(record, reading, office, day, advising=advising))
    if advising:
        broken, idle = answered(reading.document, broken)
        findings += idle
    findings += [
        reading.translator.at(one.pointer, Fault(rule.code, one.problem, one.remedy, one.needle))
        for rule, one in broken
    ]
    head = _head(path, record, reading, office, day, findings)
    return Entry(path, tuple(findings), record, head, reading)


def is_public(record: Record, day: date) -> bool:
    """Whether anything of the record may be seen on `day`."""
    return record.status is not Status.DRAFT and record.publish_on is not None and record.publish_on <= day


def _broken(
    record: Record, reading: Reading, office: Office, day: date, *, advising: bool
) -> Iterator[tuple[RecordRule, Broken]]:
    texts = texts_in(reading.document.tree)
    marks = tuple(marks_in(texts))
    document = reading.document
    case = Case(
        record, office, day, document.text, document.key_lines, tuple(texts), marks, reading.gaps, reading.may_quote
    )
    for rule in RECORD_RULES:
        if not (rule.needs_whole and reading.gaps) and (advising or not rule.is_advice):
            for broken in rule.check(case):
                if not (broken.pointer and broken.pointer[0] in reading.gaps):
                    yield rule, broken


def _join(record: Record, reading: Reading, sidecars: list[Path], findings: list[Finding]) -> Record:
    """Bring in Part 2 from a file of its own; of a sealed one, without its key, only the name is known."""
    written = bool({"report", "amounts", "notes"} & set(_part2(reading)))
    if (written or sidecars) and record.part2 and not _held(record.part2):
        fault = Fault("PART2-03", "`held: false` stands beside papers of Part 2.", "Remove one of them.")
        findings.append(reading.translator.at(("part2", "held"), fault))
    for sidecar in sidecars:
        place = Position(sidecar.as_posix())
        if record.part2 is None and "part2" not in reading.gaps:
            remedy = "Add `part2: {grounds: […]}` to the record."
            findings.append(PART2_UNSAID.at(place, "The record does not say that it has a Part 2.", remedy))
        if written or sidecar != sidecars[0]:
            said = "The papers of this record's Part 2 stand in two places."
            findings.append(PART2_TWICE.at(place, said, "Keep them in one, and remove the other."))
        papers = _papers(sidecar, findings)
        if papers is not None and record.part2 is not None:
            record = replace(record, part2=Part2(grounds=record.part2.grounds, papers=Exempt(papers, "part2")))
    return record


def _part2(reading: Reading) -> dict[str, object]:
    part2 = reading.document.tree.get("part2")
    return dict(part2) if isinstance(part2, dict) else {}


def _held(part2: Part2) -> bool:
    papers = part2.papers.reveal()
    return papers is None or papers.held


def _papers(sidecar: Path, findings: list[Finding]) -> Part2Papers | None:
    try:
        data = read_papers_file(sidecar)
        if data is None:
            return None
        papers, more = read_papers(read_yaml(sidecar.as_posix(), data))
    except Stop as stop:
        papers, more = None, list(stop.findings)
    except OSError:
        fault = UNREADABLE.at(Position(sidecar.as_posix()), "This file cannot be read.", "Look who may read it.")
        papers, more = None, [fault]
    findings += more
    return papers


def _head(path: Path, record: Record, reading: Reading, office: Office, day: date, findings: list[Finding]) -> Head:
    reference = parse_reference(record.ref, office.series)
    if reference is not None and len(reference.slug) > _LONGEST_SLUG:
        fault = Fault(
            "REF-01", "The reference is too long to be an address.", f"Use at most {_LONGEST_SLUG} characters."
        )
        findings.append(reading.translator.at(("ref",), fault))
    if reference is None:
        fault = Fault(
            "REF-01",
            "{value} does not match the office's references.",
            "Correct it; a new series is added under `references` in mkdocs.yml.",
        )
        findings.append(reading.translator.at(("ref",), fault))
        reference = Reference(record.ref, -1, None, None)
    findings += misplaced(path, record, reference, reading)
    links = tuple(_links(record.relations))
    address = f"decisions/{year_of(record, reference) or path.parent.name}/{reference.slug}/"
    public = is_public(record, day)
    return Head(path, reference, record.status, record.decided, public, links, address, record.formerly_at)


def _links(relations: Relations | Exempt[Relations] | None) -> Iterator[Link]:
    inner = opened(relations)
    for kind in ("supersedes", "amends", "related") if inner else ():
        targets = opened(getattr(inner, kind)) or ()
        yield from (Link(kind, target, ("relations", kind, index)) for index, target in enumerate(targets))
