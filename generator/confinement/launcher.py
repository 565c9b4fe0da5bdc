"""Runs in the process of the step itself: seals it, proves the seal, and turns into the step.

Comes in: one JSON object as the only argument. Goes out: one JSON object on the pipe `report`, before the step starts:
`sealed`, or `unavailable` where this machine does not have the way asked for, or `open` where something that must be
out of reach could be opened all the same; then the step is not started. Loads as little as it can, since it runs
before every step.
"""

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from generator.confinement import landlock, namespace

NOT_STARTED = 3


def main() -> None:
    """Seal, prove, report, and become the command."""
    order: dict[str, Any] = json.loads(sys.argv[1])
    report = int(order["report"])
    os.set_inheritable(report, False)
    said = _sealed(order)
    os.write(report, json.dumps(said).encode())
    if said["state"] != "sealed":
        raise SystemExit(NOT_STARTED)
    os.chdir(order["here"])
    command = [str(word) for word in order["command"]]
    os.execv(command[0], command)  # noqa: S606  # no shell is wanted


def _sealed(order: dict[str, Any]) -> dict[str, str]:
    """Seal this process and look whether the seal holds."""
    needed = _libraries()
    readable = [path for path in (*needed, *order["read"], *order["write"], order["command"][0]) if _opens(path)]
    alarms = [path for path in order["alarms"] if _opens(path)]
    if order["witness"] not in alarms:
        return {"state": "unavailable", "why": "the witness could not be read in the first place"}
    try:
        _seal(order, needed)
    except OSError as error:
        return {"state": "unavailable", "why": error.strerror or "refused"}
    if order["way"] == "copy":
        alarms = [path for path in order["strays"] if os.path.lexists(path)]
    if any(_opens(path) for path in alarms):
        return {"state": "open", "why": "something that must be out of reach could be opened"}
    lost = not all(map(_opens, readable))
    return {"state": "unavailable", "why": "something needed is out of reach"} if lost else {"state": "sealed"}


def _seal(order: dict[str, Any], libraries: Iterable[str]) -> None:
    read, write = [*order["read"], *libraries], order["write"]
    match order["way"]:
        case "landlock":
            landlock.seal(read, write)
        case "namespace":
            namespace.seal(order["root"], read, write)
        case _:
            os.chdir(order["here"])  # a copy: there is nothing to seal, and only the copy is looked at


def _libraries() -> list[str]:
    """The files that this interpreter is made of: the step is the same interpreter and needs them too."""
    if not os.path.exists("/proc/self/maps"):  # noqa: PTH110  # starts quicker without pathlib
        return []
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as file:  # noqa: PTH123  # likewise
        named = {line.split(maxsplit=5)[5].rstrip("\n") for line in file if line.count(" /")}
    return sorted(path for path in named if path.startswith("/") and os.path.isfile(path))  # noqa: PTH113  # likewise


def _opens(path: str) -> bool:
    """Whether a file can be opened for reading, or a folder listed."""
    try:
        if os.path.isdir(path):  # noqa: PTH112  # likewise
            os.listdir(path)  # noqa: PTH208  # likewise
        else:
            os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True
