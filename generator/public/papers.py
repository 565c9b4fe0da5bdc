"""What the paper of a decision says of itself: its title, its subject, whose it is and from which day."""

from generator.public.decision import PublishedDecision
from generator.public.index import last_changed
from generator.public.office import PublishedRegister
from generator.public.pdf.papers import Sheet


def sheet(decision: PublishedDecision, register: PublishedRegister, path: str, page: str) -> Sheet:
    """A page of Markdown with what its paper needs; its day is that of the last change."""
    return Sheet(
        path=path,
        page=page,
        title=decision.title or "",
        reference=decision.reference,
        office=register.office.name,
        subject=decision.category or "",
        language=(decision.language or register.office.language).value,
        day=last_changed(decision),
    )
