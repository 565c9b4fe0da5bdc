"""What stands beneath a decision in the private preview: everything withheld in one list, and Part 2.

Comes in: a record, Part 2 and all. Goes out: Markdown, of which every exempt word stands between signs.
"""

from collections.abc import Iterator
from dataclasses import fields

from generator.preview.marks import exposed
from generator.preview.revealing import Opened, said, withheld_in
from generator.private.exempt import Exempt, opened
from generator.private.passage import Passage
from generator.private.record import Amount, Paragraph, Part2Papers, Record, Section
from generator.public.pages.boxes import terms
from generator.public.pages.prose import blocks, indented, inline
from generator.vocabulary.money import show_pounds

_GROUND = "part2"


def beneath(record: Record) -> str:
    """The sections that follow the public page."""
    return "\n\n".join([*_withheld(record), *_part2(record)]) + "\n"


def _withheld(record: Record) -> Iterator[str]:
    found = withheld_in(record)
    if found:
        yield "## Withheld in Part 1, in full { #preview-withheld }"
        yield terms((f"{inline(one.place)} ({inline(one.ground)})", [_words(one)]) for one in found)


def _part2(record: Record) -> Iterator[str]:
    if record.part2 is None:
        return
    yield "## Part 2 { #preview-part-2 }"
    papers = record.part2.papers.reveal()
    if papers is None or not papers.held:
        yield "The office holds no text of this Part 2."
        return
    made = list(_papers(papers))
    yield from made or ["Part 2 is not at hand here: its file is sealed or kept elsewhere."]


def _papers(papers: Part2Papers) -> Iterator[str]:
    for number, one in enumerate(papers.report, 1):
        yield from _section(opened(one), str(number))
    amounts = [amount for one in papers.amounts if (amount := opened(one))]
    if amounts:
        yield "### Amounts"
        yield terms((indented(_exposed(amount.label)), [_sum(amount), *_details(amount)]) for amount in amounts)
    if papers.notes:
        yield "### Notes"
        yield _exposed(papers.notes)


def _section(section: Section | None, number: str) -> Iterator[str]:
    if section is None:
        return
    yield f"### {number}. {_exposed(section.heading)}"
    paragraphs = section.paragraphs.reveal() if isinstance(section.paragraphs, Exempt) else section.paragraphs
    yield from _paragraphs(paragraphs or (), number)


def _paragraphs(paragraphs: tuple[object, ...], above: str) -> Iterator[str]:
    for index, one in enumerate(paragraphs, 1):
        paragraph = opened(one)
        if isinstance(paragraph, Paragraph):
            yield f"**{above}.{index}**"
            yield _exposed(paragraph.text)
            yield from _paragraphs(paragraph.paragraphs, f"{above}.{index}")


def _sum(amount: Amount) -> str:
    value = opened(amount.value)
    return exposed(opened(amount.written) or (show_pounds(value) if value is not None else "no value"), _GROUND)


def _details(amount: Amount) -> Iterator[str]:
    """What else is said of an amount."""
    for one in fields(amount):
        words = "; ".join(said(getattr(amount, one.name)))
        if words and one.name not in ("label", "value", "written"):
            yield f"{one.name.replace('_', ' ')}: {indented(blocks(exposed(words, _GROUND)))}"


def _exposed(passage: Passage) -> str:
    words = "".join(part if isinstance(part, str) else part.reveal() or "" for part in passage.parts)
    return blocks(exposed(words, _GROUND))


def _words(one: Opened) -> str:
    return indented(blocks(exposed(one.words or "The record does not hold it.", one.ground)))
