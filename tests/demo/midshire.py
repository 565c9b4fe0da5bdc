"""The demonstration office "Midshire": as many invented decision records as are wanted.

    python -m tests.demo.midshire OUT [--count N] [--size BYTES]

In goes a number and a seed, out come `OUT/<year>/<slug>.yaml`, the same bytes each time. The records written
by hand stand in `decisions/` beside this file; `write_demo` puts both together.
"""

import argparse
import shutil
from pathlib import Path

from tests.demo.record import decision_text
from tests.demo.slots import slots_of, slug

BY_HAND = Path(__file__).parent / "decisions"
CONTENT, OWN_CONTENT = Path(__file__).parents[2] / "content", Path(__file__).parent / "content"
SCHEMA = "../../../../generator/private/record.schema.json"  # from here as from build/demo/decisions/<year>/


def write_demo(folder: Path) -> None:
    """The sixty generated records and those written by hand; no two share a reference."""
    write_records(folder, schema=SCHEMA)
    shutil.copytree(BY_HAND, folder, dirs_exist_ok=True)


def write_content(folder: Path) -> None:
    """The hand-written pages of the project, and the demo's own."""
    for pages in (CONTENT, OWN_CONTENT):
        shutil.copytree(pages, folder, dirs_exist_ok=True)


def write_records(
    folder: Path, count: int = 60, seed: int = 2013, size: int | None = None, schema: str | None = None
) -> None:
    """Writes `count` records of about `size` bytes each, or of a natural length without it."""
    slots = slots_of(count, seed)
    for index, slot in enumerate(slots):
        path = folder / str(slot.year) / f"{slug(slot.reference)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(decision_text(slots, index, size, schema), encoding="utf-8", newline="\n")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Write the records of the invented office Midshire.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--size", type=int, help="bytes of a record, about")
    asked = parser.parse_args()
    write_records(asked.out, asked.count, size=asked.size)


if __name__ == "__main__":
    main()
