"""Bars: one small picture a row, as SVG within the cell of a table that has the same figure in words.

Comes in: exact numbers and the scale that the rows of a table share. Goes out: inline SVG in one line. It holds no text
(text in a picture shrinks with it on a phone) and is hidden from screen readers, which have the figure beside it.
Filled and open parts differ by outline too, so they can be told apart in greyscale; colours are those of the style
sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_WIDTH = 1000
_HEIGHT = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """From the least to the greatest number that the rows show, zero always within."""

    low: Decimal
    high: Decimal

    def at(self, number: Decimal) -> int:
        """How far from the left a number lies, of a thousand."""
        share = (number - self.low) / (self.high - self.low) if self.high > self.low else Decimal()
        return int((share * _WIDTH).to_integral_value(ROUND_HALF_EVEN))


def scale_of(numbers: Iterable[Decimal]) -> Scale:
    """The scale on which all of these can be drawn."""
    known = [Decimal(), *numbers]
    return Scale(min(known), max(known))


def bar(total: Decimal, open_part: Decimal, scale: Scale) -> str:
    """A bar from zero to `total`, whose last part is open, not filled. Parts of both signs are not told apart."""
    mixed = open_part * (total - open_part) < 0
    turn = Decimal() if mixed else total - open_part
    parts = [_part("firm", Decimal(), turn, scale), _part("open", turn, total, scale)]
    zero = f'<path class="bar__zero" d="M{scale.at(Decimal())} 0v{_HEIGHT}"/>'
    return _picture("".join(parts) + zero)


def share_bar(part: int, whole: int) -> str:
    """How much of the whole width `part` is; the rest is open."""
    scale = Scale(Decimal(), Decimal(max(whole, 1)))
    return bar(Decimal(whole), Decimal(whole - part), scale)


def _part(kind: str, start: Decimal, end: Decimal, scale: Scale) -> str:
    """One rectangle; of what is there at all, at least a line is drawn."""
    if start == end:
        return ""
    left, right = sorted((scale.at(start), scale.at(end)))
    return f'<rect class="bar__{kind}" x="{left}" width="{max(right - left, 1)}" height="{_HEIGHT}"/>'


def _picture(shapes: str) -> str:
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="bar" {box} aria-hidden="true">{shapes}</svg>'
