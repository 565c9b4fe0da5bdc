"""Hand-written pages → the same pages with their generated parts filled in.

A generated part stands where the page says `<!-- generated: NAME -->`, in a line or on a line of its own.
"""

import re
from collections.abc import Callable

from generator.catalogue import define
from generator.findings import Finding, Position, place_of
from generator.public.office import PublishedOffice, PublishedRegister
from generator.public.pages.boxes import items, table
from generator.public.pages.exemptions import exemptions, statuses
from generator.public.pages.prose import inline, literal
from generator.public.pages.register import figures, latest, years
from generator.public.spoken import long_date
from generator.public.wording import say

_MARK = re.compile(r"<!--\s*generated:\s*(?P<name>[^>]*?)\s*-->")
_DECISION = re.compile(r"decisions/\d{4}/[a-z0-9-]+")
UNKNOWN = define("CONTENT-01", "A page asks only for generated parts that exist.", source="content pages")
LINKED = define(
    "CONTENT-02",
    """Hand-written pages link to no one decision: it may be deferred, embargoed or removed without the page's knowing.
    Link to the register or to a year instead.""",
    source="content pages",
)
ENCODING = define("CONTENT-03", "Hand-written pages are text in UTF-8.", source="content pages")


def fill(path: str, data: bytes, register: PublishedRegister) -> tuple[str, list[Finding]]:
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
        return make(register)

    return _MARK.sub(part, text), findings


def _unknown(path: str, text: str, index: int) -> Finding:
    said = "There is no generated part of this name."
    return UNKNOWN.at(place_of(path, text, index), said, f"Write one of: {', '.join(PARTS)}.")


def _linked(path: str, text: str, index: int) -> Finding:
    said = "This page leads to one decision."
    return LINKED.at(place_of(path, text, index), said, "Link to decisions/index.md or to the page of a year.")


def _contact(register: PublishedRegister) -> str:
    contact = register.office.contact
    lines = [say("Email: {email}", email=_mail(contact.email))]
    lines += [say("Telephone: {phone}", phone=inline(contact.phone))] if contact.phone else []
    lines += [say("Post: {address}", address=inline(contact.address))] if contact.address else []
    return items([inline(register.office.name), *lines])


def _foi_contact(register: PublishedRegister) -> str:
    email = register.office.contact.foi_email or register.office.contact.email
    return items([say("Email: {email}", email=_mail(email))])


def _mail(email: str) -> str:
    return f"[{literal(email)}](mailto:{email})"


def _holders(register: PublishedRegister) -> str:
    office: PublishedOffice = register.office
    if not office.office_holders:
        return ""
    rows = [
        [inline(one.name), inline(one.role), long_date(one.start), long_date(one.end) if one.end else say("present")]
        for one in office.office_holders
    ]
    said = say("These are the people who have held the office, and for how long.")
    return f"{said}\n\n{table([say('Name'), say('Role'), say('From'), say('To')], rows)}"


PARTS: dict[str, Callable[[PublishedRegister], str]] = {
    "office-name": lambda register: inline(register.office.name),
    "office-short-name": lambda register: inline(register.office.short_name),
    "latest-decisions": latest,
    "register-figures": figures,
    "years": years,
    "exemptions": lambda _: exemptions(),
    "statuses": lambda _: statuses(),
    "office-holders": _holders,
    "contact": _contact,
    "foi-contact": _foi_contact,
}
