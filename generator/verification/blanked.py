"""A text as its reader sees it: withheld phrases are blanks, and what stands in them is kept beside.

A text whose marks leave a doubt is withheld as a whole, so there is nothing to see in it.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from generator.verification.numbers import Number, numbers_in
from generator.yaml_text import Pointer

BLANK = "\ue000"
_MARK = re.compile(r"(?<!\\)\[\[\s*[a-z][a-z0-9-]*\s*:\s*(.*?)\s*(?<!\\)\]\]", re.DOTALL)
_BRACKETS = re.compile(r"(?<!\\)(?:\[\[|\]\])")
_PERCENT_FOLLOWS = re.compile(r"\s?%|[\s-]?per\s?cent\b", re.IGNORECASE)


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
    """A number of a text from `start` to `end`; `phrase` is the withheld phrase that it is all the number of."""

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
    """Every number in order, withheld ones at their blanks; a phrase with two numbers, or none, gives none."""
    seen = [_figure(one, None) for one in numbers_in(blanked_.text)]
    return sorted(seen + _withheld(blanked_), key=lambda one: one.start)


def _withheld(blanked_: Blanked) -> list[Figure]:
    found: list[Figure] = []
    at = -1
    for phrase, words in enumerate(blanked_.phrases):
        at = blanked_.text.index(BLANK, at + 1)
        numbers = numbers_in(words)
        if len(numbers) == 1:
            one = numbers[0]
            is_money = one.is_money or blanked_.text[:at].endswith("£")
            is_percent = one.is_percent or bool(_PERCENT_FOLLOWS.match(blanked_.text, at + 1))
            found.append(Figure(at, at + 1, one.value, one.step, is_money, is_percent, phrase))
    return found


def _figure(one: Number, phrase: int | None) -> Figure:
    return Figure(one.start, one.end, one.value, one.step, one.is_money, one.is_percent, phrase)
