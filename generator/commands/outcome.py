"""What a command hands back to the command line: findings, and lines for the person at the terminal."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding, Stop


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said` is printed after the findings, and only where none stops it; where it `is_whole`, in place of them.

    The findings decide about the exit code either way.
    """

    findings: tuple[Finding, ...] = ()
    said: str = ""
    is_whole: bool = False


class Untrusted(Stop):
    """The check itself has failed: what it says of the register is worth nothing, and the exit code is 3."""


class StepFailed(Exception):
    """A step, a process of its own, has failed; `code` is its exit code, `said` what is still to be printed."""

    def __init__(self, code: int, said: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.said = said


PLACES: dict[str, tuple[Path | None, str]] = {
    "config": (Path("mkdocs.yml"), "settings of the office and site"),
    "decisions": (Path("decisions"), "folder of the records"),
    "part2-folder": (None, "another folder with Part 2 files"),
    "bundle": (Path("build/public"), "folder of the public bundle"),
    "content": (Path("content"), "folder of the hand-written pages"),
    "docs": (Path("build/docs"), "folder of the staged pages"),
    "site": (Path("site"), "folder of the finished site"),
}


def add_places(parser: ArgumentParser, *names: str) -> None:
    """The places that a command works on, with the names that a register has them under."""
    for name in names:
        default, said = PLACES[name]
        parser.add_argument(f"--{name}", type=Path, default=default, help=said)


def add_part2(parser: ArgumentParser) -> None:
    """Whether papers of Part 2 that the records declare must be at hand."""
    said = "`absent` where the papers of Part 2 that records declare are not at hand"
    parser.add_argument("--part2", choices=["present", "absent"], default="present", help=said)
