"""The register that stands in this repository, whichever office it belongs to."""

from pathlib import Path

import pytest

from generator import cli
from tests.site.building import ROOT, SEED

COPY = SEED / "decisions/2019/pcc-d-2019-03.yaml"
OWN = ROOT / "decisions/2019/pcc-d-2019-03.yaml"


def without_header(path: Path) -> str:
    """A record without the line for editors, which differs with the folder."""
    return path.read_text(encoding="utf-8").split("\n", 1)[1]


def test_the_records_of_this_repository_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    """What is committed can be published."""
    places = ["--config", str(ROOT / "mkdocs.yml"), "--decisions", str(ROOT / "decisions")]
    assert cli.main(["check", *places]) == 0, capsys.readouterr().out


def test_the_copy_of_the_real_decision_is_the_decision() -> None:
    """While the real decision stands in `decisions/`, the tests read the same words."""
    assert not OWN.exists() or without_header(OWN) == without_header(COPY)
