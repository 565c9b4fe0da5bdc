"""What the format makes public, by the names of raw keys: the witness's own list, shared with nobody.

A mapping of the format is a mapping here; `TEXT` is public text, `MARKED` is text in which phrases may be withheld,
and a list holds the one form of its items. What is not named is not public.
"""

from typing import Final, TypeAlias, Union

Shape: TypeAlias = Union[str, list["Shape"], dict[str, "Shape"]]

TEXT: Final = "text"
MARKED: Final = "marked"
CHOICE: Final = "choice"
"""One of a few words that anybody knows, a name that the format never withholds, or a list of either."""

_PERSON: Shape = {"role": MARKED, "name": MARKED}
_PARAGRAPH: dict[str, Shape] = {"text": MARKED}
_PARAGRAPH["paragraphs"] = [_PARAGRAPH]
_AMOUNT: Shape = {
    "id": CHOICE,
    "label": MARKED,
    "value": TEXT,
    "written": TEXT,
    "basis": CHOICE,
    "per": CHOICE,
    "vat": CHOICE,
    "kind": CHOICE,
    "years": [TEXT],
    "recipient": MARKED,
    "purpose": MARKED,
    "value_for_money": MARKED,
    "funded_from": MARKED,
    "ocid": TEXT,
    "total_of": [CHOICE],
    "band": {"from": TEXT, "to": TEXT},
}
_GROUND: dict[str, Shape] = {
    "regime": CHOICE,
    "section": TEXT,
    "reason": TEXT,
    "public_interest": TEXT,
    "decided_by": TEXT,
    "decided_on": TEXT,
    "review_on": TEXT,
    "qualified_person": TEXT,
    "opinion_on": TEXT,
    "enactment": TEXT,
}
ANY_NAME: Final = "*"
"""Stands for every key of a mapping whose keys are names that the author gives: the grounds."""
RECORD: dict[str, Shape] = {
    "ref": TEXT,
    "title": MARKED,
    "public_title": TEXT,
    "status": CHOICE,
    "language": CHOICE,
    "status_note": TEXT,
    "category": TEXT,
    "topics": [TEXT],
    "decided": TEXT,
    "effective": TEXT,
    "editorial_note": TEXT,
    "publish_on": TEXT,
    "published": TEXT,
    "decision_makers": [_PERSON],
    "author": _PERSON,
    "grounds": {ANY_NAME: _GROUND},
    "summary": [_PARAGRAPH],
    "proposal": MARKED,
    "approval": MARKED,
    "reasons": MARKED,
    "options": MARKED,
    "consultation": MARKED,
    "report": [{"heading": MARKED, "paragraphs": [_PARAGRAPH]}],
    "considerations": dict.fromkeys(
        ("financial", "legal", "equality", "human_rights", "risk", "environment", "public_access"), MARKED
    ),
    "amounts": [_AMOUNT],
    "signatories": [
        {"role": MARKED, "name": MARKED, "capacity": CHOICE, "signed": TEXT, "signature": CHOICE},
    ],
    "attachments": [{"file": TEXT, "title": MARKED}],
    "relations": {"supersedes": [TEXT], "amends": [TEXT], "related": [TEXT]},
    "changes": [{"on": TEXT, "kind": CHOICE, "note": TEXT, "about": TEXT}],
    "formerly_at": [TEXT],
    "background_papers": [TEXT],
    "interests": TEXT,
    "part2": {"grounds": CHOICE},
}
OF_A_REMOVED: Final = {"ref", "status", "status_note", "changes", "formerly_at"}


def _keys(shape: Shape) -> set[str]:
    if isinstance(shape, list):
        return set().union(*(_keys(one) for one in shape if one is not _PARAGRAPH)) | {"text", "paragraphs"}
    if isinstance(shape, dict):
        return set(shape).union(*(_keys(one) for one in shape.values()))
    return set()


KNOWN_KEYS: Final = frozenset(_keys(RECORD) | {"held", "notes", "approvals", "by", "digest"})
"""Every key that the format has anywhere: these may be named in a report."""
