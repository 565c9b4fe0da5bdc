"""Values to stand in the place of withheld ones: the least there can be, small ones, and large and wild ones.

Comes in: how to invent, and what the record says in public. Goes out: texts, sums, days, names and choices that are
valid where they stand. `SMALL` texts are one letter, or the very words of a public value, or of one another; `LARGE`
ones are long and hold Markdown, HTML, template text and several alphabets. Sums lie on either side of each threshold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

_THRESHOLDS = (500, 10_000, 500_000, 1_000_000)
_PENNY = Fraction(1, 100)
_WILD_LINE = (
    "<script>alert('x')</script> <b title=\"y\">bold</b> **strong** _soft_ `code` {{ config.extra }} {% raw %} ${x} "
    "e\u0301 n\u0303 ŵŷ 日本語 🚓 & < > \" ' | \\ % # 1. * -"
)
_WILD_LINES = "\n\n# Heading\n\n- item\n\n> quoted\n\n| Year | Sum |\n|---|---|\n| 2026/27 | £500,001 |\n\n    code\n\n"
CHOICES = {
    "basis": ("exact", "circa", "up-to", "minimum"),
    "per": ("total", "year", "month", "unit"),
    "vat": ("included", "excluded", "not-applicable"),
    "kind": ("revenue", "capital", "grant", "income", "saving"),
    "signature": ("held", "electronic", "not-held"),
}


class Manner(Enum):
    """How values are invented."""

    LEAST = "least"
    SMALL = "small"
    LARGE = "large"


@dataclass(slots=True)
class Inventor:
    """Invents the values of one record; `said` and `sums` are what it says in public, `words` how long a long text is.

    `owed` are grounds that nothing else in the record uses: the next text withholds something on each of them, since
    a ground that nobody uses is an error.
    """

    manner: Manner
    said: Sequence[str] = ()
    sums: Sequence[Fraction] = ()
    words: int = 2000
    owed: list[str] = field(default_factory=list)
    count: int = 0

    def turn(self) -> int:
        """A number that grows: values differ from one another, in a fixed order."""
        self.count += 1
        return self.count

    def phrase(self, old: str) -> str:
        """Words for within `[[ground: …]]`: no bracket, no end of line."""
        return self._other(self._line().translate({ord(one): None for one in "[]\\"}), old)

    def line(self, old: str) -> str:
        """A text on one line."""
        return self._other(self._line(), old) + self._debt()

    def text(self, old: str) -> str:
        """A text of one or many lines."""
        return self._other(f"{self._line()}{_WILD_LINES if self.manner is Manner.LARGE else ''}", old) + self._debt()

    def plain(self, old: str) -> str:
        """A word or two in which nothing can be withheld."""
        return self._other("x" if self.manner is Manner.LEAST else f"word {self.turn()}", old)

    def key(self, old: str) -> str:
        """The id of an amount."""
        number = self.turn()
        return self._other(f"{'a' if self.manner is Manner.SMALL else 'amount-of-another-name'}-{number}", old)

    def file(self) -> str:
        """The name of an attachment."""
        number = self.turn()
        return (
            f"other-{number}.csv" if self.manner is not Manner.LARGE else f"A much longer name, £{number}m & more.xlsx"
        )

    def day(self, old: str) -> str:
        """A day, long ago or far ahead."""
        return self._other("1999-12-31" if self.manner is Manner.SMALL else "2071-01-30", old, "2071-01-29")

    def year(self, old: str) -> str:
        """A financial year."""
        return self._other("1999/00" if self.manner is Manner.SMALL else "2070/71", old, "2069/70")

    def choice(self, key: str, old: str) -> str:
        """Another of the choices of a field."""
        others = [one for one in CHOICES[key] if one != old]
        return others[0] if self.manner is Manner.SMALL else others[-1]

    def pounds(self, old: Fraction | None) -> Fraction:
        """A sum just below a threshold, or at or above it; none, or a vast one, in between."""
        number = self.turn()
        threshold = Fraction(_THRESHOLDS[(-number if self.manner is Manner.SMALL else number) % 4])
        match self.manner:
            case Manner.LEAST:
                made = Fraction()
            case Manner.SMALL:
                made = self.sums[number % len(self.sums)] if self.sums and number % 2 else threshold - _PENNY
            case Manner.LARGE:
                made = threshold + (0 if number % 2 else _PENNY) if number % 3 else Fraction(98_765_432_109) + number
        return made if made != old else made + _PENNY

    def within(self, low: Fraction, high: Fraction, *, old: Fraction) -> Fraction:
        """The least or the largest sum of a band that is published for it."""
        first, second = (high, low) if self.manner is Manner.LARGE else (low, high)
        return first if first != old else second

    def _line(self) -> str:
        number = self.turn()
        match self.manner:
            case Manner.LEAST:
                return "x"
            case Manner.SMALL:
                words = self.said if self.said and number % 2 else ("y", "Same words", "£499.99", "z")
                return words[number // 2 % len(words)]
            case Manner.LARGE:
                long = " ".join(["longer"] * (self.words if number % 3 else 3))
                return f"{number} {_WILD_LINE} {long}"

    def _debt(self) -> str:
        due, self.owed[:] = [f" [[{ground}: x]]" for ground in self.owed], []
        return "".join(due)

    def _other(self, made: str, old: str, instead: str = "") -> str:
        return made if made != old else instead or f"{made}y"
