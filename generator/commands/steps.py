"""Starts the steps of a build, each a process of its own: `publish`, which may open the records, and `stage`, which
runs where they cannot be opened.

Not a command itself; `site`, `serve` and `prove` use it. What a step prints is passed on.
"""

import json
import os
import re
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from generator.commands.outcome import StepFailed
from generator.confinement.seal import Reach, Way, confine
from generator.findings import Finding, as_text, from_json, in_order
from generator.live.watching import State, state
from generator.reports import DOCUMENTS, FORMATS
from generator.sealing.keys import key_file
from generator.settings import Settings

_COUNT = re.compile(r"\d+ errors?, \d+ warnings?\.\n")
_RECORDS = ("config", "decisions", "part2_folder")
STEPS = {
    "infer": (*_RECORDS, "content", "part2"),
    "publish": (*_RECORDS, "bundle"),
    "stage": ("bundle", "content"),
    "prove": (*_RECORDS, "content"),
    "verify": ("config", "part2_folder", "content", "part2"),
}


def publish(options: Namespace, said: "Said") -> None:
    """Run `publish` in the caller's environment."""
    run("publish", options, said)


def run(verb: str, options: Namespace, said: "Said", *more: str) -> None:
    """Run a command that may open the records as a process of its own, to its end."""
    finish(start(verb, options, *more), said)


def run_together(verbs: Sequence[str], options: Namespace, said: "Said") -> None:
    """Run commands that may open the records side by side, and pass on what all of them found, in one order.

    Whoever mends what one of them found is told at the same time what the others did; StepFailed where one failed.
    """
    started = [start(verb, Namespace(**vars(options) | {"format": "json"})) for verb in verbs]
    try:
        heard = [process.communicate() for process in started]
    finally:
        for process in started:
            end(process)
    found = [one for out, _ in heard if out for one in from_json(json.loads(out))]
    failed = max(filter(None, (process.returncode for process in started)), default=0)  # one that was killed is below 0
    said.hear_found(failed, found, "".join(err for _, err in heard))


def start(verb: str, options: Namespace, *more: str) -> "subprocess.Popen[str]":
    """Start a command that may open the records as a process of its own; it may wait to be told something."""
    return subprocess.Popen(
        [sys.executable, *words(verb, options), *more],
        env=os.environ.copy(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def tell(process: "subprocess.Popen[str]") -> None:
    """Tell a step that waits to go on; one that has ended meanwhile says why when it is finished."""
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.write("\n")
            process.stdin.flush()


def finish(process: "subprocess.Popen[str]", said: "Said") -> None:
    """Wait for a step, and pass on what it said; StepFailed where it failed."""
    out, err = process.communicate()
    said.hear(process.returncode, out, err)


def end(process: "subprocess.Popen[str]") -> None:
    """See that a step is over: one that still runs is told to end, and waited for."""
    if process.poll() is None:
        process.terminate()  # and not killed: it may have something to put away
        process.communicate()


def stage(options: Namespace, settings: Settings, day: date, said: "Said") -> Way:
    """Run `stage` out of reach of the records; tells how it was kept from them."""
    docs = settings.docs_dir.absolute()
    read = (_within(options.bundle), _within(options.content))
    asked = {"format": options.format, "fail_on": options.fail_on}
    command = words("stage", Namespace(**asked, bundle=read[0], content=read[1]))
    done = confine(
        [*command, "--docs", str(docs)], clean_environment(day), Reach(read, (docs,), out_of_reach(options, settings))
    )
    said.hear(done.code, done.out, done.err)
    return done.way


class Said:
    """What the steps said: passed on at once, or gathered to be one document; `log` keeps all of it.

    Where it is to be `brief`, findings alone are passed on, and `told` gathers what else the steps say of their work.
    """

    def __init__(self, form: str, *, aloud: bool = True, brief: bool = False) -> None:
        self.form = form
        self.told: list[str] = []
        self._brief = brief
        self.findings: list[Finding] = []
        self.log = ""
        self._aloud = aloud

    def hear(self, code: int, out: str, err: str) -> None:
        """Take in what a step said; StepFailed where it failed."""
        self.log += out + err
        sys.stderr.write(err)
        if self.form in DOCUMENTS:
            self.findings += from_json(json.loads(out)) if out else []
        elif self._aloud or code:
            found, rest = _parted(out) if not code else (out, "")
            self.told += [rest] if rest else []
            sys.stdout.write(found if self._brief else out)
            sys.stdout.flush()
        if code:
            raise StepFailed(code, self.document())

    def hear_found(self, code: int, found: Sequence[Finding], err: str) -> None:
        """Take in what several steps found together; StepFailed where one of them failed."""
        found = in_order(found)
        self.log += as_text(found) + err
        sys.stderr.write(err)
        if self.form in DOCUMENTS:
            self.findings += found
        elif self._aloud or code:
            sys.stdout.write(FORMATS[self.form](found))
            sys.stdout.flush()
        if code:
            raise StepFailed(code, self.document())

    def document(self) -> str:
        """Everything that was gathered, as the one document that was asked for; nothing where it was passed on."""
        return FORMATS[self.form](self.findings) if self.form in DOCUMENTS else ""


def _parted(out: str) -> tuple[str, str]:
    """The findings that a step printed, with the line that counts them, and what it said after them."""
    lines = out.splitlines(keepends=True)
    last = max((at for at, line in enumerate(lines, 1) if _COUNT.fullmatch(line) or line.startswith("::")), default=0)
    return "".join(lines[:last]), "".join(lines[last:])


def _within(path: Path) -> Path:
    """The path as it was named, unless that leads out of the folder that one stands in."""
    return path.resolve() if ".." in path.parts else path


def words(verb: str, options: Namespace) -> list[str]:
    """The words of the command line that run a step with these options: it fails where the whole was to fail."""
    form = "json" if options.format in DOCUMENTS else options.format
    named = ["-m", "generator", verb, "--format", form, "--fail-on", options.fail_on]
    for name in STEPS[verb]:
        value = getattr(options, name)
        named += [] if value is None else [f"--{name.replace('_', '-')}", str(value)]
    return named


def sources(options: Namespace, settings: Settings) -> State:
    """Size and time of every file that a site is made from; hidden ones, such as an open editor's, are none."""
    places = [*settings.files, *records(options, settings), options.content]
    return {name: stamp for name, stamp in state(places).items() if not Path(name).name.startswith((".", "~"))}


def out_of_reach(options: Namespace, settings: Settings) -> tuple[Path, ...]:
    """What no step after `publish` may open: the records, Part 2 elsewhere, and every history of either."""
    key, places = key_file(), records(options, settings)
    return (
        *places,
        *([key] if key else []),
        *sorted({history for one in (Path(), options.config, *places) for history in _histories(one)}),
    )


def records(options: Namespace, settings: Settings) -> list[Path]:
    """Where the records are, and Part 2 elsewhere."""
    elsewhere = settings.part2_folder(options.part2_folder)
    return [options.decisions, *([elsewhere] if elsewhere else [])]


def _histories(path: Path) -> Iterator[Path]:
    """The `.git` of every folder above."""
    place = path.absolute()
    yield from (folder / ".git" for folder in (place, *place.parents) if (folder / ".git").exists())


def clean_environment(day: date) -> dict[str, str]:
    """The least that staging and MkDocs need: no name, key or setting of the caller's reaches the pages."""
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    fixed = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_MKDOCS_2_WARNING": "1"}
    program = str(Path(__file__).parents[2])  # so that the program finds itself from any folder
    return kept | fixed | {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONPATH": program}
