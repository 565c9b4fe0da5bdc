"""A record that is begun from nothing: what was asked for, and the keys that are still to be filled in.

Comes in: what the person said. Goes out: a draft with short comments. What is not known stays empty, and nothing is
guessed.
"""

from dataclasses import dataclass
from datetime import date

from generator.importers.draft import Draft
from generator.yaml_text.template import NOTES
from generator.yaml_text.tree import Pointer, Tree

EMPTY = ("summary", "proposal", "approval", "report", "amounts")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who decides: a role, and the name if it is known."""

    role: str
    name: str | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.name else self.role


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a decision when its record is begun; `decided` is None where the day is still to come."""

    reference: str
    title: str
    category: str
    maker: Maker
    decided: date | None


def begin(known: Beginning) -> Draft:
    """The draft of a record: everything that a decision needs, filled in or empty."""
    maker: dict[str, Tree] = {"role": known.maker.role}
    if known.maker.name:
        maker["name"] = known.maker.name
    tree: dict[str, Tree] = {
        "ref": known.reference,
        "title": known.title,
        "status": "draft",
        "category": known.category,
        "decided": known.decided.isoformat() if known.decided else "",
        "publish_on": "",
        "decision_makers": [maker],
        **dict.fromkeys(EMPTY, ""),
        "signatories": [{**maker, "capacity": "decision-maker", "signed": ""}],
        "grounds": "",
    }
    notes: dict[Pointer, str] = {(key,): NOTES[key] for key in ("status", "publish_on", *EMPTY, "grounds")}
    notes |= {} if known.decided else {("decided",): NOTES["decided"]}
    return Draft(tree, notes=notes | {("signatories", 0, "signed"): NOTES["signed"]})
