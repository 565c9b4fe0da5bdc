"""The ways in which findings are reported, by name: for people, for programs, and for the pages of CI services.

Comes in: findings, and the catalogue for what their rules are about. Goes out: text, the same each time.
"""

from collections.abc import Callable, Sequence

from generator.findings import Finding, as_github, as_json, as_text
from generator.reports.junit import as_junit
from generator.reports.sarif import as_sarif

FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}
# One document each, whole even where nothing was found; nothing else may be printed beside it.
DOCUMENTS = frozenset({"json", "sarif", "junit"})
