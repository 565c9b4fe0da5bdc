"""What the inference guard reckons with: values that a reader does not see, and linear relations between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Row = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that a reader does not see, and between what he knows it to lie; None is no bound."""

    value: Fraction
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """`low` <= the sum of the terms <= `high`; an equation where both are one. The true values satisfy it."""

    terms: Mapping[int, Fraction]
    low: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether it is an equation."""
        return self.low == self.high
