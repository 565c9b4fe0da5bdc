"""Ways to reach a person: telephone numbers, e-mail addresses, where somebody lives."""

import re
from collections.abc import Iterator

from generator.private.rules.rule import Case
from generator.private.rules.withhold.places import suggest

# Ten or eleven digits after 0 or +44; numbers of organisations (03, 08, 09) are nobody's own.
_PHONE = re.compile(r"(?<![\w/.£+-])(?:\+44[ ]?(?:\(0\)[ ]?)?|0|\(0)(?=[1257])\d(?:[ )-]{0,2}\d){8,9}(?![\w/])")
_EMAIL = re.compile(r"[\w.%+'-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
_STREET = r"(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Gardens|Grove|Mews|Place|Row|Way|Court|Rise|View)"
_LIVES = re.compile(
    rf"(?i:\b(?:home address|lives|living|residing|resides|resident|(?:his|her|their) home)\b)[^.\n]{{0,60}}?"
    rf"(\b\d{{1,4}}[A-Za-z]? (?:[A-Z][\w'’-]+ ){{1,3}}{_STREET}\b)"
)


@suggest("LOOK-02", "This looks like a telephone number.")
def phones(case: Case, text: str) -> Iterator[str]:
    """Telephone numbers of people are seldom meant to be public. The office's own number is, and so are numbers that
    begin with 03, 08 or 09."""
    own = _digits(case.office.contact.phone or "")
    yield from (found[0] for found in _PHONE.finditer(text) if _digits(found[0]) != own)


@suggest("LOOK-03", "This looks like an e-mail address.")
def addresses(case: Case, text: str) -> Iterator[str]:
    """E-mail addresses of people are seldom meant to be public. Those under `contact` in mkdocs.yml are."""
    if "@" in text:
        contact = case.office.contact
        own = {one.casefold() for one in (contact.email, contact.foi_email) if one}
        yield from (found[0] for found in _EMAIL.finditer(text) if found[0].casefold() not in own)


@suggest("LOOK-04", "This looks like an address where somebody may live.")
def homes(case: Case, text: str) -> Iterator[str]:
    """A postcode, or a house and street after words such as "lives at", may tell where a person lives. The office's own
    address is public."""
    own = (case.office.contact.address or "").replace(" ", "").casefold()
    for found in _POSTCODE.finditer(text):
        if found[0].replace(" ", "").casefold() not in own:
            yield found[0]
    yield from (found[1] for found in _LIVES.finditer(text))


def _digits(text: str) -> str:
    """A number as it is dialled within the country."""
    return re.sub(r"^(?:44)?0?", "", re.sub(r"\D", "", text))
