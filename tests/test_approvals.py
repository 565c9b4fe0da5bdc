"""Where an office asks for approvals, nothing becomes public that so many different people have not approved."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.cli import main
from generator.commands.approving import digest_of
from generator.commands.publish import publish_register
from generator.findings import Finding
from generator.private.entry import read_entry
from generator.private.register import Source
from generator.settings import Office
from generator.verification.raw import sorted_record
from generator.yaml_text import read_yaml
from tests.publishing import DAY

RECORD = """\
ref: PCC/D/2026/07
title: Purchase of vans
status: made
category: Finance
decided: 2026-03-02
publish_on: 2026-03-05
decision_makers:
  - role: Police and Crime Commissioner
grounds:
  commercial:
    regime: FOIA
    section: "43(2)"
    reason: The bids.
    public_interest: Weighed.
    decided_by: Chief Executive
    decided_on: 2026-03-01
    review_on: 2027-03-01
summary:
  - "Vans from [[commercial: Zanzibar Motors]]."
signatories:
  - role: Police and Crime Commissioner
    capacity: decision-maker
    signed: 2026-03-02
attachments:
  - file: plan.csv
    title: Plan
"""
OFFICE_OF_TWO = TypeAdapter(Office).validate_python(
    {
        "name": "Midshire PCC",
        "contact": {"email": "a@midshire.example"},
        "references": [{"pattern": r"PCC/D/(?P<year>\d{4})/(?P<number>\d{2})"}],
        "categories": ["Finance"],
        "approvals": "2",
    }
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record that is public, with an attachment."""
    path = tmp_path / "decisions" / "2026" / "pcc-d-2026-07.yaml"
    (path.parent / path.stem).mkdir(parents=True)
    (path.parent / path.stem / "plan.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    path.write_text(RECORD, encoding="utf-8")
    return path


def digest(record: Path) -> str:
    """What is to be approved."""
    found = digest_of(read_entry(record, [], OFFICE_OF_TWO, DAY))
    assert found
    return found


def approve(record: Path, *people: str) -> None:
    """Write approvals into the record, of what it says now."""
    now = digest(record)
    lines = "".join(f"  - {{by: {one}, on: 2026-03-04, digest: {now}}}\n" for one in people)
    record.write_text(f"{record.read_text(encoding='utf-8')}approvals:\n{lines}", encoding="utf-8")


def published(record: Path) -> list[Finding]:
    """What stops the publication."""
    source = Source(record.parents[1], OFFICE_OF_TWO, DAY)
    found = publish_register(source, record.parents[2] / "bundle")
    assert bool(found.decisions) is not bool(found.findings)
    return [*found.findings]


@pytest.mark.parametrize(
    ("people", "held"),
    [((), 0), (("A. Example",), 1), (("A. Example", "a.  EXAMPLE"), 1)],
)
def test_a_record_without_enough_approvers_is_not_published(record: Path, people: tuple[str, ...], held: int) -> None:
    """One person counts once, however often and in whichever letters they approve."""
    if people:
        approve(record, *people)
    (finding,) = published(record)
    assert finding.code == "APPROVE-01"
    assert f"has {held} of the 2 approvals" in finding.problem


def test_two_different_approvers_let_a_record_through(record: Path) -> None:
    """With what the office asks for, the record is published, and neither names nor digest go with it."""
    approve(record, "A. Example", "Quentin Blackadder")
    assert published(record) == []
    written = b"".join(path.read_bytes() for path in (record.parents[2] / "bundle").rglob("*") if path.is_file())
    assert digest(record).encode() not in written
    assert b"Blackadder" not in written


def change_of_words(record: Path) -> None:
    """Another word of Part 1."""
    record.write_text(record.read_text(encoding="utf-8").replace("Vans from", "Cars from"), encoding="utf-8")


def change_of_marks(record: Path) -> None:
    """Less withheld than before."""
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("[[commercial: Zanzibar", "[[commercial: Zanzi]] [[commercial: bar"), "utf-8")


def change_of_file(record: Path) -> None:
    """An attachment of the same name and size."""
    (record.with_suffix("") / "plan.csv").write_text("a,b\n1,3\n", encoding="utf-8")


@pytest.mark.parametrize("change", [change_of_words, change_of_marks, change_of_file])
def test_a_later_change_of_what_is_public_voids_approvals(record: Path, change: Callable[[Path], None]) -> None:
    """Approvals hold for exactly what was looked at: words, marks and the bytes of attachments."""
    approve(record, "A. Example", "B. Example")
    change(record)
    (finding,) = published(record)
    assert finding.code == "APPROVE-01"
    assert "was given for something else" in finding.problem


def test_what_nobody_can_see_voids_no_approval(record: Path) -> None:
    """Withheld words, comments, layout and the day of looking do not count: the digest knows no secret."""
    before = digest(record)
    text = record.read_text(encoding="utf-8").replace("Zanzibar Motors", "Timbuktu Vehicles of Mali")
    record.write_text(
        f"# A comment\n{text}".replace("title: Purchase", 'title:   "Purchase').replace(
            "vans\nstatus", 'vans"\nstatus'
        ),
        encoding="utf-8",
    )
    assert digest(record) == before
    assert digest_of(read_entry(record, [], OFFICE_OF_TWO, DAY.replace(year=2090))) == before


def test_drafts_and_removed_records_need_no_approval(record: Path) -> None:
    """Nothing of a draft is public, and taking down waits for nobody."""
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("status: made", "status: removed\nstatus_note: Taken down."), encoding="utf-8")
    assert published(record) == []
    record.write_text(text.replace("status: made", "status: draft"), encoding="utf-8")
    assert publish_register(Source(record.parents[1], OFFICE_OF_TWO, DAY), record.parents[2] / "b").findings == ()


def test_the_witness_takes_approvals_for_secret(record: Path) -> None:
    """The witness looks for the digest and the names in what is published."""
    approve(record, "A. Example", "B. Example")
    raw = sorted_record(read_yaml("a.yaml", record.read_bytes()), record, "2026-11-23")
    assert digest(record) in {one.text for one in raw.secret}
    assert digest(record) not in {one.text for one in raw.public}


def test_check_says_what_lacks_approvals(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` refuses what `publish` refuses, and warns of a record whose day has not come."""
    folder = record.parents[2]
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    settings = {
        "site_name": "Register",
        "extra": {
            "office": {
                "name": "Midshire PCC",
                "contact": {"email": "a@midshire.example"},
                "references": [{"pattern": "PCC/D/(?P<year>\\d{4})/(?P<number>\\d{2})"}],
                "categories": ["Finance"],
                "approvals": "2",
            }
        },
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    assert main(["check"]) == 1
    assert "APPROVE-01" in capsys.readouterr().out
    record.write_text(RECORD.replace("publish_on: 2026-03-05", "publish_on: 2027-03-05"), encoding="utf-8")
    assert main(["check"]) == 0
    assert "APPROVE-02 warning" in capsys.readouterr().out
