"""Where something is withheld in a published decision, in words a reader can follow: `paragraph 2.3`, `recipient`."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.wording import say

Place = tuple[str, str]
_WORDS = {
    "vat": "VAT",
    "per": "period",
    "kind": "kind of money",
    "financial": "financial comments",
    "legal": "legal considerations",
    "relations": "related decisions",
    "supersedes": "superseded decisions",
    "amends": "amended decisions",
    "decision_makers": "decision maker",
    "summary": "summary",
    "attachments": "attachment",
    "signatories": "signatory",
    "amounts": "amount",
    "value_for_money": "value for money",
    "funded_from": "source of funding",
    "signed": "day of signature",
    "human_rights": "human rights",
    "public_access": "public access",
    "effective": "day of effect",
    "ocid": "procurement notice",
    "total_of": "parts of a total",
}


def withheld_places(decision: PublishedDecision) -> Iterator[Place]:
    """Each withheld place with the name of its ground, in the order of the page."""
    yield from ((say("title"), ground) for ground in decision.title_withheld)
    for field in fields(decision):
        value = getattr(decision, field.name)
        match field.name:
            case "summary":
                yield from _paragraphs(value, "1")
            case "report":
                yield from _report(value)
            case "written":
                continue
            case _:
                yield from _within(value, _words(field.name))
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
            yield from _within(section.value.heading, say("the heading of section {number}", number=number))
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
            yield from _within(one.value.text, say("part of {paragraph}", paragraph=words))
            yield from _paragraphs(Disclosed(one.value.paragraphs), number)


def _within(value: object, words: str) -> Iterator[Place]:
    if isinstance(value, Withheld):
        yield words, value.withheld
    elif isinstance(value, Passage):
        yield from ((words, part.withheld) for part in value.parts if isinstance(part, Withheld))
    elif isinstance(value, Disclosed):
        yield from _within(value.value, words)
    elif isinstance(value, tuple):
        yield from (place for item in value for place in _within(item, words))
    elif is_dataclass(value):
        yield from _fields(value, words)


def _fields(value: object, words: str) -> Iterator[Place]:
    for field in fields(value):  # type: ignore[arg-type]  # a dataclass
        if field.name != "written":  # the same withholding as its value
            yield from _within(getattr(value, field.name), _within_words(_words(field.name), words))


def _words(name: str) -> str:
    return say(_WORDS.get(name, name))


def _within_words(inner: str, outer: str) -> str:
    if outer.startswith(("the ", "relations", "considerations")):
        return say("{inner} of {outer}", inner=inner, outer=outer)
    if outer[0] in "aeiou":
        return say("{inner} of an {outer}", inner=inner, outer=outer)
    return say("{inner} of a {outer}", inner=inner, outer=outer)
