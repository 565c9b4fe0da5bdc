"""Many needles, one pass: finds every one of them in a text, and confirms each find where it stands.

The automaton runs over squeezed text, so that nothing between two letters hides a word. A find is then looked at in
the text itself: a short word must stand alone, and a sum must be that number and no part of another. Sums after a
pound sign are read as numbers as well, however short they are.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from generator.verification.day_forms import is_short_day
from generator.verification.folding import Places, squeeze
from generator.verification.needle import Form, Needle
from generator.verification.numbers import Number, numbers_in
from generator.verification.patterns import Patterns

# A sum after a pound sign; one that is whole pounds or pence, and after which nothing can follow that says more, is
# read at once.
_POUNDS = re.compile(
    r"£(?:(?P<plain>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.[0-9]{2})?)"
    r"(?=[<\x1f\n\")]|\Z|[.,;:]?[ \n](?![0-9kmbtpgKMBTPG%]))|[^£\n<]{1,24})"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_TWO_WORDS = re.compile(r"[A-Za-z]\s+[a-z'-]+|[a-z'-]+\s+[A-Za-z]")
_BETWEEN_TAGS = re.compile(r"[\x1f\n]")
_TIME = re.compile(r"T[0-2][0-9]:?[0-5][0-9]", re.IGNORECASE)  # behind a day: 2026-03-02T09:30:00Z
_UNIT = 12  # characters: ` million` and a little more
_UNITS_OF_STYLE = ("px", "em", "pt", "rem", "pc", "p")


@dataclass(frozen=True, slots=True)
class Find:
    """A needle, by its number, and where it stands in the text."""

    needle: int
    start: int
    end: int


class Search:
    """Finds `needles` in any text; several of them may have one pattern."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self.needles = needles
        self._by_amount: dict[Fraction | int, list[int]] = {}
        self._under: dict[bytes, list[int]] = {}
        for index, needle in enumerate(needles):
            self._under.setdefault(needle.pattern, []).append(index)
            if needle.amount is not None:
                self._by_amount.setdefault(needle.amount, []).append(index)
        self._patterns = Patterns(self._under)

    def finds(self, text: str, wanted: Callable[[int], bool] = lambda _: True) -> Iterator[Find]:
        """Every confirmed find of the needles that are wanted, by their numbers; asked before each is confirmed."""
        places: Places | None = None
        for pattern, start, end in self._patterns.places(squeeze(text)):
            asked = [*filter(wanted, self._under[pattern])]
            if asked:
                places = places or Places(text)
                span = places.span(start, end)
                yield from (Find(one, *span) for one in asked if _is_so(text, *span, self.needles[one]))
        yield from self._pounds(text, wanted)

    def _pounds(self, text: str, wanted: Callable[[int], bool]) -> Iterator[Find]:
        for start, end, amount in sums_in_pounds(text) if self._by_amount and "£" in text else ():
            for one in filter(wanted, self._by_amount.get(amount, ())):
                yield Find(one, start, end)


def sums_in_pounds(text: str) -> Iterator[tuple[int, int, Fraction | int]]:
    """The number after each pound sign: where it begins and ends, and its value without a sign."""
    for found in _POUNDS.finditer(text):
        at, plain = found.start(), found["plain"]
        for start, end, amount in [_plain_sum(plain)] if plain else _sum_after(found[0]):
            yield at + start, at + end, amount


@lru_cache(maxsize=1 << 16)
def _plain_sum(digits: str) -> tuple[int, int, Fraction | int]:
    """From the pound sign before it to where it ends, a sum behind which nothing stands; and the sum."""
    number = digits.replace(",", "")
    return 0, 1 + len(digits), Fraction(number) if "." in number else int(number)


@lru_cache(maxsize=1 << 16)
def _sum_after(text: str) -> tuple[tuple[int, int, Fraction], ...]:
    """The number that stands after a pound sign; the same ones stand in many files and views."""
    return tuple((number.start, number.end, abs(number.value)) for number in numbers_in(text)[:1])


def _is_so(text: str, start: int, end: int, needle: Needle) -> bool:
    """Whether what stands here is the needle itself and no part of something longer."""
    if needle.amount is not None:
        return _is_sum(text, start, end, needle.amount)
    if needle.form is Form.INITIALS and _TWO_WORDS.fullmatch(text[start:end]):
        return False  # `a price` is not A. Price
    if needle.form is Form.SHORT_DAY and not is_short_day(text, start, end, needle.group):
        return False  # 171,125 is not 17.11.25
    ends = not _touches(text[end : end + 1]) or (needle.group.startswith("day ") and bool(_TIME.match(text, end)))
    return not needle.whole or (ends and not _touches(text[start - 1 : start]))


def _touches(character: str) -> bool:
    return character.isalnum()


def _is_sum(text: str, start: int, end: int, amount: Fraction) -> bool:
    """Whether the digits here are the whole of a number, and that number is the sum."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or (before[-1:] in (".", ",") and before[:1].isdigit()):
        return False
    if _FIRST_YEAR <= amount <= _LAST_YEAR and text[start:end].isdigit():
        return False  # bare, it is a year; after a pound sign it is found as a number
    if any(one.value == amount for one in _first_number(text[start : end + _UNIT])):
        return True  # `8.436930 million` goes on beyond its digits
    if after[:1] in (".", ",") and after[1:].isdigit():
        return False
    if after[:1].isalnum() and not text[end:].lower().startswith(_UNITS_OF_STYLE):
        return False
    return any(one.value == amount for one in _first_number(text[start:end])) or not text[start:end].isascii()


def _first_number(text: str) -> list[Number]:
    """The number that a text begins with; tags within it are no part of it."""
    return [one for one in numbers_in(_BETWEEN_TAGS.sub("", text))[:1] if one.start == 0]
