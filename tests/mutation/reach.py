"""Which functions of the program each test runs through, and how long it takes.

A pytest plugin. Tests that fail, or that are too slow to be run for every mutant, are left out. Kept between runs for
as long as neither the program nor the file of the test changes.
"""

import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import CodeType, FrameType

import pytest

_SLOW = 4.0  # seconds
# Several runs of pytest share one process: what the first has loaded is not read anew.
QUIETLY = ("-o", "addopts=-p no:cacheprovider -p no:terminal", "-W", "ignore::pytest.PytestAssertRewriteWarning")


@dataclass(frozen=True, slots=True)
class Reach:
    """A test: its seconds, and `module:function` of all that it calls, the module as a path within the program."""

    test: str
    took: float
    calls: list[str]


class Profiler:
    """Watches a run of pytest; `found` is complete when it has ended."""

    def __init__(self, program: Path) -> None:
        self.found: list[Reach] = []
        self._program = f"{program}/"
        self._names: dict[CodeType, str] = {}
        self._calls: set[str] = set()
        self._of_fixture: dict[str, set[str]] = defaultdict(set)
        self._failed = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        """Watch one test."""
        self._calls, self._failed = set(), False
        _forget()
        begun = time.process_time()
        sys.setprofile(self._note)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            took = time.process_time() - begun
            for fixture in item.fixturenames:
                self._calls |= self._of_fixture[fixture]
            if not self._failed and took < _SLOW:
                self.found.append(Reach(item.nodeid, took, sorted(self._calls)))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        """What a fixture calls, every test calls that is given it, though it be made once for all."""
        before, self._calls = self._calls, set()
        try:
            return (yield)
        finally:
            self._of_fixture[fixturedef.argname] |= self._calls
            self._calls |= before

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that fails without a mutant says nothing about one."""
        self._failed |= report.outcome != "passed"

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            code = frame.f_code
            if code not in self._names:
                self._names[code] = self._name(code)
            self._calls.add(self._names[code])

    def _name(self, code: CodeType) -> str:
        if not code.co_filename.startswith(self._program):
            return ""
        module = code.co_filename.removeprefix(self._program).removesuffix(".py")
        return f"{module}:{code.co_qualname.split('.<locals>')[0].rsplit('.', 1)[-1]}"


def _forget() -> None:
    """Empty every cache of the program, so that each test calls what it would call alone."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def reaches(files: list[str], root: Path, kept: Path) -> list[Reach]:
    """The reach of every test of some files, from what was kept or from a run; paths are relative to the root."""
    program = _digest(sorted((root / "generator").rglob("*.py")))
    known = json.loads(kept.read_text()) if kept.exists() else {}
    stamps = {file: f"{program} {_digest([root / file])}" for file in files}
    for file in (one for one in files if known.get(one, {}).get("stamp") != stamps[one]):
        profiler = Profiler(root / "generator")
        pytest.main([*QUIETLY, file], plugins=[profiler])
        known[file] = {"stamp": stamps[file], "tests": [asdict(one) for one in profiler.found]}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(known))
    return [Reach(**one) for file in files for one in known[file]["tests"]]


def _digest(paths: list[Path]) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
