"""What a release makes public, takes back and changes: by record and field, and never a value."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.findings import Stop
from generator.public.decision import PublishedDecision
from generator.public.exposure import Difference, Exposure, Thing, difference
from generator.public.exposure_words import as_lines, as_plain, summary
from generator.public.leaves import leaves
from generator.public.releases import exposure
from tests.releases import CORRECTED, MARK, OFFICE, RELEASED, amount, decision, paragraphs, write

REF = "MID/D/2026/01"
OTHER = {"withheld": "personal"}
PLAN = {"file": "zq-plan.pdf", "title": "Plan", "size": 4}
AT = "decisions/2026/mid-d-2026-01/zq-plan.pdf"


def changes(old: dict[str, Any], new: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """The fields that going from one state of a decision to another makes public, takes back and changes."""
    found = difference(decision(**new), decision(**old))
    return list(found.made_public), list(found.taken_back), list(found.changed)


TEXT = "summary: text"


@pytest.mark.parametrize(
    ("old", "new", "made", "back", "changed"),
    [
        # nothing, or nothing but order
        ({}, {}, [], [], []),
        ({"summary": paragraphs("A", "B")}, {"summary": paragraphs("B", "A")}, [], [], ["order"]),
        ({"amounts": [amount("a"), amount("b")]}, {"amounts": [amount("b"), amount("a")]}, [], [], ["order"]),
        # public words
        ({"summary": paragraphs("A", "B")}, {"summary": paragraphs("New", "A", "B")}, [TEXT], [], []),
        ({"summary": paragraphs("A", "B")}, {"summary": paragraphs("A")}, [], [TEXT], []),
        ({"summary": paragraphs("A", "B")}, {"summary": paragraphs("A", "B2")}, [], [], [TEXT]),
        ({"summary": paragraphs("A")}, {"summary": paragraphs("B", "C", "D")}, [TEXT] * 2, [], [TEXT]),
        ({"amounts": [amount()]}, {"amounts": [amount(value="9.00")]}, [], [], ["amounts, unit-rate: value"]),
        ({"amounts": [amount("a")]}, {"amounts": [amount("b")]}, [], [], ["amounts: id"]),
        ({}, {"changes": [CORRECTED]}, ["changes"], [], []),
        ({"decided": "2026-01-02"}, {"decided": "2026-01-03"}, [], [], ["decided"]),
        ({}, {"considerations": {"human_rights": "A"}}, ["considerations: human rights"], [], []),
        # releases, which read backwards are withholdings
        (
            {"amounts": [amount(recipient=MARK)]},
            {"amounts": [amount()]},
            ["amounts, unit-rate: recipient"],
            [],
            [],
        ),
        (
            {"summary": paragraphs(["The bidder was ", MARK, "."])},
            {"summary": paragraphs("The bidder was zq-canary.")},
            [TEXT],
            [],
            [],
        ),
        (
            {"summary": paragraphs(["A ", MARK, " and ", MARK, "."])},
            {"summary": paragraphs("New", ["A zq and ", MARK, "."])},
            [TEXT] * 2,
            [],
            [],
        ),
        ({"summary": paragraphs("A", MARK)}, {"summary": paragraphs("A", "B")}, [TEXT], [], []),
        ({"summary": paragraphs(MARK)}, {"summary": paragraphs(["A ", MARK])}, [TEXT], [], []),
        ({"summary": MARK}, {"summary": paragraphs("A", MARK)}, [TEXT], [], []),
        (
            {"amounts": [amount("a"), MARK]},
            {"amounts": [amount("b", recipient=None), amount("a")]},
            [f"amounts, b: {name}" for name in ("id", "label", "value", "written")],
            [],
            [],
        ),
        ({"summary": paragraphs("A", MARK)}, {"summary": paragraphs(MARK, "B")}, [TEXT], [TEXT], []),
        ({"title": "Public", "title_withheld": ["commercial"]}, {"title": "Whole"}, ["title"], [], []),
        ({"attachments": [MARK]}, {"attachments": [PLAN]}, ["attachments"], [], []),
        ({"effective": MARK}, {"effective": "2026-03-02"}, ["effective"], [], []),
        # marks alone
        ({"amounts": [MARK]}, {"amounts": [OTHER]}, [], [], ["amounts (withheld)"]),
        ({"summary": paragraphs("A", ["B ", MARK])}, {"summary": paragraphs("A", ["B ", OTHER])}, [], [], None),
        ({"summary": paragraphs("A")}, {"summary": paragraphs("A", MARK)}, [], [], ["summary (withheld)"]),
        # attachments, each one thing
        ({"attachments": [PLAN]}, {"attachments": [PLAN, PLAN | {"file": "b.pdf"}]}, ["attachments"], [], []),
        ({"attachments": [PLAN]}, {"attachments": [PLAN | {"title": "Map"}]}, [], [], ["attachments"]),
        ({"attachments": [PLAN]}, {"attachments": [PLAN | {"file": "b.pdf"}]}, [], [], ["attachments"]),
    ],
)
def test_a_difference_is_told_by_field_in_both_directions(
    old: dict[str, Any], new: dict[str, Any], made: list[str], back: list[str], changed: list[str] | None
) -> None:
    """Each kind of difference is what it is, and its opposite when the releases change places."""
    told = [f"{TEXT} (withheld)"] if changed is None else changed
    assert changes(old, new) == (made, back, told)
    assert changes(new, old) == (back, made, told)


GROUND = {
    "name": "commercial",
    "regime": "FOIA",
    "section": "43(2)",
    "reason": "Bids.",
    "decided_by": "Chief",
    "decided_on": "2026-03-01",
    "review_on": "2028-03-01",
    "overdue": False,
}


def test_a_ground_is_told_by_its_name() -> None:
    """A reason that was rewritten, and a Part 2 that came, are told like any other field."""
    old, new = {"grounds": [GROUND]}, {"grounds": [GROUND | {"reason": "Other."}], "part2": {"grounds": ["commercial"]}}
    assert changes(old, new) == (["part2: grounds"], [], ["grounds, commercial: reason"])


def test_things_are_listed_by_record_and_never_by_value(tmp_path: Path) -> None:
    """The words, the JSON and the summary name records and fields; no value, file or supplier stands in any."""
    old = write(tmp_path / "old", decision(1, amounts=[amount(recipient=MARK)], summary=paragraphs("zq-old")))
    files = {AT: b"%PDF"}
    more = {"attachments": [PLAN], "summary": paragraphs("zq-a", "zq-b"), "changes": [RELEASED]}
    new = write(tmp_path / "new", decision(1, amounts=[amount()], **more), decision(2), files=files)
    found = exposure(new, old)
    assert found.releases == ()
    assert as_lines(found) == (
        "This makes 5 things public that were not:\n"
        "  MID/D/2026/01: amounts, unit-rate: recipient\n"
        "  MID/D/2026/01: attachments\n"
        "  MID/D/2026/01: changes\n"
        "  MID/D/2026/01: summary: text\n"
        "  MID/D/2026/02: the whole decision, new (4 fields)\n"
        "\n"
        "This changes 1 thing:\n"
        "  MID/D/2026/01: summary: text\n"
    )
    assert summary(found) == "This release makes 5 things public that were not; it changes 1 thing."
    for said in (as_lines(found), summary(found), json.dumps(as_plain(found)), repr(found)):
        assert "zq-" not in said
        assert "41.20" not in said


def test_what_is_taken_back_may_have_been_copied(tmp_path: Path) -> None:
    """A whole decision that is gone, or removed, is one thing, and the reader is told what cannot be undone."""
    old = write(tmp_path / "old", decision(1, summary=paragraphs("A", "B")), decision(2))
    gone = exposure(write(tmp_path / "gone", decision(2)), old)
    assert gone.taken_back == (Thing(REF, "the whole decision, gone", 1, 6),)
    assert as_lines(gone) == (
        "This takes 1 thing back:\n  MID/D/2026/01: the whole decision, gone (6 fields)\n"
        "What was public may have been copied.\n"
    )
    assert summary(gone) == "This release takes 1 thing back. What was public may have been copied."
    bare = replace(decision(1, status="removed", status_note="By order."), title=None)
    removed = exposure(write(tmp_path / "removed", bare, decision(2)), old)
    assert removed.taken_back == (Thing(REF, "the whole decision, removed", 1, 3),)
    assert removed.made_public == (Thing(REF, "status note"),)
    assert removed.changed == (Thing(REF, "status"),)


def test_withdrawing_a_decision_changes_its_status(tmp_path: Path) -> None:
    """A withdrawn decision keeps what is public of it."""
    old, new = write(tmp_path / "old", decision()), write(tmp_path / "new", decision(status="withdrawn"))
    assert exposure(new, old) == Exposure(changed=(Thing(REF, "status"),), decisions=1)


def test_attachments_are_compared_by_their_bytes(tmp_path: Path) -> None:
    """A file that was exchanged under its old name is a change, whether or not its size tells."""
    one = decision(attachments=[PLAN])
    old = write(tmp_path / "old", one, files={AT: b"%PDF1"})
    new = write(tmp_path / "new", one, files={AT: b"%PDF2"})
    assert exposure(new, old).changed == (Thing(REF, "attachments: content"),)
    larger = write(tmp_path / "larger", decision(attachments=[PLAN | {"size": 9}]), files={AT: b"%PDF longer"})
    assert exposure(larger, old).changed == (Thing(REF, "attachments: content"),)
    assert exposure(old, old) == Exposure(decisions=1)


def test_facts_of_the_office_count_and_the_day_does_not(tmp_path: Path) -> None:
    """A new telephone number is made public; a register made on another day changes nothing."""
    old = write(tmp_path / "old", decision())
    later = write(tmp_path / "later", decision(), day=date(2026, 12, 24))
    assert as_lines(exposure(later, old)) == "Nothing changes.\n"
    phone = replace(OFFICE, contact=replace(OFFICE.contact, phone="1"), name="Other", categories=("Finance", "Grants"))
    found = exposure(write(tmp_path / "new", decision(), office=phone), old)
    assert found.made_public == (Thing("the office", "categories"), Thing("the office", "contact: phone"))
    assert found.changed == (Thing("the office", "name"),)


def test_a_decision_keeps_its_identity_when_its_address_moves(tmp_path: Path) -> None:
    """Another year, or a leading zero, is a change of the one decision, not a new one and one that is gone."""
    old = write(tmp_path / "old", decision())
    moved = replace(decision(), year=2027, reference="MID/D/2026/001", slug="mid-d-2026-001")
    found = exposure(write(tmp_path / "new", moved), old)
    assert found.changed == (Thing("MID/D/2026/001", "reference"), Thing("MID/D/2026/001", "year"))
    assert not found.made_public
    assert not found.taken_back


def test_the_first_release_is_all_new(tmp_path: Path) -> None:
    """Without an earlier release, or with a site from before the bundle stood on it, there is nothing to compare."""
    new = write(tmp_path / "new", decision(1), decision(2))
    found = exposure(new, tmp_path / "site")
    assert summary(found) == "There is no earlier release to compare with: all 2 decisions are new."
    (tmp_path / "site/decisions").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text("old", encoding="utf-8")
    assert exposure(new, tmp_path / "site") == found


def rewrite(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Damage that puts other words into one file of a release."""

    def spoil(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def link(folder: Path) -> None:
    """Put a link in the place of the attachment."""
    (folder / AT).unlink()
    (folder / AT).symlink_to(folder / "register.json")


def lead_out(folder: Path) -> None:
    """Let the index and the decision agree on an address outside the folder of decisions."""
    for name in ("register.json", FILE):
        rewrite(name, "mid-d-2026-01", "../../x")(folder)
    (folder / FILE).rename(folder / "x.json")
    (folder / "x").mkdir()
    (folder / AT).rename(folder / "x/zq-plan.pdf")


ENTRY = f'{{"reference": "{REF}", "slug": "mid-d-2026-01", "status": "made", "year": 2026}},'
FILE = "decisions/2026/mid-d-2026-01.json"
DAMAGE = {
    "cut": rewrite("register.json", "}\n", ""),
    "format": rewrite("register.json", '"format": 1', '"format": 2'),
    "unknown field": rewrite(FILE, "{", '{"zq-canary": 1,'),
    "no decision": lambda folder: (folder / FILE).unlink(),
    "another decision": rewrite(FILE, "MID/D/2026/01", "MID/D/2026/09"),
    "twice": rewrite("register.json", '"decisions": [', '"decisions": [' + ENTRY),
    "a way out": rewrite("register.json", "mid-d-2026-01", "../../x"),
    "a way out that leads somewhere": lead_out,
    "no attachment": lambda folder: (folder / AT).unlink(),
    "a linked attachment": link,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_earlier_release_stops_the_comparison(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """In doubt nothing is compared; the finding says what to do and repeats nothing of the file."""
    one = decision(attachments=[PLAN])
    old = write(tmp_path / "old", one, files={AT: b"%PDF"})
    new = write(tmp_path / "new", replace(one, title="Other"), files={AT: b"%PDF"})
    assert exposure(new, old).changed
    damage(old)
    with pytest.raises(Stop) as stopped:
        exposure(new, old)
    assert [finding.code for finding in stopped.value.findings] == ["RELEASE-02"]
    assert "zq-canary" not in str(stopped.value.findings[0])
    assert "make diff AGAINST=" in stopped.value.findings[0].remedy


def test_a_decision_at_an_address_that_is_not_its_own_is_damage(tmp_path: Path) -> None:
    """The index and the decision must agree on the year, also where there is nothing beside the decision."""
    old, new = write(tmp_path / "old", decision()), write(tmp_path / "new", decision(title="Other"))
    rewrite(FILE, '"year": 2026', '"year": 2025')(old)
    with pytest.raises(Stop) as stopped:
        exposure(new, old)
    assert [finding.code for finding in stopped.value.findings] == ["RELEASE-02"]


@pytest.mark.parametrize("name", ["../x.pdf", "sub/x.pdf", "sub\\x.pdf", ".x.pdf"])
def test_an_attachment_outside_its_folder_is_not_opened(tmp_path: Path, name: str) -> None:
    """A name that leads out of the folder of its decision is damage, also where both releases have it."""
    one = decision(attachments=[PLAN | {"file": name}])
    both = write(tmp_path / "both", one, files={f"decisions/2026/mid-d-2026-01/{name}": b"%PDF"})
    with pytest.raises(Stop) as stopped:
        exposure(both, both)
    assert [finding.code for finding in stopped.value.findings] == ["RELEASE-02"]


WORDS = st.sampled_from(["A", "B", "C", "D"])
PHRASES = st.one_of(WORDS, st.just(MARK), st.tuples(WORDS, st.just(MARK), WORDS).map(list))
ITEMS = st.lists(st.one_of(st.just(MARK), st.builds(lambda text: {"text": text}, PHRASES)), max_size=4)
AMOUNTS = st.lists(
    st.one_of(st.just(MARK), st.builds(amount, WORDS, recipient=st.one_of(WORDS, st.just(MARK)))),
    max_size=3,
    unique_by=lambda one: one.get("id", id(one)),
)
DECISIONS = st.builds(
    decision,
    summary=st.one_of(ITEMS, st.just(MARK)),
    amounts=AMOUNTS,
    proposal=PHRASES,
    topics=st.lists(WORDS),
    status=st.sampled_from(["made", "withdrawn"]),
)


@given(DECISIONS)
def test_a_decision_does_not_differ_from_itself(one: PublishedDecision) -> None:
    """Whatever a decision holds, nothing of it is new beside itself."""
    again = PublishedDecision(**{one_field.name: getattr(one, one_field.name) for one_field in fields(one)})
    assert difference(one, one) == difference(again, one) == Difference()
    assert leaves(one).disclosed


@given(DECISIONS, DECISIONS)
def test_what_one_way_makes_public_the_other_takes_back(one: PublishedDecision, other: PublishedDecision) -> None:
    """The comparison reads the same from both sides, and no difference goes unsaid."""
    there, back = difference(one, other), difference(other, one)
    assert sorted(there.made_public) == sorted(back.taken_back)
    assert sorted(there.taken_back) == sorted(back.made_public)
    assert sorted(there.changed) == sorted(back.changed)
    assert bool(there.made_public or there.taken_back or there.changed) is (one != other)


def test_the_command_compares_with_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`diff` reads the bundle and the site where they always are, and says in words and JSON what comes of them."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "build/public", decision(1), decision(2))
    assert cli.main(["diff"]) == 0
    assert capsys.readouterr().out == "There is no earlier release to compare with: all 2 decisions are new.\n"
    (tmp_path / "site").mkdir()
    assert cli.main(["diff"]) == 0
    assert "site/ has no public data to compare with, so everything counts as new." in capsys.readouterr().out
    write(tmp_path / "site", decision(1))
    assert cli.main(["diff"]) == 0
    assert "MID/D/2026/02: the whole decision, new" in capsys.readouterr().out
    assert cli.main(["diff", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "decisions": 2,
        "is_first": False,
        "made_public": [{"reference": "MID/D/2026/02", "field": "the whole decision, new", "count": 1, "fields": 4}],
        "taken_back": [],
        "changed": [],
        "findings": [],
    }
    write(tmp_path / "kept", decision(1), decision(2))
    assert cli.main(["diff", "--against", "kept"]) == 0
    assert capsys.readouterr().out == "Nothing changes.\n"


def test_a_release_that_was_named_must_be_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped folder is no first release."""
    new = write(tmp_path / "new", decision())
    assert cli.main(["diff", "--bundle", str(new), "--against", str(tmp_path / "kpet")]) == 1
    assert "RELEASE-02" in capsys.readouterr().out
