"""What the verifier is given beside records and site: the program's own words, the settings, the hand-written pages.

Settings are written by hand as well, and stand on every page. What says whose register it is (names, addresses,
categories) is public; a notice, a description, a comment may repeat what is withheld like any page.

Not a command itself; `verify`, `infer` and `check` use it.
"""

import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from generator.findings import Finding
from generator.settings import Office, Settings, read_settings
from generator.verification.before import absent_papers, before_build, unsuppressed
from generator.verification.loading import SUPPRESSIONS, load
from generator.verification.retyped import Page
from generator.verification.suppressions import read_suppressions

PROGRAM = Path(__file__).parents[1]
MATERIAL = Path(files("material") / "templates")  # type: ignore[arg-type]  # an installed package is a folder
_SPEAKING = ("public", "vocabulary", "commands", "manifest")
_LOOKING = ("verification", "documents")
_PLACE = re.compile(r"<!-- *generated: office-(?:short-)?name *-->|\{\{ *office\.(?:short_)?name[^}]*}}")
_SITE_URL = re.compile(r"^site_url:\s*['\"]?([^\s'\"]+)", re.MULTILINE)
_KINDS = ("*.py", "*.po", "*.html", "*.js", "*.css")


def program_says(settings: Settings) -> list[str]:
    """What the program and its theme say of themselves, which is public; the office named there; and who it is."""
    own = [text for room in _SPEAKING for kind in _KINDS for text in _texts(PROGRAM / room, kind)]
    named = [_with_office(text, settings.office) for text in own]
    return [*named, *_texts(MATERIAL, "*.html"), *_who(settings), *settings.office.categories]


def _who(settings: Settings) -> Iterator[str]:
    """By which names and addresses the settings say whose register it is, and who holds the office."""
    office, contact = settings.office, settings.office.contact
    yield from filter(None, (office.name, office.short_name, settings.site_name, settings.site_url))
    yield from filter(None, (contact.email, contact.foi_email, contact.phone, contact.address))
    yield from (text for holder in office.office_holders for text in (holder.name, holder.role))
    yield from (office.successor.name, office.successor.url) if office.successor else ()


def address(settings: Settings) -> str:
    """The address of the site, as the nearest file of settings has it, with a slash at its end; empty without one."""
    texts = (path.read_text(encoding="utf-8") for path in settings.files)
    found = next(filter(None, map(_SITE_URL.search, texts)), None)
    return f"{found[1].rstrip('/')}/" if found else ""


def pages(content: Path, settings: Settings) -> list[Page]:
    """The hand-written pages and the checklist beside them, with the office named in its place; and the settings."""
    found = sorted([*content.rglob("*.md"), *content.glob("*.yaml")])
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in found}
    written = [Page(path.as_posix(), _with_office(text, settings.office)) for path, text in texts.items()]
    return [*written, *(_settings_page(path, settings) for path in settings.files)]


def _settings_page(path: Path, settings: Settings) -> Page:
    """A file of settings as it is written, and with blanks where it says whose register it is."""
    whole = text = path.read_text(encoding="utf-8", errors="replace")
    for name in sorted(_who(settings), key=len, reverse=True):
        text = text.replace(name, " " * len(name))
    return Page(path.as_posix(), text, whole)


def _with_office(text: str, office: Office) -> str:
    """The text as a reader meets it: pages and templates leave a place for the office's name."""
    names = {"": office.name, "short": office.short_name or office.name}
    return _PLACE.sub(lambda found: names["short" if "short" in found[0] else ""], text)


def before(options: Namespace, day: date) -> list[Finding]:
    """What the witness says before anything is built, but for what was suppressed."""
    settings = read_settings(options.config)
    elsewhere = settings.part2_folder(options.part2_folder)
    loaded = load(options.decisions, day.isoformat(), elsewhere)
    if loaded.findings:
        return loaded.findings
    suppressions = read_suppressions(options.decisions / SUPPRESSIONS, day, elsewhere)
    before = before_build(loaded, pages(options.content, settings), program_says(settings))
    found = [*suppressions.findings, *unsuppressed(before, suppressions)]
    return [*found, *(absent_papers(loaded) if options.part2 == "present" else [])]


def program_stamp() -> bytes:
    """Changes whenever the code that looks does, a library it looks with, or the Python that knows the letters."""
    code = [path.read_bytes() for room in _LOOKING for path in sorted((PROGRAM / room).rglob("*.py"))]
    libraries = [version(name).encode() for name in ("ahocorasick-rs", "pikepdf", "pypdfium2", "mkdocs-material")]
    return b"\0".join([*code, *libraries, sys.version.encode()])


def _texts(folder: Path, kind: str) -> list[str]:
    found = sorted(folder.rglob(kind)) if folder.is_dir() else []
    return [path.read_text(encoding="utf-8", errors="replace") for path in found]
