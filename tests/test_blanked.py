"""What a reader sees of a text in which phrases are withheld: blanks, and the numbers with their places."""

from fractions import Fraction

import pytest

from generator.verification.blanked import BLANK, Blanked, blanked, figures_in
from generator.verification.tables import Sum, sums_in


def seen(text: str) -> Blanked:
    """The text with blanks."""
    found = blanked((), text)
    assert found is not None
    return found


def figures(text: str) -> list[tuple[str, int, int | None]]:
    """Each number as it stands in the text with blanks, its value in hundredths, and the phrase that it stands in."""
    found = seen(text)
    return [(found.text[one.start : one.end], int(one.value * 100), one.phrase) for one in figures_in(found)]


@pytest.mark.parametrize("text", ["a [[ b", "a ]] b", "[[g: a]] and ]]", "[[g: a]] and [[ b", "[[no ground]]"])
def test_a_text_whose_marks_leave_a_doubt_is_not_seen(text: str) -> None:
    """Nobody sees it, so nobody reckons with it."""
    assert blanked((), text) is None


def test_phrases_become_blanks_and_nothing_else_does() -> None:
    """A sign that looks like a blank is a space, and brackets with a backslash are text."""
    text = seen(f"[[g: a]] b{BLANK}c [[h: d\ne ]] \\\\[[f\\\\]]".replace("\\\\", "\\"))
    assert text == Blanked((), f"{BLANK} b c {BLANK} \\[[f\\]]", ("a", "d\ne"), ("[[g: a]]", "[[h: d\ne ]]"))
    assert [text.upto(at) for at in (0, 1, 6, 7, 99)] == [0, 1, 1, 2, 2]
    assert seen(f"a{BLANK}b") == Blanked((), "a b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "£5 [[g: xx £1,200 yy]] £7 [[h: 8]] £9",
            [
                ("£5", 500, None),
                (BLANK, 120000, 0),
                ("£7", 700, None),
                (BLANK, 800, 1),
                ("£9", 900, None),
            ],
        ),
        ("[[g: long words]] and [[h: more]], [[i: and more]] £12", [("£12", 1200, None)]),
        (
            "£[[g: 5.4]]m of £[[g: 6]]00 or [[g: 7]]00",
            [
                (f"£{BLANK}m", 540000000, 0),
                (f"£{BLANK}00", 60000, 1),
                (f"{BLANK}00", 70000, 2),
            ],
        ),
        ("£12[[g: (a)]] [[g: (b)]]£13", [("£12", 1200, None), ("£13", 1300, None)]),
        ("[[g: 1]]2[[g: 3]] £4", [("£4", 400, None)]),
        ("[[g: £1 or £2]] £4", [("£4", 400, None)]),
        ("[[g: £1, of which £]]2[[g: 3]]", [(BLANK, 100, 0)]),
        ("[[g: 12]]", [(BLANK, 1200, 0)]),
        ("In 12.5\nper cent", [("12.5\nper cent", 1250, None)]),
    ],
)
def test_numbers_have_their_place_in_what_is_seen(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    """Read whole, and withheld if only a part is; none of a phrase with two, nor of one that runs over two."""
    assert figures(text) == expected


def sums(*lines: str) -> list[Sum]:
    """The sums of the tables that some lines are."""
    return sums_in(seen("\n".join(lines)))


def test_each_cell_is_known_by_its_own_place_and_phrase() -> None:
    """Two tables of one text have no cell in common, and a second phrase of a cell is not the first."""
    table = ["| Item | Cost |", "|---|---|", "| One | [[g: Acme]] [[g: £12]] |", "| Two | £5 |", "| Total | £17 |"]
    first, second = sums(*table, "", *table)
    cells = [*first.parts, first.total, *second.parts, second.total]
    assert [one.at for one in cells] == [(0, 1, 1), (0, 2, 1), (0, 3, 1), (6, 1, 1), (6, 2, 1), (6, 3, 1)]
    assert [one.figure.phrase for one in cells] == [1, None, None, 3, None, None]
    assert [one.label.strip() for one in cells] == ["One", "Two", "Total"] * 2


def test_a_cell_in_words_has_the_value_that_is_left_for_it() -> None:
    """One alone: of two nobody can tell which has what."""
    rows = ["| Item | Cost |", "|---|---|", "| One | £5 |", "| Two | [[g: some]] |", "| Total | £9 |"]
    [one] = sums(*rows)
    assert [(cell.figure.value, cell.is_blurred) for cell in one.parts] == [(Fraction(5), False), (Fraction(4), False)]
    assert sums(*rows[:-1], "| Three | [[g: more]] |", rows[-1]) == []
