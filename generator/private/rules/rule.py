"""How a rule is written: `@rule("MONEY-02", source="…")` over a function whose docstring is the public explanation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalogue import FORMAT, define
from generator.findings import Severity
from generator.private.record import Record
from generator.settings import Office
from generator.yaml_text import Pointer


@dataclass(frozen=True, slots=True)
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
    """`needs_whole`: the rule draws conclusions from what is missing, so it waits until every part is sound."""

    code: str
    check: RecordCheck
    needs_whole: bool


RECORD_RULES: list[RecordRule] = []


def rule(
    code: str, *, source: str = FORMAT, severity: Severity = Severity.ERROR, needs_whole: bool = False
) -> Callable[[RecordCheck], RecordCheck]:
    """Enter a check of one record into the catalogue and the list of what is run."""

    def enter(check: RecordCheck) -> RecordCheck:
        define(code, check.__doc__ or "", source=source, severity=severity)
        RECORD_RULES.append(RecordRule(code, check, needs_whole))
        return check

    return enter


WARNING = Severity.WARNING
