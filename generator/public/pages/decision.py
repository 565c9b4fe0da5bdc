"""A published decision → the body of its page, as Markdown. One pure function; everything on the page comes from here.

Sections stand in the order of a Record of Decision: facts, summary, proposal and approval, the report, the
considerations, money, signatures, what is withheld, and the history. What a decision does not have leaves no heading.
"""

from collections.abc import Iterator

from generator.public.decision import PublishedDecision
from generator.public.kin import ALONE, Around
from generator.public.office import PublishedRegister
from generator.public.pages.facts import editorial_note, facts, status_notice
from generator.public.pages.front import front_matter, heading
from generator.public.pages.history import changes, replaced
from generator.public.pages.kin import related
from generator.public.pages.links import Links
from generator.public.pages.marker import Writer
from generator.public.pages.money import amounts
from generator.public.pages.papers import attachments, background_papers, interests
from generator.public.pages.people import signatories
from generator.public.pages.report import considerations, report, statements, summary
from generator.public.pages.reuse import reuse
from generator.public.pages.withheld import part2, withheld
from generator.public.spoken import speaking_of
from generator.vocabulary.choices import Status


def decision_page(
    decision: PublishedDecision,
    links: Links,
    register: PublishedRegister,
    around: Around = ALONE,
) -> str:
    """The whole page.

    `links` knows the addresses of the other decisions that it names, and `around` what stands around this one. The
    site's search has only the head of the page, the summary (else the proposal) and the amounts. The page speaks the
    language of its record.
    """
    with speaking_of(decision.language):
        writer = Writer(decision, subjects=around.subjects)
        body = _body(decision, links, register, around, writer)
        return "\n\n".join([front_matter(decision), *body, *reuse(decision, register)]) + "\n"


def _body(
    decision: PublishedDecision, links: Links, register: PublishedRegister, around: Around, writer: Writer
) -> Iterator[str]:
    yield heading(decision)
    yield from status_notice(decision)
    if decision.status is Status.REMOVED:
        yield from changes(decision, writer)
        return
    yield from replaced(decision, links)
    yield from facts(decision, writer, around.previous_holder)
    yield from editorial_note(decision)
    yield from summary(decision, writer)
    yield from statements(decision, writer)
    yield from report(decision, writer)
    yield from considerations(decision, writer)
    yield from amounts(decision, writer)
    yield from signatories(decision, writer)
    yield from interests(decision, writer)
    yield from attachments(decision, writer)
    yield from background_papers(decision, writer)
    yield from part2(decision, writer)
    yield from withheld(decision, writer, register)
    yield from related(decision, writer, links, around)
    yield from changes(decision, writer)
