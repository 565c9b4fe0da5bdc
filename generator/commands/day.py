"""The register day: the one reading of a clock in the whole program."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.vocabulary.days import parse_day

BAD_DAY = define("DAY-01", "`REGISTER_DAY`, where it is set, is a day such as 2026-03-02.", source="Part One")


def register_day() -> date:
    """`REGISTER_DAY` if it is set, else today in London; Stop where it is set to something else."""
    given = os.environ.get("REGISTER_DAY")
    if not given:
        return datetime.now(ZoneInfo("Europe/London")).date()
    try:
        return parse_day(given)
    except ValueError:
        said = "The register day is not a day."
        raise Stop([BAD_DAY.at(Position("REGISTER_DAY"), said, "Write it like 2026-03-02, or leave it out.")]) from None
