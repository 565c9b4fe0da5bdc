"""`site`: records → bundle → Markdown → MkDocs → proof → `site/`, which is replaced only when every step has passed.

Each step is a process of its own, so that the steps after `publish` have never held a withheld word in memory; and
those run where the records, Part 2 and their history cannot be opened.
"""

import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.catalogue import define
from generator.commands import steps
from generator.commands.building import Folders, build, refuse_foreign_folders, replace_site
from generator.commands.outcome import Outcome, add_part2, add_places
from generator.commands.telling import Progress, ending, in_full, is_watched
from generator.confinement.seal import Way
from generator.findings import Position, Stop
from generator.live.watching import State
from generator.public.bundle import read_register
from generator.public.exposure import Exposure
from generator.public.lasting import lasting_findings
from generator.public.office import PublishedRegister
from generator.public.release_rule import release_findings
from generator.public.releases import exposure
from generator.reports import DOCUMENTS
from generator.settings import Settings, read_settings

CHANGED = define(
    "BUILD-04",
    """What a site is made from stays the same until it is ready: records, Part 2, hand-written pages and settings are
    read by several steps, and what was proved must be what is published.""",
    source="Part One",
)
RUNS = 5  # how often `prove` publishes: twice as they are, once erased, twice changed


def add_parser(parser: ArgumentParser) -> None:
    """Options of `site`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content", "site")
    add_part2(parser)
    parser.add_argument("--verbose", action="store_true", help="say everything that each step says, and what changed")


def run(options: Namespace) -> Outcome:
    """Make the whole site, or leave the old one as it was."""
    start = time.monotonic()
    settings = read_settings(options.config)
    folders = Folders(options.bundle, settings.docs_dir, settings.site_dir, options.site)
    refuse_foreign_folders(folders)
    said = steps.Said(options.format, brief=not options.verbose)
    progress = Progress(4, heard=options.format == "text" and (options.verbose or is_watched(sys.stderr)))
    seen = steps.sources(options, settings)
    register, release = _checked(options, folders, said, progress)
    with _verifier(options, folders) as verifier:
        progress.begin("Making pages, data and papers")
        steps.stage(options, settings, register.day, said)
        said.told.clear()  # what went before says what is there, and not what was checked
        progress.begin("Building the site, and publishing again with other withheld values")
        way = _build_and_prove(options, settings, folders, said)
        progress.begin("Searching the site for everything that is withheld")
        verifier(said)
    _refuse_changed(options, settings, seen)
    replace_site(folders)
    if options.format in DOCUMENTS:
        return Outcome(tuple(said.findings))
    more = in_full(release) if options.verbose else ""
    checks = [way.value, *said.told]
    return Outcome(said=more + ending(folders.site, register, release, checks, time.monotonic() - start))


def _checked(
    options: Namespace, folders: Folders, said: steps.Said, progress: Progress
) -> tuple[PublishedRegister, Exposure]:
    """The new bundle, and what it does to the last release; Stop where that must not be."""
    progress.begin("Checking the records, and what could be worked out from them")
    steps.run_together(["publish", "infer"], options, said)
    register, release = read_register(folders.bundle), exposure(folders.bundle, folders.site)
    if found := [*release_findings(release), *lasting_findings(folders.bundle, folders.site)]:
        raise Stop([*said.findings, *found])
    return register, release


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


@contextmanager
def _verifier(options: Namespace, folders: Folders) -> Iterator[Callable[[steps.Said], None]]:
    """Reads the records while the pages are made; called, it searches what was built, and the log of building it, for
    everything that is withheld, and certifies it."""
    with tempfile.TemporaryDirectory(prefix="part-one-") as scratch:
        log = Path(scratch) / "log"
        more = ["--log", str(log), "--certify", str(folders.bundle), "--proved", str(RUNS), "--when-told"]
        memory = ["--memory", str(folders.bundle.parent / "verified")]
        process = steps.start("verify", options, str(options.decisions), str(folders.built), *more, *memory)

        def verify(said: steps.Said) -> None:
            log.write_text(said.log, encoding="utf-8")
            steps.tell(process)
            steps.finish(process, said)

        try:
            yield verify
        finally:
            steps.end(process)


def _refuse_changed(options: Namespace, settings: Settings, seen: State) -> None:
    """Stop where anything that the site is made from was saved since it was begun: not all steps read the same."""
    now = steps.sources(options, settings)
    changed = (Path(name) for name in now.keys() | seen.keys() if now.get(name) != seen.get(name))
    said = "This was saved, added or removed while the site was made from it."
    records = steps.records(options, settings)
    if named := {_named(path, records) for path in changed}:
        raise Stop([CHANGED.at(Position(path.as_posix()), said, "Run `make site` again.") for path in sorted(named)])


def _named(path: Path, records: Sequence[Path]) -> Path:
    """As much of a path as may be said: below the records any name but a record's own may be a withheld one."""
    home = next((one for one in records if one in path.parents), None)
    if home is None:
        return path
    year, *more = path.relative_to(home).parts
    is_own = len(more) < 2 and path.suffix in (".yaml", ".age")
    return path if is_own else home.joinpath(year, *more[:1]) if len(more) > 1 else path.parent
