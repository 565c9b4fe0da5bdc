"""The command line: exit codes, formats, the catalogue, and that an accident tells nothing."""

import json
import socket
from pathlib import Path

import pytest

from generator import cli
from generator.commands import check
from tests.site.building import SEED

REAL = ["--config", str(SEED / "mkdocs.yml"), "--decisions", str(SEED / "decisions")]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")


def test_a_sound_register_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, and a sentence a person understands."""
    assert cli.main(["check", *REAL]) == 0
    assert "1 record checked; nothing stops publication." in capsys.readouterr().out


def test_json_is_an_array_even_when_empty(capsys: pytest.CaptureFixture[str]) -> None:
    """Machines get JSON and nothing else."""
    assert cli.main(["check", "--format", "json", *REAL]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(("form", "said"), [("text", "FILE-03"), ("github", "::error file="), ("json", '"FILE-03"')])
def test_errors_give_exit_code_1(form: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every format says the fault."""
    config = ["--config", str(SEED / "mkdocs.yml"), "--decisions", str(tmp_path / "none")]
    assert cli.main(["check", "--format", form, *config]) == 1
    assert said in capsys.readouterr().out


def test_wrong_usage_gives_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command is told what there is."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(["chek"])
    assert stopped.value.code == 2
    assert "check" in capsys.readouterr().err


def test_an_accident_gives_exit_code_3_and_no_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of the program is reported by place, without the value that caused it."""

    def fail(_: object) -> None:
        raise ValueError("zq-canary of Part 2")

    monkeypatch.setattr(check, "run", fail)
    assert cli.main(["check", *REAL]) == 3
    said = capsys.readouterr()
    assert "zq-canary" not in said.out + said.err
    assert "test_cli.py, line" in said.err


def test_every_rule_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` says what a rule is for and whose it is, in any case of letters; `--rules` prints all."""
    assert cli.main(["check", "--explain", "money-02"]) == 0
    said = capsys.readouterr().out
    assert "£1.04m" in said
    assert "Source: " in said
    assert cli.main(["check", "--rules"]) == 0
    assert "GROUND-04 (error)" in capsys.readouterr().out


def test_a_mistyped_rule_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown code is an error with the nearest one."""
    assert cli.main(["check", "--explain", "MONEY-2"]) == 1
    assert "Did you mean MONEY-02?" in capsys.readouterr().out


def test_a_register_day_that_is_no_day_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The day that decides what is public is never guessed."""
    monkeypatch.setenv("REGISTER_DAY", "tomorrow")
    assert cli.main(["check", *REAL]) == 1
    assert "DAY-01" in capsys.readouterr().out


def test_settings_that_are_not_there_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The wrong folder is the commonest mistake of all."""
    assert cli.main(["check", "--config", str(tmp_path / "mkdocs.yml")]) == 1
    assert "SITE-01" in capsys.readouterr().out


def test_settings_under_another_ending_are_told_their_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever calls the one settings file `mkdocs.yaml` is told how to name it, and not to look for another folder."""
    (tmp_path / "mkdocs.yaml").write_text("site_name: Register\n", encoding="utf-8")
    assert cli.main(["check", "--config", str(tmp_path / "mkdocs.yml")]) == 1
    assert "Give mkdocs.yaml the name mkdocs.yml." in capsys.readouterr().out


def test_the_schema_for_editors_is_current() -> None:
    """The committed JSON Schema is what the types say today."""
    from generator.commands.schema import SCHEMA
    from generator.private.schema import record_schema

    assert SCHEMA.read_bytes() == record_schema(), "run `make schema`"


def test_a_part_2_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped folder is not silently an empty one."""
    assert cli.main(["check", *REAL, "--part2-folder", str(tmp_path / "valt")]) == 1
    assert "PART2-05" in capsys.readouterr().out


def test_the_catalogue_is_json_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    """Rules can be read by programs too."""
    assert cli.main(["check", "--rules", "--format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert {"code", "explanation", "source", "severity", "group"} == set(rules[0])
    assert len(rules) > 60


def test_a_preview_at_a_taken_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A second preview says that there is a first."""
    with socket.create_server(("127.0.0.1", 0)) as first:
        address = f"127.0.0.1:{first.getsockname()[1]}"
        assert cli.main(["serve", *REAL, "--address", address]) == 1
    assert "SERVE-01" in capsys.readouterr().out
