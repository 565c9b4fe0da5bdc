"""S: what the structure refuses, or has nothing to give for, whoever wrote the leak."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from generator import projection
from generator.commands import publish as publishing
from generator.commands import stage as staging
from generator.commands import verify as verifying
from generator.commands.building import Folders, check_built
from generator.commands.stage import stage
from generator.commands.steps import clean_environment
from generator.confinement.seal import Reach, confine
from generator.private import record as private
from generator.projection import publish
from generator.public.decision import PublishedDecision
from generator.public.release_rule import release_findings
from generator.public.releases import exposure
from generator.settings import read_settings
from generator.verification.originals import Source
from generator.vocabulary.references import slug
from tests.mutants.bench import Bench, Cell, Try
from tests.mutants.office import DAY
from tests.mutants.planting import EXTENSIONS, leaky_theme
from tests.publishing import publish_and_stage
from tests.test_projection import unclassified

CELLS: list[Cell] = []


def structure(row: str, name: str) -> Callable[[Try], Try]:
    """Enter a way in which the structure catches a row."""

    def enter(attempt: Try) -> Try:
        CELLS.append(Cell(row, "S", name, attempt))
        return attempt

    return enter


# What is exempt becomes no text


def _prints(bench: Bench, leak: Callable[[private.Record, PublishedDecision], PublishedDecision]) -> None:
    """A projection that prints a withheld value as it is ends the program, and nothing is published."""

    def leaky(record: private.Record, *more: object) -> PublishedDecision:
        return leak(record, publish(record, *more))  # type: ignore[arg-type]  # handed on as it comes

    bench.write()
    bench.monkeypatch.setattr(publishing, "publish", leaky)
    bundle = bench.folder / "public"
    code = bench.command("publish", "--config", bench.config, "--decisions", bench.decisions, "--bundle", bundle)
    assert code == 3
    assert "ExemptValueError" in bench.said()
    assert not bundle.exists()


@structure("P1", "printed-by-the-projection")
def _(bench: Bench) -> None:
    def leak(record: private.Record, decision: PublishedDecision) -> PublishedDecision:
        assert record.part2
        return replace(decision, editorial_note=f"{record.part2.papers}")

    _prints(bench, leak)


@structure("P2", "printed-by-the-projection")
def _(bench: Bench) -> None:
    _prints(bench, lambda record, decision: replace(decision, title="".join(map(str, record.title.exempt))))


@structure("P3", "printed-by-the-projection")
def _(bench: Bench) -> None:
    def leak(record: private.Record, decision: PublishedDecision) -> PublishedDecision:
        return replace(decision, slug=slug(f"{decision.slug}-{record.title.exempt[0]}"))

    _prints(bench, leak)


# A bundle holds what its types list


def _bundle(bench: Bench, change: Callable[[str], str]) -> set[str]:
    """The codes with which staging stops when the file of a decision in the bundle is changed."""
    bench.write()
    publish_and_stage(Source(bench.decisions, None, DAY), bench.folder / "made")
    bundle, docs = bench.folder / "made/bundle", bench.folder / "made/docs"
    path = bundle / "decisions/2026" / f"{bench.canary.slug}.json"
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    return bench.refused(lambda: stage(bundle, bench.folder / "made/content", docs))


def _with_field(bench: Bench, name: str) -> Callable[[str], str]:
    return lambda text: json.dumps(json.loads(text) | {name: bench.canary.word(4)}, indent=2, sort_keys=True) + "\n"


@structure("P5", "a-field-for-the-page")
def _(bench: Bench) -> None:
    assert _bundle(bench, _with_field(bench, "description")) == {"BUNDLE-01"}


@structure("D1", "a-field-with-an-underscore")
def _(bench: Bench) -> None:
    assert _bundle(bench, _with_field(bench, "_note")) == {"BUNDLE-01"}


@structure("D6", "a-second-value-that-the-page-lacks")
def _(bench: Bench) -> None:
    word = bench.canary.word(4)
    assert _bundle(bench, lambda text: text.replace("{\n", f'{{\n  "category": "{word}",\n', 1)) == {"BUNDLE-01"}


@structure("D6", "another-order-of-words")
def _(bench: Bench) -> None:
    assert _bundle(bench, lambda text: json.dumps(json.loads(text), indent=1)) == {"BUNDLE-01"}


# What makes pages can open no record

_SCRIPT = "import sys; print(open(sys.argv[1]).read())"


def _confined(bench: Bench, *words: object, environment: dict[str, str] | None = None) -> int:
    """Run a step as `site` does, out of reach of the records; hands back its exit code."""
    (bench.folder / "docs").mkdir(exist_ok=True)
    reach = Reach((bench.folder / "docs",), (bench.folder / "out",), (bench.decisions,))
    given = clean_environment(date.fromisoformat(DAY)) if environment is None else environment
    done = confine(list(map(str, words)), given, reach)
    bench.heard["confined"] = done.out + done.err
    return done.code


def _free(*words: object) -> str:
    """The same step without a wall around it: then the leak is a leak."""
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=False).stdout


@structure("P24", "a-template-that-opens-a-record")
def _(bench: Bench) -> None:
    record = bench.write()
    assert bench.canary.word(4) in _free("-c", _SCRIPT, record)
    assert _confined(bench, "-c", _SCRIPT, record) != 0


@structure("M21", "the-callers-environment")
def _(bench: Bench) -> None:
    bench.write()
    bench.monkeypatch.setenv("PART2_NOTES", bench.canary.word(4))
    script = "import os; print(sorted(os.environ.items()))"
    assert bench.canary.word(4) in _free("-c", script)
    assert _confined(bench, "-c", script) == 0
    assert "PYTHONHASHSEED" in bench.said()
    assert "PART2_NOTES" not in bench.said()


@structure("M21", "a-variable-in-the-settings")
def _(bench: Bench) -> None:
    bench.write()
    assert _settings(bench, "site_description: !ENV PART2_NOTES") == {"YAML-06"}


@structure("M14", "a-theme-that-takes-in-a-record")
def _(bench: Bench) -> None:
    record = bench.write()
    docs, theme = bench.folder / "docs", leaky_theme(bench.folder / "docs/theme")
    (docs / "pages").mkdir(parents=True)
    (docs / "pages/index.md").write_text("# Home\n", encoding="utf-8")
    (theme / "partials/record.html").symlink_to(record)
    main = (theme / "main.html").read_text(encoding="utf-8")
    include = '{% block footer %}{% include "partials/record.html" %}'
    (theme / "main.html").write_text(main.replace("{% block footer %}", include), encoding="utf-8")
    given = {
        "docs_dir": "pages",
        "theme": {"name": "material", "font": False, "custom_dir": "theme"},
        "nav": [{"Home": "index.md"}],
    }
    office = {"contact": {"email": "a@b.example"}}
    config = docs / "mkdocs.yml"
    config.write_text(
        json.dumps({"site_name": "x", "markdown_extensions": EXTENSIONS, "extra": {"office": office}} | given)
    )
    words = ["-m", "mkdocs", "build", "-v", "--strict", "--config-file", config, "--site-dir"]
    _free(*words, bench.folder / "free")
    assert bench.canary.word(4) in (bench.folder / "free/index.html").read_text(encoding="utf-8")
    assert _confined(bench, *words, bench.folder / "out") != 0
    assert "partials/record.html" in bench.said() or "Permission" in bench.said()


# Settings


def _settings(bench: Bench, *lines: str) -> set[str]:
    """The codes with which settings with further lines are refused."""
    bench.config.write_text(bench.config.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    return bench.refused(lambda: read_settings(bench.config))


@structure("P25", "snippets")
def _(bench: Bench) -> None:
    bench.write()
    assert _settings(bench, "markdown_extensions:", "  - pymdownx.snippets: {base_path: decisions}") == {"SITE-05"}


@structure("P25", "a-plugin-that-includes")
def _(bench: Bench) -> None:
    bench.write()
    assert _settings(bench, "plugins: [search, include-markdown]") == {"SITE-02"}


@structure("M7", "days-of-change")
def _(bench: Bench) -> None:
    bench.write()
    assert _settings(bench, "plugins: [search, git-revision-date-localized]") == {"SITE-02"}


@structure("M7", "authors-of-changes")
def _(bench: Bench) -> None:
    bench.write()
    assert _settings(bench, "hooks: [authors.py]") == {"SITE-02"}


# The record


def _check(bench: Bench, change: Callable[[str], str]) -> set[str]:
    """The codes that `check` says of a changed record; it must fail."""
    path = bench.write(change)
    assert path.read_text(encoding="utf-8") != bench.canary.text
    words = ["--config", bench.config, "--decisions", bench.decisions]
    assert bench.command("check", *words, "--format", "text") == 1
    bench.command("check", *words, "--format", "sarif")
    found = [word for word in bench.said().split() if word[:1].isupper() and word[-3:-2] == "-" and word[-2:].isdigit()]
    return set(found)


@structure("P26", "an-alias")
def _(bench: Bench) -> None:
    def alias(text: str) -> str:
        return text.replace("  notes: ", "  notes: &p ") + "interests: *p\n"

    assert "YAML-06" in _check(bench, alias)


@structure("P26", "a-merge-key")
def _(bench: Bench) -> None:
    def merge(text: str) -> str:
        return text.replace("part2:\n", "part2: &p\n") + "author: {<<: *p, role: Head}\n"

    assert "YAML-06" in _check(bench, merge)


@structure("P27", "a-comment-that-was-meant-to-withhold")
def _(bench: Bench) -> None:
    bidder = f'proposal: "To buy from {bench.canary.word(3)}." # withheld: commercial'
    assert "MARK-06" in _check(bench, lambda text: text.replace("proposal: To buy equipment.", bidder))


@structure("P28", "a-flag-of-another-name")
def _(bench: Bench) -> None:
    line = f"value: {bench.canary.sums[0]}, exempt: s43"
    assert "SHAPE-01" in _check(
        bench, lambda text: text.replace(f"value: {bench.canary.sums[0]}, withheld: commercial", line)
    )


@structure("P28", "a-misspelt-flag")
def _(bench: Bench) -> None:
    assert "SHAPE-01" in _check(bench, lambda text: text.replace("withheld: {recipient:", "witheld: {recipient:"))


@structure("P28", "a-flag-on-the-wrong-level")
def _(bench: Bench) -> None:
    assert "SHAPE-01" in _check(
        bench,
        lambda text: text.replace(
            "withheld: {title: commercial,", "withheld: {recipient: commercial, title: commercial,"
        ),
    )


@structure("P29", "a-field-that-nobody-classified")
def _(bench: Bench) -> None:
    @dataclass(frozen=True, kw_only=True)
    class Longer(private.Record):
        margin: str | None = None

    bench.write()
    bench.monkeypatch.setitem(projection.PUBLISHED, Longer, projection.PUBLISHED[private.Record])
    bench.monkeypatch.setitem(projection.PRIVATE, Longer, projection.PRIVATE[private.Record])
    assert unclassified(Longer) == {"Longer.margin"}


@structure("P30", "a-list-for-a-text")
def _(bench: Bench) -> None:
    words = bench.canary.word(11), bench.canary.word(12)
    assert "SHAPE-03" in _check(
        bench, lambda text: text.replace(f'recipient: "{words[0]} {words[1]}"', f"recipient: [{words[0]}, {words[1]}]")
    )


@structure("P30", "a-group-for-a-text")
def _(bench: Bench) -> None:
    def group(text: str) -> str:
        return (
            text.replace('reasons: "', f"reasons: {{who: {bench.canary.word(3)}}} # ")
            .replace("reasons: commercial", "effective: personal")
            .replace("effective: personal, effective", "effective")
        )

    assert "SHAPE-03" in _check(bench, group)


@structure("P30", "words-for-a-sum")
def _(bench: Bench) -> None:
    said = f"value: about {bench.canary.word(10)}"
    assert "MONEY-01" in _check(bench, lambda text: text.replace(f"value: {bench.canary.sums[0]}", said))


# Files that nobody asked for


def _stray(bench: Bench, name: str) -> None:
    """A file among the hand-written pages stops the staging."""
    bench.write()
    source = Source(bench.decisions, None, DAY)
    publish_and_stage(source, bench.folder / "made")
    stray = bench.folder / "made/content" / name
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text(bench.canary.text, encoding="utf-8")
    findings = stage(bench.folder / "made/bundle", bench.folder / "made/content", bench.folder / "made/docs")
    assert bench.report(findings) == {"CONTENT-04"}


def _strays(row: str, *names: str) -> list[Cell]:
    """A cell for each of these files."""

    def attempt(name: str) -> Try:
        return lambda bench: _stray(bench, name)

    return [Cell(row, "S", re.sub(r"[^a-z0-9]+", "-", name).strip("-"), attempt(name)) for name in names]


CELLS += _strays("M11", ".cache", "draft.md~", "about.md.orig", "record.yaml", ".authors.yml", "__pycache__/hook.pyc")
CELLS += _strays("M12", "decisions/2026/pcc-d-2026-99.md", "decisions/2026/notes/plan.pdf")


def _extra(bench: Bench, name: str) -> set[str]:
    """The codes with which a finished site with one more file is refused."""
    bench.write()
    for folder, names in {"docs": ["index.md"], "built": ["index.html", "404.html", name]}.items():
        for one in names:
            path = bench.folder / folder / one
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(bench.canary.text, encoding="utf-8")
    folders = Folders(bench.folder, bench.folder / "docs", bench.folder / "built", bench.folder / "site")
    return bench.refused(lambda: check_built(folders))


@structure("M12", "a-page-that-nobody-staged")
def _(bench: Bench) -> None:
    assert _extra(bench, "decisions/2026/pcc-d-2026-99/index.html") == {"BUILD-03"}


@structure("D2", "a-table-that-nobody-staged")
def _(bench: Bench) -> None:
    assert _extra(bench, "data/decisions.csv") == {"BUILD-03"}


# Accidents


def _accident(bench: Bench, verb: str, *words: object) -> None:
    """Whatever a step fails on, the program says where and not on what."""
    assert bench.command(verb, *words) == 3
    assert "The program failed" in bench.said()


def _fails(bench: Bench) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise KeyError(f"{bench.canary.word(4)} {bench.canary.word(5)}")

    return fail


@structure("M15", "while-records-are-read")
def _(bench: Bench) -> None:
    bench.write()
    bench.monkeypatch.setattr("generator.private.entry.is_public", _fails(bench))
    _accident(bench, "check", "--config", bench.config, "--decisions", bench.decisions)


@structure("M15", "while-records-are-projected")
def _(bench: Bench) -> None:
    bench.write()
    bench.monkeypatch.setattr(publishing, "publish", _fails(bench))
    _accident(
        bench, "publish", "--config", bench.config, "--decisions", bench.decisions, "--bundle", bench.folder / "b"
    )


@structure("M15", "while-pages-are-staged")
def _(bench: Bench) -> None:
    bench.write()
    publish_and_stage(Source(bench.decisions, None, DAY), bench.folder / "made")
    bench.monkeypatch.setattr(staging, "decision_page", _fails(bench))
    made = bench.folder / "made"
    _accident(bench, "stage", "--bundle", made / "bundle", "--content", made / "content", "--docs", made / "docs")


@structure("M15", "while-the-site-is-searched")
def _(bench: Bench) -> None:
    bench.write()
    bench.monkeypatch.setattr(verifying, "verify", _fails(bench))
    _accident(bench, "verify", bench.decisions, bench.folder, "--config", bench.config, "--content", bench.folder)


@structure("M15", "while-sums-are-weighed")
def _(bench: Bench) -> None:
    bench.write()
    bench.monkeypatch.setattr("generator.commands.infer.evidence.before", _fails(bench))
    _accident(bench, "infer", "--config", bench.config, "--decisions", bench.decisions, "--content", bench.folder)


# What is released


@structure("G11", "a-release-that-nobody-decided")
def _(bench: Bench) -> None:
    source = Source(bench.decisions, None, DAY)
    bench.write()
    publish_and_stage(source, bench.folder / "before")
    bench.record.write_text(bench.canary.text.replace(", withheld: {recipient: commercial}", ""), encoding="utf-8")
    output = publish_and_stage(source, bench.folder / "after")
    assert output.code == 0, output.log
    found = release_findings(exposure(bench.folder / "after/bundle", bench.folder / "before/docs"))
    assert bench.report(found) == {"RELEASE-01"}
