"""Who decided, who wrote, who signed and when: proposed from labels and from signatures, each marked for review.

Comes in: a draft in the making, and the parts of Part 1. Goes out: nothing; values are added. A name or day that the
document does not show stays absent.
"""

import re
from collections.abc import Sequence
from datetime import date

from generator.importers import fields
from generator.importers.making import Making
from generator.importers.parts import Part
from generator.importers.places import ROLE, Place
from generator.importers.signatures import Signed, signatures_in
from generator.importers.wording import Made, one_line, prose
from generator.vocabulary.days import long_date
from generator.vocabulary.typed_days import readings
from generator.yaml_text import Tree

_BY = re.compile(r"(?:approval|decision)\s+(?:of|by)\s+(?:the\s+)?(?P<who>.+)", re.IGNORECASE | re.DOTALL)
_SIGNED_BEFORE = re.compile(r"(?P<name>[^,(–-]+)[,(–-]\s*(?P<role>[^)]+)\)?")
_DECIDES = re.compile(r"commissioner|mayor", re.IGNORECASE)


def add_people(making: Making, parts: Sequence[Part], decided: date | None) -> None:
    """Decision makers, author, signatories and the day of the decision."""
    fields.add_category(making, parts)
    makers: list[Tree] = [_person(fields.value_of(part)) for part in fields.labels(making, parts, Place.MAKER)]
    signed: list[tuple[Signed, bool]] = []
    for part in parts:
        if part.place in (Place.APPROVAL, Place.SIGNATURE, Place.OFFICER):
            signed += _signing(making, part, makers)
    _add_signatories(making, signed, makers)
    if makers:
        making.tree["decision_makers"] = makers
        making.guess(("decision_makers",), "read from the document; are role and name as signed?")
    _add_author(making, parts)
    _add_day(making, parts, signed, decided)


def _person(words: str) -> Tree:
    """`A. Example, Police and Crime Commissioner` as name and role; what is one of them as a role."""
    found = _SIGNED_BEFORE.fullmatch(words)
    if not found:
        return {"role": words}
    name, role = found["name"].strip(), found["role"].strip()
    name, role = (role, name) if ROLE.search(name) and not ROLE.search(role) else (name, role)
    return {"role": role, "name": name}


def _signing(making: Making, part: Part, makers: list[Tree]) -> list[tuple[Signed, bool]]:
    """The signatures of a part, and whether an officer's; its text goes to `approval`, or is seen by a person."""
    is_officer = part.place is Place.OFFICER
    signed, left = signatures_in(part.blocks)
    making.taken += [word for one in signed for word in one.taken]
    role = _role_of(making, part, makers)
    text = left if not is_officer else []
    if is_officer and left:
        making.unplaced.append(Part(Place.PREAMBLE, None, left))
    if text and part.place is Place.SIGNATURE:
        making.unplaced.append(Part(Place.PREAMBLE, None, text))
    elif text:
        making.add_text("approval", prose(text))
    if role and not signed:
        signed = [Signed()]
    for one in signed:
        one.role = one.role or Made(role)
    return [(one, is_officer) for one in signed]


def _role_of(making: Making, part: Part, makers: list[Tree]) -> str:
    """`APPROVAL OF the Police and Crime Commissioner` names who decides."""
    found = _BY.fullmatch(part.heading.text) if part.heading and part.place is Place.APPROVAL else None
    if found is None or part.heading is None or makers:
        making.take(part.heading)
        return one_line(found["who"]) if found else ""
    making.taken += [part.heading.number, part.heading.text[: found.start("who")]]
    makers.append({"role": one_line(found["who"])})
    return one_line(found["who"])


def _add_signatories(making: Making, signed: list[tuple[Signed, bool]], makers: list[Tree]) -> None:
    signatories: list[Tree] = []
    usual = next((str(one["role"]) for one in makers if isinstance(one, dict)), "")
    for one, is_officer in signed:
        role = one.role or Made(usual or "Police and Crime Commissioner")
        decides = not is_officer and (not one.role or bool(_DECIDES.search(role)) or role == usual)
        tree: dict[str, Tree] = {"role": role if isinstance(role, Made) else one_line(role)}
        tree["capacity"] = Made("decision-maker" if decides else "officer")
        tree |= {"name": one_line(one.name)} if one.name else {}
        tree |= {"signed": Made(one.day.isoformat())} if one.day else {}
        making.guess(("signatories", len(signatories)), _said(one))
        signatories.append(tree)
        if decides and not makers:
            makers.append({key: Made(str(tree[key])) for key in ("role", "name") if key in tree})
    if signatories:
        making.tree["signatories"] = signatories


def _said(one: Signed) -> str:
    said = "read from the signature" + (f" at {one.place}" if one.place else "")
    missing = [name for name, value in (("name", one.name), ("date", one.day)) if not value]
    said += f"; the document shows no {' and no '.join(missing)}." if missing else "."
    return said + (" Day and month can change places; which is meant?" if one.doubtful else "")


def _add_author(making: Making, parts: Sequence[Part]) -> None:
    for part in fields.labels(making, parts, Place.AUTHOR):
        if "author" in making.tree:
            making.unplaced.append(part)
            continue
        person = _person(fields.value_of(part))
        is_role = isinstance(person, dict) and ("name" in person or ROLE.search(str(person["role"])))
        making.tree["author"] = person if is_role else {"role": Made("Author"), "name": fields.value_of(part)}
        making.guess(("author",), "are role and name the right way round?")


def _add_day(making: Making, parts: Sequence[Part], signed: list[tuple[Signed, bool]], decided: date | None) -> None:
    """The day beside its label, else of the decision maker's signature, else of another one."""
    days: list[tuple[date, str]] = [(decided, "")] if decided else []
    for part in fields.labels(making, parts, Place.DECIDED):
        found = readings(fields.value_of(part).strip(" .*"))
        days += [(found[0], f"read at {part.blocks[0].place}" + _doubt(found))] if found else []
        if found:
            making.take(*part.blocks)
        else:
            making.unplaced.append(part)
    days += [
        (one.day, "the day of the decision maker's signature.") for one, officer in signed if one.day and not officer
    ]
    days += [
        (one.day, "the day of an officer's signature, the only one.") for one, officer in signed if one.day and officer
    ]
    if days:
        making.decided, said = days[0]
        making.tree["decided"] = Made(days[0][0].isoformat())
        if said:
            making.guess(("decided",), said)


def _doubt(found: tuple[date, ...]) -> str:
    return f"; it may also be {long_date(found[1])}." if len(found) > 1 else "."
