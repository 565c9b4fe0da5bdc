"""Waits for files to be saved: in folders and single files, by size and time."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event

State = dict[str, tuple[int, int]]
_PAUSE = 0.3  # seconds between two looks


def watch(paths: Sequence[Path], seen: State, act: Callable[[], None], stop: Event) -> None:
    """Call `act` after each change below `paths` since the state that was `seen`, until `stop` is set."""
    while not stop.wait(_PAUSE):
        try:
            now = state(paths)
        except OSError:  # a folder was moved away while it was looked through: look again
            continue
        if now != seen:
            seen = now
            act()


def state(paths: Iterable[Path]) -> State:
    """Size and time of every file below the paths, by its name."""
    found = (one for path in paths for one in (path.rglob("*") if path.is_dir() else [path]))
    return {str(one): _stamp(one) for one in found if one.is_file()}


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
