"""Publishes and stages some records once more, for a proof: each step a process of its own, as in a build.

Not a command itself; `prove` uses it. Comes in: where records lie, and a folder to work in. Goes out: the exit code,
what was said, and the digest of each file. Whether two runs are the same is not judged here.
"""

import hashlib
import os
import shutil
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from generator.commands import steps
from generator.commands.outcome import StepFailed
from generator.commands.standby import Start
from generator.confinement.seal import Reach, Way, confine
from generator.public.bundle import read_register
from generator.public.tree import MARK, MARK_TEXT
from generator.sealing.keys import VARIABLE
from generator.settings import Settings
from generator.verification.noninterference import Output
from generator.verification.originals import Source


@dataclass(frozen=True, slots=True)
class Runner:
    """Publishes and stages some records as processes; what they say is kept without the names of the folders."""

    options: Namespace
    settings: Settings
    day: str
    start: Start
    staging: "Staging"

    @property
    def source(self) -> Source:
        """The records as they are, named from the root so that a log can be read without their folder."""
        records, *others = steps.out_of_reach(self.options, self.settings)
        part2 = next((one.absolute() for one in others if one.name != ".git" and one.is_dir()), None)
        return Source(records.absolute(), part2, self.day)

    def __call__(self, source: Source, folder: Path) -> Output:
        """One run, in `folder`; the records as they are must be sound."""
        code, said = self._publish(source, folder / "bundle")
        files = digests({"bundle": folder / "bundle"})
        if not code:
            staged = self.staging(source, folder, files, is_variant=source != self.source)
            code, said, files = staged.code, said + staged.said, {**files, **staged.files}
        if code and source == self.source:
            raise StepFailed(code, said)
        log = said.replace(str(source.decisions), "decisions").replace(str(source.part2), "part2")
        return Output(code, log.replace(str(folder), ""), files)

    def _publish(self, source: Source, bundle: Path) -> tuple[int, str]:
        words = ["publish", "--config", str(self.options.config), "--bundle", str(bundle)]
        words += ["--decisions", str(source.decisions)]
        words += ["--part2-folder", str(source.part2)] if source.part2 else []
        environment = os.environ | {"REGISTER_DAY": self.day}
        if source != self.source:
            environment.pop(VARIABLE, None)  # of changed records a sealed Part 2 is only a name
        return self.start(words, environment)


@dataclass(frozen=True, slots=True)
class Staged:
    """What came of staging one bundle; the folder that it was done in is not named in what was said."""

    code: int
    said: str
    files: Mapping[str, str]


@dataclass(slots=True)
class Staging:
    """Stages bundles where the records cannot be opened; beside a build, bundles of the same bytes once together.

    Staging has nothing but the bundle, the hand-written pages and the program to make pages from, since the kernel
    refuses it all else: what is the same there gives pages that are the same, if staging is steady at all, which the
    pages of the build are compared for. Where only a copy keeps it from the records, every bundle is staged.

    Papers take longest. Each carries the digest of all that it is made from: its page, what it says of itself, and the
    code that makes it; staging keeps a paper that lies there already with the digest of the page in hand. If making one
    is steady, printing it again can show nothing that its page does not, and pages are compared byte for byte. That it
    is steady, `prove` shows by printing every paper once more for the records as they are, beside those that were
    printed before; for the variants, and beside a build, papers of the same digest are kept.
    """

    options: Namespace
    settings: Settings
    shared: bool = False
    _known: dict[tuple[tuple[str, str], ...], Staged] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, source: Source, folder: Path, bundle: Mapping[str, str], *, is_variant: bool) -> Staged:
        """The pages of the bundle in `folder`, of which these are the digests."""
        if not self.options.beside_build:
            return self._stage(source, folder, keep_papers=is_variant)[0]
        key = tuple(sorted(bundle.items()))
        with self._lock:
            if key in self._known:
                self.shared = True
                return self._known[key]
            staged, way = self._stage(source, folder, keep_papers=True)
            if way is not Way.COPY:
                self._known[key] = staged
            return staged

    def _lay_out(self, docs: Path) -> None:
        """Lay out the papers that were printed before, if any were: staging keeps one that is of the same page."""
        built = self.options.against_docs
        for paper in sorted(built.glob("decisions/*/*.pdf")) if built else ():
            there = docs / paper.relative_to(built)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(paper, there)
            (docs / MARK).write_bytes(MARK_TEXT)

    def _stage(self, source: Source, folder: Path, *, keep_papers: bool) -> tuple[Staged, Way]:
        bundle, docs, content = folder / "bundle", folder / "docs", self.options.content.absolute()
        words = ["-m", "generator", "stage", "--bundle", str(bundle), "--content", str(content), "--docs", str(docs)]
        hidden = (source.decisions, *steps.out_of_reach(self.options, self.settings))
        if keep_papers:
            self._lay_out(docs)
        environment = steps.clean_environment(read_register(bundle).day)
        done = confine(words, environment, Reach((bundle, content), (docs,), hidden))
        said = (done.out + done.err).replace(str(folder), "")
        return Staged(done.code, said, digests({"docs": docs})), done.way


def digests(folders: Mapping[str, Path]) -> dict[str, str]:
    """The digest of every file by its name, each name beginning with that of its folder."""
    paths = {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}
