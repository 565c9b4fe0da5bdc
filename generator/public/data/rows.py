"""A published decision → its rows in every table of the open data.

Comes in: decisions, one at a time. Goes out: `Gathered`, the rows of all tables, in the order of the register and small
enough to be held for ten thousand. What a cell holds is found by the `source` of its column; the few cells that the
program makes itself are listed here. An item that is withheld as a whole has no row but the one in `withheld`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote

from generator.public.bundle import decision_path
from generator.public.columns import SEPARATOR, WITHHELD_FIELDS
from generator.public.data.cells import Value, cell, follow
from generator.public.data.gaps import gaps
from generator.public.decision import PublishedDecision, PublishedGround, PublishedRelations
from generator.public.disclosure import Disclosed, Withheld
from generator.public.index import index_entry
from generator.public.places import withheld_places
from generator.public.tables import TABLES
from generator.public.wording import say
from generator.vocabulary.exemptions import find_exemption

Row = tuple[Value, ...]
Made = dict[str, Any]
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of every table by its name; `address` is that of the site, where it is known."""

    address: str = ""
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table.name: [] for table in TABLES})


def gathering(decisions: Iterable[PublishedDecision], into: Gathered) -> Iterator[PublishedDecision]:
    """The same decisions; the rows of each are kept as it passes by, so that each is read once for all lists."""
    for decision in decisions:
        for name, row in rows_of(decision, into.address):
            into.rows[name].append(row)
        yield decision


def rows_of(decision: PublishedDecision, address: str = "") -> Iterator[tuple[str, Row]]:
    """The rows of one decision, each with the name of its table; addresses in them begin with that of the site."""
    own = f"{address}{decision_path(decision)}"
    for table in TABLES:
        for item, made in _items(table.name, decision, own):
            made["decision"] = decision.reference
            yield table.name, _row(table.name, item, made)


def _row(table: str, item: object, made: Made) -> Row:
    """Cells by their source; in the place of those that have none, what the program makes."""
    row, withheld = list[Value](), [*made.pop(WITHHELD_FIELDS, ())]
    for name, path in _paths(table):
        value, gap = cell(follow(item, path) if path else made.get(name))
        row.append(value)
        withheld += [name] if gap else []
    if withheld:
        row[_gaps_at(table)] = SEPARATOR.join(withheld)
    return tuple(row)


@cache
def _paths(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = next(one for one in TABLES if one.name == table)
    return tuple((one.name, tuple(one.source.split(".")) if one.source else ()) for one in found.columns)


@cache
def _gaps_at(table: str) -> int:
    return [name for name, _ in _paths(table)].index(WITHHELD_FIELDS)


def _items(table: str, decision: PublishedDecision, own: str) -> Iterator[tuple[object, Made]]:
    """What the rows of a table are made from: an item of the decision, and the values that the program makes."""
    match table:
        case "decisions":
            yield decision, _decision(decision, own)
        case "amounts":
            parts = _parts(decision)
            yield from ((one, {"number": n, "part_of": parts.get(one.id)}) for n, one in numbered(decision.amounts))
        case "attachments":
            files = numbered(decision.attachments)
            yield from ((one, {"number": n, "file": f"{own}/{quote(one.file)}"}) for n, one in files)
        case "grounds":
            yield from ((one, {"exemption": _exemption(one)}) for one in decision.grounds)
        case "relations":
            kinds = enumerate(_relations(decision), 1)
            yield from ((None, {"number": n, "relation": kind, "other": other}) for n, (kind, other) in kinds)
        case "topics":
            yield from ((None, {"number": n, "topic": topic}) for n, topic in enumerate(decision.topics, 1))
        case "withheld":
            yield from ((None, {"number": n} | made) for n, made in enumerate(_withheld(decision), 1))
        case _:
            yield from ((one, {"number": n}) for n, one in numbered(getattr(decision, table)))


def numbered(value: Any) -> Iterator[tuple[int, Any]]:
    """The items of a list that are disclosed, each with its place among all of them, from 1."""
    items = value.value if isinstance(value, Disclosed) else value if isinstance(value, tuple) else ()
    for number, item in enumerate(items, 1):
        if not isinstance(item, Withheld):
            yield number, item.value if isinstance(item, Disclosed) else item


def _decision(decision: PublishedDecision, own: str) -> Made:
    part2 = decision.part2
    recorded = "grounds-not-recorded" if part2 and part2.grounds == "not-recorded" else "withheld"
    return {
        "title": decision.title,
        WITHHELD_FIELDS: ("title",) if decision.title_withheld else (),
        "summary": _summary(decision),
        "part_2": recorded if part2 else None,
        "has_withheld": index_entry(decision).withheld,
        "page": f"{own}/",
        "json": f"{own}.json",
    }


def _summary(decision: PublishedDecision) -> object:
    """The first paragraph of the summary, withheld or not; the proposal where there is no summary."""
    found = decision.summary
    if isinstance(found, Withheld):
        return found
    first = found.value[0] if found and found.value else None
    if first is None:
        return decision.proposal
    return first if isinstance(first, Withheld) else first.value.text


def _parts(decision: PublishedDecision) -> Made:
    """The id of the total of each amount that is part of one; of the first, where several name it."""
    parts: Made = {}
    for _, total in numbered(decision.amounts):
        for _, part in numbered(total.total_of):
            parts.setdefault(part, total.id)
    return parts


def _relations(decision: PublishedDecision) -> Iterator[tuple[str, str]]:
    relations = decision.relations.value if isinstance(decision.relations, Disclosed) else PublishedRelations()
    for kind in ("supersedes", "superseded_by", "amends", "amended_by", "related"):
        yield from ((kind, other) for _, other in numbered(getattr(relations, kind)))


def _withheld(decision: PublishedDecision) -> Iterator[Made]:
    """Each place with its ground; without a ground nothing can be withheld but a Part 2."""
    grounds = {ground.name: ground for ground in decision.grounds}
    places = zip(gaps(decision), withheld_places(decision), strict=True) if grounds else ()
    for (pointer, name), (place, _) in places:
        field_ = "title" if pointer.startswith("/title_withheld") else pointer.split("/")[1]
        where: Made = {"field": field_, "place": _LINK.sub(r"\1", place), "pointer": pointer, "ground": name}
        yield where | _ground(grounds[name])
    if decision.part2 and decision.part2.grounds == "not-recorded":
        yield {"field": "part2", "place": say("Part 2"), "pointer": "/part2/grounds"}


def _ground(ground: PublishedGround) -> Made:
    names = ("regime", "section", "decided_by", "decided_on", "review_on", "overdue")
    return {name: getattr(ground, name) for name in names} | {"exemption": _exemption(ground)}


def _exemption(ground: PublishedGround) -> str | None:
    found = find_exemption(ground.regime, ground.section)
    return found.title if found else None
