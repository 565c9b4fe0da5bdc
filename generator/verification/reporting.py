"""Leaks → findings: which record, which address in it, which file, in which form. Never the value.

A name of the site that holds a secret is not repeated, nor is a key that the format does not know: both would put the
secret into the report.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from generator.documents import Unreadable
from generator.findings import Finding, Position, Stop
from generator.verification.haystack import name_fragments
from generator.verification.leaks import Examiner, Leak
from generator.verification.publicity import Owner, Secrets
from generator.verification.raw import COMMENT, RawRecord, Target, Value, target_of
from generator.verification.rules import ASKS, IN_LOG, LEAK, SEALED_FILE, UNSEEN
from generator.verification.schema import KNOWN_KEYS
from generator.verification.suppressions import Suppressions
from generator.verification.sweep import Sweep
from generator.yaml_text import Document, Pointer, read_yaml

HIDDEN = "…"
LOG = "build log"
_FIND_OUT = (
    "`make site` does not publish this; where it is public already, run `make retract`. Look where it was typed again: "
    "in another record, under content/, in an attachment or in the name of a file. Withhold it there or take it out, "
    "and run `make site`. If you find none, show this line to whoever looks after the program."
)
_TAKE_OUT = (
    "`make site` does not publish this; where it is public already, delete it from the server. Take the file out of "
    "content/ and of the `attachments` of every record that names it, and run `make site`. If it is in none, show this "
    "line to whoever looks after the program."
)


class Reporter:
    """Words findings for one run."""

    def __init__(self, site: Path, secrets: Secrets, suppressions: Suppressions) -> None:
        self.site = site
        self.secrets = secrets
        self.suppressions = suppressions
        self.used: set[Target] = set()

    @cached_property
    def _examiner(self) -> Examiner:
        return Examiner(self.secrets)

    def findings(self, found: Sweep) -> Iterator[Finding]:
        """Everything that a sweep found and nobody suppressed; `used` gathers the suppressions that did something."""
        for leak in found.leaks:
            target = target_of(self.secrets.records[leak.owner.record], self.value(leak.owner))
            if self.suppressions.covers(*target):
                self.used.add(target)
            else:
                yield self._leak(leak)
        for name, reason in sorted(found.barred):
            remedy = (
                "Take it out of content/ or `attachments`, or save it as a PDF, CSV, PNG or JPEG without a password."
            )
            yield UNSEEN.at(Position(self.shown(name)), f"This file cannot be checked. {reason}", remedy)
        for name, number in sorted(found.sealed):
            record = self.secrets.records[number]
            said = f"This file of the site is one that {record.path.as_posix()} does not publish."
            yield SEALED_FILE.at(Position(self.shown(name)), said, _TAKE_OUT)
        for name in sorted(found.asking):
            said = "This file makes a reader's browser fetch something from another website."
            remedy = "Put what it needs, such as a picture, into content/, or make it a link that readers may follow."
            yield ASKS.at(Position(self.shown(name)), said, remedy)

    def shown(self, name: str) -> str:
        """The path of a file of the site, without any part that holds a secret."""
        clean = [HIDDEN if self._tells(part) else part for part in name.split("/")]
        if HIDDEN not in clean and self._tells(name):
            clean = [HIDDEN]  # the secret runs over several folders
        return (self.site / "/".join(clean)).as_posix()

    def _tells(self, name: str) -> bool:
        """Whether a secret stands in a name, or may."""
        try:
            return bool(self._examiner.examine(name, name_fragments(name)))
        except Unreadable:
            return True

    def _leak(self, leak: Leak) -> Finding:
        value = self.value(leak.owner)
        how = f"{leak.view}; {leak.form}; {leak.strength.label}{', beside another secret' if leak.is_beside else ''}"
        if leak.name == LOG:
            return IN_LOG.at(
                self._place(leak.owner),
                f"{address(value)} stands in what the build printed, its log ({how}).",
                _FIND_OUT,
            )
        return LEAK.at(
            self._place(leak.owner), f"{address(value)} stands in {self.shown(leak.name)} ({how}).", _FIND_OUT
        )

    def value(self, owner: Owner) -> Value:
        """The secret that a leak is about."""
        return self.secrets.records[owner.record].secret[owner.value]

    def _place(self, owner: Owner) -> Position:
        record, value = self.secrets.records[owner.record], self.value(owner)
        return place_of_value(record, value)


def place_of_value(record: RawRecord, value: Value, needle: str = "") -> Position:
    """Where a value, or `needle` within it, stands in its file, which is read again for it: few are ever asked for."""
    path = value.origin or record.path
    if value.key == COMMENT:
        return Position(path.as_posix(), int(value.pointer[0]), 1)
    try:
        return _document(path).position(value.pointer, needle or value.text.split("\n")[0])
    except (OSError, Stop):
        return Position(path.as_posix())


def place_of_key(record: RawRecord, pointer: Pointer) -> Position:
    """Where a key stands in the file of its record."""
    try:
        return _document(record.path).key_position(pointer)
    except (OSError, Stop):
        return Position(record.path.as_posix())


def address(value: Value) -> str:
    """The address of a value in its file, such as `/amounts/0/recipient`, without keys that nobody knows; of a numbered
    paragraph or section of Part 1 with the number by which pages and commands call it."""
    if value.key == COMMENT:
        return f"The comment on line {value.pointer[0]}"
    number = "" if value.origin else numbered(value.pointer)
    at = "".join(f"/{step}" for step in shown_pointer(value.pointer)) or "/"
    return f"{at} ({number})" if number else at


def numbered(pointer: Pointer) -> str:
    """What a reader calls the place, such as `paragraph 2.3.1`. What is withheld keeps its number."""
    match pointer:
        case ("summary", int(index), *below):
            number = f"1.{index + 1}"
        case ("report", int(section), "paragraphs", int(index), *below):
            number = f"{section + 2}.{index + 1}"
        case ("report", int(section), *_):
            return f"section {section + 2}"
        case _:
            return ""
    while len(below) > 1 and below[0] == "paragraphs":
        number, below = f"{number}.{int(below[1]) + 1}", below[2:]
    return f"paragraph {number}"


def shown_pointer(pointer: Pointer) -> Iterator[str]:
    """The steps of an address; names of grounds are public, and any other key is one of the format's or hidden."""
    for at, step in enumerate(pointer):
        known = isinstance(step, int) or step in KNOWN_KEYS or pointer[at - 1 : at] == ("grounds",)
        yield str(step) if known else HIDDEN


@lru_cache(maxsize=8)
def _document(path: Path) -> Document:
    return read_yaml(path.as_posix(), path.read_bytes())
