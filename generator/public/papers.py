"""What the paper of a decision says of itself: its title, its subject, whose it is and from which day."""

from generator.public.decision import PublishedDecision
from generator.public.office import PublishedRegister
from generator.public.pdf.papers import Sheet


def sheet(decision: PublishedDecision, register: PublishedRegister, path: str, page: str) -> Sheet:
    """A page of Markdown with what its paper needs; its day is that of the last change."""
    days = [decision.decided, decision.publish_on, decision.published, *(change.on for change in decision.changes)]
    return Sheet(
        path=path,
        page=page,
        title=decision.title or "",
        reference=decision.reference,
        office=register.office.name,
        subject=decision.category or "",
        language="en",
        day=max((day for day in days if day), default=None),
    )
