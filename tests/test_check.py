"""`check` as a colleague tells it: groups, what to do first, one record, and advice that is nowhere else."""

import json
from pathlib import Path

import pytest

from generator import cli
from generator.catalogue import CATALOGUE
from generator.commands.colleague import FIRST, HEADINGS, Checked, told
from generator.commands.publish import publish_register
from generator.findings import Finding, Group, Position, Severity
from generator.private.register import Register, Source
from generator.settings import read_settings
from tests.site.building import ROOT
from tests.test_cases import CASES, REGISTER_DAY

RECORD = """\
ref: PCC/D/2026/{number}
title: Purchase of vans
status: {status}
category: Finance
decided: 2026-03-02
publish_on: {day}
decision_makers: [{{role: Police and Crime Commissioner, name: A. Example}}]
proposal: {proposal}
signatories:
  - {{role: Police and Crime Commissioner, name: A. Example, capacity: decision-maker, signed: 2026-03-02}}
"""
PERSONAL = "Mrs Quabblethorpe on 07700 900123"


@pytest.fixture(autouse=True)
def _register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    Path("mkdocs.yml").write_bytes((CASES / "mkdocs.yml").read_bytes())
    Path("decisions/2026").mkdir(parents=True)


def keep(
    number: str, *, status: str = "made", day: str = "2026-03-05", proposal: str = "To buy vans.", more: str = ""
) -> None:
    """A record of the register, with more lines at its end."""
    text = RECORD.format(number=number, status=status, day=day, proposal=proposal)
    Path(f"decisions/2026/pcc-d-2026-{number}.yaml").write_text(text + more, encoding="utf-8")


def check(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """The exit code and what is said."""
    code = cli.main(["check", *options])
    return code, capsys.readouterr().out


def test_findings_are_told_in_groups_with_the_gravest_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Each under its heading with a number, in a line that editors can jump to; at the end, what to do first."""
    keep("07", more="suplier: x\n")
    keep("08", day="2026-11-27")
    keep("09", status="draft", proposal="# review: found in 1.2\n  To buy vans.")
    keep("10", proposal=f"Ask {PERSONAL}.")
    keep("11", more="changes: [{on: 2026-12-24, kind: update, note: To come.}]\n")
    code, said = check(capsys)
    assert code == 1
    headings = [line for line in said.splitlines() if line.endswith(")") and line.startswith("What")]
    assert headings == [
        "What blocks publication (1)",
        "What is due (2)",
        "What is still open in drafts (1)",
        "What may have to be withheld (2)",
        "What is odd (1)",
    ]
    assert "\ndecisions/2026/pcc-d-2026-07.yaml:11:1: SHAPE-01 This key is not known here." in said
    assert said.splitlines()[-3:] == [
        "5 records checked; this stops publication. Not public today: 2 (drafts, and records whose day has not come).",
        "1 error, 6 warnings.",
        "First of all: mend decisions/2026/pcc-d-2026-07.yaml:11:1. Nothing new is published while anything blocks it.",
    ]


def test_nothing_of_a_record_is_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither of a draft nor of a public record, in no format."""
    keep("07", status="draft", proposal=f"Ask {PERSONAL}, m.quabblethorpe@midshire.example.  # review: Quabblethorpe?")
    keep("08", proposal=f"Ask {PERSONAL}, in strict confidence.")
    for form in ("text", "json", "github", "sarif", "junit"):
        _, said = check(capsys, "--format", form)
        assert "LOOK-01" in said
        assert "DRAFT-02" in said
        assert "uabblethorpe" not in said
        assert "900123" not in said


def test_machines_are_told_the_group(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON stays an array of findings, each with its group."""
    keep("07", proposal=f"Ask {PERSONAL}.")
    code, said = check(capsys, "--format", "json")
    assert code == 0
    assert [(one["code"], one["group"]) for one in json.loads(said)] == [
        ("LOOK-01", "withhold"),
        ("LOOK-02", "withhold"),
    ]


def test_one_record_is_checked_by_reference_or_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Findings of others are left out, but not forgotten."""
    keep("07", more="suplier: x\n")
    keep("08", proposal=f"Ask {PERSONAL}.")
    for named in ("PCC/D/2026/08", "pcc/d/2026/8", "pcc-d-2026-08", "decisions/2026/pcc-d-2026-08.yaml"):
        code, said = check(capsys, "--ref", named)
        assert code == 0
        assert "LOOK-02" in said
        assert "SHAPE-01" not in said
        assert f"{named} checked; nothing here stops publication, but 1 error elsewhere." in said
    code, said = check(capsys, "--ref", "PCC/D/2026/07")
    assert code == 1
    assert "SHAPE-01" in said


def test_a_file_that_cannot_be_read_is_still_found_by_its_reference(capsys: pytest.CaptureFixture[str]) -> None:
    """That is when one asks."""
    Path("decisions/2026/pcc-d-2026-07.yaml").write_text("ref: 'never closed\n", encoding="utf-8")
    code, said = check(capsys, "--ref", "PCC/D/2026/07")
    assert code == 1
    assert "YAML-04" in said


def test_a_reference_that_no_record_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest one."""
    keep("07")
    code, said = check(capsys, "--ref", "PCC/D/2025/07")
    assert code == 1
    assert "CHECK-02" in said
    assert "Did you mean the record in decisions/2026/pcc-d-2026-07.yaml?" in said


def test_attachments_and_part_2_belong_to_their_record(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said of them is said of it."""
    keep("07")
    Path("decisions/2026/pcc-d-2026-07").mkdir()
    Path("decisions/2026/pcc-d-2026-07/notes.pdf").write_bytes(b"%PDF-")
    Path("decisions/2026/pcc-d-2026-07.part2.yaml").write_text("notes: x\n", encoding="utf-8")
    keep("08")
    assert {"FILE-08", "PART2-02"} <= set(check(capsys, "--ref", "PCC/D/2026/07")[1].split())
    assert "FILE-08" not in check(capsys, "--ref", "PCC/D/2026/08")[1]


def test_advice_is_given_by_check_alone(tmp_path: Path) -> None:
    """What is said while records are published does not depend on drafts, nor on anything that is only asked."""
    keep("07", status="draft", proposal="# review: found\n  Ask Mrs Quabblethorpe.")
    keep("08", day="2026-11-27", proposal=f"Ask {PERSONAL}.")
    source = Source(Path("decisions"), read_settings(Path("mkdocs.yml")).office, REGISTER_DAY)
    assert publish_register(source, tmp_path / "bundle").findings == ()


def test_a_guess_in_a_decision_made_stops_publication(tmp_path: Path) -> None:
    """Nobody has looked at it: it is an error wherever records are read."""
    keep("07", proposal="# review: found\n  To buy vans.")
    source = Source(Path("decisions"), read_settings(Path("mkdocs.yml")).office, REGISTER_DAY)
    assert [one.code for one in publish_register(source, tmp_path / "bundle").findings] == ["DRAFT-01"]
    assert not (tmp_path / "bundle").exists()


@pytest.mark.parametrize("group", Group)
def test_every_group_has_a_heading_and_says_what_to_do_first(group: Group) -> None:
    """The first of the gravest group is named."""
    severity = Severity.ERROR if group is Group.BLOCKS else Severity.WARNING
    finding = Finding(Position("x.yaml", 3, 1), "MONEY-02", "This.", "That.", severity, group)
    said = told([finding], Checked("1 record"))
    assert said.startswith(f"{HEADINGS[group]} (1)\n{finding}\n\n")
    assert said.endswith(FIRST[group].format(place="x.yaml:3:1") + "\n")


def test_a_register_without_fault_is_said_to_have_none() -> None:
    """In one line."""
    assert told([], Checked("2 records")) == "2 records checked; nothing stops publication.\n"


@pytest.mark.parametrize(
    ("config", "decisions"), [("mkdocs.yml", "decisions"), ("tests/demo/mkdocs.yml", "tests/demo/decisions")]
)
def test_registers_without_anything_personal_give_no_suggestion(
    config: str, decisions: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the real register nor that of Midshire, whose records name suppliers, places, sums and office-holders."""
    monkeypatch.chdir(ROOT)
    register = Register(Source(Path(decisions), read_settings(Path(config)).office, REGISTER_DAY, advising=True))
    assert sum(1 for _ in register) > 0
    assert [str(one) for one in register.findings if one.group is Group.WITHHOLD] == []
    assert [one.code for one in register.findings if one.group is Group.DUE].count("DUE-04") == 0


def test_every_rule_of_a_group_is_a_warning() -> None:
    """An error always blocks; a group for it would never be seen."""
    assert [
        rule.code for rule in CATALOGUE.values() if rule.group is not Group.ODD and rule.severity is Severity.ERROR
    ] == []
