"""A git repository in a scratch folder, with no settings of the machine's, and what the guard says of it."""

import hashlib
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding
from generator.guard.guarding import sent_findings, staged_findings
from generator.guard.repository import Repository
from generator.guard.rules import Policy
from generator.guard.selection import everything, sent, staged

PRIVATE, SEALED, PUBLIC = Policy(), Policy(is_sealed=True), Policy(is_public=True)
NOTHING = "0" * 40
_WHO = {f"GIT_{who}_{what}": f"a@{what}.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def surroundings() -> dict[str, str]:
    """The caller's environment, but for what git would take from it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | _WHO | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True, slots=True)
class Scratch:
    """A repository of its own."""

    folder: Path

    def begin(self) -> "Scratch":
        """Make the repository."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        return self

    def git(self, *words: str, code: int = 0) -> str:
        """Run git here, and give what it said."""
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words],  # noqa: S607  # whichever git this machine has
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def write(self, files: dict[str, bytes]) -> "Scratch":
        """Put files in the working folder."""
        for name, data in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return self

    def keep(self, data: bytes) -> Path:
        """A file with these bytes, outside the repository."""
        kept = self.folder.parent / "kept" / hashlib.blake2b(data, digest_size=9).hexdigest()
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(data)
        return kept

    def commit(self, files: dict[str, bytes] | None = None, said: str = "Write it down") -> str:
        """Commit everything, and give the id of the commit."""
        self.write(files or {}).git("add", "-A")
        self.git("-c", "core.hooksPath=/dev/null", "commit", "-q", "--allow-empty", "-m", said)
        return self.git("rev-parse", "HEAD").strip()

    def everything(self, policy: Policy) -> list[Finding]:
        """What the guard says of all that is here."""
        repository = Repository(self.folder)
        return sent_findings(repository, everything(repository), policy)[0]

    def staged(self, policy: Policy) -> list[Finding]:
        """What it says of the next commit."""
        self.git("add", "-A")
        repository = Repository(self.folder)
        return staged_findings(repository, staged(repository), policy)

    def sent(self, policy: Policy, remote: str = NOTHING, name: str = "HEAD") -> tuple[list[Finding], int]:
        """What it says of a push to a branch that stands at `remote` on the other side."""
        repository = Repository(self.folder)
        line = f"refs/heads/main {self.git('rev-parse', name).strip()} refs/heads/main {remote}\n"
        return sent_findings(repository, sent(repository, line), policy)


def codes(findings: Sequence[Finding]) -> list[str]:
    """The codes of findings, each once, in order."""
    return sorted({finding.code for finding in findings})
