"""Withheld numbers that follow from public ones are found; near neighbours that do not follow are left alone."""

import re
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.verification.collecting import figures_of
from generator.verification.inference import infer, inferred
from generator.verification.joining import Listing
from generator.verification.quantities import Figures
from generator.yaml_text import Document, Pointer, Tree, read_yaml
from tests.demo.midshire import write_demo, write_records
from tests.site.building import ROOT, SEED
from tests.test_cases import CASES

HEAD = "ref: PCC/D/2026/{}\nstatus: made\npublish_on: 2026-03-05\n"


def amounts(*lines: str) -> str:
    """The amounts of a record, each as the inside of a mapping on one line; `!` at the end withholds the value."""
    marked = [re.sub(r"!$", ", withheld: {value: g}", line) for line in lines]
    return "amounts:\n" + "".join(f"  - {{label: {line.split(',')[0]}, id: {line}}}\n" for line in marked)


def table(*rows: str) -> str:
    """A record whose summary is one table."""
    head, *body = rows
    lines = [head, "|".join(["---"] * len(head.split("|"))), *body]
    return "summary:\n  - |\n" + "".join(f"    | {line.replace('!', '[[g: ').replace('?', ']]')} |\n" for line in lines)


def figures(folder: Path, **records: str) -> list[Figures]:
    """The figures of some records, each named by the number of its reference."""
    found = []
    for name, text in records.items():
        path = folder / f"pcc-d-2026-{name[1:]}.yaml"
        path.write_text(text if "status:" in text else HEAD.format(name[1:]) + text, encoding="utf-8")
        found.append(figures_of(read_yaml(path.as_posix(), path.read_bytes()), path))
    return found


def found(folder: Path, *, with_single_totals: bool = False, **records: str) -> list[Finding]:
    """What the guard says of some records."""
    return infer(figures(folder, **records), with_single_totals=with_single_totals)


def codes(findings: list[Finding]) -> list[str]:
    """The codes, each with what follows from what by its address."""
    return [f"{one.code} {one.problem.split(' is withheld')[0]}" for one in findings]


A, B, C, D = "a, value: 300!", "b, value: 400!", "c, value: 250!", "d, value: 170!"
SETTLED = {
    "two totals that share withheld parts": (
        amounts(A, B, C, "t, value: 700, total_of: [a, b]", "u, value: 950, total_of: [a, b, c]"),
        ["INFER-01 /amounts/2/value"],
    ),
    "three totals of three pairs": (
        amounts(
            A,
            B,
            C,
            "t, value: 700, total_of: [a, b]",
            "u, value: 650, total_of: [b, c]",
            "v, value: 550, total_of: [a, c]",
        ),
        ["INFER-01 /amounts/0/value", "INFER-01 /amounts/1/value", "INFER-01 /amounts/2/value"],
    ),
    "a withheld total of a public total and a public part": (
        amounts(A, B, "c, value: 250", "t, value: 700, total_of: [a, b]", "u, value: 950, total_of: [t, c]!"),
        [],  # one declared total with one withheld number: MONEY-06 says it
    ),
    "bands that meet in one point": (
        amounts(
            "a, value: 300, band: {from: 100, to: 300}!",
            "b, value: 400, band: {from: 100, to: 400}!",
            "t, value: 700, total_of: [a, b]",
        ),
        ["INFER-01 /amounts/0/value", "INFER-01 /amounts/1/value"],
    ),
    "a total of nought": (amounts("a, value: 0!", "b, value: 0!", "t, value: 0, total_of: [a, b]"), ["INFER-01"] * 2),
    "a column": (table("Item | Cost", "One | £1,200", "Two | !£350?", "Total | £1,550"), ["INFER-01 /summary/0"]),
    "a withheld total of a column": (
        table("Item | Cost", "One | £1,200", "Two | £350", "Sum | !£1,550?"),
        ["INFER-01"],
    ),
    "a column in another language": (table("Eitem | Cost", "Un | £12", "Dau | !£35?", "Cyfanswm | £47"), ["INFER-01"]),
    "a row": (table("Item | 2026 | 2027 | Total", "One | £12 | !£35? | £47", "Two | £1 | £2 | £3"), ["INFER-01"]),
    "rows and columns together": (
        table(
            "Item | 2026 | 2027 | Total", "One | !£12? | !£35? | £47", "Two | !£1? | £2 | £3", "Total | £13 | £37 | £50"
        ),
        ["INFER-01"] * 3,
    ),
    "a column with totals of its parts": (
        table("Item | Cost", "One | £10", "Two | !£20?", "Subtotal | £30", "Three | !£5?", "Total | £35"),
        ["INFER-01"] * 2,
    ),
    "a column below nought": (table("Item | Cost", "One | (£500)", "Two | !£800?", "Total | £300"), ["INFER-01"]),
    "a column of huge numbers": (
        table("Item | £", "One | 123,456,789,012,345,678", "Two | !1?", "Total | 123,456,789,012,345,679"),
        ["INFER-01"],
    ),
    "a percentage of a public base": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n" + amounts("a, value: 62500!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage as exact as it is shown": (
        "proposal: We pay 33.3% of the total of £1m.\n" + amounts("a, value: 333333.33!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a base before its percentage": (
        "proposal: The cost is £80,000, of which 15% is held back.\n" + amounts("a, value: 12000!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a withheld percentage": (
        'proposal: "A deposit of [[g: 12.5 per cent]] of £500,000 is due."\n' + amounts("a, value: 62500"),
        ["INFER-01 /proposal"],
    ),
    "a withheld percentage whose product stands beside it": (
        'proposal: "A deposit of [[g: 12.5]] per cent of £500,000, which is £62,500, is due."\n',
        ["INFER-01 /proposal"],
    ),
    "a withheld base": (
        'proposal: "A deposit of 12.5% of £[[g: 500,000]] is due."\n' + amounts("a, value: 62500"),
        ["INFER-01 /proposal"],
    ),
    "an amount that a table shows": (
        table("Item | Cost", "Licences | £1,200", "Support | £350", "Total | £1,550")
        + amounts("licences, value: 1200!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a total and its part that differ by a third amount": (
        amounts("Deposit, value: 120!", A, B, "c, value: 580", "t, value: 700, total_of: [c, e]", "e, value: 120!"),
        ["INFER-01 /amounts/0/value"],  # the part itself is for MONEY-06
    ),
    "two labels that share a word": (
        amounts("Vans with tax, value: 1200", "Vans, value: 1000", "Levy, value: 200!"),
        ["INFER-01 /amounts/2/value"],
    ),
    "an amount of Part 2 between two that share a word": (
        amounts("Vans with tax, value: 1200", "Vans, value: 1000")
        + "part2: {grounds: [g], amounts: [{id: levy, label: Levy, value: 200}]}\n",
        ["INFER-01 /part2/amounts/0/value"],
    ),
    "a number of which a part is withheld": (
        table("Item | Cost", "One | £1.2m", "Two | £!5.4?m", "Total | £6.6m"),
        ["INFER-01 /summary/0"],
    ),
    "a number with its last digits withheld": (
        table("Item | Cost", "One | £1,200", "Two | £5!00?", "Total | £1,700"),
        ["INFER-01"],
    ),
    "a column with a shorter row": (
        table("Item | Cost | Note", "One | £1,200 | x", "Two | !£350?", "Three", "Total | £1,550"),
        ["INFER-01"],
    ),
    "a total with another beneath it": (
        table("Item | Cost", "One | £1,200", "Two | !£350?", "Total | £1,550", "Total with VAT | £1,860"),
        ["INFER-01"],
    ),
    "a total above its column": (
        table("Item | Cost", "Total | £1,550", "One | £1,200", "Two | !£350?"),
        ["INFER-01"],
    ),
    "a total before and a note after the row": (
        table("Item | Total | 2026 | 2027 | Note", "One | £47 | £12 | !£35? | Lot 2"),
        ["INFER-01"],
    ),
    "a row with a withheld name": (
        table("Item | Who | 2026 | 2027 | Total", "One | !Acme Ltd? | £12 | !£35? | £47"),
        ["INFER-01"],
    ),
    "a cell withheld in words": (
        table("Item | Cost", "One | £1,200", "Two | !about three hundred?", "Total | £1,550"),
        ["INFER-01"],
    ),
    "a total withheld in words": (table("Item | Cost", "One | £1", "Two | £2", "Total | !three?"), ["INFER-01"]),
    "a cell with two withheld numbers": (
        table("Item | Cost", "One (2 vans) | £1,200", "Two | !£350, or £29 a month?", "Total | £1,550"),
        ["INFER-01"],
    ),
    "cells with other numbers beside the sum": (
        table("Item | Cost", "One | £1,200 (2 vans)", "Two | !£350? (2025)", "Total | £1,550"),
        ["INFER-01"],
    ),
    "a withheld value that the record does not hold": (
        amounts(A, C, "t, value: 700, total_of: [a, b]", "u, value: 950, total_of: [a, b, c]")
        + "  - {id: b, label: B, withheld: {value: g}}\n",
        ["INFER-01 /amounts/1/value"],
    ),
    "a percentage of the total": (
        "proposal: Support takes 12.5 per cent of the total.\n"
        + amounts("Support, value: 61250!", "Contract total, value: 490000"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a withheld total of a percentage": (
        "proposal: Support takes 12.5% of the whole contract.\n"
        + amounts("Support, value: 61250", "Contract, value: 490000!"),
        ["INFER-01 /amounts/1/value"],
    ),
    "a withheld percentage of the total": (
        'proposal: "Support takes [[g: 12.5 per cent]] of the total."\n'
        + amounts("Support, value: 61250", "Contract total, value: 490000"),
        ["INFER-01 /proposal"],
    ),
    "two sums of a paragraph that differ by an amount": (
        "proposal: Of £90,417 in all, £36,300 goes to vans.\n" + amounts("Roof, value: 54117!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "sums of one paragraph": (
        'proposal: "Of £90,000 the county pays £54,000 and we pay [[g: £36,000]]."\n',
        ["INFER-01 /proposal"],
    ),
}
OPEN = {
    "two withheld numbers of one total": amounts(A, B, "t, value: 700, total_of: [a, b]"),
    "two totals without a shared part too few": amounts(
        A, B, C, D, "t, value: 700, total_of: [a, b]", "u, value: 1120, total_of: [a, b, c, d]"
    ),
    "a total that is not the sum": amounts(A, B, "c, value: 9", "t, value: 800, total_of: [a, b]"),
    "a total whose parts are withheld": amounts(A, B, C, "t, value: 950, total_of: [a, b, c], withheld: {total_of: g}"),
    "a value that is no number": amounts("a, value: lots!", B, "t, value: 700, total_of: [a, b]"),
    "a value in a wide band": amounts("a, value: 300, band: {from: 100, to: 500}!"),
    "four cells of two rows and columns": table(
        "Item | 2026 | 2027 | Total",
        "One | !£12? | !£35? | £47",
        "Two | !£19? | !£20? | £39",
        "Three | £5 | £6 | £11",
        "Total | £36 | £61 | £97",
    ),
    "a column that does not add up": table("Item | Cost", "One | £1,200", "Two | !£350?", "Total | £1,700"),
    "a column without a total": table("Item | Cost", "One | £1,200", "Two | !£350?", "Three | £1,550"),
    "a column that can be read in two ways": table("Item | Cost", "One | £5 or £7", "Two | !£350?", "Total | £355"),
    "a column with digits in words that does not add up": table(
        "Item | Cost", "One | Lot 2", "Two | !3.5?", "Total | 3.6"
    ),
    "two cells withheld in words": table("Item | Cost", "One | !some?", "Two | !more?", "Total | £1,550"),
    "words withheld beside a column that adds up": table("Item | Cost", "One | £5", "Two | !free?", "Total | £5"),
    "a cell in words under two totals": table(
        "Item | Cost", "One | £5", "Two | !some?", "Total | £9", "Total with VAT | £12"
    ),
    "a withheld number that is not in the brackets": table("Item | Cost", "One | £5", "Two | !£9? (£1)", "Total | -£4"),
    "two withheld values that the record does not hold": amounts("t, value: 1550, total_of: [a, b]")
    + "  - {id: a, label: A, withheld: {value: g}}\n  - {id: b, label: B, withheld: {value: g}}\n",
    "a percentage of no such total": "proposal: Support takes 12.5 per cent of the total.\n"
    + amounts("Support, value: 61250!", "Vans, value: 490000"),
    "a percentage of another total": "proposal: Support takes 12.5 per cent of the total.\n"
    + amounts("Support, value: 61251!", "Contract total, value: 490000"),
    "a percentage of a withheld total and a withheld part": "proposal: Support takes 12.5 per cent of the total.\n"
    + amounts("Support, value: 61250!", "Contract total, value: 490000!"),
    "two sums of a paragraph that differ by another": "proposal: Of £90,417 in all, £36,300 goes to vans.\n"
    + amounts("Roof, value: 54118!"),
    "a table that is withheld": (
        "summary:\n  - withheld: g\n    text: |\n      | Item | Cost |\n      |---|---|\n"
        "      | One | £1,200 |\n      | Two | £350 |\n      | Total | £1,550 |\n"
    )
    + amounts("Two, value: 350!"),
    "a percentage of something else": "proposal: A deposit of 12.5 per cent of £500,000.\n"
    + amounts("a, value: 62000!"),
    "a percentage of no sum": "proposal: A deposit of 12.5 per cent of vehicles.\n" + amounts("a, value: 62500!"),
    "a percentage and its base withheld": (
        'proposal: "A deposit of [[g: 12.5 per cent]] of [[g: £500,000]]."\n' + amounts("a, value: 62500")
    ),
    "a withheld percentage without a product": 'proposal: "A deposit of [[g: 12.5 per cent]] of £500,000."\n',
    "an amount of another row": table("Item | Cost", "Licences | £1,200", "Support | £350", "Total | £1,550")
    + amounts("Vans, value: 1200!"),
    "two equal withheld cells of one row": table("Item | 2026 | 2027 | Total", "One | !£12? | !£12? | £24"),
    "sums of two paragraphs": 'proposal: "Of £90,000 we pay [[g: £36,000]]."\nreasons: The county pays £54,000.\n',
    "an amount of Part 2 that is public": amounts("Vans with tax, value: 400", "Vans, value: 200", "Levy, value: 200")
    + "part2: {grounds: [g], amounts: [{id: levy, label: Levy, value: 200}]}\n",
    "a draft": "ref: A\nstatus: draft\n" + SETTLED["two totals that share withheld parts"][0],
    "a removed record": "ref: A\nstatus: removed\n" + SETTLED["two totals that share withheld parts"][0],
}


@pytest.mark.parametrize("case", SETTLED)
def test_what_public_numbers_settle_is_an_error(case: str, tmp_path: Path) -> None:
    """Every way to work a number out is found, at the number itself."""
    text, expected = SETTLED[case]
    said = found(tmp_path, _01=text)
    assert len(said) == len(expected)
    assert all(one.startswith(start) for one, start in zip(codes(said), expected, strict=True))


@pytest.mark.parametrize("case", OPEN)
def test_what_public_numbers_leave_open_is_no_finding(case: str, tmp_path: Path) -> None:
    """The near neighbours of the cases above say nothing."""
    assert codes(found(tmp_path, _01=OPEN[case])) == []


@pytest.mark.parametrize("case", SETTLED)
def test_no_finding_holds_a_withheld_number(case: str, tmp_path: Path) -> None:
    """Nothing of what is said is a number of the record, but for lines, positions and the ids of totals."""
    for one in found(tmp_path, _01=SETTLED[case][0], with_single_totals=True):
        assert not re.search(r"\d{3}|£", one.problem + one.remedy)


WITHHOLD = "Withhold a second item or the total, or publish a band: `band: {from: …, to: …}`."
FOLLOWS = "is withheld, and follows by"
BOTH = "subtraction from the total `t` and by subtraction from the total `u`"
LARGER = "the difference of two public amounts, the larger of them at"
REWORD = "Withhold the percentage or its base as well, or say it in words."


@pytest.mark.parametrize(
    ("case", "place", "said"),
    [
        (
            "two totals that share withheld parts",
            "7:30",
            f"/amounts/2/value {FOLLOWS} {BOTH}. {WITHHOLD}",
        ),
        ("a column", "9:13", f"/summary/0 {FOLLOWS} the table at line 6. {WITHHOLD}"),
        ("a percentage of a public base", "6:30", f"/amounts/0/value {FOLLOWS} the percentage at line 4. {REWORD}"),
        ("two labels that share a word", "7:36", f"/amounts/2/value is withheld, and is {LARGER} line 5. {WITHHOLD}"),
    ],
)
def test_a_finding_says_where_by_what_and_what_to_do(case: str, place: str, said: str, tmp_path: Path) -> None:
    """Place, source and remedy are whole."""
    path = (tmp_path / "pcc-d-2026-01.yaml").as_posix()
    assert [str(one) for one in found(tmp_path, _01=SETTLED[case][0])] == [f"{path}:{place}: INFER-01 {said}"]


SEEN, HIDDEN = "fee, value: 41.20", "fee, value: 41.20!"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (amounts(HIDDEN), amounts(SEEN), ["INFER-01"]),
        (amounts(SEEN), amounts(HIDDEN), ["INFER-01"]),
        (amounts(HIDDEN), amounts("fee, value: 41.2000"), ["INFER-01"]),
        (amounts(HIDDEN), amounts("fee, value: 41.30"), []),
        (amounts(HIDDEN), amounts(HIDDEN), []),
        (amounts(HIDDEN), amounts("other, value: 41.20"), []),
        (amounts(HIDDEN), "amounts: [{id: x, label: fee, value: 41.20}]\n", []),
        (
            amounts("fee, value: 9, recipient: Q!"),
            "amounts: [{id: x, label: Fee, value: 9, recipient: q}]\n",
            ["INFER-01"],
        ),
        # One withheld number here, one there: the two totals together leave nothing.
        (
            amounts(A, B, "t, value: 700, total_of: [a, b]"),
            amounts(A, B, C, "u, value: 950, total_of: [a, b, c]"),
            ["INFER-01"],
        ),
    ],
)
@pytest.mark.parametrize("relation", ["supersedes", "amends", "related"])
def test_what_a_related_record_shows_is_no_secret(
    first: str, second: str, expected: list[str], relation: str, tmp_path: Path
) -> None:
    """The same amount is one number in both, whichever of the two names the other, and in whichever way."""
    names = f"relations: {{{relation}: [PCC/D/2026/1]}}\n"
    assert [one.code for one in found(tmp_path, _01=first, _02=second + names)] == expected
    assert found(tmp_path, _01=first, _02=second) == []


def test_a_record_names_the_related_one_that_tells(tmp_path: Path) -> None:
    """The remedy for a twin is to treat both alike."""
    said = found(tmp_path, _01=amounts(HIDDEN), _02=amounts(SEEN) + "relations: {amends: [PCC/D/2026/01]}\n")
    assert said[0].problem.endswith("follows by the same amount in PCC/D/2026/02.")
    assert said[0].remedy == "Withhold it there as well, or show it here."


def test_a_record_whose_day_has_not_come_counts(tmp_path: Path) -> None:
    """It will be public, and then its amount tells the other's."""
    later = amounts(SEEN) + "relations: {amends: [PCC/D/2026/01]}\n"
    head = "ref: PCC/D/2026/02\nstatus: made\npublish_on: 2099-01-01\n"
    assert len(found(tmp_path, _01=amounts(HIDDEN), _02=head + later)) == 1
    assert found(tmp_path, _01=amounts(HIDDEN), _02=head.replace("made", "draft") + later) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (amounts("a, value: 300, band: {from: 290, to: 340}!"), 1),
        (amounts("a, value: 300, band: {from: 290, to: 350}!"), 0),
        (amounts("a, value: 9900!", "b, value: 100!", "t, value: 10000, total_of: [a, b]"), 0),
        # The small one can be nothing at most, so the large one is known to a hundredth.
        (
            amounts(
                "a, value: 9900!", "b, value: 100, band: {from: 50, to: 150}!", "t, value: 10000, total_of: [a, b]"
            ),
            1,
        ),
        # Where a value may be below nought, its neighbour has no end.
        (
            amounts("a, value: 9950!", "b, value: 50!", "t, value: 10000, total_of: [a, b]", "s, value: -4"),
            0,
        ),
        (table("Item | £m", "One | 41.2", "Two | !3.5?", "Total | 44.8"), 1),
        (table("Item | £m", "One | 41.2", "Two | !0.5?", "Total | 41.8"), 0),
        ("proposal: We pay 10% of £500,000.\n" + amounts("a, value: 50900!"), 1),
        ("proposal: We pay 3% of £300,000.\n" + amounts("a, value: 10000!"), 0),
    ],
)
def test_too_little_room_is_a_warning(text: str, expected: int, tmp_path: Path) -> None:
    """A number that is known to within a fifth of its size is as good as told."""
    assert [one.code for one in found(tmp_path, _01=text)] == ["INFER-02"] * expected


def test_amounts_that_differ_by_a_withheld_one_may_be_chance(tmp_path: Path) -> None:
    """Where nothing ties the two together it is a warning, and none where the difference itself is public."""
    text = amounts("Vans, value: 1200", "Roof, value: 1000", "Levy, value: 200!")
    assert codes(found(tmp_path, _01=text)) == ["INFER-03 /amounts/2/value"]
    more = amounts("Vans, value: 1200", "Roof, value: 1000", "Levy, value: 200!", "Tax, value: 200")
    assert found(tmp_path, _01=more) == []


def test_round_sums_of_a_paragraph_may_be_chance(tmp_path: Path) -> None:
    """Two sums that differ by a round amount are looked at by a person."""
    text = "proposal: The budget rose from £100,000 to £150,000.\n" + amounts("Roof, value: 50000!")
    assert codes(found(tmp_path, _01=text)) == ["INFER-03 /amounts/0/value"]


def test_a_sum_on_a_list_of_decisions_is_one_number_more(tmp_path: Path) -> None:
    """Were a year's sum to count what is withheld, it would tell it; a sum that is off tells nothing."""
    records = figures(tmp_path, _01=amounts("a, value: 700"), _02=amounts(A))
    parts = (("PCC/D/2026/01", "a"), ("PCC/D/2026/02", "a"))
    said = infer(records, [Listing("the sum of 2026", Fraction(1000), parts)])
    assert [one.problem for one in said] == ["/amounts/0/value is withheld, and follows by the sum of 2026."]
    assert infer(records, [Listing("the sum of 2026", Fraction(700), parts[:1])]) == []
    assert infer(records, [Listing("the sum of 2026", Fraction(999), parts)]) == []


@pytest.mark.parametrize("case", sorted(path.name for path in (CASES / "refused").glob("MONEY-06*")))
def test_what_money_06_refuses_is_not_said_twice(case: str, tmp_path: Path) -> None:
    """The rule of records and the guard agree about each case, and together they say it once."""
    text = (CASES / "refused" / case).read_text(encoding="utf-8")
    assert [one.code for one in found(tmp_path, _07=text, with_single_totals=True)] == ["INFER-01"]
    assert found(tmp_path, _07=text) == []


@pytest.mark.parametrize("case", sorted(path.name for path in (CASES / "accepted").glob("MONEY-06*")))
def test_what_money_06_accepts_the_guard_accepts(case: str, tmp_path: Path) -> None:
    """Two withheld numbers of a total are enough for both."""
    assert found(tmp_path, _07=(CASES / "accepted" / case).read_text(encoding="utf-8"), with_single_totals=True) == []


@pytest.mark.parametrize(
    ("first", "second", "at"),
    [
        ("t, value: 700, total_of: [a, b]", "{id: b, label: B, withheld: {value: g}}", 2),
        ("b, value: 400", "{id: t, label: T, total_of: [a, b], withheld: {value: g}}", 2),
        ("t, value: 700, total_of: [a, b]", "{id: b, label: B, value: lots, withheld: {value: g}}", None),
        ("t, value: 700, total_of: [a, b]", "{id: b, label: B}", None),
    ],
)
def test_a_value_that_the_record_does_not_hold_follows_all_the_same(
    first: str, second: str, at: int | None, tmp_path: Path
) -> None:
    """A total leaves one number for it, whether or not the office wrote that down."""
    said = found(tmp_path, _01=amounts("a, value: 300", first) + f"  - {second}\n", with_single_totals=True)
    assert codes(said) == ([] if at is None else [f"INFER-01 /amounts/{at}/value"])


def test_a_finding_goes_with_the_value_that_it_is_about(tmp_path: Path) -> None:
    """So that a suppression can name it, with a Part 2 in a file of its own in its place."""
    path, part2 = tmp_path / "pcc-d-2026-01.yaml", tmp_path / "pcc-d-2026-01.part2.yaml"
    path.write_text(HEAD.format("01") + amounts("Vans with tax, value: 1200", "Vans, value: 1000"), encoding="utf-8")
    part2.write_text("amounts: [{id: levy, label: Levy, value: 200}]\n", encoding="utf-8")
    documents = [read_yaml(one.as_posix(), one.read_bytes()) for one in (path, part2)]
    [(target, finding)] = inferred([figures_of(documents[0], path, documents[1:])])
    assert target == ("pcc-d-2026-01", ("part2", "amounts", 0, "value"))
    assert finding.position.path == part2.as_posix()
    assert finding.position.line == 1


EVERYTHING = (
    "relations: {related: [PCC/D/2026/01]}\n"
    'proposal: "We pay 12.5% of £8,000, or [[g: 10%]] of £9,000, of £[[g: 4,000]]."\n'
    + table("Item | 2026 | 2027 | Total", "One | !£12? | £35 | £47", "Two | !£1? | £2 | £3", "Total | £13 | £37 | £50")
    + amounts("a, value: 1000, band: {from: 900, to: 2000}!", "b, value: 900", "t, value: 1900, total_of: [a, b]")
    + "part2: {grounds: [g], amounts: [{id: x, label: X, value: 100}]}\n"
)


def test_no_shape_of_a_record_is_too_strange(tmp_path: Path) -> None:
    """Whatever stands anywhere in a record, the guard reads on: the rules of records say what is wrong with it."""
    whole = read_yaml("x.yaml", (HEAD.format("01") + EVERYTHING).encode())
    assert len(infer([figures_of(whole, tmp_path / "x.yaml")], with_single_totals=True)) == 3
    addresses = list(addresses_in(whole.tree, ()))
    assert len(addresses) > 30
    strange: list[Tree] = ["", "a", "-1", [], ["t", "t"], [[]], {}, {"a": {}}]
    for at in addresses:
        for one in strange:
            document = Document("x.yaml", whole.text, replaced(whole.tree, at, one), whole.key_lines)
            infer([figures_of(document, tmp_path / "x.yaml", [document])])


def addresses_in(tree: Tree, at: Pointer) -> Iterator[Pointer]:
    """Every address below one."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, one in steps:
        yield (*at, step)
        yield from addresses_in(one, (*at, step))


def replaced(tree: dict[str, Tree], at: Pointer, new: Tree) -> dict[str, Tree]:
    """A copy of a tree with another value at one address."""
    copy = deepcopy(tree)
    around: Tree = copy
    for step in at[:-1]:
        around = around[step]  # type: ignore[index]  # the address was taken from this tree
    around[at[-1]] = new  # type: ignore[index]  # as above
    return copy


def test_the_registers_of_ours_tell_nothing(tmp_path: Path) -> None:
    """The demo, three hundred records made at random, and the real decision give no finding."""
    write_demo(tmp_path / "demo")
    write_records(tmp_path / "many", count=300)
    for folder, least in ((tmp_path / "demo", 80), (tmp_path / "many", 300), (SEED, 1), (ROOT / "decisions", 0)):
        paths = [path for path in sorted(folder.rglob("*.yaml")) if not path.name.endswith(".part2.yaml")]
        records = [figures_of(read_yaml(path.as_posix(), path.read_bytes()), path) for path in paths]
        assert len(records) >= least
        assert infer(records) == []
