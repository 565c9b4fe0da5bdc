"""Every byte of the finished site: files one by one, the names of files and folders, and the log of the build.

A file that the installed theme has at the same place, byte for byte, is passed over. A link, a file of a type that
nobody can read, or one that is nested too deep, is a finding: what was not read was not checked.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.documents import Fragment, fragments


@dataclass(frozen=True, slots=True)
class Straw:
    """One file of the haystack; `name` is its path within the site, with slashes."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Haystack:
    """All that is to be searched, and what cannot be: `barred` are names with a sentence each."""

    straws: tuple[Straw, ...]
    folders: tuple[str, ...]
    from_theme: tuple[Straw, ...]
    barred: tuple[tuple[str, str], ...]


def gather(site: Path, themes: Sequence[Path], leave_out: frozenset[str] = frozenset()) -> Haystack:
    """Everything below a folder, in order; `leave_out` are names that somebody else answers for."""
    straws: list[Straw] = []
    theme: list[Straw] = []
    folders: list[str] = []
    barred: list[tuple[str, str]] = []
    for entry in sorted(_below(site), key=lambda one: one.path):
        name = Path(entry.path).relative_to(site).as_posix()
        if not _is_text(name):
            barred.append((name.encode("utf-8", "replace").decode(), "Its name is not written in UTF-8: rename it."))
        elif entry.is_symlink():
            barred.append((name, "It is a link, and leads nobody knows where."))
        elif entry.is_dir():
            folders.append(name)
        elif not entry.is_file():
            barred.append((name, "It is no plain file."))
        elif name not in leave_out:
            straw = Straw(name, Path(entry.path), entry.stat().st_size)
            (theme if _is_of(themes, straw) else straws).append(straw)
    return Haystack(tuple(straws), tuple(folders), tuple(theme), tuple(barred))


def _is_text(name: str) -> bool:
    """Whether a name can be read; an archive of another system may give ones that cannot."""
    return not any("\ud800" <= one <= "\udfff" for one in name)


def _below(folder: Path) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path))


def _is_of(themes: Sequence[Path], straw: Straw) -> bool:
    for theme in themes:
        twin = theme / straw.name
        if twin.is_file() and twin.stat().st_size == straw.size and twin.read_bytes() == straw.path.read_bytes():
            return True
    return False


def name_fragments(name: str) -> Iterator[Fragment]:
    """The name of a file or folder, as written and with what is encoded in it; `Unreadable` where that is too deep."""
    for one in fragments("name.txt", name.encode("utf-8", "replace")):
        yield Fragment("name of a file or folder" if one.text == name else f"name, {one.view}", one.text)


def texts_of(name: str, data: bytes) -> Iterator[Fragment]:
    """All texts of a file, its name first; raises Unreadable where something in it cannot be seen."""
    yield from name_fragments(name)
    yield from fragments(name.rpartition("/")[2], data)
