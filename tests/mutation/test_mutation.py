"""The trial of mutants tells the noticed from the unnoticed, and does not call a sound module a mutant."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.choosing import chosen, modules_named
from tests.mutation.making import mutants_of
from tests.mutation.reach import Reach

ROOT = Path(__file__).resolve().parents[2]
SOURCE = '''
LIMIT = 3

@cache
def at_most(number: int, *, name: str = "x") -> bool:
    """A sentence that is left as it is, being words."""
    note = "The number may well be larger than that."
    return number <= LIMIT and kept(note, name)
'''


def test_a_module_is_changed_in_one_place_at_a_time() -> None:
    """Numbers, signs, arguments and values, also in a function with a decorator; sentences are left alone."""
    found = {(one.function, one.before, one.after): one for one in mutants_of(SOURCE)}
    assert ("", "3", "4") in found
    assert ("at_most", "<= LIMIT", "< LIMIT") in found
    assert found["at_most", "kept(note, name)", "kept(note, None)"].is_removal
    assert found["at_most", "kept(note, name)", "kept(name)"].is_removal
    assert not found["at_most", "<= LIMIT", "< LIMIT"].is_removal
    assert not any("larger" in before and "note =" not in before for _, before, _ in found)
    assert found["at_most", "<= LIMIT", "< LIMIT"].source == SOURCE.replace("<=", "<")
    assert found["at_most", "<= LIMIT", "< LIMIT"].line == 8
    assert len({one.number for one in found.values()}) == len(found)


def test_the_tests_that_run_through_a_change_are_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of its own module first, then the quickest, for as long as there is time; never none that may notice."""
    monkeypatch.chdir(ROOT)
    calls = ["verification/numbers:_exact"]
    own, other = "tests/test_numbers.py::a", "tests/test_verify.py::b"
    known = [Reach(other, 1, calls), Reach(own, 5, calls), Reach("tests/test_raw.py::c", 0.1, ["verification/raw:x"])]
    (module,) = modules_named(["numbers"])
    assert [one.test for one in chosen(module, "_exact", known, 9)] == [own, other]
    assert [one.test for one in chosen(module, "_exact", known, 2)] == [own]
    assert [one.test for one in chosen(module, "", known, 9)] == [own, other]
    assert [one.test for one in chosen(module, "new", [], 9)] == []


TRIED = """
import json, sys
from pathlib import Path
from tests.mutation.making import Mutant
from tests.mutation.reach import Profiler, QUIETLY, Reach
from tests.mutation.trying import Trial, try_all
import pytest

path, test = Path("generator/verification/numbers.py"), "tests/test_numbers.py::test"
chosen = [f"{test}_pieces_of_other_things_are_no_numbers[24th]", f"{test}_a_plain_number_is_no_money[Room 5]"]
profiler = Profiler(Path("generator").resolve())
pytest.main([*QUIETLY, *chosen], plugins=[profiler])
source = path.read_text()
changes = json.loads(sys.argv[1])
mutants = [Mutant(at, "", 0, "", "", source.replace(*change)) for at, change in enumerate(changes)]
tests = [[Reach(one, 0, []) for one in chosen]] * len(mutants)
tests[-1] = [Reach(one, -1.95, []) for one in chosen]  # the one that never ends is given up soon
outcomes = {}
trials = [Trial(one, "generator.verification.numbers", path, tests[one.number]) for one in mutants]
try_all(trials, Path(sys.argv[2]), lambda one: outcomes.update({one.mutant.number: one.by}), 2)
print(json.dumps([[outcomes[at] for at in sorted(outcomes)], [[one.test, one.calls] for one in profiler.found]]))
"""


def test_a_mutant_is_noticed_or_lives(tmp_path: Path) -> None:
    """By a test that fails or cannot be loaded, by no end, or not at all; the module as it is lives, and stays so."""
    piece, first = "    if after[:1].isalnum()", "    return list(_numbers(text))"
    changes = [
        ("import re", "import re"),
        ("_MOST_DIGITS = 24", "_MOST_DIGITS = 25"),
        (f"{piece} or", "    if False or"),
        ("import re", "import nothing_of_the_kind"),
        (first, f"    while True: pass\n{first}"),
    ]
    before = (ROOT / "generator/verification/numbers.py").read_bytes()
    ran = subprocess.run(
        [sys.executable, "-c", TRIED, json.dumps(changes), tmp_path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    (unchanged, unnoticed, noticed, unloaded, endless), reaches = json.loads(ran.stdout)
    assert (unchanged, unnoticed) == ("", "")
    assert noticed == "tests/test_numbers.py::test_pieces_of_other_things_are_no_numbers[24th]"
    assert unloaded.startswith("tests/test_numbers.py")
    assert endless == "it does not come to an end"
    assert (ROOT / "generator/verification/numbers.py").read_bytes() == before
    assert not list(tmp_path.iterdir())
    assert len(reaches) == 2
    assert all("verification/numbers:_is_piece" in calls and "" in calls for _, calls in reaches)
