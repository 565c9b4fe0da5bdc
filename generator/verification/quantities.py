"""What the inference guard keeps of a record: its numbers, shown and withheld, and how they hang together.

Small and frozen, so that the record itself can be let go. Values are exact; none of them is written into a finding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path

from generator.yaml_text import Pointer

AMOUNTS, PART2 = "amounts", "part2"


class Kind(Enum):
    """By what a reader can work a value out."""

    TOTAL = "a declared total"
    TABLE = "a table"
    PERCENT = "a percentage"
    SAME = "the same amount elsewhere"
    DIFFERENCE = "the difference of two public amounts"
    TAX = "a public amount with or without value added tax"
    LISTING = "a sum on a list of decisions"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file, the address in it, and words in the text at that address."""

    path: Path
    pointer: Pointer
    needle: str = ""


@dataclass(frozen=True, slots=True)
class How:
    """One source of knowledge; `name` is a public word for it, such as the id of a total or a reference."""

    kind: Kind
    place: Place
    name: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a record. `source` is the list of amounts, Part 2, or the text that it stands in.

    `low` and `high` are its band. Label and recipient are folded; the names of what is withheld are kept as well, for
    who reads two records sees that they speak of one thing.
    """

    value: Fraction
    is_hidden: bool
    place: Place
    source: str
    id: str = ""
    label: str = ""
    recipient: str = ""
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`low` <= the sum of hidden quantities, each times its number, <= `high`; what is public stands in the ends."""

    terms: tuple[tuple[int, Fraction], ...]
    low: Fraction
    high: Fraction
    how: How


@dataclass(frozen=True, slots=True)
class Guess:
    """A hidden quantity that two public amounts differ by, or one is with its tax; `is_sure` where these belong
    together."""

    quantity: int
    is_sure: bool
    how: How


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one record; the quantities of links and guesses are given by their places in the list."""

    path: Path
    reference: str = ""
    related: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    links: tuple[Link, ...] = ()
    guesses: tuple[Guess, ...] = ()
    may_be_negative: bool = False


def equation(
    quantities: Sequence[Quantity], terms: Mapping[int, Fraction], how: How, slack: Fraction = Fraction()
) -> Link | None:
    """The sum of the terms is nought, but for `slack`: as a link between what is hidden; None where nothing is."""
    hidden = tuple((at, times) for at, times in terms.items() if quantities[at].is_hidden)
    if not hidden:
        return None
    shown = (times * quantities[at].value for at, times in terms.items() if not quantities[at].is_hidden)
    return link_of(quantities, hidden, -sum(shown, Fraction()), how, slack)


def link_of(
    quantities: Sequence[Quantity], terms: tuple[tuple[int, Fraction], ...], middle: Fraction, how: How, slack: Fraction
) -> Link:
    """The sum of hidden terms is `middle`, give or take `slack`; without slack it is what it truly is."""
    true = sum((times * quantities[at].value for at, times in terms), Fraction())
    return (
        Link(terms, true, true, how)
        if not slack
        else Link(terms, min(true, middle - slack), max(true, middle + slack), how)
    )
