"""`prove`: shows on the real records that nothing published depends on what is withheld.

Publishes and stages them twice as they are, once with everything withheld erased and twice with it changed, each step a
process of its own, and compares every byte, name, exit code and line. Then MkDocs builds the staged pages once in full,
out of reach of the records, unless it is left out because `site` does that beside it. The changed records lie in a
folder that nobody else may enter, and are removed whatever happens.
"""

import os
import signal
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.commands import steps
from generator.commands.building import Folders, build
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, Untrusted, add_places
from generator.commands.reruns import Runner, Staging, digests
from generator.commands.standby import standing_by
from generator.confinement.seal import Way
from generator.findings import Finding, Position
from generator.public.bundle import read_register
from generator.settings import Settings, read_settings
from generator.verification.noninterference import Proof, compare

_AT_ONCE = 2  # more would only wait for each other's disk and memory
_GIVES_WAY = 3  # half the share of a core each: two of them leave MkDocs, which takes longer, one to itself

_SHARED = (
    "The public data were the same each time, and pages are made from it where no record can be opened: "
    "they were staged twice, and unchanged papers printed once.\n"
)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `prove`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content")
    parser.add_argument("--without-site", action="store_true", help="do not run MkDocs, nor write any bundle or pages")
    parser.add_argument("--against-bundle", type=Path, help="bundle that these records have just given; saves a run")
    parser.add_argument("--against-docs", type=Path, help="pages staged from that bundle")
    said = "a build runs at the same time: give way to it, stage each bundle once and keep its papers"
    parser.add_argument("--beside-build", action="store_true", help=said)


def run(options: Namespace) -> Outcome:
    """Publish the register again and again, and say whether it was the same each time."""
    settings = read_settings(options.config)
    if not options.without_site:
        said = steps.Said(options.format, aloud=False)
        steps.publish(options, said)
        day = read_register(options.bundle).day
        steps.stage(options, settings, day, said)
        options = Namespace(**{**vars(options), "against_bundle": options.bundle, "against_docs": settings.docs_dir})
    if options.beside_build and hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    with _tidy_ending(), tempfile.TemporaryDirectory(prefix="part-one-") as scratch, _pool() as pool:
        site = None if options.without_site else pool.submit(_site, options, settings, Path(scratch) / "site")
        with standing_by("publish") as start:
            runner = Runner(options, settings, _day(options), start, Staging(options, settings))
            proof = compare(runner.source, runner, Path(scratch), first=_first(options), at_once=pool.map)
        return _outcome(proof, options, site, runner.staging)


@contextmanager
def _tidy_ending() -> Iterator[None]:
    """Told to end, remove what was written first: it may hold records that are changed in one place only."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """Runs a few things at once; where one fails, those that have not begun never do."""
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _day(options: Namespace) -> str:
    """The register day: that of the bundle to compare with, else the one of `publish`."""
    bundle = options.against_bundle
    return (read_register(bundle).day if bundle else register_day()).isoformat()


def _first(options: Namespace) -> Mapping[str, str] | None:
    if not (options.against_bundle and options.against_docs):
        return None
    return digests({"bundle": options.against_bundle, "docs": options.against_docs})


def _site(options: Namespace, settings: Settings, target: Path) -> Way:
    """Build the staged pages once in full; Stop where MkDocs does not pass."""
    folders = Folders(options.bundle, settings.docs_dir, target, target)
    hidden = steps.out_of_reach(options, settings)
    return build(settings, folders, read_register(options.bundle).day, hidden).way


def _outcome(proof: Proof, options: Namespace, site: "Future[Way] | None", staging: Staging) -> Outcome:
    here = str(options.decisions.absolute())
    findings = [_nearby(one, here, options.decisions.as_posix()) for one in proof.findings]
    if not proof.trusted:
        raise Untrusted(findings)
    said = f"{site.result().value}\n" if site else ""
    return Outcome(tuple(findings), said + _summary(proof) + (_SHARED if staging.shared else ""))


def _nearby(finding: Finding, folder: str, name: str) -> Finding:
    """The finding with the folder of records named as the caller did."""
    path = finding.position.path
    return replace(finding, position=Position(name + path.removeprefix(folder))) if path.startswith(folder) else finding


def _summary(proof: Proof) -> str:
    same = f"Every byte of {proof.files:,} files was the same."
    if not proof.places:
        return f"These records hold no withheld value. Published {proof.runs} times: {same[0].lower()}{same[1:]}\n"
    noun = "withheld value" if proof.places == 1 else "withheld values"
    return (
        f"Published {proof.runs} times: twice as they are, once with {proof.places:,} {noun} erased, "
        f"{'twice with it' if proof.places == 1 else 'twice with them'} changed. {same}\n"
    )
