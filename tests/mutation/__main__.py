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
    parser.add_argument("--seconds", type=float, default=8, help="of tests that are run for one mutant at most")
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
    begun = time.monotonic()
    trials = _trials(module, known, asked)
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder, (OUT / f"{module.stem}.txt").open("a" if asked.only else "w") as file:

        def told(one: Outcome) -> None:
            outcomes.append(one)
            if one.mutant.number != UNCHANGED:
                print(one.by or "LIVES", one.mutant.change, sep="\t", file=file, flush=True)

        try_all(trials, Path(folder), told, asked.jobs)
    living = [one.mutant for one in outcomes if not one.by]
    if all(one.number != UNCHANGED for one in living):
        raise SystemExit(f"{module}: its tests fail without a mutant, so nothing is proved.")
    living = sorted((one for one in living if one.number != UNCHANGED), key=lambda one: one.number)
    for one in living:
        print(f"{module}: {one.change}")
    took = time.monotonic() - begun
    print(f"{module}: {len(trials) - 1} mutants, {len(living)} of them live ({took:.0f} s)", flush=True)
    return 1 if living else 0


def _trials(module: Path, known: list[Reach], asked: argparse.Namespace) -> list[Trial]:
    """Every mutant that was asked for, behind the module as it is."""
    source, name = module.read_text(encoding="utf-8"), dotted(module)
    only = {int(one) for one in asked.only.split(",") if one}
    mutants = [one for one in mutants_of(source) if one.number in only or not only]
    trials = [
        Trial(one, name, module, chosen(module, one.function, known, asked.seconds))
        for one in mutants
        if one.is_removal or not asked.removals
    ]
    tests = {one.test: one for trial in trials for one in trial.tests}
    return [Trial(Mutant(UNCHANGED, "", 0, "", "", source), name, module, list(tests.values())), *trials]


if __name__ == "__main__":
    sys.exit(main())
