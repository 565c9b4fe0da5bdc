"""What must hold between records: references, their series, and relations."""

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from typing import TYPE_CHECKING

from generator.catalogue import define
from generator.findings import Finding, Position, Severity
from generator.settings import Office
from generator.vocabulary.references import key

if TYPE_CHECKING:
    from generator.private.entry import Head

UNIQUE = define(
    "REF-03",
    """A reference stands for one decision. 39/2021 and 039/2021 are the same reference, since people quote it either
    way.""",
)
GAP = define(
    "REF-04",
    """In a complete series every number of a year is accounted for, by a decision made, deferred, withdrawn or void. A
    missing number makes readers ask what is hidden.""",
    severity=Severity.WARNING,
)
TARGET = define("RELATION-01", "A relation leads to a decision of this register, by its reference.")
CYCLE = define("RELATION-02", "A decision does not supersede or amend itself, directly or through others.")
UNSEEN = define(
    "RELATION-03",
    "A relation to a decision that is not public yet is left out until it is, so that nothing tells of it.",
    severity=Severity.WARNING,
)


TAKEN = define("ADDRESS-02", "A former address leads to one decision, and no other page stands there.")


def register_findings(heads: "list[Head]", office: Office) -> Iterator[Finding]:
    """Everything that is wrong between records; each record is named by its file."""
    yield from _duplicates(heads)
    yield from _gaps(heads, office)
    yield from _addresses(heads)
    yield from _relations(heads)


def _duplicates(heads: "list[Head]") -> Iterator[Finding]:
    first: dict[str, Head] = {}
    for head in heads:
        other = first.setdefault(head.reference.key, head)
        if other is not head:
            said = f"This reference is that of {other.path.as_posix()} too."
            yield UNIQUE.at(head.place(("ref",)), said, "Correct one of them.")


def _gaps(heads: "list[Head]", office: Office) -> Iterator[Finding]:
    numbers: dict[tuple[int, int], dict[int, Head]] = defaultdict(dict)
    for head in heads:
        one = head.reference
        if one.year is not None and one.number is not None and office.references[one.series].complete:
            numbers[one.series, one.year][one.number] = head
    for (series, year), taken in sorted(numbers.items()):
        first = office.references[series].first.get(year, 1)
        held = sum(number >= first for number in taken)
        missing = max(taken) - first + 1 - held
        if missing > 0:
            named = list(islice((number for number in range(first, max(taken)) if number not in taken), 12))
            more = f" and {missing - len(named):,} more" if missing > len(named) else ""
            place = Position(taken[max(taken)].path.parent.as_posix())
            said = f"Of the references of {year}, no record has the number {', '.join(map(str, named))}{more}."
            yield GAP.at(place, said, "Add each as made, deferred, withdrawn or void.")


def _addresses(heads: "list[Head]") -> Iterator[Finding]:
    """A former address that is that of a page, or of another record."""
    taken = {head.address.casefold() for head in heads}
    for head in heads:
        for index, one in enumerate(head.formerly_at):
            if one.casefold() in taken:
                said = "A page or another record has this address already."
                yield TAKEN.at(head.place(("formerly_at", index)), said, "Keep it with one decision.")
            taken.add(one.casefold())


def _relations(heads: "list[Head]") -> Iterator[Finding]:
    known = {head.reference.key: head for head in heads}
    for head in heads:
        for link in head.links:
            target = known.get(key(link.target))
            if target is None:
                remedy = "Correct the reference, or add that decision first."
                yield TARGET.at(head.place(link.pointer), "No decision of this register has this reference.", remedy)
            elif head.is_public and not target.is_public:
                remedy = "Nothing to do: the link appears when that decision is published."
                yield UNSEEN.at(head.place(link.pointer), "That decision is not public yet.", remedy)
    for kind in ("supersedes", "amends"):
        yield from _cycles(heads, known, kind)


def _cycles(heads: "list[Head]", known: "dict[str, Head]", kind: str) -> Iterator[Finding]:
    onward = {
        head.reference.key: {key(link.target) for link in head.links if link.kind == kind} & known.keys()
        for head in heads
    }
    while ring := _ring(onward):
        for one in ring:
            onward[one].difference_update(ring)
        said = f"Through `{kind}`, this decision leads back to itself."
        yield CYCLE.at(
            known[min(ring)].place(("ref",)),
            said,
            "Follow the links from record to record, and remove the one that is wrong.",
        )


def _ring(onward: dict[str, set[str]]) -> set[str]:
    try:
        TopologicalSorter(onward).prepare()
    except CycleError as error:
        return set(error.args[1])
    return set()
