"""The file of keys that opens sealed papers: where it is, and that it is kept as a key should be.

Comes in: the environment variable `AGE_KEY_FILE`, which `make` sets from `KEY=`. Goes out: the keys in it, or `Stop`
with what to do. No word of a key is ever said. Without the variable there are no keys, and sealed papers are not at
hand.
"""

import os
import stat
from functools import cache
from pathlib import Path

from pyrage import IdentityError, ssh, x25519

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.sealing.age import Identity

VARIABLE = "AGE_KEY_FILE"
NO_KEY = define(
    "SEALED-01",
    """The key that opens Part 2 is a file of its own: made with `age-keygen`, or an SSH key without a passphrase. It is
    named with KEY=… or in AGE_KEY_FILE.""",
    source="Part One",
)
EXPOSED = define(
    "SEALED-02",
    """The file of the key lies outside the repository of the records, and nobody but its owner may read it. Whoever
    gets the key and the sealed files can read all of Part 2.""",
    source="Part One",
)


def key_file() -> Path | None:
    """Where the keys are, if any are named."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(os.path.expanduser(named)) if named else None  # noqa: PTH111  # pathlib's fails for a stranger's home


def keys() -> list[Identity]:
    """The keys that are at hand; none where none are named. Stop where the file cannot be used as it is."""
    path = key_file()
    return list(_keys(path, path.stat().st_mtime_ns if path.is_file() else 0)) if path else []


@cache
def _keys(path: Path, _: int) -> tuple[Identity, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        remedy = (
            "Type where your key file is, as in KEY=~/.config/part-one/key.txt. Without a key, leave KEY out and add "
            "PART2=absent."
        )
        raise Stop(
            [NO_KEY.at(Position(path.as_posix()), "There is no key file here that can be read.", remedy)]
        ) from None
    _refuse_exposed(path)
    found = tuple(_read(text))
    if not found:
        remedy = "Give KEY= the file that age-keygen wrote for you, or an SSH key without a passphrase."
        raise Stop([NO_KEY.at(Position(path.as_posix()), "There is no key in this file.", remedy)])
    return found


def _read(text: str) -> list[Identity]:
    try:
        if "PRIVATE KEY" in text:
            return [ssh.Identity.from_buffer(text.encode())]
        lines = (line.strip() for line in text.splitlines())
        return [x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (IdentityError, ValueError):
        return []


def _refuse_exposed(path: Path) -> None:
    place = Position(path.as_posix())
    if any((folder / ".git").exists() and _is_of(folder) for folder in path.resolve().parents):
        said = "This key lies in the repository, from where it would be handed on with the records."
        raise Stop(
            [
                EXPOSED.at(
                    place,
                    said,
                    "Move it to a folder of your own, such as ~/.config/part-one/, and give that place to KEY=.",
                )
            ]
        )
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        said = "Others on this machine may read this key."
        raise Stop([EXPOSED.at(place, said, f"Run: chmod 600 {path.as_posix()}")])


def _is_of(folder: Path) -> bool:
    """Whether a repository is the one that is worked in."""
    return Path.cwd().resolve().is_relative_to(folder)
