"""Numbers of paragraphs as a document prints them, and where its own numbering breaks.

`6.1.1.` is (6, 1, 1). Letters such as (a) are no numbers here: the record keeps them in the text.
"""

import re

Number = tuple[int, ...]
_PRINTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?", re.ASCII)


def number_of(printed: str) -> Number:
    """The number as whole numbers; empty for none, and for letters."""
    found = _PRINTED.fullmatch(printed)
    return tuple(map(int, found[1].split("."))) if found else ()


def follows(before: Number, number: Number) -> bool:
    """Whether a number is one that may come next: one deeper, or the next one on this level or above."""
    nexts = {(*before[:depth], before[depth] + 1) for depth in range(len(before))}
    return number in nexts or number == (*before, 1)


def shown(number: Number) -> str:
    """A number as a person writes it."""
    return ".".join(map(str, number))
