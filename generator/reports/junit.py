"""Findings as JUnit XML, which nearly every CI service shows as a list of tests.

Each finding is a test case of its own: an error has failed, a warning is skipped, which services show without turning
red. Where nothing was found, one case has passed, so that a report is never empty. Names are different from each other,
since some services take two cases of one name for one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree

from generator.findings import Finding, Severity

SUITE = "Part One"
CLEAN = "Nothing was found"
# What XML 1.0 cannot hold, however it is written.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(findings: Sequence[Finding]) -> str:
    """One suite of one case for each finding."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = {"tests": str(len(findings) or 1), "failures": str(errors), "errors": "0"}
    counts["skipped"] = str(len(findings) - errors)
    root = ElementTree.Element("testsuites", {"name": SUITE} | counts)
    suite = ElementTree.SubElement(root, "testsuite", {"name": SUITE} | counts)
    if not findings:
        ElementTree.SubElement(suite, "testcase", {"classname": SUITE, "name": CLEAN})
    said: Counter[str] = Counter()
    for finding in findings:
        name = _possible(f"{finding.position}: {finding.problem}")
        said[finding.code + name] += 1
        _case(suite, finding, name if said[finding.code + name] == 1 else f"{name} ({said[finding.code + name]})")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _case(suite: ElementTree.Element, finding: Finding, name: str) -> None:
    at = finding.position
    where = {"file": _possible(at.path)} | ({"line": str(at.line)} if at.line else {})
    case = ElementTree.SubElement(suite, "testcase", {"classname": finding.code, "name": name} | where)
    message = {"message": _possible(f"{finding.problem} {finding.remedy}")}
    if finding.severity is Severity.ERROR:
        failure = ElementTree.SubElement(case, "failure", message | {"type": finding.severity.value})
        failure.text = _possible(str(finding))
    else:
        ElementTree.SubElement(case, "skipped", message)


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)
