"""The kinds of decision that Midshire takes, read from `themes.toml` beside this file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Section = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Theme:
    """One kind of decision; `{place}`, `{supplier}` and `{fy}` are filled in for each record."""

    category: str
    topics: tuple[str, ...]
    author: str  # the post that writes the report
    titles: tuple[str, ...]
    summary: tuple[str, ...]
    proposal: str
    parts: tuple[str, ...]  # labels of the amounts
    kind: str
    fund: str
    thousands: tuple[int, int]  # of pounds, least and most
    hides: tuple[str, ...]  # what may be withheld, in turn; the modes of `exempt.withhold`, "" for nothing
    suppliers: tuple[str, ...]
    sections: tuple[Section, ...]


def read_themes() -> tuple[Theme, ...]:
    """All themes in the order of the file."""
    tables = tomllib.loads(Path(__file__).with_name("themes.toml").read_text(encoding="utf-8"))["theme"]
    return tuple(Theme(**{key: frozen(value) for key, value in table.items()}) for table in tables)


def frozen(value: Any) -> Any:
    """Lists become tuples, and a section the pair of its heading and its paragraphs."""
    if isinstance(value, dict):
        return (value["heading"], tuple(value["paragraphs"]))
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value


PRECEPT, *_OTHERS = read_themes()
THEMES = tuple(_OTHERS)
