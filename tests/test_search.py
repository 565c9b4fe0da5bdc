"""Sums after pound signs: those that are read at once are read as all the others are."""

import re
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.verification.numbers import numbers_in
from generator.verification.search import sums_in_pounds

QUICK = settings(deadline=None, database=None, max_examples=400)
WORDS = ["£", "1", "23", "431", ",800", ",80", ".50", ".5", ".", ",", " ", "\n", "<", "\x1f", '"', ")", "/", "-", "%"]
WORDS += [
    " m",
    "k",
    " million",
    " and",
    " pounds",
    "m",
    " per cent",
    "'000",
    "x",
    "\N{NO-BREAK SPACE}",
    ";",
    ":",
    " GBP",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


def plainly(text: str) -> list[tuple[int, int, Fraction]]:
    """The same, each sum read in the one way that reads all numbers."""
    after = [(found.start(), numbers_in(found[0])[:1]) for found in re.finditer(r"£[^£\n<]{1,24}", text)]
    return [(at + one.start, at + one.end, abs(one.value)) for at, numbers in after for one in numbers]


@given(TEXTS, TEXTS)
@QUICK
@example("431,800", "")
@example("431,800", "<")
@example("1", ",800")
@example("431 800", "")
@example("431, ", "800")
@example("431. ", "5")
@example("431", "\n million")
@example("431.50", ") and")
@example("431.50", ". million")
def test_a_plain_sum_is_read_as_any_other(number: str, rest: str) -> None:
    """Whether it stands before a tag, at the end of a sentence or before a unit, a sum is the same sum."""
    text = f"£{number}{rest}"
    assert [*sums_in_pounds(text)] == plainly(text)
