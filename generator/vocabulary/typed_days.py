"""Days as people type them (2 March 2026, 3/2/26) → every calendar day that may be meant, most likely first.

The format knows one way of writing a day; this is for questions and for advice on how to write one. No clock is read.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.vocabulary.days import MONTHS, parse_day

_NAMES = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_NAMES |= {name[:3]: number for name, number in list(_NAMES.items())} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\.? (\d{{4}}|\d{{2}})", re.ASCII)
_MONTH_FIRST = re.compile(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}|\d{{2}})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_CENTURY = 2000  # the offices of these registers began in 2012


def readings(text: str) -> tuple[date, ...]:
    """The days that `text` may mean: none, one, or two where day and month can change places; the British one first."""
    words = " ".join(text.replace(",", ", ").split()).lower()
    days = dict.fromkeys(day for year, month, number in _parts(words) if (day := _calendar(year, month, number)))
    return tuple(days)


def _parts(words: str) -> Iterator[tuple[str, int, str]]:
    if found := _YEAR_FIRST.fullmatch(words):
        yield found[1], int(found[3]), found[4]
    elif found := _NUMBERS.fullmatch(words):
        yield found[4], int(found[3]), found[1]
        yield found[4], int(found[1]), found[3]
    elif found := _DAY_FIRST.fullmatch(words):
        yield found[3], _NAMES[found[2]], found[1]
    elif found := _MONTH_FIRST.fullmatch(words):
        yield found[3], _NAMES[found[1]], found[2]


def _calendar(year: str, month: int, number: str) -> date | None:
    whole = int(year) + (_CENTURY if len(year) == 2 else 0)
    try:
        return parse_day(f"{whole:04}-{month:02}-{int(number):02}")
    except ValueError:
        return None
