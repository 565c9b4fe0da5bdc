"""A step of the build → the same step in a process that can open what it is given, and nothing else.

Three ways, the strongest first: Landlock, a namespace of its own, and a copy of what the step needs. Each is tried for
real, and before the step starts, its own process proves that the records are out of reach; else the build stops.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from generator.catalogue import define
from generator.confinement.room import Room, room
from generator.confinement.runtime import PROGRAM, WRITABLE, both_names, runtime, without
from generator.findings import Position, Stop

OPEN = define(
    "SEAL-01",
    """Pages are made where the records cannot be opened. Each step proves it before it starts: it tries to open them,
    and must be refused.""",
    source="Part One",
)
NO_WAY = define(
    "SEAL-02",
    """The way in which the records are closed off is one that this machine has: `landlock`, `namespace` or `copy`.
    Without `PART_ONE_CONFINEMENT` the strongest that works is taken.""",
    source="Part One",
)
FORCED = "PART_ONE_CONFINEMENT"
_LOOK = (
    "Look whether every file of the register can be read and the disk has room; else show this line to whoever looks "
    "after the program."
)
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from generator.confinement.launcher import main; main()"


class Way(Enum):
    """How a step is kept from what it must not open; the value says it to the reader of the log."""

    LANDLOCK = "Pages are built where the records cannot be opened (enforced by the kernel: Landlock)."
    NAMESPACE = "Pages are built where the records cannot be opened (enforced by the kernel: a namespace)."
    COPY = "Pages are built from a copy that holds no records (this system offers nothing stronger)."


@dataclass(frozen=True, slots=True)
class Reach:
    """What a step may `read` and what it may `write`, and what it must prove that it cannot open: `hidden`.

    Paths to read that are relative keep their names in the step, and have no `..` in them; paths to write are given
    from the root.
    """

    read: tuple[Path, ...]
    write: tuple[Path, ...]
    hidden: tuple[Path, ...]

    def __post_init__(self) -> None:
        """Refuse names that would lead out of the room."""
        if any(".." in path.parts for path in self.read if not path.is_absolute()):
            raise ValueError("a relative path leads out of the folder")


@dataclass(frozen=True, slots=True)
class Confined:
    """How the step ended, what it printed, and how it was kept in."""

    code: int
    out: str
    err: str
    way: Way


def confine(arguments: Sequence[str], environment: Mapping[str, str], reach: Reach) -> Confined:
    """Run Python with these arguments in reach of nothing else; Stop where the records cannot be closed off."""
    for folder in reach.write:
        folder.mkdir(parents=True, exist_ok=True)
    for way in _ways():
        if done := _attempt(way, arguments, environment, reach):
            return done
    if os.environ.get(FORCED):
        said = f"{FORCED} asks for a way of closing the records off that this machine does not have."
        raise Stop([NO_WAY.at(Position(FORCED), said, f"Run `unset {FORCED}`, and the command again.")])
    said = "The records could not be closed off in any way on this machine, so no page was made."
    raise Stop([NO_WAY.at(Position("decisions"), said, _LOOK)])


def _ways() -> Sequence[Way]:
    forced = os.environ.get(FORCED)
    if not forced:
        return tuple(Way)
    if forced.upper() not in Way.__members__:
        said = f"{FORCED} names no way of closing the records off; landlock, namespace and copy are ways."
        raise Stop([NO_WAY.at(Position(FORCED), said, f"Run `unset {FORCED}`, and the command again.")])
    return (Way[forced.upper()],)


def _attempt(way: Way, arguments: Sequence[str], environment: Mapping[str, str], reach: Reach) -> Confined | None:
    """Run the step in this way; None where this machine does not have it."""
    with room(copied=way is Way.COPY) as made:
        made.furnish(reach.read, [path.resolve() for path in reach.hidden])
        words = [made.renamed(word, reach.read) for word in arguments]
        state, done = _launch(_order(way, made, words, reach), made, environment)
        if state == "unavailable":
            return None
        if state != "sealed":
            said = "The records could be opened where pages are made, so no page was made."
            raise Stop([OPEN.at(Position("decisions"), said, "Show this line to whoever looks after the program.")])
        return Confined(done.returncode, made.original(done.stdout), made.original(done.stderr), way)


def _order(way: Way, made: Room, words: Sequence[str], reach: Reach) -> dict[str, object]:
    """What the launcher is told."""
    hidden = [path.resolve() for path in reach.hidden]
    own = [made.here, made.path / "there", made.path / "program"]
    readable = both_names([*runtime(), *own, *(path for path in reach.read if path.exists())])
    open_ = [str(part) for path in readable for part in without(path, hidden)]
    write = [str(path) for path in both_names([*reach.write, made.path / "tmp", *WRITABLE])]
    return {
        "way": way.name.lower(),
        "read": open_,
        "write": write,
        "alarms": [str(path) for path in (made.witness, *_alarms(reach))],
        "witness": str(made.witness),
        "strays": [str(path) for path in made.strays(reach.hidden)] if made.copied else [],
        "root": str(made.path / "root"),
        "here": str(made.here),
        "command": [sys.executable, *words],
    }


def _alarms(reach: Reach) -> Iterator[Path]:
    """What the step tries to open: each hidden folder, one file in it, and the environment of its caller."""
    open_ = {path.resolve() for path in (*reach.read, *reach.write)}
    for path in (one.absolute() for one in reach.hidden if one.exists()):
        yield path
        yield from _one_file(path, open_)
    if Path("/proc").is_dir():
        yield Path(f"/proc/{os.getpid()}/environ")


def _one_file(folder: Path, open_: set[Path]) -> Iterator[Path]:
    for home, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if Path(home, one).resolve() not in open_)
        if names:
            yield Path(home, min(names))
            return


def _launch(
    order: dict[str, object], made: Room, environment: Mapping[str, str]
) -> "tuple[str, subprocess.CompletedProcess[str]]":
    """Start the launcher and give the state that it reported, and how the step ended."""
    read, write = os.pipe()
    command = [sys.executable, "-I", "-S", "-c", _START, str(PROGRAM.parent), json.dumps(order | {"report": write})]
    own = {"PYTHONPATH": str(made.path / "program"), "TMPDIR": str(made.path / "tmp"), "PYTHONSAFEPATH": "1"}
    own |= {"PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command,
            env=dict(environment) | own,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=(write,),
            check=False,
        )
    finally:
        os.close(write)
    with os.fdopen(read, encoding="utf-8") as report:
        said = report.read()
    return (str(json.loads(said)["state"]) if said else "broken"), done
