"""What every step needs of this machine: the interpreter, its libraries and the system's, and nothing of the office's.

Comes in: nothing. Goes out: files and folders to read. The caller's home, /proc, /etc as a whole, and the folder that
the program was started in are deliberately absent.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/nix/store", "/gnu/store")
_SETTINGS = ("/etc/ld.so.cache", "/etc/mime.types", "/dev/urandom")
PROGRAM = Path(__file__).parents[1]
WRITABLE = (Path(os.devnull),)


def runtime() -> Iterator[Path]:
    """Everything that is there of what Python, MkDocs and this program are made of."""
    own = {Path(sys.prefix)} if sys.prefix != sys.base_prefix else set()
    paths = sysconfig.get_paths()
    library = {Path(paths[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    wanted = {*own, *library, *_interpreter(), PROGRAM, *map(Path, (*_SYSTEM, *_SETTINGS))}
    yield from sorted(path for path in wanted if path.exists())


def _interpreter() -> Iterator[Path]:
    """The interpreter, and every link on the way to it."""
    path = Path(sys.executable)
    while path.is_symlink():
        yield path
        path = path.parent / path.readlink()
    yield path


def both_names(paths: Iterable[Path]) -> list[Path]:
    """Each path as it is spelled and as the links in it lead; what lies below another one is left out."""
    names = {Path(name(path)) for path in paths for name in (os.path.abspath, os.path.realpath)}
    return sorted(one for one in names if not any(parent in names for parent in one.parents))


def without(path: Path, hidden: Iterable[Path]) -> Iterator[Path]:
    """The path, or where something hidden lies in it, everything else that lies there."""
    place = path.resolve()
    hidden = [one for one in hidden if one == place or place in one.parents]
    if not hidden:
        yield path
    elif place not in hidden:
        for child in sorted(path.iterdir()):
            yield from without(child, hidden)
