"""Text of a document → text of a record in which nothing becomes an instruction, and the counting of its words.

Brackets of a mark, links and footnotes of Markdown are written so that they stay what they were: signs on paper.
"""

import re
from collections import Counter
from collections.abc import Iterable

from generator.documents.blocks import Block, Kind
from generator.yaml_text import Tree

_WORD = re.compile(r"[^\W_]+")
_SIGNS = {"\N{FULLWIDTH LEFT SQUARE BRACKET}": "[", "\N{PRESENTATION FORM FOR VERTICAL LEFT SQUARE BRACKET}": "["}


class Made(str):
    """A text that the program makes; every other text of a draft is of the document."""

    __slots__ = ()


def safe(text: str) -> str:
    """The text as a record may hold it, with every word of it."""
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    text = text.replace("[[", "\\[[").replace("]]", "\\]]")
    return text.replace("](", "] (").replace("[^", "[ ^")


def one_line(text: str) -> str:
    """The text on one line, as titles, headings and names are."""
    return safe(" ".join(text.replace("**", "").split()))


def prose(blocks: Iterable[Block]) -> str:
    """Blocks as one text: paragraphs apart, points of a list together, numbers as they were printed."""
    written, before = "", None
    for block in blocks:
        is_list = block.kind is Kind.ITEM and before is Kind.ITEM
        written += ("\n" if is_list else "\n\n" if written else "") + as_text(block)
        before = block.kind
    return written


def as_text(block: Block) -> str:
    """One block, with its number as printed."""
    if block.kind is Kind.TABLE:
        return table(block.rows)
    said = safe(" ".join(filter(None, (block.number, block.text))))
    return f"- {said}" if block.kind is Kind.ITEM else said


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of cells as a table of Markdown, the first of them its heading."""
    written = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    width = written[0].count(" | ") + 1
    return "\n".join([written[0], "|" + "---|" * width, *written[1:]])


def _cell(text: str) -> str:
    return one_line(text).replace("|", "\\|")


def words_of(texts: Iterable[str]) -> Counter[str]:
    """The words of texts, each with how often it stands there."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def texts_of_block(block: Block) -> list[str]:
    """Everything that a block says, its number included."""
    return [block.number, block.text, *(cell for row in block.rows for cell in row)]


def texts_in(tree: Tree) -> list[str]:
    """Every text of a draft that is of the document."""
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in texts_in(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in texts_in(value)]
    return [] if isinstance(tree, Made) else [tree]
