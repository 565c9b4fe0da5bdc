"""Records that were read before and have not changed since, for a process that reads the same register again and again.

Comes in: what `read_entry` takes. Goes out: what it gives, from the files as they are now; a file whose size, time and
number are as they were is not read a second time. Nothing is kept beyond the process, or written anywhere.
"""

from datetime import date
from pathlib import Path

from generator.private.entry import Entry, read_entry
from generator.settings import Office

Stamp = tuple[int, int, int]


class Remembered:
    """The entries of one register by their paths, each with the state of the files that it was read from."""

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[object, Entry]] = {}

    def __call__(self, path: Path, sidecars: list[Path], office: Office, day: date) -> Entry:
        """One record; it is looked at before it is read, so that a change in between shows the next time."""
        state = ([(one, _stamp(one)) for one in (path, *sidecars)], office, day)
        kept = self._kept.get(path)
        if kept is None or kept[0] != state:
            kept = self._kept[path] = (state, read_entry(path, sidecars, office, day))
        return kept[1]


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)
