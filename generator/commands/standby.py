"""A process that has loaded what `publish` needs and has read nothing; each run begins there as a process of its own.

Not a command itself; `prove` uses it. Loading takes longer than publishing a small register, and the proof publishes
four or five times. Comes in: the words of a command line and an environment. Goes out: the exit code and what was said,
as from a process that was started anew. Between the runs nothing is kept: each is forked from the process that waits,
which only loads the program and hands on what it is given. Where a system cannot fork, each run is started anew.
"""

import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import IO, NoReturn

Start = Callable[[Sequence[str], Mapping[str, str]], tuple[int, str]]
"""Runs the program with these words in this environment; the exit code, and what was said."""
_LOST = 3  # the exit code of a run that ended without one
_START = "from generator.commands.standby import wait; wait()"


@contextmanager
def standing_by(verb: str) -> Iterator[Start]:
    """A way to run the program, quick for this verb; at the end the waiting process is gone."""
    if not hasattr(os, "fork"):
        yield _anew
        return
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-c", _START, str(theirs.fileno()), verb]
    process = subprocess.Popen(command, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL)
    theirs.close()
    lock = Lock()

    def start(words: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
        return _run(ours, lock, json.dumps({"words": list(words), "environment": dict(environment)}))

    try:
        yield start
    finally:
        ours.close()  # at which whatever still runs there is ended
        process.wait()


def _anew(words: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
    command = [sys.executable, "-m", "generator", *words]
    done = subprocess.run(command, env=dict(environment), capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def _run(channel: socket.socket, lock: Lock, order: str) -> tuple[int, str]:
    """One run: the order and both outputs are files without a name; the code comes through a pipe, or its end does."""
    with _nameless() as given, _nameless() as out, _nameless() as err:
        given.write(order)
        given.seek(0)
        read, write = os.pipe()
        try:
            with lock:  # one sign, and with it the files: so that two runs are never taken for one
                socket.send_fds(channel, [b"."], [given.fileno(), out.fileno(), err.fileno(), write])
        except OSError:
            pass  # nobody waits any more: the pipe ends without a code
        finally:
            os.close(write)
        with os.fdopen(read, encoding="ascii") as report:
            code = report.read()
        for one in (out, err):
            one.seek(0)
        return int(code) if code else _LOST, out.read() + err.read()


def _nameless() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")


def wait() -> None:
    """In the process that stands by: load the program, then become one run after another, each in a fork."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    interrupted = signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever it stands by for hears of it too
    import_module("generator.cli")
    import_module(f"generator.commands.{sys.argv[2]}")
    gc.freeze()  # what is loaded is shared by all runs, and not gone through in each
    running: list[int] = []
    while handed := _next(channel):
        running = [one for one in running if not os.waitpid(one, os.WNOHANG)[0]]
        if not (pid := os.fork()):
            signal.signal(signal.SIGINT, interrupted)
            _become(*handed)
        running.append(pid)
        for one in handed:
            os.close(one)
    for one in running:
        os.kill(one, signal.SIGKILL)  # ended or not: until it is waited for, its number is no one else's
        os.waitpid(one, 0)


def _next(channel: socket.socket) -> list[int]:
    """The files of the next run; none where nobody can ask for one any more."""
    _, handed, _, _ = socket.recv_fds(channel, 1, 4)
    return handed


def _become(given: int, out: int, err: int, report: int) -> NoReturn:
    """Turn into the program, as if it had been started with these words; ends with SystemExit."""
    with os.fdopen(given, encoding="utf-8") as file:
        order = json.load(file)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["generator", *order["words"]]
    try:
        runpy.run_module("generator", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(report, str(ended.code or 0).encode())
        raise
    raise SystemExit(_LOST)  # it always ends by itself; in no case does it stand by as well
