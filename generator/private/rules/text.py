"""Texts that readers would not see as they were meant."""

import re
from collections.abc import Iterator

from generator.private.rules.rule import Broken, Case, rule
from generator.yaml_text import Pointer

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
# Where footnotes may stand: texts that are printed as paragraphs of their own.
_HOMES = {"summary", "text", "proposal", "approval", "reasons", "options", "consultation", "considerations"}
_HOMES |= {"editorial_note", "status_note", "interests"}
_DELIMITER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")


@rule("TEXT-03")
def footnotes_are_paired(case: Case) -> Iterator[Broken]:
    """A footnote such as [^1] is explained in the same text by a line that begins with [^1]: and each label stands for
    one footnote in the whole record. A note that only withheld words refer to would be published without them."""
    if "[^" not in case.text:
        return
    explained: set[str] = set()
    for at, text in case.open_texts:
        found = list(_FOOTNOTE.finditer(text))
        if found and not _HOMES & {str(step) for step in at}:
            remedy = "Write it out; footnotes stand in paragraphs, statements, considerations and editorial notes."
            yield Broken(at, "A footnote cannot stand in this text.", remedy, found[0][0])
            continue
        yield from _unpaired(at, found)
        labels = [one[1] for one in found if one[2]]
        for label in labels:
            if label in explained or labels.count(label) > 1:
                remedy = "Give each footnote a label of its own."
                yield Broken(at, "Two footnotes have one label.", remedy, f"[^{label}]")
        explained.update(labels)


def _unpaired(at: Pointer, found: list[re.Match[str]]) -> Iterator[Broken]:
    explained = {one[1] for one in found if one[2]}
    referred = {one[1] for one in found if not one[2]}
    for one in found:
        if one[1] not in explained:
            remedy = "Add a line to this text that begins with the same label and a colon."
            yield Broken(at, "A footnote has no text.", remedy, one[0])
        if one[1] not in referred:
            remedy = "Refer to it, or remove it; the note of a withheld reference is withheld as well."
            yield Broken(at, "No disclosed word refers to this footnote.", remedy, one[0])


@rule("TEXT-04")
def table_rows_are_even(case: Case) -> Iterator[Broken]:
    """Every row of a table has as many cells as its heading; a cell too many would be dropped without a word."""
    if "--" not in case.text or "|" not in case.text:
        return
    for at, text in case.open_texts:
        if "|" not in text:
            continue
        lines = text.splitlines()
        for index in range(1, len(lines)):
            if "|" in lines[index - 1] and "|" in lines[index] and _DELIMITER.fullmatch(lines[index].strip()):
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
        if "|" not in line:
            return
        yield line


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))) + 1
