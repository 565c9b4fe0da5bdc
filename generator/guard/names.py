"""Paths in a repository → what may not stand there; and how much of a path is said.

Comes in: entries of trees. Goes out: faults. A name can disclose as much as a text ("offer-from-…"), and findings go
into logs: of a path only what the program itself names is said, and the object tells the rest to whoever has the
repository.
"""

import re
from collections.abc import Iterator

from generator.guard.originals import named_original
from generator.guard.rules import (
    BUILT,
    CIPHERTEXT,
    ELSEWHERE,
    ORIGINAL,
    PLAIN_PART2,
    PREVIEW,
    RECORD,
    SECRET_KEY,
    Fault,
    Policy,
)
from generator.guard.selection import SUBMODULE, Entry

UNNAMED = "repository"
_SAID = re.compile(
    r"(?:decisions(?:/\d{4})?|content|site|build|generator|tests|\.github(?:/workflows)?)(?=/|\Z)", re.ASCII
)
_KEYS = (".p12", ".pfx", ".jks", ".kdbx", ".ppk")
_SEALED = (".age", ".gpg", ".pgp")


def faults_of(entry: Entry, policy: Policy) -> Iterator[Fault]:
    """Everything about the path and kind of an entry that may not be sent; folders are judged by their names too."""
    top, _, rest = entry.path.casefold().partition("/")
    name = entry.path.rpartition("/")[2].casefold()
    if top in ("site", "build"):
        yield Fault(BUILT, "Something that was built")
    if f"{top}/{rest}".startswith("build/preview"):
        yield Fault(PREVIEW, "A private preview")
    if (named := named_original(name)) and not is_of_tests(entry.path):
        yield Fault(ORIGINAL, named)
    if name.endswith(_KEYS):
        yield Fault(SECRET_KEY, "A file whose name says that keys are in it")
    if name.endswith(".part2.yaml") and policy.is_sealed and not policy.is_public and not is_of_tests(entry.path):
        yield Fault(PLAIN_PART2, "A plain Part 2 file")
    if policy.is_public:
        yield from _in_public(entry, name, top)


def _in_public(entry: Entry, name: str, top: str) -> Iterator[Fault]:
    if top == "decisions":
        yield Fault(RECORD, "A folder of records")
    if ".part2.yaml" in name:
        yield Fault(RECORD, "A Part 2 file, plain or sealed")
    elif name.endswith(_SEALED):
        yield Fault(CIPHERTEXT, "A file whose name says that it is sealed")
    if entry.mode == SUBMODULE or entry.path == ".gitmodules":
        yield Fault(ELSEWHERE, "A link to another repository (a submodule)")


def is_of_tests(path: str) -> bool:
    """Whether a path is one of the program's own tests, which hold invented records of every kind."""
    return path.startswith("tests/")


def said_of(path: str) -> str:
    """As much of a path as the program itself names; the repository where it names nothing."""
    found = _SAID.match(path)
    return found[0] if found else UNNAMED
