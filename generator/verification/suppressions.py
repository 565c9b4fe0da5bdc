"""`decisions/suppressions.yaml` → the places at which the verifier has been told that a match is no leak.

    suppressions:
      - record: PCC/D/2026/07          # as written, or the name of its file
        pointer: /amounts/0/recipient  # one value of the record, by JSON Pointer
        reason: The supplier named here is also the author of a public study, cited in 2.4.
        expires: 2026-12-31            # a year and a day ahead at most
        approved_by: [A. Example, B. Example]

Each entry is for one value of one record, for a time, by two people. There are no patterns. An entry with anything
wrong is a finding and suppresses nothing; findings name places in this file and repeat nothing of it, since a reason
may speak of what is withheld. Deliberately absent: the record types and the words both wings share.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.catalogue import Rule, define
from generator.findings import Finding, Position, Severity, Stop
from generator.verification.folding import squeeze
from generator.verification.raw_records import Pointer, raw_record
from generator.yaml_text import Document, Tree, read_yaml

NAME = "suppressions.yaml"
LONGEST = timedelta(days=366)
KEYS = ("record", "pointer", "reason", "expires", "approved_by")
SHAPE = define(
    "SUPPRESS-01",
    """The file of suppressions holds one list, `suppressions`; each entry has the keys `record`, `pointer`, `reason`,
    `expires` and `approved_by`, all of them and no others.""",
)
TARGET = define(
    "SUPPRESS-02",
    """A suppression names one value of one record, each exactly: the record by its reference or the name of its file,
    the value by its place, such as /amounts/0/recipient for the recipient of the first amount. A place that is not
    there is refused, and signs such as * that stand for many.""",
)
EXPIRY = define(
    "SUPPRESS-03",
    """A suppression ends on a day that is at most 366 days ahead. After it the build stops, until somebody has looked
    again.""",
)
APPROVAL = define("SUPPRESS-04", "Two people or more, each named once, approve a suppression.")
TWICE = define("SUPPRESS-05", "Each value is suppressed once.")
UNUSED = define(
    "SUPPRESS-06",
    "A suppression that suppresses nothing is reported, so that none outlives its cause.",
    severity=Severity.WARNING,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_POINTER = re.compile(r"(?:/[A-Za-z0-9_-]+)+", re.ASCII)
Target = tuple[str, Pointer]


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What is suppressed, with the place of each entry; `findings` are errors, and an entry with one is not in it."""

    entries: dict[Target, Position]
    findings: tuple[Finding, ...] = ()

    def covers(self, slug: str, pointer: Pointer) -> bool:
        """Whether a match of this very value of this record is suppressed."""
        return (slug, pointer) in self.entries

    def unused(self, used: Iterable[Target]) -> list[Finding]:
        """A warning for each entry that is not among those that suppressed something."""
        kept = set(used)
        said = "This suppression suppresses nothing."
        left = [at for target, at in self.entries.items() if target not in kept]
        return [UNUSED.at(at, said, "Remove it; if the match comes back, it will be reported again.") for at in left]


def read_suppressions(path: Path, day: date, part2_folder: Path | None = None) -> Suppressions:
    """Read the file beside the folders of the records; none is no suppression. `day` is the register day."""
    if not path.exists() and not path.is_symlink():
        return Suppressions({})
    if path.is_symlink() or not path.is_file():
        said = "This is a link or a folder, and not the file itself."
        return Suppressions({}, (SHAPE.at(Position(path.as_posix()), said, "Put the file itself here."),))
    try:
        document = read_yaml(path.as_posix(), path.read_bytes())
    except Stop as stop:
        return Suppressions({}, stop.findings)
    return _Reader(document, path.parent, day, part2_folder).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    records: Path
    day: date
    part2_folder: Path | None

    def read(self) -> Suppressions:
        listed = self.document.tree.get("suppressions")
        if set(self.document.tree) != {"suppressions"} or not isinstance(listed, list):
            said = "This file holds something other than one list under `suppressions:`."
            return Suppressions(
                {},
                (
                    self._at(
                        SHAPE,
                        (),
                        said,
                        "Write `suppressions:` in the first line, the entries below it, and nothing else.",
                    ),
                ),
            )
        entries: dict[Target, Position] = {}
        findings: list[Finding] = []
        for index, entry in enumerate(listed):
            found, target = self._entry(("suppressions", index), entry)
            if target in entries:
                found.append(self._at(TWICE, ("suppressions", index), "This value is suppressed above.", "Keep one."))
            findings += found
            if target and not found:
                entries[target] = self.document.position(("suppressions", index))
        return Suppressions(entries, tuple(findings))

    def _entry(self, at: Pointer, entry: Tree) -> tuple[list[Finding], Target | None]:
        if not isinstance(entry, dict) or set(entry) != set(KEYS):
            said = "This entry lacks one of its lines, or has one that does not belong there."
            return [self._at(SHAPE, at, said, f"Give it these, each once and no others: {', '.join(KEYS)}.")], None
        target = self._target(entry)
        findings = [*self._reason(at, entry), *self._expiry(at, entry), *self._approval(at, entry)]
        if target is None:
            said = "This names nothing: no record has this reference, or the record has no such value."
            remedy = "Name one value exactly, as in `record: PCC/D/2026/07` and `pointer: /amounts/0/recipient`."
            findings.append(self._at(TARGET, (*at, "pointer"), said, remedy))
        return findings, target

    def _target(self, entry: dict[str, Tree]) -> Target | None:
        record, pointer = entry["record"], entry["pointer"]
        if not isinstance(record, str) or not isinstance(pointer, str) or not _POINTER.fullmatch(pointer):
            return None
        raw = raw_record(self.records, record, self.part2_folder)
        found = raw.follow(pointer.split("/")[1:]) if raw else None
        return (raw.slug, found) if raw and found else None

    def _reason(self, at: Pointer, entry: dict[str, Tree]) -> Iterator[Finding]:
        reason = entry["reason"]
        if not isinstance(reason, str) or not any(letter.isalpha() for letter in reason):
            said = "There is no reason here."
            yield self._at(SHAPE, (*at, "reason"), said, "Say why the match is no leak, without repeating it.")

    def _expiry(self, at: Pointer, entry: dict[str, Tree]) -> Iterator[Finding]:
        ends = _day(entry["expires"])
        if ends is None:
            yield self._at(EXPIRY, (*at, "expires"), "This is not a day.", "Write it like 2026-12-31.")
        elif ends < self.day:
            remedy = "Look at the match again: mend it, or have the suppression approved anew."
            yield self._at(EXPIRY, (*at, "expires"), "This suppression has expired.", remedy)
        elif ends - self.day > LONGEST:
            said = "This day is more than 366 days ahead."
            yield self._at(EXPIRY, (*at, "expires"), said, "Choose an earlier one; it can be approved again then.")

    def _approval(self, at: Pointer, entry: dict[str, Tree]) -> Iterator[Finding]:
        listed = entry["approved_by"]
        names = [_folded(name) for name in listed] if isinstance(listed, list) else []
        if len(names) < 2 or len(set(names)) < len(names) or "" in names:
            said = "This is not a list of two people or more, each named once."
            yield self._at(APPROVAL, (*at, "approved_by"), said, "Name everyone who approved it, as [A. Example, …].")

    def _at(self, rule: Rule, pointer: Pointer, said: str, remedy: str) -> Finding:
        return rule.at(self.document.position(pointer), said, remedy)


def _day(value: Tree) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _folded(name: Tree) -> str:
    """The letters of a name in one order, by which a person is known again; empty for no name."""
    if not isinstance(name, str) or not any(letter.isalpha() for letter in name):
        return ""
    return "".join(sorted(squeeze(name).decode()))
