"""An office with the program, one record and its keys, as the last chapters of the handbook find it."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from pyrage import x25519

from generator.commands.mirror import OF_PROGRAM
from tests.guard.scratch import Scratch, surroundings
from tests.handbook.reading import steps
from tests.site.building import ROOT, SEED

BASH = shutil.which("bash") or "bash"
KEYGEN = """#!/bin/sh
umask 077
printf '%s' "$MADE_KEY" > "$2"
echo "Public key: age1"
"""


@dataclass(slots=True)
class Workshop:
    """A folder in which lines are typed, each only once; `said` has what each printed."""

    folder: Path
    environment: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)

    def type(self, line: str) -> None:
        """Run one line as a shell of its own would, and see that it ends well; a line that ran before stands."""
        if line in self.said or not line.strip():
            return
        done = subprocess.run(
            [BASH, "-eu", "-c", line],
            cwd=self.folder,
            env=surroundings() | self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        self.said[line] = done.stdout + done.stderr


def furnished(folder: Path) -> Path:
    """Make the program in a folder usable: its environment is the one that runs the tests."""
    (folder / ".venv").symlink_to(ROOT / ".venv")
    os.utime(folder / "requirements.lock", (0, 0))
    return folder


def begin(folder: Path, recipients: list[str]) -> None:
    """An office's folder under git: program, pages, settings that seal for these, and the handbook's record."""
    Scratch(folder).begin()
    for name in OF_PROGRAM:
        shutil.copy2(ROOT / name, folder / name)
    for name in ("generator", "content"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", folder / "base.yml")
    settings = (SEED / "mkdocs.yml").read_text(encoding="utf-8").replace("../../mkdocs.yml", "base.yml")
    sealing = f"    part2:\n      sealed: true\n      recipients: [{', '.join(recipients)}]\n"
    settings = settings.replace("    kind: pcc\n", f"    kind: pcc\n{sealing}")
    Scratch(folder).write({"mkdocs.yml": settings.encode()})
    record = next(step for step in steps() if step.path)
    Scratch(folder).write({record.path: record.text.encode()})
    furnished(folder)
    (folder / ".git/info/exclude").write_text("/.venv\n", encoding="utf-8")


def key_maker(folder: Path) -> Path:
    """A folder with an `age-keygen` that writes the key of `MADE_KEY`, for machines without age."""
    folder.mkdir()
    (folder / "age-keygen").write_text(KEYGEN, encoding="utf-8")
    (folder / "age-keygen").chmod(0o755)
    return folder


def new_key() -> "tuple[str, str]":
    """A secret key and the public one to it."""
    made = x25519.Identity.generate()
    return str(made), str(made.to_public())
