"""A day → the ways in which documents write it. A day is middling at best: every page is full of days."""

import re
from collections.abc import Iterator

from generator.verification.folding import squeeze
from generator.verification.needle import Needle, Strength

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_LONG = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)}),? (\d{{4}})", re.ASCII | re.IGNORECASE)
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def day_needles(text: str) -> Iterator[Needle]:
    """Every form of every day that a text names."""
    for year, month, day in sorted({*_iso(text), *_long(text)}):
        if 1 <= month <= len(_MONTHS):
            group = f"day {year}-{month}-{day}"
            for written in _writings(year, month, day):
                yield Needle(squeeze(written), "day", Strength.MIDDLING, group=group)


def _iso(text: str) -> Iterator[tuple[int, int, int]]:
    yield from ((int(one[1]), int(one[2]), int(one[3])) for one in _ISO.finditer(text))


def _long(text: str) -> Iterator[tuple[int, int, int]]:
    for one in _LONG.finditer(text):
        yield int(one[3]), _MONTHS.index(one[2].capitalize()) + 1, int(one[1])


def _writings(year: int, month: int, day: int) -> Iterator[str]:
    name, ordinal = _MONTHS[month - 1], f"{day}{_ORDINALS.get(day, 'th')}"
    yield f"{year}-{month:02}-{day:02}"
    yield f"{day:02}/{month:02}/{year}"
    for shown in (f"{day}", f"{day:02}", ordinal):
        yield f"{shown} {name} {year}"
        yield f"{name} {shown} {year}"
        yield f"{shown} {name[:3]} {year}"
    yield f"{ordinal} of {name} {year}"
