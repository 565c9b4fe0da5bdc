"""Which records speak of one another, and which texts of one, by raw references: `39/2021` and `039/2021` are one."""

import re
from collections.abc import Iterable, Sequence

from generator.verification.folding import squeeze
from generator.verification.raw import RawRecord

_PART = re.compile(r"\d+|[^\W\d_]+")
BESIDE = 200  # characters between what speaks for one another
_LEAST = 8  # letters and digits of a reference that is no number of another kind


def speaks_of(record: RawRecord, text: str, start: int, end: int) -> bool:
    """Whether the reference or the address of a record stands beside this place; both fold to the name of its file."""
    name = squeeze(record.slug)
    if len(name) < _LEAST or name.isdigit():
        return False
    around = squeeze(text[max(0, start - BESIDE) : start]), squeeze(text[end : end + BESIDE])
    return any(re.search(rb"%b(?!\d)" % name, one) for one in around)


def reference_key(written: str) -> tuple[str, ...]:
    """The letters and numbers of a reference, without what parts them and without leading zeros."""
    return tuple(part.lstrip("0") or "0" if part.isdecimal() else part for part in _PART.findall(written.casefold()))


def neighbours(records: Sequence[RawRecord]) -> list[set[int]]:
    """For each record the numbers of itself and of those that it names, or that name it, as related."""
    found = [{number} for number in range(len(records))]
    numbers = {reference_key(record.reference): number for number, record in enumerate(records)}
    for number, record in enumerate(records):
        for other in _numbered(record.related, numbers):
            found[number].add(other)
            found[other].add(number)
    return found


def _numbered(references: Iterable[str], numbers: dict[tuple[str, ...], int]) -> list[int]:
    return [numbers[key] for key in map(reference_key, references) if key in numbers]
