"""Attachments, background papers and declared interests."""

from collections.abc import Iterator

from generator.public.decision import PublishedAttachment, PublishedDecision
from generator.public.disclosure import Disclosure, Withheld
from generator.public.pages.boxes import items
from generator.public.pages.marker import Writer
from generator.public.pages.prose import blocks, item
from generator.public.wording import say


def attachments(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Links to the files beside the page, with type and size; one marker for each that is withheld."""
    if decision.attachments is None:
        return
    yield f"## {say('Attachments')} {writer.aside('attachments')}"
    if isinstance(decision.attachments, Withheld):
        yield writer.marker(decision.attachments)
        return
    yield items(_attachment(one, decision.slug, writer) for one in decision.attachments.value)


def background_papers(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Papers that the decision relied on."""
    if decision.background_papers:
        yield f"## {say('Background papers')} {writer.aside('background-papers')}"
        yield items(item(paper) for paper in decision.background_papers)


def interests(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Interests that were declared."""
    if decision.interests:
        yield f"## {say('Interests declared')} {writer.aside('interests')}"
        yield blocks(decision.interests)


def _attachment(attachment: Disclosure[PublishedAttachment], slug: str, writer: Writer) -> str:
    if isinstance(attachment, Withheld):
        return f"{say('An attachment.')} {writer.marker(attachment)}"
    one = attachment.value
    kind = one.file.rsplit(".", 1)[-1].upper().replace("JPEG", "JPG")
    return f"[{writer.inline(one.title)}]({slug}/{one.file}) ({kind}, {_size(one.size)})"


def _size(size: int) -> str:
    if size < 1000:
        return say("{number} bytes", number=size)
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
