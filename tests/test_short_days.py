"""Days with two digits of their year, `17/11/25`: found by their signs; any other number of six digits is none."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verification.day_forms import day_needles
from generator.verification.forms import needles_of
from generator.verification.raw import Value
from generator.verification.search import Search

SHORT_DAYS = [
    *("17/11/25", "17.11.25", "17-11-25", "17‑11‑25", "17–11–25"),
    *("by 17.11.25.", "(17/11/25)", "<td>17-11-25</td>", "17.11.25, or", "17/11/25T09:30"),
    *("01/11/25-17/11/25", "17/11/25-24/11/25", "01.11.25–17.11.25", "Version of 17.11.25", "Press release 17/11/25"),
    *("In room 4 17/11/25", "to (01632) 17/11/25"),
]
NO_DAYS = [
    *("171125", "171,125", "£171,125", "17 11 25", "01632 17 11 25", "1711/25", "17/1125", "17/11-25", "17:11:25"),
    *(
        "v17.11.25",
        "1.17.11.25",
        "17.11.25.1",
        "version 17.11.25",
        "v 17.11.25",
        "117.11.25",
        "17.11.251",
        "17.11.25b1",
    ),
    *("/17/11/25/", "news/17/11/25", "17/11/25/minutes", "/17-11-25", "a.17-11-25", "minutes-17-11-25", "17.11.25.pdf"),
    *("17-11-25.pdf", "2025-17-11-25", "17-11-25-03", "Sort code: 17-11-25", "01632 17-11-25", "(01632)17-11-25"),
    *("11/17/25", "17/11/26", "17/12/25", "18/11/25", "25/11/17", "17/11/25@x", "x@17.11.25"),
]


@pytest.mark.parametrize("text", [*SHORT_DAYS, *NO_DAYS])
def test_a_day_with_a_short_year_is_known_by_its_signs(text: str) -> None:
    """Six digits may be any number: a sum, a version, a path, a telephone and the code of a bank are no days."""
    found = [text[one.start : one.end] for one in Search(list(day_needles("2025-11-17"))).finds(text)]
    assert found == ([re.sub(r".*?(17\D11\D25).*", r"\1", text)] if text in SHORT_DAYS else [])


def test_days_of_the_same_digits_are_told_apart() -> None:
    """2/12/26 and 21/2/26 fold to one number; each is looked for, and found as itself alone."""
    value = Value(("reasons",), "Of 2 December 2026 and 21 February 2026.", "reasons")
    needles = needles_of(value)
    for text, group in (("On 2/12/26.", "day 2026-12-2"), ("On 21/2/26.", "day 2026-2-21"), ("On 2.12.26.", "")):
        assert {needles[one.needle].group for one in Search(needles).finds(text)} == ({group} if group else set()), text


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from("/.-"), st.dates(), st.sampled_from(" ,.;)<\n"))
def test_every_day_is_found_as_itself(day: date, sign: str, other: date, behind: str) -> None:
    """Whichever day with whichever sign, and no other day with it."""
    search = Search(list(day_needles(day.isoformat())))
    written = f"{day:%d}{sign}{day:%m}{sign}{day:%y}"
    assert [(one.start, one.end) for one in search.finds(f"On {written}{behind} x")] == [(3, 11)]
    assert not list(search.finds(f"On {written[:2]}{written[3:5]}{written[6:]}{behind} x"))
    if (other.day, other.month, other.year % 100) != (day.day, day.month, day.year % 100):
        assert not list(search.finds(f"On {other:%d}{sign}{other:%m}{sign}{other.year % 100:02}{behind} x"))
