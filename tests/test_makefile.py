"""Whatever is typed behind `make` arrives at the command as it was typed, and is never run.

`RUN` is a stand-in that writes down what it is given, so that no command of the project runs.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = shutil.which("make") or "make"
AWKWARD = (
    """$5 & `touch taken` $(touch taken) $(shell touch taken) ${shell touch taken} $$ "q" it's ; touch taken # *, \\"""
)
STAND_IN = 'printf \'%s\\0\' "$@" "key:$AGE_KEY_FILE" >> said\n'
TAKES = {  # the arguments that the value of each variable becomes, where it is alone or joined to the name of an option
    "site": {"PART2": "--part2="},
    "check": {"REF": "--ref=", "PART2": "--part2="},
    "new": {name.upper(): f"--{name}=" for name in ("title", "category", "maker", "date", "series", "ref")},
    "import": {name.upper(): f"--{name}=" for name in ("file", "ref", "date", "columns")},
    "release": {name.upper(): f"--{name}=" for name in ("ref", "who", "why", "on", "field")},
    "withhold": {name.upper(): f"--{name}=" for name in ("ref", "who", "why", "on", "field", "ground", "words")}
    | {"PUBLIC_TITLE": "--public-title="},
    "retract": {name.upper(): f"--{name}=" for name in ("ref", "who", "why", "on", "note", "forget")},
    "renumber": {name.upper(): f"--{name}=" for name in ("ref", "to", "on")},
    "supersede": {name.upper(): f"--{name}=" for name in ("ref", "by", "on")},
    "approve": {name.upper(): f"--{name}=" for name in ("ref", "who")},
    "seal": {"REF": "--ref=", "KEY": "key:"},
    "unseal": {"REF": "--ref=", "TO": "--to=", "KEY": "key:"},
    "mirror": {"TO": "--to="},
    "rebuild": {"BUNDLE": "--bundle="},
    "diff": {"AGAINST": "--against="},
    "bench": {"SIZES": ""},
    "mutants": {"MODULE": ""},
}
FLAGS = ("YES", "SITE", "VERBOSE", "IN_PLACE", "CHECK", "PUBLIC")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which everything is set up, with the project's own Makefile and a stand-in for its commands."""
    (tmp_path / "Makefile").symlink_to(ROOT / "Makefile")
    (tmp_path / "stand-in").write_text(STAND_IN, encoding="utf-8")
    for name in ("requirements.lock", "requirements-test.lock", ".venv/bin/python", ".venv/site.stamp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".venv/test.stamp").touch()
    return tmp_path


def said(folder: Path, target: str, typed: dict[str, str], told: dict[str, str] | None = None) -> list[str]:
    """The arguments of the stand-in, and the key that it finds; `told` stands in the environment."""
    words = [MAKE, "--silent", target, "RUN=sh stand-in", *(f"{name}={value}" for name, value in typed.items())]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        words, cwd=folder, env=inherited | (told or {}), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (folder / "taken").exists(), f"make {target} ran what was typed"
    return (folder / "said").read_text(encoding="utf-8").split("\0")


@pytest.mark.parametrize("target", sorted(TAKES))
def test_what_is_typed_is_words(target: str, folder: Path) -> None:
    """Every value of a target is awkward in every way at once, and arrives whole."""
    found = said(folder, target, dict.fromkeys(TAKES[target], AWKWARD))
    assert {f"{before}{AWKWARD}" for before in TAKES[target].values()} <= {*found}


@pytest.mark.parametrize("target", sorted(TAKES))
def test_what_the_environment_tells_is_words(target: str, folder: Path) -> None:
    """A pipeline may set the variables instead; only the width of a terminal is told so and means something else."""
    found = said(folder, target, {}, dict.fromkeys(TAKES[target], AWKWARD))
    expected = {f"{before}{AWKWARD}" for name, before in TAKES[target].items() if name != "COLUMNS"}
    assert expected <= {*found}
    assert f"--columns={AWKWARD}" not in found


@pytest.mark.parametrize("target", ["site", "retract", "unseal", "guard"])
def test_a_variable_that_only_says_yes_is_not_run(target: str, folder: Path) -> None:
    """Nor is one that no target has, or the name of one that the Makefile keeps for itself."""
    others = ("OTHER", "TYPED", "FLAGS", "AS_TYPED", "REASON")
    found = said(folder, target, dict.fromkeys((*FLAGS, *others), AWKWARD))
    assert target in found


def test_every_typed_variable_of_the_makefile_is_tried() -> None:
    """A target that takes another value has to be added here, and hands on none but through the environment."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    reason = re.search(r"^override REASON = .*$", makefile, re.MULTILINE)
    assert reason
    recipes = re.findall(r"^([a-z]+):.* ## .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    taken = {
        target: {*re.findall(r"\$\$TYPED_([A-Z0-9_]+)", recipe.replace("$(REASON)", reason[0]))}
        for target, recipe in recipes
    }
    tried = {target: {*names} - {"KEY"} for target, names in TAKES.items()}
    assert {target: names for target, names in taken.items() if names} == tried
    plain = {
        name
        for _, recipe in recipes
        for name in re.findall(r"\$\(([A-Z0-9_]+)\)", re.sub(r"\$\(if \$\(\w+\),", "", recipe))
    }
    assert plain <= {"RUN", "VENV", "REASON", "MAKEFILE_LIST"}
