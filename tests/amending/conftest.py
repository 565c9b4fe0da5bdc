"""The records of Midshire, to be changed by the commands that an officer types."""

import shutil
from pathlib import Path

import pytest

from tests.demo.midshire import write_demo


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of Midshire."""
    folder = tmp_path_factory.mktemp("midshire") / "decisions"
    write_demo(folder)
    return folder


@pytest.fixture
def decisions(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the records, to be changed."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    shutil.copytree(kept, tmp_path / "decisions")
    return tmp_path / "decisions"
