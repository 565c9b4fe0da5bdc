"""A published decision → every place at which something is withheld, as a JSON Pointer into the decision's JSON.

The pointers come in the order of the places in words that `public/places` gives, one for one.
"""

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed, Passage, Published, Withheld
from generator.public.places import field_names

Gap = tuple[str, str]


def gaps(decision: PublishedDecision) -> list[Gap]:
    """Pointer and name of the ground of each withheld place; a Part 2 on grounds not recorded is not among them."""
    found = [(f"/title_withheld/{index}", ground) for index, ground in enumerate(decision.title_withheld)]
    _add_fields(found, decision, "")
    if decision.part2 and decision.part2.grounds != "not-recorded":
        found += ((f"/part2/grounds/{index}", ground) for index, ground in enumerate(decision.part2.grounds))
    return found


def _add(found: list[Gap], value: object, at: str) -> None:
    if isinstance(value, Disclosed):
        _add(found, value.value, at)
    elif isinstance(value, Passage):
        found += _of_text(value, at)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _add(found, item, f"{at}/{index}")
    elif isinstance(value, Withheld):
        found.append((at, value.withheld))
    elif isinstance(value, Published):
        _add_fields(found, value, at)


def _add_fields(found: list[Gap], value: Published, at: str) -> None:
    for name in field_names(value.__class__):  # type: ignore[arg-type]  # every class can be hashed
        one = getattr(value, name)
        if one is not None and one.__class__ is not str:
            _add(found, one, f"{at}/{name}")


def _of_text(passage: Passage, at: str) -> list[Gap]:
    parts = passage.parts
    if len(parts) == 1:  # a text of one part stands in the JSON without a list around it
        return [(at, parts[0].withheld)] if isinstance(parts[0], Withheld) else []
    return [(f"{at}/{index}", part.withheld) for index, part in enumerate(parts) if isinstance(part, Withheld)]
