"""The few calls of the Linux kernel that Python 3.11 has no names for, through the C library.

Comes in: numbers and bytes. Goes out: the kernel's answer; `OSError` where it refuses.
"""

import ctypes
import os

_NO_NEW_PRIVILEGES, _DROP_CAPABILITY = 38, 24
_CAPABILITIES = 64  # more than any kernel has names for


def call(name: str, *arguments: object) -> int:
    """Call a function of the C library that gives -1 and an errno where it fails."""
    library = ctypes.CDLL(None, use_errno=True)
    answer = int(getattr(library, name)(*arguments))
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer


def gain_nothing() -> None:
    """From here on no program that is started can have more rights than this one."""
    call("prctl", _NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))


def drop_capabilities() -> None:
    """Take away what the next program would be allowed because it runs as root."""
    for number in range(_CAPABILITIES):
        try:
            call("prctl", _DROP_CAPABILITY, *map(ctypes.c_ulong, (number, 0, 0, 0)))
        except OSError:
            return  # the last one has been dropped
