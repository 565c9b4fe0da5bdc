"""Runs MkDocs over the staged pages, out of reach of the records, and holds what it built against what was staged.

Not a command itself. Comes in: the settings, the staged pages and the register day. Goes out: the built site in a
folder of its own, or Stop with everything that MkDocs said.
"""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from generator.catalogue import define
from generator.commands.steps import clean_environment
from generator.confinement.seal import Confined, Reach, confine
from generator.findings import Finding, Position, Stop
from generator.public.tree import FOREIGN, MARK, MARK_TEXT, refuse_foreign
from generator.settings import Settings
from generator.settings.config import THEME

UNBUILT = define(
    "BUILD-01",
    "MkDocs builds every page without a warning; a broken link or a page that does not fit stops the build.",
    source="MkDocs strict mode",
)
LOST = define(
    "BUILD-02",
    "Every page and file that was made ready stands in the built site; otherwise something was lost on the way.",
    source="Part One",
)
EXTRA = define(
    "BUILD-03",
    """The built site holds what was made from the records and from the hand-written pages, what belongs to the design,
    and no other file: a setting that copies anything else to the site is found here, whatever it is called.""",
    source="Part One",
)
REPORT_IT = (
    "site/ was not touched. Undo the last change of mkdocs.yml; if that does not help, show this line to whoever looks "
    "after the program."
)
MATERIAL = Path(files("material") / "templates")  # type: ignore[arg-type]  # an installed package is a folder
BY_MKDOCS = {Path(name) for name in ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", MARK)}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where each step leaves its work."""

    bundle: Path
    docs: Path
    built: Path
    site: Path


def build(settings: Settings, folders: Folders, day: date, hidden: tuple[Path, ...]) -> Confined:
    """Build the staged pages into `folders.built`; hands back what MkDocs said, or Stop with it if it does not pass."""
    shutil.rmtree(folders.built, ignore_errors=True)
    config, target = settings.files[0], folders.built.resolve()
    words = ["-m", "mkdocs", "build", "--strict", "--config-file", str(config.absolute()), "--site-dir", str(target)]
    theme = [settings.theme] if settings.theme and settings.theme.resolve() == THEME.resolve() else []
    read = tuple(path.absolute() for path in (*settings.files, *theme, THEME, folders.docs))
    done = confine(words, clean_environment(day), Reach(read, (target,), hidden))
    (target / MARK).write_bytes(MARK_TEXT)
    if done.code:
        raise Stop(_said(done.err, config))
    check_built(folders)
    return done


def replace_site(folders: Folders) -> None:
    """Put the built site in the place of the old one; where anything fails on the way, the old one comes back."""
    folders.site.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".old-site-", dir=folders.site.parent))
    try:
        shutil.move(folders.built, aside / "new")  # beside the site first: another disk takes a copy, which may fail
        if folders.site.exists():
            folders.site.rename(aside / "old")
        (aside / "new").rename(folders.site)
    finally:
        if (aside / "old").exists() and not folders.site.exists():
            (aside / "old").rename(folders.site)
        shutil.rmtree(aside, ignore_errors=True)


def _said(log: str, config: Path) -> list[Finding]:
    lines = [line for line in log.splitlines() if line.startswith(("WARNING", "ERROR"))] or log.splitlines()[-3:]
    remedy = "Correct what it names (a page under content/, a record, or mkdocs.yml), then run `make site` again."
    place = Position(config.as_posix())
    return [UNBUILT.at(place, f"MkDocs: {' '.join(line.split())}", remedy) for line in lines]


def check_built(folders: Folders) -> None:
    """Stop where the built site lacks a page, or holds a file that is neither from a staged one nor from the theme."""
    staged = [path.relative_to(folders.docs) for path in folders.docs.rglob("*") if path.is_file()]
    wanted = {_address(path) for path in staged if not path.name.startswith(".")}
    built = {path.relative_to(folders.built) for path in folders.built.rglob("*") if path.is_file()}
    findings = [
        LOST.at(
            Position((folders.built / path).as_posix()),
            "This file should stand on the site, and was lost on the way.",
            REPORT_IT,
        )
        for path in sorted(wanted - built)
    ]
    findings += [
        EXTRA.at(
            Position((folders.built / path).as_posix()),
            "This file is on the site, and neither a record nor content/ asks for it.",
            REPORT_IT,
        )
        for path in sorted(built - wanted - BY_MKDOCS)
        if not any((folder / path).is_file() for folder in (THEME, MATERIAL))
    ]
    if findings:
        raise Stop(findings)


def _address(path: Path) -> Path:
    """Where MkDocs puts a staged file."""
    if path.suffix != ".md":
        return path
    return path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html"


def refuse_foreign_folders(folders: Folders) -> None:
    """Stop where a folder that a build would clear out is not the program's own."""
    if folders.built.resolve() == folders.site.resolve():
        said = "`site_dir` in the settings is the folder of the finished site itself."
        raise Stop([FOREIGN.at(Position(folders.site.as_posix()), said, "Write `site_dir: build/site` in mkdocs.yml.")])
    for folder in (folders.docs, folders.built, folders.site):
        refuse_foreign(folder)
