"""Two releases of one decision → what the later one makes public, takes back and changes.

Comes in: values of the bundle. Goes out: `Thing`s, which name a record and a field and never a value, since a log is
kept and a value may be about to go out by mistake. Pure; `releases` reads the folders, `release_rule` judges.

What counts: values are compared place by place, as often as each stands there, without regard to order. At a place
where a mark has gone, a value that is new was made public; where one has come, a value that is gone was taken back;
otherwise one that is gone and one that is new are a change.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.public.decision import PublishedDecision
from generator.public.facing import uncovered
from generator.public.leaves import ITEM, PART, Leaves, Place, common, leaves, normal, parts

ORDER = "order"


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A field of a record, `count` times; for a decision as a whole, `fields` is how many it has."""

    reference: str
    field: str
    count: int = 1
    fields: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Release:
    """Something withheld that the record does not say it releases; `in_doubt` where it may only have been mended."""

    path: str
    reference: str
    field: str
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a release does to what is public.

    `decisions` counts those that are public now; `is_first` says that there was nothing to compare with, and then
    nothing else is filled in. `releases` are those that nothing under `changes` explains.
    """

    made_public: tuple[Thing, ...] = ()
    taken_back: tuple[Thing, ...] = ()
    changed: tuple[Thing, ...] = ()
    releases: tuple[Release, ...] = ()
    decisions: int = 0
    is_first: bool = False


@dataclass(slots=True)
class Gathered:
    """What each pair of decisions has to say of a release, until all have been compared."""

    made: list[Thing] = field(default_factory=list)
    back: list[Thing] = field(default_factory=list)
    changed: list[Thing] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)

    def is_new(self, decision: PublishedDecision) -> None:
        """A decision that was not public before."""
        self.made.append(Thing(decision.reference, "the whole decision, new", fields=size(decision)))

    def is_gone(self, reference: str, fields: int = 0) -> None:
        """One that is public no longer."""
        self.back.append(Thing(reference, "the whole decision, gone", fields=fields))

    def exposure(self, decisions: int) -> Exposure:
        """Everything, in order."""
        made, back, changed = (tuple(sorted(one)) for one in (self.made, self.back, self.changed))
        return Exposure(made, back, changed, tuple(sorted(self.releases)), decisions)


@dataclass(frozen=True, slots=True)
class Difference:
    """Names of the fields of one value that are made public, taken back and changed, each as often as it happens."""

    made_public: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    released: frozenset[str] = frozenset()  # of those made public, the fields in which something was withheld


def difference(new: object, old: object, place: Place = ()) -> Difference:
    """Compare two values of one type."""
    if new == old:
        return Difference()
    same = _same_fields(new, old)  # they say as much on either side, and most of a decision is the same
    sides = _Sides(leaves(new, place, same), leaves(old, place, same))
    opened = Counter(common(at, sides.both) for at in uncovered(new, old, place))
    closed = Counter(common(at, sides.both) for at in uncovered(old, new, place))
    made: list[str] = []
    back: list[str] = []
    changed: list[str] = []
    released: set[str] = set()
    for at in sorted(sides.gained.keys() | sides.lost.keys()):
        gained, lost = sides.gained.get(at, []), sides.lost.get(at, [])
        pairs = min(len(gained), len(lost))
        out = min(len(gained), max(len(gained) - pairs + sides.fell((*at, PART)), sides.uncovered(at), opened[at]))
        in_ = min(len(lost), max(len(lost) - pairs + sides.rose((*at, PART)), sides.covered(at), closed[at]))
        made += gained[len(gained) - out :]
        back += lost[len(lost) - in_ :]
        changed += [shown(at)] * (pairs - max(out - len(gained) + pairs, in_ - len(lost) + pairs))
        if sides.uncovered(at) or opened[at]:
            released |= set(gained)
    changed += sides.marks_alone()
    if not (made or back or changed):
        changed = [ORDER]
    return Difference(tuple(made), tuple(back), tuple(changed), frozenset(released))


def size(decision: PublishedDecision) -> int:
    """How many fields of a decision say something."""
    return len(leaves(decision).disclosed)


def counted(reference: str, names: Iterable[str]) -> Iterator[Thing]:
    """The fields of one record as things, in order."""
    for name, count in sorted(Counter(names).items()):
        yield Thing(reference, name, count)


def shown(place: Place) -> str:
    """How a place is named to people: `amounts, unit-rate: recipient`; without the name of a file, which is a value."""
    named = len(place) > 1 and place[0] in ("amounts", "grounds") and place[1] not in (ITEM, PART)
    steps = [f"{place[0]}, {place[1]}", *place[2:]] if named else [*place]
    steps = steps[:1] if place[0] == "attachments" else steps
    return ": ".join(step for step in steps if step not in (ITEM, PART)).replace("_", " ")


def _same_fields(new: object, old: object) -> set[str]:
    before = dict(parts(old))
    return {name for name, value in parts(new) if before[name] == value}


class _Sides:
    """The two sides of a comparison, by place."""

    def __init__(self, new: Leaves, old: Leaves) -> None:
        self.both = new.items & old.items
        values_new, values_old = normal(new.disclosed, self.both), normal(old.disclosed, self.both)
        self.gained = self._by_place(values_new - values_old, new)
        self.lost = self._by_place(values_old - values_new, old)
        marks_new, marks_old = normal(new.withheld, self.both), normal(old.withheld, self.both)
        self._come, self._gone = _totals(marks_new - marks_old), _totals(marks_old - marks_new)

    def fell(self, place: Place) -> int:
        """How many fewer marks stand at a place."""
        return max(0, self._gone[place] - self._come[place])

    def rose(self, place: Place) -> int:
        """How many more marks stand at a place."""
        return max(0, self._come[place] - self._gone[place])

    def uncovered(self, place: Place) -> int:
        """How many fewer marks cover the value at a place, or a part of it."""
        return sum(self.fell(at) for at in _covering(place))

    def covered(self, place: Place) -> int:
        """How many more marks cover the value at a place, or a part of it."""
        return sum(self.rose(at) for at in _covering(place))

    def marks_alone(self) -> Iterator[str]:
        """Marks that changed their ground, and marks that came or went at places where no value did."""
        touched = {at for place in (*self.gained, *self.lost) for at in _covering(place)}
        for at in sorted(self._come.keys() | self._gone.keys()):
            pairs = min(self._come[at], self._gone[at])
            rest = 0 if at in touched else max(self._come[at], self._gone[at]) - pairs
            yield from [f"{shown(at)} (withheld)"] * (pairs + rest)

    def _by_place(self, values: Counter[tuple[Place, str]], side: Leaves) -> dict[Place, list[str]]:
        """The names, as shown to people, of the values that only this side has; a one-sided item keeps its name."""
        left = Counter(values)
        found: defaultdict[Place, list[str]] = defaultdict(list)
        for place, value in side.disclosed:
            at = common(place, self.both)
            if left[at, value] > 0:
                left[at, value] -= 1
                found[at].append(shown(place))
        return {at: sorted(names) for at, names in found.items()}


def _totals(marks: Counter[tuple[Place, str]]) -> Counter[Place]:
    found: Counter[Place] = Counter()
    for (place, _), count in marks.items():
        found[place] += count
    return found


def _covering(place: Place) -> list[Place]:
    """Where a mark can stand that withholds the value at a place, or a part of it."""
    return [*(place[:end] for end in range(1, len(place) + 1)), (*place, PART)]
