"""References of decisions: print as signed, compare and sort normalised.

An office has one pattern for each series; the first that matches a whole reference wins. Named groups `year` and
`number` give the order. `39/2021` and `039/2021` are one decision, so the key that compares ignores leading zeros;
the slug that addresses the page keeps them.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One pattern of references; `first` maps a year to the number where its counting starts."""

    pattern: re.Pattern[str]
    first: dict[int, int]
    complete: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as signed, with its place in a series; `series` is the index of its pattern."""

    written: str
    series: int
    year: int | None
    number: int | None

    @property
    def slug(self) -> str:
        """The name of the file and of the page."""
        return slug(self.written)

    @property
    def key(self) -> str:
        """What two writings of one reference have in common."""
        return key(self.written)


def slug(written: str) -> str:
    """`PCC/D/2019/03` → `pcc-d-2019-03`; `2014.52` → `2014-52`."""
    return re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")


def key(written: str) -> str:
    """The slug without leading zeros: `039/2021` and `39/2021` → `39-2021`."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", slug(written))


def parse_reference(written: str, series: tuple[Series, ...]) -> Reference | None:
    """Match a reference against each pattern in turn; None where none matches the whole of it."""
    for index, one in enumerate(series):
        if found := one.pattern.fullmatch(written):
            groups = found.groupdict()
            return Reference(written, index, _whole(groups.get("year")), _whole(groups.get("number")))
    return None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) <= 9 else None
