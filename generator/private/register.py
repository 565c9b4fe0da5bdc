"""The whole `decisions/` folder: each record with its Part 2 and attachments, then the rules of the register.

Comes in: the folder, the office and the register day. Goes out: entries, as they are read, and findings. What is no
record, Part 2 or attachment is said, not passed over.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position, Severity
from generator.private.entry import Entry, Head, read_entry
from generator.private.files import attachment_findings
from generator.private.rules.register import register_findings
from generator.settings import Office

SUPPRESSIONS = (
    "suppressions.yaml"  # beside the folders of the years; the verifier reads it, and nothing of it is public
)
PART2_SUFFIXES = (".part2.yaml", ".part2.yaml.age")
ORPHAN = define("PART2-04", "A Part 2 in a file of its own belongs to a record of the same name.")
MISPLACED = define(
    "FILE-01",
    """Records stand in `decisions/<year>/` and end in `.yaml`. A record in another place or with another ending would
    silently be left out of the register.""",
)
STRAY = define(
    "FILE-02",
    "Whatever else lies in `decisions/` is not published. It is named, so that nothing is forgotten by mistake.",
    severity=Severity.WARNING,
)
_STRAY = "Move them away, or name them under `attachments`."
_LEFT = f"Close what is open in Word or an editor, and delete what stays (named like ~$… or Thumbs.db). {_STRAY}"
NO_FOLDER = define("FILE-03", "The records stand in one folder, `decisions/`.")

Reader = Callable[[Path, list[Path], Office, date], Entry]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records are, whose they are, and the day by which what is public is decided.

    `advising`: the authors are told, beside what stops a build, what is due and what else they may look at.
    """

    folder: Path
    office: Office
    day: date
    part2_folder: Path | None = None
    address: str | None = None
    advising: bool = False


class Register:
    """One run over the records: iterate for the entries; `findings` is complete when the iteration is."""

    def __init__(self, source: Source, read: Reader = read_entry) -> None:
        self.source = source
        self._read = partial(read_entry, advising=True) if source.advising else read
        self.findings: list[Finding] = []
        self.heads: list[Head] = []

    def __iter__(self) -> Iterator[Entry]:
        source = self.source
        if not source.folder.is_dir():
            said = "There is no folder of records."
            self.findings.append(
                NO_FOLDER.at(
                    Position(source.folder.as_posix()),
                    said,
                    "Run the command in the folder of the register, or name the folder with --decisions.",
                )
            )
            return
        paths = sorted(source.folder.rglob("*"))
        records = [path for path in paths if is_record(path, source.folder)]
        sidecars = _sidecars(paths, source.part2_folder)
        self.findings += _strays(paths, source.folder)
        for path in records:
            entry = self._read(path, sidecars.pop(path.stem, []), source.office, source.day)
            self.findings += entry.findings
            self.findings += attachment_findings(entry)
            if entry.head:
                self.heads.append(entry.head)
            yield entry
        remedy = "Rename it like its record, or remove it."
        orphans = [one for left in sidecars.values() for one in left]
        self.findings += [ORPHAN.at(Position(one.as_posix()), "No record has this name.", remedy) for one in orphans]
        self.findings += register_findings(self.heads, source.office)


def is_record(path: Path, folder: Path) -> bool:
    """Whether a file is a decision record by its place and name."""
    inside = path.relative_to(folder)
    year = inside.parts[0]
    named = path.suffix == ".yaml" and not path.name.endswith(PART2_SUFFIXES)
    placed = len(inside.parts) == 2 and len(year) == 4 and year.isdecimal() and not path.name.startswith(".")
    return placed and named and _is_plain_file(path) and not path.parent.is_symlink()


def _sidecars(paths: list[Path], elsewhere: Path | None) -> dict[str, list[Path]]:
    """Part 2 files, plain or encrypted, by the slug of their record."""
    found: dict[str, list[Path]] = {}
    more = sorted(elsewhere.rglob("*.part2.yaml*")) if elsewhere and elsewhere.is_dir() else []
    for path in [*paths, *more]:
        suffix = next((suffix for suffix in PART2_SUFFIXES if path.name.endswith(suffix)), None)
        if suffix and _is_plain_file(path):
            found.setdefault(path.name.removesuffix(suffix), []).append(path)
    return found


def _strays(paths: list[Path], folder: Path) -> Iterator[Finding]:
    """What looks like a record and is none, by name; other files by their number, for a name could disclose."""
    homes = {path.with_suffix("") for path in paths if is_record(path, folder)}
    others: dict[Path, list[Path]] = defaultdict(list)
    for path in paths:
        home = next((one for one in path.parents if one in homes), None)
        if path.is_symlink() or (_is_like_a_record(path) and not _is_known(path, folder)):
            yield _among_attachments(home) if home else _misplaced(path, folder)
        elif path.is_file() and not _is_known(path, folder) and not home and not _is_hidden(path):
            others[path.parent].append(path)
    for parent, found in sorted(others.items()):
        said = f"Files in this folder that belong to no record: {len(found)}. They are not published."
        if left := sum(map(_is_left_behind, found)):
            said += f" Left by a program while it worked, and often not shown in a window: {left}."
        yield STRAY.at(Position(parent.as_posix()), said, _LEFT if left else _STRAY)


def _misplaced(path: Path, folder: Path) -> Finding:
    said = "This looks like a record or a folder of records, but is not in the place of one, or is a link."
    like = f"{folder.as_posix()}/2026/pcc-d-2026-07.yaml"
    remedy = f"Move it to the folder of its year under the name of its reference, such as {like}."
    return MISPLACED.at(Position(path.as_posix()), said, remedy)


def _among_attachments(home: Path) -> Finding:
    """Here a name may be that of a withheld attachment, so only the folder is said."""
    said = "Something among the attachments of this record is a link, or looks like another record."
    remedy = "Put the file itself here in place of a link, and move a record to the folder of its year."
    return MISPLACED.at(Position(home.as_posix()), said, remedy)


def _is_like_a_record(path: Path) -> bool:
    """By its name; Windows Notepad saves a record as `….yaml.txt`, and does not show the end of it."""
    return path.name.lower().endswith((".yaml", ".yml", ".yaml.txt", ".yml.txt"))


def _is_known(path: Path, folder: Path) -> bool:
    return is_record(path, folder) or path.name.endswith(PART2_SUFFIXES) or path == folder / SUPPRESSIONS


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".") or path.name == "README.md"


def _is_left_behind(path: Path) -> bool:
    """By its name: what Office, an editor or a file manager keeps beside the files that people see."""
    name = path.name.lower()
    return name.startswith("~") or name.endswith(("~", ".tmp", ".swp")) or name in ("thumbs.db", "desktop.ini")
