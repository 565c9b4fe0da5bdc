"""Where one mutant is tried: a folder with a record full of canaries, and everything that was said, to be searched."""

import contextlib
import io
import tempfile
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator import cli
from generator.findings import Finding, Stop
from generator.reports import FORMATS
from generator.verification.verify import Verdict
from tests.mutants.office import DAY, Canary, left_in, told_in
from tests.site.building import ROOT

_SETTINGS = f"""\
site_name: Cases
theme: {{name: material, custom_dir: {ROOT / "generator/public/theme"}}}
extra:
  office:
    name: Midshire Police and Crime Commissioner
    contact: {{email: decisions@midshire.example}}
    references: [{{pattern: 'PCC/D/(?P<year>\\d{{4}})/(?P<number>\\d{{2,3}})'}}]
    categories: [Finance]
"""


def settings_in(folder: Path) -> Path:
    """The settings of an office, in a folder; written when they are first asked for."""
    path = folder / "settings.yml"
    if not path.exists():
        path.write_text(_SETTINGS, encoding="utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Leaky:
    """The site that every mutant for the verifier leaks into, in `folder`/site, and what the verifier says of it.

    `left` has its memory, and whatever else stayed in the place for temporary files.
    """

    folder: Path
    canaries: list[Canary]
    verdict: Verdict
    left: Path


def leave_in(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on temporary files and caches are made in this folder, by this process and those that it starts."""
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    for name in ("TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(left))


@dataclass
class Bench:
    """`heard` has everything that was said, by where; `leaky` gives the verdict over the site of all mutants.

    `left` are the folders in which a run leaves its caches and temporary files, if it leaves any.
    """

    folder: Path
    canary: Canary
    monkeypatch: pytest.MonkeyPatch
    leaky: Callable[[], "Leaky"]
    left: list[Path]
    heard: dict[str, str] = field(default_factory=dict)

    @property
    def decisions(self) -> Path:
        """The folder of the records."""
        return self.folder / "decisions"

    @property
    def record(self) -> Path:
        """The record of the canary."""
        return self.decisions / "2026" / f"{self.canary.slug}.yaml"

    @property
    def config(self) -> Path:
        """The settings; written when they are first asked for."""
        return settings_in(self.folder)

    def write(self, change: Callable[[str], str] = lambda text: text) -> Path:
        """Write the record with a change, which must change something if it is given."""
        path = self.canary.write(self.decisions)
        text = change(self.canary.text)
        path.write_text(text, encoding="utf-8")
        return path

    def report(self, findings: Iterable[Finding]) -> set[str]:
        """Keep findings in every format; hands back their codes."""
        kept = list(findings)
        for name, form in FORMATS.items():
            self.heard[f"{len(self.heard)} {name}"] = form(kept)
        return {one.code for one in kept}

    def refused(self, step: Callable[[], object]) -> set[str]:
        """The codes with which a step stops; none where it does not."""
        try:
            step()
        except Stop as stop:
            self.heard[f"{len(self.heard)} exception"] = "".join(traceback.format_exception(stop)) + repr(stop)
            return self.report(stop.findings)
        return set()

    def command(self, verb: str, *words: object) -> int:
        """Run a command in this process, `verify` with a memory; hands back its exit code."""
        if verb == "verify" and "--memory" not in words:
            words = (*words, "--memory", self.left[0] / "memory")
        out, err = io.StringIO(), io.StringIO()
        self.monkeypatch.setenv("REGISTER_DAY", DAY)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main([verb, *map(str, words)])
        self.heard[f"{len(self.heard)} {verb}, out"] = out.getvalue()
        self.heard[f"{len(self.heard)} {verb}, err"] = err.getvalue()
        return code

    def said(self) -> str:
        """Everything that was heard."""
        return "\n".join(self.heard.values())

    def told(self) -> list[str]:
        """What of the record's exempt words was said or left, in what the mutant's run has written and printed."""
        reports = self.folder / "reports"
        reports.mkdir(exist_ok=True)
        for name, text in self.heard.items():
            (reports / f"{name}.txt").write_text(text, encoding="utf-8")
        said = "\n".join(path.read_text(encoding="utf-8") for path in sorted(reports.iterdir()))
        return told_in(self.decisions, said, [self.canary]) + left_in(self.left, self.canary)


Try = Callable[[Bench], None]
"""Plants one leak and sees that its layer goes red."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One leak of a row, and the layer that must catch it; its name is the test's."""

    row: str
    layer: str
    name: str
    attempt: Try

    def __str__(self) -> str:
        return f"{self.row}-{self.name}[{self.layer}]"
