"""A namespace of its own: this process, and all that it starts, sees a file system that holds only what is listed.

The second way, for kernels without Landlock. Comes in: an empty folder, the files and folders that may be read and
those that may be changed. Goes out: nothing; afterwards the root of the file system is that folder, with the listed
ones at their usual places, and there is no network.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from generator.confinement.kernel import call, drop_capabilities, gain_nothing

_USER, _MOUNTS, _NETWORK = 0x10000000, 0x00020000, 0x40000000
_READ_ONLY, _REMOUNT, _BIND, _ALL_BELOW, _PRIVATE = 1, 32, 4096, 16384, 1 << 18
# What a mount may have been given and a namespace may not take away: nosuid, nodev, noexec, noatime and their like.
_LOCKED = 2 | 4 | 8 | 1024 | 2048 | 1 << 21


def seal(root: str, read: Iterable[str], write: Iterable[str]) -> None:
    """Change to a file system with nothing but the listed; OSError where the kernel does not do it."""
    user, group = os.getuid(), os.getgid()
    call("unshare", _USER | _MOUNTS | _NETWORK)
    _map("setgroups", "deny")
    _map("uid_map", f"{user} {user} 1")
    _map("gid_map", f"{group} {group} 1")
    _mount(None, "/", _ALL_BELOW | _PRIVATE)
    _mount("none", root, 0, "tmpfs")
    wanted = [(path, True) for path in write] + [(path, False) for path in read]
    for path, changeable in sorted(wanted, key=lambda one: one[0].count("/")):
        _bring(root, path, changeable=changeable)
    _mount(None, root, _REMOUNT | _BIND | _READ_ONLY)
    os.chroot(root)
    os.chdir("/")
    gain_nothing()
    drop_capabilities()


def _map(name: str, text: str) -> None:
    Path("/proc/self", name).write_text(text, encoding="ascii")


def _mount(source: str | None, target: str, flags: int, kind: str | None = None) -> None:
    what = None if source is None else os.fsencode(source)
    call("mount", what, os.fsencode(target), None if kind is None else kind.encode(), flags, None)


def _bring(root: str, path: str, *, changeable: bool) -> None:
    """Show a file or folder at its usual place below the new root."""
    there = Path(root + path)
    with contextlib.suppress(OSError):  # within a folder that was brought already it stands there, and may be locked
        there.parent.mkdir(parents=True, exist_ok=True)
        there.mkdir(exist_ok=True) if Path(path).is_dir() else there.touch()
    _mount(path, str(there), _BIND | _ALL_BELOW)
    if not changeable:
        kept = os.statvfs(there).f_flag & _LOCKED
        _mount(None, str(there), _REMOUNT | _BIND | _READ_ONLY | kept)
