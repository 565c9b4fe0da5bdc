"""The arithmetic of the inference guard, held against trying every possibility."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verification import bounds, linear
from generator.verification.linear import Verdict, judge
from generator.verification.propagation import outer_rooms
from generator.verification.unknowns import Relation, Unknown

HIGH = 4  # values run from nought to this


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
        sign, slack = draw(st.sampled_from([1, -1])), draw(st.sampled_from([0, 0, 0, 1]))
        true = sign * sum(values[at] for at in run)
        terms = {at: Fraction(sign) for at in run}
        relations.append(Relation(terms, Fraction(true - slack), Fraction(true + slack)))
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
