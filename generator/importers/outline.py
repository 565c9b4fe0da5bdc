"""The blocks of a section → numbered paragraphs of the record, and where the numbers of the source break.

The format numbers by position, so paragraphs are laid out as they were numbered: 6.1.1 beneath 6.1. What the source
does not number goes on with the paragraph above it, so that it does not shift the numbers below. Where a number of the
source is not the one that its place gives, or does not follow the one before it, that is said with its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.documents.blocks import Block
from generator.importers.numbers import Number, follows, number_of, shown
from generator.importers.wording import as_text, prose, safe
from generator.yaml_text import Pointer, Tree


@dataclass(slots=True)
class Outline:
    """`paragraphs` as the record has them; `said` is what to look at, by the address below the section.

    `breaks` are the blocks at which the numbering of the source itself breaks, each with what is wrong.
    """

    paragraphs: list[Tree] = field(default_factory=list)
    said: dict[Pointer, str] = field(default_factory=dict)
    breaks: list[tuple[Block, str]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    shifted: bool = False


def outline(blocks: Sequence[Block], position: int, heading: Number = ()) -> Outline:
    """The paragraphs of the section that stands at `position`; `heading` is the number that its heading had."""
    return _Builder(position, heading).build(blocks)


@dataclass(slots=True)
class _Node:
    blocks: list[Block]
    below: list["_Node"] = field(default_factory=list)


class _Builder:
    def __init__(self, position: int, heading: Number) -> None:
        self.position, self.before = position, heading
        self.made = Outline()
        self.roots: list[_Node] = []
        self.base = 0  # how many numbers the paragraphs of the first level have

    def build(self, blocks: Sequence[Block]) -> Outline:
        for block in blocks:
            self.take(block)
        self.made.paragraphs = [_tree(node) for node in self.roots]
        return self.made

    def take(self, block: Block) -> None:
        """A paragraph of its own, or more of the one above."""
        number = number_of(block.number)
        if not number:
            last = self.last()
            if last is None or not self.base:
                self.roots.append(_Node([block]))
            else:
                last.blocks.append(block)
            return
        self.base = self.base or len(number)
        place, pointer = self.add(_Node([block]), len(number) - self.base)
        self.compare(block, number, place, pointer)
        self.made.taken.append(block.number)

    def last(self) -> _Node | None:
        """The paragraph that was added last, however deep."""
        node = self.roots[-1] if self.roots else None
        while node and node.below:
            node = node.below[-1]
        return node

    def add(self, node: _Node, depth: int) -> tuple[Number, Pointer]:
        """Lay a paragraph out so deep, or as deep as there is something above it; its number and address."""
        siblings = self.roots
        number: Number = (self.position,)
        where: Pointer = ("paragraphs",)
        for _ in range(max(depth, 0)):
            if not siblings:
                break
            number, where = (*number, len(siblings)), (*where, len(siblings) - 1, "paragraphs")
            siblings = siblings[-1].below
        siblings.append(node)
        return (*number, len(siblings)), (*where, len(siblings) - 1)

    def compare(self, block: Block, number: Number, place: Number, pointer: Pointer) -> None:
        """What is to be said of a number."""
        begins = not self.before and number[-1] == 1
        if not begins and not (self.before and follows(self.before, number)):
            after = (
                f"after {shown(self.before)} comes {shown(number)}"
                if self.before
                else f"it begins with {shown(number)}"
            )
            self.made.breaks.append((block, after))
            self.made.said[pointer] = (
                f"the numbering of the document breaks at {block.place}: {after}. Here it is {shown(place)}."
            )
        elif number != place and not self.made.shifted:
            self.made.shifted = True
            self.made.said.setdefault(
                pointer,
                f"the document numbers this {shown(number)} ({block.place}); by its place here it is {shown(place)},"
                " and so on below.",
            )
        self.before = number


def _tree(node: _Node) -> Tree:
    first, *more = node.blocks
    own = safe(first.text) if number_of(first.number) else as_text(first)
    text = own + ("\n\n" + prose(more) if more else "")
    return {"text": text, "paragraphs": [_tree(one) for one in node.below]} if node.below else text
