"""The commands that change a record, through `make`: whatever is typed arrives as it was typed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.yaml_text import read_yaml
from generator.yaml_text.tree import Tree, value_at
from tests.site.building import ROOT
from tests.two_records import RECORD

MAKE = shutil.which("make") or "make"
AWKWARD = """it cost $5 & more; `touch taken` $(touch taken) $(shell touch taken) "as quoted", it's 100% --odd"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with two records, and the project's own Makefile."""
    for name in ("Makefile", "generator", ".venv", "requirements.lock", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "decisions/2026").mkdir(parents=True)
    for number in (1, 2):
        text = RECORD.format(ref=f"PCC/D/2026/0{number}", title=f"Title {number}")
        (tmp_path / f"decisions/2026/pcc-d-2026-0{number}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def make(office: Path, verb: str, *variables: str) -> "subprocess.CompletedProcess[str]":
    """One command as typed, in the folder of the office."""
    return subprocess.run(
        [MAKE, "--silent", verb, *variables],
        cwd=office,
        env=os.environ | {"REGISTER_DAY": "2026-11-23"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(path: Path) -> dict[str, Tree]:
    """The plain values of a record."""
    return read_yaml("a.yaml", path.read_bytes()).tree


def test_awkward_signs_arrive_as_typed(office: Path) -> None:
    """No sign of a reason is taken for a command, a variable or an option."""
    done = make(office, "retract", "REF=PCC/D/2026/01", "WHO=Chief Executive", f"WHY={AWKWARD}", "YES=1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (office / "taken").exists()
    record = tree(office / "decisions/2026/pcc-d-2026-01.yaml")
    note = value_at(record, ("changes", 0, "note"))
    assert isinstance(note, str)
    assert note == f"Removed because {AWKWARD}. Decided by Chief Executive."


def test_each_command_is_there(office: Path) -> None:
    """Supersede, renumber and approve write what they say; without answers each says which option it needs."""
    for verb in ("release", "withhold", "retract", "renumber", "supersede", "approve"):
        asked = make(office, verb)
        assert asked.returncode != 0
        assert "REF" in asked.stdout
    superseded = make(office, "supersede", "REF=PCC/D/2026/01", "BY=PCC/D/2026/02", "YES=1")
    assert superseded.returncode == 0, superseded.stdout
    renumbered = make(office, "renumber", "REF=PCC/D/2026/01", "TO=PCC/D/2026/09", "ON=2026-11-23", "YES=1")
    assert renumbered.returncode == 0, renumbered.stdout
    approved = make(office, "approve", "REF=PCC/D/2026/02", "WHO=A. O'Example", "YES=1")
    assert approved.returncode == 0, approved.stdout
    later = tree(office / "decisions/2026/pcc-d-2026-02.yaml")
    assert value_at(later, ("relations", "supersedes")) == ["PCC/D/2026/09"]
    assert value_at(later, ("approvals", 0, "by")) == "A. O'Example"
