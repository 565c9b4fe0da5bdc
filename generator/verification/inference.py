"""What can be worked out from what is published: withheld numbers that public ones settle, or nearly.

Comes in: the figures of every record. Goes out: findings at the place of the withheld value, naming by what it follows
and never what it is, nor on which side of anything it lies. A reader is taken to know every public number, every total
that is declared, that no value is below nought unless some value of that record is, and which amounts of related
records are one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from generator.catalogue import define
from generator.findings import Finding, Position, Severity, Stop, in_order
from generator.verification.linear import Verdict, judge
from generator.verification.quantities import Figures, Guess, How, Kind, Link, Place, Quantity
from generator.verification.references import reference_key
from generator.verification.reporting import shown_pointer
from generator.verification.twins import twins_between
from generator.verification.unknowns import Relation, Unknown
from generator.yaml_text import read_yaml

_SOURCE = "Part One verification"
SETTLED = define(
    "INFER-01",
    """No withheld number can be worked out from what is public: not by subtracting from a total or within a table, not
    from a percentage, not from two public amounts that differ by it, and not from a related record that shows it.""",
    source=_SOURCE,
)
NARROW = define(
    "INFER-02",
    """What is public leaves a withheld number room of at least a fifth of its size. Totals, rounded figures and a band
    can tell it nearly, without telling it to the penny.""",
    source=_SOURCE,
    severity=Severity.WARNING,
)
CHANCE = define(
    "INFER-03",
    """No two public amounts differ by exactly a withheld one. That may be chance; a person looks whether a reader would
    think of subtracting them.""",
    source=_SOURCE,
    severity=Severity.WARNING,
)
ROOM = Fraction(1, 5)
_WITHHOLD = "Withhold a second item or the total, or publish a band: `band: {from: …, to: …}`."
_REMEDIES = {
    Kind.SAME: "Withhold it there as well, or show it here.",
    Kind.PERCENT: "Withhold the percentage or its base as well, or say it in words.",
    Kind.LISTING: "Leave this sum out of the list.",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A sum that a list of decisions shows: `name` in words, and its parts as a reference and the id of an amount."""

    name: str
    total: Fraction
    parts: tuple[tuple[str, str], ...]


def infer(
    figures: Sequence[Figures], listings: Sequence[Listing] = (), *, with_single_totals: bool = False
) -> list[Finding]:
    """Every withheld number that what is public settles, or leaves too little room.

    The one withheld number of one declared total is left to MONEY-06, which says the same while a record is written,
    unless `with_single_totals` asks for it.
    """
    task = _Task(figures)
    for number in range(len(figures)):
        task.add(number)
    task.relate()
    for listing in listings:
        task.list(listing)
    return in_order(task.findings(with_single_totals=with_single_totals))


@dataclass(slots=True)
class _Task:
    """One system of all records; `numbers` gives each hidden quantity its place in it."""

    figures: Sequence[Figures]
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden: list[Quantity] = field(default_factory=list)
    unknowns: list[Unknown] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    hows: list[How] = field(default_factory=list)
    guesses: dict[int, Guess] = field(default_factory=dict)

    def add(self, number: int) -> None:
        """The hidden quantities of one record, and what ties them together."""
        one = self.figures[number]
        for at, quantity in enumerate(one.quantities):
            if quantity.is_hidden:
                self.numbers[number, at] = len(self.hidden)
                self.hidden.append(quantity)
                self.unknowns.append(_unknown(quantity, one))
        for link in one.links:
            self.link(number, link)
        for guess in one.guesses:
            known = self.guesses.get(self.numbers[number, guess.quantity])
            if known is None or guess.is_sure > known.is_sure:
                self.guesses[self.numbers[number, guess.quantity]] = guess

    def link(self, number: int, link: Link) -> None:
        """What a record says of its own hidden quantities."""
        terms = {self.numbers[number, at]: times for at, times in link.terms}
        self.relations.append(Relation(terms, link.low, link.high))
        self.hows.append(link.how)

    def relate(self) -> None:
        """The amounts that related records share."""
        by_key = {reference_key(one.reference): number for number, one in enumerate(self.figures) if one.reference}
        pairs = set()
        for number, one in enumerate(self.figures):
            others = {by_key[key] for key in map(reference_key, one.related) if key in by_key} - {number}
            pairs |= {(min(number, other), max(number, other)) for other in others}
        for number, other in sorted(pairs):
            self.share(number, other)

    def share(self, number: int, other: int) -> None:
        """The amounts that two records share."""
        ours, theirs = self.figures[number], self.figures[other]
        for at, twin in twins_between(ours.quantities, theirs.quantities):
            shown = theirs if ours.quantities[at].is_hidden else ours
            place = theirs.quantities[twin].place if shown is theirs else ours.quantities[at].place
            sides = (self.numbers.get((number, at)), self.numbers.get((other, twin)))
            self.equate(sides, How(Kind.SAME, place, shown.reference))

    def equate(self, sides: tuple[int | None, int | None], how: How) -> None:
        """Two quantities are one; None stands for one that is public."""
        signed = zip(sides, (Fraction(1), Fraction(-1)), strict=True)
        terms = {at: sign for at, sign in signed if at is not None}
        end = sum((times * self.unknowns[at].value for at, times in terms.items()), Fraction())
        self.relations.append(Relation(terms, end, end))
        self.hows.append(how)

    def list(self, listing: Listing) -> None:
        """A sum over several records; one that is not the sum of its parts says nothing."""
        named = {
            (one.reference, quantity.id): (number, at)
            for number, one in enumerate(self.figures)
            for at, quantity in enumerate(one.quantities)
            if quantity.id
        }
        parts = [named[part] for part in listing.parts if part in named]
        values = [self.figures[number].quantities[at].value for number, at in parts]
        terms = {self.numbers[part]: Fraction(1) for part in parts if part in self.numbers}
        if terms and len(parts) == len(listing.parts) and sum(values) == listing.total:
            end = sum((self.unknowns[at].value for at in terms), Fraction())
            self.relations.append(Relation(terms, end, end))
            place = self.hidden[next(iter(terms))].place
            self.hows.append(How(Kind.LISTING, place, listing.name))

    def findings(self, *, with_single_totals: bool) -> Iterator[Finding]:
        """What is settled, what is nearly so, and what may be guessed."""
        touching: dict[int, list[int]] = defaultdict(list)
        for number, relation in enumerate(self.relations):
            for at in relation.terms:
                touching[at].append(number)
        for at, verdict in enumerate(judge(self.unknowns, self.relations, ROOM)):
            if verdict.by and not with_single_totals and self.is_single_total(at, verdict):
                continue
            yield from self.finding(at, verdict, [self.hows[one] for one in verdict.by or touching[at]])

    def is_single_total(self, at: int, verdict: Verdict) -> bool:
        """Whether one declared total of which nothing else is withheld settles a value."""
        return [self.hows[one].kind for one in verdict.by] == [Kind.TOTAL] and (
            self.relations[verdict.by[0]].terms.keys() == {at}
        )

    def finding(self, at: int, verdict: Verdict, hows: Sequence[How]) -> Iterator[Finding]:
        """The worst that is to be said of one withheld value."""
        quantity, guess = self.hidden[at], self.guesses.get(at)
        said = f"{_address(quantity.place)} is withheld, and "
        remedy = next((_REMEDIES[how.kind] for how in hows if how.kind in _REMEDIES), _WITHHOLD)
        if verdict.is_settled:
            yield SETTLED.at(_position(quantity.place), f"{said}follows {_by(quantity, hows)}.", remedy)
        elif guess and guess.is_sure:
            yield SETTLED.at(_position(quantity.place), f"{said}is {_source(quantity, guess.how)}.", _WITHHOLD)
        elif verdict.room is not None and verdict.room < ROOM * abs(quantity.value):
            yield NARROW.at(_position(quantity.place), f"{said}is nearly told {_by(quantity, hows)}.", remedy)
        elif guess:
            look = "Withhold one of the two as well, if a reader would think of subtracting them."
            yield CHANCE.at(_position(quantity.place), f"{said}may be {_source(quantity, guess.how)}.", look)


def _unknown(quantity: Quantity, record: Figures) -> Unknown:
    low = None if record.may_be_negative else Fraction()
    if quantity.low is not None:
        low = quantity.low if low is None else max(low, quantity.low)
    return Unknown(quantity.value, low, quantity.high)


def _by(quantity: Quantity, hows: Sequence[How]) -> str:
    """By what a value follows, each source once and no more than three."""
    sources = list(dict.fromkeys(_source(quantity, how) for how in hows))
    if not sources:
        return "by its band"
    more = " and others" if len(sources) > 3 else ""
    return f"{' and '.join(sources[:3])}{more}"


def _source(quantity: Quantity, how: How) -> str:
    match how.kind:
        case Kind.TOTAL:
            own = how.place == quantity.place
            name = f"the total `{how.name}`" if how.name else f"the total at {_address(how.place)}"
            return f"by adding up the parts of {name}" if own else f"by subtraction from {name}"
        case Kind.TABLE:
            return f"by the table {_where(how.place, quantity.place)}"
        case Kind.PERCENT:
            return f"by the percentage {_where(how.place, quantity.place)}"
        case Kind.SAME:
            return f"by the same amount {f'in {how.name}' if how.name else _where(how.place, quantity.place)}"
        case Kind.LISTING:
            return f"by {how.name}"
        case Kind.DIFFERENCE:
            return f"the difference of two public amounts, the larger of them {_where(how.place, quantity.place)}"


def _where(place: Place, seen_from: Place) -> str:
    line = _position(place).line
    at = f"at line {line}" if line else f"at {_address(place)}"
    return at if place.path == seen_from.path else f"{at} of {place.path.as_posix()}"


def _address(place: Place) -> str:
    return "".join(f"/{step}" for step in shown_pointer(place.pointer))


def _position(place: Place) -> Position:
    """Where a value stands in its file, which is read again for it: few are ever asked for."""
    try:
        document = read_yaml(place.path.as_posix(), place.path.read_bytes())
    except (OSError, Stop):
        return Position(place.path.as_posix())
    return document.position(place.pointer, place.needle.split("\n")[0])
