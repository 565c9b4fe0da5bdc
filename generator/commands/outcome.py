"""What a command hands back to the command line: findings, and lines for the person at the terminal."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said` is printed after the findings, and only where none of them is an error."""

    findings: tuple[Finding, ...] = ()
    said: str = ""


class StepFailed(Exception):
    """A step that runs as a process of its own has failed and has said why itself; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def add_places(parser: ArgumentParser) -> None:
    """The folders that a command works on, with the names that a register has them under."""
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="settings of the office and site")
    parser.add_argument("--decisions", type=Path, default=Path("decisions"), help="folder of the records")
    parser.add_argument("--part2-folder", type=Path, default=None, help="another folder with Part 2 files")
    parser.add_argument("--bundle", type=Path, default=Path("build/public"), help="folder of the public bundle")
    parser.add_argument("--content", type=Path, default=Path("content"), help="folder of the hand-written pages")
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of the finished site")
