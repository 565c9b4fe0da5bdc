"""Where a decision stands among others, and what was done to its record since it was published."""

from collections.abc import Iterator

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed, Withheld
from generator.public.pages.boxes import terms
from generator.public.pages.links import Links
from generator.public.pages.marker import Writer
from generator.public.pages.prose import blocks, indented
from generator.public.spoken import long_date
from generator.public.wording import say
from generator.public.words import CHANGE

_RELATIONS = {
    "supersedes": "Takes the place of",
    "superseded_by": "Superseded by",
    "amends": "Amends",
    "amended_by": "Amended by",
    "related": "Related",
}


def relations(decision: PublishedDecision, writer: Writer, links: Links) -> Iterator[str]:
    """Links to the decisions that the record names, in both directions; a marker where that is withheld."""
    if isinstance(decision.relations, Withheld):
        yield writer.marker(decision.relations)
    elif decision.relations is not None:
        yield terms(_relations(decision, writer, links))


def replaced(decision: PublishedDecision, links: Links) -> Iterator[str]:
    """Above everything else: that a later decision took the place of this one, or else changed it.

    It is not searched, so that the reference of the later decision finds that decision and not this one.
    """
    own = decision.relations.value if isinstance(decision.relations, Disclosed) else None
    later = own.superseded_by or own.amended_by if own else ()
    if own and later:
        named = ", ".join(links.to(reference) for reference in later)
        if own.superseded_by:
            said = say("**Superseded.** A later decision took the place of this one: {decisions}.", decisions=named)
        else:
            said = say("**Amended.** A later decision changes this one: {decisions}.", decisions=named)
        yield f'<div class="notice" data-search-exclude markdown="1">\n\n{said}\n\n</div>'


def changes(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """The public history of the record, newest first."""
    if decision.changes:
        yield f"## {say('Changes to this record')} {writer.aside('changes')}"
        newest = sorted(decision.changes, key=lambda change: change.on, reverse=True)
        yield terms(
            (f"{long_date(one.on)}, {say(CHANGE[one.kind]).lower()}", [indented(blocks(one.note))]) for one in newest
        )


def _relations(decision: PublishedDecision, writer: Writer, links: Links) -> Iterator[tuple[str, list[str]]]:
    own = decision.relations.value if isinstance(decision.relations, Disclosed) else None
    for field, words in _RELATIONS.items():
        value = getattr(own, field)
        if isinstance(value, Withheld):
            yield say(words), [writer.marker(value)]
            continue
        references = value.value if isinstance(value, Disclosed) else value
        if references:
            yield say(words), [links.to(reference) for reference in references]
