"""A draft while it is being made of a document: its values, its guesses, and what became of every word."""

from dataclasses import dataclass, field
from datetime import date

from generator.documents.blocks import Block
from generator.importers.parts import Part
from generator.importers.wording import texts_of_block
from generator.settings import Office
from generator.yaml_text import Pointer, Tree


@dataclass(slots=True)
class Making:
    """A draft in the making, which the modules beside this one add to.

    `taken` are words of the document that became keys or single values of the record; `unplaced` is what no section
    took.
    """

    office: Office
    tree: dict[str, Tree] = field(default_factory=dict)
    guesses: dict[Pointer, str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    breaks: list[tuple[Block, str]] = field(default_factory=list)
    unplaced: list[Part] = field(default_factory=list)
    decided: date | None = None

    def guess(self, pointer: Pointer, said: str) -> None:
        """Mark a value for review; a second guess about it stands behind the first."""
        self.guesses[pointer] = f"{self.guesses[pointer]} {said}" if pointer in self.guesses else said

    def add_text(self, key: str, text: str, into: dict[str, Tree] | None = None) -> None:
        """A text of the record, behind what is there already."""
        tree = self.tree if into is None else into
        before = tree.get(key)
        tree[key] = f"{before}\n\n{text}" if isinstance(before, str) else text

    def take(self, *blocks: Block | None) -> None:
        """Words that are in the record as a key, a number or a value, and not as text."""
        self.taken += [text for block in blocks if block is not None for text in texts_of_block(block)]
