"""`serve`: exactly what the public would see, in a browser on this machine; a saved record shows within seconds.

When a record, a hand-written page or the settings were saved, a process that stands by publishes again, reading only
what changed; the pages are made from the bundle, each when somebody looks at it. While a record is at fault its
findings are printed and the last good pages stay.
"""

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.commands import steps
from generator.commands.composing import Composer, attachments_of
from generator.commands.outcome import Outcome, StepFailed, add_places
from generator.commands.watched import AS_IT_WAS, Frame, say, until_ended, watched
from generator.findings import Finding, as_text, from_json, has_errors
from generator.live.listening import Listening
from generator.live.watching import state
from generator.public.bundle import decision_path, read_decision, read_register
from generator.public.decision import PublishedDecision
from generator.public.office import IndexEntry


def add_parser(parser: ArgumentParser) -> None:
    """Options of `serve`."""
    add_places(parser, "config", "decisions", "part2-folder", "bundle", "content")
    parser.add_argument("--address", default="127.0.0.1:8000", help="where the preview listens")


def run(options: Namespace) -> Outcome:
    """Preview until interrupted."""
    seen = state(watched(options))
    with _Publishing(options) as publishing:
        preview = Preview(options, publishing)
        listening = Listening(options.address, "", preview.get)
        preview.show(must=True)
        say(f"The public register is at {listening.address} (end it with Ctrl and C).")
        until_ended(options, seen, listening, preview.show)
    return Outcome()


class Preview:
    """The public site, made anew from the bundle at each change."""

    def __init__(self, options: Namespace, publishing: "_Publishing") -> None:
        self._options = options
        self._publishing = publishing
        self._composer = Composer(options.content)
        self._frame = Frame(options.config)
        self._kept: dict[str, tuple[object, PublishedDecision]] = {}

    def show(self, *, must: bool = False) -> bool:
        """Publish and show what came of it; where anything stops it, say so, and show what was there before."""
        start = time.perf_counter()
        findings = self._publishing.again()
        if not has_errors(findings):
            findings = [*findings, *self._compose()]
        say(as_text(findings).rstrip())
        if has_errors(findings):
            if must:
                raise StepFailed(1)
            say(AS_IT_WAS)
            return False
        say(f"{time.strftime('%H:%M:%S')} pages are up to date ({time.perf_counter() - start:.1f} seconds)")
        return True

    def get(self, address: str) -> tuple[int, str, bytes]:
        """What stands at an address."""
        return self._rendering.get(address)

    def _compose(self) -> Sequence[Finding]:
        bundle = self._options.bundle
        register = read_register(bundle)
        decisions = tuple(self._decision(bundle, entry) for entry in register.decisions)
        composed = self._composer.compose(register, decisions, attachments_of(decisions, bundle))
        if not has_errors(composed.findings):
            self._rendering = self._frame.rendering(register)
            self._rendering.take(composed)
        return composed.findings

    def _decision(self, bundle: Path, entry: IndexEntry) -> PublishedDecision:
        """A decision from the bundle; one whose file is as it was is not read again."""
        address = decision_path(entry)
        now = state([bundle / f"{address}.json"])
        kept = self._kept.get(address)
        if kept is None or kept[0] != now:
            kept = self._kept[address] = (now, read_decision(bundle, entry))
        return kept[1]


class _Publishing:
    """The process that publishes: it alone opens the records, and remembers those that did not change."""

    def __init__(self, options: Namespace) -> None:
        self._words = [sys.executable, *steps.words("publish", options), "--stand-by"]
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "_Publishing":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            steps.end(self._process)

    def again(self) -> list[Finding]:
        """Publish, and hand back what was found; StepFailed where the process failed, which then begins anew."""
        process = self._process = self._process or self._begin()
        try:
            return from_json(json.loads(_answer(process)))
        except (OSError, ValueError):
            steps.end(process)
            self._process = None
            raise StepFailed(3) from None

    def _begin(self) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        return subprocess.Popen(self._words, stdin=pipe, stdout=pipe, encoding="utf-8", env=os.environ.copy())


def _answer(process: "subprocess.Popen[str]") -> str:
    """The line with which a process answers an empty one; empty where it has ended."""
    if process.stdin is None or process.stdout is None:
        return ""
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline()
