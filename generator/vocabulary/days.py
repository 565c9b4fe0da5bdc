"""Calendar days and financial years as the records write them: `2026-03-02`, `2026/27`. No clock is read here."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"(\d{4})/(\d{2})", re.ASCII)
# Fixed: no locale is asked.
MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]


def parse_day(text: str) -> date:
    """Read `2026-03-02` and nothing else; ValueError without the text for anything else."""
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError("not a day")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise ValueError("no such day") from None


def long_date(day: date) -> str:
    """The house style of dates: 24 January 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def is_financial_year(text: str) -> bool:
    """Whether `2026/27` is written so, with the second year the one after the first."""
    found = _YEAR.fullmatch(text)
    return bool(found) and (int(found[1]) + 1) % 100 == int(found[2])  # type: ignore[index]  # found is no None here
