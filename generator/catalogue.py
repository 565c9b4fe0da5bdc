"""Every rule the program can invoke, under its code.

A rule is defined once, beside the code that applies it; the catalogue that `check --rules` prints, the explanation of
`check --explain` and the tests that every rule has an accepted and a refused case are all derived from here.
"""

from dataclasses import dataclass

from generator.findings import Finding, Group, Position, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """`explanation` is public and written for an officer; `source` is the law or document that asks for it."""

    code: str
    explanation: str
    source: str
    severity: Severity
    group: Group = Group.ODD

    def at(self, position: Position, problem: str, remedy: str) -> Finding:
        """The finding that this rule is broken at a place."""
        return Finding(position, self.code, problem, remedy, self.severity, self.group)


CATALOGUE: dict[str, Rule] = {}
FORMAT = "Part One record format"


def define(
    code: str,
    explanation: str,
    *,
    source: str = FORMAT,
    severity: Severity = Severity.ERROR,
    group: Group = Group.ODD,
) -> Rule:
    """Enter a rule; a code may be defined once only. `group` is where its warnings are told."""
    if code in CATALOGUE:
        raise ValueError(f"{code} is defined twice")
    CATALOGUE[code] = Rule(code, " ".join(explanation.split()), source, severity, group)
    return CATALOGUE[code]
