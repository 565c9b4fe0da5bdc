"""How a rule is written: `@rule("MONEY-02", source="…")` over a function whose docstring is the public explanation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.catalogue import FORMAT, define
from generator.findings import Group, Severity
from generator.private.record import Record
from generator.private.walk import open_texts
from generator.settings import Office
from generator.yaml_text import Pointer


@dataclass(frozen=True)
class Case:
    """A record as a rule sees it.

    `text` is the file as written, and `key_lines` are its lines, from 1, on which a key stands; `texts` is every text
    in it outside Part 2, and `marks` every use of a ground, each with its address. `day` is the register day, `gaps`
    are the top-level keys that were at fault. `may_quote`: the record is public, and no mark in it is in doubt.
    """

    record: Record
    office: Office
    day: date
    text: str
    key_lines: frozenset[int]
    texts: tuple[tuple[Pointer, str], ...]
    marks: tuple[tuple[Pointer, str], ...]
    gaps: frozenset[str]
    may_quote: bool

    @cached_property
    def open_texts(self) -> tuple[tuple[Pointer, str], ...]:
        """What readers see of every text, with its address; found once for all rules that ask."""
        return tuple(open_texts(self.record))

    @cached_property
    def open_text(self) -> str:
        """All of them as one, for a first look; between two stands a sign that no text has."""
        return "\0".join(text for _, text in self.open_texts)


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule is broken at `pointer`; `{value}` in `problem` is filled in only where it may be public."""

    pointer: Pointer
    problem: str
    remedy: str
    needle: str = ""


RecordCheck = Callable[[Case], Iterator[Broken]]


@dataclass(frozen=True, slots=True)
class RecordRule:
    """`needs_whole`: the rule draws conclusions from what is missing, so it waits until every part is sound.

    `is_advice`: it is for whoever works on the records, and says nothing while they are published; what is published
    and what is said of it must not depend on what is withheld, and advice on a draft would.
    """

    code: str
    check: RecordCheck
    needs_whole: bool
    is_advice: bool


RECORD_RULES: list[RecordRule] = []


def rule(
    code: str,
    *,
    source: str = FORMAT,
    severity: Severity = Severity.ERROR,
    needs_whole: bool = False,
    group: Group = Group.ODD,
) -> Callable[[RecordCheck], RecordCheck]:
    """Enter a check of one record into the catalogue and the list of what is run."""

    def enter(check: RecordCheck) -> RecordCheck:
        define(code, check.__doc__ or "", source=source, severity=severity, group=group)
        RECORD_RULES.append(RecordRule(code, check, needs_whole, is_advice=False))
        return check

    return enter


def advice(code: str, group: Group, *, source: str = FORMAT) -> Callable[[RecordCheck], RecordCheck]:
    """Enter a check that gives advice: a warning of `group`, said by `check` and nowhere else."""

    def enter(check: RecordCheck) -> RecordCheck:
        define(code, check.__doc__ or "", source=source, severity=Severity.WARNING, group=group)
        RECORD_RULES.append(RecordRule(code, check, needs_whole=False, is_advice=True))
        return check

    return enter


WARNING = Severity.WARNING
