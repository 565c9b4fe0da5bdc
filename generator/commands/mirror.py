"""`mirror`: the certified site → a folder with everything that a public repository may have to build it again.

In it are the bundle, the hand-written pages, the settings, the program that made the site, its certificate, and the
digest of each of its files. Opens no record; each file is looked through as the guard of a public repository would.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from generator.catalogue import define
from generator.commands.outcome import Outcome, add_places
from generator.findings import Finding, Position, Stop
from generator.guard import contents, names
from generator.guard.rules import Policy
from generator.guard.selection import Entry
from generator.manifest.certificate import JSON, read_facts
from generator.manifest.digest import digest_bundle
from generator.manifest.sums import NAME, sums_of, written
from generator.public.tree import MARK, SiteTree
from generator.settings import read_settings

UNCERTIFIED = define(
    "MIRROR-01",
    """A mirror is made of a site that was verified, with the very public data and settings that it was built from, and
    of a program that is whole.""",
    source="Part One",
)
_PROGRAM = Path(__file__).parents[2]
OF_PROGRAM = ("Makefile", "requirements.lock", "pyproject.toml", "LICENSE", ".gitignore")
_ANYBODY = Policy(is_public=True)
_BUILD = "Run `make site`, and then `make mirror` in the same folder."


def add_parser(parser: ArgumentParser) -> None:
    """Options of `mirror`."""
    add_places(parser, "config", "bundle", "content", "site")
    parser.add_argument("--to", type=Path, default=Path("build/mirror"), help="folder to put it in")


def run(options: Namespace) -> Outcome:
    """Put the mirror together, or write nothing and say why."""
    _refuse_uncertified(options)
    files = dict(_files(options))
    faults = [fault for path, data in files.items() for fault in _faults(path, data)]
    if faults:
        raise Stop(faults)
    tree = SiteTree(options.to)
    for path, data in files.items():
        tree.add(path, data)
    tree.finish()
    return Outcome(
        said=f"{options.to}/ holds {len(files):,} files that anybody may have. Nothing else belongs there.\n"
    )


def _refuse_uncertified(options: Namespace) -> None:
    try:
        facts = read_facts((options.site / JSON).read_bytes())
    except (OSError, ValueError):
        said = "There is no finished site here with a certificate."
        raise Stop([UNCERTIFIED.at(Position((options.site / JSON).as_posix()), said, _BUILD)]) from None
    if facts.bundle != digest_bundle(options.bundle, MARK):
        said = "The finished site was not made from the public data that are in this folder now."
        raise Stop([UNCERTIFIED.at(Position(options.bundle.as_posix()), said, _BUILD)])


def _files(options: Namespace) -> Iterator[tuple[str, bytes]]:
    """Every file of the mirror by its path: a list of what may go, and nothing beside it."""
    for name in OF_PROGRAM:
        yield name, _own(name).read_bytes()
    yield from _below(_PROGRAM / "generator", "generator")
    yield from _settings(options.config)
    yield from _below(options.content, "content")
    yield from _below(options.bundle, "bundle")
    yield JSON, (options.site / JSON).read_bytes()
    yield NAME, written(sums_of(options.site, MARK))


def _own(name: str) -> Path:
    if not (_PROGRAM / name).is_file():
        said = "This file of the program is missing."
        remedy = f"Run `git restore {name}`; if that does not help, install the program anew."
        raise Stop([UNCERTIFIED.at(Position(name), said, remedy)])
    return _PROGRAM / name


def _settings(config: Path) -> Iterator[tuple[str, bytes]]:
    """`mkdocs.yml` and what it inherits from, at the same places."""
    here = config.absolute().parent.resolve()
    for path in read_settings(config).files:
        if not path.resolve().is_relative_to(here):
            said = (
                "mkdocs.yml takes settings over from this file, which lies outside its folder, where no mirror can go."
            )
            remedy = "Move it into the folder of mkdocs.yml, and correct `INHERIT` there."
            raise Stop([UNCERTIFIED.at(Position(path.as_posix()), said, remedy)])
        yield path.resolve().relative_to(here).as_posix(), path.read_bytes()


def _below(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in inside.parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield f"{name}/{inside.as_posix()}", path.read_bytes()


def _faults(path: str, data: bytes) -> Iterator[Finding]:
    """What the guard of a public repository says of a file of the mirror."""
    found = (*names.faults_of(Entry(path, 0, ""), _ANYBODY), *contents.faults_of(data, _ANYBODY))
    for fault in found:
        yield fault.rule.at(Position(path), f"{fault.what} would stand in the mirror.", "Move it out of this folder.")
