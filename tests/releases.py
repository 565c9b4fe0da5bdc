"""Releases written in a scratch folder: bundles of a few decisions, of which one field or another is withheld."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.public.bundle import write_decision, write_register
from generator.public.decision import PublishedDecision
from generator.public.index import index_entry
from generator.public.office import PublishedContact, PublishedOffice, PublishedRegister
from generator.public.tree import SiteTree
from generator.vocabulary.choices import OfficeKind

OFFICE = PublishedOffice(
    name="Midshire PCC",
    short_name="Midshire PCC",
    kind=OfficeKind.PCC,
    contact=PublishedContact(email="a@midshire.example"),
    categories=("Finance",),
    publish_within_days=14,
)
_DECISION = TypeAdapter(PublishedDecision)
MARK = {"withheld": "commercial"}
RELEASED = {"on": "2026-11-23", "kind": "release", "note": "The supplier agreed."}
CORRECTED = {"on": "2026-11-23", "kind": "correction", "note": "A year was wrong."}


def decision(number: int = 1, **fields: Any) -> PublishedDecision:
    """A public decision with these fields, written as the bundle writes them."""
    plain = {"reference": f"MID/D/2026/{number:02}", "slug": f"mid-d-2026-{number:02}", "year": 2026, "status": "made"}
    return _DECISION.validate_json(json.dumps(plain | {"title": "Title"} | fields))


def amount(name: str = "unit-rate", **fields: Any) -> dict[str, Any]:
    """An amount with these fields."""
    return {"id": name, "label": "Rate", "value": "41.20", "written": "£41.20", "recipient": "zq-canary Ltd"} | fields


def paragraphs(*texts: Any) -> list[Any]:
    """Paragraphs with these texts; a mark stands for a whole one."""
    return [text if text == MARK else {"text": text} for text in texts]


def write(
    folder: Path,
    *decisions: PublishedDecision,
    files: Mapping[str, bytes] | None = None,
    office: PublishedOffice = OFFICE,
    day: date = date(2026, 11, 23),
) -> Path:
    """A bundle of these decisions, with attachments by their addresses."""
    tree = SiteTree(folder)
    for one in decisions:
        write_decision(tree, one)
    for address, data in (files or {}).items():
        tree.add(address, data)
    entries = tuple(index_entry(one) for one in decisions)
    write_register(tree, PublishedRegister(format=1, day=day, office=office, decisions=entries))
    tree.finish()
    return folder
