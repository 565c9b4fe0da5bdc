"""What a variant puts in the place of what is withheld: for each way to withhold something, in each manner."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

import pytest

from generator.verification.amounts import fresh, settle
from generator.verification.invented import CHOICES, Inventor, Manner
from generator.verification.marks import grounds_in
from generator.verification.perturb import Rewriter
from generator.verification.sums import other_values
from generator.yaml_text import Tree

LEAST, SMALL, LARGE = Manner
Group = dict[str, Any]  # plain trees of texts


def brief(tree: Tree) -> Tree:
    """The same with LINE and PAGE for the long and wild texts of one line and of many."""
    if isinstance(tree, str):
        wild = re.compile(r"\d+ <script>.*?longer(?: longer)*(\n\n# Heading.*?    code\n\n)?", re.DOTALL)
        return wild.sub(lambda found: "PAGE" if found[1] else "LINE", tree)
    return [brief(one) for one in tree] if isinstance(tree, list) else {key: brief(one) for key, one in tree.items()}


def rewritten(
    tree: Group, manner: Manner, only: frozenset[str] | None = None, *, removed: bool = False
) -> tuple[Tree, int]:
    """The record in one manner, and how many places were withheld in it."""
    rewriter = Rewriter(Inventor(manner, words=2), removed=removed)
    return brief(rewriter.record(tree, only)), rewriter.places


LONG = {
    "basis": "minimum",
    "per": "unit",
    "vat": "not-applicable",
    "kind": "saving",
    "years": ["2070/71"],
    "recipient": "LINE",
    "purpose": "PAGE",
    "value_for_money": "PAGE",
    "funded_from": "LINE",
}
ALL_BUT_LEGAL = ("financial", "equality", "human_rights", "environment", "public_access")
CLOSED = dict.fromkeys(("basis", "per", "vat", "kind", "recipient", "years", "ocid", "purpose"), "g")
# Of each way to withhold something: how it stands, in how many places, and what the manners make of it. What is not
# named again in an outcome is gone, so that each shows the public words too.
WAYS: dict[str, tuple[Group, int, Group, Group, Group]] = {
    "texts, a title and a day, some of them absent": (
        {"reasons": "old [[a: inner]]", "risk": "r", "status": "made"}
        | {"withheld": {"reasons": "g", "risk": "g", "effective": "g", "title": "g"}},
        2,
        {"reasons": "x [[a: x]]", "status": "made"},
        {"reasons": "y [[a: x]]", "risk": "Same words", "status": "made"},
        {"reasons": "PAGE [[a: x]]", "risk": "PAGE", "status": "made", "effective": "2071-01-30", "title": "LINE"},
    ),
    "phrases": (
        {"proposal": "A [[g: b]] c [[h: d]]", "options": r"Not \[[g: b]]"},
        2,
        {"proposal": "A [[g: x]] c [[h: x]]", "options": r"Not \[[g: b]]"},
        {"proposal": "A [[g: y]] c [[h: Same words]]", "options": r"Not \[[g: b]]"},
        {"proposal": "A [[g: LINE]] c [[h: LINE]]", "options": r"Not \[[g: b]]"},
    ),
    "a paragraph with others beneath it": (
        {
            "summary": [
                "one",
                {"text": "two", "withheld": "g", "paragraphs": ["x [[h: y]]", "z"]},
                {"text": "a [[g: b]]", "paragraphs": ["c [[g: b]]"]},
            ]
        },
        3,
        {
            "summary": [
                "one",
                {"text": "x [[g: x]] [[h: x]]", "withheld": "g"},
                {"text": "a [[g: x]]", "paragraphs": ["c [[g: x]]"]},
            ]
        },
        {
            "summary": [
                "one",
                {"text": "y [[g: x]] [[h: x]]", "withheld": "g"},
                {"text": "a [[g: Same words]]", "paragraphs": ["c [[g: Same words]]"]},
            ]
        },
        {
            "summary": [
                "one",
                {"text": "PAGE [[g: x]] [[h: x]]", "withheld": "g", "paragraphs": ["PAGE"] * 3},
                {"text": "a [[g: LINE]]", "paragraphs": ["c [[g: LINE]]"]},
            ]
        },
    ),
    "a section and a heading": (
        {
            "report": [
                {"heading": "h", "withheld": "g", "paragraphs": ["x"]},
                {"heading": "h", "withheld": {"heading": "g"}, "paragraphs": ["x"]},
            ]
        },
        2,
        {
            "report": [
                {"heading": "x [[g: x]]", "withheld": "g"},
                {"withheld": {"heading": "g"}, "paragraphs": ["x"]},
            ]
        },
        {
            "report": [
                {"heading": "y [[g: x]]", "withheld": "g"},
                {"heading": "Same words", "withheld": {"heading": "g"}, "paragraphs": ["x"]},
            ]
        },
        {
            "report": [
                {"heading": "LINE [[g: x]]", "withheld": "g", "paragraphs": ["PAGE", "PAGE"]},
                {"heading": "LINE", "withheld": {"heading": "g"}, "paragraphs": ["x"]},
            ]
        },
    ),
    "a whole report": (
        {"report": [{"heading": "h", "paragraphs": ["x [[h: y]]"]}], "withheld": {"report": "g"}},
        1,
        {"report": [{"heading": "x [[h: x]]"}]},
        {"report": [{"heading": "y [[h: x]]"}]},
        {
            "report": [
                {"heading": "LINE [[h: x]]", "paragraphs": ["PAGE", "PAGE"]},
                {"heading": "LINE", "paragraphs": ["PAGE"]},
                {"heading": "LINE", "paragraphs": ["PAGE"]},
            ]
        },
    ),
    "amounts, one as a whole and one value": (
        {
            "amounts": [
                {"id": "a", "label": "A", "value": "3", "withheld": "g"},
                {"id": "b", "label": "B", "value": "4", "written": "£4", "withheld": {"value": "g"}},
                {"id": "t", "label": "T", "value": "7", "total_of": ["a", "b"]},
            ]
        },
        3,
        {
            "amounts": [
                {"id": "amount-of-another-name-1", "label": "x [[g: x]]", "value": "0", "withheld": "g"},
                {"id": "b", "label": "B", "withheld": {"value": "g"}},
                {"id": "t", "label": "T", "value": "7", "total_of": ["amount-of-another-name-1", "b"]},
            ]
        },
        {
            "amounts": [
                {"id": "a-1", "label": "Same words [[g: x]]", "value": "3.5", "withheld": "g"},
                {"id": "b", "label": "B", "value": "3.5", "written": "£3.5", "withheld": {"value": "g"}},
                {"id": "t", "label": "T", "value": "7", "total_of": ["a-1", "b"]},
            ]
        },
        {
            "amounts": [
                {"id": "amount-of-another-name-1", "label": "LINE [[g: x]]", "value": "500.01", "written": "£500.01"}
                | LONG
                | {"ocid": "word 7", "withheld": "g"},
                {"id": "b", "label": "B", "value": "-493.01", "written": "-£493.01", "withheld": {"value": "g"}},
                {"id": "t", "label": "T", "value": "7", "total_of": ["amount-of-another-name-1", "b"]},
            ]
        },
    ),
    "a whole list of amounts": (
        {
            "amounts": [
                {"id": "a", "label": "A", "value": "3", "total_of": ["b"], "band": {"from": "1", "to": "5"}},
                {"id": "b", "label": "B", "value": "3"},
            ],
            "withheld": {"amounts": "g"},
        },
        1,
        {},
        {"amounts": [{"id": "a-1", "label": "Same words", "value": "9999.99"}]},
        {
            "amounts": [
                {"id": f"amount-of-another-name-{name}", "label": "LINE", "value": value, "written": f"£{written}"}
                | LONG
                | {"ocid": f"word {name + 6}"}
                for name, value, written in (
                    (1, "10000", "10,000"),
                    (8, "98765432139", "98,765,432,139"),
                    (15, "1000000", "1,000,000"),
                    (22, "500.01", "500.01"),
                )
            ]
        },
    ),
    "the closed forms of an amount": (
        {
            "amounts": [
                {"id": "a", "label": "A", "basis": "exact", "per": "unit", "vat": "included", "kind": "grant"}
                | {"recipient": "r", "years": ["2020/21"], "ocid": "o", "purpose": "p", "withheld": CLOSED}
            ]
        },
        8,
        {"amounts": [{"id": "a", "label": "A", "withheld": CLOSED}]},
        {
            "amounts": [
                {"id": "a", "label": "A", "basis": "circa", "per": "total", "vat": "excluded", "kind": "revenue"}
                | {"recipient": "y", "years": ["1999/00"], "ocid": "word 2", "purpose": "Same words"}
                | {"withheld": CLOSED}
            ]
        },
        {
            "amounts": [
                {"id": "a", "label": "A", "basis": "minimum", "per": "month", "vat": "not-applicable"}
                | {"kind": "saving", "recipient": "LINE", "years": ["2070/71"], "ocid": "word 2", "purpose": "PAGE"}
                | {"withheld": CLOSED}
            ]
        },
    ),
    "attachments": (
        {
            "attachments": [
                {"file": "a.csv", "title": "A", "withheld": "g"},
                {"file": "b.csv", "title": "[[g: B]]"},
                {"file": "c.csv", "title": "C", "withheld": {"file": "g"}},
                {"file": "d.csv", "title": "D"},
                {"title": "E", "withheld": {"title": "g"}},
            ]
        },
        5,
        {
            "attachments": [
                {"file": "other-1.csv", "title": "x [[g: x]]", "withheld": "g"},
                {"file": "other-4.csv", "title": "[[g: x]]"},
                {"file": "other-6.csv", "title": "x", "withheld": {"file": "g"}},
                {"file": "d.csv", "title": "D"},
                {"title": "x", "withheld": {"title": "g"}},
            ]
        },
        {
            "attachments": [
                {"file": "other-1.csv", "title": "Same words [[g: x]]", "withheld": "g"},
                {"file": "other-4.csv", "title": "[[g: Same words]]"},
                {"file": "other-6.csv", "title": "£499.99", "withheld": {"file": "g"}},
                {"file": "d.csv", "title": "D"},
                {"title": "z", "withheld": {"title": "g"}},
            ]
        },
        {
            "attachments": [
                {"file": "A much longer name, £1m & more.xlsx", "title": "LINE [[g: x]]", "withheld": "g"},
                {"file": "A much longer name, £4m & more.xlsx", "title": "[[g: LINE]]"},
                {"file": "A much longer name, £6m & more.xlsx", "title": "LINE", "withheld": {"file": "g"}},
                {"file": "d.csv", "title": "D"},
                {"title": "LINE", "withheld": {"title": "g"}},
            ]
        },
    ),
    "Part 2": (
        {"part2": {"grounds": ["g"], "held": "true", "notes": "n"}},
        1,
        {"part2": {"grounds": ["g"]}},
        {"part2": {"grounds": ["g"], "held": "false"}},
        {
            "part2": {
                "grounds": ["g"],
                "report": [{"heading": "LINE", "paragraphs": ["PAGE"]}, {"heading": "LINE", "paragraphs": ["PAGE"]}],
                "amounts": [
                    {"id": "amount-of-another-name-5", "label": "LINE", "value": "1000000", "written": "£1,000,000"}
                    | LONG
                    | {"ocid": "word 11"},
                    {"id": "amount-of-another-name-12", "label": "LINE", "value": "500.01", "written": "£500.01"}
                    | LONG
                    | {"ocid": "word 18"},
                ],
                "notes": "PAGE",
            }
        },
    ),
    "people who signed": (
        {
            "signatories": [
                {"role": "R", "capacity": "officer", "name": "N", "withheld": "g"},
                {"role": "R", "capacity": "officer", "name": "N", "withheld": {"name": "g", "signed": "h"}},
            ]
        },
        2,
        {
            "signatories": [
                {"role": "x [[g: x]]", "capacity": "decision-maker", "withheld": "g"},
                {"role": "R", "capacity": "officer", "withheld": {"name": "g", "signed": "h"}},
            ]
        },
        {
            "signatories": [
                {"role": "y [[g: x]]", "capacity": "decision-maker", "name": "Same words", "withheld": "g"},
                {"role": "R", "capacity": "officer", "name": "Same words", "withheld": {"name": "g", "signed": "h"}},
            ]
        },
        {
            "signatories": [
                {"role": "LINE [[g: x]]", "capacity": "decision-maker", "name": "LINE", "withheld": "g"}
                | {"signed": "2071-01-30", "signature": "not-held"},
                {"role": "R", "capacity": "officer", "name": "LINE", "withheld": {"name": "g", "signed": "h"}}
                | {"signed": "2071-01-30"},
            ]
        },
    ),
    "an author, and one of two who decide": (
        {
            "author": {"role": "R", "name": "N", "withheld": "g"},
            "decision_makers": [{"role": "R", "name": "N", "withheld": {"name": "g"}}, {"role": "S"}],
        },
        2,
        {
            "author": {"role": "x [[g: x]]", "withheld": "g"},
            "decision_makers": [{"role": "R", "withheld": {"name": "g"}}, {"role": "S"}],
        },
        {
            "author": {"role": "y [[g: x]]", "name": "Same words", "withheld": "g"},
            "decision_makers": [{"role": "R", "name": "Same words", "withheld": {"name": "g"}}, {"role": "S"}],
        },
        {
            "author": {"role": "LINE [[g: x]]", "name": "LINE", "withheld": "g"},
            "decision_makers": [{"role": "R", "name": "LINE", "withheld": {"name": "g"}}, {"role": "S"}],
        },
    ),
    "groups withheld as a whole, one by a mark at the top": (
        {
            "considerations": {"legal": "L", "risk": "R [[h: i]]", "withheld": "g"},
            "author": {"role": "R", "name": "N"},
            "relations": {"amends": ["A"], "withheld": "g"},
            "withheld": {"author": "a"},
        },
        3,
        {
            "considerations": {"legal": "x [[g: x]] [[h: x]]", "withheld": "g"},
            "relations": {"withheld": "g"},
        },
        {
            "considerations": {"legal": "y [[g: x]] [[h: x]]", "risk": "Same words", "withheld": "g"},
            "author": {"role": "Same words", "name": "£499.99"},
            "relations": {"amends": ["A"], "withheld": "g"},
        },
        {
            "considerations": {"legal": "PAGE [[g: x]] [[h: x]]", "risk": "PAGE", "withheld": "g"}
            | dict.fromkeys(ALL_BUT_LEGAL, "PAGE"),
            "author": {"role": "LINE", "name": "LINE"},
            "relations": {"amends": ["A"], "withheld": "g"},
        },
    ),
}


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("way", WAYS)
def test_other_values_stand_wherever_something_is_withheld(way: str, manner: Manner) -> None:
    """And nowhere else: public words stay, and so do the marks."""
    tree, places, *outcomes = WAYS[way]
    kept: Group = {"withheld": tree["withheld"]} if "withheld" in tree else {}
    assert rewritten(tree, manner) == (outcomes[list(Manner).index(manner)] | kept, places)
    assert rewritten(tree, manner, frozenset())[0] == tree


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("way", WAYS)
def test_every_ground_stays_in_use(way: str, manner: Manner) -> None:
    """A ground that a record explains and nothing uses is an error, so a variant uses each one that the record did."""
    tree = {key: one for key, one in WAYS[way][0].items() if key != "part2"}
    made, _ = rewritten(tree, manner)
    assert set(grounds_in(made)) == set(grounds_in(tree))


def leaves(tree: Tree, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a tree with its address."""
    if isinstance(tree, str):
        yield at, tree
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, one in steps:
        yield from leaves(one, (*at, step))


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("way", WAYS)
def test_a_variant_of_a_variant_is_another_again(way: str, manner: Manner) -> None:
    """Though the same would be invented: what stands there already is not taken, else nothing would be compared."""
    tree = WAYS[way][0]
    first = Rewriter(Inventor(manner, words=2)).record(tree)
    second = dict(leaves(Rewriter(Inventor(manner, words=2)).record(first)))
    was, public = dict(leaves(first)), dict(leaves(tree))
    same = {at for at, text in was.items() if second.get(at) == text and public.get(at) != text}
    whole = {"capacity", "file", "years", "paragraphs", "part2"}  # one value serves, or all is new
    assert not [at for at in same if not whole & set(at) and not was[at].endswith(": x]]")]


@pytest.mark.parametrize("manner", Manner)
def test_what_is_absent_stays_so_where_it_would_say_something(manner: Manner) -> None:
    """A value that a total may leave, a field that nobody knows, and that there is no Part 2, are no withheld words."""
    for tree in (
        {"amounts": [{"id": "a", "label": "A", "withheld": {"value": "g"}}]},
        {"withheld": {"mystery": "g"}},
        {"amounts": [{"id": "a", "label": "A", "withheld": {"written": "g"}}]} if manner is not LARGE else {},
        {"withheld": {"signature": "g"}, "signature": "held"} if manner is LEAST else {},
    ):
        made, places = rewritten(tree, manner)
        assert made == {key: one for key, one in tree.items() if key != "signature"}
        assert places == ("signature" in tree)
    assert rewritten({"part2": {"grounds": ["g"], "held": "false"}}, manner)[1] == 0


@pytest.mark.parametrize("manner", Manner)
def test_an_amount_withheld_as_a_whole_need_have_no_value(manner: Manner) -> None:
    """It has one in a variant, and of its words none are left."""
    made, places = rewritten({"amounts": [{"id": "a", "label": "A", "written": "£4", "withheld": "g"}]}, manner)
    amounts = made["amounts"] if isinstance(made, dict) else None
    [amount] = amounts if isinstance(amounts, list) else []
    assert isinstance(amount, dict)
    assert (amount["value"], amount.get("written"), places) == ("1", None, 1)


def test_what_is_not_known_stays_unless_all_is_erased() -> None:
    """The rules of records say what is wrong with it; where links lead is not known here either."""
    tree: Group = {"mystery": "m", "relations": {"amends": ["A"]}, "withheld": {"mystery": "g"}}
    assert rewritten(tree, SMALL) == (tree, 1)
    assert rewritten(tree, LEAST) == ({key: tree[key] for key in ("relations", "withheld")}, 1)


def test_words_for_a_sum_may_stand_alone() -> None:
    """As they may in a record: where there is no value they are not made from it."""
    amount: Group = {"id": "a", "label": "A", "withheld": {"written": "g"}}
    assert rewritten({"amounts": [amount]}, LARGE) == ({"amounts": [amount | {"written": "£1"}]}, 0)


def test_the_fields_that_are_asked_for_change_alone() -> None:
    """So it can be found which of them makes a difference."""
    tree: Group = {"reasons": "a [[g: b]]", "risk": "c", "part2": {"grounds": ["g"], "notes": "n"}, "x": "[[g: b]]"}
    tree |= {"withheld": {"risk": "g", "effective": "g"}}
    changed = {"reasons": "a [[g: x]]", "risk": None, "part2": {"grounds": ["g"]}, "x": "[[g: x]]"}
    for key, one in changed.items():
        made, _ = rewritten(tree, LEAST, frozenset((key,)))
        assert made == {**{name: was for name, was in tree.items() if name != key}, **({key: one} if one else {})}
    made, _ = rewritten(tree, LARGE, frozenset(("effective",)))
    assert made == tree | {"effective": "2071-01-30"}


def test_of_a_removed_record_all_but_its_note_is_withheld() -> None:
    """Marks or not: other words, the same grounds, other sums, the same days and reference."""
    tree: Group = {"ref": "A", "status": "removed", "status_note": "s [[g: t]]", "decided": "2026-01-02"}
    tree |= {"title": "A [[g: b]] [[h: c]]", "proposal": "x", "topics": ["q"], "interests": "none", "vat": "v"}
    tree |= {"attachments": [{"file": "f.csv", "title": "[[g: t]]"}, {"file": "o.csv", "title": "t"}]}
    tree |= {"summary": ["q [[g: z]]", {"text": "r"}], "amounts": [{"id": "a", "label": "A", "value": "1"}]}
    expected: dict[Manner, Group] = {
        LEAST: {
            "title": "x [[g: x]] [[h: x]]",
            "proposal": "xy",
            "topics": ["x"],
            "interests": "x",
            "status_note": "s [[g: x]]",
        }
        | {"summary": ["x [[g: x]]", {"text": "x"}], "amounts": [{"id": "a", "label": "x", "value": "0"}]}
        | {"attachments": [{"file": "other-5.csv", "title": "x [[g: x]]"}, {"file": "o.csv", "title": "x"}]},
        SMALL: {"title": "word 4 [[g: x]] [[h: x]]", "proposal": "word 5", "topics": ["word 6"], "interests": "word 7"}
        | {"status_note": "s [[g: y]]", "summary": ["word 13 [[g: x]]", {"text": "word 14"}]}
        | {"attachments": [{"file": "other-10.csv", "title": "word 9 [[g: x]]"}, {"file": "o.csv", "title": "word 11"}]}
        | {"amounts": [{"id": "a", "label": "word 15", "value": "499.99"}]},
    }
    for manner, other in expected.items():
        made, places = rewritten(tree, manner, removed=True)
        assert made == tree | other
        assert places == 15


@pytest.mark.parametrize("manner", Manner)
def test_a_file_of_whose_title_a_part_is_withheld_is_public(manner: Manner) -> None:
    """Its name and the other words of its title stay."""
    made, places = rewritten({"attachments": [{"file": "p.csv", "title": "Plan [[g: b]]"}]}, manner)
    inner = {LEAST: "x", SMALL: "y", LARGE: "LINE"}[manner]
    assert (made, places) == ({"attachments": [{"file": "p.csv", "title": f"Plan [[g: {inner}]]"}]}, 1)


def test_files_are_named_anew_once() -> None:
    """So that the file that is withheld can be found under its other name."""
    rewriter = Rewriter(Inventor(SMALL))
    rewriter.record({"attachments": [{"file": "a.csv", "title": "[[g: A]]"}, {"file": "b.csv", "title": "B"}]})
    assert rewriter.files == {"a.csv": "other-2.csv"}


# Invented values


METHODS: dict[str, Callable[[Inventor, str], Any]] = {
    "phrase": Inventor.phrase,
    "line": Inventor.line,
    "text": Inventor.text,
    "plain": Inventor.plain,
    "key": Inventor.key,
    "day": Inventor.day,
    "year": Inventor.year,
    **{key: partial(lambda key, inventor, old: inventor.choice(key, old), key) for key in CHOICES},
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("manner", Manner)
def test_what_is_invented_is_never_what_stood_there(manner: Manner, method: str) -> None:
    """Else a variant would change nothing there and prove nothing."""
    make = METHODS[method]
    for turns in range(12):
        first = make(Inventor(manner, ["A b"], words=3, count=turns), "")
        other = make(Inventor(manner, ["A b"], words=3, count=turns), first)
        assert other != first
        if method == "day":
            assert date.fromisoformat(first) != date.fromisoformat(other)
        if method == "year":
            assert re.fullmatch(r"\d{4}/\d\d", first)
            assert re.fullmatch(r"\d{4}/\d\d", other)
        if method == "phrase":
            assert not set("[]\\\n") & set(first)


def test_days_and_years_lie_on_either_side_of_all_others() -> None:
    """Long ago where values are small, far ahead where they are large."""
    assert (Inventor(SMALL).day(""), Inventor(SMALL).year("")) < ("2000", "2000")
    assert (Inventor(LARGE).day(""), Inventor(LARGE).year("")) > ("2070", "2070")


@pytest.mark.parametrize("manner", Manner)
def test_an_invented_sum_is_never_the_one_that_stood_there(manner: Manner) -> None:
    """The same of sums, with and without public ones to repeat, and at either end of a band."""
    for turns in range(24):
        for sums in ((), (Fraction(5), Fraction(6))):
            first = Inventor(manner, sums=sums, count=turns).pounds(None)
            assert Inventor(manner, sums=sums, count=turns).pounds(first) != first
    for old in (Fraction(1), Fraction(9), Fraction(4)):
        assert Inventor(manner).within(Fraction(1), Fraction(9), old=old) in {Fraction(1), Fraction(9)} - {old}


def test_invented_sums_lie_on_either_side_of_every_threshold() -> None:
    """Nought; a penny below each, and public ones; each itself, a penny above it, and a vast one."""
    thresholds = [Fraction(500), Fraction(10_000), Fraction(500_000), Fraction(1_000_000)]
    penny, public = Fraction(1, 100), (Fraction(5), Fraction(6), Fraction(7))
    made: dict[Manner, set[Fraction]] = {}
    for manner in Manner:
        inventor = Inventor(manner, sums=public)
        made[manner] = {inventor.pounds(None) for _ in range(24)}
    assert made[LEAST] == {Fraction()}
    without = Inventor(SMALL)
    assert {without.pounds(None) for _ in range(8)} == {one - penny for one in thresholds}
    assert made[SMALL] & set(public) == set(public)
    assert made[LARGE] >= {*thresholds[::2], *(one + penny for one in thresholds[1::2])} or made[LARGE] >= {
        *thresholds[1::2],
        *(one + penny for one in thresholds[::2]),
    }
    assert max(made[LARGE]) > 98_000_000_000


def test_invented_words_say_what_is_public_and_what_is_said_elsewhere() -> None:
    """Small texts repeat public ones and one another; large ones are long, in places very long."""
    inventor = Inventor(SMALL, ["A b", "C"])
    said = [inventor.line("") for _ in range(6)]
    assert {"A b", "C", "Same words"} <= set(said)
    lengths = [len(Inventor(LARGE, words=50, count=turn).line("").split()) for turn in range(6)]
    assert max(lengths) - min(lengths) == 47
    owing = Inventor(LEAST, owed=["g", "h"])
    assert [owing.line(""), owing.line("")] == ["x [[g: x]] [[h: x]]", "x"]


# Sums that still add up


def settled(*amounts: Group, manner: Manner = SMALL, every: bool = False, sums: Any = ()) -> list[Any]:
    """The value and words of each amount after its withheld ones were given others."""
    old, made = [dict(one) for one in amounts], [dict(one) for one in amounts]
    return [
        (one.get("value"), one.get("written"))
        for one in settle(list(old), list(made), Inventor(manner, sums=sums), every=every)
        if isinstance(one, dict)
    ]


A: Group = {"id": "a", "value": "3", "withheld": {"value": "g"}}
B: Group = {"id": "b", "value": "5", "withheld": "g"}
T: Group = {"id": "t", "value": "8", "total_of": ["a", "b"]}


@pytest.mark.parametrize(
    ("amounts", "manner", "expected"),
    [
        ((A, B, T), SMALL, [("4", None), ("4", None), ("8", None)]),  # parts of one size
        ((A, B, T), LEAST, [("0", None), ("8", None), ("8", None)]),
        ((A, B, T), LARGE, [("10000", "£10,000"), ("-9992", "-£9,992"), ("8", None)]),
        ((A | {"value": "4"}, B | {"value": "4"}, T), SMALL, [("999999.99", None), ("-999991.99", None), ("8", None)]),
        ((A, {"id": "b", "value": "5"}, T), LARGE, [("3", "£3"), ("5", None), ("8", None)]),  # one alone is fixed
        (
            (A, B, T | {"withheld": {"value": "g"}}),
            SMALL,
            [("999999.99", None), ("499999.99", None), ("1499999.98", None)],
        ),
        ((A, {"id": "b", "value": "x"}, T), LEAST, [("0", None), ("x", None), ("8", None)]),  # no sum, no bond
        ((A, {"id": "b"}, T), LEAST, [("0", None), (None, None), ("8", None)]),
        ((A, {"value": "1"}), LEAST, [("0", None), ("1", None)]),
        (({"id": "a", "value": " ", "withheld": "g"},), LARGE, [(" ", None)]),
        (({"id": "a", "value": "3", "withheld": {"written": "g"}},), LEAST, [("0", None)]),
        (({"id": "a", "value": "3", "withheld": {"label": "g"}},), LEAST, [("3", None)]),
        (({"id": "a", "value": "3", "withheld": ""},), LEAST, [("0", None)]),
        (
            ({"id": "a", "value": "3", "written": "three", "withheld": {"value": "g"}},),
            SMALL,
            [("999999.99", "£999,999.99")],
        ),
        (({"id": "a", "value": "3", "written": "three", "withheld": {"value": "g"}},), LEAST, [("0", None)]),
        ((A | {"band": {"from": "2", "to": "4.5"}},), SMALL, [("2", None)]),
        ((A | {"band": {"from": "2", "to": "4.5"}},), LARGE, [("4.5", "£4.5")]),
        ((A | {"value": "2", "band": {"from": "2", "to": "4.5"}},), SMALL, [("4.5", None)]),
        ((A | {"value": "0"},), LEAST, [("0.01", None)]),
        ((A | {"band": {"from": "x", "to": "2"}},), LEAST, [("0", None)]),
        ((A | {"band": {"from": "2"}},), LEAST, [("0", None)]),
        ((A | {"band": {"from": "2", "to": "x"}},), LEAST, [("0", None)]),
        ((A | {"band": "x"},), LEAST, [("0", None)]),
    ],
)
def test_withheld_amounts_change_and_totals_still_hold(
    amounts: tuple[Group, ...], manner: Manner, expected: list[Any]
) -> None:
    """As far as the public ones leave them free, within their bands, and in figures and words."""
    assert settled(*amounts, manner=manner) == expected


def test_totals_that_share_parts_hold_together() -> None:
    """Also where one is made of others, and with public parts among the withheld."""
    values = {name: Fraction(one) for name, one in {"a": 1, "b": 2, "c": 4, "d": 8, "t": 11, "u": 6, "v": 17}.items()}
    totals = {"t": ["a", "b", "d"], "u": ["b", "c"], "v": ["t", "u"]}
    for withheld in (["a", "b", "c"], ["a", "b", "c", "t"], ["b", "a", "c", "t", "u"], ["a", "b", "c", "t", "u", "v"]):
        found = other_values(values, withheld, totals, lambda _: Fraction(50))
        after = values | found
        assert all(sum(after[part] for part in parts) == after[total] for total, parts in totals.items())
        assert all(found[one] != values[one] for one in withheld[:3])


def test_a_value_that_follows_from_another_stays_in_its_band_too() -> None:
    """Those that are free go only as far as it lets them."""
    near = {"withheld": {"value": "g"}, "band": {"from": "4", "to": "6"}}
    (first, _), (second, _), _ = settled(A, B | near, T, manner=LARGE)
    assert first != "3"
    assert 4 <= Fraction(second) <= 6
    assert Fraction(first) + Fraction(second) == 8


def test_a_list_that_is_withheld_as_a_whole_has_other_sums_and_no_bonds() -> None:
    """Also where one was nought, or none."""
    made: list[Tree] = [{"value": "0", "total_of": ["b"], "band": {"from": "0", "to": "1"}}, {"value": "x"}]
    assert fresh(made, Inventor(LEAST)) == [{"value": "0.01"}, {"value": "0"}]


def test_a_total_keeps_the_names_that_it_knows_nothing_of() -> None:
    """And takes the new names of the others."""
    old: list[Tree] = [{"id": "t", "total_of": ["a", "zz"]}, {"id": "a"}]
    made: list[Tree] = [{"id": "t", "total_of": ["a", "zz"]}, {"id": "other"}]
    assert settle(old, made, Inventor(LEAST), every=False) == [
        {"id": "t", "total_of": ["other", "zz"]},
        {"id": "other"},
    ]


def test_every_amount_of_a_removed_record_changes() -> None:
    """There the public ones are withheld too, and still add up."""
    shown = [{key: value for key, value in one.items() if key != "withheld"} for one in (A, B, T)]
    assert settled(*shown, manner=LEAST) == [("3", None), ("5", None), ("8", None)]
    assert settled(*shown, manner=LEAST, every=True) == [("0", None)] * 3


def test_a_public_sum_takes_the_place_of_a_withheld_one() -> None:
    """So that two are equal which are not: a mark for equal sums would show."""
    assert settled(A, B, manner=SMALL, sums=[Fraction(47)])[0][0] == "47"
