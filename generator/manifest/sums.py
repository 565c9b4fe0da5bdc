"""A folder of public files → the SHA-256 of each, as `sha256sum` writes and checks them; and what differs.

Comes in: folders and lists. Goes out: lists, and paths. The program's own mark of a folder is left out.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

NAME = "SHA256SUMS"


def sums_of(folder: Path, mark: str) -> dict[str, str]:
    """The digest of every file below a folder, by its path, in the order of the paths."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != mark)
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def written(sums: dict[str, str]) -> bytes:
    """The list as `sha256sum -c` reads it."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode()


def read_sums(data: bytes) -> dict[str, str]:
    """Such a list, read; ValueError where it is none."""
    lines = (line.partition("  ") for line in data.decode().splitlines())
    found = {path: digest for digest, _, path in lines}
    if not found or written(found) != data or any(len(digest) != 64 for digest in found.values()):
        raise ValueError("no list of digests")
    return found


def differences(one: dict[str, str], other: dict[str, str]) -> Iterator[str]:
    """The paths at which two lists are not the same, in order."""
    yield from (path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path))
