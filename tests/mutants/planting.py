"""Leaks planted on purpose into the program, and a register published by it.

A mutant learns something of a record while that is projected, where every withheld value can still be opened, and gives
it away further down: in the published values, on the page, in a file of its own, or in the finished site.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator import projection
from generator.commands import publish as publishing
from generator.commands import stage as staging
from generator.commands.steps import clean_environment
from generator.private import record as private
from generator.private.exempt import Exempt, opened
from generator.public.decision import PublishedDecision
from generator.public.pages.decision import decision_page
from generator.public.tree import SiteTree
from generator.verification.noninterference import Output
from generator.verification.originals import Source
from tests.mutants.office import DAY, Canary
from tests.publishing import publish_and_stage
from tests.site.building import ROOT


@dataclass(frozen=True, slots=True)
class Told:
    """A record with everything that is withheld in it, and where it lies."""

    record: private.Record
    path: Path

    @property
    def phrases(self) -> list[str]:
        """The words withheld in the first paragraph of the summary."""
        first = (opened(self.record.summary) or ("",))[0]
        text = first.text if isinstance(first, private.Paragraph) else None
        return [str(part.reveal() or "") for part in text.parts if isinstance(part, Exempt)] if text else []

    @property
    def name(self) -> str:
        """The first of them, on one line."""
        return " ".join((self.phrases or ["nobody"])[0].split()) or "nobody"

    @property
    def plain(self) -> str:
        """The same in letters, digits and hyphens, for names of files."""
        return "-".join("".join(one if one.isalnum() else " " for one in self.name.lower()).split())[:60] or "x"

    @property
    def words(self) -> int:
        """How many words the withheld texts have."""
        return len(" ".join([*self.phrases, self.notes]).split())

    @property
    def values(self) -> list[Decimal]:
        """The value of every amount of Part 1 in its order, withheld or not."""
        amounts = [opened(one) for one in opened(self.record.amounts) or ()]
        return [Decimal(str(opened(one.value) or 0)) if one else Decimal() for one in amounts]

    @property
    def sealed(self) -> list[Exempt[private.Amount]]:
        """The amounts that are withheld as a whole."""
        return [one for one in opened(self.record.amounts) or () if isinstance(one, Exempt)]

    @property
    def order(self) -> list[int]:
        """The numbers of all amounts, the smallest first."""
        return sorted(range(len(self.values)), key=lambda at: (self.values[at], at))

    @property
    def day(self) -> date | None:
        """The day of effect, which is withheld."""
        return None if self.record.effective is None else opened(self.record.effective)

    @property
    def adviser(self) -> str:
        """Who advised, and is not to be named."""
        last = opened((opened(self.record.signatories) or (None,))[-1])
        parts = last.name.parts if last and last.name else ()
        return "".join(str(opened(part)) for part in parts)

    @property
    def notes(self) -> str:
        """What Part 2 says to one person."""
        return str(getattr(self._part2, "notes", None) or "")

    @property
    def papers(self) -> int:
        """How many sections Part 2 has."""
        return len(getattr(self._part2, "report", ()) or ())

    @property
    def _part2(self) -> private.Part2Papers | None:
        return self.record.part2.papers.reveal() if self.record.part2 else None

    @property
    def text(self) -> str:
        """The file of the record as it lies there."""
        return self.path.read_text(encoding="utf-8")


Pages = Callable[[str, Told], str]
Files = Callable[[Told], Mapping[str, str | bytes]]


def _unchanged(page: str, _: Told) -> str:
    return page


def _none(_: Told) -> Mapping[str, str | bytes]:
    return {}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One leak.

    `page` rewrites the Markdown of the decision, `files` are staged beside it, `bundled` stand in the bundle, and
    `built` are written into the finished site; `{slug}` in their names is that of the record. `seen` is part of the
    name of the file in which the verifier must see it, `code` and `said` what it says of it, and `proof` what comparing
    publications says.
    """

    name: str
    seen: str = "{slug}/index.html"
    code: str = "LEAK-01"
    said: str = ""
    page: Pages = _unchanged
    project: Callable[[PublishedDecision, Told], PublishedDecision] = lambda decision, _: decision
    files: Files = _none
    bundled: Files = _none
    built: Files = _none
    layers: str = "NV"
    proof: str = "PROVE-02"

    @property
    def row(self) -> str:
        """The row that it belongs to."""
        return self.name.split("-", 1)[0]


@dataclass
class Plantation:
    """Mutants by the reference of the record that each is for; while planted, the program leaks through them."""

    mutants: Mapping[str, Mutant]
    decisions: Path = Path()
    told: dict[str, Told] = field(default_factory=dict)

    def plant(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put the leaky parts into the place of the sound ones."""
        project, page = projection.publish, decision_page

        def leaky_project(record: private.Record, *more: Any) -> PublishedDecision:
            decision, mutant = project(record, *more), self.mutants.get(record.ref)
            if mutant is None:
                return decision
            told = self.told[record.ref] = Told(record, self.decisions / str(decision.year) / f"{decision.slug}.yaml")
            return mutant.project(decision, told)

        def leaky_page(decision: PublishedDecision, *more: Any, **named: Any) -> str:
            written, mutant = page(decision, *more, **named), self.mutants.get(decision.reference)
            return mutant.page(written, self.told[decision.reference]) if mutant else written

        monkeypatch.setattr(publishing, "publish", leaky_project)
        monkeypatch.setattr(staging, "decision_page", leaky_page)
        monkeypatch.setattr(publishing, "SiteTree", self._tree("bundled"))
        monkeypatch.setattr(staging, "SiteTree", self._tree("files"))

    def _tree(self, kind: str) -> type[SiteTree]:
        written = self.written

        class LeakyTree(SiteTree):
            """A tree with the further files of every mutant."""

            def finish(self) -> None:
                """Add them and end."""
                for path, data in written(kind).items():
                    self.add(path, data)
                super().finish()

        return LeakyTree

    def written(self, kind: str) -> dict[str, bytes]:
        """The further files of one kind, of every mutant."""
        found: dict[str, bytes] = {}
        for ref, told in self.told.items():
            for path, data in getattr(self.mutants[ref], kind)(told).items():
                found[path.format(slug=told.path.stem)] = data.encode() if isinstance(data, str) else data
        return found

    def run(self, source: Source, folder: Path) -> Output:
        """One publication, as `compare` wants it."""
        self.decisions, self.told = source.decisions, {}
        return publish_and_stage(source, folder)

    def build(self, source: Source, folder: Path) -> str:
        """Publish, stage and build the site in `folder`/site; hands back the log."""
        output = self.run(source, folder)
        assert output.code == 0, output.log
        log = mkdocs(folder)
        for path, data in self.written("built").items():
            target = folder / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return output.log + log


REPOSITORY = "https://code.example/office/private-records"
EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "abbr", "admonition"]


def mkdocs(folder: Path) -> str:
    """Build the staged pages with a theme and settings that let more through than the register's own; gives the log."""
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(leaky_theme(folder / "theme"))},
        "markdown_extensions": EXTENSIONS,
        "nav": [{"Home": "index.md"}, {"All decisions": "decisions/index.md"}],
        "strict": False,
        "repo_url": REPOSITORY,
        "edit_uri": "edit/main/decisions/",
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(folder / "mkdocs.yml")]
    environment = clean_environment(date.fromisoformat(DAY))
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


_HEAD = """\
  {% if page and page.meta.card %}<meta property="og:title" content="{{ page.meta.card | e }}">
  <script type="application/ld+json">{"name": {{ page.meta.card | tojson }}}</script>{% endif %}
"""


def leaky_theme(folder: Path) -> Path:
    """The register's theme, whose frame also prints what it finds under `card` at the head of a page."""
    for path in sorted((ROOT / "generator/public/theme").rglob("*")):
        target = folder / path.relative_to(ROOT / "generator/public/theme")
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    main = folder / "main.html"
    text = main.read_text(encoding="utf-8")
    assert "{% block extrahead %}" in text
    main.write_text(text.replace("{% block extrahead %}", "{% block extrahead %}\n" + _HEAD), encoding="utf-8")
    return folder


def register(folder: Path, canaries: Sequence[Canary]) -> Source:
    """The records of these canaries, in `folder`/decisions."""
    for canary in canaries:
        canary.write(folder / "decisions")
    return Source(folder / "decisions", None, DAY)
