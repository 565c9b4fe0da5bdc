"""A day → the ways in which documents write it, in English and in Welsh.

A day is middling at best: every page is full of days. One with two digits of its year, `17/11/25`, is known by its
signs: without them its digits are any number (`is_short_day`).
"""

import re
from collections.abc import Iterator

from generator.verification.folding import squeeze
from generator.verification.needle import Form, Needle, Strength

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
# 2/3/2026, 02.03.2026 and 02-03-2026, unless it is a piece of something longer.
_FIGURES = re.compile(r"(?<!\d)(?<!\d[./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![./-]?\d)", re.ASCII)
# 17/11/25, 17.11.25 or 17-11-25; 2/3/26 with a slash alone, for 2.3.26 is the number of a paragraph.
_SHORT = re.compile(r"(\d\d)([./‐‑–-])(\d\d)\2(\d\d)|(\d{1,2})/(\d{1,2})/(\d\d)")
# What makes it a piece of a path, a version, the code of a bank or a number of a telephone, before and behind it.
_BEFORE = {
    "/": re.compile(r"[/@]\Z|\w[./]\Z"),
    ".": re.compile(r"[/@]\Z|\w[.]\Z|\bv(?:er|ersion)?[.:]? \Z", re.IGNORECASE),
    "-": re.compile(r"[/@]\Z|\w[.‐‑–-]\Z|\d[ )]\Z|\bsort(?:ing)? codes?:? \Z", re.IGNORECASE),
}
_BEHIND = re.compile(r"[/@]|[.]\w")
_ASIDE = 14  # characters: `sorting codes:` and a little
_ENGLISH = ["January", "February", "March", "April", "May", "June"]
_ENGLISH += ["July", "August", "September", "October", "November", "December"]
_WELSH = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"]
_WELSH += ["Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"]
_SOFT = ["Ionawr", "Chwefror", "Fawrth", "Ebrill", "Fai", "Fehefin"]
_SOFT += ["Orffennaf", "Awst", "Fedi", "Hydref", "Dachwedd", "Ragfyr"]
_MONTHS = {name.casefold(): number for names in (_ENGLISH, _WELSH, _SOFT) for number, name in enumerate(names, 1)}
_LONG = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)?(?: o)? ({'|'.join(_MONTHS)}),? (\d{{4}})",
    re.ASCII | re.IGNORECASE,
)
_LAST = 31
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_WELSH_ORDINALS = {1: "af", 2: "il", 3: "ydd", 4: "ydd", 5: "ed", 6: "ed"}


def day_needles(text: str) -> Iterator[Needle]:
    """Every form of every day that a text names."""
    for year, month, day in sorted({*_iso(text), *_long(text), *_figures(text)}):
        if 1 <= month <= len(_ENGLISH):
            group = f"day {year}-{month}-{day}"
            for written in _writings(year, month, day):
                yield Needle(squeeze(written), Form.DAY, Strength.MIDDLING, group=group)
            for written in dict.fromkeys((f"{day:02}/{month:02}/{year % 100:02}", f"{day}/{month}/{year % 100:02}")):
                yield Needle(squeeze(written), Form.SHORT_DAY, Strength.MIDDLING, group=group)


def is_day_in_figures(token: str) -> bool:
    """Whether a token is a day and nothing else, but for the signs around it."""
    return bool(re.fullmatch(rf"\W*{_FIGURES.pattern}\W*", token, re.ASCII)) and any(_figures(token))


def is_short_day(text: str, start: int, end: int, group: str) -> bool:
    """Whether what stands here is the day of a group by its signs, and no piece of a version, a number or a path."""
    found = _SHORT.fullmatch(text, start, end)
    if not found:
        return False
    day, month, year = (int(one) for one in found.groups() if one and one.isdecimal())
    sign = found[2] or "/"
    before, behind = text[max(0, start - _ASIDE) : start], text[end : end + 2]
    is_piece = _BEFORE.get(sign, _BEFORE["-"]).search(before) or _BEHIND.match(behind)
    goes_on = behind[:1] == sign and behind[1:].isalnum()
    return not (is_piece or goes_on) and re.fullmatch(rf"day \d\d{year:02}-{month}-{day}", group) is not None


def _iso(text: str) -> Iterator[tuple[int, int, int]]:
    yield from ((int(one[1]), int(one[2]), int(one[3])) for one in _ISO.finditer(text))


def _long(text: str) -> Iterator[tuple[int, int, int]]:
    for one in _LONG.finditer(text):
        yield int(one[3]), _MONTHS[one[2].casefold()], int(one[1])


def _figures(text: str) -> Iterator[tuple[int, int, int]]:
    """As the British write it, the day first; the month is first only where it cannot be otherwise."""
    for one in _FIGURES.finditer(text):
        day, month, year = int(one[1]), int(one[3]), int(one[4])
        if month > len(_ENGLISH) >= day:
            day, month = month, day
        if 1 <= day <= _LAST and 1 <= month <= len(_ENGLISH):
            yield year, month, day


def _writings(year: int, month: int, day: int) -> Iterator[str]:
    ordinal = f"{day}{_ORDINALS.get(day, 'th')}"
    yield f"{year}-{month:02}-{day:02}"
    yield from (f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year}")
    for shown in (f"{day}", f"{day:02}", ordinal):
        yield from _long_writings(year, _ENGLISH[month - 1], shown)
    yield f"{ordinal} of {_ENGLISH[month - 1]} {year}"
    for shown in (f"{day}", f"{day:02}"):
        yield from _long_writings(year, _WELSH[month - 1], shown)
    yield from (f"{day}{ending} o {_SOFT[month - 1]} {year}" for ending in ("", _welsh_ordinal(day)))


def _long_writings(year: int, name: str, shown: str) -> Iterator[str]:
    yield f"{shown} {name} {year}"
    yield f"{name} {shown} {year}"
    for short in ("Sep", "Sept") if name == "September" else (name[:3],):
        yield from (f"{shown} {short} {year}", f"{short} {shown} {year}", f"{shown} {short} {year % 100:02}")


def _welsh_ordinal(day: int) -> str:
    """What Welsh writes after the number of a day: 1af, 2il, 3ydd, 5ed, 11eg, 18fed, 21ain."""
    return _WELSH_ORDINALS.get(day) or ("eg" if day in (11, 13, 14, 16, 17, 19) else "fed" if day < 21 else "ain")
