"""The figures of all records → one system of unknowns and relations, joined where records speak of the same amount.

A public value of a related record, or a sum on a list of decisions, is one relation more. The true values satisfy each
relation, for one that they do not satisfy says nothing to a reader who adds up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from generator.verification.quantities import Figures, Guess, How, Kind, Link, Quantity
from generator.verification.references import reference_key
from generator.verification.twins import twins_between
from generator.verification.unknowns import Relation, Unknown


@dataclass(frozen=True, slots=True)
class Listing:
    """A sum that a list of decisions shows: `name` in words, and its parts as a reference and the id of an amount."""

    name: str
    total: Fraction
    parts: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class System:
    """The hidden quantities of all records, with owner and bounds of each by the same numbers, and their relations.

    `hows` say what each relation is; `numbers` give the quantities of a record their places here.
    """

    figures: Sequence[Figures]
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden: list[Quantity] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    unknowns: list[Unknown] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    hows: list[How] = field(default_factory=list)
    guesses: dict[int, Guess] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number in range(len(self.figures)):
            self.add(number)
        self.relate()

    def add(self, number: int) -> None:
        """The hidden quantities of one record, and what ties them together."""
        one = self.figures[number]
        for at, quantity in enumerate(one.quantities):
            if quantity.is_hidden:
                self.numbers[number, at] = len(self.hidden)
                self.hidden.append(quantity)
                self.owners.append(number)
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


def _unknown(quantity: Quantity, record: Figures) -> Unknown:
    low = None if record.may_be_negative else Fraction()
    if quantity.low is not None:
        low = quantity.low if low is None else max(low, quantity.low)
    return Unknown(quantity.value, low, quantity.high)
