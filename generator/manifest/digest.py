"""The public bundle → one digest that anybody can work out again, and how much in it is withheld.

The digest is the SHA-256 of a list with a line for each file, in the order of their names: the file's own SHA-256, two
spaces, its name and a newline, which is what `sha256sum` prints.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class BundleDigest:
    """`sha256` in hexadecimal; `files` counts them, `decisions` those of decisions, `withheld` their marked places."""

    sha256: str
    files: int
    decisions: int
    withheld: int


def digest_bundle(folder: Path, mark: str) -> BundleDigest:
    """Look at every file of a bundle but the program's own mark."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != mark)
    lines, decisions, withheld = [], 0, 0
    for path in paths:
        data = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        lines.append(f"{sha256(data).hexdigest()}  {name}\n")
        if path.suffix == ".json" and name.startswith("decisions/"):
            decisions += 1
            withheld += _places(json.loads(data))
    return BundleDigest(sha256("".join(lines).encode()).hexdigest(), len(paths), decisions, withheld)


def _places(decision: dict[str, Any]) -> int:
    """How many places of a decision are withheld, as its page has them: a Part 2 is one for each of its grounds."""
    grounds = (decision.get("part2") or {}).get("grounds")
    named = [*decision.get("title_withheld", ()), *(grounds if isinstance(grounds, list) else ())]
    return len(named) + _withheld(decision)


def _withheld(value: object) -> int:
    """How many places of a published value are marked; a sum as it was `written` is withheld with its value."""
    if isinstance(value, dict):
        inner = (one for name, one in value.items() if name != "written")
        return 1 if list(value) == ["withheld"] else sum(map(_withheld, inner))
    return sum(map(_withheld, value)) if isinstance(value, list) else 0
