"""The register day: the one reading of a clock on which anything depends that is checked or published."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.vocabulary.days import parse_day

FIRST, LAST = 1980, 2099  # what the times of files can express everywhere
BAD_DAY = define(
    "DAY-01", "`REGISTER_DAY`, where it is set, is a day of 1980 to 2099 such as 2026-03-02.", source="Part One"
)


def register_day() -> date:
    """`REGISTER_DAY` if it is set, else today in London; Stop where it is set to something else."""
    given = os.environ.get("REGISTER_DAY")
    if not given:
        return datetime.now(ZoneInfo("Europe/London")).date()
    try:
        day = parse_day(given)
        if not FIRST <= day.year <= LAST:
            raise ValueError("no day of a register")
        return day
    except ValueError:
        said = "The register day is not a day."
        raise Stop([BAD_DAY.at(Position("REGISTER_DAY"), said, "Write it like 2026-03-02, or leave it out.")]) from None
