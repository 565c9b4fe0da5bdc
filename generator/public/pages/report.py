"""The words of a decision: summary, proposal, approval, report and considerations, numbered as signed.

Every numbered paragraph has an anchor for ever: 2.3.1 is `#p2-3-1`. A withheld one keeps its number. One without a
number is named after its section and its place there: `#reasons-2`.
"""

from collections.abc import Iterator

from generator.public.decision import PublishedDecision, PublishedParagraph, PublishedSection
from generator.public.disclosure import Disclosure, Passage, Withheld
from generator.public.pages.marker import Writer
from generator.public.wording import say
from generator.public.words import CONSIDERATIONS, STATEMENTS

Paragraphs = Disclosure[tuple[Disclosure[PublishedParagraph], ...]]


def summary(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Section 1."""
    if decision.summary:
        yield f"## 1. {say('Executive summary')} {{ #summary }}"
        yield from _paragraphs(decision.summary, "1", writer)


def statements(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Proposal, approval, reasons, options and consultation: texts without numbers."""
    for key, heading in STATEMENTS.items():
        text: Passage | None = getattr(decision, key)
        if text:
            stands_in = key == "proposal" and not decision.summary
            yield f"## {say(heading)} {{ #{key} }}" if stands_in else f"## {say(heading)} {writer.aside(key)}"
            yield writer.paragraphs(text, key, say(heading))
            yield from writer.notes(key)


def report(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """The supporting report: sections numbered from 2."""
    if isinstance(decision.report, Withheld):
        yield f"## {say('Supporting report')} {writer.aside('report')}"
        yield writer.marker(decision.report)
        return
    for number, section in enumerate(decision.report.value if decision.report else (), 2):
        yield from _section(section, number, writer)


def considerations(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Headed paragraphs without numbers, in a fixed order."""
    if decision.considerations is None:
        return
    yield f"## {say('Considerations')} {writer.aside('considerations')}"
    if isinstance(decision.considerations, Withheld):
        yield writer.marker(decision.considerations)
        return
    for field, heading in CONSIDERATIONS.items():
        text: Passage | None = getattr(decision.considerations.value, field)
        if text:
            anchor = field.replace("_", "-")
            yield f"### {say(heading)} {writer.aside(anchor)}"
            yield writer.paragraphs(text, anchor, say(heading))
            yield from writer.notes(field)


def _section(section: Disclosure[PublishedSection], number: int, writer: Writer) -> Iterator[str]:
    anchor = writer.aside(f"s{number}")
    if isinstance(section, Withheld):
        yield f"## {number}. {say('Withheld section')} {anchor}"
        yield writer.marker(section)
        return
    yield f"## {number}. {writer.inline(section.value.heading)} {anchor}"
    yield from _paragraphs(section.value.paragraphs, str(number), writer)


def _paragraphs(paragraphs: Paragraphs, above: str, writer: Writer) -> Iterator[str]:
    if isinstance(paragraphs, Withheld):
        yield writer.marker(paragraphs)
        return
    for index, one in enumerate(paragraphs.value, 1):
        yield from _paragraph(one, f"{above}.{index}", writer)


def _paragraph(paragraph: Disclosure[PublishedParagraph], number: str, writer: Writer) -> Iterator[str]:
    if isinstance(paragraph, Withheld):
        yield _numbered(number, writer, writer.marker(paragraph))
        return
    yield _numbered(number, writer, writer.blocks(paragraph.value.text))
    for index, one in enumerate(paragraph.value.paragraphs, 1):
        yield from _paragraph(one, f"{number}.{index}", writer)


def _numbered(number: str, writer: Writer, text: str) -> str:
    anchor = f"p{number.replace('.', '-')}"
    kind = f"numbered numbered--{min(number.count('.'), 4)}"
    opening = f'<div class="{kind}" id="{anchor}" markdown="1">'
    return "\n\n".join([opening, f"[{number}](#{anchor})", text, *writer.notes(number), "</div>"])
