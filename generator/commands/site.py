"""`site`: records → bundle → Markdown → MkDocs → proof → `site/`, which is replaced only when every step has passed.

Each step is a process of its own, so that the steps after `publish` have never held a withheld word in memory; and
those run where the records, Part 2 and their history cannot be opened.
"""

import tempfile
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands import steps
from generator.commands.building import Folders, build, refuse_foreign_folders, replace_site
from generator.commands.outcome import Outcome, add_part2, add_places
from generator.confinement.seal import Way
from generator.findings import Stop
from generator.public.bundle import read_register
from generator.public.exposure_words import summary
from generator.public.lasting import lasting_findings
from generator.public.office import PublishedRegister
from generator.public.release_rule import release_findings
from generator.public.releases import exposure
from generator.reports import DOCUMENTS
from generator.settings import Settings, read_settings

RUNS = 5  # how often `prove` publishes: twice as they are, once erased, twice changed


def add_parser(parser: ArgumentParser) -> None:
    """Options of `site`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content", "site")
    add_part2(parser)


def run(options: Namespace) -> Outcome:
    """Make the whole site, or leave the old one as it was."""
    start = time.monotonic()
    settings = read_settings(options.config)
    folders = Folders(options.bundle, settings.docs_dir, settings.site_dir, options.site)
    refuse_foreign_folders(folders)
    said = steps.Said(options.format)
    steps.run_together(["infer", "publish"], options, said)
    register = read_register(folders.bundle)
    release = exposure(folders.bundle, folders.site)
    if found := [*release_findings(release), *lasting_findings(folders.bundle, folders.site)]:
        raise Stop([*said.findings, *found])
    steps.stage(options, settings, register.day, said)
    way = _build_and_prove(options, settings, folders, said)
    _verify(options, folders, said)
    replace_site(folders)
    if options.format in DOCUMENTS:
        return Outcome(tuple(said.findings))
    lines = [way.value, summary(release), _summary(folders.site, register, time.monotonic() - start)]
    return Outcome(said="\n".join(lines))


def _build_and_prove(options: Namespace, settings: Settings, folders: Folders, said: steps.Said) -> Way:
    """Run MkDocs and, beside it on the other core, the proof that nothing public depends on what is withheld."""
    against = [
        "--without-site",
        "--beside-build",
        "--against-bundle",
        str(folders.bundle),
        "--against-docs",
        str(folders.docs),
    ]
    proof = steps.start("prove", options, *against)
    try:
        day = read_register(folders.bundle).day
        built = build(settings, folders, day, steps.out_of_reach(options, settings))
        said.log += built.out + built.err
    except BaseException:
        steps.end(proof)  # and let it remove its changed records
        raise
    steps.finish(proof, said)
    return built.way


def _verify(options: Namespace, folders: Folders, said: steps.Said) -> None:
    """Search what was built, and the log of building it, for everything that is withheld; then certify it."""
    with tempfile.TemporaryDirectory(prefix="part-one-") as scratch:
        log = Path(scratch) / "log"
        log.write_text(said.log, encoding="utf-8")
        more = ["--log", str(log), "--certify", str(folders.bundle), "--proved", str(RUNS)]
        memory = ["--memory", str(folders.bundle.parent / "verified")]
        steps.run("verify", options, said, str(options.decisions), str(folders.built), *more, *memory)


def _summary(site: Path, register: PublishedRegister, seconds: float) -> str:
    count, held = len(register.decisions), sum(entry.withheld for entry in register.decisions)
    noun = "decision" if count == 1 else "decisions"
    part = f"{held:,} of them with something withheld" if held else "nothing withheld"
    return f"{site}/ is ready: {count:,} {noun}, {part}, in {seconds:.1f} seconds.\n"
