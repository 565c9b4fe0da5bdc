"""Bytes put in the place of a file, whole or not at all: written beside it first, and taken away where that fails."""

import os
import stat
from pathlib import Path

SECRET = 0o600


def write(path: Path, data: bytes, *, mode: int = 0o644, like: Path | None = None) -> None:
    """Write the file with these rights, as far as the caller gives any; or, in the end, with just those of `like`."""
    partial = path.with_name(f".{path.name}.part")
    partial.unlink(missing_ok=True)
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET if like else mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # it is on the disk before anything takes its name, or a plain text goes for it
        if like:
            partial.chmod(stat.S_IMODE(like.stat().st_mode))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
