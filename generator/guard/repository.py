"""What is asked of git, and how it answers: objects by their ids, as they are stored.

Comes in: a folder. Goes out: ids and bytes. Replaced and grafted history is not believed, nothing is fetched, and where
git does not answer as it should, `Unseen` is raised: a guard that could not look lets nothing pass.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Position, Stop
from generator.guard.rules import UNSEEN

_AS_STORED = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_REPORT = (
    "Run `git status` and `git fsck` here, and show what they print to whoever looks after the repository. Until both "
    "pass, nothing is committed or pushed."
)


class Unseen(Stop):
    """The guard could not look at everything."""


@dataclass(frozen=True, slots=True)
class Object:
    """An object as git stores it; `kind` is commit, tag, tree or blob."""

    id: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, by a folder in it."""

    folder: Path

    def ask(self, *words: str, given: bytes = b"") -> bytes:
        """What git prints; Unseen where it fails."""
        done = subprocess.run(self._command(words), input=given, capture_output=True, env=_surroundings(), check=False)
        if done.returncode:
            raise self.unseen(
                "Git gave no answer: this folder is not in a git repository, or the repository is damaged."
            )
        return done.stdout

    def may(self, *words: str) -> str:
        """One line that git prints; empty where it says no."""
        done = subprocess.run(self._command(words), capture_output=True, env=_surroundings(), check=False)
        return "" if done.returncode else done.stdout.decode(errors="surrogateescape").rstrip("\n")

    def has(self, name: str) -> bool:
        """Whether an object is here."""
        return bool(self.may("rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{object}}"))

    def objects(self, ids: Iterable[str]) -> Iterator[Object]:
        """The objects with these ids, one at a time and in this order."""
        command, pipe = self._command(["cat-file", "--batch", "--buffer"]), subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_surroundings()) as process:
            wanted = list(ids)
            feeder = threading.Thread(target=_feed, args=(process, wanted), daemon=True)
            feeder.start()
            try:
                yield from (self._answer(process) for _ in wanted)
            finally:
                process.kill()
                feeder.join()

    def unseen(self, said: str, remedy: str = _REPORT) -> Unseen:
        """What is raised where something could not be looked at."""
        return Unseen([UNSEEN.at(Position(self.folder.as_posix()), said, remedy)])

    def _answer(self, process: "subprocess.Popen[bytes]") -> Object:
        stream = process.stdout
        head = stream.readline().split() if stream else []
        if stream is None or len(head) != 3:
            raise self.unseen("A part of the history is missing from the repository.")
        data = stream.read(int(head[2]))
        if len(data) != int(head[2]) or stream.read(1) != b"\n":
            raise self.unseen("A part of the history could not be read to its end.")
        return Object(head[0].decode(), head[1].decode(), data)

    def _command(self, words: Sequence[str]) -> list[str]:
        git = shutil.which("git")
        if git is None:
            raise self.unseen(
                "There is no git on this machine.",
                "Install it from git-scm.com, or ask whoever looks after this computer to.",
            )
        return [git, "-C", str(self.folder), *words]


def _feed(process: "subprocess.Popen[bytes]", ids: Sequence[str]) -> None:
    """Ask for all objects while the answers are being read."""
    try:
        if process.stdin:
            process.stdin.write("".join(f"{one}\n" for one in ids).encode())
            process.stdin.close()
    except OSError:
        pass  # the reader gave up, and has said why


def _surroundings() -> dict[str, str]:
    return os.environ | _AS_STORED
