"""The facts of a decision at a glance, and the notes that stand above everything else."""

from collections.abc import Iterator
from datetime import date

from generator.public.decision import PublishedAmount, PublishedDecision, PublishedPerson
from generator.public.disclosure import Disclosed, Disclosure, Withheld
from generator.public.office import PublishedOfficeHolder
from generator.public.pages.boxes import box, terms
from generator.public.pages.links import in_language
from generator.public.pages.marker import Writer
from generator.public.pages.prose import blocks, inline
from generator.public.spoken import long_date
from generator.public.subjects import Sort
from generator.public.wording import counted, say
from generator.public.words import BASIS, PER, STATUS, STATUS_MEANS
from generator.vocabulary.choices import Basis, Per, Status
from generator.vocabulary.money import show_pounds

_AT_A_GLANCE = 3


def status_notice(decision: PublishedDecision) -> Iterator[str]:
    """For any status but `made`: what it means, and the office's note."""
    if decision.status is Status.MADE:
        if decision.status_note:
            yield box("notice", blocks(decision.status_note))
        return
    said = f"**{say(STATUS[decision.status])}.** {say(STATUS_MEANS[decision.status])}"
    note = [blocks(decision.status_note)] if decision.status_note else []
    yield box(f"notice notice--{decision.status.value}", said, *note)


def editorial_note(decision: PublishedDecision) -> Iterator[str]:
    """The office's own remark on the record."""
    if decision.editorial_note:
        yield box("notice notice--editorial", f"**{say('Editorial note')}**", blocks(decision.editorial_note))


def facts(decision: PublishedDecision, writer: Writer, before: PublishedOfficeHolder | None = None) -> Iterator[str]:
    """Status, days, decision makers and money; `before` held the office then and holds it no longer."""
    yield box("facts", terms(_facts(decision, writer, before)))


def _facts(
    decision: PublishedDecision, writer: Writer, before: PublishedOfficeHolder | None
) -> Iterator[tuple[str, list[str]]]:
    yield say("Status"), [writer.listed(Sort.STATUS, decision.status.value, say(STATUS[decision.status]))]
    yield from _days(decision, writer)
    yield from _makers(decision, writer)
    if before and _are_named(decision.decision_makers):
        yield say("Made under"), [_previous(before, writer)]
    if decision.amounts:
        lines = _amounts(decision.amounts, writer)
        yield say("Amount") if len(lines) == 1 else say("Amounts"), lines
    if decision.category:
        yield say("Category"), [in_language(writer.named(Sort.CATEGORY, decision.category), None)]
    if decision.topics:
        topics = ", ".join(writer.named(Sort.TOPIC, topic) for topic in decision.topics)
        yield say("Topics"), [in_language(topics, None)]
    if decision.title_withheld:
        yield say("Title as signed"), [writer.marker(Withheld(ground)) for ground in decision.title_withheld[:1]]


def _days(decision: PublishedDecision, writer: Writer) -> Iterator[tuple[str, list[str]]]:
    if decision.decided:
        yield say("Decided"), [long_date(decision.decided)]
    if decision.effective:
        yield say("Takes effect"), [_day(decision.effective, writer)]
    if out := decision.published or decision.publish_on:
        yield say("Published"), [long_date(out)]


def _makers(decision: PublishedDecision, writer: Writer) -> Iterator[tuple[str, list[str]]]:
    if decision.decision_makers:
        lines = _people(decision.decision_makers, writer)
        yield say("Decision maker") if len(lines) == 1 else say("Decision makers"), lines
    if decision.author:
        yield say("Report by"), [_person(decision.author, writer)]


def _day(day: Disclosure[date], writer: Writer) -> str:
    return writer.marker(day) if isinstance(day, Withheld) else long_date(day.value)


def _people(people: Disclosure[tuple[Disclosure[PublishedPerson], ...]], writer: Writer) -> list[str]:
    if isinstance(people, Withheld):
        return [writer.marker(people)]
    return [_person(one, writer) for one in people.value]


def _person(person: Disclosure[PublishedPerson], writer: Writer) -> str:
    if isinstance(person, Withheld):
        return writer.marker(person)
    role = writer.inline(person.value.role)
    return f"{writer.named(Sort.PERSON, person.value.name)}, {role}" if person.value.name else role


def _previous(holder: PublishedOfficeHolder, writer: Writer) -> str:
    """Years and no days: a day here might be one that the decision withholds."""
    name, role = writer.named(Sort.PERSON, holder.name), inline(holder.role)
    until = holder.end.year if holder.end else holder.start.year
    return say(
        "a previous {role}: {name}, {first} to {last}", role=role, name=name, first=holder.start.year, last=until
    )


def _are_named(people: Disclosure[tuple[Disclosure[PublishedPerson], ...]] | None) -> bool:
    """Whether nothing of the decision makers is withheld, which the name of an office-holder beside it might tell."""
    if not isinstance(people, Disclosed):
        return False
    return all(isinstance(one, Disclosed) and _is_open(one.value) for one in people.value)


def _is_open(person: PublishedPerson) -> bool:
    return not any(isinstance(part, Withheld) for text in (person.role, person.name) if text for part in text.parts)


def _amounts(amounts: Disclosure[tuple[Disclosure[PublishedAmount], ...]], writer: Writer) -> list[str]:
    """Totals if there are any, else the first few; the table below has them all."""
    if isinstance(amounts, Withheld):
        return [writer.marker(amounts)]
    totals = [one for one in amounts.value if isinstance(one, Disclosed) and one.value.total_of]
    chosen: list[Disclosure[PublishedAmount]] = [*totals] or list(amounts.value)
    lines = [_amount(one, writer) for one in chosen[:_AT_A_GLANCE]]
    more = len(amounts.value) - len(lines)
    return [*lines, f"[{counted('and {number} more', 'and {number} more', more)}](#amounts)"] if more else lines


def _amount(amount: Disclosure[PublishedAmount], writer: Writer) -> str:
    if isinstance(amount, Withheld):
        return writer.marker(amount)
    return f"{sum_in_words(amount.value, writer)}, {writer.inline(amount.value.label)}"


def sum_in_words(amount: PublishedAmount, writer: Writer) -> str:
    """The sum as written, with what it covers: `about **£1.04m** a year`; of a withheld one its band, if it has one."""
    if isinstance(amount.written, Withheld):
        return _band(amount, amount.written, writer)
    words = [f"**{inline(amount.written.value)}**", *_per(amount)]
    if isinstance(amount.basis, Disclosed) and amount.basis.value is not Basis.EXACT:
        words.insert(0, say(BASIS[amount.basis.value]))
    words += [writer.marker(one) for one in (amount.basis, amount.per) if isinstance(one, Withheld)]
    return " ".join(words)


def _band(amount: PublishedAmount, withheld: Withheld, writer: Writer) -> str:
    """`between **£500,000** and **£1,000,000** a year` and the marker, or the marker alone."""
    if amount.band is None:
        return writer.marker(withheld)
    least, most = show_pounds(amount.band.from_), show_pounds(amount.band.to)
    ends = say("between {least} and {most}", least=f"**{least}**", most=f"**{most}**")
    return " ".join([ends, *_per(amount), writer.marker(withheld)])


def _per(amount: PublishedAmount) -> list[str]:
    """What a sum covers, unless that is the whole."""
    if isinstance(amount.per, Disclosed) and amount.per.value is not Per.TOTAL:
        return [say(PER[amount.per.value])]
    return []
