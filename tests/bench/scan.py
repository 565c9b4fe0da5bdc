"""How quickly the verifier goes through a finished site, beside `grep -F -f` over the same files and values."""

import gc
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.commands import evidence
from generator.documents import Fragment, Unreadable
from generator.settings import read_settings
from generator.verification.haystack import gather, texts_of
from generator.verification.leaks import Examiner
from generator.verification.loading import load
from generator.verification.publicity import Sources, gathered, without_public
from generator.verification.sweep import in_order
from tests.bench.measure import run_measured

_WORTH_A_LINE = 100_000  # bytes
_TEXT = {".html", ".json", ".jsonl", ".csv", ".xml", ".js", ".css", ".svg", ".txt", ".md"}  # `text` is these together


def scan(records: Path, site: Path, config: Path, content: Path, environment: dict[str, str], scratch: Path) -> float:
    """Print the verifier's figures, whole and its one pass alone, and grep's; the seconds that papers took of it."""
    day = environment["REGISTER_DAY"]
    words = [sys.executable, "-m", "generator", "verify", str(records), str(site)]
    words += ["--config", str(config), "--content", str(content), "--memory", str(scratch / "seen")]
    for name in ("verify", "verify again"):
        taken = run_measured(words, environment)
        print(f"{name:<14}{taken.wall:9.2f}{taken.cpu:9.2f}{taken.memory / 1e6:9.0f}")
    values = scratch / "values"
    loaded = load(records, day)
    lines = {line for one in loaded.records for value in one.secret for line in value.text.split("\n") if len(line) > 3}
    values.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    taken = run_measured(["sh", "-c", f"grep -r -c -F -f '{values}' '{site}' >/dev/null; true"], environment)
    print(f"{'grep -F -f':<14}{taken.wall:9.2f}{taken.cpu:9.2f}{taken.memory / 1e6:9.0f}")
    return _pass_alone(
        Namespace(records=records, site=site, config=config, content=content, day=day), len(lines), taken.cpu
    )


def _pass_alone(where: Namespace, values: int, grep_cpu: float) -> float:
    """The search itself on one core: every form, every folding, every encoding, without reading the records.

    Speed is given by bytes of files, which is what a site has, and by characters of text: each page is searched as
    written, without its tags, and decoded.
    """
    settings = read_settings(where.config)
    pages = [page.said for page in evidence.pages(where.content, settings)]
    sources = Sources(evidence.program_says(settings), pages)
    secrets = without_public(gathered(load(where.records, where.day).records), sources)
    examiner = Examiner(secrets)
    gc.set_threshold(50_000)  # as the command line sets it
    by_kind: dict[str, _Taken] = {}
    for straw in in_order(gather(where.site, (evidence.MATERIAL,)).straws):
        data, lengths = straw.path.read_bytes(), list[int]()
        kind = by_kind.setdefault(straw.path.suffix, _Taken())
        start = time.process_time()
        try:
            examiner.examine(straw.name, _counted(texts_of(straw.name, data), lengths))
        except Unreadable:
            print(f"{straw.name} cannot be read")
        kind.add(time.process_time() - start, len(data), sum(lengths))
    texts = _together(taken for name, taken in by_kind.items() if name in _TEXT)
    whole = _together(by_kind.values())
    print(f"the search alone: {len(secrets.needles):,} forms of {values:,} values in {whole.size / 1e6:.1f} MB")
    for name, taken in [*sorted(by_kind.items()), ("text", texts), ("all", whole)]:
        if taken.size > _WORTH_A_LINE:
            print(f"  {name:<12}{taken.size / 1e6:9.1f} MB{taken.said()}")
    print(f"  grep -F -f, as written only, {whole.size / 1e6 / grep_cpu:.0f} MB/s")
    return by_kind[".pdf"].seconds if ".pdf" in by_kind else 0.0


@dataclass(slots=True)
class _Taken:
    """CPU seconds of the search, bytes of files, characters of text, and how many files."""

    seconds: float = 0.0
    size: int = 0
    text: int = 0
    files: int = 0

    def add(self, seconds: float, size: int, text: int, files: int = 1) -> None:
        self.seconds, self.size = self.seconds + seconds, self.size + size
        self.text, self.files = self.text + text, self.files + files

    def said(self) -> str:
        rates = (one / 1e6 / self.seconds for one in (self.size, self.text))
        each = self.seconds / self.files * 1000
        return "{:7.1f} MB/s of files {:7.1f} MB/s of text a core {:7.1f} ms a file".format(*rates, each)


def _together(kinds: Iterable[_Taken]) -> _Taken:
    whole = _Taken()
    for kind in kinds:
        whole.add(kind.seconds, kind.size, kind.text, kind.files)
    return whole


def _counted(texts: Iterable[Fragment], lengths: list[int]) -> Iterator[Fragment]:
    """The texts of a file; how long they are is noted."""
    for one in texts:
        lengths.append(len(one.text))
        yield one
