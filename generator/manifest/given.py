"""A list of digests that somebody names → the digest of each file by its path, or `Stop`.

Comes in: a file, which may have been sent through other hands. Read is what `sha256sum` writes, in either of its modes;
with ends of lines as Windows has them, a mark of the encoding or `./` before the paths as well, which tools add on the
way. Deliberately absent: the opening of any file that the list names, and any word of the list in what is said.
"""

import re
from pathlib import Path

from generator.findings import Position, Stop
from generator.public.manifested import refused

_LINE = re.compile(r"([0-9A-Fa-f]{64}) [ *](.+)")
_MOST = 32 * 2**20  # a list of 200,000 files has half of that


def read_given(path: Path) -> dict[str, str]:
    """The digests, by paths relative to the root of what was listed."""
    text = _text(path)
    if not text.endswith("\n"):
        raise _at(path, 0, "This list is empty or cut short, so nothing can be compared.")
    found: dict[str, str] = {}
    for number, line in enumerate(text[:-1].split("\n"), start=1):
        name, digest = _read(path, number, line.removesuffix("\r"))
        if name in found:
            raise _at(
                path, number, "This line names a file that an earlier line has named, so nothing can be compared."
            )
        found[name] = digest
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError:
        raise _at(path, 0, "This list cannot be opened, so nothing can be compared.") from None
    if len(data) > _MOST:
        raise _at(path, 0, "This file is larger than any list of the files of a site, so nothing was compared.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _at(path, 0, "This is no list in UTF-8, so nothing can be compared.") from None


def _read(path: Path, number: int, line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        said = "This line is no check sum with the name of a file, as `sha256sum` writes it. Nothing can be compared."
        raise _at(path, number, said)
    name = found[2].removeprefix("./")
    if not _could_stand_in_a_site(name):
        raise _at(path, number, "This line names a file that no site could have, so nothing can be compared.")
    return name, found[1].lower()


def _could_stand_in_a_site(name: str) -> bool:
    """Whether a path is relative, leads nowhere else, and is one that a person could be shown."""
    steps = name.split("/")
    return name.isprintable() and "\\" not in name and ":" not in steps[0] and not {"", ".", ".."} & {*steps}


def _at(path: Path, line: int, said: str) -> Stop:
    return refused(Position(path.as_posix(), line, 1 if line else 0), said)
