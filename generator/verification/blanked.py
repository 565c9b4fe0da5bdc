"""A text as its reader sees it: withheld phrases are blanks, and what stands in them is kept beside.

A text whose marks leave a doubt is withheld as a whole, so there is nothing to see in it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from generator.verification.numbers import numbers_in
from generator.yaml_text import Pointer

BLANK = "\ue000"
_MARK = re.compile(r"(?<!\\)\[\[\s*[a-z][a-z0-9-]*\s*:\s*(.*?)\s*(?<!\\)\]\]", re.DOTALL)
# A line break within a paragraph is a space to its reader; it stays where digits follow, which it may part.
_WRAPPED = re.compile(r"(?<=\w)\n(?=(?:per ?cent|cent|pc|thousand|million|billion|pounds?)\b)", re.IGNORECASE)
_BRACKETS = re.compile(r"(?<!\\)(?:\[\[|\]\])")


@dataclass(frozen=True, slots=True)
class Blanked:
    """`text` holds one blank for each withheld phrase, in the order of `phrases`; `marks` are they with their marks."""

    pointer: Pointer
    text: str
    phrases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def upto(self, index: int) -> int:
        """How many phrases are withheld before a character of the text."""
        return self.text.count(BLANK, 0, index)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text from `start` to `end`; `phrase` is the withheld phrase whose one number it is."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    is_money: bool
    is_percent: bool
    phrase: int | None = None


def blanked(pointer: Pointer, text: str) -> Blanked | None:
    """The text with blanks; None where nobody sees it."""
    if "[[" not in text and "]]" not in text:
        return Blanked(pointer, text.replace(BLANK, " "))
    rest = _MARK.sub(BLANK, text.replace(BLANK, " "))
    if _BRACKETS.search(rest):
        return None
    marks = list(_MARK.finditer(text))
    return Blanked(pointer, rest, tuple(one[1] for one in marks), tuple(one[0] for one in marks))


def figures_in(blanked_: Blanked) -> list[Figure]:
    """Every number in order. One that stands in a phrase, if only in part, is read whole and counts as withheld.

    A phrase with two numbers, or none, gives none, and so does a number that runs over two phrases.
    """
    whole, spans = _filled(blanked_)
    found = []
    for one in numbers_in(whole):
        touched = [at for at, (start, end) in enumerate(spans) if start < one.end and one.start < end]
        start, end = (_blank_place(spans, place) for place in (one.start, one.end - 1))
        if len(touched) < 2:
            phrase = touched[0] if touched else None
            found.append(Figure(start, end + 1, one.value, one.step, one.is_money, one.is_percent, phrase))
    counted = Counter(one.phrase for one in found)
    return [one for one in found if one.phrase is None or counted[one.phrase] == 1]


def _filled(blanked_: Blanked) -> tuple[str, list[tuple[int, int]]]:
    """The text with its phrases in their places, no number parted from its unit, and where each phrase stands."""
    pieces = blanked_.text.split(BLANK)
    whole, spans, end = [pieces[0]], [], len(pieces[0])
    for phrase, piece in zip(blanked_.phrases, pieces[1:], strict=True):
        spans.append((end, end + len(phrase)))
        whole += [phrase, piece]
        end += len(phrase) + len(piece)
    return _WRAPPED.sub(" ", "".join(whole)), spans


def _blank_place(spans: list[tuple[int, int]], place: int) -> int:
    """Where a character of the filled text stands in the text with blanks."""
    return place - sum(min(end - 1, place) - start for start, end in spans if start <= place)
