"""A decision under another reference, or in the place of another: the edits in each record concerned.

Comes in: editors of records, and references. Goes out: edited text in the editors. The files are moved elsewhere.
"""

from datetime import date

from generator.amending.releasing import enter
from generator.vocabulary.days import long_date
from generator.vocabulary.references import key
from generator.yaml_text.editing import Editor
from generator.yaml_text.tree import value_at

KINDS = ("supersedes", "amends", "related")


def renumber(editor: Editor, new: str, address: str | None, on: date) -> None:
    """Give a record another reference; `address` is where its page stood, None where it was never public."""
    old = str(editor.tree.get("ref", ""))
    editor.put(("ref",), new)
    if address is None:
        return
    former = editor.tree.get("formerly_at")
    if not isinstance(former, list) or address not in former:
        editor.append(("formerly_at",), address)
    enter(editor, "correction", f"The reference was {old} until {long_date(on)} and is {new} now.", on)


def follow(editor: Editor, old: str, new: str) -> int:
    """Let the relations of another record lead to the new reference; hands back how many did."""
    found = [
        ("relations", kind, index)
        for kind in KINDS
        for index, target in enumerate(_targets(editor, kind))
        if key(target) == key(old)
    ]
    for at in found:
        editor.put(at, new)
    return len(found)


def supersede(editor: Editor, old: str) -> bool:
    """Let a record say that it takes the place of another; False where it says so already."""
    if any(key(target) == key(old) for target in _targets(editor, "supersedes")):
        return False
    if isinstance(editor.tree.get("relations"), dict):
        editor.append(("relations", "supersedes"), old)
    else:
        editor.put(("relations",), {"supersedes": [old]})
    return True


def is_superseded(editor: Editor, by: str, on: date) -> None:
    """Say in the public history of a record that another has taken its place."""
    enter(editor, "update", f"Superseded by {by} on {long_date(on)}.", on)


def leads_to(editor: Editor, kind: str, target: str) -> bool:
    """Whether a record has a relation of a kind to another."""
    return any(key(one) == key(target) for one in _targets(editor, kind))


def withholds(editor: Editor, kind: str) -> bool:
    """Whether a record withholds its relations, or those of a kind: then no other record may tell them."""
    marks = (editor.tree.get("withheld"), value_at(editor.tree, ("relations", "withheld")))
    return any({"relations", kind} & set(one) if isinstance(one, dict) else one for one in marks)


def _targets(editor: Editor, kind: str) -> list[str]:
    found = value_at(editor.tree, ("relations", kind))
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
