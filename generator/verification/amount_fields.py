"""The raw amounts of a record → quantities, and the totals that they declare.

A value that is no number is passed over, and with it each total that it is part of: the rules of records report it.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from generator.verification.numbers import numbers_in
from generator.verification.quantities import AMOUNTS, PART2, How, Kind, Link, Place, Quantity, equation
from generator.yaml_text import Document, Pointer, Tree

_VALUE = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_ID = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_ONE = Fraction(1)


def amounts_of(document: Document, path: Path) -> Iterator[Quantity]:
    """The amounts of Part 1 that have a value, or lack one that a total leaves for them."""
    all_hidden = not isinstance(document.tree.get("withheld", {}), dict) or "amounts" in _fields(document.tree)
    left = _left_by_totals(dict(_listed(document.tree)))
    for at, one in _listed(document.tree):
        value = _value(one) if at not in left else left[at]
        if value is None:
            continue
        is_whole = all_hidden or not isinstance(one.get("withheld", {}), dict)
        is_hidden = is_whole or bool({"value", "written"} & _fields(one))
        low, high = _band(one, value) if is_hidden and not is_whole else (None, None)
        key = "written" if "written" in one and "value" not in one else "value"
        place = Place(path, ("amounts", at, key))
        names = (_text(one, "id"), folded(_text(one, "label")), folded(_text(one, "recipient")))
        yield Quantity(value, is_hidden, place, AMOUNTS, *names, low, high)


def _left_by_totals(amounts: dict[int, dict[str, Tree]]) -> dict[int, Fraction]:
    """For withheld amounts without a value, what the first total leaves in which nothing else is missing."""
    by_id = {_text(one, "id"): at for at, one in amounts.items()}
    found: dict[int, Fraction] = {}
    for at, one in amounts.items():
        parts = one.get("total_of")
        named = [by_id.get(part, -1) for part in parts if isinstance(part, str)] if isinstance(parts, list) else []
        values = {member: _value(amounts[member]) for member in (at, *named) if member in amounts}
        absent = [member for member, value in values.items() if value is None]
        if not named or -1 in named or at in named or len(absent) != 1 or not _lacks_value(amounts[absent[0]]):
            continue
        known = sum((value for member, value in values.items() if value is not None and member != at), Fraction())
        total = values[at]
        found.setdefault(absent[0], known if total is None else total - known)
    return found


def _lacks_value(amount: dict[str, Tree]) -> bool:
    is_marked = not isinstance(amount.get("withheld", {}), dict) or bool({"value", "written"} & _fields(amount))
    return is_marked and not _text(amount, "value").strip() and not _text(amount, "written").strip()


def part2_of(document: Document) -> tuple[dict[str, Tree], Pointer]:
    """Part 2 and its address: what stands under the key in a record, or without the key a file of its own."""
    papers = document.tree.get("part2")
    return (papers, ("part2",)) if isinstance(papers, dict) else (document.tree, ())


def part2_amounts(document: Document, path: Path) -> Iterator[Quantity]:
    """The amounts of Part 2, in the record itself or, without the key, in a file of its own."""
    own, at_top = part2_of(document)
    for at, one in _listed(own):
        value = _value(one)
        if value is not None:
            yield Quantity(value, True, Place(path, (*at_top, "amounts", at, "value")), PART2)


def totals(document: Document, quantities: list[Quantity]) -> Iterator[Link]:
    """What the public totals of a record say of its withheld amounts; a total that is not the sum says nothing."""
    by_place = {one.place.pointer[1]: at for at, one in enumerate(quantities) if one.source == AMOUNTS}
    by_id = {quantities[at].id: at for at in by_place.values()}
    for at, one in _listed(document.tree):
        parts = one.get("total_of")
        is_seen = isinstance(one.get("withheld", {}), dict) and "total_of" not in _fields(one)
        if not is_seen or not isinstance(parts, list) or not parts or at not in by_place:
            continue
        known = [by_id[part] for part in parts if isinstance(part, str) and part in by_id]
        total = by_place[at]
        if len(known) < len(parts) or total in known or len(set(known)) < len(known):
            continue
        if sum(quantities[part].value for part in known) == quantities[total].value:
            name = quantities[total].id if _ID.fullmatch(quantities[total].id) else ""
            how = How(Kind.TOTAL, quantities[total].place, name)
            link = equation(quantities, {**dict.fromkeys(known, _ONE), total: -_ONE}, how)
            if link:
                yield link


def total_pairs(document: Document, quantities: list[Quantity]) -> set[frozenset[int]]:
    """Each total with each of its parts."""
    by_id = {one.id: at for at, one in enumerate(quantities) if one.source == AMOUNTS}
    pairs: set[frozenset[int]] = set()
    for _, one in _listed(document.tree):
        parts = one.get("total_of")
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, str) and part in by_id and _text(one, "id") in by_id:
                pairs.add(frozenset((by_id[part], by_id[_text(one, "id")])))
    return {pair for pair in pairs if len(pair) > 1}


def declared_totals(document: Document, quantities: list[Quantity]) -> set[int]:
    """The amounts that are declared as totals."""
    named = {at for at, one in _listed(document.tree) if one.get("total_of")}
    return {at for at, one in enumerate(quantities) if one.source == AMOUNTS and one.place.pointer[1] in named}


def folded(words: str) -> str:
    """The words of a label without case, signs and marks."""
    return " ".join(re.findall(r"\w+", re.sub(r"\[\[[^:\]]*:", " ", words).casefold()))


def _listed(tree: dict[str, Tree]) -> Iterator[tuple[int, dict[str, Tree]]]:
    amounts = tree.get("amounts")
    for at, one in enumerate(amounts if isinstance(amounts, list) else ()):
        if isinstance(one, dict):
            yield at, one


def _fields(tree: dict[str, Tree]) -> set[str]:
    withheld = tree.get("withheld", {})
    return set(withheld) if isinstance(withheld, dict) else set()


def _text(tree: dict[str, Tree], key: str) -> str:
    value = tree.get(key, "")
    return value if isinstance(value, str) else ""


def _value(amount: dict[str, Tree]) -> Fraction | None:
    if found := _VALUE.fullmatch(_text(amount, "value").strip()):
        return Fraction(found[0])
    written = [] if "value" in amount else numbers_in(_text(amount, "written"))
    return written[0].value if len(written) == 1 else None


def _band(amount: dict[str, Tree], value: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """The ends of a band; none where it has none, or does not hold the value, which the rules of records report."""
    band = amount.get("band")
    ends = [_VALUE.fullmatch(_text(band, key).strip()) for key in ("from", "to")] if isinstance(band, dict) else []
    low, high = (Fraction(one[0]) if one else None for one in ends) if len(ends) == 2 else (None, None)
    if low is None or high is None or not low <= value <= high:
        return None, None
    return low, high
