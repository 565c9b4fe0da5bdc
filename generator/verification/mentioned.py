"""Sums that the texts of a record mention → what they say of its withheld ones: two differ by one of these, or one is
it with its tax.

Texts mention many sums, so neither is ever certain. Comes in: the texts as their reader sees them, and the quantities
of the record. Goes out: guesses; and, of Part 2, the sums in its texts, at which only these guesses look, since Part 2
repeats what is public as a matter of course.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from generator.verification.amount_fields import part2_of
from generator.verification.blanked import Blanked, figures_in
from generator.verification.differences import is_telling
from generator.verification.quantities import AMOUNTS, PART2, Guess, How, Kind, Place, Quantity
from generator.yaml_text import Document, Pointer, Tree

# Value Added Tax Act 1994, section 2 (20 per cent) and section 29A (5 per cent; check with your legal adviser).
_RATES = (Fraction(6, 5), Fraction(5, 6), Fraction(21, 20), Fraction(20, 21))
_TAX = re.compile(r"\b(?:VAT|tax)\b", re.IGNORECASE)
_PENNY = Fraction(1, 100)
_ODD = 4  # digits that are not noughts at either end
_MOST = 1000  # sums of one Part 2


def tax_guesses(quantities: Sequence[Quantity], texts: Sequence[Blanked], path: Path) -> Iterator[Guess]:
    """Each hidden quantity that a public one is with value added tax, or without, to the penny.

    Sums in texts count where these speak of the tax. Round sums stand in that ratio by chance, so one of the two has
    three digits that are not noughts of rounding.
    """
    shown = _mentioned((one for one in texts if _TAX.search(one.text)), path)
    shown |= {one.value: one.place for one in reversed(quantities) if not one.is_hidden}
    for at, one in enumerate(quantities):
        if one.is_hidden and one.value:
            for other in (_pennies(one.value * rate) for rate in _RATES):
                if other in shown and (is_telling(other) or is_telling(one.value)):
                    yield Guess(at, False, How(Kind.TAX, shown[other]))


def difference_guesses(quantities: Sequence[Quantity], texts: Sequence[Blanked], path: Path) -> Iterator[Guess]:
    """Each hidden quantity that two sums differ by, of which texts mention at least one; cells of tables are too many.

    It has four digits that are not noughts of rounding.
    """
    mentioned = _mentioned((one for one in texts if "|" not in one.text), path)
    mentioned |= {one.value: one.place for one in quantities if not one.is_hidden and one.source == AMOUNTS}
    shown = {_in_pence(value): place for value, place in mentioned.items()}
    for at, one in enumerate(quantities):
        value = _in_pence(abs(one.value))
        if one.is_hidden and is_telling(one.value, _ODD) and value not in shown:
            larger = [less + value for less in shown if less + value in shown]
            if larger:
                yield Guess(at, False, How(Kind.DIFFERENCE, shown[min(larger)]))


def part2_sums(document: Document, path: Path) -> Iterator[Quantity]:
    """The sums in the texts of Part 2, in the record itself or, without the key, in a file of its own; each once."""
    own, at_top = part2_of(document)
    found: dict[Fraction, Place] = {}
    for at, text in _texts(own, at_top):
        for one in figures_in(Blanked(at, text)) if len(found) < _MOST else ():
            if one.is_money and one.value > 0 and len(found) < _MOST:
                found.setdefault(one.value, Place(path, at, text[one.start : one.end]))
    yield from (Quantity(value, True, place, PART2) for value, place in found.items())


def _texts(tree: Tree, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    for step, one in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(one, str):
            yield (*at, step), one
        else:
            yield from _texts(one, (*at, step))


def _mentioned(texts: Iterator[Blanked], path: Path) -> dict[Fraction, Place]:
    """The public sums of texts, each with where it stands first."""
    found: dict[Fraction, Place] = {}
    for text in texts:
        for one in figures_in(text):
            if one.is_money and one.phrase is None:
                found.setdefault(one.value, Place(path, text.pointer))
    return found


def _in_pence(value: Fraction) -> int | Fraction:
    """A whole number where it is one, for every two of many are added, and fractions are slow."""
    pence = value * 100
    return pence.numerator if pence.denominator == 1 else pence


def _pennies(value: Fraction) -> Fraction:
    return round(value / _PENNY) * _PENNY
