"""Lines on pages → which of them are the margin of the pages: the same words at one height, and page numbers.

Comes in: the lines of all pages. Goes out: the indices of those that are no part of the text. In doubt a line is text:
one that stands within a page as well, or elsewhere on another page, or that only some pages have, is never left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.documents.pdf_lines import Line

_NEAR = 3.0  # points between the feet of a line on two pages
_DEEPEST = 3  # lines of one margin
_PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?[-–]?\s*(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–]?")


def margin_of(lines: Sequence[Line]) -> set[int]:
    """The indices of the lines above and below the text of the pages."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    found = {own[-1] for own in pages.values() if _is_page_number(lines[own[-1]])}
    for end in (0, -1):
        for _ in range(_DEEPEST):
            found |= _outermost([[index for index in own if index not in found] for own in pages.values()], lines, end)
    return found


def _outermost(pages: Sequence[Sequence[int]], lines: Sequence[Line], end: int) -> set[int]:
    """One more line of the margin, of what is left of the pages."""
    recurring = _recurring(lines, [own[end] for own in pages if own], len(pages))
    within = {form for own in pages for index in own if index not in recurring for form in _forms(lines[index])}
    return {index for index in recurring if within.isdisjoint(_forms(lines[index]))}


def _recurring(lines: Sequence[Line], outermost: Sequence[int], pages: int) -> set[int]:
    """Those of the outermost lines that every page has at one height, but perhaps a first one."""
    by_form: dict[str, list[int]] = defaultdict(list)
    for index in outermost:
        for form in _forms(lines[index]):
            by_form[form].append(index)
    enough = max(2, pages - 1)
    return {
        index
        for own in by_form.values()
        for index in own
        if sum(abs(lines[index].base - lines[other].base) < _NEAR for other in own) >= enough
    }


def _forms(line: Line) -> Iterator[str]:
    """The words of a line, and what they are where one of its numbers is that of the page."""
    yield line.text
    for number in re.finditer(r"\d+", line.text):
        if number[0] == str(line.page):
            yield f"{line.text[: number.start()]}\0{line.text[number.end() :]}"


def _is_page_number(line: Line) -> bool:
    """Whether a line is nothing but the number of its own page."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found is not None and int(found["number"]) == line.page
