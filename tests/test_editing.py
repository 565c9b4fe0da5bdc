"""A record is changed in place: the change is made, and nothing else is touched."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.draft import Draft
from generator.yaml_text import read_yaml
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure
from generator.yaml_text.tree import Pointer, Tree

RECORD = """\
# The editor's line.
ref: PCC/D/2026/07   # as signed
title: "Vehicles: a purchase"
withheld: {title: commercial}      # one field
topics: [fleet, "procurement"]

summary:
  - >-
    The units are no longer supported by the maker
    and [[commercial: cost £41.20 a
    month]] each.
  # about the paragraph
  - text: Second.   # said twice
    withheld: commercial

amounts:
  - id: total
    value: 100

  - withheld: commercial
    id: rate
    value: 41.20
changes:
  - {on: 2026-03-09, kind: correction, note: Corrected.}
# the end
"""


def edited(change: Callable[[Editor], None], text: str = RECORD) -> str:
    """The text after a change."""
    editor = Editor(read_yaml("a.yaml", text.encode()))
    change(editor)
    assert read_yaml("a.yaml", editor.text.encode()).tree == editor.tree
    return editor.text


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda one: one.put(("ref",), "PCC/D/2026/08"), "2026/07   #", "2026/08   #"),
        (lambda one: one.put(("title",), "Cars: two"), '"Vehicles: a purchase"', '"Cars: two"'),
        (lambda one: one.drop(("withheld",)), "withheld: {title: commercial}      # one field\n", ""),
        (lambda one: one.drop(("withheld", "title")), "withheld: {title: commercial}      # one field\n", ""),
        (lambda one: one.drop(("topics", 0)), "[fleet, ", "["),
        (lambda one: one.drop(("topics", 1)), ', "procurement"]', "]"),
        (lambda one: one.append(("topics",), "money, all"), '"procurement"]', '"procurement", "money, all"]'),
        (lambda one: one.drop(("summary", 1, "withheld")), "\n    withheld: commercial\n", "\n"),
        (lambda one: one.drop(("amounts", 1, "withheld")), "- withheld: commercial\n    id: rate", "- id: rate"),
        (lambda one: one.drop(("amounts", 0)), "  - id: total\n    value: 100\n", ""),
        (lambda one: one.put(("amounts", 0, "kind"), "capital"), "value: 100\n", "value: 100\n    kind: capital\n"),
        (
            lambda one: one.put(("status",), "made", after=["ref", "title"]),
            'purchase"\n',
            'purchase"\nstatus: made\n',
        ),
        (
            lambda one: one.append(("changes",), {"on": "2026-04-01", "kind": "release"}),
            "note: Corrected.}\n",
            "note: Corrected.}\n  - on: 2026-04-01\n    kind: release\n",
        ),
        (lambda one: one.replace(("summary", 0), "[[commercial: cost £41.20 a\n    month]]", "cost a lot"),
         "[[commercial: cost £41.20 a\n    month]]", "cost a lot"),
        (lambda one: one.put(("summary", 1, "text"), "Third."), "Second.   #", "Third.   #"),
    ],
)  # fmt: skip
def test_a_change_is_made_where_it_belongs(change: Callable[[Editor], None], old: str, new: str) -> None:
    """Everything around it stays, to the blank and the comment."""
    assert edited(change) == RECORD.replace(old, new, 1)
    windows = RECORD.replace("\n", "\r\n")
    ends = (old.replace("\n", "\r\n"), new.replace("\n", "\r\n"))
    if "replace" not in change.__code__.co_names:
        assert edited(change, windows) == windows.replace(*ends, 1)


def test_a_list_that_is_not_there_is_begun() -> None:
    """The first entry of a list makes the list, at the end of the file or after a key."""
    text = "ref: A/1\ntitle: T"
    assert edited(lambda one: one.append(("topics",), "x"), text) == "ref: A/1\ntitle: T\ntopics:\n  - x\n"
    assert edited(lambda one: one.put(("a",), {"b": "c"}, after=["ref"]), text) == "ref: A/1\na:\n  b: c\ntitle: T"


def test_in_doubt_nothing_is_changed() -> None:
    """A value that is not there, words that are not there: the editor says so and keeps its text."""
    editor = Editor(read_yaml("a.yaml", RECORD.encode()))
    changes: list[Callable[[], None]] = [
        lambda: editor.drop(("nothing",)),
        lambda: editor.drop(("topics", 7)),
        lambda: editor.replace(("title",), "no such words", "x"),
        lambda: editor.put(("title", "x"), "y"),
        lambda: editor.replace(("title",), "Vehicles", '" #'),
    ]
    for change in changes:
        with pytest.raises((Unsure, KeyError, IndexError)):
            change()
        assert editor.text == RECORD


KEYS = st.sampled_from(["a", "b", "c", "d"])
WORDS = st.text(st.sampled_from("ab £:#-[]{},'\"\n"), max_size=120)
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


def pointers(tree: Tree, at: Pointer = ()) -> list[Pointer]:
    """Every address in a tree but its own."""
    steps = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    return [one for step, value in steps for one in [(*at, step), *pointers(value, (*at, step))]]


@settings(max_examples=200)
@given(st.dictionaries(KEYS, TREES, min_size=2, max_size=4), TREES, st.data())
def test_any_change_reads_back_as_meant(tree: dict[str, Tree], value: Tree, data: st.DataObject) -> None:
    """Of any file: what was asked for stands there, or nothing was changed; comments are all kept unless dropped."""
    at = data.draw(st.sampled_from(pointers(tree)))
    text = Draft(tree, {(key,): "kept?" for key in tree}).written()
    editor = Editor(read_yaml("a.yaml", text.encode()))
    change = data.draw(st.sampled_from(["put", "drop", "append"]))
    with suppress(Unsure):
        {
            "put": lambda: editor.put(at, value),
            "drop": lambda: editor.drop(at),
            "append": lambda: editor.append(at, value),
        }[change]()
        assert editor.text.count("# review: kept?") >= len(tree) - 1
    assert read_yaml("a.yaml", editor.text.encode()).tree == editor.tree
