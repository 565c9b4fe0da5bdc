"""`publish`: the records → the public bundle. The last step that may open `decisions/`.

Reads the clock once: the register day is `REGISTER_DAY` if given, else today in London. Nothing is written unless
every record is sound.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.commands import sources
from generator.commands.approving import approval_findings
from generator.commands.outcome import Outcome, add_places
from generator.findings import Finding, Stop, as_plain, has_errors, in_order
from generator.private.entry import Entry
from generator.private.exempt import Exempt
from generator.private.files import disclosed_files
from generator.private.placing import year_of
from generator.private.register import Reader, Register, Source
from generator.private.remembered import Remembered
from generator.projection import publish
from generator.public.bundle import (
    FORMAT,
    decision_path,
    write_decision,
    write_register,
)
from generator.public.decision import PublishedDecision
from generator.public.index import index_entry, newest_first
from generator.public.office import (
    PublishedAccessibility,
    PublishedContact,
    PublishedFirst,
    PublishedOffice,
    PublishedOfficeHolder,
    PublishedRegister,
    PublishedSeries,
    PublishedSuccessor,
)
from generator.public.relations import relate
from generator.public.tree import SiteTree
from generator.settings import Office
from generator.vocabulary.references import Series


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of it: findings, and how many decisions the bundle holds (none where findings stop it)."""

    findings: tuple[Finding, ...]
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """What is public of a register: itself, its decisions, newest first, and attachments by address in the bundle."""

    register: PublishedRegister
    decisions: tuple[PublishedDecision, ...]
    files: dict[str, Path]


@dataclass(frozen=True, slots=True)
class Before:
    """What a preview, which publishes again and again, keeps of the last time: entries, and decisions by their files.

    A preview does not ask for the approvals of a record: whoever is to give one looks at it first.
    """

    read: Reader = field(default_factory=Remembered)
    projected: dict[Path, tuple[Entry, dict[str, int], PublishedDecision]] = field(default_factory=dict)
    written: dict[str, PublishedDecision] = field(default_factory=dict)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `publish`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle")
    parser.add_argument("--stand-by", action="store_true", help="publish at each line of input, reading what changed")


def run(options: Namespace) -> Outcome:
    """Publish the records of the register into the bundle."""
    if options.stand_by:
        return _stand_by(options)
    publication = publish_register(sources.source(options), options.bundle)
    noun = "decision" if publication.decisions == 1 else "decisions"
    return Outcome(publication.findings, f"{publication.decisions:,} public {noun} in {options.bundle}\n")


def _stand_by(options: Namespace) -> Outcome:
    """For a preview: publish whenever a line comes in, and answer with the findings as one line of JSON."""
    before = Before()
    for _ in sys.stdin:
        try:
            findings: Sequence[Finding] = publish_register(sources.source(options), options.bundle, before).findings
        except Stop as stop:
            findings = stop.findings
        sys.stdout.write(json.dumps([as_plain(one) for one in findings]) + "\n")
        sys.stdout.flush()
    return Outcome()


def publish_register(source: Source, target: Path, before: Before | None = None) -> Publication:
    """Write the bundle to `target`, or nothing at all and say why."""
    register = Register(source, before.read) if before else Register(source)
    findings, published = project_register(register, before)
    if published is None:
        return Publication(findings)
    tree = SiteTree(target)
    for decision in published.decisions:
        _write(tree, decision, before)
    for address, path in published.files.items():
        tree.add(address, path.read_bytes())
    write_register(tree, published.register)
    tree.finish()
    return Publication(findings, len(published.decisions))


def _write(tree: SiteTree, decision: PublishedDecision, before: Before | None) -> None:
    """Write a decision, unless the very same was written the last time."""
    address = decision_path(decision)
    if before is None or before.written.get(address) != decision or not tree.keep(f"{address}.json"):
        write_decision(tree, decision)
    if before:
        before.written[address] = decision


def project_register(register: Register, before: Before | None = None) -> tuple[tuple[Finding, ...], Published | None]:
    """What is public of a register, or nothing where its findings stop it."""
    decisions, files = _project(register, before)
    findings = tuple(in_order(register.findings))
    if has_errors(findings):
        return findings, None
    closed = tuple(sorted(relate(decisions), key=newest_first, reverse=True))
    index, source = tuple(index_entry(decision) for decision in closed), register.source
    office = published_office(source.office)
    whole = PublishedRegister(format=FORMAT, day=source.day, site_url=source.address, office=office, decisions=index)
    return findings, Published(whole, closed, files)


def published_office(office: Office) -> PublishedOffice:
    """What may be published of the office: everything but where its Part 2 lies."""
    return PublishedOffice(
        name=office.name,
        short_name=office.short_name or office.name,
        kind=office.kind,
        language=office.language,
        contact=PublishedContact(
            email=office.contact.email,
            address=office.contact.address,
            foi_email=office.contact.foi_email,
            phone=office.contact.phone,
        ),
        categories=office.categories,
        references=tuple(_series(one) for one in office.series),
        office_holders=tuple(
            PublishedOfficeHolder(name=one.name, role=one.role, start=one.start, end=one.end, language=one.language)
            for one in office.office_holders
        ),
        publish_within_days=office.publish_within_days,
        successor=_successor(office),
        accessibility=_accessibility(office),
        notice=office.notice,
    )


def _series(one: Series) -> PublishedSeries:
    first = tuple(PublishedFirst(year=year, number=number) for year, number in sorted(one.first.items()))
    return PublishedSeries(pattern=one.pattern.pattern, first=first, complete=one.complete)


def _successor(office: Office) -> PublishedSuccessor | None:
    one = office.successor
    return PublishedSuccessor(name=one.name, url=one.url, start=one.start) if one else None


def _accessibility(office: Office) -> PublishedAccessibility | None:
    one = office.accessibility
    if one is None:
        return None
    return PublishedAccessibility(prepared=one.prepared, reviewed=one.reviewed, reply_within_days=one.reply_within_days)


def _project(register: Register, before: Before | None) -> tuple[list[PublishedDecision], dict[str, Path]]:
    """Every public decision, and the attachments to copy by their address in the bundle."""
    decisions: list[PublishedDecision] = []
    files: dict[str, Path] = {}
    for entry in register:
        found = _attachments(entry)
        decision = project_entry(entry, register.source, before, found)
        if decision is None:
            continue
        if before is None:
            register.findings += approval_findings(entry, register.source.office)
        decisions.append(decision)
        if decision.attachments is not None:
            files |= {f"{decision_path(decision)}/{name}": path for name, path in found.items()}
    return decisions, files


def project_entry(
    entry: Entry, source: Source, before: Before | None = None, files: dict[str, Path] | None = None
) -> PublishedDecision | None:
    """What is public of one record, its relations as the record alone has them; None where nothing is."""
    if entry.record is None or entry.head is None or not entry.head.is_public or has_errors(entry.findings):
        return None
    year = year_of(entry.record, entry.head.reference)
    if year is None:
        return None
    found = _attachments(entry) if files is None else files
    sizes = {name: path.stat().st_size for name, path in found.items()}
    kept = before.projected.get(entry.path) if before else None
    if kept is None or kept[0] is not entry or kept[1] != sizes:
        kept = (entry, sizes, publish(entry.record, year, sizes, source.day))
    if before:
        before.projected[entry.path] = kept
    return kept[2]


def _attachments(entry: Entry) -> dict[str, Path]:
    record = entry.record
    if record is None or isinstance(record.attachments, Exempt):
        return {}
    folder = entry.path.with_suffix("")
    named = [name for _, name in disclosed_files(record.attachments)]
    return {name: folder / name for name in named if (folder / name).is_file()}
