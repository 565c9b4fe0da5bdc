"""How text in a Word document looks, as far as it decides whether anybody sees it, and what its styles are called.

Comes in: the parts of a document. Goes out: answers about one run or paragraph at a time, with its styles followed to
where they come from. Deliberately absent: everything about looks that hides nothing.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.documents.word_package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20  # styles that are based on one another
_OFF = {"0", "false", "off"}
_NEAR = 40  # of 255; colours nearer than that cannot be told apart
_THEME = {"background1": "FFFFFF", "light1": "FFFFFF", "bg1": "FFFFFF", "text1": "000000", "dark1": "000000"}
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF", "darkBlue": "000080", "darkGray": "808080"}
_TINY = 4  # half points


def child(element: Element | None, *names: str) -> Element | None:
    """The element that lies within others, by their names; None where one is missing."""
    for name in names:
        element = element.find(W + name) if element is not None else None
    return element


def value(element: Element | None) -> str:
    """The `w:val` of an element, empty where there is none."""
    return element.get(W + "val", "") if element is not None else ""


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, package: Package) -> None:
        root = package.trees.get("word/styles.xml")
        found = root.iter(W + "style") if root is not None else ()
        self._by_id = {one.get(W + "styleId", ""): one for one in found}
        self._default = child(root, "docDefaults", "rPrDefault", "rPr")
        self._normal = next((k for k, one in self._by_id.items() if self._is_default(one)), "")

    @staticmethod
    def _is_default(style: Element) -> bool:
        return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}

    def chain(self, style_id: str) -> Iterator[Element]:
        """A style, and those that it is based on, nearest first."""
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(child(style, "basedOn"))

    def of_paragraph(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(child(paragraph, "pPr", "pStyle")) or self._normal

    def level(self, paragraph: Element) -> int:
        """The level of a heading, from 1; 0 for what is none. A title is a heading of the first level."""
        outline = value(child(paragraph, "pPr", "outlineLvl"))
        for style in self.chain(self.of_paragraph(paragraph)):
            name = value(child(style, "name")).lower()
            if name in {"title", "subtitle"}:
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
            outline = outline or value(child(style, "pPr", "outlineLvl"))
        return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0

    def looks(self, run: Element, paragraph: Element) -> "Looks":
        """How a run looks."""
        own = child(run, "rPr")
        styles = [*self.chain(value(child(own, "rStyle"))), *self.chain(self.of_paragraph(paragraph))]
        layers = [own, *(child(style, "rPr") for style in styles), self._default]
        return Looks([layer for layer in layers if layer is not None])


class Looks:
    """What a run's own properties say, and where they are silent its styles'."""

    def __init__(self, layers: list[Element]) -> None:
        self._layers = layers

    def _first(self, name: str) -> Element | None:
        return next((found for layer in self._layers if (found := layer.find(W + name)) is not None), None)

    def has(self, name: str) -> bool:
        """Whether a property such as `b` or `vanish` is on."""
        found = self._first(name)
        return found is not None and value(found) not in _OFF

    @property
    def font(self) -> str:
        """The name of the font in small letters, empty where none is named."""
        found = self._first("rFonts")
        return found.get(W + "ascii", "").casefold() if found is not None else ""

    @property
    def is_hidden(self) -> bool:
        """Whether Word hides the run."""
        return self.has("vanish") or self.has("specVanish")

    @property
    def is_tiny(self) -> bool:
        """Whether the run is smaller than two points."""
        size = value(self._first("sz"))
        return size.isdigit() and int(size) < _TINY

    def is_unseen(self, behind: str) -> bool:
        """Whether the run has the colour of what lies behind it; `behind` is the colour of cell or paragraph."""
        highlight = value(self._first("highlight"))
        ground = _HIGHLIGHTS.get(highlight) or shade(self._first("shd")) or behind
        colour = _colour(self._first("color"))
        if not colour:  # automatic: black on white, and mostly white on black, but not over a highlight
            return highlight == "black"
        return _is_near(colour, ground or "FFFFFF")


def shade(element: Element | None) -> str:
    """The colour that a shading fills with; empty where it says none."""
    if element is None:
        return ""
    fill = element.get(W + "fill", "auto")
    return _THEME.get(element.get(W + "themeFill", ""), "") if fill == "auto" else fill


def _colour(element: Element | None) -> str:
    if element is None:
        return ""
    named = value(element)
    theme = _THEME.get(element.get(W + "themeColor", ""), "")
    return (named if named and named != "auto" else theme) or theme


def _is_near(one: str, other: str) -> bool:
    try:
        pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
        return all(abs(first - second) < _NEAR for first, second in pairs)
    except ValueError:
        return False
