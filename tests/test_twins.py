"""Which two amounts are one: the same words and the same value in two places, of which one at least is hidden."""

from fractions import Fraction
from pathlib import Path

from generator.verification.quantities import AMOUNTS, PART2, Place, Quantity
from generator.verification.twins import twins_between, twins_within

SHOWN, HIDDEN = False, True


def amount(
    hidden: bool,  # noqa: FBT001  # SHOWN or HIDDEN
    name: str = "a",
    *,
    value: int = 5,
    label: str = "unitrate",
    recipient: str = "",
    source: str = AMOUNTS,
) -> Quantity:
    """An amount, or a cell of a table, under a label."""
    return Quantity(Fraction(value), hidden, Place(Path("r.yaml"), ()), source, name, label, recipient)


def between(ours: list[Quantity], theirs: list[Quantity]) -> list[tuple[int, int]]:
    """The pairs of two records."""
    return list(twins_between(ours, theirs))


def test_amounts_of_two_records_are_one_by_their_id_or_their_recipient() -> None:
    """With label and value; a hidden one has a twin that is shown, from whichever side it is looked at."""
    for ours, theirs in ((SHOWN, HIDDEN), (HIDDEN, SHOWN), (HIDDEN, HIDDEN)):
        assert between([amount(ours)], [amount(theirs)]) == [(0, 0)]
        one, other = amount(ours, "a", recipient="hartwell"), amount(theirs, "b", recipient="hartwell")
        assert between([one], [other]) == [(0, 0)]
    assert between([amount(SHOWN)], [amount(SHOWN)]) == []


def test_amounts_that_differ_in_one_thing_are_two() -> None:
    """In the value, the label, or both id and recipient; a recipient named like an id is no id."""
    ours = [amount(HIDDEN)]
    assert between(ours, [amount(SHOWN, value=6)]) == []
    assert between(ours, [amount(SHOWN, label="other")]) == []
    assert between(ours, [amount(SHOWN, "b")]) == []
    assert between(ours, [amount(SHOWN, "", recipient="a")]) == []
    assert between([amount(HIDDEN, "")], [amount(SHOWN, "")]) == []
    assert between([amount(HIDDEN, label="")], [amount(SHOWN, label="")]) == []
    assert between(ours, [amount(SHOWN, source="report")]) == []
    assert between([amount(HIDDEN, source=PART2)], [amount(SHOWN)]) == []
    assert between(ours, []) == []


def test_two_hidden_amounts_are_one_only_where_no_third_could_be_meant() -> None:
    """A hidden one that could be either of two is neither; with a public twin it is told by each."""
    assert between([amount(HIDDEN), amount(HIDDEN)], [amount(HIDDEN)]) == []
    assert between([amount(HIDDEN)], [amount(HIDDEN), amount(HIDDEN)]) == []
    assert between([amount(HIDDEN)], [amount(SHOWN), amount(SHOWN)]) == [(0, 0), (0, 1)]
    assert between([amount(HIDDEN), amount(SHOWN)], [amount(SHOWN), amount(HIDDEN)]) == [(0, 0), (1, 1)]


def test_a_cell_of_a_table_is_the_amount_whose_label_its_row_bears() -> None:
    """Each table by itself; papers of Part 2 are no table that anybody sees."""
    cell = amount(HIDDEN, "", source="report")
    assert list(twins_within([amount(SHOWN), cell])) == [(0, 1)]
    assert list(twins_within([cell, amount(SHOWN)])) == [(1, 0)]
    assert list(twins_within([amount(SHOWN), amount(HIDDEN, "", source=PART2)])) == []
    assert list(twins_within([amount(SHOWN), amount(HIDDEN, "", source="report", value=6)])) == []
    assert list(twins_within([amount(SHOWN, label=""), amount(HIDDEN, "", source="report", label="")])) == []
    assert list(twins_within([amount(SHOWN), amount(HIDDEN)])) == []
    tables = [amount(HIDDEN), amount(HIDDEN, "", source="one"), amount(HIDDEN, "", source="two")]
    assert sorted(twins_within(tables)) == [(0, 1), (0, 2)]
    one_table = [amount(HIDDEN), amount(HIDDEN, "", source="one"), amount(HIDDEN, "", source="one")]
    assert list(twins_within(one_table)) == []
