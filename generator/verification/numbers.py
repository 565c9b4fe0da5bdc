"""The numbers that are written in a text, exact, with the precision that each shows.

Comes in: any text. Goes out: its numbers in order, none overlapping another. No float is made. Digits are ASCII;
groups of three may be parted by one sign throughout (comma, apostrophe, space of any width, but never a line break or
tab, so whoever takes tags out of a page puts a line break between two cells).

Left out are digits within a longer token: `a1b2`, `v2.1`, `24th`, `1.2.3`, `2019-01-24`, `2026/27`, `PCC/D/2019/03`,
`10:30`, and runs of more than 24 digits. What carries its own sign of being a quantity (£, a unit, groups, a
percentage) is a number even next to a hyphen or slash. A plain number (`640`, a year, a section `2.1`, a piece of a
telephone number) is listed, and is no money. Powers (`5e6`) and numbers in words are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_GAP = "[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]"
# It begins with a digit and nothing else, which the engine finds fast; what stands before is looked at afterwards.
_NUMBER = re.compile(
    r"[0-9](?:(?<!\w[0-9])|(?<=GBP[0-9]))"
    rf"(?>[0-9]{{0,2}}(?P<by>[,'’]|{_GAP})[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*(?![0-9])|[0-9]*)(?>(?:\.[0-9]+)?)"
    rf"(?:(?P<gap>{_GAP}|-)?(?P<unit>thousands?|millions?|miliwn|billions?|biliwn|k|mn?|bn?)(?!\w))?"
    rf"(?:(?P<percent>{_GAP}?%|(?:{_GAP}|-)?(?:per{_GAP}?cent|pc)(?!\w))|(?P<pounds>(?:{_GAP}|-)?(?:pounds?|GBP)(?!\w)))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?P<minus>[-−]|minus{_GAP}))?(?:(?P<pound>£|(?<!\w)GBP){_GAP}?(?P<inner>[-−])?)?\Z", re.IGNORECASE
)
_SIGNS, _BEFORE_SPACE = frozenset("£-−Pp"), frozenset("£SsPp")
_SCALES = {"t": 3, "k": 3, "m": 6, "b": 9}
_MOST_DIGITS = 24
_LONGEST_PREFIX = 13  # `minus GBP −`, and the character before it


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, from `start` to `end` with its sign, unit and currency.

    `value` is in ones (`£5.444m` is 5,444,000; `12.5%` is 12.5); `step` is what its last digit stands for (1,000; 0.1).
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    is_money: bool
    is_percent: bool


def numbers_in(text: str) -> list[Number]:
    """Every number of a text, in order."""
    return list(_numbers(text))


def _numbers(text: str) -> Iterator[Number]:
    last: Number | None = None
    for found in _NUMBER.finditer(text):
        number = _number(text, found, last)
        if number is not None:
            last = number
            yield number


def _number(text: str, found: re.Match[str], last: Number | None) -> Number | None:
    """The number at a match, unless it is a piece of something longer; `last` is the number before it."""
    start, end = found.span()
    before = _before(text, start)
    pound, minus = (before["pound"], bool(before["minus"] or before["inner"])) if before else (None, False)
    unit, digits_end = found["unit"], _digits_end(found)
    percent, pounds = bool(found["percent"]), bool(found["pounds"])
    if unit and found["gap"] and len(unit) < 3 and not ((pound or pounds) and found["gap"] != "-"):
        unit, end, percent, pounds = None, digits_end, False, False  # `5 m` is a length; only `£5 m` is millions
    follows = last is not None and last.is_money and last.end == start - 1 and text[last.end] in "-–/"
    money = bool(pound or pounds or follows)
    if _is_piece(text, start, end, is_sure=bool(money or unit or percent or found["by"]), is_pounds=bool(pound)):
        return None
    digits = text[start:digits_end]
    if _is_bare_decimal(text, start, digits):
        start, digits = start - 1, "0." + digits
    if len(digits) > _MOST_DIGITS:
        return None
    value, step = _exact(digits, unit[0].lower() if unit else "")
    opened = before.start() if before else start
    return Number(opened, end, -value if minus else value, step, money, percent)


def _before(text: str, start: int) -> re.Match[str] | None:
    """Sign and currency before a digit; most digits have none, and the last two characters tell."""
    near = text[max(0, start - 2) : start]
    if near[-1:] in _SIGNS or (near[-1:].isspace() and near[0] in _BEFORE_SPACE):
        return _BEFORE.search(text, max(0, start - _LONGEST_PREFIX), start)
    return None


def _digits_end(found: re.Match[str]) -> int:
    """Where the digits end and unit, percentage or currency begin."""
    starts = [found.start(name) for name in ("gap", "unit", "percent", "pounds") if found[name] is not None]
    return min(starts, default=found.end())


def _is_piece(text: str, start: int, end: int, *, is_sure: bool, is_pounds: bool) -> bool:
    """Whether the digits are part of a date, a reference, a version or a name."""
    after = text[end : end + 2]
    if after[1:].isdecimal() and (after[0] == "." or (after[0] in "-/:" and not is_sure)):
        return True
    if after[:1].isalnum() or after[:1] == "_":
        return not is_pounds and text[end - 1].isalnum()  # `£5pa` is a sum, `5px` is none
    before = text[max(0, start - 2) : start]
    joined = len(before) == 2 and before[0].isdecimal()
    return joined and (before[1] == "." or (before[1] in "-/:" and not is_sure))


def _is_bare_decimal(text: str, start: int, digits: str) -> bool:
    """Whether the digits follow a point that nothing stands before: `.5`."""
    if text[start - 1 : start] != "." or not digits.isdecimal():
        return False
    return start == 1 or not (text[start - 2].isalnum() or text[start - 2] in "._")


@lru_cache(maxsize=1 << 16)
def _exact(digits: str, unit: str) -> tuple[Fraction, Fraction]:
    """The value of digits as written and what the last of them stands for."""
    whole, _, decimals = digits.partition(".")
    number = int("".join(one for one in whole if one.isdecimal()) + decimals)
    step = Fraction(10) ** (_SCALES.get(unit, 0) - len(decimals))
    return number * step, step
