"""`prove`: shows on the real records that nothing published depends on what is withheld.

Publishes and stages them twice as they are, once with everything withheld erased and twice with it changed, each step a
process of its own, and compares every byte, name, exit code and line. Then MkDocs builds the staged pages once in full,
out of reach of the records, unless it is left out because `site` does that beside it. The changed records lie in a
folder that nobody else may enter, and are removed whatever happens.
"""

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.commands import steps
from generator.commands.building import Folders, build
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, StepFailed, add_places
from generator.confinement.seal import Reach, Way, confine
from generator.findings import Finding, Position, as_github, as_json, as_text
from generator.public.bundle import read_register
from generator.settings import Settings, read_settings
from generator.verification.noninterference import Output, Proof, compare
from generator.verification.originals import Source

_UNTRUSTED = 3
_AT_ONCE = 2  # more would only wait for each other's disk and memory


def add_parser(parser: ArgumentParser) -> None:
    """Options of `prove`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content")
    parser.add_argument("--without-site", action="store_true", help="do not run MkDocs, nor write any bundle or pages")
    parser.add_argument("--against-bundle", type=Path, help="bundle that these records have just given; saves a run")
    parser.add_argument("--against-docs", type=Path, help="pages staged from that bundle")


def run(options: Namespace) -> Outcome:
    """Publish the register again and again, and say whether it was the same each time."""
    settings = read_settings(options.config)
    if not options.without_site:
        said = steps.Said(options.format, aloud=False)
        steps.publish(options, said)
        day = read_register(options.bundle).day
        steps.stage(options, settings, day, said)
        options = Namespace(**{**vars(options), "against_bundle": options.bundle, "against_docs": settings.docs_dir})
    with _tidy_ending(), tempfile.TemporaryDirectory(prefix="part-one-") as scratch, _pool() as pool:
        site = None if options.without_site else pool.submit(_site, options, settings, Path(scratch) / "site")
        runner = Runner(options, settings, _day(options))
        proof = compare(runner.source, runner, Path(scratch), first=_first(options), at_once=pool.map)
        return _outcome(proof, options, site)


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


@dataclass(frozen=True, slots=True)
class Runner:
    """Publishes and stages some records as processes; what they say is kept without the names of the folders."""

    options: Namespace
    settings: Settings
    day: str

    @property
    def source(self) -> Source:
        """The records as they are, named from the root so that a log can be read without their folder."""
        records, *others = steps.out_of_reach(self.options, self.settings)
        part2 = next((one.absolute() for one in others if one.name != ".git" and one.is_dir()), None)
        return Source(records.absolute(), part2, self.day)

    def __call__(self, source: Source, folder: Path) -> Output:
        """One run, in `folder`; the records as they are must be sound."""
        code, said = self._publish(source, folder / "bundle")
        if code and source == self.source:
            raise StepFailed(code, said)
        if not code:
            code, more = self._stage(source, folder)
            said += more
        names = {"bundle": folder / "bundle", "docs": folder / "docs"}
        log = said.replace(str(source.decisions), "decisions").replace(str(source.part2), "part2")
        return Output(code, log.replace(str(folder), ""), _digests(names))

    def _publish(self, source: Source, bundle: Path) -> tuple[int, str]:
        words = ["-m", "generator", "publish", "--config", str(self.options.config), "--bundle", str(bundle)]
        words += ["--decisions", str(source.decisions)]
        words += ["--part2-folder", str(source.part2)] if source.part2 else []
        environment = os.environ | {"REGISTER_DAY": self.day}
        done = subprocess.run(
            [sys.executable, *words], env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout + done.stderr

    def _stage(self, source: Source, folder: Path) -> tuple[int, str]:
        bundle, docs, content = folder / "bundle", folder / "docs", self.options.content.absolute()
        words = ["-m", "generator", "stage", "--bundle", str(bundle), "--content", str(content), "--docs", str(docs)]
        hidden = (source.decisions, *steps.out_of_reach(self.options, self.settings))
        environment = steps.clean_environment(read_register(bundle).day)
        done = confine(words, environment, Reach((bundle, content), (docs,), hidden))
        return done.code, done.out + done.err


def _day(options: Namespace) -> str:
    """The register day: that of the bundle to compare with, else the one of `publish`."""
    bundle = options.against_bundle
    return (read_register(bundle).day if bundle else register_day()).isoformat()


def _first(options: Namespace) -> Mapping[str, str] | None:
    if not (options.against_bundle and options.against_docs):
        return None
    return _digests({"bundle": options.against_bundle, "docs": options.against_docs})


def _digests(folders: Mapping[str, Path]) -> dict[str, str]:
    """The digest of every file by its name, each name beginning with that of its folder."""
    paths = {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}


def _site(options: Namespace, settings: Settings, target: Path) -> Way:
    """Build the staged pages once in full; Stop where MkDocs does not pass."""
    folders = Folders(options.bundle, settings.docs_dir, target, target)
    hidden = steps.out_of_reach(options, settings)
    return build(settings, folders, read_register(options.bundle).day, hidden).way


def _outcome(proof: Proof, options: Namespace, site: "Future[Way] | None") -> Outcome:
    here = str(options.decisions.absolute())
    findings = [_nearby(one, here, options.decisions.as_posix()) for one in proof.findings]
    if not proof.trusted:
        shown = {"json": as_json, "github": as_github}.get(options.format, as_text)
        raise StepFailed(_UNTRUSTED, shown(findings))
    said = f"{site.result().value}\n" if site else ""
    return Outcome(tuple(findings), said + _summary(proof))


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
