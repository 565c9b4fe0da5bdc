"""`stage`: the public bundle and `content/` → a folder of plain Markdown for MkDocs, and the bundle itself beside it.

Opens nothing but the bundle and the hand-written pages; it cannot reach `decisions/` or
anything that has read it.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from generator.catalogue import define
from generator.commands.outcome import Outcome, add_places
from generator.findings import Finding, Position, has_errors, in_order
from generator.public.bundle import attached, decision_file, decision_path, own_files, read_decisions, read_register
from generator.public.families import FAMILIES
from generator.public.office import PublishedRegister
from generator.public.pages.content import fill
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.reuse import reuse_of
from generator.public.pages.verification import certificate_places
from generator.public.papers import sheet
from generator.public.pdf.papers import Sheet, papers
from generator.public.survey import survey
from generator.public.tree import SiteTree, collisions
from generator.vocabulary.choices import Status

CONTENT_TYPES = {".md", ".png", ".jpg", ".jpeg", ".svg", ".css", ".pdf", ".csv", ".txt"}
# Every reader of the site downloads the whole search index: with the reports of 500 decisions of 8 kB it has about 4 MB
# (0.5 MB compressed). A larger register is searched by reference, title, headings, summary, proposal and names.
FULL_TEXT_UP_TO = 500
STRAY = define(
    "CONTENT-04",
    """The folder of hand-written pages holds pages and plain files for them; nothing hidden, linked or of another type,
    and nothing below `decisions/`, where every page has an approved record.""",
    source="content pages",
)
NO_HOME = define("CONTENT-05", "The site needs a home page, `content/index.md`.", source="content pages")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `stage`."""
    add_places(parser, "bundle", "content", "docs")


def run(options: Namespace) -> Outcome:
    """Stage the bundle and the hand-written pages."""
    return Outcome(tuple(stage(options.bundle, options.content, options.docs)))


def stage(bundle: Path, content: Path, docs: Path) -> list[Finding]:
    """Write the Markdown of the whole site to `docs`; where anything is wrong, nothing is written at all."""
    register = read_register(bundle)
    findings: list[Finding] = []
    pages = dict(_content(content, register, findings))
    short = survey(register, read_decisions(bundle, register))
    lists = {path: made for family in FAMILIES for path, made in family(short)} | certificate_places()
    data = dict(own_files(bundle, register))
    endings = (".md", ".json", ".pdf")
    decisions = (decision_path(entry) + ending for entry in register.decisions for ending in endings)
    addresses = [*pages, *lists, *data, *decisions]
    findings = in_order([*findings, *collisions(addresses)])
    if has_errors(findings):
        return findings
    tree = SiteTree(docs)
    for path, made in (*pages.items(), *lists.items(), *data.items()):
        tree.add(path, made)
    _add_decisions(tree, bundle, register)
    tree.finish()
    return findings


def _add_decisions(tree: SiteTree, bundle: Path, register: PublishedRegister) -> None:
    """Every decision as a page, as data and as a paper, with its attachments."""

    def printed(path: str) -> bytes | None:
        file = tree.root / path
        return file.read_bytes() if file.is_file() else None

    for path, made in papers(_decisions(tree, bundle, register), register.site_url, printed):
        tree.add(path, made)


def _decisions(tree: SiteTree, bundle: Path, register: PublishedRegister) -> Iterator[Sheet]:
    """Add each decision but for its paper; hand on what the paper is made of. One that was removed has none."""
    links = Links(register.decisions)
    full_text = len(register.decisions) <= FULL_TEXT_UP_TO
    for decision in read_decisions(bundle, register):
        address = decision_path(decision)
        page = decision_page(decision, links, reuse_of(register), full_text=full_text)
        tree.add(f"{address}.md", page.encode())
        tree.add(*decision_file(bundle, decision))
        for name in attached(decision):
            tree.add(f"{address}/{name}", (bundle / address / name).read_bytes())
        if decision.status is not Status.REMOVED:
            yield sheet(decision, register, f"{address}.md", page)


def _content(content: Path, register: PublishedRegister, findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    """The hand-written pages and files by their names, with generated parts filled in."""
    if not (content / "index.md").is_file():
        said = "There is no home page."
        findings.append(
            NO_HOME.at(Position((content / "index.md").as_posix()), said, "Write it, or name another folder.")
        )
    for path in sorted(content.rglob("*")):
        if (path.is_dir() and not path.is_symlink()) or path.name == ".DS_Store":
            continue
        name = path.relative_to(content).as_posix()
        if not _has_place(path, name):
            said = "This file has no place among the hand-written pages."
            findings.append(STRAY.at(Position(path.as_posix()), said, "Move it away."))
        elif path.suffix == ".md":
            text, more = fill(path.as_posix(), path.read_bytes(), register)
            findings += more
            yield name, text.encode()
        else:
            yield name, path.read_bytes()


def _has_place(path: Path, name: str) -> bool:
    hidden = any(part.startswith(".") for part in name.split("/"))
    for_records = name.casefold().startswith("decisions/") and name.casefold() != "decisions/index.md"
    return path.suffix in CONTENT_TYPES and not (hidden or for_records or path.is_symlink())
