"""A sum of money → the ways in which documents write it.

£5,444,000 is also 5444000.00, £5.444m, 5.444 million and £5,444k; and £5.44m, the sum to three digits. Which
sums are strong, middling, faint or too small to look for is the written rule of `needle`.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.verification.folding import squeeze
from generator.verification.needle import Form, Needle, Strength

_UNITS = (
    (10**3, ("k", "thousand")),
    (10**6, ("m", "mn", "million", "miliwn")),
    (10**9, ("bn", "b", "billion", "biliwn")),
)
_SHORTEST = 4  # of a form that is looked for without a pound sign before it
_LEAST = 100  # pounds
_ENOUGH, _SURE = 3, 5  # significant digits
_ROUNDED = (2, 3, 4)
_DECIMALS = (0, 1, 2, 3)  # £5.40m is £5.4m
_MILLION = 10**6


def sum_needles(value: Fraction) -> Iterator[Needle]:
    """Every form of a sum in pounds; none for one that is too small or too odd to be told from other numbers."""
    strength = strength_of(value)
    if strength is None:
        return
    group = f"sum {abs(value)}"
    for pattern in sorted({squeeze(written) for written in _writings(abs(value))}):
        if len(pattern) >= _SHORTEST:
            yield Needle(
                pattern, Form.AMOUNT, strength, amount=abs(value), group=group, lasting=strength > Strength.FAINT
            )
    for near in sorted(set(_rounded(abs(value)))):
        pattern = squeeze(decimal(near / _MILLION, 0) + "m")
        yield Needle(pattern, Form.ROUNDED, Strength.FAINT, amount=near, group=f"sum {near}")


def _rounded(value: Fraction) -> Iterator[Fraction]:
    """The sum to two, three and four digits, where that is less than it has and it is written in millions."""
    for digits in _ROUNDED:
        if value >= _MILLION and significant_digits(value) > digits:
            step = Fraction(10) ** (len(str(int(value))) - digits)
            yield (value / step + Fraction(1, 2)).__floor__() * step


def strength_of(value: Fraction) -> Strength | None:
    """How much a find of this sum says; None where nothing could be said."""
    digits = significant_digits(value)
    if digits >= _SURE:
        return Strength.STRONG
    if digits >= _ENOUGH:
        return Strength.MIDDLING
    return Strength.FAINT if abs(value) >= _LEAST else None


def significant_digits(value: Fraction) -> int:
    """Digits without the zeros at either end; of a value that no decimal writes, a great many."""
    scaled = abs(value) * 10**6
    return len(str(scaled.numerator).strip("0")) if scaled.denominator == 1 else 99


def _writings(value: Fraction) -> Iterator[str]:
    yield decimal(value, 0)
    yield decimal(value, 2)
    for scale, names in _UNITS:
        if value >= scale // 10:
            for places in _DECIMALS:
                yield from (decimal(value / scale, places) + name for name in names)


def decimal(value: Fraction, places: int) -> str:
    """A value in digits, with as many decimals as it needs and at least `places`; at most twelve."""
    text = f"{int(value * 10**12):013d}"
    whole, part = text[:-12], text[-12:].rstrip("0")
    part = part.ljust(places, "0")
    return f"{whole}.{part}" if part else whole
