"""The page of a person: the terms of an office-holder, what was decided in them, and what the person signed, as what.

That a decision was made within a term is told by its day alone; where a name is withheld, nothing here fills it in.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.public.holders import holds
from generator.public.office import PublishedOfficeHolder, PublishedRegister
from generator.public.pages.boxes import items
from generator.public.pages.counts import counted_and_dated
from generator.public.pages.links import in_language
from generator.public.pages.listing import Table
from generator.public.pages.prose import inline, literal
from generator.public.pages.rows import decision_table
from generator.public.slugs import name_slug
from generator.public.spoken import long_date
from generator.public.subjects import Subject
from generator.public.survey import Signed, Survey, Surveyed
from generator.public.wording import counted, say
from generator.public.words import CAPACITY
from generator.vocabulary.choices import Status


def terms_of(subject: Subject, register: PublishedRegister) -> list[PublishedOfficeHolder]:
    """The terms in which a person held the office; none for anyone else."""
    return [one for one in register.office.office_holders if name_slug(one.name) == subject.slug]


def with_terms(subject: Subject, survey: Survey) -> Sequence[Surveyed]:
    """The decisions that name the person, and those that were made in a term of theirs, newest first."""
    terms = terms_of(subject, survey.register)
    if not terms:
        return subject.decisions
    named = {one.entry.reference for one in subject.decisions}
    return [one for one in survey.decisions if one.entry.reference in named or _was_made_in(one, terms)]


def person_opening(subject: Subject, register: PublishedRegister) -> Sequence[str]:
    """The terms, how many decisions name the person, and in which capacities they signed."""
    number = len(subject.decisions)
    said = counted("{number} decision names this person", "{number} decisions name this person", number)
    return [*_terms(subject, register), counted_and_dated(said, subject.decisions), *_signed(subject)]


def person_table(subject: Subject) -> Table:
    """The decisions, with what the person had to do with each, and when it was published."""
    return lambda decisions, up: decision_table(
        decisions, up, say("In what capacity"), lambda one: _capacity(one, subject)
    )


def roles_of(subject: Subject) -> list[str]:
    """The roles in which the person decided or signed, the most frequent first."""
    people = (person for one in subject.decisions for person in (*one.makers, *one.signatories))
    roles = Counter(person.role for person in people if person.role and _is(person.name, subject))
    return [role for role, _ in roles.most_common()]


def _terms(subject: Subject, register: PublishedRegister) -> Iterator[str]:
    terms = terms_of(subject, register)
    if not terms:
        roles = ", ".join(inline(role) for role in roles_of(subject)[:4])
        if roles:
            yield say("Named in these decisions as: {roles}.", roles=roles)
        return
    held = [f"{in_language(literal(one.role), one.language)}, {_from_to(one)}" for one in terms]
    yield items(held) if len(held) > 1 else f"{held[0]}."
    listed = say("Listed are the decisions made in this time, and those that name the person.")
    before = say("The decisions of a previous office-holder stand until a later decision takes their place.")
    is_here = any(holds(one, register.day) for one in terms)
    yield listed if is_here else f"{listed} {before}"


def _from_to(term: PublishedOfficeHolder) -> str:
    if term.end is None:
        return say("from {start}", start=long_date(term.start))
    return say("from {start} to {end}", start=long_date(term.start), end=long_date(term.end))


def _signed(subject: Subject) -> Iterator[str]:
    signatures = [sign for one in subject.decisions for sign in _signatures(one, subject)]
    capacities = Counter(sign.capacity for sign in signatures)
    if capacities:
        named = ", ".join(f"{say(CAPACITY[one]).lower()} ({number:,})" for one, number in capacities.most_common())
        yield say("Signed as: {capacities}.", capacities=named)


def _was_made_in(one: Surveyed, terms: Sequence[PublishedOfficeHolder]) -> bool:
    day = one.entry.decided
    return one.entry.status is Status.MADE and day is not None and any(holds(term, day) for term in terms)


def _signatures(one: Surveyed, subject: Subject) -> list[Signed]:
    return [sign for sign in one.signatories if _is(sign.name, subject)]


def _is(name: str | None, subject: Subject) -> bool:
    return name is not None and (name in subject.spellings or name_slug(name) == subject.slug)


def _capacity(one: Surveyed, subject: Subject) -> str:
    """What was signed and as what; else what the person decided; else nothing but the term."""
    lines = [_signature(sign, one) for sign in _signatures(one, subject)]
    if not lines:
        named = any(_is(maker.name, subject) for maker in one.makers)
        lines = [say("Named as decision maker") if named else say("Made in this term of office")]
    if one.entry.published:
        lines.append(say("published {day}", day=long_date(one.entry.published)))
    return "<br>".join(lines)


def _signature(sign: Signed, one: Surveyed) -> str:
    """The day of signature only where it is another than that of the decision, which stands beside it."""
    capacity = say(CAPACITY[sign.capacity]).lower()
    if sign.on and sign.on != one.entry.decided:
        return say("Signed as {capacity}, {day}", capacity=capacity, day=long_date(sign.on))
    return say("Signed as {capacity}", capacity=capacity)
