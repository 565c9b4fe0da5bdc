"""`serve`: exactly what the public would see, in a browser on this machine; a saved record shows within seconds.

A watcher looks at the records, the hand-written pages and the settings. When one was saved it publishes and stages
again, and MkDocs, which watches the staged pages, reloads the browser. Only changed files are written, so nothing
loops. While a record is at fault its findings are printed and the last good pages stay.
"""

import socket
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.catalogue import define
from generator.commands import steps
from generator.commands.outcome import Outcome, StepFailed, add_places
from generator.findings import Position, Stop, as_text
from generator.public.bundle import read_register
from generator.settings import read_settings

TAKEN = define("SERVE-01", "The preview listens at an address of this machine that is free.", source="Part One")
_PAUSE = 0.3  # seconds between two looks


def add_parser(parser: ArgumentParser) -> None:
    """Options of `serve`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content")
    parser.add_argument("--address", default="127.0.0.1:8000", help="where the preview listens")


def run(options: Namespace) -> Outcome:
    """Preview until interrupted."""
    _refuse_taken(options.address)
    seen = _state(options)
    refresh(options)
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(options, seen, stop), daemon=True)
    watcher.start()
    day = read_register(options.bundle).day
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(options.config)]
    command += ["--dev-addr", options.address]
    try:
        subprocess.run(command, env=steps.clean_environment(day), check=False)
    finally:
        stop.set()
    return Outcome()


def _refuse_taken(address: str) -> None:
    """Stop with advice where the preview cannot listen: another one may still be running."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_server((host, int(port))):
            return
    except (OSError, ValueError, OverflowError):
        said = "The preview cannot listen at this address; perhaps another preview is still running."
        raise Stop([TAKEN.at(Position("--address"), said, "End the other one, or give another address.")]) from None


def refresh(options: Namespace) -> None:
    """Publish and stage once; raises where a step fails, after it has printed why."""
    settings = read_settings(options.config)
    said = steps.Said(options.format)
    steps.publish(options, said)
    steps.stage(options, settings, read_register(options.bundle).day, said)


def _watch(options: Namespace, seen: dict[str, tuple[int, int]], stop: threading.Event) -> None:
    while not stop.wait(_PAUSE):
        now = _state(options)
        if now == seen:
            continue
        seen = now
        try:
            refresh(options)
            sys.stdout.write(f"{time.strftime('%H:%M:%S')} pages are up to date\n")
        except (StepFailed, Stop, OSError) as error:
            sys.stdout.write(as_text(error.findings) if isinstance(error, Stop) else "")
            sys.stdout.write("The preview still shows the last pages without a fault.\n")
        sys.stdout.flush()


def _state(options: Namespace) -> dict[str, tuple[int, int]]:
    """Size and time of every file that pages are made from."""
    roots = [options.decisions, options.content, *([options.part2_folder] if options.part2_folder else [])]
    found = [path for root in roots for path in root.rglob("*")]
    return {str(path): _stamp(path) for path in [options.config, *found] if path.is_file()}


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
