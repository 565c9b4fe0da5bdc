"""Money as records write it. Pounds are exact decimals; no binary float is ever made.

`parse_value` reads the `value` of an amount, `parse_written` the words of the document (`£1.04m`), and
`show_pounds` gives the words for a value that has none.
"""

import re
from decimal import Decimal

_VALUE = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_LONGEST = 28  # characters; decimals of as many digits are exact
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_UNIT = r"(?P<unit>k|thousand|m|mn|million|bn|b|billion)?"
_WRITTEN = re.compile(rf"(?P<sign>[-−]|minus )?£\s?{_NUMBER}\s?{_UNIT}", re.ASCII | re.IGNORECASE)
_SCALE = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}


def parse_value(text: str) -> Decimal:
    """Read pounds such as `1040000` or `41.20`; ValueError for anything else (`1e3`, `5_444`, `1,000`, `٣`)."""
    if not _VALUE.fullmatch(text):
        raise ValueError("not an amount in pounds")
    return Decimal(text)


def parse_written(text: str) -> Decimal:
    """Read `£5.444m`, `£1.04 million`, `£150k`, `£1,250.50`, `£7.2bn` as exact pounds; ValueError for anything else."""
    found = _WRITTEN.fullmatch(text.strip().replace("\N{NO-BREAK SPACE}", " "))
    if not found or len(text) > _LONGEST:
        raise ValueError("not an amount as documents write them")
    number = Decimal(found["number"].replace(",", "")).scaleb(_SCALE.get((found["unit"] or "").lower(), 0))
    return -number if found["sign"] else number


def show_pounds(value: Decimal) -> str:
    """Whole pounds as £21,500, others with at least two places as £1,250.50; a minus stands before the sign."""
    places = max(2, -_exponent(value.normalize())) if value != value.to_integral_value() else 0
    return f"{'−' if value < 0 else ''}£{abs(value):,.{places}f}"


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
