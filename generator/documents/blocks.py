"""What a document says, in order: headings, paragraphs with their numbers as printed, points of lists, tables.

Comes in: nothing. Goes out: the values in which the readers of Word files, PDFs and plain text hand on what they read,
and what they say about places. Deliberately absent: any notion of what a heading means.
"""

import re
from dataclasses import dataclass
from enum import Enum

from generator.findings import Finding

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\uf8ff\U000e0000-\U0010ffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[^\\S\n]+")


class Kind(Enum):
    """What sort of block it is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """`place` is where a person finds it (line 12, paragraph 5, page 2).

    `number` is as printed (`6.1.1.`), and empty where none stands; `level` is that of a heading, from 1; `rows` are the
    cells of a table, whose `text` is empty; `strong` is a block of which every word is bold.
    """

    kind: Kind
    text: str
    place: str
    number: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    strong: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that may be taken: its blocks, and warnings about what they leave out."""

    blocks: tuple[Block, ...]
    warnings: tuple[Finding, ...] = ()


def cleaned(text: str) -> str:
    """The text without characters that nobody sees; every blank is a plain one, every line end a newline."""
    lines = _BLANKS.sub(" ", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def invisible_in(text: str) -> bool:
    """Whether `cleaned` takes characters out that are neither blanks nor ends of lines."""
    return bool(_FORBIDDEN.search(text))
