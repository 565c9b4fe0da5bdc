"""The next reference of a series: its number is one more than the highest of the year, written as the others are.

Comes in: a series, and the references that are taken. Goes out: a reference that the pattern matches, or None where the
pattern does not say how one is made: then a person writes it.
"""

import re
from collections.abc import Iterable, Iterator

from generator.vocabulary.references import Reference, Series, key, parse_reference

_WIDEST = 6
_ESCAPED = re.compile(r"\\([^A-Za-z0-9])")


def next_reference(series: tuple[Series, ...], index: int, year: int, taken: Iterable[str]) -> str | None:
    """The first free reference of `year` in the series at `index`; `taken` are references or slugs, in any order."""
    written = [one for one in taken if one]
    known = [one for text in written if (one := parse_reference(text, series)) and one.series == index]
    own = [one for one in known if _is_of(one, year)] if "year" in series[index].pattern.groupindex else known
    first = series[index].first.get(year, 1)
    number = max([first - 1, *(one.number for one in own if one.number is not None)]) + 1
    keys = {key(text) for text in written}
    for free in range(number, number + len(keys) + 1):
        made = next(_written(series, index, year, free, known), None)
        if made is None or key(made) not in keys:
            return made
    return None


def newest(known: Iterable[Reference]) -> Reference | None:
    """The latest reference by year and number; of a series without them, any."""
    return max(known, key=lambda one: (one.year or 0, one.number or 0), default=None)


def _is_of(one: Reference, year: int) -> bool:
    return one.year in (year, year % 100)


def _written(series: tuple[Series, ...], index: int, year: int, number: int, known: list[Reference]) -> Iterator[str]:
    """Ways of writing it that the pattern matches, those that are most like the newest reference first."""
    pattern = series[index].pattern
    if "number" not in pattern.groupindex:
        return
    own = [one for one in known if _is_of(one, year)]
    like = newest(own) or newest(known)
    least = _padding(pattern, own or known)
    for shape in [*([_shape_of(pattern, like.written)] if like else []), _shape(pattern.pattern)]:
        for width in range(least, _WIDEST + 1):
            for spelt in (f"{year}", f"{year % 100:02}"):
                made = shape.replace("\0year", spelt).replace("\0number", f"{number:0{width}}")
                found = parse_reference(made, series)
                if found and found.series == index and found.number == number:
                    yield made


def _padding(pattern: re.Pattern[str], known: list[Reference]) -> int:
    """How many digits a number has at least, as the newest one that begins with a nought shows."""
    padded = [one for one in known if _number(pattern, one.written).startswith("0")]
    like = newest(padded)
    return len(_number(pattern, like.written)) if like else 1


def _number(pattern: re.Pattern[str], written: str) -> str:
    found = pattern.fullmatch(written)
    return (found["number"] or "") if found else ""


def _shape_of(pattern: re.Pattern[str], written: str) -> str:
    """A reference with places for year and number instead of its own."""
    found = pattern.fullmatch(written)
    spans = [(found.span(name), name) for name in ("year", "number") if name in pattern.groupindex] if found else []
    for (start, end), name in sorted(spans, reverse=True):
        written = f"{written[:start]}\0{name}{written[end:]}" if start >= 0 else written
    return written


def _shape(pattern: str) -> str:
    """A pattern with places for year and number; what else in it is no plain text will match nothing."""
    for name in ("year", "number"):
        start = pattern.find(f"(?P<{name}>")
        if start >= 0:
            pattern = f"{pattern[:start]}\0{name}{pattern[_closing(pattern, start) :]}"
    return _ESCAPED.sub(r"\1", pattern)


def _closing(pattern: str, start: int) -> int:
    """Where the group that opens at `start` ends."""
    depth = 0
    for at in range(start, len(pattern)):
        is_plain = at > 0 and pattern[at - 1] == "\\"
        depth += 0 if is_plain else {"(": 1, ")": -1}.get(pattern[at], 0)
        if not depth:
            return at + 1
    return len(pattern)
