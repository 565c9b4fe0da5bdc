"""Withheld numbers that follow from public ones are found; near neighbours that do not follow are left alone."""

import re
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.verification.amount_fields import folded
from generator.verification.collecting import figures_of
from generator.verification.inference import infer, inferred
from generator.verification.joining import Listing, System
from generator.verification.quantities import Figures, How, Kind
from generator.verification.unknowns import Relation
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


PARTS = [("b", 1000), ("c", 2000), ("d", 3000), ("e", 4000)]
A, B, C, D = "a, value: 300!", "b, value: 400!", "c, value: 250!", "d, value: 170!"
BOTH_TOTALS = ("t, value: 700, total_of: [a, b]", "u, value: 950, total_of: [a, b, c]")
SETTLED = {
    "two totals that share withheld parts": (
        amounts(A, B, C, "t, value: 700, total_of: [a, b]", "u, value: 950, total_of: [a, b, c]"),
        ["INFER-01 /amounts/2/value"],
    ),
    "two totals after one that names what is not there": (
        amounts(A, B, C, "s, value: 9, total_of: [zz]", *BOTH_TOTALS),
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
    "a table of two rows": (table("Item | Cost", "One | !£350?", "Total | £350"), ["INFER-01"]),
    "a second column of parts with a total of its own": (
        table("Item | £", "One | 10", "Two | 20", "Total | 30", "Three | !5?", "Four | 6", "Total | 11"),
        ["INFER-01"],
    ),
    "a total in words among which another number stands": (
        table("Item | Vans", "One | Lot 2", "Two | !35?", "Three | 12", "Total | 47 vans"),
        ["INFER-01"],
    ),
    "a cell in words beside one that adds nothing": (
        table("Item | Cost", "One | n/a", "Two | !some?", "Three | £5", "Total | £9"),
        ["INFER-01"],
    ),
    "a withheld word that adds nothing in the second row": (
        table("Item | Cost", "One | £5", "Two | !free?", "Three | !£3?", "Total | £8"),
        ["INFER-01"],
    ),
    "a withheld word that adds nothing in the last row": (
        table("Item | Cost", "One | £5", "Two | !£3?", "Three | !free?", "Total | £8"),
        ["INFER-01"],
    ),
    "a fraction below nought": (table("Item | £m", "One | (0.5)", "Two | !0.8?", "Total | 0.3"), ["INFER-01"]),
    "a cell with two withheld numbers and a public one": (
        table("Item | Cost", "One | £1,200", "Two | !3? or !4? vans for £350", "Total | £1,550"),
        ["INFER-01"],
    ),
    "a table without bars around it, beneath a line of text": (
        "summary:\n  - |\n    Here:\n\n    It is.\n\n"
        + "".join(
            f"    {row}\n" for row in ("[[g: Item]] | Cost", "---|---", "[[g: One]] | £12", "[[g: Two]] | [[g: £35]]")
        )
        + "    Total | £47\n",
        ["INFER-01"],
    ),
    "a table without bars around it and with an empty column": (
        "summary:\n  - |\n    x | | £\n    ---|---|---\n    One | | £12\n    Two | | [[g: £35]]\n    Total | | £47\n",
        ["INFER-01"],
    ),
    "a table with an empty column": (
        table("Item | | Cost", "One | | £12", "Two | | !£35?", "Total | | £47"),
        ["INFER-01"],
    ),
    "amounts that are withheld as a whole list": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\nwithheld: {amounts: g}\n"
        + amounts("a, value: 62500"),
        ["INFER-01 /amounts/0/value"],
    ),
    "an amount of a record whose marks cannot be read": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\nwithheld: g\n" + amounts("a, value: 62500"),
        [],  # nothing of such a record is public, so nothing tells
    ),
    "an amount after one that is no number": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n" + amounts("b, value: lots", "a, value: 62500!"),
        ["INFER-01 /amounts/1/value"],
    ),
    "an amount of which the words are withheld": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n"
        + amounts("a, value: 62500, withheld: {written: g}"),
        ["INFER-01 /amounts/0/value"],
    ),
    "an amount that is written in words alone": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n"
        + amounts("a, written: '£62,500', withheld: {value: g}"),
        ["INFER-01 /amounts/0/written"],
    ),
    "an amount in figures and in words": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n"
        + amounts("a, value: 62500, written: '£62,500', withheld: {value: g}"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage in two letters": (
        "proposal: A deposit of 12.5pc of £500,000 is due.\n" + amounts("a, value: 62500!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a withheld percentage in two letters": (
        'proposal: "A deposit of [[g: 12.5PC]] of £500,000 is due."\n' + amounts("a, value: 62500"),
        ["INFER-01 /proposal"],
    ),
    "a withheld percentage by its sign": (
        'proposal: "A deposit of [[g: 12.5%]] of £500,000 is due."\n' + amounts("a, value: 62500"),
        ["INFER-01 /proposal"],
    ),
    "a small percentage that is off by less than a hundredth": (
        "proposal: We pay 51% of £50.\n" + amounts("a, value: 25.6!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of a total by its declaration alone": (
        "proposal: Support takes 12.5 per cent of the total.\n"
        + amounts("Support, value: 61250!", "Rest, value: 428750!", "All, value: 490000, total_of: [Support, Rest]"),
        ["INFER-01 /amounts/0/value", "INFER-01 /amounts/1/value"],
    ),
    "a total of a table and its part that differ by an amount": (
        table("Item | Cost", "One | £1,200", "Two | £300", "Three | £50", "Total | £1,550")
        + amounts("Levy, value: 350!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "the same in the first of two columns": (
        table("Item | Cost | Vans", "One | £1,200 | 1", "Two | £300 | 2", "Three | £50 | 3", "Total | £1,550 | 6")
        + amounts("Levy, value: 350!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a cell of a table that an amount shows": (
        table("Item | Cost", "Licences | !£1,200?", "Support | !£350?", "Total | £1,550")
        + amounts("licences, value: 1200"),
        ["INFER-01 /summary/0", "INFER-01 /summary/0"],
    ),
    "sums of one paragraph in other words": (
        'proposal: "Of 90,000 pounds the county pays GBP 54,000 and we pay [[g: £36,000]]."\n',
        ["INFER-01 /proposal"],
    ),
    "a percentage of a public base": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n" + amounts("a, value: 62500!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of a base that is named before": (
        "proposal: The budget is £200,000. The grant takes 31% of the budget.\n" + amounts("a, value: 62000!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage in capitals": (
        "proposal: A DEPOSIT OF 12.5 PER CENT OF £500,000 IS DUE.\n" + amounts("a, value: 62500!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of which, in capitals": (
        "proposal: WE PAY £500,000, OF WHICH 12.5% NOW.\n" + amounts("a, value: 62500!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of a base that is named in capitals": (
        "proposal: BUDGET £200,000. THE GRANT TAKES 31% OF THE BUDGET.\n" + amounts("a, value: 62000!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of it, in capitals": (
        "proposal: WE HAVE £200,000. THE GRANT IS 31% OF IT.\n" + amounts("a, value: 62000!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of it": (
        "proposal: The lot costs £193,270.48. The radio is 25% of it.\n" + amounts("a, value: 48317.62!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of that sum": (
        "proposal: We have £200,000. The grant is 31 per cent of that sum.\n" + amounts("a, value: 62000!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of a base that another text names": (
        "summary: ['There is a £200,000 budget for this.']\nproposal: The grant takes 31% of its yearly budget.\n"
        + amounts("a, value: 62000!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of a withheld base that is named before": (
        'proposal: "The budget is [[g: £200,000]]. The grant takes 31% of the budget."\n' + amounts("a, value: 62000"),
        ["INFER-01 /proposal"],
    ),
    "a percentage of a withheld base that another text names": (
        "summary: ['The budget is [[g: £200,000]].']\nproposal: The grant takes 31% of the budget.\n"
        + amounts("a, value: 62000"),
        ["INFER-01 /summary/0"],
    ),
    "a percentage as exact as it is shown": (
        "proposal: We pay 33.3% of the total of £1m.\n" + amounts("a, value: 333333.33!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage that runs over the end of a line": (
        "proposal: |\n  A deposit of 12.5\n  per cent of £500,000 is due.\n" + amounts("a, value: 62500!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "a percentage of a base that runs over the end of a line": (
        "proposal: |\n  A deposit of 12.5 per\n  cent of £0.5\n  million is due.\n" + amounts("a, value: 62500!"),
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
    "a band that begins below nought, where nothing is": (
        amounts("a, value: 0, band: {from: -5, to: 0}!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "two sums of a paragraph that differ by an amount of three digits": (
        "proposal: Of £90,400 in all, £36,300 goes to vans.\n" + amounts("Roof, value: 54100!"),
        ["INFER-01 /amounts/0/value"],
    ),
    "two sums of a paragraph that differ by an amount of Part 2": (
        "proposal: Of £90,417 in all, £36,300 goes to vans.\npart2: {amounts: [{id: a, label: Roof, value: 54117}]}\n",
        ["INFER-01 /part2/amounts/0/value"],
    ),
    "a difference that is sure in one place and chance in another": (
        "proposal: Of £90,417 in all, £36,300 goes to vans.\n"
        + amounts("Roof, value: 54117!", "Bikes, value: 60000", "Desks, value: 5883"),
        ["INFER-01 /amounts/0/value"],
    ),
    "two labels that share a word of three letters": (
        amounts("Van with tax, value: 1200", "Van, value: 1000", "Levy, value: 200!"),
        ["INFER-01 /amounts/2/value"],
    ),
    "a percentage after one that is of nothing beside it": (
        'proposal: "By 3% of all.\\n\\nIn £90,000 there is hope. A deposit of 12.5 per cent of £500,000 is due."\n'
        + amounts("a, value: 62500!"),
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
    "lines with bars that are no table": "summary:\n  - |\n"
    "    Item | Cost\n    Note | here\n    One | £1,200\n    Two | [[g: £350]]\n    Total | £1,550\n",
    "a heading with a line and no bar": "summary:\n  - |\n"
    "    Item | Cost\n    -----\n    One | £1,200\n    Two | [[g: £350]]\n    Total | £1,550\n",
    "a table with no rows": "summary:\n  - '| [[g: £350]] | Total |\n\n    |---|---|'\n",
    "a column whose total cannot be read": table("Item | Cost", "One | £350", "Two | !£350?", "Total | £5 or £7"),
    "a column with words that may be a number": table(
        "Item | Cost", "One | 2 or 3", "Two | !some?", "Three | £5", "Total | £9"
    ),
    "a rounded column with words that may be a number": table(
        "Item | £m", "One | 2 or 3", "Two | !3.5?", "Total | 3.6"
    ),
    "a total of nothing": table("Item | Cost", "One | x", "Total | !£0?"),
    "a withheld total of noughts": table("Item | Cost", "One | £0", "Two | !£0?", "Total | !nil?"),
    "a column of plain numbers that does not add up": table("Item | Vans", "One | 12", "Two | !35?", "Total | 35"),
    "a column of grouped numbers that does not add up": table(
        "Item | Vans", "One | 1,200 vans", "Two | !35?", "Total | 35"
    ),
    "a band of an amount that is withheld as a whole": (
        "amounts: [{id: a, label: A, value: 300, band: {from: 290, to: 340}, withheld: g}]\n"
    ),
    "an amount of Part 2 that is public beside a percentage of it": (
        "proposal: A deposit of 12.5 per cent of £500,000 is due.\n"
        + amounts("a, value: 62500")
        + "part2: {grounds: [g], amounts: [{id: b, label: B, value: 62500}]}\n"
    ),
    "a percentage in a text that is withheld": "proposal: A deposit of 12.5 per cent of £500,000.\n"
    "withheld: {proposal: g}\n" + amounts("a, value: 62500!"),
    "a percentage in paragraphs that are withheld": "summary: ['A deposit of 12.5 per cent of £500,000.']\n"
    "withheld: {summary: g}\n" + amounts("a, value: 62500!"),
    "a percentage in Part 2": "part2: {grounds: [g], notes: 'A deposit of 12.5 per cent of £500,000.'}\n"
    + amounts("a, value: 62500!"),
    "all of a base": 'proposal: "A deposit of [[g: 100 per cent]] of £500,000."\n',
    "a withheld percentage beside a number of things": (
        'proposal: "A deposit of [[g: 12.5 per cent]] of £500,000, for 62,500 vans."\n'
    ),
    "a cell that is the difference of its total and a part": table(
        "Item | Cost", "One | !£350?", "Two | £1,200", "Three | !£40?", "Four | (£40)", "Total | £1,550"
    ),
    "a total of parts that are not all there": "proposal: A deposit of 12.5 per cent of £2,000 is due.\n"
    + amounts("a, value: 300", "t, value: 550, total_of: [a, b, zz]")
    + "  - {id: b, label: B, withheld: {value: g}}\n",
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
    "a total of nought where something is below it": amounts(
        "a, value: 0!", "b, value: 0!", "t, value: 0, total_of: [a, b]", "s, value: -4"
    ),
    "a number, and no percentage, of the total": "proposal: Support takes 12.5 of the total, not 3%.\n"
    + amounts("Support, value: 61250!", "Contract total, value: 490000"),
    "a number, and no percentage, of a sum": "proposal: Support takes 12.5 of £500,000, or 12.5 of 500,000.\n"
    + amounts("a, value: 62500!"),
    "a percentage and a sum": 'proposal: "Support takes 12.5 per cent; £500,000 and 12.5% are much."\n'
    + amounts("a, value: 62500!"),
    "a number of which there is a percentage": "proposal: There are 500,000, of which 12.5% are new.\n"
    + amounts("a, value: 62500!"),
    "a sum of which there is a number": "proposal: There is £500,000, of which 12.5 is new.\n"
    + amounts("a, value: 62500!"),
    "a number before a line that begins with another": 'proposal: "We pay 12.5% of £500\\n000 and more."\n'
    + amounts("a, value: 62500!"),
    "a percentage of it in the next paragraph": (
        'proposal: "We have £200,000.\\n\\nThe grant is 31% of it."\n' + amounts("a, value: 62000!")
    ),
    "a percentage of its own": (
        "proposal: We have £200,000. The grant is 31% of items.\n" + amounts("a, value: 62000!")
    ),
    "a percentage of the next paragraph": 'proposal: "This is 12.5 per cent of\\n\\n£500,000 is due."\n'
    + amounts("a, value: 62500!"),
    "a percentage of a base that another sum is": (
        "proposal: The vans are £200,000. The grant takes 31% of the budget.\n" + amounts("a, value: 62000!")
    ),
    "a percentage of a base whose sentence has ended": (
        "proposal: It is over budget. We pay £200,000, 31% of the budget.\n" + amounts("a, value: 62000!")
    ),
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


def problems(findings: list[Finding]) -> list[str]:
    """What is said of each number, by its last words."""
    return [one.problem.split(" is withheld, and ")[1].replace(one.position.path, "FILE") for one in findings]


ADDS_UP = ["a, value: 300, total_of: [b, c]!", "b, value: 100", "c, value: 200"]
SAYS = {
    "a withheld total of public parts": (amounts(*ADDS_UP), ["follows by adding up the parts of the total `a`."]),
    "a total whose id is none": (
        amounts("a, value: 300!", "b, value: 100", "T!, value: 400, total_of: [a, b]"),
        ["follows by subtraction from the total at /amounts/2/value."],
    ),
    "an amount that a table shows": (
        SETTLED["an amount that a table shows"][0],
        ["follows by the same amount at line 6."],
    ),
    "a narrow band": (amounts("a, value: 300, band: {from: 290, to: 340}!"), ["is nearly told by its band."]),
    "a wide band and a narrow total": (
        amounts(
            "a, value: 9900, band: {from: 1, to: 99999}!",
            "b, value: 100, band: {from: 50, to: 150}!",
            "t, value: 10000, total_of: [a, b]",
        ),
        ["is nearly told by its band and by subtraction from the total `t`."],
    ),
    "a percentage of a round sum": (
        "proposal: We pay 10% of £500,000.\n" + amounts("a, value: 50900!"),
        ["is nearly told by the percentage at line 4."],
    ),
    "two amounts that may differ by chance": (
        amounts("Vans, value: 1200", "Roof, value: 1000", "Levy, value: 200!"),
        ["may be the difference of two public amounts, the larger of them at line 5."],
    ),
    "two sums of a paragraph": (
        SETTLED["two sums of a paragraph that differ by an amount"][0],
        ["is the difference of two public amounts, the larger of them at line 4."],
    ),
    "four bonds, of which three are told": (
        amounts(
            "a, value: 300, band: {from: 1, to: 999}!",
            *(f"{name}, value: {value}, band: {{from: {value - 20}, to: {value + 20}}}!" for name, value in PARTS),
            *(f"t-{name}, value: {value + 300}, total_of: [a, {name}]" for name, value in PARTS[:3]),
        ),
        [
            f"is nearly told by its band and by {BOTH.replace('`t`', '`t-b`').replace('`u`', '`t-c`')} and others.",
        ],
    ),
    "two bonds, all told": (
        amounts(
            "a, value: 300, band: {from: 1, to: 999}!",
            *(f"{name}, value: {value}, band: {{from: {value - 20}, to: {value + 20}}}!" for name, value in PARTS[:2]),
            *(f"t-{name}, value: {value + 300}, total_of: [a, {name}]" for name, value in PARTS[:2]),
        ),
        ["is nearly told by its band and by subtraction from the total `t-b` and by subtraction from the total `t-c`."],
    ),
    "a total of a table and its part": (
        SETTLED["a total of a table and its part that differ by an amount"][0],
        ["is the difference of two public amounts, the larger of them at line 6."],
    ),
    "a percentage over three lines": (
        SETTLED["a percentage of a base that runs over the end of a line"][0],
        ["follows by the percentage at line 6."],
    ),
    "a withheld percentage on its own line": (
        'proposal: "First.\\n\\nA deposit of [[g: 12.5 per cent]] of £500,000 is due."\n' + amounts("a, value: 62500"),
        ["follows by the percentage at line 4."],
    ),
    "a withheld percentage beneath others": (
        "proposal: |\n  First.\n\n  A deposit of [[g: 12.5 per cent]] of £500,000 is due.\n"
        + amounts("a, value: 62500"),
        ["follows by the percentage at line 7."],
    ),
    "a percentage of a base, on its own line": (
        "proposal: |\n  There was a long debate, longer than this or any other line of all that is said here.\n\n"
        "  A deposit of 12.5 per cent of £500,000 is due.\n\n"
        "  Much more was said on the same day by many other people who had come to listen to the debate.\n"
        + amounts("a, value: 62500!"),
        ["follows by the percentage at line 7."],
    ),
    "a base and its percentage, on their own line": (
        "proposal: |\n  There was a long debate, longer than this or any other line of all that is said here.\n\n"
        "  The cost is £80,000, of which 15% is held back.\n\n"
        "  Much more was said on the same day by many other people who had come to listen to the debate.\n"
        + amounts("a, value: 12000!"),
        ["follows by the percentage at line 7."],
    ),
    "a percentage of a base that is named elsewhere, on its own line": (
        "summary: ['There is a £200,000 budget for this.']\n"
        "proposal: |\n  There was a long debate, longer than this or any other line of all that is said here.\n\n"
        "  The grant takes 31% of the budget.\n\n"
        "  Much more was said on the same day by many other people who had come to listen to the debate.\n"
        + amounts("a, value: 62000!"),
        ["follows by the percentage at line 8."],
    ),
    "a percentage of the total, on its own line": (
        "proposal: |\n  There was a long debate, longer than this or any other line of all that is said here.\n\n"
        "  Support takes 12.5 per cent of the total.\n\n"
        "  Much more was said on the same day by many other people who had come to listen to the debate.\n"
        + amounts("Support, value: 61250!", "Contract total, value: 490000"),
        ["follows by the percentage at line 7."],
    ),
}


@pytest.mark.parametrize("case", SAYS)
def test_a_finding_says_by_what_a_number_follows(case: str, tmp_path: Path) -> None:
    """In words that lead to the line, by three sources at most, and never to another number."""
    text, expected = SAYS[case]
    said = found(tmp_path, with_single_totals=True, _01=text)
    first = [one for one in said if "/amounts/0/" in one.problem or len(said) == 1]
    assert problems(first) == expected
    assert all(one.position.line > 3 for one in first)


def test_each_kind_of_finding_has_its_remedy(tmp_path: Path) -> None:
    """A band is no remedy for two amounts that differ by a third."""
    kinds = {one: found(tmp_path, _01=SAYS[one][0])[0] for one in list(SAYS)[3:7]}
    remedies = [one.remedy for one in kinds.values()]
    look = "Withhold one of the two as well, if a reader would think of subtracting them; else nothing more is needed."
    assert remedies == [WITHHOLD, WITHHOLD, REWORD, look]


def test_a_phrase_is_found_by_its_first_line(tmp_path: Path) -> None:
    """Where what is withheld runs over two lines of the file, the first is where it stands."""
    text = "proposal: |\n  First.\n\n  A deposit of [[g: 12.5\n  per cent]] of £500,000 is due.\n" + amounts(
        "a, value: 62500"
    )
    assert [one.position.line for one in found(tmp_path, _01=text)] == [7]


def test_a_file_that_has_gone_is_named_all_the_same(tmp_path: Path) -> None:
    """Without a line, which only the file could tell."""
    read = figures(tmp_path, _01=SETTLED["two labels that share a word"][0])
    path = tmp_path / "pcc-d-2026-01.yaml"
    path.unlink()
    [said] = infer(read)
    assert (said.position.path, said.position.line) == (path.as_posix(), 0)
    assert said.problem.endswith("the larger of them at /amounts/0/value.")


def test_single_totals_are_left_to_their_rule_unless_asked_for(tmp_path: Path) -> None:
    """By default, in either form."""
    read = figures(tmp_path, _01=amounts(*ADDS_UP))
    assert infer(read) == []
    assert list(inferred(read)) == []
    assert len(infer(read, with_single_totals=True)) == 1


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


def test_the_record_that_tells_is_named_from_either_side(tmp_path: Path) -> None:
    """By its reference, whichever of the two was read first; without one by its file and line."""
    names = "relations: {amends: [PCC/D/2026/01]}\n"
    [said] = found(tmp_path, _01=amounts(SEEN), _02=amounts(HIDDEN) + names)
    assert said.problem.endswith("follows by the same amount in PCC/D/2026/01.")
    nameless = "status: made\npublish_on: 2026-03-05\nrelations: {amends: [PCC/D/2026/02]}\n"
    [said] = found(tmp_path, _01=nameless + amounts(SEEN), _02=amounts(HIDDEN))
    assert said.problem.endswith(f"by the same amount at line 5 of {(tmp_path / 'pcc-d-2026-01.yaml').as_posix()}.")
    [said] = found(tmp_path, _02=amounts(HIDDEN), _03=nameless + amounts(SEEN))
    assert said.problem.endswith(f"by the same amount at line 5 of {(tmp_path / 'pcc-d-2026-03.yaml').as_posix()}.")


def test_every_related_record_is_looked_at(tmp_path: Path) -> None:
    """Not those of one record alone."""
    names = "relations: {{amends: [PCC/D/2026/{}]}}\n"
    said = found(
        tmp_path,
        _01=amounts(HIDDEN),
        _02=amounts(SEEN) + names.format("01"),
        _03=amounts("x, value: 7!"),
        _04=amounts("x, value: 7") + names.format("03"),
    )
    assert [one.position.path[-7:] for one in said] == ["01.yaml", "03.yaml"]


def test_what_joins_two_records_is_one_equation(tmp_path: Path) -> None:
    """Two withheld twins differ by nought; a public one, or a list, gives the value itself."""
    one = Fraction(1)
    names = "relations: {amends: [PCC/D/2026/01]}\n"
    twins = System(figures(tmp_path, _01=amounts(HIDDEN), _02=amounts(HIDDEN) + names))
    assert twins.relations == [Relation({0: one, 1: -one}, Fraction(0), Fraction(0))]
    shown = System(figures(tmp_path, _01=amounts(HIDDEN), _02=amounts(SEEN) + names))
    shown.list(Listing("x", Fraction("82.40"), (("PCC/D/2026/01", "fee"), ("PCC/D/2026/02", "fee"))))
    assert shown.relations == [Relation({0: one}, Fraction("41.20"), Fraction("41.20"))] * 2
    assert shown.hows[-1] == How(Kind.LISTING, shown.hidden[0].place, "x")


def test_a_cell_names_the_amount_that_shows_it(tmp_path: Path) -> None:
    """And the cell beside it follows by the table."""
    said = found(tmp_path, _01=SETTLED["a cell of a table that an amount shows"][0])
    assert problems(said)[0].startswith("follows by the same amount at line 12")
    assert problems(said)[1] == "follows by the table at line 6 and by the same amount at line 12."


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (SETTLED["a percentage of a public base"][0], [([1], 62500)]),
        (SETTLED["a withheld percentage"][0], [([-5000], -62500)]),
        (SETTLED["a withheld base"][0], [([Fraction(-1, 8)], -62500)]),
        (
            'proposal: "A deposit of [[g: 12.5 per cent]] of £500,000."\n' + amounts("a, value: 62500!"),
            [([-5000, 1], 0)],
        ),
        (SETTLED["a percentage of the total"][0], [([-1], -61250)]),
        (SETTLED["a withheld total of a percentage"][0], [([Fraction(1, 8)], 61250)]),
        (OPEN["a percentage of a withheld total and a withheld part"], [([-1, Fraction(1, 8)], 0)]),
        (SETTLED["a withheld percentage of the total"][0], [([4900], 61250)]),
        (
            table("Item | Cost", "Vans | !£300?", "Total | £300") + amounts("vans, value: 300!"),
            [([1], 300), ([-1, 1], 0)],
        ),
        (amounts("a, value: 300!", "b, value: 100", "t, value: 400, total_of: [a, b]!"), [([-1, 1], -100)]),
        (amounts("a, value: 300!", "t, value: 300, total_of: [a], withheld: {total_of: g}"), []),
        (amounts("a, value: 300!") + "  - {id: t, label: T, value: 300, total_of: [a], withheld: g}\n", []),
        (amounts("a, value: 0!", "t, value: 5, total_of: [t, a]"), []),
        (amounts("a, value: 300!", "t, value: 300, total_of: [a, zz]"), []),
    ],
)
def test_what_a_record_says_is_one_equation(text: str, links: object, tmp_path: Path) -> None:
    """With the factors that hold for any values, and not for the true ones alone."""
    [one] = figures(tmp_path, _01=text)
    assert [(sorted(dict(link.terms).values()), link.low) for link in one.links] == links
    assert all(link.low == link.high for link in one.links)
    assert all(one.quantities[at].is_hidden for link in one.links for at, _ in link.terms)


def test_an_amount_without_a_value_has_one_only_if_a_total_leaves_it(tmp_path: Path) -> None:
    """Withheld as a whole or by field; not where nothing is said of it."""
    bare = "  - {id: b, label: B, withheld: g}\n"
    [alone] = figures(tmp_path, _01=amounts("a, value: 300") + bare)
    assert [one.value for one in alone.quantities] == [300]
    [left] = figures(tmp_path, _01=amounts("a, value: 300", "t, value: 550, total_of: [a, b]") + bare)
    assert [(int(one.value), one.is_hidden) for one in left.quantities] == [(300, False), (550, False), (250, True)]
    for more in ("", ", withheld: {label: g}", ", written: a lot, withheld: g", ", value: x, written: £9, withheld: g"):
        lines = amounts("a, value: 300", "t, value: 550, total_of: [a, b]") + f"  - {{id: b, label: B{more}}}\n"
        [none] = figures(tmp_path, _01=lines)
        assert [int(one.value) for one in none.quantities] == [300, 550], more
    [words] = figures(tmp_path, _01=lines.replace(", value: x, written: £9, withheld: g", ", withheld: {written: g}"))
    assert int(words.quantities[2].value) == 250


def test_a_label_is_its_words() -> None:
    """In any case, without signs, and with what is withheld in it under whichever ground."""
    assert folded("The [[g: Acme]] fee, (2026)!") == "the acme fee 2026"


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
        (amounts("a, value: 300, band: {from: 300, to: 340}!"), 1),
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
        (table("Item | £m", "One | 41.2", "Two | !3.5?", "Three | 1.0", "Total | 45.9"), 1),
        (table("Item | £m", "One | 41.2", "Two | !3.5?", "Three | 1.0", "Total | 46.0"), 0),
        (table("Item | £m", "Two | !3.5?", "Total | 3.6"), 1),
        ("proposal: We pay 10% of £500,000.\n" + amounts("a, value: 50900!"), 1),
        ("proposal: We pay 3% of £300,000.\n" + amounts("a, value: 10000!"), 0),
        # As far off as rounding allows, and a little further.
        ("proposal: We pay 10% of £500,000.\n" + amounts("a, value: 52500.005!"), 1),
        ("proposal: We pay 10% of £500,000.\n" + amounts("a, value: 52500.006!"), 0),
        ('proposal: "We pay [[g: 10%]] of £500,000."\n' + amounts("a, value: 50900"), 1),
        (
            'proposal: "We pay [[g: 10%]] of £500,000."\n'
            + amounts("a, value: 50900, band: {from: 50500, to: 51000}!"),
            2,
        ),
    ],
)
def test_too_little_room_is_a_warning(text: str, expected: int, tmp_path: Path) -> None:
    """A number that is known to within a fifth of its size is as good as told."""
    assert [one.code for one in found(tmp_path, _01=text)] == ["INFER-02"] * expected


def test_amounts_that_differ_by_a_withheld_one_may_be_chance(tmp_path: Path) -> None:
    """Where nothing ties the two together it is a warning, and none where the difference itself is public."""
    text = amounts("Vans, value: 1200", "Roof, value: 1000", "Levy, value: 200!")
    assert codes(found(tmp_path, _01=text)) == ["INFER-03 /amounts/2/value"]
    short = amounts("Vans at HQ, value: 1200", "Roof at HQ, value: 1000", "Levy, value: 200!")
    assert codes(found(tmp_path, _01=short)) == ["INFER-03 /amounts/2/value"]
    more = amounts("Vans, value: 1200", "Roof, value: 1000", "Levy, value: 200!", "Tax, value: 200")
    assert found(tmp_path, _01=more) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (amounts("Vans, value: 74400", "Levy, value: 62000!"), 1),
        (amounts("Vans, value: 62000", "Levy, value: 74400!"), 1),
        (amounts("Heat, value: 651.42", "Levy, value: 620.40!"), 1),  # at 5 per cent
        (amounts("Heat, value: 620.40", "Levy, value: 651.42!"), 1),
        (amounts("Vans, value: 411.11", "Levy, value: 342.59!"), 1),  # to the penny
        (amounts("Vans, value: 74401", "Levy, value: 62000!"), 0),
        (amounts("Vans, value: 120000", "Levy, value: 100000!"), 0),
        (amounts("Vans, value: 0", "Levy, value: 0!"), 0),
        (amounts("Vans, value: 74400!", "Levy, value: 62000!"), 0),
        ("proposal: We pay £74,400, VAT included.\n" + amounts("Levy, value: 62000!"), 1),
        ("proposal: We pay £74,400, vat included.\n" + amounts("Levy, value: 62000!"), 1),
        ("proposal: £74,400 WITH TAX.\n" + amounts("Levy, value: 62000!"), 1),
        ("proposal: We pay £74,400.\n" + amounts("Levy, value: 62000!"), 0),
        ('proposal: "We pay [[g: £74,400]], VAT included."\n' + amounts("Levy, value: 62000!"), 0),
    ],
)
def test_a_withheld_sum_with_its_tax_is_looked_at(text: str, expected: int, tmp_path: Path) -> None:
    """A public sum may be the withheld one with value added tax, or without; round sums are so by chance."""
    said = found(tmp_path, _01=text)
    assert [one.code for one in said] == ["INFER-03"] * expected
    assert all("value added tax" in one.problem and "tax" in one.remedy for one in said)


@pytest.mark.parametrize("word", ["total", "whole", "budget", "contract", "cost", "costs", "price", "value", "sum"])
def test_a_total_goes_by_many_words(word: str, tmp_path: Path) -> None:
    """Whatever a sum is called, a percentage of it is one of the sum."""
    text = f"proposal: The {word} is £200,000. The grant takes 31% of the {word}.\n"
    assert codes(found(tmp_path, _01=text + amounts("a, value: 62000!"))) == ["INFER-01 /amounts/0/value"]


PAPERS = "part2: {grounds: [g], notes: 'The old radios cost £48,317.62, and £0.'}\n"
TOTAL = "proposal: The lot costs £148,317.79.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOTAL + amounts("Vans, value: 100000.17", "Radios, value: 48317.62!"), ["/amounts/1/value line 4"]),
        (
            TOTAL + "reasons: Vans are £100,000.17.\n" + amounts("Radios, value: 48317.62!"),
            ["/amounts/0/value line 4"],
        ),
        (
            "proposal: Vans are £100,000.17.\n" + amounts("Lot, value: 148317.79", "Radios, value: 48317.62!"),
            ["/amounts/1/value line 6"],
        ),
        (TOTAL + "reasons: Vans are £100,000.17.\n" + PAPERS, ["/part2/notes line 4"]),
        (TOTAL + amounts("Vans, value: 100007.79", "Radios, value: 48310!"), ["/amounts/1/value line 4"]),
        (
            "proposal: The lot is £141.4055.\n" + amounts("Vans, value: 100.20", "Unit, value: 41.2055!"),
            ["/amounts/1/value line 4"],
        ),
        (amounts("Vans, value: 100000.17", "Lot, value: 148317.79") + PAPERS, ["/part2/notes line 6"]),
        (TOTAL + "reasons: 'Vans are [[g: £100,000.17]].'\n" + PAPERS, []),
        (TOTAL + "reasons: Vans are £100,000.17. Radios are £48,317.62.\n" + PAPERS, []),
        (TOTAL + "reasons: There are 100,000.17 of them.\n" + PAPERS, []),
        ("proposal: We pay £23,600.\nreasons: We had £12,000.\n" + amounts("Radios, value: 11600!"), []),
        (amounts("Vans, value: 100000.17") + table("Item | Cost", "Lot | £148,317.79") + PAPERS, []),
    ],
)
def test_two_sums_of_a_record_may_differ_by_a_withheld_one(text: str, expected: list[str], tmp_path: Path) -> None:
    """Amounts, and sums in any text, against amounts that are withheld and sums in the texts of Part 2."""
    said = found(tmp_path, _01=text)
    assert {one.code for one in said} <= {"INFER-03"}
    words = [one.problem.split(" is withheld, and may be the difference of two public amounts, ") for one in said]
    assert [f"{place} {by.removeprefix('the larger of them at ').rstrip('.')}" for place, by in words] == expected


def test_sums_in_a_part_2_of_its_own_count_as_well(tmp_path: Path) -> None:
    """The file is named, and the place within it."""
    path, papers = tmp_path / "a.yaml", tmp_path / "a.part2.yaml"
    path.write_text(f"{HEAD.format('01')}{TOTAL}reasons: Vans are £100,000.17.\n", encoding="utf-8")
    papers.write_text("grounds: [g]\nparagraphs:\n  - The radios cost £48,317.62 each.\n", encoding="utf-8")
    documents = [read_yaml(one.as_posix(), one.read_bytes()) for one in (path, papers)]
    [said] = infer([figures_of(documents[0], path, documents[1:])])
    assert (said.code, said.position.path, said.position.line) == ("INFER-03", papers.as_posix(), 3)


def test_a_sum_of_a_long_text_of_part_2_is_pointed_at(tmp_path: Path) -> None:
    """A paragraph of Part 2 has many sums, and the finding may say none: so it says where in the line."""
    papers = "part2:\n  grounds: [g]\n  notes: |\n    The bids were £51,222.03,\n    £48,317.62 and £50,999.01.\n"
    [said] = found(tmp_path, _01=f"{TOTAL}reasons: Vans are £100,000.17.\n{papers}")
    lines = (tmp_path / said.position.path).read_text(encoding="utf-8").splitlines()
    assert said.position.line is not None
    assert said.position.column is not None
    assert lines[said.position.line - 1][said.position.column - 1 :].startswith("£48,317.62")


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


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        (amounts("Vans with tax, value: 1200", "Vans, value: 1000", "Levy, value: 200!"), ("amounts", 2, "value")),
        (SETTLED["an amount of Part 2 between two that share a word"][0], ("part2", "amounts", 0, "value")),
    ],
)
def test_a_value_of_the_record_itself_keeps_its_address(text: str, pointer: Pointer, tmp_path: Path) -> None:
    """Part 2 within a record stands at its own place already."""
    [(target, _)] = inferred(figures(tmp_path, _01=text))
    assert target == ("pcc-d-2026-01", pointer)


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
