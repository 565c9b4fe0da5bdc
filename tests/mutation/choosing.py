"""Which tests may notice a change: those that run through the changed function, those of its module first.

For what is done while a module is imported, and for a function that no test calls, they are those that call anything
of the module or of the modules that import it.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.mutation.reach import Reach

ROOM = Path("generator/verification")
PROJECTION = Path("generator/projection.py")
# The tests that are quick, and look at what the witness and the projection do.
QUICK = (
    *(
        "blanked",
        "comparison",
        "disguises",
        "folding",
        "forms",
        "inference",
        "linear",
        "loading",
        "memory",
        "money",
        "names",
    ),
    *("noninterference", "numbers", "origins", "patterns", "projection", "raw", "reporting", "reports", "retyped"),
    *("search", "short_days", "suppressions", "sweep", "twins", "variant_folders", "variants", "verdict", "verify"),
)


def modules_named(names: Sequence[str]) -> list[Path]:
    """The files of some modules of the witness, or of all that is tried; those that do not exist as well."""
    if not names:
        return [PROJECTION, *(path for path in sorted(ROOM.glob("*.py")) if path.stem != "__init__")]
    return [PROJECTION if name == PROJECTION.stem else ROOM / f"{name}.py" for name in names]


def dotted(module: Path) -> str:
    """The name by which a module is imported."""
    return ".".join(module.with_suffix("").parts)


def chosen(module: Path, function: str, known: Sequence[Reach], seconds: float) -> list[Reach]:
    """The tests for a change of a function, the most telling first, until their time is used up."""
    reach = [one for one in known if f"{_room(module)}:{function}" in one.calls]
    rooms = {_room(one) for one in (module, *_users(module, ROOM.glob("*.py")))}
    reach = reach or [one for one in known if any(call.split(":")[0] in rooms for call in one.calls)]
    own = {str(path) for path in _users(module, Path("tests").glob("test_*.py"))}
    found: list[Reach] = []
    for one in sorted(reach, key=lambda one: (one.test.split("::")[0] not in own, one.took)):
        if found and sum(other.took for other in found) + one.took > seconds:
            break
        found.append(one)
    return found


def _room(module: Path) -> str:
    return str(module.relative_to("generator").with_suffix(""))


def _users(module: Path, paths: Iterable[Path]) -> list[Path]:
    line = re.compile(rf"^from {re.escape(dotted(module))} import", re.MULTILINE)
    return [path for path in paths if line.search(path.read_text(encoding="utf-8"))]
