"""A page as Markdown → a tree of elements, as quickly as the pages of a register allow.

Comes in: the Markdown of a decision's page, which is a small subset of our own making. Goes out: the tree of what
Markdown makes of it. What is left untried could not match; nothing else of Markdown is left out but line ends between
blocks.
"""

import re
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.public.pdf.elements import elements

if TYPE_CHECKING:
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import Registry

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables"]
_SETTINGS = {"tables": {"use_align_attribute": True}}
# What must stand in a page for a pattern of Markdown to match anywhere in it; a page has few of these signs.
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "image_link": "![",
    "image_reference": "![",
    "short_image_ref": "![",
    "autolink": "<:",
    "automail": "<@",
    "html": "<",
    "entity": "&",
}
# The same for the kinds of blocks that would otherwise look into each block.
_BLOCK_SIGNS = {"table": "|", "footnote": "[^", "reference": "]:"}
# A text without any of these is matched by no pattern at all; most texts of a page have none.
_SIGNED = re.compile(r"[`\\\[!<&*_\x02]|  \n")


class Reader:
    """Reads pages one after another; one to a thread."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS, output_format="xhtml")
        self._markdown.treeprocessors.register(_Plain(self._markdown), "plain", 30)  # just before "inline"
        self._markdown.treeprocessors.register(_Breaks(self._markdown), "prettify", 10)  # instead of Markdown's own
        self._patterns = _signed(self._markdown.inlinePatterns, _SIGNS)
        self._blocks = _signed(self._markdown.parser.blockprocessors, _BLOCK_SIGNS)

    def tree(self, page: str) -> Element:
        """The elements of a page, without what stands before it for the site's generator."""
        words = _FRONT.sub("", page)
        inline = cast("InlineProcessor", self._markdown.treeprocessors["inline"])
        inline.inlinePatterns = _apt(self._patterns, words)
        self._markdown.parser.blockprocessors = _apt(self._blocks, words)
        return elements(self._markdown.reset().convert(words))


def _signed(kinds: "Registry[Any]", signs: dict[str, str]) -> list[tuple[str, object]]:
    """Each kind, in order, after the signs without which it does nothing."""
    known = {id(kinds[name]): needed for name, needed in signs.items()}
    return [(known.get(id(one), ""), one) for one in kinds]


def _apt(kinds: list[tuple[str, object]], words: str) -> Any:
    """The kinds whose signs stand in the words; a plain list does, and is quicker than Markdown's own."""
    return [one for signs, one in kinds if all(sign in words for sign in signs)]


class _Plain(Treeprocessor):
    """Says of each text without a sign that no pattern need be tried on it."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _SIGNED.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _SIGNED.search(element.tail):
                element.tail = AtomicString(element.tail)


class _Breaks(Treeprocessor):
    """A line end after each break, as the reading of attributes expects; those between blocks nobody reads here."""

    def run(self, root: Element) -> None:
        for one in root.iter("br"):
            one.tail = f"\n{one.tail or ''}"
