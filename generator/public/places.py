"""Where something is withheld in a published decision, in words a reader can follow: `paragraph 2.3`, `recipient`."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache, partial
from typing import Any

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed, Passage, Published, Withheld
from generator.public.wording import say

Place = tuple[str, str]
Words = Callable[[], str]  # put together only where something is withheld
_WORDS = {
    "amends": "amended decisions",
    "amounts": "amount",
    "approval": "approval",
    "attachments": "attachment",
    "author": "author",
    "basis": "basis",
    "considerations": "considerations",
    "consultation": "consultation",
    "decision_makers": "decision maker",
    "effective": "day of effect",
    "environment": "environment",
    "equality": "equality",
    "financial": "financial comments",
    "funded_from": "source of funding",
    "human_rights": "human rights",
    "kind": "kind of money",
    "label": "label",
    "legal": "legal considerations",
    "name": "name",
    "ocid": "procurement notice",
    "options": "options",
    "per": "period",
    "proposal": "proposal",
    "public_access": "public access",
    "purpose": "purpose",
    "reasons": "reasons",
    "recipient": "recipient",
    "related": "related",
    "relations": "related decisions",
    "risk": "risk",
    "role": "role",
    "signatories": "signatory",
    "signature": "signature",
    "signed": "day of signature",
    "supersedes": "superseded decisions",
    "title": "title",
    "total_of": "parts of a total",
    "value": "value",
    "value_for_money": "value for money",
    "vat": "VAT",
    "years": "years",
}


def withheld_places(decision: PublishedDecision) -> Iterator[Place]:
    """Each withheld place with the name of its ground, in the order of the page."""
    yield from ((say("title"), ground) for ground in decision.title_withheld)
    for name in field_names(PublishedDecision):
        value = getattr(decision, name)
        match name:
            case "summary":
                yield from _paragraphs(value, "1")
            case "report":
                yield from _report(value)
            case _:
                yield from _within(value, partial(_words, name))
    if decision.part2 and decision.part2.grounds != "not-recorded":
        yield from ((say("Part 2"), ground) for ground in decision.part2.grounds)


def _report(value: object) -> Iterator[Place]:
    if isinstance(value, Withheld):
        yield say("the supporting report"), value.withheld
    sections = value.value if isinstance(value, Disclosed) else ()
    for number, section in enumerate(sections, 2):
        if isinstance(section, Withheld):
            yield say("section {number}", number=number), section.withheld
        else:
            yield from _within(section.value.heading, partial(_heading, number))
            yield from _paragraphs(section.value.paragraphs, str(number))


def _paragraphs(value: object, above: str) -> Iterator[Place]:
    if isinstance(value, Withheld):
        yield (say("section {number}", number=above) if above != "1" else say("the summary")), value.withheld
    paragraphs = value.value if isinstance(value, Disclosed) else ()
    for index, one in enumerate(paragraphs, 1):
        number = f"{above}.{index}"
        words = f"[{number}](#p{number.replace('.', '-')})"
        if isinstance(one, Withheld):
            yield words, one.withheld
        else:
            yield from _within(one.value.text, partial(_part, words))
            yield from _paragraphs(Disclosed(one.value.paragraphs), number)


def _within(value: object, words: Words) -> Iterator[Place]:
    if isinstance(value, Disclosed):
        value = value.value
    if isinstance(value, Passage):
        yield from ((words(), part.withheld) for part in value.parts if isinstance(part, Withheld))
    elif isinstance(value, tuple):
        yield from (place for item in value for place in _within(item, words))
    elif isinstance(value, Withheld):
        yield words(), value.withheld
    elif isinstance(value, Published):
        for name in field_names(value.__class__):  # type: ignore[arg-type]  # every class can be hashed
            if (inner := getattr(value, name)) is not None and inner.__class__ is not str:
                yield from _within(inner, partial(_inner, name, words))


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """The fields in their order; `written` is withheld with its `value`, which is named already."""
    return tuple(field.name for field in fields(kind) if field.name != "written")


def _heading(section: int) -> str:
    return say("the heading of section {number}", number=section)


def _part(paragraph: str) -> str:
    return say("part of {paragraph}", paragraph=paragraph)


def _inner(name: str, outer: Words) -> str:
    return _within_words(_words(name), outer())


def _words(name: str) -> str:
    return say(_WORDS[name]) if name in _WORDS else name


def _within_words(inner: str, outer: str) -> str:
    if outer.startswith(("the ", "related ", "considerations")):
        return say("{inner} of {outer}", inner=inner, outer=outer)
    if outer[0] in "aeiou":
        return say("{inner} of an {outer}", inner=inner, outer=outer)
    return say("{inner} of a {outer}", inner=inner, outer=outer)
