"""The checklist of what the Specified Information Order asks an office to publish, as the office fills it in."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class State(Enum):
    """Whether an item is published."""

    PUBLISHED = "published"
    PARTLY = "partly"
    NOT_PUBLISHED = "not-published"
    NOT_APPLICABLE = "not-applicable"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class SpecifiedItem:
    """One item of the Order: its paragraph, what it asks for, and how the office meets it."""

    paragraph: str
    asks: str
    state: State
    link: str | None
    reviewed: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class SpecifiedGroup:
    """The items of one paragraph of the Order."""

    name: str
    items: tuple[SpecifiedItem, ...]
