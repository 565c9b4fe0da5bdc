"""Git's own hooks: installed once, beside what was there, and stopping a commit and a push for real."""

import json
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.findings import Stop
from generator.guard.hooks import install
from generator.guard.repository import Repository
from tests.guard.faults import AGE_KEY, INLINE
from tests.guard.scratch import Scratch
from tests.handbook.reading import steps
from tests.site.building import ROOT

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
TWO = "    part2:\n      recipients: [age1a, age1b]\n      sealed: true\n"


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """An office's repository with the program in it, but not under git."""
    made = Scratch(tmp_path / "office").begin()
    (made.folder / "generator").symlink_to(ROOT / "generator")
    (made.folder / ".venv").symlink_to(sys.prefix)
    (made.folder / ".git/info/exclude").write_text("/generator\n/.venv\n", encoding="utf-8")
    made.commit({"mkdocs.yml": SETTINGS.encode()})
    return made


def run(scratch: Scratch, *words: str) -> int:
    """One command of the program in this repository."""
    return cli.main(["guard", "--config", str(scratch.folder / "mkdocs.yml"), *words])


def test_commits_and_pushes_are_stopped(scratch: Scratch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key cannot be committed; where it was all the same, it cannot be pushed, not even once it is deleted."""
    scratch.git("init", "-q", "--bare", str(tmp_path / "remote"))
    scratch.git("remote", "add", "origin", str(tmp_path / "remote"))
    assert run(scratch) == 0
    assert "The hook pre-push is installed." in capsys.readouterr().out
    scratch.write({"a": AGE_KEY}).git("add", "-A")
    assert "GUARD-05" in scratch.git("commit", "-m", "Add a", code=1)
    scratch.commit()
    scratch.git("rm", "-q", "a")
    scratch.commit()
    assert "GUARD-05" in scratch.git("push", "-q", "origin", "main", code=1)
    assert not list((tmp_path / "remote/refs/heads").iterdir())
    scratch.git("reset", "-q", "--hard", "HEAD~2")
    scratch.git("push", "-q", "origin", "main")


def test_a_hook_that_was_there_is_run_first_and_told_the_same(scratch: Scratch) -> None:
    """And where it refuses, the guard need not."""
    hooks, log = scratch.folder / ".git/hooks", scratch.folder.parent / "log"
    hooks.mkdir(exist_ok=True)
    (hooks / "pre-push").write_text(f'#!/bin/sh\necho "$1" > "{log}"\ncat >> "{log}"\nexit 7\n', encoding="utf-8")
    (hooks / "pre-push").chmod(0o755)
    first = install(Repository(scratch.folder), is_public=False)
    assert first[1].endswith("the one before it is run first.")
    again = install(Repository(scratch.folder), is_public=False)
    assert again[1] == "The hook pre-push is in place already."
    remote = scratch.folder.parent / "remote"
    scratch.git("init", "-q", "--bare", str(remote))
    scratch.git("push", "-q", str(remote), "main", code=1)
    said = log.read_text(encoding="utf-8").splitlines()
    assert said[0] == str(remote)
    assert said[1].startswith("refs/heads/main ")


def test_without_the_program_nothing_goes_out(scratch: Scratch) -> None:
    """A hook that cannot look lets nothing pass, and says what to do."""
    install(Repository(scratch.folder), is_public=False)
    (scratch.folder / ".venv").unlink()
    scratch.write({"b": b"b"}).git("add", "-A")
    assert "Run: make guard" in scratch.git("commit", "-m", "Add b", code=1)


def test_hooks_that_other_repositories_share_are_left_alone(scratch: Scratch, tmp_path: Path) -> None:
    """A folder of hooks elsewhere is not this repository's to change."""
    scratch.git("config", "core.hooksPath", str(tmp_path / "shared"))
    with pytest.raises(Stop) as stopped:
        install(Repository(scratch.folder), is_public=False)
    assert [one.code for one in stopped.value.findings] == ["GUARD-11"]
    assert not (tmp_path / "shared").exists()


def test_a_register_in_a_folder_of_its_repository_is_guarded_there(tmp_path: Path) -> None:
    """The hook finds settings and program where they are, whatever the folder is called."""
    outer = Scratch(tmp_path).begin()
    inner = tmp_path / "the register's"
    outer.write({"the register's/mkdocs.yml": SETTINGS.encode()})
    (inner / "generator").symlink_to(ROOT / "generator")
    (inner / ".venv").symlink_to(sys.prefix)
    install(Repository(inner), is_public=False)
    outer.write({"a": AGE_KEY}).git("add", "a")
    assert "GUARD-05" in outer.git("commit", "-m", "Add a", code=1)


@pytest.mark.parametrize(
    ("settings", "words", "code"),
    [("", [], 0), (TWO, [], 1), ("    repository: public\n", [], 1), ("", ["--public"], 1)],
    ids=["private", "sealed", "public-by-settings", "public-as-told"],
)
def test_the_settings_say_what_may_not_be_there(
    settings: str, words: list[str], code: int, scratch: Scratch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`part2: {sealed: true}` and `repository: public`, as a step of a pipeline looks through it all."""
    changed = SETTINGS.replace("    kind: pcc\n", f"    kind: pcc\n{settings}")
    scratch.commit({"mkdocs.yml": changed.encode(), "notes/a.yaml": INLINE})
    assert run(scratch, "--check", "--format", "json", *words) == code
    found = {one["code"] for one in json.loads(capsys.readouterr().out)}
    assert found == ({"GUARD-07" if "public" in settings or words else "GUARD-02"} if code else set())


def test_messages_and_names_must_not_tell_what_is_withheld(
    scratch: Scratch, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A supplier that a public record withholds stands in no message, tag or branch; the title of a draft may."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-25")
    record = next(step for step in steps() if step.path)
    draft = record.text.replace("status: made", "status: draft").replace("office chairs", "blue desks")
    home = scratch.folder / "decisions"
    scratch.commit({record.path: record.text.encode(), "decisions/2026/pcc-d-2026-04.yaml": draft.encode()}, "Desks")
    words = ["--decisions", str(home), "--content", str(scratch.folder / "content"), "--check"]
    scratch.commit(said="Begin the purchase of blue desks")
    assert run(scratch, *words) == 0
    told = scratch.commit(said="Withhold Corbet Seating Ltd")
    scratch.git("tag", "-a", "v1", "-m", "The second bidder may challenge the award.", "HEAD~1")
    scratch.git("branch", "offer-of-corbet-seating-ltd")
    capsys.readouterr()
    assert run(scratch, *words, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found] == ["GUARD-12"] * 3
    assert sum(told[:12] in one["problem"] for one in found) == 2
    assert "corbet" not in json.dumps(found).casefold()


@pytest.fixture
def withholding(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """The office with its hooks, and a public record that withholds a supplier."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-25")
    record = next(step for step in steps() if step.path)
    scratch.commit({record.path: record.text.encode(), "content/index.md": b"# Home\n"}, "Desks")
    install(Repository(scratch.folder), is_public=False)
    return scratch


def test_a_message_that_tells_is_stopped_before_it_is_a_commit(withholding: Scratch) -> None:
    """Git refuses the commit, and nobody repeats the words; a message by the reference alone passes."""
    before = withholding.git("rev-parse", "HEAD")
    withholding.write({"note": b"note"}).git("add", "-A")
    for said in ("Withhold Corbet Seating Ltd", "Chairs\n\n# from corbet_seating ltd"):
        refused = withholding.git("commit", "-m", said, code=1)
        assert "GUARD-12" in refused
        assert "corbet" not in refused.casefold()
    assert withholding.git("rev-parse", "HEAD") == before
    withholding.git("commit", "-q", "-m", "Withhold a bidder of PCC/D/2026/02")
    assert withholding.git("rev-parse", "HEAD") != before


def test_what_git_leaves_out_of_a_message_is_not_held_against_it(withholding: Scratch) -> None:
    """The changes below the scissors quote the record, and the comments name a branch: neither becomes the message."""
    withholding.git("branch", "-m", "corbet-seating-ltd")
    path = next(step.path for step in steps() if step.path)
    text = (withholding.folder / path).read_text(encoding="utf-8")
    withholding.write({path: text.replace("Corbet Seating Ltd", "Corbet Seating Ltd of Ludlow").encode()})
    withholding.git("add", "-A")
    editor = ["-c", 'core.editor=sh -c \'sed -i "1s/.*/Say where a bidder is/" "$1"\' --', "commit", "--verbose"]
    assert "GUARD-12" in withholding.git("-c", "commit.cleanup=verbatim", *editor, code=1)
    withholding.git(*editor)
    assert withholding.git("log", "-1", "--format=%B").strip() == "Say where a bidder is"


def test_without_its_message_no_commit_is_made(withholding: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    """A hook that cannot read what it is asked about is not to be trusted."""
    assert run(withholding, "--hook", "commit-msg", "--message", str(withholding.folder / "no-such")) == 3
    assert run(withholding, "--hook", "commit-msg") == 3
    assert "GUARD-01" in capsys.readouterr().out


def test_a_guard_that_cannot_look_is_not_to_be_trusted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, as where any check itself has failed."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "generator").symlink_to(ROOT / "generator")
    assert run(Scratch(tmp_path), "--check") == 3
    assert "GUARD-01" in capsys.readouterr().out
