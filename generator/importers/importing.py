"""A document, or a row of an old register → the file of a draft: its text, where it belongs, and what to look at.

Comes in: blocks, the office, and what a person gave. Goes out: `Imported`, or `Stop`. Deliberately absent: reading and
writing files, which the command does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.catalogue import define
from generator.documents.blocks import Block
from generator.documents.refusals import OWN, UNREAD, at
from generator.findings import Finding, Severity, Stop
from generator.importers.assembling import Assembled, assemble
from generator.importers.wording import Made
from generator.settings import Office
from generator.vocabulary.references import parse_reference, slug
from generator.yaml_text import Pointer, Tree, read_yaml

NO_REFERENCE = define(
    "IMPORT-13",
    "A draft is imported under the reference of its decision, as one of the office's patterns has it.",
    source=OWN,
)
NO_YEAR = define("IMPORT-14", "A draft is imported into the folder of its year.", source=OWN)
BROKEN = define(
    "IMPORT-15",
    """The format numbers paragraphs by their place. Where the numbers of an imported document skip, repeat or begin
    elsewhere, that is said, so that nobody cites a paragraph by a number that it never had.""",
    source=OWN,
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave with the document; empty where nothing."""

    reference: str = ""
    decided: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at: the line of the draft, the key there, and what to look for."""

    line: int
    key: str
    said: str


@dataclass(frozen=True, slots=True)
class Imported:
    """`year` and `slug` say where the draft belongs; `looks` are its guesses in the order of the file."""

    reference: str
    year: int
    slug: str
    text: str
    looks: tuple[Look, ...]
    findings: tuple[Finding, ...]


def import_blocks(path: str, blocks: Sequence[Block], office: Office, given: Given, line: int = 0) -> Imported:
    """The draft that a document becomes; Stop where it has no reference or year, or where a word would be lost."""
    made = assemble(blocks, office, given.reference, given.decided)
    if made.unaccounted:
        said = f"Words that this program could not place, or would have placed twice: {made.unaccounted.total()}."
        raise Stop([UNREAD.at(at(path, line), said, _BY_HAND)])
    reference = parse_reference(made.reference, office.series)
    if reference is None:
        said = "No reference of the office is found in this document." if not made.reference else _UNLIKE
        remedy = 'Say which it is, as in  make import FILE=… REF="PCC/D/2026/07".'
        raise Stop([NO_REFERENCE.at(at(path, line), said, remedy)])
    year = made.decided.year if made.decided else reference.year
    if year is None:
        said = "Neither the reference nor the document says in which year this was decided."
        raise Stop([NO_YEAR.at(at(path, line), said, "Say on which day, as in  make import FILE=… DATE=2026-03-02.")])
    draft = _with_address(made, given.address)
    text = draft.draft.written()
    looks = _looks(path, text, draft)
    breaks = tuple(_broken(path, block, said) for block, said in made.breaks)
    return Imported(made.reference, year, slug(made.reference), text, looks, breaks)


_BY_HAND = (
    "Begin the record with `make new`, and copy the text into it. Show this line to whoever looks after the program."
)
_UNLIKE = "This reference is not like those under `references` in mkdocs.yml."


def _with_address(made: Assembled, address: str) -> Assembled:
    if not address:
        return made
    tree = dict(made.draft.tree)
    behind = ("background_papers", "interests", "part2")
    after: dict[str, Tree] = {key: tree.pop(key) for key in behind if key in tree}
    return replace(made, draft=replace(made.draft, tree={**tree, "formerly_at": [Made(address)], **after}))


def _looks(path: str, text: str, made: Assembled) -> tuple[Look, ...]:
    """The guesses with their lines; the file is read back for them, and must say what it was made from."""
    document = read_yaml(path, text.encode())
    if document.tree != made.draft.tree:
        said = "The draft of this document cannot be written so that it reads back the same."
        raise Stop([UNREAD.at(at(path), said, _BY_HAND)])
    looks = [
        Look(document.key_position(pointer).line, _name(pointer), said) for pointer, said in made.draft.guesses.items()
    ]
    return tuple(sorted(looks, key=lambda one: one.line))


def _name(pointer: Pointer) -> str:
    """`report[3].paragraphs[1]`, counted from 1, as a person finds it."""
    named = ""
    for step in pointer:
        named += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if named else step
    return named


def _broken(path: str, block: Block, said: str) -> Finding:
    place = f"At {block.place} the numbering of the document breaks: {said}."
    return BROKEN.at(
        at(path, block.line), place, "Look at the paragraphs around it in the draft, which counts them anew."
    )
