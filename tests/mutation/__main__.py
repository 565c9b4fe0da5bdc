"""`make mutants MODULE="canary numbers"`: try every mutant of these modules, and say which no test notices.

Without a module it tries all that decide what goes out: `projection` and the whole of `verification`, for hours. What
it found stands in `build/mutation/`, a file a module. It ends with 1 where a mutant lives: CONTRIBUTING.md says which
kinds may.
"""

import argparse
import importlib
import os
import pkgutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

from hypothesis import HealthCheck, Phase, settings

from tests.mutation.choosing import QUICK, chosen, dotted, modules_named
from tests.mutation.making import Mutant, mutants_of
from tests.mutation.reach import Reach, reaches
from tests.mutation.trying import Outcome, Trial, try_all

ROOT = Path(__file__).resolve().parents[2]
OUT = Path("build/mutation")
UNCHANGED = -1  # the number of a mutant that is none: no test may notice it


def main() -> int:
    """Try what the command names."""
    os.chdir(ROOT)
    asked = _asked()
    modules = modules_named(" ".join(asked.modules).split())
    if missing := [str(path) for path in modules if not path.exists()]:
        raise SystemExit(f"There is no {' or '.join(missing)}.")
    _load_everything()
    known = reaches([f"tests/test_{name}.py" for name in QUICK], ROOT, OUT / "reach.json")
    return max([_try(module, known, asked) for module in modules])


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__, allow_abbrev=False)
    parser.add_argument("modules", nargs="*", help="names of modules, such as canary; all without one")
    parser.add_argument("--only", default="", help="numbers of mutants, with commas between them")
    parser.add_argument("--removals", action="store_true", help="only values replaced by None, and arguments left out")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="how many at a time")
    parser.add_argument("--seconds", type=float, default=8, help="of tests that each mutant is tried with first")
    return parser.parse_args()


def _load_everything() -> None:
    """Load what the program is made of, so that each mutant loads the program itself anew and nothing else."""
    settings.register_profile(
        "mutants",
        phases=[Phase.explicit, Phase.generate],
        derandomize=True,
        max_examples=25,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutants")
    for found in pkgutil.walk_packages(["generator"], "generator."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def _try(module: Path, known: list[Reach], asked: argparse.Namespace) -> int:
    """Try a module with the tests that are likeliest to notice, and what then lives with every test that may."""
    begun = time.monotonic()
    mutants = _mutants(module, asked)
    report = OUT / f"{module.stem}.txt"
    if not asked.only:
        report.unlink(missing_ok=True)
    living = mutants
    with report.open("a", buffering=1) as file:
        for seconds in (asked.seconds, float("inf")):
            living = _living(_trials(module, living, known, seconds), asked.jobs, file) if living else []
        file.writelines(f"LIVES\t{one.change}\n" for one in living)
    for one in living:
        print(f"{module}: {one.change}")
    took = time.monotonic() - begun
    print(f"{module}: {len(mutants)} mutants, {len(living)} of them live ({took:.0f} s)", flush=True)
    return 1 if living else 0


def _mutants(module: Path, asked: argparse.Namespace) -> list[Mutant]:
    only = {int(one) for one in asked.only.split(",") if one}
    found = mutants_of(module.read_text(encoding="utf-8"))
    return [one for one in found if (one.number in only or not only) and (one.is_removal or not asked.removals)]


def _trials(module: Path, mutants: list[Mutant], known: list[Reach], seconds: float) -> list[Trial]:
    """The module as it is, with every test that is chosen for a mutant, and then each mutant with its own."""
    name, tests = dotted(module), {one.function: chosen(module, one.function, known, seconds) for one in mutants}
    every = {one.test: one for some in tests.values() for one in some}
    unchanged = Mutant(UNCHANGED, "", 0, "", "", module.read_text(encoding="utf-8"))
    trials = [Trial(one, name, module, tests[one.function]) for one in mutants]
    return [Trial(unchanged, name, module, list(every.values())), *trials]


def _living(trials: list[Trial], jobs: int, report: TextIO) -> list[Mutant]:
    """The mutants that no test notices; what notices the others is reported as it comes."""
    living: list[Mutant] = []

    def told(one: Outcome) -> None:
        if not one.by:
            living.append(one.mutant)
        elif one.mutant.number != UNCHANGED:
            print(one.by, one.mutant.change, sep="\t", file=report)

    with tempfile.TemporaryDirectory() as folder:
        try_all(trials, Path(folder), told, jobs)
    if trials[0].mutant not in living:
        raise SystemExit(f"{trials[0].path}: its tests fail without a mutant, so nothing is proved.")
    return sorted((one for one in living if one.number != UNCHANGED), key=lambda one: one.number)


if __name__ == "__main__":
    sys.exit(main())
