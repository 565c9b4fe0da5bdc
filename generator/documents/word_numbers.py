"""The numbers that Word prints before paragraphs by itself, which stand nowhere in the text of a file.

Comes in: numbering.xml and the styles; then one paragraph after another, in order. Goes out: the number as printed
(`2.1.`), or that the paragraph is a point of a list. Levels that are counted in a way that is not known here give no
number, and are said by the reader.
"""

import re
from xml.etree.ElementTree import Element

from generator.documents.word_package import Package
from generator.documents.word_styles import Styles, W, child, value

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v"}
_ROMAN |= {4: "iv", 1: "i"}


class UnknownNumbers(Exception):
    """Numbers are written in a way that is not known here."""


class Numbers:
    """Counts along with the paragraphs of a document."""

    def __init__(self, package: Package, styles: Styles) -> None:
        root = package.trees.get("word/numbering.xml")
        self._styles = styles
        self._lists = {one.get(W + "numId", ""): one for one in root.iter(W + "num")} if root is not None else {}
        abstract = root.iter(W + "abstractNum") if root is not None else ()
        self._abstract = {one.get(W + "abstractNumId", ""): one for one in abstract}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def of(self, paragraph: Element) -> str:
        """The number before a paragraph; `BULLET` for a point, empty for none."""
        number_id, level = self._place(paragraph)
        one = self._lists.get(number_id)
        if one is None:
            return ""
        abstract_id = self._followed(value(child(one, "abstractNumId")))
        counts = self._counts.setdefault(abstract_id, {})
        self._count(one, abstract_id, level, counts)
        definition = self._level(one, abstract_id, level)
        if definition is None or value(child(definition, "numFmt")) == "none":
            return ""
        if value(child(definition, "numFmt")) == "bullet":
            return BULLET
        return self._printed(one, abstract_id, definition, counts)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else that of its style."""
        own = child(paragraph, "pPr", "numPr")
        if own is not None and child(own, "numId") is not None:
            return value(child(own, "numId")), _whole(value(child(own, "ilvl")))
        for style in self._styles.chain(self._styles.of_paragraph(paragraph)):
            found = child(style, "pPr", "numPr")
            if found is not None and child(found, "numId") is not None:
                number_id = value(child(found, "numId"))
                given = value(child(own, "ilvl")) or value(child(found, "ilvl"))
                return number_id, _whole(given) if given else self._level_of_style(number_id, style)
        return "", 0

    def _level_of_style(self, number_id: str, style: Element) -> int:
        one = self._lists.get(number_id)
        abstract = self._abstract.get(self._followed(value(child(one, "abstractNumId"))))
        for level in abstract.iter(W + "lvl") if abstract is not None else ():
            if value(child(level, "pStyle")) == style.get(W + "styleId"):
                return _whole(level.get(W + "ilvl", "0"))
        return 0

    def _followed(self, abstract_id: str) -> str:
        """A list may stand for the one that a style of lists names."""
        linked = value(child(self._abstract.get(abstract_id), "numStyleLink"))
        for style in self._styles.chain(linked) if linked else ():
            one = self._lists.get(value(child(style, "pPr", "numPr", "numId")))
            return value(child(one, "abstractNumId")) or abstract_id
        return abstract_id

    def _level(self, one: Element, abstract_id: str, level: int) -> Element | None:
        for override in one.iter(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(level) and (found := child(override, "lvl")) is not None:
                return found
        abstract = self._abstract.get(abstract_id)
        levels = abstract.iter(W + "lvl") if abstract is not None else ()
        return next((found for found in levels if found.get(W + "ilvl") == str(level)), None)

    def _count(self, one: Element, abstract_id: str, level: int, counts: dict[int, int]) -> None:
        for upper in range(level):
            counts.setdefault(upper, self._start(one, abstract_id, upper))
        restart = self._override(one, level)
        mark = (one.get(W + "numId", ""), level)
        if restart is not None and mark not in self._restarted:
            self._restarted.add(mark)
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else self._start(one, abstract_id, level)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

    def _override(self, one: Element, level: int) -> int | None:
        for override in one.iter(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(level) and (start := child(override, "startOverride")) is not None:
                return _whole(value(start))
        return None

    def _start(self, one: Element, abstract_id: str, level: int) -> int:
        return _whole(value(child(self._level(one, abstract_id, level), "start")), 1)

    def _printed(self, one: Element, abstract_id: str, definition: Element, counts: dict[int, int]) -> str:
        legal = child(definition, "isLgl") is not None

        def number(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            form = value(child(self._level(one, abstract_id, level), "numFmt"))
            return _written(counts.get(level, 1), "decimal" if legal else form)

        return " ".join(_PLACE.sub(number, value(child(definition, "lvlText"))).split())


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _written(number: int, form: str) -> str:
    match form:
        case "decimal" | "":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case _:
            raise UnknownNumbers


def _letters(number: int) -> str:
    """a to z, then aa to zz, as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN.items():
        written += letters * (number // size)
        number %= size
    return written
