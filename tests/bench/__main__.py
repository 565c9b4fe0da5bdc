"""Measure the whole way at several sizes and print a table; nothing here passes or fails.

    python -m tests.bench [N …]

Each step is a process of its own, measured by the operating system: wall and CPU seconds, peak memory, bytes written.
"stage again" finds every page as it was; "plain mkdocs" is `mkdocs build` over the very pages that were staged. The
papers for print, the pages in a browser and the table at its longest follow. Sizes on the command line take the place
of 100, 1,000 and 5,000.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import yaml

from generator.commands.steps import clean_environment
from generator.private.entry import read_entry
from generator.private.parse import read_record
from generator.private.register import is_record
from generator.settings import Office, read_settings
from generator.yaml_text import read_yaml
from tests.bench.keystrokes import keystrokes
from tests.bench.measure import Measure, run_measured, total_bytes
from tests.bench.papers import paper_cost
from tests.bench.preview import preview_seconds
from tests.bench.scan import scan
from tests.bench.visits import visits
from tests.demo.midshire import write_demo, write_records

DEMO = Path(__file__).parents[1] / "demo" / "mkdocs.yml"
ROOT = Path(__file__).parents[2]
SIZES = (100, 1000, 5000)
RECORD_BYTES = 8000
DAY = date(2026, 11, 23)


def main() -> None:
    """Print one table for each size, then what the sizes say together."""
    sizes = [int(one) for one in " ".join(sys.argv[1:]).split()] or list(SIZES)
    wholes = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            wholes[size] = _measure(size, Path(scratch))
    smallest, largest = wholes[sizes[0]], wholes[sizes[-1]]
    if len(sizes) > 1:
        more = sizes[-1] - sizes[0]
        print(f"\nfrom {sizes[0]:,} to {sizes[-1]:,} records, the largest process grows by ", end="")
        print(f"{(largest.memory - smallest.memory) / more / 1000:.1f} kB a record")
    for before, after in pairwise(sizes):
        ratio = wholes[after].wall / wholes[before].wall
        print(f"{after:,} records take {ratio:.2f} times as long as {before:,}")
    _preview()
    keystrokes()


def _preview() -> None:
    """How quickly a saved record of the demo shows under `make serve`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_demo(folder / "decisions")
        seconds = preview_seconds(_config(folder, folder / "docs"), folder)
    print(f"\nserve: a saved record of the demo shows after {', '.join(f'{one:.1f}' for one in seconds)} seconds")


def _measure(size: int, scratch: Path) -> Measure:
    records, bundle, docs = scratch / "decisions", scratch / "public", scratch / "docs"
    write_records(records, size, size=RECORD_BYTES)
    config = _config(scratch, docs)
    own = ["--config", str(config), "--decisions", str(records)]
    bundled, content = ["--bundle", str(bundle)], ["--content", str(ROOT / "content")]
    generator = [sys.executable, "-m", "generator"]
    environment = clean_environment(DAY) | {"REGISTER_DAY": DAY.isoformat(), "PYTHONPATH": str(ROOT)}
    against = ["--against-bundle", str(bundle), "--against-docs", str(docs)]
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    steps = {
        "check": ([*generator, "check", *own, *content], None),
        "infer": ([*generator, "infer", *own, *content], None),
        "publish": ([*generator, "publish", *own, *bundled], bundle),
        "stage": ([*generator, "stage", *bundled, *content, "--docs", str(docs)], docs),
        "stage again": ([*generator, "stage", *bundled, *content, "--docs", str(docs)], None),
        "prove": ([*generator, "prove", *own, *content, "--without-site", *against], None),
        "plain mkdocs": ([*mkdocs, "--site-dir", str(scratch / "plain")], scratch / "plain"),
        "make site": (
            [*generator, "site", *own, *bundled, *content, "--site", str(scratch / "site")],
            scratch / "site",
        ),
    }
    print(f"\n{size:,} records, {total_bytes(records) / size / 1000:.1f} kB each")
    print(f"{'step':<14}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}{'MB written':>12}")
    taken = {name: _step(name, command, target, environment) for name, (command, target) in steps.items()}
    whole, plain = taken["make site"], taken["plain mkdocs"]
    searched = scan(records, scratch / "site", config, ROOT / "content", environment, scratch)
    print(f"everything but MkDocs: {1 - plain.cpu / whole.cpu:.0%} of the whole in CPU seconds, ", end="")
    print(f"{1 - plain.wall / whole.wall:.0%} in wall seconds")
    _reading(records, config)
    paper_cost(bundle)
    _papers_aside(whole, plain, searched)
    visits(scratch / "site", size)
    return whole


def _papers_aside(whole: Measure, plain: Measure, searched: float) -> None:
    """What MkDocs has no part in, without papers: `make site` finds them printed by "stage", and searches them."""
    wall, cpu = whole.wall - searched / 2, whole.cpu - searched
    print(
        f"without the {searched:.0f} CPU seconds, on two cores, of searching papers, everything but MkDocs is ", end=""
    )
    print(f"{1 - plain.wall / wall:.0%} in wall seconds, {1 - plain.cpu / cpu:.0%} in CPU seconds")


def _step(name: str, command: list[str], target: Path | None, environment: dict[str, str]) -> Measure:
    measure = run_measured(command, environment)
    written = f"{total_bytes(target) / 1e6:12.1f}" if target else " " * 12
    print(f"{name:<14}{measure.wall:9.2f}{measure.cpu:9.2f}{measure.memory / 1e6:9.0f}{written}")
    return measure


def _config(scratch: Path, docs: Path) -> Path:
    """The demo's settings, working in the scratch folder."""
    config = scratch / "mkdocs.yml"
    theme = f"theme:\n  custom_dir: {ROOT / 'generator/public/theme'}\n"
    office = DEMO.read_text(encoding="utf-8").split("extra:\n", 1)[1]
    head = f"INHERIT: {ROOT / 'mkdocs.yml'}\nsite_name: Bench\nsite_url: https://bench.example/\n"
    folders = f"docs_dir: {docs}\nsite_dir: {scratch / 'built'}\n"
    config.write_text(f"{head}{folders}{theme}extra:\n{office}", encoding="utf-8")
    return config


def _reading(records: Path, config: Path) -> None:
    """Reading and validating, beside composing the same files with the C parser and nothing else."""
    office = read_settings(config).office
    paths = [path for path in sorted(records.rglob("*.yaml")) if is_record(path, records)][:1000]
    gc.set_threshold(50_000)  # as the command line sets it
    texts = [path.read_text(encoding="utf-8") for path in paths]
    work = (lambda: _compose(texts), lambda: _read(paths), lambda: _check(paths, office))
    composed, read, checked = (min(_timed(one) for _ in range(3)) / len(paths) * 1000 for one in work)
    print(
        f"composing with the C parser alone {composed:.2f} ms a record; reading and validating {read:.2f} ms, ", end=""
    )
    print(f"{read / composed:.2f} times; with every rule {checked:.2f} ms, {checked / composed:.2f} times")


def _read(paths: list[Path]) -> None:
    for path in paths:
        read_record(read_yaml(path.as_posix(), path.read_bytes()), DAY)


def _check(paths: list[Path], office: Office) -> None:
    for path in paths:
        read_entry(path, [], office, DAY)


def _compose(texts: list[str]) -> None:
    for text in texts:
        yaml.compose(text, Loader=yaml.CSafeLoader)


def _timed(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


main()
