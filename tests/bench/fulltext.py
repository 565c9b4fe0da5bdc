"""What a search of the full text costs: our index in parts, beside that of Pagefind where it is at hand.

    python -m tests.bench.fulltext [N …] [--pagefind PATH]

Decisions of about 8 kB in thirty paragraphs, of words as frequent as those of a language (Zipf's law, forty thousand
words); one seed gives the same ones. For each size: seconds (ours of CPU, on one core) and memory to make the index,
its bytes, and what a reader downloads, packed, for the first search of two words. Nothing here passes or fails.
"""

import argparse
import gzip
import hashlib
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

from generator.public.concordance import DIRECTORY, Concordance, texts_of
from generator.public.decision import PublishedDecision, PublishedParagraph
from generator.public.disclosure import Disclosed, Passage
from generator.vocabulary.choices import Status

WORDS, PARAGRAPHS, LENGTH = 40_000, 30, 45
_SYLLABLES = [a + b for a in "bcdfglmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "on", "est")]


def main() -> None:
    """Print a row for each size and index."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--pagefind", help="the program to compare with")
    options = parser.parse_args()
    for size in options.sizes:
        _ours(size)
        if options.pagefind:
            _pagefind(size, options.pagefind)


def invented(count: int) -> Iterator[PublishedDecision]:
    """So many decisions, each a summary of thirty paragraphs."""
    random = Random(2013)
    every = ["".join(random.choices(_SYLLABLES, k=1 + number.bit_length() // 5)) for number in range(1, WORDS + 1)]
    shares = list(accumulate(1 / (place + 3) for place in range(WORDS)))
    for number in range(count):
        texts = [" ".join(random.choices(every, cum_weights=shares, k=LENGTH)) for _ in range(PARAGRAPHS)]
        paragraphs = tuple(Disclosed(PublishedParagraph(text=Passage((f"{text}.",)))) for text in texts)
        name = f"m-d-2026-{number}"
        yield PublishedDecision(
            reference=name.upper(), slug=name, year=2026, status=Status.MADE, summary=Disclosed(paragraphs)
        )


def _ours(count: int) -> None:
    decisions = list(invented(count))
    start = time.process_time()
    heard = Concordance()
    for decision in decisions:
        heard.hear(decision)
    made = dict(heard.files())
    taken = time.process_time() - start
    packed = {path: len(gzip.compress(data, 6)) for path, data in made.items()}
    parts = [size for path, size in packed.items() if path != DIRECTORY]
    first = packed[DIRECTORY] + 2 * statistics.mean(parts)
    print(
        f"{count:,} ours: {taken:.1f} s of CPU, {len(made)} files, {sum(map(len, made.values())) / 1e6:.2f} MB, packed "
        f"{sum(packed.values()) / 1e6:.2f} MB; first search {first / 1000:.0f} kB "
        f"(directory {packed[DIRECTORY] / 1000:.1f}, a part {statistics.mean(parts) / 1000:.1f}, "
        f"the largest {max(parts) / 1000:.1f}); peak {_peak(resource.RUSAGE_SELF):.0f} MB with the decisions"
    )


def _pagefind(count: int, program: str) -> None:
    digests = list[str]()
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            for decision in invented(count):
                _page(site, decision)
            start = time.perf_counter()
            subprocess.run([program, "--site", folder], check=True, capture_output=True)
            taken = time.perf_counter() - start
            files = sorted(path for path in (site / "pagefind").rglob("*") if path.is_file())
            digests.append(hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest())
            _tell(count, taken, site / "pagefind", files)
    print(f"{count:,} Pagefind: two runs {'are the same' if len(set(digests)) == 1 else 'differ'}")


def _page(site: Path, decision: PublishedDecision) -> None:
    text = "".join(f"<p>{one}</p>" for one in texts_of(decision))
    head = f"<!doctype html><html lang=en><title>{decision.reference}</title>"
    (site / decision.slug).mkdir()
    made = f"{head}<main><h1>{decision.reference}</h1>{text}</main>"
    (site / decision.slug / "index.html").write_text(made, encoding="utf-8")


def _tell(count: int, taken: float, folder: Path, files: list[Path]) -> None:
    def mean(pattern: str) -> float:
        return statistics.mean(path.stat().st_size for path in folder.glob(pattern))

    start = sum(len(gzip.compress((folder / one).read_bytes(), 6)) for one in ("pagefind.js", "wasm.en.pagefind"))
    meta = mean("pagefind.en_*.pf_meta")
    first = start + meta + 2 * mean("index/*.pf_index") + 5 * mean("fragment/*.pf_fragment")
    print(
        f"{count:,} Pagefind: {taken:.1f} s, {len(files)} files, {sum(one.stat().st_size for one in files) / 1e6:.2f} "
        "MB; "
        f"first search {first / 1000:.0f} kB (program {start / 1000:.0f}, directory {meta / 1000:.1f}, a part "
        f"{mean('index/*.pf_index') / 1000:.1f}, five results); peak {_peak(resource.RUSAGE_CHILDREN):.0f} MB"
    )


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1000


if __name__ == "__main__":
    main()
