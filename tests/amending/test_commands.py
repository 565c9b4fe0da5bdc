"""`release` and `withhold` as an officer types them: what is asked, shown, written and refused."""

import io
import os
from pathlib import Path

import pytest

from generator.amending.naming import withheld_places
from generator.cli import main
from generator.commands import amending
from generator.commands.amending import editor_of
from tests.site.building import ROOT
from tests.test_asking import Terminal

CONFIG = ROOT / "tests/demo/mkdocs.yml"
WHY = ["--who", "Chief Executive", "--why", "the contract has ended", "--on", "2026-11-23"]


def run(verb: str, decisions: Path, *words: str) -> int:
    """One command over the records."""
    return main([verb, "--config", str(CONFIG), "--decisions", str(decisions), *words])


def test_a_release_is_shown_and_then_written(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes public is told by field; the file has the entry, and the register is sound."""
    record = decisions / "2019/mid-d-2019-03.yaml"
    before = record.read_text(encoding="utf-8")
    assert run("release", decisions, "--ref", "MID/D/2019/3", "--field", "amounts/offer", *WHY, "--yes") == 0
    said, after = capsys.readouterr().out, record.read_text(encoding="utf-8")
    assert "This makes" in said
    assert "amounts, offer" in said
    assert "301" not in said
    assert "kind: release" in after
    assert before.count("withheld: commercial") == after.count("withheld: commercial") + 1
    assert run("check", decisions, "--content", str(ROOT / "content")) == 0


def test_without_consent_nothing_is_written(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody can be asked and YES is not given, the file stays as it was."""
    record = decisions / "2019/mid-d-2019-03.yaml"
    before = record.read_bytes()
    assert run("release", decisions, "--ref", "MID/D/2019/03", "--field", "amounts/offer", *WHY) == 1
    assert "YES" in capsys.readouterr().out
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("verb", "words", "code"),
    [
        ("release", ["--ref", "MID/D/2019/999"], "AMEND-01"),
        ("release", ["--ref", "MID/D/2019/01"], "AMEND-03"),
        ("release", ["--ref", "MID/D/2019/03", "--field", "9.9"], "ASK-02"),
        ("release", ["--ref", "MID/D/2019/03"], "ASK-01"),
        ("release", [], "ASK-01"),
        ("withhold", ["--ref", "MID/D/2019/03", "--field", "2.1", "--ground", "no-such", *WHY], "ASK-02"),
        ("withhold", ["--ref", "MID/D/2019/03", "--field", "no-such", *WHY], "ASK-02"),
        (
            "withhold",
            [
                "--ref",
                "MID/D/2019/03",
                "--field",
                "2.1",
                "--ground",
                "commercial",
                "--words",
                "Not there",
                *WHY,
                "--yes",
            ],
            "AMEND-02",
        ),
    ],
)
def test_what_cannot_be_done_is_said(
    decisions: Path, capsys: pytest.CaptureFixture[str], verb: str, words: list[str], code: str
) -> None:
    """With the rule that it breaks and what to type; nothing is written."""
    before = {path: path.read_bytes() for path in decisions.rglob("*.yaml")}
    assert run(verb, decisions, *words) == 1
    assert code in capsys.readouterr().out
    assert {path: path.read_bytes() for path in decisions.rglob("*.yaml")} == before


def test_what_is_withheld_is_listed_where_nobody_can_be_asked(
    decisions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without FIELD every place that is withheld is told by name and ground, and nothing of what stands there."""
    assert run("release", decisions, "--ref", "MID/D/2013/05") == 1
    said = capsys.readouterr().out
    places = withheld_places(editor_of(decisions / "2013/mid-d-2013-05.yaml").tree)
    names = [f"{one.name} ({one.ground})" for one in places]
    assert f"To choose from: {', '.join(names)}." in said
    assert names[:3] == [f"part2/{name} ({places[0].ground})" for name in ("section 1", "1.1", "1.2")]


@pytest.mark.parametrize("typed", ["2026-03-02", "2 March 2026", "2nd Mar 26", "2.3.2026"])
def test_a_day_is_taken_as_people_write_it(
    decisions: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """Where day and month can change places, nothing is guessed or written, and both are shown as they are typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    words = ["--ref", "MID/D/2019/3", "--field", "amounts/offer", *WHY[:4], "--yes", "--on", typed]
    record = decisions / "2019/mid-d-2019-03.yaml"
    before = record.read_bytes()
    code = run("release", decisions, *words)
    if typed == "2.3.2026":
        assert code == 1
        said = capsys.readouterr().out
        assert "ON: ASK-02 This can be read as 2 March 2026 and as 3 February 2026." in said
        assert "2026-03-02 or 2026-02-03" in said
        assert record.read_bytes() == before
    else:
        assert code == 0
        assert "  - on: 2026-03-02\n    kind: release" in record.read_text(encoding="utf-8")


def test_which_day_is_meant_is_asked_at_the_terminal(
    decisions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person who types 2/3/26 is shown both, by number; an answer that is no day is asked for again."""
    monkeypatch.setattr("sys.stdin", Terminal("soon\n2/3/26\n1\nyes\n"))
    words = ["--ref", "MID/D/2019/3", "--field", "amounts/offer", *WHY[:4]]
    assert run("release", decisions, *words) == 0
    asked = capsys.readouterr().err
    assert "On which day [23 November 2026]" in asked
    assert "This is not a day." in asked
    assert "1. 2 March 2026\n  2. 3 February 2026\n" in asked
    assert "- on: 2026-03-02\n" in (decisions / "2019/mid-d-2019-03.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("withhold", ["--field", "2.1", "--ground", "commercial", *WHY[:4]]),
        ("retract", WHY[:4]),
        ("supersede", ["--by", "MID/D/2019/04"]),
        ("renumber", ["--to", "MID/D/2019/77"]),
    ],
)
def test_every_command_reads_days_alike(
    decisions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, words: list[str]
) -> None:
    """The same refusal in all of them."""
    more = ["--site", str(tmp_path / "site")] if verb == "retract" else []
    assert run(verb, decisions, "--ref", "MID/D/2019/3", *words, *more, "--yes", "--on", "2/3/26") == 1
    assert "ON: ASK-02 This can be read as 2 March 2026 and as 3 February 2026." in capsys.readouterr().out


def test_withholding_says_that_it_may_have_been_copied(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The paragraph gets its mark, and the officer is told what cannot be undone."""
    words = ["--ref", "MID/D/2019/03", "--field", "2.1", "--ground", "commercial", *WHY, "--yes"]
    assert run("withhold", decisions, *words) == 0
    said = capsys.readouterr().out
    assert "This takes" in said
    assert "may have been copied" in said
    assert "web.archive.org" in said
    assert "withheld: commercial" in (decisions / "2019/mid-d-2019-03.yaml").read_text(encoding="utf-8")


def test_a_withheld_title_needs_another(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is asked for, and written below the title."""
    words = ["--ref", "MID/D/2019/03", "--field", "title", "--ground", "commercial", *WHY, "--yes"]
    assert run("withhold", decisions, *words) == 1
    assert "PUBLIC_TITLE" in capsys.readouterr().out
    assert run("withhold", decisions, *words, "--public-title", "Pool cars") == 0
    text = (decisions / "2019/mid-d-2019-03.yaml").read_text(encoding="utf-8")
    assert "public_title: Pool cars\n" in text


def test_what_is_saved_meanwhile_is_not_overwritten(
    decisions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A colleague saves the record while the officer is asked: the release stops, and the colleague's words stay."""
    record = decisions / "2019/mid-d-2019-03.yaml"

    def agree(*_: object) -> bool:
        record.write_text(record.read_text(encoding="utf-8") + "# meanwhile\n", encoding="utf-8")
        return True

    monkeypatch.setattr(amending, "agreed", agree)
    assert run("release", decisions, "--ref", "MID/D/2019/3", "--field", "amounts/offer", *WHY) == 1
    assert "AMEND-06" in capsys.readouterr().out
    assert record.read_text(encoding="utf-8").endswith("# meanwhile\n")
    assert "kind: release" not in record.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="needs the rights of Unix")
def test_a_changed_record_stays_its_readers_own(decisions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that others may not read can be read by no more people after the change, nor while it is written."""
    record = decisions / "2019/mid-d-2019-03.yaml"
    record.chmod(0o600)
    seen = list[int]()
    replace = Path.replace

    def look(self: Path, target: Path) -> Path:
        seen.append(self.stat().st_mode & 0o777)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", look)
    assert run("release", decisions, "--ref", "MID/D/2019/3", "--field", "amounts/offer", *WHY, "--yes") == 0
    assert seen == [0o600]
    assert record.stat().st_mode & 0o777 == 0o600
    assert not list(decisions.rglob("*.part"))


def test_nothing_is_left_where_the_disk_refuses(decisions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that cannot take its place leaves no copy of itself, Part 2 and all, under another name."""

    def refuse(*_: object) -> Path:
        raise OSError

    monkeypatch.setattr(Path, "replace", refuse)
    assert run("release", decisions, "--ref", "MID/D/2019/3", "--field", "amounts/offer", *WHY, "--yes") == 3
    assert not list(decisions.rglob("*.part"))
