"""The arithmetic of the inference guard, held against trying every possibility."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verification import bounds, linear
from generator.verification.bounds import Limit
from generator.verification.linear import Verdict, judge
from generator.verification.propagation import outer_rooms
from generator.verification.unknowns import Relation, Unknown

HIGH = 4  # values run from nought to this
SLACKS = [(0, 0)] * 3 + [(0, 1), (1, 0), (1, 2)]  # how far a sum may lie below and above what it is


@dataclass(frozen=True, slots=True)
class System:
    """A few unknowns, and what is known of them."""

    unknowns: list[Unknown]
    relations: list[Relation]

    def feasible(self) -> Iterator[tuple[int, ...]]:
        """Every way to fill in whole numbers that satisfies everything."""
        for values in product(*(range(int(one.low or 0), int(one.high or 0) + 1) for one in self.unknowns)):
            sums = [sum(values[at] * times for at, times in one.terms.items()) for one in self.relations]
            if all(one.low <= total <= one.high for one, total in zip(self.relations, sums, strict=True)):
                yield values

    def rooms(self) -> list[int]:
        """The distance between the least and the greatest value of each unknown."""
        return [max(values) - min(values) for values in zip(*self.feasible(), strict=True)]


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Sums over runs of neighbours: of these, whole numbers tell as much as fractions would."""
    count = draw(st.integers(1, 4))
    values = draw(st.lists(st.integers(0, HIGH), min_size=count, max_size=count))
    unknowns = []
    for value in values:
        low, high = draw(st.integers(0, value)), draw(st.integers(value, HIGH))
        unknowns.append(Unknown(Fraction(value), Fraction(low), Fraction(high)))
    relations = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, count - 1))
        run = range(first, draw(st.integers(first, count - 1)) + 1)
        sign, (below, above) = draw(st.sampled_from([1, -1])), draw(st.sampled_from(SLACKS))
        true = sign * sum(values[at] for at in run)
        terms = {at: Fraction(sign) for at in run}
        relations.append(Relation(terms, Fraction(true - below), Fraction(true + above)))
    return System(unknowns, relations)


def without_bounds(system: System) -> System:
    """The same with bounds so wide that they say nothing."""
    wide = [Unknown(one.value, Fraction(-99), Fraction(99)) for one in system.unknowns]
    return System(wide, [one for one in system.relations if one.is_exact])


@given(systems())
def test_a_value_is_settled_if_and_only_if_no_other_would_do(system: System) -> None:
    """The room of every unknown is the one that trying every possibility finds."""
    verdicts = judge(system.unknowns, system.relations)
    assert [verdict.room for verdict in verdicts] == system.rooms()
    assert [verdict.is_settled for verdict in verdicts] == [room == 0 for room in system.rooms()]


def in_other_units(system: System, units: Sequence[Fraction], factors: Sequence[Fraction]) -> System:
    """The same unknowns, each as a multiple of a unit of its own, and each relation times a factor."""
    unknowns, relations = [], []
    for one, unit in zip(system.unknowns, units, strict=False):
        ends = [None if end is None else end * unit for end in (one.low, one.high)]
        unknowns.append(Unknown(one.value * unit, *(ends if unit > 0 else ends[::-1])))
    for relation, factor in zip(system.relations, factors, strict=False):
        low, high = sorted((relation.low * factor, relation.high * factor))
        relations.append(Relation({at: one * factor / units[at] for at, one in relation.terms.items()}, low, high))
    return System(unknowns, relations)


UNITS = st.lists(st.sampled_from([Fraction(1), Fraction(-1), Fraction(-3), Fraction(2, 7)]), min_size=4, max_size=4)


@given(systems(), UNITS, UNITS)
def test_units_do_not_matter(system: System, units: list[Fraction], factors: list[Fraction]) -> None:
    """In pence or in pounds, owed or owned, as a half or as a double: what is settled is, and the rest has its room."""
    other = in_other_units(system, units, factors)
    rooms = [room * abs(unit) for room, unit in zip(system.rooms(), units, strict=False)]
    assert [verdict.room for verdict in judge(other.unknowns, other.relations)] == rooms
    outer = outer_rooms(range(len(rooms)), other.unknowns, other.relations)
    assert all((outer[at] or 0) >= room for at, room in enumerate(rooms))


@given(systems())
def test_the_rank_settles_what_equations_alone_settle(system: System) -> None:
    """Without bounds, rank and linear programming are two ways to one answer, and the named relations suffice."""
    free = without_bounds(system)
    for at, verdict in enumerate(judge(free.unknowns, free.relations)):
        assert bool(verdict.by) == (verdict.room == 0)
        named = [free.relations[one] for one in verdict.by]
        assert not verdict.by or judge(free.unknowns, named)[at].room == 0


@given(systems())
def test_room_that_is_enough_is_not_measured(system: System) -> None:
    """Asked for a share, less room is exact and more is none; nothing else changes."""
    share = Fraction(1, 2)
    for one, whole, part in zip(
        system.unknowns,
        judge(system.unknowns, system.relations),
        judge(system.unknowns, system.relations, share),
        strict=True,
    ):
        assert whole.room is not None
        is_enough = whole.room and whole.room >= share * one.value
        assert part == Verdict(whole.by, None if is_enough else whole.room)


@given(systems())
def test_propagation_never_finds_less_room_than_there_is(system: System) -> None:
    """It may find more, and it always ends."""
    rooms = outer_rooms(range(len(system.unknowns)), system.unknowns, system.relations)
    assert all((rooms[at] or 0) >= room for at, room in enumerate(system.rooms()))


def relation(terms: dict[int, int], low: int, high: int | None = None) -> Relation:
    """A relation in whole numbers; an equation without a second end."""
    return Relation({at: Fraction(one) for at, one in terms.items()}, Fraction(low), Fraction(high or low))


def test_an_equation_said_twice_hides_none_that_follows() -> None:
    """What comes after it still settles."""
    said = [relation({0: 1, 1: 1}, 3), relation({0: 2, 1: 2}, 6), relation({0: 1}, 1)]
    assert [verdict.by for verdict in judge([Unknown(Fraction(1)), Unknown(Fraction(2))], said)] == [(2,), (0, 2)]


def test_any_factors_are_reckoned_with() -> None:
    """Three unknowns on one line, as long as their bounds and a looser relation leave it; a third equation ends it."""
    unknowns = [Unknown(Fraction(one), Fraction(0), Fraction(10)) for one in (1, 2, 3)]
    two = [relation({0: 1, 1: 2, 2: 3}, 14), relation({0: 2, 1: 1, 2: 1}, 7)]
    assert [one.room for one in judge(unknowns, two)] == [Fraction(7, 5), 7, Fraction(21, 5)]
    loose = Relation({0: Fraction(1), 2: Fraction(2)}, Fraction(-9), Fraction(8))
    assert [one.room for one in judge(unknowns, [*two, loose])] == [Fraction(8, 7), Fraction(40, 7), Fraction(24, 7)]
    assert [one.by for one in judge(unknowns, [*two, relation({0: 1, 1: 1, 2: 2}, 9)])] == [(0, 1, 2)] * 3
    free = [Unknown(one.value) for one in unknowns]
    assert [one.by for one in judge(free, [*two, relation({1: 3, 2: 5}, 21)])] == [(), (), ()]


LINES = st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 6))


@given(st.lists(LINES, max_size=6), st.tuples(st.integers(-3, 3), st.integers(-3, 3)))
def test_a_sum_goes_as_far_as_the_corners(lines: list[tuple[int, int, int]], wanted: tuple[int, int]) -> None:
    """In a plane everything can be tried: where two limits meet, if no other forbids it, is a corner."""
    box = [(1, 0, 9), (-1, 0, 7), (0, 1, 8), (0, -1, 5)]
    corners = []
    for (a, b, one), (c, d, other) in combinations([*lines, *box], 2):
        if a * d != b * c:
            x, y = Fraction(one * d - b * other, a * d - b * c), Fraction(a * other - one * c, a * d - b * c)
            if all(e * x + f * y <= most for e, f, most in [*lines, *box]):
                corners.append(wanted[0] * x + wanted[1] * y)
    limits = [Limit({0: Fraction(a), 1: Fraction(b)}, Fraction(most)) for a, b, most in [*lines, *box]]
    terms = {0: Fraction(wanted[0]), 1: Fraction(wanted[1])}
    assert bounds.widths([0], {0: terms}, limits) == {0: max(corners) - min(corners)}


def test_a_limit_that_was_left_may_bind_again() -> None:
    """In space too, where the way to the furthest corner comes back to a limit; trying all corners gave the figure."""
    lines = [(-3, 3, -3, 1), (1, 3, 2, 5), (0, -1, 2, 2)]
    box = [(*(sign * (at == one) for one in range(3)), most) for at in range(3) for sign, most in ((1, 9), (-1, 7))]
    limits = [
        Limit({at: Fraction(one) for at, one in enumerate(terms)}, Fraction(most)) for *terms, most in lines + box
    ]
    wanted = {0: Fraction(2), 1: Fraction(-3), 2: Fraction(-2)}
    assert bounds.widths([0], {0: wanted}, limits) == {0: Fraction(545, 9)}


def test_room_on_both_sides_is_enough_together() -> None:
    """Half the share above and half below are the share, which is no less than was asked for."""
    unknown = Unknown(Fraction(4), Fraction(3), Fraction(5))
    assert judge([unknown], [])[0].room == 2
    assert judge([unknown], [], Fraction(1, 2))[0].room is None
    assert judge([unknown], [], Fraction(51, 100))[0].room == 2


def test_as_many_as_can_be_solved_exactly_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only beyond that the rough way, which finds more room, has to do."""
    unknowns = [Unknown(Fraction(2), Fraction(0), Fraction(10))] * 2
    relations = [relation({0: 1, 1: 1}, 3, 4), relation({0: 1, 1: -1}, -1, 1)]
    monkeypatch.setattr(linear, "_LARGEST", 2)
    assert [one.room for one in judge(unknowns, relations)] == [Fraction(3, 2)] * 2
    monkeypatch.setattr(linear, "_LARGEST", 1)
    assert [one.room for one in judge(unknowns, relations)] == [4, 4]


@pytest.mark.parametrize(
    ("ends", "relations", "rooms"),
    [
        ([(0, None), (None, 5), (3, 5)], [], [None, None, 2]),
        ([(0, 10), (2, 3)], [relation({0: 2, 1: -4}, 0)], [2, 1]),
        ([(0, 10), (2, 3)], [Relation({0: Fraction(2), 1: Fraction(-4)}, Fraction(0), Fraction(2))], [3, 1]),
        ([(None, None), (2, 3)], [relation({0: 1, 1: 2}, 12)], [2, 1]),
        ([(None, None), (None, None), (2, 3)], [relation({0: 1, 1: 1, 2: 1}, 12)], [None, None, 1]),
        ([(None, None), (2, 3)], [relation({0: 1, 1: 2}, 5)], [2, 1]),
        ([(0, None), (0, None)], [relation({0: 1, 1: 1}, 9)], [9, 9]),
        ([(None, 4), (None, 4)], [relation({0: 1, 1: 1}, 5, 8)], [3, 3]),
        ([(0, None), (0, None)], [relation({0: -1, 1: -2}, -10, -5)], [10, 5]),
        # One end is known, and each relation hands it on, the last of them first.
        ([(4, 4), *[(0, None)] * 9], [relation({at: 1, at + 1: 1}, 10) for at in reversed(range(9))], [0] * 10),
        ([*[(0, None)] * 9, (4, 4)], [relation({at: 1, at + 1: 1}, 10) for at in range(9)], [0] * 10),
    ],
)
def test_rooms_go_from_relation_to_relation(ends: list[Any], relations: list[Relation], rooms: list[Any]) -> None:
    """Where one end is open the others close it, where two are nothing does, and no end is ever let out again."""
    unknowns = [Unknown(Fraction(3), *(None if one is None else Fraction(one) for one in pair)) for pair in ends]
    assert outer_rooms(range(len(ends)), unknowns, relations) == dict(enumerate(rooms))


def test_what_has_no_end_has_no_room() -> None:
    """Of two numbers without bounds their sum tells neither; a bound on one is a bound on the other."""
    both = [Relation({0: Fraction(1), 1: Fraction(1)}, Fraction(9), Fraction(9))]
    assert [one.room for one in judge([Unknown(Fraction(4)), Unknown(Fraction(5))], both)] == [None, None]
    bounded = [Unknown(Fraction(4), Fraction(0), Fraction(6)), Unknown(Fraction(5))]
    assert [one.room for one in judge(bounded, both)] == [6, 6]


def test_numbers_of_any_size_and_fineness_are_exact() -> None:
    """Where a float would see nothing left over, a penny is."""
    huge, penny = Fraction(10) ** 30, Fraction(1, 100)
    unknowns = [Unknown(huge, huge, huge + penny), Unknown(penny)]
    relations = [Relation({0: Fraction(1), 1: Fraction(1, 3)}, huge + penny / 3, huge + penny / 3)]
    assert [one.room for one in judge(unknowns, relations)] == [penny, 3 * penny]


def test_a_large_system_is_judged_too() -> None:
    """Among very many unknowns the rank still settles, and bounds are still drawn from relation to relation."""
    unknowns = [Unknown(Fraction(10), Fraction(0)) for _ in range(80)]
    pairs = [Relation({at: Fraction(1), at + 1: Fraction(1)}, Fraction(20), Fraction(20)) for at in range(79)]
    verdicts = judge(unknowns, pairs)
    assert not any(verdict.by for verdict in verdicts)
    assert {verdict.room for verdict in verdicts} == {20}
    known = Relation({40: Fraction(2)}, Fraction(20), Fraction(20))
    assert all(verdict.by for verdict in judge(unknowns, [*pairs, known]))


def disagreement() -> bool:
    """Whether some small system is judged differently by trying everything."""
    one = Fraction(1)
    unknowns = [Unknown(Fraction(at + 1), Fraction(0), Fraction(HIGH)) for at in range(3)]
    relations = [
        Relation({0: one, 1: one}, Fraction(3), Fraction(3)),
        Relation({0: one, 1: one, 2: one}, Fraction(6), Fraction(6)),
    ]
    system = System(unknowns, relations)
    verdicts = judge(unknowns, relations)
    by_rank = [bool(verdict.by) for verdict in verdicts] != [False, False, True]
    return by_rank or [verdict.room for verdict in verdicts] != system.rooms()


def no_equations(*_: object) -> dict[int, object]:
    """A rank test that forgets everything."""
    return {}


def first_only(relations: Sequence[Relation], chosen: Sequence[int]) -> object:
    """A rank test that stops too early."""
    return ELIMINATED(relations, chosen[:1])


def any_row(table: Sequence[Sequence[Fraction]], _left: object, _rows: object, entering: int) -> int:
    """A step of the simplex method that takes the first row instead of the tightest."""
    return next(at for at, row in enumerate(table) if row[entering] > 0)


def nothing(*_: object) -> None:
    """A step that is left out."""


ELIMINATED = linear.eliminated
FAULTS = [
    (linear, "eliminated", no_equations),
    (linear, "eliminated", first_only),
    (linear, "_subtract", nothing),
    (bounds, "_tightest", any_row),
    (bounds, "_first", nothing),
]


@pytest.mark.parametrize(("module", "name", "fault"), FAULTS)
def test_a_planted_fault_is_noticed(module: object, name: str, fault: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken rank test or a broken bound does not agree with trying everything."""
    assert not disagreement()
    monkeypatch.setattr(module, name, fault)
    assert disagreement()
