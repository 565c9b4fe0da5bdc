"""A draft is written as YAML that reads back the same."""

from hypothesis import given
from hypothesis import strategies as st

from generator.importers.draft import Draft
from generator.yaml_text import read_yaml
from generator.yaml_text.tree import Tree

WORDS = st.text(st.sampled_from("ab cd£0-:#'\"[]{}|>&*!%@`,?\n é–’"), max_size=250)
KEYS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), st.data())
def test_what_is_written_reads_back_the_same(tree: dict[str, object], data: st.DataObject) -> None:
    """Whatever the texts are, and wherever guesses and notes stand."""
    guessed = data.draw(st.dictionaries(st.sampled_from([(key,) for key in tree]), st.just("is this right?")))
    draft = Draft(tree, guessed, guessed)  # type: ignore[arg-type]
    text = draft.written()
    assert read_yaml("draft.yaml", text.encode()).tree == tree
    assert text.count("# review: is this right?") == len(guessed)


def test_a_draft_is_laid_out_for_a_person_to_finish() -> None:
    """Long texts are folded, guesses stand above what was guessed, tables keep their lines."""
    tree: dict[str, Tree] = {
        "ref": "PCC/D/2026/07",
        "title": "Vehicles: a purchase",
        "summary": ["One " * 30 + "end.", "| a  | b |\n|----|---|\n| 1  | 2 |"],
        "amounts": [{"id": "total", "value": "1040000"}],
        "withheld": {},
    }
    said = Draft(tree, {("amounts", 0): "found in 1.2"}, {("title",): "As signed."}).written()
    assert said.splitlines() == [
        "# yaml-language-server: $schema=../../generator/private/record.schema.json",
        "ref: PCC/D/2026/07",
        "# As signed.",
        'title: "Vehicles: a purchase"',
        "",
        "summary:",
        "  - >-",
        "    " + " ".join(["One"] * 23),
        "    " + " ".join(["One"] * 7) + " end.",
        "  - |-",
        "    | a  | b |",
        "    |----|---|",
        "    | 1  | 2 |",
        "",
        "amounts:",
        "  # review: found in 1.2",
        "  - id: total",
        "    value: 1040000",
        "withheld: {}",
    ]
