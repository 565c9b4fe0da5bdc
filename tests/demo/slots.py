"""The places of the generated register: which number is decided when, on what, and after what.

Everything here follows from the seed and the place, so any one record can be made alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.demo import words
from tests.demo.money import financial_year
from tests.demo.themes import PRECEPT, THEMES, Theme

FIRST_YEAR, YEARS = 2013, 14
LAST_DAY = date(2026, 10, 31)


@dataclass(frozen=True)
class Slot:
    """A place in the register: the how-manieth record of all, and of its year."""

    seed: int
    index: int
    year: int
    number: int
    of_year: int
    width: int

    @property
    def reference(self) -> str:
        """As signed."""
        return f"MID/D/{self.year}/{self.number:0{self.width}d}"

    def rng(self, purpose: str) -> Random:
        """Chance for one purpose, so that a new field changes no other."""
        return Random(f"{self.seed}/{self.index}/{purpose}")

    @property
    def theme(self) -> Theme:
        """The precept opens each year; the other themes take turns."""
        return PRECEPT if self.number == 1 else THEMES[self.index % len(THEMES)]

    @property
    def status(self) -> str:
        """Mostly made; the precept always."""
        odd = {14: "deferred", 24: "withdrawn", 41: "void"}
        return "made" if self.number == 1 else odd.get(self.index % 60, "made")

    @property
    def decided(self) -> date:
        """Spread over the working year in the order of the numbers, never on a weekend."""
        span = 285 if self.year == LAST_DAY.year else 335
        step = span / self.of_year
        offset = (self.number - 1) * step + self.rng("day").random() * step * 0.7
        day = date(self.year, 1, 5) + timedelta(min(offset, 45) if self.number == 1 else offset)
        return day + timedelta(max(0, 7 - day.isoweekday()) + 1 if day.isoweekday() > 5 else 0)


@dataclass(frozen=True)
class Subject:
    """What a decision is about; a later one on the same subject shares its place and supplier."""

    title: str
    names: dict[str, str]


def earlier_decision(slots: Sequence[Slot], index: int) -> Slot | None:
    """The decision one turn of the themes before, where this record takes it up again."""
    before = index - len(THEMES)
    if before < 0 or index % 5 > 2:
        return None
    slot, other = slots[index], slots[before]
    fits = other.theme is slot.theme and {slot.status, other.status} == {"made"}
    return other if fits else None


def subject_of(root: Slot, slot: Slot) -> Subject:
    """Title, place and supplier, drawn for the root; the financial year is the slot's own."""
    rng = root.rng("subject")
    names = {
        "place": rng.choice(words.PLACES),
        "supplier": rng.choice(root.theme.suppliers),
        "fy": financial_year(slot.decided, ahead=1 if slot.number == 1 else 0),
    }
    return Subject(rng.choice(root.theme.titles).format(**names), names)


def slots_of(count: int, seed: int) -> list[Slot]:
    """The places of all records, spread evenly over the years and numbered from 1 in each."""
    years = [FIRST_YEAR + index * YEARS // count for index in range(count)]
    of_year, seen = Counter(years), Counter[int]()
    width = max(2, len(str(max(of_year.values(), default=0))))
    slots = []
    for index, year in enumerate(years):
        seen[year] += 1
        slots.append(Slot(seed, index, year, seen[year], of_year[year], width))
    return slots


def slug(reference: str) -> str:
    """The normalised reference: `MID/D/2014/05` to `mid-d-2014-05`."""
    return re.sub(r"[^a-z0-9]+", "-", reference.lower()).strip("-")
