"""Hand-written pages → the same pages with their generated parts filled in.

A generated part stands where the page says `<!-- generated: NAME -->`, in a line or on a line of its own. It speaks the
language that the page names in its front matter, `language: cy`, else that of the office.
"""

import re
from collections.abc import Callable

from generator.catalogue import define
from generator.findings import Finding, Position, place_of
from generator.public.office import PublishedOffice, PublishedOfficeHolder
from generator.public.pages.boxes import items, table
from generator.public.pages.exemptions import exemptions, statuses
from generator.public.pages.home import browse, categories, search, what_is_due, what_is_withheld, year_in_figures
from generator.public.pages.links import in_language
from generator.public.pages.prose import inline, literal
from generator.public.pages.register import figures, latest, years
from generator.public.pages.statement import prepared, reply, results
from generator.public.spoken import long_date, speaking_of
from generator.public.survey import Survey
from generator.public.wording import say
from generator.vocabulary.choices import Language

_MARK = re.compile(r"<!--\s*generated:\s*(?P<name>[^>]*?)\s*-->")
_SPOKEN = re.compile(r"---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?language:[ \t]*['\"]?([a-z]+)\b")
_DECISION = re.compile(r"decisions/\d{4}/[a-z0-9-]+")
UNKNOWN = define("CONTENT-01", "A page asks only for generated parts that exist.", source="content pages")
LINKED = define(
    "CONTENT-02",
    """Hand-written pages link to no one decision: it may be deferred, embargoed or removed without the page's knowing.
    Link to the register or to a year instead.""",
    source="content pages",
)
ENCODING = define("CONTENT-03", "Hand-written pages are text in UTF-8.", source="content pages")


def fill(path: str, data: bytes, survey: Survey) -> tuple[str, list[Finding]]:
    """One page with its generated parts, and what is wrong with it; `path` is the file's name as shown to people."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        fault = ENCODING.at(Position(path), "The page is not saved as UTF-8.", "Save it again as UTF-8.")
        return "", [fault]
    findings = [_linked(path, text, found.start()) for found in _DECISION.finditer(text)]

    def part(found: re.Match[str]) -> str:
        make = PARTS.get(found["name"])
        if make is None:
            findings.append(_unknown(path, text, found.start()))
            return ""
        return make(survey)

    with speaking_of(_language(text)):
        return _MARK.sub(part, text), findings


def _unknown(path: str, text: str, index: int) -> Finding:
    said = "There is no generated part of this name."
    return UNKNOWN.at(place_of(path, text, index), said, f"Write one of: {', '.join(PARTS)}.")


def _linked(path: str, text: str, index: int) -> Finding:
    said = "This page leads to one decision."
    return LINKED.at(place_of(path, text, index), said, "Link to decisions/index.md or to the page of a year.")


def _contact(survey: Survey) -> str:
    contact = survey.register.office.contact
    lines = [say("Email: {email}", email=_mail(contact.email))]
    lines += [say("Telephone: {phone}", phone=inline(contact.phone))] if contact.phone else []
    lines += [say("Post: {address}", address=inline(contact.address))] if contact.address else []
    return items([inline(survey.register.office.name), *lines])


def _foi_contact(survey: Survey) -> str:
    email = survey.register.office.contact.foi_email or survey.register.office.contact.email
    return items([say("Email: {email}", email=_mail(email))])


def _mail(email: str) -> str:
    return f"[{literal(email)}](mailto:{email})"


def _holders(survey: Survey) -> str:
    office: PublishedOffice = survey.register.office
    if not office.office_holders:
        return ""
    rows = [_holder(one) for one in office.office_holders]
    said = say("These are the people who have held the office, and for how long.")
    return f"{said}\n\n{table([say('Name'), say('Role'), say('From'), say('To')], rows)}"


def _holder(one: PublishedOfficeHolder) -> list[str]:
    named = [in_language(inline(words), one.language) for words in (one.name, one.role)]
    return [*named, long_date(one.start), long_date(one.end) if one.end else say("present")]


def _language(text: str) -> Language | None:
    """The language that a page says it is in; None for that of the office, and for one that the program has not."""
    found = _SPOKEN.match(text)
    return next((one for one in Language if found and one.value == found[1]), None)


PARTS: dict[str, Callable[[Survey], str]] = {
    "office-name": lambda survey: inline(survey.register.office.name),
    "office-short-name": lambda survey: inline(survey.register.office.short_name),
    "latest-decisions": lambda survey: latest(survey.register),
    "register-figures": lambda survey: figures(survey.register),
    "years": lambda survey: years(survey.register),
    "exemptions": lambda _: exemptions(),
    "statuses": lambda _: statuses(),
    "office-holders": _holders,
    "contact": _contact,
    "foi-contact": _foi_contact,
    "search": lambda _: search(),
    "year-in-figures": year_in_figures,
    "what-is-withheld": what_is_withheld,
    "what-is-due": what_is_due,
    "categories": categories,
    "browse": browse,
    "statement-prepared": prepared,
    "statement-reply": reply,
    "statement-results": results,
}
