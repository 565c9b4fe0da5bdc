"""The handbook as a run of steps: files that it shows, and commands that it has an officer type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.site.building import ROOT

_FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (decisions/\S+\.yaml)\n")
APART = "## Keeping Part 2 apart"  # from here on a test of its own runs what is printed


@dataclass(frozen=True, slots=True)
class Step:
    """A command to type, or, where `path` is set, a file to write."""

    text: str
    path: str = ""


def steps(handbook: Path = ROOT / "HANDBOOK.md") -> Iterator[Step]:
    """Every step of the officer's chapters, in order."""
    text = handbook.read_text(encoding="utf-8").partition(f"\n{APART}")[0]
    for found in _FENCE.finditer(text):
        if found["kind"] == "sh":
            yield from (Step(line) for line in found["text"].splitlines() if line.strip())
        elif found["kind"] == "yaml" and (named := _FILE.match(found["text"])):
            yield Step(found["text"], named[1])
