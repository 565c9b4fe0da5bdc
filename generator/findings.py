"""What a check has to say, as values.

A finding names a place, a rule and a remedy, and never carries exempt words: whoever makes one quotes nothing but
what a list allows. Comes in: nothing. Goes out: findings and their renderings as text, JSON and CI annotations.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """An error stops the build; a warning never does by itself."""

    ERROR = "error"
    WARNING = "warning"


class Group(Enum):
    """What a finding is to the person who reads it; an error always blocks."""

    BLOCKS = "blocks"
    DUE = "due"
    DRAFT = "draft"
    WITHHOLD = "withhold"
    ODD = "odd"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: `line` and `column` count from 1 as editors do; 0 stands for the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


def place_of(path: str, text: str, index: int) -> Position:
    """Line and column of a character of a text, both from 1."""
    return Position(path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: `problem` says what is wrong, `remedy` what to do; both are whole sentences without exempt words.

    `about` is the group of its rule, in which it stands as long as it is a warning.
    """

    position: Position
    code: str
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR
    about: Group = Group.ODD

    @property
    def group(self) -> Group:
        """Under which heading it is told."""
        return Group.BLOCKS if self.severity is Severity.ERROR else self.about

    def __str__(self) -> str:
        label = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.position}: {self.code} {label}{self.problem} {self.remedy}"


class Stop(Exception):
    """Raised where nothing can follow; `findings` say why. The only exception that carries findings."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = tuple(findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place, then code, and drop exact repeats."""
    return sorted(set(findings), key=lambda f: (f.position, f.code, f.problem, f.remedy))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings stops the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def as_text(findings: Sequence[Finding]) -> str:
    """One line a finding, then a line that counts them; empty for none."""
    if not findings:
        return ""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    lines = [str(finding) for finding in findings]
    return "\n".join([*lines, f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}."]) + "\n"


def as_json(findings: Sequence[Finding]) -> str:
    """A JSON array of objects with path, line, column, code, severity, group, problem and remedy."""
    return json.dumps([as_plain(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"


def from_json(said: Iterable[dict[str, object]]) -> list[Finding]:
    """Findings from what `as_json` made of them, so that those of several steps can be rendered as one report."""
    return [_finding(one) for one in said]


def _finding(plain: dict[str, object]) -> Finding:
    path, line, column = str(plain["path"]), int(str(plain["line"])), int(str(plain["column"]))
    code, problem, remedy = (str(plain[name]) for name in ("code", "problem", "remedy"))
    severity, group = Severity(plain["severity"]), Group(plain["group"])
    group = Group.ODD if severity is Severity.ERROR else group  # an error blocks, whatever its rule is about
    return Finding(Position(path, line, column), code, problem, remedy, severity, group)


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that annotate the lines of a pull request."""
    return "".join(_annotation(finding) + "\n" for finding in findings)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_plain(finding: Finding) -> dict[str, object]:
    """The parts of a finding under their names, as JSON has them."""
    at = finding.position
    return {
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "group": finding.group.value,
        "problem": finding.problem,
        "remedy": finding.remedy,
    }


def _annotation(finding: Finding) -> str:
    at = finding.position
    place = f"file={_escaped(at.path, property_too=True)}"
    if at.line:
        place += f",line={at.line},col={at.column}"
    message = _escaped(f"{finding.problem} {finding.remedy}")
    return f"::{finding.severity.value} {place},title={finding.code}::{message}"


def _escaped(text: str, *, property_too: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_too else text
