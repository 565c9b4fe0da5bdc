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
# A text without any of these is matched by no pattern at all; most texts of a page have none.
_SIGNED = re.compile(r"[`\\\[!<&*_\x02]|  \n")


class Reader:
    """Reads pages one after another; one to a thread."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS, output_format="xhtml")
        self._markdown.treeprocessors.register(_Plain(self._markdown), "plain", 30)  # just before "inline"
        self._markdown.treeprocessors.register(_Breaks(self._markdown), "prettify", 10)  # instead of Markdown's own
        patterns = self._markdown.inlinePatterns
        signs = {id(patterns[name]): signs for name, signs in _SIGNS.items()}
        self._patterns = [(signs.get(id(one), ""), one) for one in patterns]

    def tree(self, page: str) -> Element:
        """The elements of a page, without what stands before it for the site's generator."""
        words = _FRONT.sub("", page)
        inline = cast("InlineProcessor", self._markdown.treeprocessors["inline"])
        signed = [pattern for signs, pattern in self._patterns if all(sign in words for sign in signs)]
        inline.inlinePatterns = cast("Any", signed)  # a list does, and is quicker
        return elements(self._markdown.reset().convert(words))


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
