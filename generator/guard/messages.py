"""The message of a commit that is being made, as git will keep it → a finding where it tells something withheld.

Comes in: the bytes of the file in which git hands the message to its hook `commit-msg`. Comments, and the changes that
`git commit --verbose` shows below its scissors, are not kept, and they quote records; so they are left out, but only
where an editor was used and git is not set to keep them. What is stored in the end is looked at again before a push.
"""

import re

from generator.findings import Finding, Position
from generator.guard.repository import Repository
from generator.guard.rules import TELLING, Tells

_SCISSORS = re.compile(rb"^\S+ -{24} >8 -{24}$.*", re.MULTILINE | re.DOTALL)
_KEEPING = ("verbatim", "whitespace")


def kept(repository: Repository, written: bytes, *, edited: bool) -> str:
    """What git will keep of the message; `edited` says that somebody wrote it in an editor."""
    if edited and repository.may("config", "commit.cleanup") not in _KEEPING:
        written = repository.ask("stripspace", "--strip-comments", given=_SCISSORS.sub(b"", written))
    return written.decode(errors="replace")


def message_findings(message: str, path: str, tells: Tells | None) -> list[Finding]:
    """A finding where the message tells what a record withholds; it repeats none of it."""
    if tells is None or not tells(message):
        return []
    said = "The message of this commit holds words that a record withholds. Nothing was committed."
    remedy = "Commit again with a message that does without them: the reference of the record is enough."
    return [TELLING.at(Position(path), said, remedy)]
