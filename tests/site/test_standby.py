"""Runs of the program that begin in a process which has loaded it: each one like a process that was started anew."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from generator.commands import standby
from generator.commands.standby import standing_by
from tests.site.building import ROOT
from tests.site.preview import wait_for

COUNTS = """
import generator.commands.publish as publish
from generator.commands.outcome import Outcome
seen = []
def run(options):
    seen.append(options)
    return Outcome(said=f"{len(seen)} seen\\n")
publish.run = run
"""
DIES = """
import os, generator.commands.publish as publish
publish.run = lambda options: os.kill(os.getpid(), 9)
"""
LINGERS = """
import os, pathlib, time, generator.commands.publish as publish
def run(options):
    pathlib.Path(options.bundle).write_text(str(os.getpid()))
    time.sleep(600)
publish.run = run
"""


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Plants some code into every interpreter that is started from here on."""

    def plant(code: str) -> None:
        (tmp_path / "sitecustomize.py").write_text(code, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{ROOT}")

    return plant


def test_a_run_is_like_one_that_was_started_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same exit code and words, whatever comes of it, in the environment that is asked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "decisions").mkdir()
    here = dict(os.environ)
    sound: tuple[str, ...] = ("publish", "--config", str(ROOT / "mkdocs.yml"))
    runs = [(sound, here, 0, "0 public decisions"), (sound, here | {"REGISTER_DAY": "never"}, 1, "DAY-01")]
    runs += [((*sound, "--decisions", "nowhere"), here, 1, "FILE-03"), (("publish", "--so"), here, 2, "usage:")]
    with standing_by("publish") as start:
        for words, environment, code, said in runs:
            done = start(words, environment)
            assert done == standby._anew(words, environment)
            assert done[0] == code
            assert said in done[1]


def test_nothing_is_kept_from_one_run_to_the_next(planted: Callable[[str], None]) -> None:
    """What a run leaves in the memory of its process, the next one does not find."""
    planted(COUNTS)
    with standing_by("publish") as start:
        assert [start(["publish"], os.environ) for _ in range(3)] == [(0, "1 seen\n")] * 3


def test_a_run_that_dies_cannot_be_trusted(planted: Callable[[str], None]) -> None:
    """One that ends without an exit code has failed, and those after it still run."""
    planted(DIES)
    with standing_by("publish") as start:
        assert start(["publish"], os.environ) == (3, "")
        assert start(["check", "--rules"], os.environ)[0] == 0


def test_no_run_outlives_what_asked_for_it(planted: Callable[[str], None], tmp_path: Path) -> None:
    """Whatever still runs at the end is ended, so that nothing is written to a folder that is being removed."""
    planted(LINGERS)
    there, done = tmp_path / "there", list[tuple[int, str]]()
    with standing_by("publish") as start:
        thread = Thread(target=lambda: done.append(start(["publish", "--bundle", str(there)], os.environ)))
        thread.start()
        wait_for(lambda: there.exists() and there.stat().st_size > 0)
        began = time.monotonic()
    thread.join()
    assert done == [(3, "")]
    assert time.monotonic() - began < 300  # and not the whole of its sleep
    with pytest.raises(ProcessLookupError):
        os.kill(int(there.read_text(encoding="utf-8")), 0)


def test_where_nothing_can_be_forked_each_run_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof is the same on a system that starts processes in one way only."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delattr(os, "fork")
    with standing_by("publish") as start:
        assert start is standby._anew
        assert start(["check", "--rules"], os.environ)[0] == 0
