"""`stage`: the public bundle and `content/` → a folder of plain Markdown for MkDocs, and the bundle itself beside it.

Opens nothing but the bundle and the hand-written pages; it cannot reach `decisions/` or
anything that has read it.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from generator.catalogue import define
from generator.commands.checklist import read_checklist
from generator.commands.outcome import Outcome, add_places
from generator.documents.whereabouts import PICTURES, TELLS, WITHOUT, tells_its_place
from generator.findings import Finding, Position, has_errors, in_order
from generator.public.bundle import attached, decision_file, decision_path, own_files, read_decisions, read_register
from generator.public.concordance import Concordance, hearing
from generator.public.data.rows import Gathered, gathering
from generator.public.decision import PublishedDecision
from generator.public.downloads import full_text, one_a_line, years
from generator.public.families import FAMILIES, open_data
from generator.public.kin import Kin
from generator.public.linked import decision_linked
from generator.public.office import PublishedRegister
from generator.public.pages.content import fill
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.sought import sought
from generator.public.pages.specified import specified_pages
from generator.public.pages.verification import certificate_places
from generator.public.papers import sheet
from generator.public.pdf.papers import Sheet, papers
from generator.public.redirects import copies
from generator.public.survey import Survey, survey
from generator.public.tree import SiteTree, collisions
from generator.public.wording import speaking
from generator.vocabulary.choices import Status

CHECKLIST = "specified-information.yaml"  # read by the program, and not published as it is
CONTENT_TYPES = {".md", ".png", ".jpg", ".jpeg", ".svg", ".css", ".pdf", ".csv", ".txt"}
STRAY = define(
    "CONTENT-04",
    """The folder of hand-written pages holds pages and plain files for them; nothing hidden, linked or of another type,
    and nothing below `decisions/`, where every page has an approved record.""",
    source="content pages",
)
_TYPES = (
    "Move it out of this folder. Pages (.md), pictures (.png, .jpg, .svg), .css, .pdf, .csv and .txt may stand here, "
    "and none of them hidden, a link to another file, or in a folder decisions/."
)
_HOME = "Write it: a plain text file of this name, with a heading such as `# Decisions` in its first line."
PLACE = define(
    "CONTENT-07",
    """A picture beside the hand-written pages does not say where it was taken, no more than an attachment does.""",
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
    with speaking(register.office.language.value):
        return _stage(bundle, content, docs, register)


def _stage(bundle: Path, content: Path, docs: Path, register: PublishedRegister) -> list[Finding]:
    gathered, heard = Gathered(register.site_url or ""), Concordance()
    short = survey(register, gathering(hearing(read_decisions(bundle, register), heard), gathered))
    findings: list[Finding] = []
    pages = dict(handwritten(content, short, findings))
    lists = {path: made for family in FAMILIES for path, made in family(short)} | certificate_places()
    lists |= specified(content, findings) | open_data(register, gathered) | dict(heard.files())
    data = dict(own_files(bundle, register))
    endings = (".md", ".json", ".pdf")
    decisions = (decision_path(entry) + ending for entry in register.decisions for ending in endings)
    addresses = [*pages, *lists, *data, *decisions, *map(full_text, years(register))]
    findings = in_order([*findings, *collisions(map(_built, addresses))])
    if has_errors(findings):
        return findings
    tree = SiteTree(docs)
    for path, made in (*pages.items(), *lists.items(), *data.items()):
        tree.add(path, made)
    _add_decisions(tree, bundle, short)
    tree.finish()
    return findings


def _built(path: str) -> str:
    """Where a file stands on the site: a page is one folder deeper."""
    if not path.endswith(".md"):
        return path
    whole = path.removesuffix(".md")
    return f"{whole}.html" if whole.rpartition("/")[2] == "index" else f"{whole}/index.html"


def _add_decisions(tree: SiteTree, bundle: Path, short: Survey) -> None:
    """Every decision as a page, as data and as a paper, with its attachments."""

    def printed(path: str) -> bytes | None:
        file = tree.root / path
        return file.read_bytes() if file.is_file() else None

    moved = {decision_path(entry): entry.formerly_at for entry in short.register.decisions}
    for path, made in papers(_decisions(tree, bundle, short), short.register.site_url, printed):
        address = path.removesuffix(".pdf")
        for place in (path, *copies(moved[address], address, path)):
            tree.add(place, made)


def _decisions(tree: SiteTree, bundle: Path, short: Survey) -> Iterator[Sheet]:
    """Add each decision but for its paper; hand on what the paper is made of. One that was removed has none."""
    register, kin = short.register, Kin(short)
    links = Links(register.decisions)
    for year, decisions in groupby(read_decisions(bundle, register), key=lambda one: one.year):
        lines = list[bytes]()
        for decision in decisions:
            address = decision_path(decision)
            around = kin.around(decision.reference)
            page = decision_page(decision, links, register, around)
            tree.add(f"{address}.md", f"{page}{decision_linked(decision, register)}".encode())
            lines.append(_add_data(tree, bundle, decision))
            if decision.status is not Status.REMOVED:
                yield sheet(decision, register, f"{address}.md", page)
        tree.add(full_text(year), one_a_line(lines))


def _add_data(tree: SiteTree, bundle: Path, decision: PublishedDecision) -> bytes:
    """Add a decision as data, with its attachments; hand back the data."""
    name, data = decision_file(bundle, decision)
    address = decision_path(decision)
    files = {name: data} | {
        path: (bundle / path).read_bytes() for path in (f"{address}/{one}" for one in attached(decision))
    }
    for path, made in files.items():
        for place in (path, *copies(decision.formerly_at, address, path)):
            tree.add(place, made)
    return data


def handwritten(content: Path, short: Survey, findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    """The hand-written pages and files by their names, with generated parts filled in."""
    if not (content / "index.md").is_file():
        said = "There is no home page."
        findings.append(NO_HOME.at(Position((content / "index.md").as_posix()), said, _HOME))
    for path in sorted(content.rglob("*")):
        if (path.is_dir() and not path.is_symlink()) or path.name == ".DS_Store":
            continue
        name = path.relative_to(content).as_posix()
        if name == CHECKLIST and not path.is_symlink():
            continue
        if not _has_place(path, name):
            said = "This file has no place among the hand-written pages."
            findings.append(STRAY.at(Position(path.as_posix()), said, _TYPES))
        elif path.suffix == ".md":
            text, more = fill(path.as_posix(), path.read_bytes(), short)
            findings += more
            yield name, text.encode()
        else:
            data = path.read_bytes()
            if path.suffix in PICTURES and tells_its_place(data):
                findings.append(PLACE.at(Position(path.as_posix()), TELLS, WITHOUT))
            yield name, data


def specified(content: Path, findings: list[Finding]) -> dict[str, bytes]:
    """The page of the checklist that lies among the hand-written pages, if there is one."""
    groups, faults = read_checklist(content / CHECKLIST)
    findings += faults
    return {path: sought(path, text).encode() for path, text in specified_pages(groups)}


def _has_place(path: Path, name: str) -> bool:
    hidden = any(part.startswith(".") for part in name.split("/"))
    for_records = name.casefold().startswith("decisions/") and name.casefold() != "decisions/index.md"
    return path.suffix in CONTENT_TYPES and not (hidden or for_records or path.is_symlink())
