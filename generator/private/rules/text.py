"""Texts that readers would not see as they were meant."""

import re
from collections.abc import Iterator

from generator.private.rules.rule import Broken, Case, rule
from generator.private.walk import open_passages

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
_DELIMITER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")


@rule("TEXT-03")
def footnotes_are_paired(case: Case) -> Iterator[Broken]:
    """A footnote such as [^1] is explained in the same text by a line that begins with [^1]: and each label stands for
    one footnote in the whole record. A note that only withheld words refer to would be published without them."""
    if "[^" not in case.text:
        return
    explained: set[str] = set()
    for at, passage in open_passages(case.record):
        found = list(_FOOTNOTE.finditer(passage.disclosed))
        here = [one[1] for one in found if one[2]]
        there = {one[1] for one in found if not one[2]}
        for one in found:
            if one[1] not in here:
                remedy = "Add a line to this text that begins with the same label and a colon."
                yield Broken(at, "A footnote has no text.", remedy, one[0])
            if one[1] not in there:
                remedy = "Refer to it, or remove it; the note of a withheld reference is withheld as well."
                yield Broken(at, "No disclosed word refers to this footnote.", remedy, one[0])
        for label in here:
            if label in explained or here.count(label) > 1:
                remedy = "Give each footnote a label of its own."
                yield Broken(at, "Two footnotes have one label.", remedy, f"[^{label}]")
        explained.update(here)


@rule("TEXT-04")
def table_rows_are_even(case: Case) -> Iterator[Broken]:
    """Every row of a table has as many cells as its heading; a cell too many would be dropped without a word."""
    if "--" not in case.text or "|" not in case.text:
        return
    for at, passage in open_passages(case.record):
        if "|" not in passage.disclosed:
            continue
        lines = passage.disclosed.splitlines()
        for index in range(1, len(lines)):
            if "|" in lines[index - 1] and "|" in lines[index] and _DELIMITER.fullmatch(lines[index]):
                yield from (
                    Broken(at, *_UNEVEN, row.strip())
                    for row in _rows(lines, index)
                    if _cells(row) != _cells(lines[index])
                )


_UNEVEN = (
    "A row of this table has more or fewer cells than the line of hyphens.",
    "Give every row as many | signs as the heading; write \\| for the sign itself.",
)


def _rows(lines: list[str], delimiter: int) -> Iterator[str]:
    yield lines[delimiter - 1]
    for line in lines[delimiter + 1 :]:
        if not line.strip():
            return
        yield line


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))) + 1
