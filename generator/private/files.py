"""Attachments: the files that a record names, held against what lies in its folder.

A withheld attachment is neither looked at nor named. A public one is of a type that can be published as it is, and its
bytes are of that type.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.catalogue import Rule, define
from generator.documents.whereabouts import PICTURES, TELLS, WITHOUT, tells_its_place
from generator.findings import Finding, Position, Severity
from generator.private.entry import Entry
from generator.private.exempt import Exempt
from generator.private.record import Attachment

ABSENT_FILE = define("FILE-04", "An attachment that a record names lies in the folder of the record, as a plain file.")
NAME = define(
    "FILE-05",
    """Attachments are PDF, CSV, PNG or JPEG files, named in letters, digits, hyphens and points. Office files are never
    published as they are: they carry hidden sheets, comments and tracked changes. Convert them first.""",
)
CONTENT = define("FILE-06", "An attachment is what its name says; a file that cannot be read cannot be cleared.")
TWICE = define("FILE-07", "Each attachment is named once.")
UNNAMED = define(
    "FILE-08",
    "A file in the folder of a record that the record does not name is not published.",
    severity=Severity.WARNING,
)
PLACE = define(
    "FILE-10",
    """A picture does not say where it was taken. Cameras and phones write the place into the file, where nobody sees it
    and anybody can read it: it may be the home of a victim, or a place that must not be known.""",
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,99}\.(pdf|csv|png|jpg|jpeg)", re.ASCII)
_SIGNATURES = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}


def is_disclosed(attachment: object) -> bool:
    """Whether an attachment is published: neither it, nor its file, nor the whole of its title is withheld."""
    if not isinstance(attachment, Attachment):
        return False
    return not isinstance(attachment.file, Exempt) and bool(attachment.title.disclosed.strip())


def disclosed_files(attachments: object) -> list[tuple[int, str]]:
    """The names of the files that would be published, with their places in the list."""
    listed = enumerate(attachments if isinstance(attachments, tuple) else ())
    return [(index, one.file) for index, one in listed if is_disclosed(one)]


def attachment_findings(entry: Entry) -> Iterator[Finding]:
    """Everything wrong with the attachments of one record."""
    folder = entry.path.with_suffix("")
    if entry.record is None:
        return
    names = [name.casefold() for name in _all_names(entry.record.attachments)]
    for index, name in disclosed_files(entry.record.attachments):
        found = _fault(folder / name, name, twice=names.count(name.casefold()) > 1)
        if found:
            rule, said, remedy = found
            yield rule.at(entry.place(("attachments", index, "file")), said, remedy)
    yield from _unnamed(entry, folder)


def _fault(path: Path, name: str, *, twice: bool) -> tuple[Rule, str, str] | None:
    if twice:
        return TWICE, "This file is named twice.", "Remove one of the two; a file is public or withheld, not both."
    if not _NAME.fullmatch(name):
        said = "This name is not one of a PDF, CSV, PNG or JPEG file in letters, digits, hyphens and points."
        return NAME, said, "Rename the file, or convert it; an Office file is saved as PDF or CSV."
    if any(one.is_symlink() for one in (path, path.parent, path.parent.parent)) or not path.is_file():
        return ABSENT_FILE, "The file is not in the folder of the record.", f"Put it in {path.parent.as_posix()}/."
    if not _is_what_it_says(path):
        return (
            CONTENT,
            "The file is not what its name says, or cannot be read.",
            "Open it in the program that made it, and save it again as what its name says.",
        )
    if path.suffix in PICTURES and tells_its_place(path.read_bytes()):
        return PLACE, TELLS, WITHOUT
    return None


def _is_what_it_says(path: Path) -> bool:
    try:
        data = path.read_bytes()
        if path.suffix != ".csv":
            return data.startswith(_SIGNATURES[path.suffix])
        return "\x00" not in data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False


def _unnamed(entry: Entry, folder: Path) -> Iterator[Finding]:
    """Files that nobody declared; the name of a withheld one could disclose, so only their number is said."""
    if not folder.is_dir() or entry.record is None:
        return
    named = _all_names(entry.record.attachments)
    extra = [path for path in folder.rglob("*") if path.is_file() and path.name not in named]
    extra = [path for path in extra if not path.name.startswith(".")]
    if extra:
        said = f"Files in this folder that the record does not name: {len(extra)}. They are not published."
        yield UNNAMED.at(Position(folder.as_posix()), said, "Name them under `attachments`, or move them away.")


def _all_names(attachments: object) -> list[str]:
    inner = attachments.reveal() if isinstance(attachments, Exempt) else attachments
    names = []
    for one in inner if isinstance(inner, tuple) else ():
        attachment = one.reveal() if isinstance(one, Exempt) else one
        file = attachment.file if isinstance(attachment, Attachment) else None
        names.append(str(file.reveal() if isinstance(file, Exempt) else file))
    return names
