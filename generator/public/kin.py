"""What stands around a decision: the chain that it is part of, decisions like it, and who held the office.

Comes in: the survey. Goes out: for each decision an `Around`, small and quick to make, whatever the size of the
register. A chain is all decisions that take each other's place or amend each other, seen through any number of steps.

Words of a decision that is not declared to be related stay off the page of one in which something is withheld, for
side by side they might tell it: of these decisions the page shows the reference alone (`Step.is_near`, `Alike`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from generator.public.disclosure import Disclosed
from generator.public.holders import previous_holder
from generator.public.office import IndexEntry, PublishedOfficeHolder
from generator.public.subjects import Sort, Subject, Subjects, recipients_of, subjects_of
from generator.public.survey import Survey, Surveyed

_ALIKE = 5
_LOOKED_AT = 30  # the newest of each recipient or topic, from which those most alike are chosen
_STEPS = 5  # of a long chain, on either side of the decision


@dataclass(frozen=True, slots=True)
class Step:
    """A decision in a chain. `is_near`: it is the page's own, or declared to be related to it."""

    entry: IndexEntry
    is_here: bool
    is_near: bool
    is_superseded: bool
    is_amended: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain in the order of its days, cut to what stands nearest.

    A count of those left out is not given: on the page of a decision a number might be one that it withholds.
    """

    steps: tuple[Step, ...] = ()
    has_earlier: bool = False
    has_later: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """The newest decisions that share recipients or topics with this one, and the subjects that list all of them."""

    sort: Sort
    decisions: tuple[IndexEntry, ...]
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What the page of one decision shows beside the decision itself; `subjects` have the addresses of its names."""

    chain: Chain = field(default_factory=Chain)
    alike: tuple[Alike, ...] = ()
    previous_holder: PublishedOfficeHolder | None = None
    subjects: Subjects = field(default_factory=Subjects)
    is_guarded: bool = False
    """Whether something is withheld in the decision, so that others stand on its page by their references alone."""


ALONE = Around()


class Kin:
    """The kin of every decision of a register; made once."""

    def __init__(self, survey: Survey) -> None:
        self._register = survey.register
        self._subjects = subjects_of(survey)
        self._by_reference = {one.entry.reference: one for one in survey.decisions}
        self._place = {one.entry.reference: place for place, one in enumerate(survey.decisions)}
        self._chains = dict(_chains(survey.decisions))

    def around(self, reference: str) -> Around:
        """What stands around one decision of the register."""
        one = self._by_reference[reference]
        chain = self._chain(one)
        shown = {step.entry.reference for step in chain.steps} | {reference, *_declared(one)}
        alike = (self._alike(one, sort, shown) for sort in (Sort.RECIPIENT, Sort.TOPIC))
        return Around(
            chain=chain,
            alike=tuple(each for each in alike if each.decisions),
            previous_holder=previous_holder(one, self._register),
            subjects=self._subjects,
            is_guarded=one.entry.withheld,
        )

    def _chain(self, one: Surveyed) -> Chain:
        whole, place = self._chains.get(one.entry.reference, ([], 0))
        first, end = max(0, place - _STEPS), place + _STEPS + 1
        near = {one.entry.reference, *_declared(one)}
        return Chain(tuple(_step(each, one, near) for each in whole[first:end]), first > 0, len(whole) > end)

    def _alike(self, one: Surveyed, sort: Sort, shown: set[str]) -> Alike:
        """Those that share most with it, of these the newest; what is `shown` already is passed over."""
        names = one.topics if sort is Sort.TOPIC else recipients_of(one)
        found = (self._subjects.find(sort, name) for name in names)
        subjects = {subject.slug: subject for subject in found if subject}
        return Alike(sort, *self._chosen(list(subjects.values()), shown))

    def _chosen(self, subjects: list[Subject], shown: set[str]) -> tuple[tuple[IndexEntry, ...], tuple[Subject, ...]]:
        shared: Counter[str] = Counter()
        for subject in subjects:
            newest = (each.entry.reference for each in subject.decisions)
            shared.update(islice((each for each in newest if each not in shown), _LOOKED_AT))
        chosen = sorted(shared, key=lambda each: (-shared[each], self._place[each]))[:_ALIKE]
        shown.update(chosen)
        entries = tuple(self._by_reference[each].entry for each in sorted(chosen, key=self._place.__getitem__))
        return entries, tuple(each for each in subjects if len(each.decisions) > 1)[:_ALIKE]


def _step(each: Surveyed, one: Surveyed, near: set[str]) -> Step:
    return Step(
        entry=each.entry,
        is_here=each is one,
        is_near=each.entry.reference in near,
        is_superseded=bool(each.relations.superseded_by),
        is_amended=bool(each.relations.amended_by),
    )


def _linked(one: Surveyed) -> Iterator[str]:
    """The decisions that this one takes the place of or amends, or that do so to it."""
    relations = one.relations
    for value in (relations.supersedes, relations.amends):
        yield from value.value if isinstance(value, Disclosed) else ()
    yield from (*relations.superseded_by, *relations.amended_by)


def _declared(one: Surveyed) -> Iterator[str]:
    """Every decision that the page names as related."""
    related = one.relations.related
    yield from (*_linked(one), *(related.value if isinstance(related, Disclosed) else ()))


def _chains(decisions: Iterable[Surveyed]) -> Iterator[tuple[str, tuple[list[Surveyed], int]]]:
    """For each decision that is part of one: its chain, oldest first, and its own place there."""
    links: dict[str, set[str]] = {}
    for one in decisions:
        for other in _linked(one):
            links.setdefault(one.entry.reference, set()).add(other)
            links.setdefault(other, set()).add(one.entry.reference)
    chain_of = _joined(links)
    chains: dict[int, list[Surveyed]] = {}
    for one in reversed(tuple(decisions)):
        if one.entry.reference in chain_of:
            chains.setdefault(chain_of[one.entry.reference], []).append(one)
    for chain in chains.values():
        yield from ((one.entry.reference, (chain, place)) for place, one in enumerate(chain) if len(chain) > 1)


def _joined(links: dict[str, set[str]]) -> dict[str, int]:
    """The number of the chain of each reference; each is visited once, so a circle ends."""
    chain_of: dict[str, int] = {}
    for number, start in enumerate(links):
        todo = [] if start in chain_of else [start]
        while todo:
            here = todo.pop()
            if here not in chain_of:
                chain_of[here] = number
                todo += links[here]
    return chain_of
