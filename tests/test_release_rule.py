"""What was withheld goes public only where the record says that it is released."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.findings import Finding, Severity
from generator.public.anchors import anchors
from generator.public.bundle import attached, decision_path
from generator.public.decision import PublishedDecision
from generator.public.exposure import difference
from generator.public.release_rule import release_findings, unexplained
from generator.public.releases import exposure
from tests.releases import CORRECTED, MARK, RELEASED, amount, decision, paragraphs, write

PLAN = {"file": "zq-canary.pdf", "title": "zq-canary", "size": 4}
PERSON = {"role": "Officer", "name": "zq-canary"}
SIGNED = {"role": "Officer", "name": "zq-canary", "capacity": "officer"}
SECTION = {"heading": "Risks", "paragraphs": paragraphs("A")}


def findings(old: dict[str, Any], new: dict[str, Any], folder: Path) -> list[Finding]:
    """What the rule says of going from one state of a decision to another."""
    before, after = decision(**old), decision(**new)
    return release_findings(exposure(placed(folder / "new", after), placed(folder / "old", before)))


def placed(folder: Path, one: PublishedDecision) -> Path:
    """A release of one decision, with a file for each of its attachments."""
    return write(folder, one, files={f"{decision_path(one)}/{name}": b"%PDF" for name in attached(one)})


SILENT: dict[str, tuple[dict[str, Any], dict[str, Any], set[str]]] = {
    "one field": (
        {"amounts": [amount(recipient=MARK)]},
        {"amounts": [amount()]},
        {"amounts, unit-rate: recipient"},
    ),
    "one field of an amount with a new id": (
        {"amounts": [amount("a", recipient=MARK)]},
        {"amounts": [amount("b"), amount("c"), amount("d")]},
        {f"amounts, {name}: recipient" for name in "bcd"},
    ),
    "a sum": (
        {"amounts": [amount(value=MARK, written=MARK)]},
        {"amounts": [amount()]},
        {"amounts, unit-rate: value", "amounts, unit-rate: written"},
    ),
    "a whole amount": (
        {"amounts": [amount("a", recipient="X"), MARK]},
        {"amounts": [amount("a", recipient="X"), amount("b")]},
        {f"amounts, b: {name}" for name in ("id", "label", "value", "written", "recipient")},
    ),
    "a whole list": (
        {"amounts": MARK},
        {"amounts": [MARK, amount("b")]},
        {f"amounts, b: {name}" for name in ("id", "label", "value", "written", "recipient")},
    ),
    "a part of a total": (
        {"amounts": [amount(total_of=["x", MARK])]},
        {"amounts": [amount(total_of=["x", "y"])]},
        {"amounts, unit-rate: total of"},
    ),
    "a phrase": (
        {"summary": paragraphs(["The bidder was ", MARK, "."])},
        {"summary": paragraphs("The bidder was zq-canary.")},
        {"summary: text"},
    ),
    "one phrase of two": (
        {"proposal": ["A ", MARK, " B ", MARK]},
        {"proposal": ["A zq-canary B ", MARK]},
        {"proposal"},
    ),
    "a part of a whole text": ({"proposal": MARK}, {"proposal": ["zq-canary ", MARK]}, {"proposal"}),
    "a whole paragraph": ({"summary": paragraphs("A", MARK)}, {"summary": paragraphs("A", "B")}, {"summary: text"}),
    "a paragraph below another": (
        {"summary": [{"text": "A", "paragraphs": [MARK]}]},
        {"summary": [{"text": "A", "paragraphs": [{"text": "B"}]}]},
        {"summary: paragraphs: text"},
    ),
    "a paragraph with a phrase still withheld": (
        {"summary": paragraphs(MARK)},
        {"summary": paragraphs(["A ", MARK])},
        {"summary: text"},
    ),
    "a paragraph among many": (
        {"summary": paragraphs("A", MARK, "C")},
        {"summary": paragraphs("New", "A", "B", "C", "Last")},
        {"summary: text"},
    ),
    "a paragraph, and its neighbour withheld instead": (
        {"summary": paragraphs("A", MARK, "C")},
        {"summary": paragraphs(MARK, "B", "C")},
        {"summary: text"},
    ),
    "a phrase, and one of another paragraph withheld instead": (
        {"summary": paragraphs(["A ", MARK], "B zq")},
        {"summary": paragraphs("A zq-canary", ["B ", MARK])},
        {"summary: text"},
    ),
    "all paragraphs of a section": (
        {"report": [{"heading": "Risks", "paragraphs": MARK}]},
        {"report": [SECTION]},
        {"report: paragraphs: text"},
    ),
    "a section": ({"report": [MARK]}, {"report": [SECTION]}, {"report: heading", "report: paragraphs: text"}),
    "a report": ({"report": MARK}, {"report": [SECTION]}, {"report: heading", "report: paragraphs: text"}),
    "a title": (
        {"title": "Public", "title_withheld": ["commercial"]},
        {"title": "zq-canary"},
        {"title"},
    ),
    "a day": ({"effective": MARK}, {"effective": "2026-03-02"}, {"effective"}),
    "a name": (
        {"signatories": [SIGNED | {"name": MARK}]},
        {"signatories": [SIGNED]},
        {"signatories: name"},
    ),
    "a name, and another withheld instead": (
        {"decision_makers": [PERSON | {"name": MARK}, PERSON | {"name": "B"}]},
        {"decision_makers": [PERSON, PERSON | {"name": MARK}]},
        {"decision makers: name"},
    ),
    "a person": ({"author": MARK}, {"author": PERSON}, {"author: name", "author: role"}),
    "an attachment": ({"attachments": [MARK]}, {"attachments": [PLAN]}, {"attachments"}),
    "the title of an attachment": (
        {"attachments": [PLAN | {"title": ["Plan of ", MARK]}]},
        {"attachments": [PLAN]},
        {"attachments"},
    ),
    "the title of an attachment, and that of another withheld instead, both renamed": (
        {"attachments": [PLAN | {"file": "a.pdf", "title": ["A ", MARK]}, PLAN | {"file": "b.pdf", "title": "B zq"}]},
        {"attachments": [PLAN | {"file": "c.pdf", "title": "A zq"}, PLAN | {"file": "d.pdf", "title": ["B ", MARK]}]},
        {"attachments"},
    ),
    "the title of an attachment below a new one": (
        {"attachments": [PLAN | {"file": "a.pdf", "title": ["A ", MARK]}]},
        {"attachments": [PLAN | {"file": "b.pdf"}, PLAN | {"file": "a.pdf", "title": "A zq"}]},
        {"attachments"},
    ),
    "a paragraph and its neighbour, beyond another that is new": (
        {"summary": paragraphs("A", "Same", "B", MARK, "C")},
        {"summary": paragraphs("New", "A2", "Same", MARK, "Z", "C")},
        {"summary: text"},
    ),
    "a relation": (
        {"relations": {"supersedes": MARK}},
        {"relations": {"supersedes": ["MID/D/2026/02"]}},
        {"relations: supersedes"},
    ),
    "considerations": (
        {"considerations": MARK},
        {"considerations": {"legal": "zq-canary"}},
        {"considerations: legal"},
    ),
    "a removed decision": (
        {"title": None, "status": "removed", "status_note": "By order."},
        {"proposal": "zq-canary"},
        {"the whole decision"},
    ),
}


@pytest.mark.parametrize(("old", "new", "fields"), SILENT.values(), ids=SILENT)
def test_a_release_in_silence_is_an_error(
    old: dict[str, Any], new: dict[str, Any], fields: set[str], tmp_path: Path
) -> None:
    """Each way in which a withheld value can go public is named by record and field, and no value is repeated."""
    found = findings(old, new, tmp_path)
    assert {finding.problem.split("`")[1] for finding in found} == fields
    for finding in found:
        assert (finding.code, finding.severity) == ("RELEASE-01", Severity.ERROR)
        assert str(finding.position) == "decisions/2026/mid-d-2026-01.yaml"
        assert finding.problem.startswith("MID/D/2026/01: ")
        assert "zq-canary" not in str(finding)
        assert "kind: release" in finding.remedy


@pytest.mark.parametrize(("old", "new", "fields"), SILENT.values(), ids=SILENT)
def test_a_release_that_is_said_is_none_of_the_rules_business(
    old: dict[str, Any], new: dict[str, Any], fields: set[str]
) -> None:
    """One new entry of kind `release` speaks for the record; an old, a changed or another kind of entry does not."""
    assert fields
    after = {"changes": [RELEASED]}
    assert list(said(old, new | after)) == []
    assert said(old | after, new | after | {"changes": [RELEASED, RELEASED]}) == set()
    assert said(old | after, new | after) == fields
    assert said(old | after, new | {"changes": [RELEASED | {"note": "Again."}]}) == fields
    assert said(old, new | {"changes": [CORRECTED]}) == fields


def said(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    """The fields that the rule names."""
    after, before = decision(**new), decision(**old)
    return {one.field for one in unexplained(after, before, difference(after, before))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"summary": paragraphs("A", MARK)}, {"summary": paragraphs("New", "A2", MARK)}),
        ({"summary": paragraphs("A", MARK)}, {"summary": paragraphs(MARK, "A")}),
        ({"summary": paragraphs(MARK, MARK, "A")}, {"summary": paragraphs("New", MARK, MARK, "A2")}),
        ({"summary": paragraphs("A", MARK)}, {"summary": paragraphs("A")}),
        ({"summary": paragraphs("A", MARK, "B")}, {"summary": paragraphs("A2", MARK, "B2")}),
        ({"summary": paragraphs("A", MARK), "proposal": "P"}, {"summary": paragraphs("A"), "proposal": "P2"}),
        ({"amounts": [amount("a"), MARK]}, {"amounts": [amount("a", label="Corrected")]}),
        ({"amounts": [amount(recipient=MARK)]}, {"amounts": [amount(recipient={"withheld": "personal"})]}),
        ({"amounts": [amount()]}, {"amounts": [amount(recipient=MARK)]}),
        ({"part2": {"grounds": ["commercial"]}}, {}),
        ({"summary": paragraphs("A")}, {"summary": paragraphs("A", "B")}),
        ({"status": "deferred"}, {"proposal": "P"}),
        ({}, {"title": None, "status": "removed", "status_note": "By order."}),
        ({"proposal": ["A year ", MARK, " two"]}, {"proposal": ["B year ", MARK, " too"]}),
        ({"proposal": ["A B ", MARK]}, {"proposal": ["A ", MARK, " ", MARK]}),
        ({"title": "A", "title_withheld": ["commercial"]}, {"title": "B", "title_withheld": ["commercial"]}),
    ],
)
def test_what_is_no_release_is_let_pass(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Corrections beside what is withheld, withholding more, and what goes with its mark, need no entry."""
    assert said(old, new) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["The bidder was ", MARK, "."], ["The bidder was zq ", MARK, "."]),
        (["The bidder was ", MARK, "."], ["The bidder was ", MARK, " of zq."]),
        ([MARK, " won."], ["zq-canary ", MARK, " won."]),
        (["A ", MARK, " B"], ["A ", MARK, " zq-canary ", MARK, " B"]),
    ],
)
def test_words_that_grow_towards_a_mark_need_some_entry(old: list[Any], new: list[Any], tmp_path: Path) -> None:
    """A mark that may have become narrower stops the build until an entry of any kind says what was done."""
    for before, after in ((["A", old], ["New", "A", new]), ([old], ["New", new]), ([old, "A"], [new, "New", "B"])):
        assert said({"summary": paragraphs(*before)}, {"summary": paragraphs(*after)}) == {"summary: text"}
    found = findings({"summary": paragraphs(old)}, {"summary": paragraphs(new)}, tmp_path)
    assert [finding.code for finding in found] == ["RELEASE-03"]
    assert found[0].severity is Severity.ERROR
    assert "zq" not in str(found[0])
    assert said({"summary": paragraphs(old)}, {"summary": paragraphs(new), "changes": [CORRECTED]}) == set()


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_lists_are_held_together_by_equal_items(new: list[int], old: list[int]) -> None:
    """Anchors are equal items whose places rise on both sides; equal lists are anchored throughout."""
    found = anchors(new, old, bool)
    assert all(new[at] == old[was] for at, was in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    assert len(anchors(new, new, bool)) == len(new)


@pytest.mark.parametrize(
    ("new", "old", "pairs"),
    [
        ("xab", "ab", [(1, 0), (2, 1)]),
        ("axbyc", "abzc", [(0, 0), (2, 1), (4, 3)]),
        ("cab-", "abc+", [(1, 0), (2, 1)]),
        ("x__y", "a__b", []),
        ("x_y", "_b", []),
    ],
)
def test_the_longest_order_wins(new: str, old: str, pairs: list[tuple[int, int]]) -> None:
    """One item that moved does not tear the others apart, and repeated ones between changes decide nothing."""
    assert anchors(new, old, lambda item: item != "_") == pairs


WORDS = st.sampled_from(["Alpha", "Beta", "Gamma"])
TEXTS = st.lists(st.one_of(WORDS, st.just(MARK)), max_size=5)


@given(TEXTS, st.lists(WORDS, max_size=2), st.data())
def test_any_paragraph_that_is_released_is_noticed(before: list[Any], more: list[str], data: st.DataObject) -> None:
    """Wherever a withheld paragraph stands, and whatever public ones are inserted, its release is an error."""
    before = [*before, MARK]
    index = data.draw(st.sampled_from([at for at, text in enumerate(before) if text == MARK]))
    after = [*before[:index], "zq-released", *before[index + 1 :]]
    for text in more:
        after.insert(data.draw(st.integers(0, len(after))), text)
    assert said({"summary": paragraphs(*before)}, {"summary": paragraphs(*after)}) == {"summary: text"}


def test_every_decision_is_judged_by_its_own_entries(tmp_path: Path) -> None:
    """An entry of one record does not speak for another; every silent release of a register is said, in order."""
    old = write(tmp_path / "old", *(decision(number, proposal=MARK) for number in (3, 2, 1)))
    one, two = (decision(number, proposal="zq-canary") for number in (1, 2))
    three = decision(3, proposal="zq-canary", changes=[RELEASED])
    found = release_findings(exposure(write(tmp_path / "new", three, two, one), old))
    assert [finding.problem.split(":")[0] for finding in found] == ["MID/D/2026/01", "MID/D/2026/02"]


def test_a_moved_decision_is_judged_as_the_one_it_is(tmp_path: Path) -> None:
    """Another year in its address does not make a release look like a new decision."""
    old = write(tmp_path / "old", decision(proposal=MARK))
    new = write(tmp_path / "new", replace(decision(proposal="zq-canary"), year=2027))
    assert [str(one.position) for one in release_findings(exposure(new, old))] == ["decisions/2027/mid-d-2026-01.yaml"]


@pytest.mark.parametrize(("form", "sign"), [("text", "1 error"), ("json", '"RELEASE-01"'), ("sarif", '"RELEASE-01"')])
def test_the_command_fails_for_a_silent_release(
    form: str, sign: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`diff` says what goes public, then that it may not; the exit code is that of any error."""
    old = write(tmp_path / "old", decision(proposal=MARK))
    new = write(tmp_path / "new", decision(proposal="zq-canary"))
    assert cli.main(["diff", "--bundle", str(new), "--against", str(old), "--format", form]) == 1
    said = capsys.readouterr().out
    assert sign in said
    assert ("This makes 1 thing public that was not:" in said) is (form == "text")
    assert "zq-canary" not in said
