"""Percentages of a base in a text: `12.5 per cent of £500,000`, `£500,000, of which 12.5 per cent`, `12.5 per cent of
the budget` where a sum is called the budget, `12.5 per cent of it` behind a sum.

Either number may be withheld; whose product it is stands elsewhere, so only the pair is handed on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generator.verification.blanked import Blanked, Figure, figures_in

_OF = re.compile(r"\s*(?:%|per\s?cent)?\s*of\b[^.;|]{0,80}", re.IGNORECASE)
_OF_WHICH = re.compile(r"\s*[,(]?\s*of which\b[^.;|]{0,40}", re.IGNORECASE)
_TOTALS = frozenset({"total", "whole", "budget", "contract", "cost", "costs", "price", "value", "sum"})
_OF_IT = re.compile(r"\s*of\s+(?:it|(?:this|that)(?:\s+(?:sum|amount|figure))?)\b", re.IGNORECASE)
_OF_THE = re.compile(
    rf"\s*of\s+(?:the|its|this|that)(?P<words>(?:\s+[^\W\d]+){{0,2}}\s+(?:{'|'.join(sorted(_TOTALS))}))\b",
    re.IGNORECASE,
)
_BEFORE = 60  # characters in which a sum is called something, without the end of a sentence
_STOP = re.compile(r"[.;|]|\n\n")
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"(?:\s+[^\W\d_]+){0,2}")  # a £200,000 budget
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage and its base, and where they stand in the text."""

    percent: Figure
    base: Figure
    start: int
    end: int

    @property
    def product(self) -> Fraction:
        """What the percentage makes of the base."""
        return self.percent.value * self.base.value / _HUNDRED

    @property
    def slack(self) -> Fraction:
        """How far the product may be off, for the percentage is rounded to its last digit, and a sum to the penny."""
        return abs(self.percent.step * self.base.value) / (2 * _HUNDRED) + Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class NamedTotal:
    """A percentage of a total that is named and not written beside it: `12.5 per cent of the contract`."""

    percent: Figure
    words: frozenset[str]
    start: int
    end: int


def named_totals(text: Blanked) -> Iterator[NamedTotal]:
    """Every percentage of a total that some amount of the record may be."""
    for one in figures_in(text):
        found = _OF_THE.match(text.text, one.end) if one.is_percent else None
        if found:
            yield NamedTotal(one, frozenset(found["words"].casefold().split()), one.start, found.end())


def bases_of(part: NamedTotal, text: Blanked) -> Iterator[Share]:
    """A percentage of a total that is named, with each sum that a text calls so: `The budget is £500,000.`"""
    for one in figures_in(text):
        if one.is_money and part.words & _TOTALS & _called(text.text, one):
            yield Share(part.percent, one, part.start, part.end)


def _called(text: str, one: Figure) -> frozenset[str]:
    """The words before a number in its sentence, and the next two behind it."""
    before, behind = _STOP.split(text[max(0, one.start - _BEFORE) : one.start])[-1], _BEHIND.match(text, one.end)
    return frozenset(_WORD.findall(f"{before} {behind[0] if behind else ''}".casefold()))


def shares_in(text: Blanked) -> Iterator[Share]:
    """Every percentage that a text names together with its base."""
    for one, next_ in pairwise(figures_in(text)):
        between = text.text[one.end : next_.start]
        if "\n\n" in between:
            continue
        if one.is_percent and next_.is_money and _OF.fullmatch(between):
            yield Share(one, next_, one.start, next_.end)
        elif one.is_money and next_.is_percent and (_OF_WHICH.fullmatch(between) or _OF_IT.match(text.text, next_.end)):
            yield Share(next_, one, one.start, next_.end)
