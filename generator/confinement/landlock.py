"""Landlock: the kernel refuses this process, and all that it starts, every file but those of a list.

Comes in: the files and folders that may be read and those that may be changed. Goes out: nothing; afterwards
everything else is refused, for root too, and so are TCP connections where the kernel knows how.
"""

import ctypes
import os
from collections.abc import Iterable

from generator.confinement.kernel import call, gain_nothing

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every kind of processor
_VERSION, _BENEATH = 1, 1
# Access rights by the version of the interface that brought them; whatever is handled and not given is refused.
_FILES = ((1, (1 << 13) - 1), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1, 2, 4, 8
_REMOVE, _MAKE, _MOVE, _TRUNCATE = 1 << 4 | 1 << 5, 1 << 7 | 1 << 8, 1 << 13, 1 << 14
_READ = _EXECUTE | _READ_FILE | _READ_FOLDER
_WRITE = _READ | _WRITE_FILE | _REMOVE | _MAKE | _MOVE | _TRUNCATE
_ON_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_TCP, _SIGNALS_AND_SOCKETS = 3, 3


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Which version of the interface the kernel has; OSError where it has none, or has it switched off."""
    return call("syscall", _CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))


def seal(read: Iterable[str], write: Iterable[str]) -> None:
    """Refuse everything that is not listed; OSError where the kernel does not do it."""
    known = version()
    handled = sum(rights for since, rights in _FILES if since <= known)
    rules = _Ruleset(handled, _TCP if known >= 4 else 0, _SIGNALS_AND_SOCKETS if known >= 6 else 0)
    size = 8 if known < 4 else 16 if known < 6 else 24
    ruleset = call("syscall", _CREATE, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    for paths, rights in ((read, _READ), (write, _WRITE)):
        for path in paths:
            _allow(ruleset, path, rights & handled)
    gain_nothing()
    call("syscall", _RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(rights if os.path.isdir(path) else rights & _ON_A_FILE, folder)  # noqa: PTH112  # starts quicker without pathlib
        call("syscall", _ADD, ctypes.c_int(ruleset), _BENEATH, ctypes.byref(rule), ctypes.c_uint32(0))
    finally:
        os.close(folder)
