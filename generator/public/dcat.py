"""The register in the words of data catalogues: DCAT 3 as JSON-LD, and schema.org on the page of the open data.

Comes in: the register and its downloads. Goes out: `data/dcat.json` and a block for the page. Portals of open data
gather what they list by such files. Without the register's own address there is neither, for both name everything by
full address.
"""

import json
from collections.abc import Iterable

from generator.public.downloads import FOLDER, Download
from generator.public.licence import LICENCE_URL, title_of
from generator.public.linked import publisher, script
from generator.public.office import PublishedRegister

PATH = f"{FOLDER}/dcat.json"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_ABOUT = "Decisions on policing and crime: what was decided, when, by whom, at what cost, and what is withheld and why."


def dcat(register: PublishedRegister, downloads: Iterable[Download]) -> bytes | None:
    """The catalogue of one dataset with a distribution for each file; None without an address."""
    base = register.site_url
    if base is None:
        return None
    dataset = {
        "@id": f"{base}{FOLDER}/",
        "@type": "dcat:Dataset",
        "dct:title": title_of(register),
        "dct:description": _ABOUT,
        "dct:publisher": {"@id": base},
        "dct:license": {"@id": LICENCE_URL},
        "dct:language": register.office.language.value,
        "dct:identifier": f"{base}{FOLDER}/",
        "dct:modified": {"@type": "xsd:date", "@value": register.day.isoformat()},
        "dcat:theme": list(register.office.categories),
        "dcat:landingPage": {"@id": f"{base}{FOLDER}/"},
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": register.office.name,
            "vcard:hasEmail": {"@id": f"mailto:{register.office.contact.email}"},
        },
        "dcat:distribution": [_distribution(one, base) for one in downloads],
    }
    whole = {
        "@context": _CONTEXT,
        "@id": f"{base}{PATH}",
        "@type": "dcat:Catalog",
        "dct:title": title_of(register),
        "dct:publisher": {"@id": base, "@type": "foaf:Organization", "foaf:name": register.office.name},
        "dcat:dataset": [dataset],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def dataset_linked(register: PublishedRegister, downloads: Iterable[Download]) -> str:
    """The dataset as schema.org has it, for search engines that look for data."""
    base = register.site_url
    if base is None:
        return ""
    files = [
        {"@type": "DataDownload", "encodingFormat": one.media_type, "contentUrl": f"{base}{one.path}"}
        for one in downloads
    ]
    said = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{base}{FOLDER}/",
        "url": f"{base}{FOLDER}/",
        "name": title_of(register),
        "description": _ABOUT,
        "license": LICENCE_URL,
        "creator": publisher(register.office, base),
        "isAccessibleForFree": True,
        "distribution": files,
    }
    return script(said)


def _distribution(one: Download, base: str) -> dict[str, object]:
    """One file. Its size is left out: an exact number may be taken for a sum, and says little."""
    return {
        "@id": f"{base}{one.path}",
        "@type": "dcat:Distribution",
        "dct:title": one.path.removeprefix(f"{FOLDER}/"),
        "dct:license": {"@id": LICENCE_URL},
        "dcat:mediaType": {"@id": f"{_MEDIA}{one.media_type}"},
        "dcat:downloadURL": {"@id": f"{base}{one.path}"},
    }
