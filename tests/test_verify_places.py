"""The command line of `verify`: the files it reads and writes beside the site, and a register that is only begun."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.manifest.certificate import JSON, PAGE
from tests.site.building import SEED

RECORD = "ref: PCC/D/2026/07\nstatus: draft\ntitle: Closure of Brockholt station\n"
Verify = Callable[..., tuple[int, str]]


@pytest.fixture
def verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Runs `verify` over the small site in the test's folder; hands back its exit code and what it said."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    for folder in ("decisions", "site/verification", "content"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "decisions/pcc-d-2026-07.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "site/index.html").write_text("<p>Nothing</p>", encoding="utf-8")
    (tmp_path / "site" / PAGE).write_text('<span data-fact="result">x</span>', encoding="utf-8")
    places = [tmp_path / "decisions", tmp_path / "site", "--config", SEED / "mkdocs.yml"]

    def run(*more: object) -> tuple[int, str]:
        words = ["verify", *places, "--content", tmp_path / "content", *more]
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        assert said.err == ""
        return code, said.out

    return run


def files(folder: Path) -> set[str]:
    """Everything that lies in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_log_that_cannot_be_read_is_said(verified: Verify, tmp_path: Path) -> None:
    """It is missing, or is a folder: nothing is certified, and a log that is there is read."""
    bundle = _bundle(tmp_path, "decisions/2026/pcc-d-2026-07.json")
    (tmp_path / "log").write_text("built\n", encoding="utf-8")
    before = files(tmp_path)
    for log in (tmp_path / "none", tmp_path / "content"):
        code, said = verified("--log", log, "--certify", bundle)
        assert (code, said.startswith(f"{log.as_posix()}: VERIFY-07 ")) == (1, True)
    assert files(tmp_path) == before
    assert verified("--log", tmp_path / "log")[0] == 0


IMPOSSIBLE = {"in no folder": "none/report.txt", "a folder": "content", "a name too long": "x" * 300}


@pytest.mark.parametrize("name", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_a_full_report_that_cannot_be_written_is_said(verified: Verify, tmp_path: Path, name: str) -> None:
    """In a folder that is not there, or over one: nothing is written, and nothing certified."""
    bundle, before = _bundle(tmp_path, "decisions/2026/pcc-d-2026-07.json"), files(tmp_path)
    code, said = verified("--full-report", tmp_path / name, "--certify", bundle)
    assert (code, said.count(f"{name}: VERIFY-08 The full report cannot be written here.")) == (1, 1)
    assert files(tmp_path) == before


def test_what_was_found_is_said_without_the_report(verified: Verify, tmp_path: Path) -> None:
    """A report that cannot be written keeps no leak from being told."""
    (tmp_path / "site/index.html").write_text("<p>Brockholt</p>", encoding="utf-8")
    code, said = verified("--full-report", tmp_path / IMPOSSIBLE["a name too long"])
    assert (code, "LEAK-01 /title" in said, "VERIFY-08" in said, "Brockholt" in said) == (1, True, True, False)


def test_a_register_may_begin_empty(verified: Verify, tmp_path: Path) -> None:
    """Without a record a site is certified for a bundle without a decision; not for another, and not alone."""
    (tmp_path / "decisions/pcc-d-2026-07.yaml").unlink()
    for more in ((), ("--certify", _bundle(tmp_path, "decisions/2026/pcc-d-2026-07.json"))):
        code, said = verified(*more)
        assert (code, "VERIFY-01 There is no record in this folder" in said) == (1, True)
    assert not (tmp_path / "site" / JSON).exists()
    assert verified("--certify", _bundle(tmp_path))[0] == 0
    assert (tmp_path / "site" / JSON).exists()


def _bundle(folder: Path, *names: str) -> Path:
    """A public bundle of a register and some more files."""
    bundle = folder / f"bundle-{len(names)}"
    for name in ("register.json", *names):
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text("{}", encoding="utf-8")
    return bundle
