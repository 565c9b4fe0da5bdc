"""What can be worked out from what is published: withheld numbers that public ones settle, or nearly.

Comes in: the figures of every record. Goes out: findings at the place of the withheld value, naming by what it follows
and never what it is, nor on which side of anything it lies. A reader is taken to know every public number, every total
that is declared, that no value is below nought unless some value of that record is, and which amounts of related
records are one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.catalogue import define
from generator.findings import Finding, Position, Severity, Stop, in_order
from generator.verification.joining import Listing, System
from generator.verification.linear import Verdict, judge
from generator.verification.quantities import PART2, Figures, How, Kind, Place, Quantity
from generator.verification.raw import Target
from generator.verification.reporting import shown_pointer
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
    """No two public amounts differ by exactly a withheld one, and none is that with value added tax or without. It may
    be chance; a person looks whether a reader would think of it.""",
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
_ELSE = "else nothing more is needed."
_LOOK = {
    Kind.DIFFERENCE: f"Withhold one of the two as well, if a reader would think of subtracting them; {_ELSE}",
    Kind.TAX: f"Withhold that one as well, if a reader would think of the tax; {_ELSE}",
}


def infer(
    figures: Sequence[Figures], listings: Sequence[Listing] = (), *, with_single_totals: bool = False
) -> list[Finding]:
    """Every withheld number that what is public settles, or leaves too little room, as findings in order."""
    found = inferred(figures, listings, with_single_totals=with_single_totals)
    return in_order(finding for _, finding in found)


def inferred(
    figures: Sequence[Figures], listings: Sequence[Listing] = (), *, with_single_totals: bool = False
) -> Iterator[tuple[Target, Finding]]:
    """The same, each with the value that it is about.

    The one withheld number of one declared total is left to MONEY-06, which says the same while a record is written,
    unless `with_single_totals` asks for it.
    """
    system = System(figures)
    for listing in listings:
        system.list(listing)
    touching: dict[int, list[int]] = defaultdict(list)
    for number, relation in enumerate(system.relations):
        for at in relation.terms:
            touching[at].append(number)
    for at, verdict in enumerate(judge(system.unknowns, system.relations, ROOM)):
        if with_single_totals or not _is_single_total(system, at, verdict):
            hows = [system.hows[one] for one in verdict.by or touching[at]]
            for finding in _finding(system, at, verdict, hows):
                yield _target(system, at), finding


def _target(system: System, at: int) -> Target:
    """How a suppression names a hidden value: by its record, with Part 2 in its place wherever it stands."""
    place, record = system.hidden[at].place, system.figures[system.owners[at]]
    slug = record.path.name.removesuffix(".yaml")
    stands_apart = system.hidden[at].source == PART2 and place.pointer[:1] != ("part2",)
    return slug, ("part2", *place.pointer) if stands_apart else place.pointer


def _is_single_total(system: System, at: int, verdict: Verdict) -> bool:
    """Whether one declared total of which nothing else is withheld settles a value."""
    return [system.hows[one].kind for one in verdict.by] == [Kind.TOTAL] and (
        system.relations[verdict.by[0]].terms.keys() == {at}
    )


def _finding(system: System, at: int, verdict: Verdict, hows: Sequence[How]) -> Iterator[Finding]:
    """The worst that is to be said of one withheld value."""
    quantity, guess = system.hidden[at], system.guesses.get(at)
    said = f"{_address(quantity.place)} is withheld, and "
    remedy = next((_REMEDIES[how.kind] for how in hows if how.kind in _REMEDIES), _WITHHOLD)
    if verdict.is_settled:
        yield SETTLED.at(_position(quantity.place), f"{said}follows {_by(quantity, hows, verdict)}.", remedy)
    elif guess and guess.is_sure:
        yield SETTLED.at(_position(quantity.place), f"{said}is {_source(quantity, guess.how)}.", _WITHHOLD)
    elif verdict.room is not None and verdict.room < ROOM * abs(quantity.value):
        yield NARROW.at(_position(quantity.place), f"{said}is nearly told {_by(quantity, hows, verdict)}.", remedy)
    elif guess:
        look = _LOOK[guess.how.kind]
        yield CHANCE.at(_position(quantity.place), f"{said}may be {_source(quantity, guess.how)}.", look)


def _by(quantity: Quantity, hows: Sequence[How], verdict: Verdict) -> str:
    """By what a value follows, each source once and no more than three."""
    sources = ["by its band"] if not verdict.by and quantity.high is not None else []
    sources += dict.fromkeys(_source(quantity, how) for how in hows)
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
        case Kind.TAX:
            return f"the amount {_where(how.place, quantity.place)} with value added tax, or without"


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
