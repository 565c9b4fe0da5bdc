"""`site`: records → bundle → Markdown → MkDocs → `site/`, which is replaced only when every step has passed.

Each step is a process of its own, so that the steps after `publish` have never held a withheld word in memory.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

from generator.catalogue import define
from generator.commands.outcome import Outcome, StepFailed, add_places
from generator.findings import Finding, Position, Stop
from generator.public.bundle import read_register
from generator.public.office import PublishedRegister
from generator.public.tree import FOREIGN, MARK, MARK_TEXT, refuse_foreign
from generator.settings import read_settings
from generator.settings.config import THEME

UNBUILT = define(
    "BUILD-01",
    "MkDocs builds every page without a warning; a broken link or a page that does not fit stops the build.",
    source="MkDocs strict mode",
)
LOST = define(
    "BUILD-02",
    "Every staged page and file stands in the built site; otherwise something was lost on the way.",
    source="Part One",
)
EXTRA = define(
    "BUILD-03",
    """The built site holds what was staged and what belongs to the theme, and no other file: a setting that copies
    anything else to the site is found here, whatever it is called.""",
    source="Part One",
)
REPORT_IT = "Undo the last change of the settings, or report this as a fault of the program; site/ was not touched."
MATERIAL = Path(files("material") / "templates")  # type: ignore[arg-type]  # an installed package is a folder
BY_MKDOCS = {Path(name) for name in ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json")}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where each step leaves its work."""

    bundle: Path
    docs: Path
    built: Path
    site: Path


def add_parser(parser: ArgumentParser) -> None:
    """Options of `site`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content", "site")


def run(options: Namespace) -> Outcome:
    """Make the whole site, or leave the old one as it was."""
    start = time.monotonic()
    settings = read_settings(options.config)
    folders = Folders(options.bundle, settings.docs_dir, settings.site_dir, options.site)
    _refuse_foreign(folders)
    said: list[object] = []
    step("publish", options, os.environ.copy(), said=said)
    register = read_register(folders.bundle)
    step("stage", options, clean_environment(register.day), "--docs", str(folders.docs), said=said)
    build(options.config, folders, register.day)
    replace_site(folders)
    if options.format == "json":
        return Outcome(said=_as_json(said), is_whole=True)
    return Outcome(said=_summary(folders.site, register, time.monotonic() - start))


def _refuse_foreign(folders: Folders) -> None:
    if folders.built.resolve() == folders.site.resolve():
        said = "`site_dir` in the settings is the folder of the finished site itself."
        raise Stop([FOREIGN.at(Position(folders.site.as_posix()), said, "Set `site_dir: build/site`.")])
    refuse_foreign(folders.built)
    refuse_foreign(folders.site)


STEPS = {"publish": ("config", "decisions", "part2_folder", "bundle"), "stage": ("bundle", "content")}


def step(
    verb: str, options: Namespace, environment: dict[str, str], *more: str, said: list[object] | None = None
) -> None:
    """Run one command as a process of its own. It prints for itself; JSON is gathered in `said` to be one array."""
    command = [sys.executable, "-m", "generator", verb, "--format", options.format, *more]
    for name in STEPS[verb]:
        value = getattr(options, name)
        command += [] if value is None else [f"--{name.replace('_', '-')}", str(value)]
    gathered = said if options.format == "json" else None
    out = None if gathered is None else subprocess.PIPE
    done = subprocess.run(command, env=environment, check=False, stdout=out)
    if gathered is not None and done.stdout:
        gathered += json.loads(done.stdout)
    if done.returncode:
        raise StepFailed(done.returncode, _as_json(gathered) if gathered else "")


def _as_json(said: list[object]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def build(config: Path, folders: Folders, day: date) -> None:
    """Run MkDocs over the staged pages into `folders.built`; Stop with what it said if it does not pass."""
    shutil.rmtree(folders.built, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    command += ["--site-dir", str(folders.built.resolve())]
    done = subprocess.run(command, env=clean_environment(day), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(_said(done.stderr, config))
    check_built(folders)
    (folders.built / MARK).write_bytes(MARK_TEXT)


def replace_site(folders: Folders) -> None:
    """Put the built site in the place of the old one; where anything fails on the way, the old one comes back."""
    folders.site.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".old-site-", dir=folders.site.parent))
    try:
        shutil.move(folders.built, aside / "new")  # beside the site first: another disk takes a copy, which may fail
        if folders.site.exists():
            folders.site.rename(aside / "old")
        (aside / "new").rename(folders.site)
    finally:
        if (aside / "old").exists() and not folders.site.exists():
            (aside / "old").rename(folders.site)
        shutil.rmtree(aside, ignore_errors=True)


def clean_environment(day: date) -> dict[str, str]:
    """The least that staging and MkDocs need: no name, key or setting of the caller's reaches the pages."""
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    fixed = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_MKDOCS_2_WARNING": "1"}
    program = str(Path(__file__).parents[2])  # so that the program finds itself from any folder
    return kept | fixed | {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONPATH": program}


def _said(log: str, config: Path) -> list[Finding]:
    lines = [line for line in log.splitlines() if line.startswith(("WARNING", "ERROR"))] or log.splitlines()[-3:]
    remedy = "Mend the page it names, then build again."
    place = Position(config.as_posix())
    return [UNBUILT.at(place, f"MkDocs: {' '.join(line.split())}", remedy) for line in lines]


def check_built(folders: Folders) -> None:
    """Stop where the built site lacks a page, or holds a file that is neither from a staged one nor from the theme."""
    staged = [path.relative_to(folders.docs) for path in folders.docs.rglob("*") if path.is_file()]
    wanted = {_address(path) for path in staged if not path.name.startswith(".")}
    built = {path.relative_to(folders.built) for path in folders.built.rglob("*") if path.is_file()}
    findings = [
        LOST.at(Position((folders.built / path).as_posix()), "This page was not built.", REPORT_IT)
        for path in sorted(wanted - built)
    ]
    findings += [
        EXTRA.at(Position((folders.built / path).as_posix()), "Nothing that was staged asks for this file.", REPORT_IT)
        for path in sorted(built - wanted - BY_MKDOCS)
        if not any((folder / path).is_file() for folder in (THEME, MATERIAL))
    ]
    if findings:
        raise Stop(findings)


def _address(path: Path) -> Path:
    """Where MkDocs puts a staged file."""
    if path.suffix != ".md":
        return path
    return path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html"


def _summary(site: Path, register: PublishedRegister, seconds: float) -> str:
    count, held = len(register.decisions), sum(entry.withheld for entry in register.decisions)
    noun = "decision" if count == 1 else "decisions"
    part = f"{held:,} of them with something withheld" if held else "nothing withheld"
    return f"{site}/ is ready: {count:,} {noun}, {part}, in {seconds:.1f} seconds.\n"
