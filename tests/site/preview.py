"""A running preview, as `make serve` starts it, and what it shows."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site.building import DAY, ROOT

PATIENCE = 120  # seconds; how quick it really is stands in `make bench`


@contextmanager
def preview(places: dict[str, Path], log: Path, verb: str = "serve") -> Iterator[str]:
    """Start a preview of a register and give its address; everything it says goes to `log`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    named = [word for name, path in places.items() for word in (f"--{name}", str(path))]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "generator", verb, *named, "--address", address]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out, start_new_session=True)
        try:
            yield f"http://{address}/"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def shown(url: str) -> str:
    """What the preview shows at an address; empty while it does not answer."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # an address of our own making
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_for(said: Callable[[], bool]) -> float:
    """Wait until something is so, and say how many seconds it took."""
    start = time.monotonic()
    while not said():
        if time.monotonic() - start > PATIENCE:
            raise AssertionError("it never came")
        time.sleep(0.05)
    return time.monotonic() - start
