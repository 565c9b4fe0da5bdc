"""What is withheld goes to Part 1, and back: the edits in the file, and what they say of themselves."""

from dataclasses import replace
from datetime import date

import pytest

from generator.amending.naming import addresses, withheld_places
from generator.amending.releasing import Reason, release, take_down, withhold
from generator.yaml_text import read_yaml
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure
from generator.yaml_text.tree import Tree

RECORD = """\
ref: PCC/D/2026/07
title: "Replacement of units by [[commercial: Vexol]]"
public_title: Replacement of units
grounds:
  commercial:   # of the tender
    decided_on: 2026-03-01
  personal:
    decided_on: 2026-03-01
summary:
  - "The cost is [[commercial: £41.20]] or [[personal: Ann]]."
  - text: Second paragraph.
    withheld: commercial
report:
  - heading: Background
    paragraphs:
      - One.
      - text: Two.
        paragraphs:
          - text: Deep.   # said so
            withheld: personal
amounts:
  - id: unit-rate
    value: 41.20
    recipient: Vexol
    withheld: {recipient: commercial}
part2:
  grounds: [commercial]
  report:
    - heading: Risks
      paragraphs:
        - They may refuse.
        - They may not.
"""
REASON = Reason("Chief Executive", date(2026, 11, 25), "the contract has ended")


def editor(text: str = RECORD) -> Editor:
    """The record, ready to be changed."""
    return Editor(read_yaml("a.yaml", text.encode()))


def released(name: str, text: str = RECORD) -> str:
    """The record with one place released, without its entry under `changes`."""
    one = editor(text)
    release(one, {place.name: place for place in withheld_places(one.tree)}[name], REASON)
    return one.text.partition("changes:\n")[0]


def test_places_go_by_names_that_people_use() -> None:
    """Numbers as printed, ids of amounts, keys, and the number of a phrase in its text."""
    assert [(one.name, one.ground) for one in withheld_places(editor().tree)] == [
        ("title#1", "commercial"),
        ("1.1#1", "commercial"),
        ("1.1#2", "personal"),
        ("1.2", "commercial"),
        ("2.2.1", "personal"),
        ("amounts/unit-rate.recipient", "commercial"),
        ("part2/section 1", "commercial"),
        ("part2/1.1", "commercial"),
        ("part2/1.2", "commercial"),
    ]
    assert {"2.1", "2.2.1", "amounts/unit-rate", "title", "section 2.heading"} <= addresses(editor().tree).keys()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("1.1#1", "[[commercial: £41.20]]", "£41.20"),
        ("1.2", "\n    withheld: commercial\n", "\n"),
        ("amounts/unit-rate.recipient", "\n    withheld: {recipient: commercial}\n", "\n"),
        ("title#1", '[[commercial: Vexol]]"\npublic_title: Replacement of units\n', 'Vexol"\n'),
    ],
)
def test_a_release_takes_away_the_mark_and_nothing_else(name: str, old: str, new: str) -> None:
    """The words stay where they were; a public title goes with the mark that it stood for."""
    assert released(name) == RECORD.replace(old, new, 1)


def test_brackets_written_as_escapes_never_open_another_phrase() -> None:
    """YAML lets a bracket be written by its number; the first phrase of the text is then the second of the file."""
    text = RECORD.replace("The cost is [[commercial: £41.20]]", "The cost is \\x5b[commercial: £41.20]]")
    with pytest.raises(Unsure):
        released("1.1#1", text)
    with pytest.raises(Unsure):
        released("1.1#2", text)


def test_a_ground_that_nothing_uses_goes_too() -> None:
    """The last place of a ground takes it along; a ground that is used stays."""
    without = RECORD.replace(" or [[personal: Ann]]", "")
    expected = without.replace("            withheld: personal\n", "").replace(
        "  personal:\n    decided_on: 2026-03-01\n", ""
    )
    assert released("2.2.1", without) == expected


def test_a_paragraph_of_part_2_goes_to_the_end_of_the_report() -> None:
    """Without the heading over it, which is exempt too; what is left of Part 2 stays, and of nothing nothing stays."""
    text = released("part2/1.2")
    assert "  - heading: Released from Part 2\n    paragraphs:\n      - They may not.\namounts:" in text
    assert text.count("Risks") == 1
    assert text.endswith("        - They may refuse.\n")
    assert "part2" not in released("part2/section 1", RECORD.replace("        - They may not.\n", ""))


def test_a_release_says_what_was_released_and_why() -> None:
    """The entry names the place, the days and who decided; never a word of what it was about."""
    one = editor()
    release(one, withheld_places(one.tree)[5], REASON)
    assert one.tree["changes"] == [
        {
            "on": "2026-11-25",
            "kind": "release",
            "note": "The recipient of the amount unit-rate was withheld from 1 March 2026 to 25 November 2026, "
            "released because the contract has ended. Decided by Chief Executive.",
        }
    ]


def test_a_release_counts_from_the_day_on_which_it_was_withheld_and_not_the_grounds() -> None:
    """A ground may be older than its use: before that the paragraph was public, and the log says so already."""
    one = editor()
    withhold(one, addresses(one.tree)["2.1"], "2.1", "commercial", replace(REASON, on=date(2026, 11, 20)))
    place = next(place for place in withheld_places(one.tree) if place.name == "2.1")
    release(one, place, REASON)
    assert "was withheld from 20 November 2026 to 25 November 2026, released" in str(one.tree["changes"])


@pytest.mark.parametrize("name", ["part2/section 1", "part2/1.1"])
def test_what_was_remarked_on_a_part_of_part_2_is_not_lost(name: str) -> None:
    """A comment is not for the public, and belongs to the text: the officer moves both by hand."""
    with pytest.raises(Unsure):
        released(name, RECORD.replace("They may refuse.", "They may refuse.   # so said legal"))


def test_a_release_from_part_2_tells_nothing_of_the_rest() -> None:
    """The entry is the same whichever paragraph it was: a number would say how many stand before it."""
    notes = list[Tree]()
    for number in (7, 8):
        one = editor()
        release(one, withheld_places(one.tree)[number], REASON)
        notes.append(one.tree["changes"])
    assert notes[0] == notes[1]
    assert "A paragraph of Part 2 was withheld from" in str(notes[0])


@pytest.mark.parametrize(
    ("name", "words", "old", "new"),
    [
        ("2.1", "", "      - One.\n", "      - text: One.\n        withheld: personal\n"),
        ("2.2", "", "        paragraphs:\n          - text: Deep", "          - text: Deep"),
        ("amounts/unit-rate.value", "", "{recipient: commercial}", "{recipient: commercial, value: personal}"),
        ("section 2.heading", "ground", "heading: Background", 'heading: "Back[[personal: ground]]"'),
    ],
)
def test_what_is_public_is_withheld(name: str, words: str, old: str, new: str) -> None:
    """A paragraph, a field or words of a text get their mark; a text that has no quotes yet gets them."""
    one, at = editor(), addresses(editor().tree)[name]
    withhold(one, at, name, "personal", REASON, words)
    if name != "2.2":
        assert one.text.partition("changes:\n")[0] == RECORD.replace(old, new, 1)
    assert name in {place.name.partition("#")[0] for place in withheld_places(one.tree)}
    assert "was public and is withheld from 25 November 2026" in str(one.tree["changes"])


def test_what_is_withheld_and_released_again_is_as_it_was() -> None:
    """Of every field that can be marked, the record reads the same after the two."""
    for name in ("2.2", "amounts/unit-rate.value", "section 2.heading", "amounts/unit-rate"):
        one = editor()
        withhold(one, addresses(one.tree)[name], name, "personal", REASON)
        place = {place.name: place for place in withheld_places(one.tree)}[name]
        release(one, place, REASON)
        before = editor().tree
        assert {key: one.tree[key] for key in before} == (
            before if name != "amounts/unit-rate" else before | {"amounts": [_without(before)]}
        )


def _without(tree: dict[str, Tree]) -> Tree:
    """The amount without the mark of one field, which the mark of the whole took the place of."""
    amounts = tree["amounts"]
    assert isinstance(amounts, list)
    assert isinstance(amounts[0], dict)
    return {key: value for key, value in amounts[0].items() if key != "withheld"}


def test_a_record_that_is_taken_down_says_only_that() -> None:
    """Status, note and the entry; the rest of the file stays with the office."""
    one = editor(RECORD.replace("public_title", "status: made\npublic_title"))
    take_down(one, "Published by mistake.", REASON)
    assert "status: removed\nstatus_note: Published by mistake.\n" in one.text
    assert "kind: withdrawal" in one.text
    assert "They may refuse." in one.text
