"""V: what the verifier sees beside the leaks of pages and files: logs, earlier sites, and its own blindness."""

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.verification import reporting
from generator.verification import verify as verifying
from generator.verification.leaks import Examiner
from generator.verification.originals import Source
from generator.verification.publicity import gathered
from generator.verification.verify import Request, verify
from tests.mutants.bench import Bench, Cell, Try
from tests.mutants.office import DAY, Canary
from tests.publishing import publish_and_stage

CELLS: list[Cell] = []


def witness(row: str, name: str) -> Callable[[Try], Try]:
    """Enter a way in which the verifier catches a row."""

    def enter(attempt: Try) -> Try:
        CELLS.append(Cell(row, "V", name, attempt))
        return attempt

    return enter


def _staged(bench: Bench, name: str = "made") -> Path:
    """The staged pages of the records as they are: to the verifier a site like any other."""
    output = publish_and_stage(Source(bench.decisions, None, DAY), bench.folder / name)
    assert output.code == 0, output.log
    return bench.folder / name / "docs"


def _verified(bench: Bench, site: Path, *more: object, decisions: Path | None = None) -> int:
    """The exit code of `verify` over a site; what it says is kept."""
    places = ["--config", bench.config, "--content", bench.folder / "made/content"]
    return bench.command("verify", decisions or bench.decisions, site, *places, *more)


def _is_clean(bench: Bench, site: Path) -> bool:
    return not verify(Request(bench.decisions, site, DAY)).findings


# Logs


def _logged(bench: Bench, log: str) -> None:
    bench.write()
    site = _staged(bench)
    assert _is_clean(bench, site)
    path = bench.folder / "log"
    path.write_text(log, encoding="utf-8")
    assert _verified(bench, site, "--log", path) == 1
    assert "LEAK-04" in bench.said()


@witness("M14", "a-warning-that-quotes")
def _(bench: Bench) -> None:
    link = f"{bench.canary.word(4).lower()}-{bench.canary.word(5).lower()}.md"
    _logged(bench, f"WARNING -  Doc file 'index.md' contains a link '{link}', but the target is not found.\n")


@witness("M14", "a-chatty-build")
def _(bench: Bench) -> None:
    _logged(
        bench,
        f"DEBUG -  Context: {{'config': {{'extra': {{'bidder': '{bench.canary.word(11)} {bench.canary.word(12)}'}}}}}}",
    )


@witness("M15", "a-traceback-with-values")
def _(bench: Bench) -> None:
    name = f"{bench.canary.word(13)} {bench.canary.word(14)}"
    _logged(
        bench, f"Traceback (most recent call last):\n  File 'a.py', line 3\n    name = {name!r}\nKeyError: {name!r}\n"
    )


# What was public once


@witness("E5", "an-earlier-site")
def _(bench: Bench) -> None:
    bench.write(lambda text: text.replace(", withheld: {recipient: commercial}", ""))
    earlier = _staged(bench, "earlier")
    assert _is_clean(bench, earlier)
    bench.write()
    assert _is_clean(bench, _staged(bench))
    assert _verified(bench, earlier) == 1
    assert "LEAK-01 /amounts/3/recipient" in bench.said()


@witness("G11", "released-elsewhere-and-shown-here")
def _(bench: Bench) -> None:
    bench.write()
    name = f"{bench.canary.word(11)} {bench.canary.word(12)}"
    other = Canary(502)
    text = other.text.replace(", withheld: {recipient: commercial}", "")
    path = other.write(bench.decisions)
    path.write_text(text.replace(f"{other.word(11)} {other.word(12)}", name), encoding="utf-8")
    site = _staged(bench)
    assert name in (site / "decisions/2026" / f"{other.slug}.md").read_text(encoding="utf-8")
    assert _is_clean(bench, site)
    own = site / "decisions/2026" / f"{bench.canary.slug}.md"
    own.write_text(own.read_text(encoding="utf-8") + name, encoding="utf-8")
    assert _verified(bench, site) == 1
    assert "LEAK-01 /amounts/3/recipient" in bench.said()


# A verifier that looks at nothing


@witness("G9", "a-secret-lost")
def _(bench: Bench) -> None:
    bench.write()
    site = _staged(bench)
    bench.monkeypatch.setattr(
        verifying, "gathered", lambda records: gathered(records, only=lambda _, one: one.key != "notes")
    )
    assert _verified(bench, site) == 3
    assert "VERIFY-04" in bench.said()


@witness("G9", "no-secret-at-all")
def _(bench: Bench) -> None:
    bench.write()
    site = _staged(bench)
    bench.monkeypatch.setattr(verifying, "gathered", lambda records: gathered(records, only=lambda *_: False))
    assert _verified(bench, site) == 3
    assert "VERIFY-03" in bench.said()


@witness("G9", "a-search-that-finds-nothing")
def _(bench: Bench) -> None:
    bench.write()
    site = _staged(bench)
    bench.monkeypatch.setattr(Examiner, "examine", lambda *_: [])
    assert _verified(bench, site) == 3
    assert "VERIFY-03" in bench.said()


@witness("G9", "no-folder-of-records")
def _(bench: Bench) -> None:
    bench.write()
    assert _verified(bench, _staged(bench), decisions=bench.folder / "nowhere") == 1
    assert "VERIFY-01" in bench.said()


@witness("G9", "another-folder-of-records")
def _(bench: Bench) -> None:
    bench.write()
    site = _staged(bench)
    for name in ("empty", "others/2026"):
        (bench.folder / name).mkdir(parents=True)
    Canary(502).write(bench.folder / "others")
    for folder in ("empty", "others"):
        bench.heard.clear()
        assert _verified(bench, site, decisions=bench.folder / folder) == 1
        assert "LEAK-06" in bench.said()


@witness("G9", "no-record-and-no-page-of-one")
def _(bench: Bench) -> None:
    bench.write()
    (bench.folder / "empty").mkdir()
    (bench.folder / "site").mkdir()
    name = f"{bench.canary.word(11)} {bench.canary.word(12)}"
    (bench.folder / "site/index.html").write_text(f"<p>{name}</p>", encoding="utf-8")
    assert _verified(bench, bench.folder / "site", decisions=bench.folder / "empty") == 1
    assert "VERIFY-01" in bench.said()


@witness("G9", "no-site")
def _(bench: Bench) -> None:
    bench.write()
    _staged(bench)
    (bench.folder / "empty").mkdir()
    for name in ("empty", "nowhere"):
        assert _verified(bench, bench.folder / name) == 1
        assert "VERIFY-05" in bench.said()


@witness("G9", "a-record-that-nobody-can-read")
def _(bench: Bench) -> None:
    record = bench.write()
    site = _staged(bench)
    record.write_text(bench.canary.text + "notes: [\n", encoding="utf-8")
    assert _verified(bench, site) == 1
    assert "YAML-04" in bench.said()


# A report that quotes


@witness("G12", "a-report-with-the-value")
def _(bench: Bench) -> None:
    bench.write()
    site = _staged(bench)
    (site / "index.md").write_text(f"{bench.canary.word(11)} {bench.canary.word(12)}", encoding="utf-8")
    address = reporting.address
    with bench.monkeypatch.context() as quoting:
        quoting.setattr(reporting, "address", lambda value: f"{address(value)}, which is {value.text},")
        for form in ("text", "json", "github", "sarif", "junit"):
            assert _verified(bench, site, "--format", form) == 1
            assert len(bench.told()) > 1
            bench.heard.clear()
            shutil.rmtree(bench.folder / "reports")
    assert _verified(bench, site) == 1
