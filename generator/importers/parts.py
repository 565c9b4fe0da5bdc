"""Blocks of a document → its parts: each heading or label with what stands below it.

Comes in: blocks. Goes out: parts in the order of the document; every block is in one of them, once. Once a heading says
Part 2, everything is exempt until one says Part 1. Deliberately absent: what becomes of a part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.documents.blocks import Block, Kind
from generator.documents.markings import is_exempt, warns
from generator.documents.text_blocks import block_of
from generator.importers.numbers import number_of
from generator.importers.places import (
    FIELDS,
    ROLE,
    Place,
    asks_to_publish,
    begins_exempt,
    is_part1,
    place_of,
    reopens,
    says_no,
)

_LABEL = re.compile(r"(?P<label>[^:\n]{2,60}?)\s*:\s*(?P<value>\S.*)?", re.DOTALL)
_SIGNED = re.compile(r"(?:signed|signature)\b(?!\s+record)", re.IGNORECASE)
_MOST_WORDS = 14
_MOST_OPENING = 30
_SENTENCE = (".", ",", ";")
SIGNING = (Place.APPROVAL, Place.OFFICER, Place.SIGNATURE)


@dataclass(slots=True)
class Part:
    """`heading` is the block that opened the part, `label` the words of it that are no text of the record."""

    place: Place
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    exempt: bool = False
    doubtful: bool = False


def parts_of(blocks: Sequence[Block]) -> list[Part]:
    """The parts of a document."""
    return _Splitter().split([*_unfolded(blocks)])


def _unfolded(blocks: Sequence[Block]) -> Iterator[Block]:
    """Tables of labels and values, as notices begin with, are taken apart; so is a frame around a warning."""
    for block in blocks:
        cells = [cell for row in block.rows for cell in row if cell]
        if block.kind is Kind.TABLE and _is_form(block.rows):
            yield from _label_rows(block)
        elif len(cells) == 1 and is_exempt(cells[0]):
            yield from (block_of([line], block.place, strong=True) for line in cells[0].split("\n"))
        else:
            yield block


def _is_form(rows: tuple[tuple[str, ...], ...]) -> bool:
    known = [row for row in rows if _is_label(row[0])]
    return len(rows[0]) > 1 and len(known) * 2 >= len(rows) and not all(_is_label(cell) for cell in rows[0] if cell)


def _is_label(cell: str) -> bool:
    return bool(cell) and _is_known_label(cell)


def _label_rows(block: Block) -> Iterator[Block]:
    for count, row in enumerate(block.rows, 1):
        place = f"row {count} of the table at {block.place}"
        label, first, *more = (*row, "")
        values = [cell for cell in (first, *more) if cell]
        lines = [line for value in values for line in value.split("\n")]
        if label.strip():
            yield Block(Kind.HEADING, label.strip().rstrip(":") + ":", place, level=9)
        if place_of(label) in FIELDS and lines:  # a reference may be spread over cells
            yield Block(Kind.PARAGRAPH, "\n".join(lines), place)
        else:
            yield from (block_of([line], place) for line in lines)


class _Splitter:
    """Takes the blocks one by one, and knows in which part it is."""

    def __init__(self) -> None:
        self.parts = [Part(Place.PREAMBLE)]
        self.home = self.parts[0]
        self.exempt = False

    def split(self, blocks: list[Block]) -> list[Part]:
        for index, block in enumerate(blocks):
            self.take(block, blocks[index + 1] if index + 1 < len(blocks) else None)
        return self.parts

    def take(self, block: Block, following: Block | None) -> None:
        """Open a part with the block, or put it into the one that is open."""
        label, value = _labelled(block)
        if self._awaits() and not is_exempt(block.text) and not _keeps_back(label.text, value):
            self.parts[-1].blocks.append(block)
            self.back()
            return
        is_exempt_heading = block.kind is Kind.HEADING and is_exempt(label.text) and value and not says_no(value.text)
        if value and _is_known_label(label.text) and not self._is_signing(label) and not is_exempt_heading:
            self.open(label, value)
            self.parts[-1].blocks.append(value)
            if self.parts[-1].place in (*FIELDS, Place.FURNITURE):
                self.back()
        elif _opens_exempt(block) or _is_heading(block, following, signing=self.home.place in SIGNING):
            self.open(block, following)
            if self.parts[-1].place is Place.FURNITURE and not block.text.endswith(":"):
                self.back()
        elif _SIGNED.match(block.text) and not self._within(SIGNING) and not self.exempt and len(block.text) < 200:
            self.add(Part(Place.SIGNATURE, None, [block]))
        else:
            self.parts[-1].blocks.append(block)

    def open(self, heading: Block, value: Block | None) -> None:
        """A new part, and whether it is exempt."""
        words = heading.text
        answered = value.text if value is not None and words.endswith(":") else ""
        denied = is_exempt(words) and says_no(answered)
        if (is_exempt(words) and not denied) or _keeps_back(words, value):
            self.exempt = True
            self.add(Part(Place.PART2, heading, exempt=True, doubtful=not _PLAINLY.search(words)))
            return
        if reopens(words, stands_out=heading.kind is Kind.HEADING or heading.strong or words.isupper()):
            self.exempt = False
        if self.exempt:
            self.add(Part(Place.PART2, heading, exempt=True, doubtful=True))
            return
        self.add(Part(_place(heading, denied=denied), heading))

    def add(self, part: Part) -> None:
        self.parts.append(part)
        if part.place not in (*FIELDS, Place.FURNITURE):
            self.home = part

    def back(self) -> None:
        """After a label with its value, the text goes on where it was."""
        if self.exempt:
            return
        self.parts.append(Part(self.home.place if self.home.place is not Place.PART1 else Place.PREAMBLE))
        self.parts[-1].exempt = self.home.exempt
        self.home = self.parts[-1]

    def _awaits(self) -> bool:
        """Whether a label stands there whose value comes next, whatever it looks like."""
        last = self.parts[-1]
        return last.place in (*FIELDS, Place.FURNITURE) and last.heading is not None and not last.blocks

    def _within(self, places: tuple[Place, ...]) -> bool:
        return self.home.place in places

    def _is_signing(self, label: Block) -> bool:
        """In a block of signatures, a date or a name is one of the signature."""
        if is_exempt(label.text) or asks_to_publish(label.text):
            return False
        return self._within(SIGNING) and place_of(label.text) in (Place.DECIDED, Place.TITLE, Place.FURNITURE, None)


_PLAINLY = re.compile(r"\bpart\s*(?:2|two|ii)\b|exempt|confidential|not for publication", re.IGNORECASE)


def _place(heading: Block, *, denied: bool) -> Place:
    """Where the part goes. What is numbered in the source stays in the report, so that its number can be kept."""
    if denied:
        return Place.FURNITURE
    if is_part1(heading.text) and place_of(heading.text) is None:
        return Place.PART1
    place = place_of(heading.text) or Place.REPORT
    number = number_of(heading.number)
    return place if not number or (place is Place.SUMMARY and number == (1,)) else Place.REPORT


def _is_known_label(words: str) -> bool:
    return place_of(words) is not None or is_exempt(words) or asks_to_publish(words)


def _keeps_back(label: str, value: Block | None) -> bool:
    """Whether a label asks for publication, and the answer is no."""
    return value is not None and asks_to_publish(label) and value.text.casefold().startswith("no")


def _opens_exempt(block: Block) -> bool:
    """Whether a block says that what follows is exempt, though it is numbered, or long for a heading, or a sentence."""
    if block.kind is Kind.HEADING and is_exempt(block.text):
        return True
    return block.kind is Kind.PARAGRAPH and begins_exempt(block.text) and len(block.text.split()) <= _MOST_OPENING


def _labelled(block: Block) -> tuple[Block, Block | None]:
    """A line such as `Ref: PCC/D/2019/03` as its label and its value; no value for other blocks."""
    found = _LABEL.fullmatch(block.text) if block.kind in (Kind.PARAGRAPH, Kind.HEADING) and not block.number else None
    if not found or not found["value"]:
        return block, None
    value = block_of([found["value"]], block.place, block.line)
    return replace(block, kind=Kind.HEADING, text=found["label"] + ":"), value


def _is_heading(block: Block, following: Block | None, *, signing: bool) -> bool:
    words = block.text.split()
    if _closes(block):
        return True
    if block.kind in (Kind.TABLE, Kind.ITEM) or len(number_of(block.number)) > 1:
        return False
    if block.kind is Kind.HEADING:
        return True
    if not words or len(words) > _MOST_WORDS or (block.number and not number_of(block.number)):
        return False
    if block.number:
        return _is_numbered_heading(block, following)
    return _is_custom(block, signing=signing) or _looks_like_one(block, signing=signing)


def _closes(block: Block) -> bool:
    """Whether a block says that what follows is exempt, whatever its number or depth."""
    if block.kind is Kind.TABLE or not is_exempt(block.text):
        return False
    if block.kind is Kind.HEADING or warns(block.text):
        return True
    stands_out = block.strong or block.text.isupper()
    return stands_out and len(block.text.split()) <= _MOST_WORDS and not block.text.endswith(_SENTENCE)


def _is_custom(block: Block, *, signing: bool) -> bool:
    """Whether the words are those of a known heading, or speak of Part 1, Part 2 or exemption."""
    known = place_of(block.text)
    if known is not None:
        is_signature = bool(_SIGNED.match(block.text)) or (signing and known in (Place.DECIDED, Place.TITLE))
        return not is_signature
    return (is_exempt(block.text) or is_part1(block.text)) and not block.text.endswith(_SENTENCE)


def _looks_like_one(block: Block, *, signing: bool) -> bool:
    """Whether a line in capitals or bold is a heading, and not somebody's role or name beside a signature."""
    if block.text.endswith(_SENTENCE) or (signing and (ROLE.search(block.text) or _SIGNED.match(block.text))):
        return False
    return block.text.isupper() or block.strong


def _is_numbered_heading(block: Block, following: Block | None) -> bool:
    """`2. Background` is a heading where it is bold, or where 2.1 or unnumbered text follows."""
    if block.text.endswith(_SENTENCE):
        return False
    below = number_of(following.number) if following else ()
    return block.strong or block.text.isupper() or (len(below) > 1 and below[:1] == number_of(block.number))
