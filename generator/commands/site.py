"""`site`: records → bundle → Markdown → MkDocs → `site/`, which is replaced only when every step has passed.

Each step is a process of its own, so that the steps after `publish` have never held a withheld word in memory; and
those run where the records, Part 2 and their history cannot be opened.
"""

import shutil
import tempfile
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands import steps
from generator.commands.building import Folders, build
from generator.commands.outcome import Outcome, add_places
from generator.confinement.seal import Way
from generator.findings import Position, Stop
from generator.public.bundle import read_register
from generator.public.office import PublishedRegister
from generator.public.tree import FOREIGN, refuse_foreign
from generator.settings import read_settings


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
    steps.publish(options, said)
    register = read_register(folders.bundle)
    steps.stage(options, settings, register.day, said)
    way = build(settings, folders, register.day, steps.out_of_reach(options, settings))
    replace_site(folders)
    if options.format == "json":
        return Outcome(said=steps.as_json(said), is_whole=True)
    return Outcome(said=_summary(folders.site, register, way, time.monotonic() - start))


def _refuse_foreign(folders: Folders) -> None:
    if folders.built.resolve() == folders.site.resolve():
        said = "`site_dir` in the settings is the folder of the finished site itself."
        raise Stop([FOREIGN.at(Position(folders.site.as_posix()), said, "Set `site_dir: build/site`.")])
    for folder in (folders.docs, folders.built, folders.site):
        refuse_foreign(folder)


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


def _summary(site: Path, register: PublishedRegister, way: Way, seconds: float) -> str:
    count, held = len(register.decisions), sum(entry.withheld for entry in register.decisions)
    noun = "decision" if count == 1 else "decisions"
    part = f"{held:,} of them with something withheld" if held else "nothing withheld"
    return f"{way.value}\n{site}/ is ready: {count:,} {noun}, {part}, in {seconds:.1f} seconds.\n"
