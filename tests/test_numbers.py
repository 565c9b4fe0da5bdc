"""Numbers in texts: every way in which a sum is written is the exact sum, and dates and references are no sums."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.verification.numbers import Number, numbers_in

QUICK = settings(deadline=None, database=None)
SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}")


def values(text: str) -> list[str]:
    """The values of the numbers of a text, as text."""
    return [str(number.value) for number in numbers_in(text)]


def only(text: str) -> Number:
    """The one number of a text."""
    (number,) = numbers_in(text)
    return number


@pytest.mark.parametrize(
    ("text", "value", "step", "is_money"),
    [
        ("£5.444m", "5444000", "1000", True),
        ("5,444,000", "5444000", "1", False),
        ("5 444 000", "5444000", "1", False),
        ("5’444’000", "5444000", "1", False),
        ("5444000.00", "5444000", "1/100", False),
        ("5.444 million", "5444000", "1000", False),
        ("£5.444-million", "5444000", "1000", True),
        ("5.444M", "5444000", "1000", False),
        ("£5 m", "5000000", "1000000", True),
        ("£150k", "150000", "1000", True),
        ("£1.2bn", "1200000000", "100000000", True),
        ("£7 thousand", "7000", "1000", True),
        ("41.20", "206/5", "1/100", False),
        ("GBP 5,444", "5444", "1", True),
        ("GBP5444", "5444", "1", True),
        ("gbp 5,444", "5444", "1", True),
        ("gbp5444", "5444", "1", True),
        ("MINUS £3", "-3", "1", True),
        ("minus 3", "-3", "1", False),
        ("5,444 pounds", "5444", "1", True),
        ("5.444 m pounds", "5444000", "1000", True),
        ("5.444 bn GBP", "5444000000", "1000000", True),
        ("£5pa", "5", "1", True),
        ("minus £3", "-3", "1", True),
        ("−£3", "-3", "1", True),
        ("£-3", "-3", "1", True),
        ("-3", "-3", "1", False),
        (".5", "1/2", "1/10", False),
    ],
)
def test_a_sum_is_read_with_its_precision(text: str, value: str, step: str, is_money: bool) -> None:  # noqa: FBT001  # a table
    """Each way of writing gives the exact value, what its last digit stands for, and whether it is money."""
    number = only(f"It was {text}. Then")
    assert (str(number.value), str(number.step), number.is_money) == (value, step, is_money)
    assert f"It was {text}. Then"[number.start : number.end] == (text[:-2] if text.endswith("pa") else text)
    assert not number.is_percent


@pytest.mark.parametrize("text", ["12.5%", "12.5 %", "12.5 per cent", "12.5 percent", "12.5 PER CENT", "12.5pc"])
def test_a_percentage_is_what_is_written_before_the_sign(text: str) -> None:
    """12.5 per cent is 12.5, to one place."""
    number = only(text)
    assert (number.value, number.step, number.is_percent) == (Fraction(25, 2), Fraction(1, 10), True)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        *("a1b2", "v2.1", "24th", "1.2.3", "2019-01-24", "2019/03", "PCC/D/2019/03", "2026/27", "10:30", "5px"),
        *("1,000kg", "5444000_x", "9" * 25, "9" * 5000, "٣٤", "5٣", "3f2504e0"),
    ],
)
def test_pieces_of_other_things_are_no_numbers(text: str) -> None:
    """Dates, references, versions, ordinals, measures and ids give nothing."""
    assert values(f"See {text} there") == []


@pytest.mark.parametrize(
    "text", ["24 January 2019", "section 2.1", "0345 888 4444", "+44 7700 900123", "Room 5", "5 m wide", "5-6 million"]
)
def test_a_plain_number_is_no_money(text: str) -> None:
    """Numbers without a sign of money are listed for who knows what to make of them, and are not called sums."""
    assert numbers_in(text)
    assert not any(number.is_money or number.is_percent for number in numbers_in(text))


@pytest.mark.parametrize(("text", "found"), [("£5", ["5"]), ("-5", ["-5"]), ("1/2", []), ("5", ["5"]), (".5", ["1/2"])])
def test_a_text_may_begin_with_a_number(text: str, found: list[str]) -> None:
    """What stands before it is nothing, or a single sign, and is read as it is elsewhere."""
    assert values(text) == found
    assert [number.is_money for number in numbers_in(text)] == ["£" in text for _ in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between £500,000 and £1m", ["500000", "1000000"]),
        ("£1m-£5.444m", ["1000000", "5444000"]),
        ("£500-600", ["500", "600"]),
        ("£5m/year", ["5000000"]),
        ("ref,5444000,12", ["5444000", "12"]),
        ('{"value":5444000}', ["5444000"]),
        ("offer-5444000.pdf", ["5444000"]),
        ("No.5 ...5444000", ["5", "5444000"]),
        ("12 500 2019", ["12500", "2019"]),
        ("In 2019 500 people", ["2019", "500"]),
        ("12\n500", ["12", "500"]),
        ("£1,250,50", ["1250", "50"]),
        ("5 m and 7 k", ["5", "7"]),
        ("a b.5", ["5"]),
        ("£5-m and 5-m pounds", ["5", "5"]),
        ("between 3-5% and 10/12.5 per cent", ["5", "25/2"]),
        ("9" * 24, ["9" * 24]),
    ],
)
def test_neighbours_are_told_apart(text: str, found: list[str]) -> None:
    """Ranges, rows of data, names of files and numbers side by side are read as what they are."""
    assert values(text) == found


def written(value: Decimal, form: str) -> str:
    """A sum as one of the forms writes it."""
    scale = {"k": 3, "m": 6, "M": 6, " million": 6, "bn": 9, " thousand": 3}
    if form in scale:
        return f"{value.scaleb(-scale[form]):f}{form}"
    return f"{value:,f}".replace(",", form)


FORMS = ("", ",", "'", "’", *SPACES, "k", "m", "M", " million", "bn", " thousand")


@QUICK
@given(
    st.decimals(0, 10**12, allow_nan=False, places=None).map(lambda one: one.quantize(Decimal("0.01"))),
    st.sampled_from(FORMS),
    st.sampled_from(("", "£", "GBP ")),
    st.sampled_from(("", "minus ", "-")),
    st.sampled_from((("", ""), ("Costs ", " a year."), ("(", ")"), ('"', '",'), ("<td>", "</td>"))),
)
def test_what_is_written_is_read_back(
    value: Decimal, form: str, currency: str, sign: str, around: tuple[str, str]
) -> None:
    """Any sum in any form, with or without currency and sign, between any neighbours, is read exactly."""
    number = only(f"{around[0]}{sign}{currency}{written(value, form)}{around[1]}")
    assert number.value == (-Fraction(value) if sign else Fraction(value))
    assert number.is_money is bool(currency)
    assert number.value % number.step == 0


@QUICK
@given(st.text(alphabet="0123456789.,'-/:£% kmb\n\N{NO-BREAK SPACE}xP_minus"))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Whatever stands in a text, numbers come in order, do not overlap and hold the digits that they claim."""
    numbers = numbers_in(text)
    assert all(before.end <= after.start for before, after in pairwise(numbers))
    assert all(any(one.isdecimal() for one in text[number.start : number.end]) for number in numbers)
    assert all(number.step > 0 for number in numbers)


@pytest.mark.parametrize("piece", ["9", "100 ", "1,00", "1.", "£ ", "minus ", "5 m", "-1"])
def test_long_runs_take_no_longer_than_their_length(piece: str) -> None:
    """Half a megabyte of what could be read in many ways is read at once; a search that goes back would not end."""
    assert len(numbers_in(piece * (500_000 // len(piece)))) <= 500_000
