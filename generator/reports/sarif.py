"""Findings as a SARIF 2.1.0 log, which code-scanning pages read.

One run of one tool; its rules are those of the catalogue that were broken. No fingerprints are made, since a hash of a
line could be guessed at, and no snippets: a finding has a place and sentences, and so has its result.
"""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.catalogue import CATALOGUE, Rule
from generator.findings import Finding, Position

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TOOL = "Part One"


def as_sarif(findings: Sequence[Finding], rules: Mapping[str, Rule] = CATALOGUE) -> str:
    """One log; of a rule that this process has not loaded it says how to have it explained."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": TOOL, "rules": [_rule(code, rules.get(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, rule: Rule | None) -> dict[str, object]:
    if rule is None:  # code-scanning pages ask for all three texts
        said = {"text": f"Rule {code} of {TOOL}. `.venv/bin/python -m generator check --explain {code}` explains it."}
        return {"id": code, "shortDescription": said, "fullDescription": said, "help": said}
    first = rule.explanation.split(". ")[0].rstrip(".") + "."
    return {
        "id": code,
        "shortDescription": {"text": first},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation} Source: {rule.source}."},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"source": rule.source},
    }


def _result(finding: Finding, rule: int) -> dict[str, object]:
    message = f"{finding.problem} {finding.remedy}".replace("{", "{{").replace("}", "}}")  # single ones are places
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": message},
    }
    return result | ({"locations": [_location(finding.position)]} if finding.position.path else {})


def _location(at: Position) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(at.path)}}
    if at.line:
        place["region"] = {"startLine": at.line} | ({"startColumn": at.column} if at.column else {})
    return {"physicalLocation": place}


def _uri(path: str) -> str:
    """A path as a relative URI; one from the root of the disk is a file URI."""
    return ("file://" if path.startswith("/") else "") + quote(
        path.replace("\\", "/"), safe="/", errors="surrogateescape"
    )
