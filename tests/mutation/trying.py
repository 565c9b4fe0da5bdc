"""Mutants tried one after another: each in a process of its own, forked from one that has loaded everything else.

A pytest plugin. Where other runs of pytest collect their tests, this one forks for every mutant; the child imports the
program anew with the mutant in the place of one module, and then goes on as any run of pytest does, with the tests
that reach what was changed. Nothing is written to the source.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest

from tests.mutation.making import Mutant
from tests.mutation.reach import QUIETLY, Reach

_PATIENCE, _LEAST = 5, 20  # times as long as the tests take without a mutant, and seconds
_STAYS = ("tests", "tests.conftest")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`by` is the test that noticed, or why the run ended otherwise; empty for a mutant that lives."""

    mutant: Mutant
    by: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant, the module and the file that it stands for, and the tests that may notice it."""

    mutant: Mutant
    module: str
    path: Path
    tests: list[Reach]

    @property
    def patience(self) -> float:
        """Seconds after which a mutant counts as noticed: it does not come to an end."""
        return _LEAST + _PATIENCE * sum(one.took for one in self.tests)


class Trials:
    """The plugin; `told` hears each outcome as it comes."""

    def __init__(self, trials: Sequence[Trial], folder: Path, told: Callable[[Outcome], None], jobs: int) -> None:
        self._waiting, self._folder, self._told, self._jobs = list(reversed(trials)), folder, told, jobs
        self._running: dict[int, tuple[Trial, float]] = {}
        self._order: dict[str, int] = {}
        self.mine: Path | None = None  # in a child, where it says which test noticed

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool | None:
        """Try all mutants; in the child of one, let pytest go on."""
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self._jobs:
                if self._start(session, self._waiting.pop()):
                    return None
            self._reap()
            time.sleep(0.005)
        return True

    def _start(self, session: pytest.Session, trial: Trial) -> bool:
        sys.stdout.flush()
        child = os.fork()
        if child:
            self._running[child] = (trial, time.monotonic() + trial.patience)
            return False
        os.setpgid(0, 0)
        self._become(trial, session.config)
        return True

    def _become(self, trial: Trial, config: pytest.Config) -> None:
        """Make this process one in which the program is not loaded yet, and the mutant will be; it tells nobody."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        for name in list(sys.modules):
            if name.split(".")[0] in ("generator", "tests") and name not in _STAYS:
                del sys.modules[name]
        sys.meta_path.insert(0, _Finder(trial))
        self._order = {one.test: number for number, one in enumerate(trial.tests)}
        config.args[:] = sorted({_function(one) for one in self._order})
        self.mine = self._said(os.getpid())
        config._tmp_path_factory._given_basetemp = _files(self.mine)  # type: ignore[attr-defined]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """In a child: only what reaches the change, in its order; all of a test whose names are not found any more."""
        if self.mine:
            renamed = {_function(one) for one in set(self._order) - {item.nodeid for item in items}}
            chosen = [one for one in items if one.nodeid in self._order or _function(one.nodeid) in renamed]
            items[:] = sorted(chosen, key=lambda one: self._order.get(one.nodeid, len(self._order)))

    def _said(self, child: int) -> Path:
        return self._folder / str(child)

    def _reap(self) -> None:
        for child, (trial, until) in list(self._running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended and time.monotonic() > until:
                _kill(child)
                self._end(child, trial, "it does not come to an end")
            elif ended:
                self._end(child, trial, self._reason(child, os.waitstatus_to_exitcode(status)))

    def _reason(self, child: int, code: int) -> str:
        said = self._said(child)
        # An end for another reason, such as a fault of this program, is no test that noticed.
        return said.read_text() if said.exists() else f"signal {-code}" if code < 0 else ""

    def _end(self, child: int, trial: Trial, by: str) -> None:
        del self._running[child]
        self._said(child).unlink(missing_ok=True)
        shutil.rmtree(_files(self._said(child)), ignore_errors=True)
        self._told(Outcome(trial.mutant, by))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """In a child: the test that noticed."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """In a child: a module that can no longer be imported is noticed by whatever imports it."""
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and self.mine and not self.mine.exists():
            self.mine.write_text(report.nodeid)


def _function(test: str) -> str:
    """A test without its parameters: a mutant may change their names, and no more than that."""
    return test.split("[", 1)[0]


def _files(said: Path) -> Path:
    return said.with_name(f"{said.name}-files")


def _kill(child: int) -> None:
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


class _Finder(MetaPathFinder):
    """Finds one module: the mutant."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """Only that of the mutant."""
        del path, target
        if fullname != self._trial.module:
            return None
        loader = _Loader(fullname, str(self._trial.path))
        loader.text = self._trial.mutant.source
        return spec_from_file_location(fullname, self._trial.path, loader=loader)


class _Loader(SourceFileLoader):
    text: str

    def get_code(self, fullname: str) -> CodeType:
        """What was compiled before is not looked at, nor written."""
        del fullname
        return compile(self.text, self.path, "exec", dont_inherit=True)


def try_all(trials: Sequence[Trial], folder: Path, told: Callable[[Outcome], None], jobs: int) -> None:
    """Run every trial; `folder` takes the temporary files."""
    plugin = Trials(trials, folder, told, jobs)
    here = os.getpid()
    options = [*QUIETLY, "-s", "-x", "-o", "tmp_path_retention_policy=none"]
    try:
        code = int(pytest.main([*options, "tests/test_cli.py"], plugins=[plugin]))
    finally:
        if os.getpid() != here:
            os._exit(code if "code" in locals() else 99)
