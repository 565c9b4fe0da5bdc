"""Part 2 in plain text where the settings say that it is sealed.

Comes in: a record as read, and the files of its Part 2. Goes out: advice, for it is plain while somebody works on it.
It stops no build, for the register is the same either way; the guard is what refuses to commit it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Group, Position, Severity
from generator.sealing.papers import SUFFIX
from generator.settings import Office
from generator.yaml_text import Document

UNSEALED = define(
    "DUE-05",
    """Where the settings say `sealed: true`, each Part 2 in plain text is named until it is sealed. It may be plain
    while somebody works on it; the guard refuses to commit it.""",
    source="Part One",
    severity=Severity.WARNING,
    group=Group.DUE,
)
_PUBLIC = {"grounds", "held"}


def unsealed(document: Document, papers: Iterable[Path], office: Office) -> Iterator[Finding]:
    """A finding for each place in which the Part 2 of a record stands in plain text and should not."""
    if office.part2 is None or not office.part2.sealed:
        return
    part2 = document.tree.get("part2")
    written = [key for key in part2 if key not in _PUBLIC] if isinstance(part2, dict) else []
    places = [document.key_position(("part2", key)) for key in written[:1]]
    places += [Position(one.as_posix()) for one in papers if not one.name.endswith(SUFFIX)]
    said = "This Part 2 is plain text, and the settings say that it is sealed."
    remedy = f"Seal it before you commit: make seal REF={Path(document.path).stem} KEY=… with your key file."
    yield from (UNSEALED.at(place, said, remedy) for place in places)
