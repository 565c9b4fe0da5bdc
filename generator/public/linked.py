"""What machines are told on a page: linked data by schema.org, as JSON that no browser runs."""

import json
from collections.abc import Mapping

from generator.public.bundle import decision_path
from generator.public.decision import PublishedDecision
from generator.public.licence import LICENCE_URL
from generator.public.office import PublishedOffice, PublishedRegister
from generator.vocabulary.choices import Status


def decision_linked(decision: PublishedDecision, register: PublishedRegister) -> str:
    """A decision as a schema.org `Report`: what it is, whose, from when, and where else it stands."""
    base = register.site_url
    if base is None or decision.status is Status.REMOVED or decision.title is None:
        return ""
    address = f"{base}{decision_path(decision)}/"
    files = [("application/pdf", "pdf"), ("application/json", "json")]
    said = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": address,
        "url": address,
        "identifier": decision.reference,
        "name": decision.title,
        "creativeWorkStatus": decision.status.value,
        "dateCreated": decision.decided,
        "datePublished": decision.published or decision.publish_on,
        "dateModified": max((change.on for change in decision.changes), default=None),
        "genre": decision.category,
        "keywords": list(decision.topics),
        "license": LICENCE_URL,
        "publisher": publisher(register.office, base),
        "isPartOf": {"@type": "Dataset", "@id": f"{base}data/"},
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": f"{address[:-1]}.{ending}"}
            for kind, ending in files
        ],
    }
    return script(said)


def publisher(office: PublishedOffice, base: str) -> dict[str, object]:
    """The office as an organisation."""
    return {"@type": "GovernmentOrganization", "name": office.name, "email": office.contact.email, "url": base}


def script(said: Mapping[str, object]) -> str:
    """An element that holds data; nothing in it can end it early, and what is absent is left out."""
    present = {name: value for name, value in said.items() if value not in (None, [], "")}
    text = json.dumps(present, ensure_ascii=False, default=str)
    for sign, code in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(sign, code)
    return f'\n<script type="application/ld+json">{text}</script>\n'
