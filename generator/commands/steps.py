"""Starts the steps of a build, each a process of its own: `publish`, which may open the records, and `stage`, which
runs where they cannot be opened.

Not a command itself; `site`, `serve` and `prove` use it. What a step prints is passed on.
"""

import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from generator.commands.outcome import StepFailed
from generator.confinement.seal import Reach, Way, confine
from generator.settings import Settings

STEPS = {"publish": ("config", "decisions", "part2_folder", "bundle"), "stage": ("bundle", "content")}


def publish(options: Namespace, said: list[object]) -> None:
    """Run `publish` in the caller's environment. It prints for itself; JSON is gathered in `said` to be one array."""
    gathers = options.format == "json"
    command = [sys.executable, *_words("publish", options)]
    done = subprocess.run(
        command, env=os.environ.copy(), check=False, stdout=subprocess.PIPE if gathers else None, encoding="utf-8"
    )
    _pass_on(options.format, done.returncode, done.stdout or "", said)


def stage(options: Namespace, settings: Settings, day: date, said: list[object]) -> Way:
    """Run `stage` out of reach of the records; tells how it was kept from them."""
    docs = settings.docs_dir.absolute()
    read = (_within(options.bundle), _within(options.content))
    words = _words("stage", Namespace(format=options.format, bundle=read[0], content=read[1]))
    done = confine(
        [*words, "--docs", str(docs)], clean_environment(day), Reach(read, (docs,), out_of_reach(options, settings))
    )
    sys.stderr.write(done.err)
    _pass_on(options.format, done.code, done.out, said)
    return done.way


def _within(path: Path) -> Path:
    """The path as it was named, unless that leads out of the folder that one stands in."""
    return path.resolve() if ".." in path.parts else path


def _words(verb: str, options: Namespace) -> list[str]:
    words = ["-m", "generator", verb, "--format", options.format]
    for name in STEPS[verb]:
        value = getattr(options, name)
        words += [] if value is None else [f"--{name.replace('_', '-')}", str(value)]
    return words


def _pass_on(form: str, code: int, out: str, said: list[object]) -> None:
    if form == "json" and out:
        said += json.loads(out)
    else:
        sys.stdout.write(out)
        sys.stdout.flush()
    if code:
        raise StepFailed(code, as_json(said) if said else "")


def as_json(said: list[object]) -> str:
    """What several steps said, as one array."""
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def out_of_reach(options: Namespace, settings: Settings) -> tuple[Path, ...]:
    """What no step after `publish` may open: the records, Part 2 elsewhere, and every history of either."""
    named = settings.office.part2_folder
    elsewhere = options.part2_folder or (options.config.parent / named if named else None)
    records = [options.decisions, *([elsewhere] if elsewhere else [])]
    return (*records, *sorted({history for one in (Path(), options.config, *records) for history in _histories(one)}))


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
