"""The last chapters of the handbook as steps: what an officer types, and what the pipelines of a service would run.

A step of a service's own (`uses:`: to check out, to upload, to deploy) needs its network, and is named and left out.
All else is run, a line at a time; what goes over a network goes to a folder of this machine instead.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.yaml_text import read_yaml
from tests.handbook.reading import APART
from tests.site.building import ROOT

_FENCE = re.compile(r"^```(?P<kind>sh|yaml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PIPELINES = "## Pipelines"
OF_SERVICES = {
    "actions/checkout@v4": "fetches the repository",
    "actions/upload-pages-artifact@v3": "hands the site over",
    "actions/deploy-pages@v4": "puts it on the web",
}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One pipeline: what it says of itself in its first line, the lines of its steps, and what is left out."""

    name: str
    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def typed(handbook: Path = ROOT / "HANDBOOK.md") -> list[str]:
    """The lines that the chapter about Part 2 has an officer type."""
    text = _chapters(handbook).partition(f"\n{_PIPELINES}")[0]
    return [line for found in _FENCE.finditer(text) if found["kind"] == "sh" for line in found["text"].splitlines()]


def pipelines(handbook: Path = ROOT / "HANDBOOK.md") -> dict[str, Pipeline]:
    """Every pipeline of the handbook, by the first line of its file."""
    text = _chapters(handbook).partition(f"\n{_PIPELINES}")[2]
    made = (_pipeline(found["kind"], found["text"]) for found in _FENCE.finditer(text))
    return {one.name: one for one in made}


def _chapters(handbook: Path) -> str:
    return handbook.read_text(encoding="utf-8").partition(f"\n{APART}")[2]


def _pipeline(kind: str, text: str) -> Pipeline:
    name = text.partition("\n")[0].removeprefix("# ")
    if kind == "sh":
        return Pipeline(name, tuple(text.splitlines()[1:]))
    tree: dict[str, Any] = dict(read_yaml(name, text.encode()).tree)
    if "jobs" not in tree:
        return Pipeline(name, tuple(line for job in tree.values() for line in job["script"]))
    steps = [step for job in tree["jobs"].values() for step in job["steps"]]
    lines = tuple(line for step in steps if "run" in step for line in step["run"].splitlines())
    return Pipeline(name, lines, tuple(step["uses"] for step in steps if "run" not in step))
