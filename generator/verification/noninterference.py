"""Whether what is published depends on anything that is withheld: the same register published several times.

Comes in: the records, and a way to publish and stage them. Goes out: a `Proof`. The records are published twice as they
are, then with everything withheld erased, then twice with it changed; every file, its name, the exit code and what was
said must be the same.

What is compared of the log: every line, in its order, without line and column (a paragraph that is erased moves the
lines below it, so a place in a file of records is no function of what is public), without the names of the folders
that differ from run to run, without the line that counts the others, and without what is said to the office about
records that are not public: findings in their own files, and the two rules of `ABOUT_HIDDEN`. Of the rest not a
character may differ. Nothing here ever holds or prints a withheld value: files are compared by digest.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from generator.catalogue import define
from generator.findings import Finding, Position
from generator.verification.blame import Blame, find_blame
from generator.verification.invented import Manner
from generator.verification.originals import Head, Source, heads
from generator.verification.variants import Only, Writer, write_together

UNSTEADY = define(
    "PROVE-01",
    """The same records, published twice, give the same bytes. Where they do not, no comparison with other records says
    anything.""",
    source="Part One",
)
DEPENDS = define(
    "PROVE-02",
    """What is published is the same whatever stands in the withheld places: with other words, sums, days and files
    there, or with none, no byte of the public data and the pages differs, no file name, and nothing of what the
    program prints.""",
    source="Part One",
)
DOUBTFUL = define(
    "PROVE-03",
    """The comparison counts only if the changed records are sound records, if they really differ from the original, and
    if writing them anew changes nothing by itself.""",
    source="Part One",
)
# These speak to the office of records that are not public, by design: a gap in a series that a draft would fill, and a
# link that waits for its target.
ABOUT_HIDDEN = ("REF-04", "RELATION-03")
SAID = {
    Manner.LEAST: "erased",
    Manner.SMALL: "replaced by small values and by public ones",
    Manner.LARGE: "replaced by long, large and wild values",
}
REPORT_IT = "Nothing was proved, so do not publish. Show this line to whoever looks after the program."
_SHOWS = (
    "Do not publish: what is withheld shows in it. Undo the last change of the program, or show this line to whoever "
    "looks after it."
)
_CHECK_FIRST = "Run `make check`, and correct what it says; nothing was proved."
_UNSTEADY_PROGRAM = (
    "Nothing was proved, so do not publish. Show this line to whoever changed the program last: a clock, a random "
    "number or the order of files may be in it."
)
_FINDING = re.compile(r"(.+?)(?::\d+:\d+)?: (?=([A-Z0-9]+-\d{2}) )")
_CODE = re.compile(r": ([A-Z0-9]+-\d{2}) ")
_MOST = 8  # names in one finding
_COUNTS = re.compile(r"\d+ errors?, \d+ warnings?\.")


@dataclass(frozen=True, slots=True)
class Output:
    """What came of one run: the exit code, what was said, and the digest of each file by its name.

    Names begin with `bundle/` or `docs/`. In `log` the folders of the run read `decisions` and `part2`.
    """

    code: int
    log: str
    files: Mapping[str, str]


Run = Callable[[Source, Path], Output]
"""Publishes and stages the records of a source, with a new folder to work in."""
AtOnce = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Applies a function to each of several values, like `map`; perhaps several at a time."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found; `trusted` is false where the comparison says nothing. Counts are of runs, places and files."""

    findings: tuple[Finding, ...]
    trusted: bool
    runs: int
    places: int
    files: int


def compare(
    source: Source, run: Run, scratch: Path, *, first: Mapping[str, str] | None = None, at_once: AtOnce = map
) -> Proof:
    """Publish the records of `source` as they are and in every variant, below `scratch`, and compare.

    `first` has the files of an earlier run over the same records, where there was one: it saves a run. What `run`
    raises passes through.
    """
    prover = Prover(source, run, scratch, heads(source))
    originals, written = prover.runs(at_once, 1 if first is not None else 2)
    one, other = originals[0] if first is None else Output(0, originals[-1].log, first), originals[-1]
    differ = prover.differing(one, other)
    if one.code or differ:
        said = "The same records, published twice, did not give the same." if differ else "The records are not sound."
        remedy = _UNSTEADY_PROGRAM if differ else _CHECK_FIRST
        finding = UNSTEADY.at(Position(source.decisions.as_posix()), f"{said}{_listed(differ)}", remedy)
        return Proof((finding,), trusted=False, runs=2, places=0, files=0)
    findings: list[Finding] = []
    for writer, output in written:
        findings += judge(prover, other, writer, output, explain=not findings)
    trusted = not any(finding.code == DOUBTFUL.code for finding in findings)
    return Proof(tuple(findings), trusted, 2 + len(written), max(one.places for one, _ in written), len(other.files))


@dataclass
class Prover:
    """Runs a register and its variants, each in a folder of its own, and compares what came of them."""

    source: Source
    run: Run
    scratch: Path
    heads: list[Head]
    _numbers: Iterator[int] = field(default_factory=count)

    def runs(self, at_once: AtOnce, times: int) -> tuple[list[Output], list[tuple[Writer, Output]]]:
        """What comes of the records as they are, some times over, and of every variant in the order of the manners."""
        first: list[Callable[[], Any]] = [self._write_all, *[self.original] * times]
        writers, *originals = at_once(lambda work: work(), first)
        return originals, list(zip(writers, at_once(self.publish, writers), strict=True))

    def original(self) -> Output:
        """What comes of the records as they are."""
        return self.run(self.source, self._folder())

    def write(self, manner: Manner, only: Only | None = None) -> Writer:
        """Write one variant, to be published later."""
        writer = self._writer(manner, only)
        writer.write()
        return writer

    def _write_all(self) -> list[Writer]:
        writers = [self._writer(manner) for manner in Manner]
        write_together(writers)
        return writers

    def _writer(self, manner: Manner, only: Only | None = None) -> Writer:
        folder = self._folder()
        to = Source(folder / "decisions", folder / "part2" if self.source.part2 else None, self.source.day)
        return Writer(self.source, self.heads, manner, to, only)

    def publish(self, writer: Writer) -> Output:
        """What comes of a variant."""
        return self.run(writer.to, self._folder())

    def differing(self, one: Output, other: Output) -> list[str]:
        """What is not the same: names of files that both have, and words for everything else."""
        names = [name for name in sorted(one.files.keys() & other.files.keys()) if one.files[name] != other.files[name]]
        lone = one.files.keys() ^ other.files.keys()  # such a name may itself be what is withheld, so it is not said
        more = {
            "files that stand in one of the two only": bool(lone),
            "whether the program succeeded": one.code != other.code,
            "what the program printed": list(self._lines(one.log)) != list(self._lines(other.log)),
        }
        return [*names, *(said for said, is_so in more.items() if is_so)]

    def _folder(self) -> Path:
        folder = self.scratch / f"run-{next(self._numbers)}"
        folder.mkdir(mode=0o700)
        return folder

    def _lines(self, log: str) -> Iterator[str]:
        hidden = tuple(f"decisions/{head.name}" for head in self.heads if head.hidden)
        for line in log.splitlines():
            found = _FINDING.match(line)
            about_hidden = found and (found[2] in ABOUT_HIDDEN or _names(found[1], hidden))
            if not about_hidden and not _COUNTS.fullmatch(line):
                yield f"{found[1]}: {line[found.start(2) :]}" if found else line


def judge(prover: Prover, original: Output, writer: Writer, output: Output, *, explain: bool) -> Iterator[Finding]:
    """What one variant shows; with `explain`, from which record and field of it a difference comes."""
    place = Position(prover.source.decisions.as_posix())
    how = SAID[writer.manner]
    if output.code:
        codes = ", ".join(sorted(set(_CODE.findall(output.log)))) or "no finding"
        said = f"With everything withheld {how}, the records could not be published ({codes})."
        yield DOUBTFUL.at(place, f"{said} Perhaps a rule reads what is withheld.", REPORT_IT)
    elif writer.places and not writer.changed:
        yield DOUBTFUL.at(place, f"Nothing could be {how}, although something is withheld.", REPORT_IT)
    elif differ := prover.differing(original, output):
        blame = find_blame(prover, original, writer, differ) if explain else Blame()
        if blame.is_layout:
            yield DOUBTFUL.at(place, f"Writing the records anew changed what is published.{_listed(differ)}", REPORT_IT)
            return
        where = Position(f"{place.path}/{blame.record}.yaml") if blame.record else place
        said = f"With everything withheld {how}, what is published is not the same{blame}.{_listed(differ)}"
        yield DEPENDS.at(where, said, _SHOWS)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST]) + (f" and {len(names) - _MOST:,} more" if len(names) > _MOST else "")
    return f" These differ: {shown}." if names else ""


def _names(path: str, records: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}/")) for one in records)
