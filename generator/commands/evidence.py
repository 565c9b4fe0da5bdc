"""What the verifier is given beside records and site: the program's own words, the settings, the hand-written pages.

Not a command itself; `verify`, `infer` and `check` use it.
"""

import re
from argparse import Namespace
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from generator.findings import Finding
from generator.settings import Office, read_settings
from generator.verification.before import absent_papers, before_build, unsuppressed
from generator.verification.loading import SUPPRESSIONS, load
from generator.verification.retyped import Page
from generator.verification.suppressions import read_suppressions

PROGRAM = Path(__file__).parents[1]
MATERIAL = Path(files("material") / "templates")  # type: ignore[arg-type]  # an installed package is a folder
_SPEAKING = ("public", "vocabulary", "commands", "manifest")
_LOOKING = ("verification", "documents")
_KINDS = ("*.py", "*.html", "*.js", "*.css")


def program_says(config: Path) -> list[str]:
    """What the program, its theme and the settings say of themselves, which is public."""
    own = [text for room in _SPEAKING for kind in _KINDS for text in _texts(PROGRAM / room, kind)]
    return [*own, *_texts(MATERIAL, "*.html"), config.read_text(encoding="utf-8")]


def address(config: Path) -> str:
    """The address of the site, as the settings write it, with a slash at its end; empty where they have none."""
    found = re.search(r"^site_url:\s*['\"]?(\S+?)/?['\"]?\s*$", config.read_text(encoding="utf-8"), re.MULTILINE)
    return f"{found[1]}/" if found else ""


def pages(content: Path) -> list[Page]:
    """The hand-written pages."""
    found = sorted(content.rglob("*.md"))
    return [Page(path.as_posix(), path.read_text(encoding="utf-8", errors="replace")) for path in found]


def before(options: Namespace, day: date) -> list[Finding]:
    """What the witness says before anything is built, but for what was suppressed."""
    elsewhere = part2_folder(options)
    loaded = load(options.decisions, day.isoformat(), elsewhere)
    if loaded.findings:
        return loaded.findings
    suppressions = read_suppressions(options.decisions / SUPPRESSIONS, day, elsewhere)
    found = [*suppressions.findings, *unsuppressed(before_build(loaded, pages(options.content)), suppressions)]
    return [*found, *(absent_papers(loaded) if options.part2 == "present" else [])]


def part2_folder(options: Namespace) -> Path | None:
    """Where Part 2 files may stand: as the command line says, or the settings."""
    named = _office(options).part2_folder
    given: Path | None = options.part2_folder
    return given or (options.config.parent / named if named else None)


def program_stamp() -> bytes:
    """Changes whenever the code that looks does, or a library it looks with."""
    code = [path.read_bytes() for room in _LOOKING for path in sorted((PROGRAM / room).rglob("*.py"))]
    libraries = [version(name).encode() for name in ("ahocorasick-rs", "pikepdf", "pypdfium2", "mkdocs-material")]
    return b"\0".join([*code, *libraries])


def _office(options: Namespace) -> Office:
    return read_settings(options.config).office


def _texts(folder: Path, kind: str) -> list[str]:
    found = sorted(folder.rglob(kind)) if folder.is_dir() else []
    return [path.read_text(encoding="utf-8", errors="replace") for path in found]
