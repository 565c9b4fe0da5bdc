"""No word of a document is lost, doubled, or brought from Part 2 to Part 1, whatever the document looks like."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.documents.blocks import Block, Kind
from generator.findings import Stop
from generator.importers.assembling import Assembled, assemble
from generator.importers.importing import Given, import_blocks
from generator.importers.wording import texts_in, texts_of_block, words_of
from generator.yaml_text import read_yaml
from tests.importers.test_notices import OFFICE

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # other tests may keep the cores busy
HEADINGS = [
    *("Executive summary", "PROPOSAL", "Approval of the Police and Crime Commissioner", "Decision", "OFFICER APPROVAL"),
    *("Background", "Financial implications", "LEGAL CONSIDERATIONS", "Risk", "Reasons for decision", "Options"),
    *("Background papers", "Declarations of interest", "SUPPORTING REPORT", "Part 1 – open", "RECORD OF DECISION"),
    *(
        "Title:",
        "Ref:",
        "Date of decision:",
        "Decision maker:",
        "Report author:",
        "Category:",
        "Signed",
        "Consultation",
    ),
]
LINES = [
    *("Title: Vans", "Ref: PCC/D/2024/03", "Date: 3 March 2024", "Decision maker: A. Example, Commissioner"),
    *(
        "Category: Finance",
        "Category: Other",
        "Signed",
        "Signed: B. Sample Date 4 March 2024",
        "Dated 3/4/2024",
        "Name: C",
    ),
    *("Signature .... Date", "Chief Executive", "Signed by the Head of Estates", "Exempt: No", "Confidential: no"),
    *(
        "It costs £1.2m (up to £3m) a year.",
        "See [[commercial: words]] and ](x) [^1] ［［",
        "Financial implications: none",
    ),
    *(
        "Title: Vans again",
        "Date: next week",
        "Report author: D. Example",
        "Head of Estates",
        "E. F. Sample",
        "on",
        "Re: x",
    ),
    *(
        "Approved by: G. Sample",
        "Number: 12",
        "Role: Treasurer",
        "Position: ",
        "Date",
        "a | b",
        "# not a comment",
        "- x: y",
    ),
]
NUMBERS = ["", "", "1.", "2.", "1.1", "2.1.", "2.2", "2.1.1", "3.7", "(a)", "iv)", "12"]
WORDS = st.sampled_from(
    [*LINES, "Some words.", "More words of a sentence, which goes on.\nAnd on.", "A B", "ALL CAPITALS"]
)
BLOCKS = st.one_of(
    st.builds(Block, st.just(Kind.HEADING), st.sampled_from(HEADINGS), st.just("p"), level=st.integers(1, 9)),
    st.builds(Block, st.just(Kind.PARAGRAPH), st.sampled_from(HEADINGS), st.just("p"), strong=st.booleans()),
    st.builds(Block, st.just(Kind.PARAGRAPH), WORDS, st.just("p"), st.sampled_from(NUMBERS), strong=st.booleans()),
    st.builds(Block, st.just(Kind.HEADING), WORDS, st.just("p"), st.sampled_from(NUMBERS), level=st.just(2)),
    st.builds(Block, st.just(Kind.ITEM), WORDS, st.just("p")),
    st.builds(
        Block,
        st.just(Kind.TABLE),
        st.just(""),
        st.just("p"),
        rows=st.lists(st.tuples(st.sampled_from(HEADINGS), WORDS, WORDS), min_size=1, max_size=3).map(tuple),
    ),
)


@settings(CALM)
@given(st.lists(BLOCKS, max_size=12), st.sampled_from(["", "PCC/D/2024/09"]))
def test_every_word_that_goes_in_comes_out_once(blocks: list[Block], reference: str) -> None:
    """In the text of the record, or as a key, number or value of it; and the draft reads back as it was made."""
    made = assemble(blocks, OFFICE, reference)
    assert made.unaccounted == Counter()
    assert read_yaml("draft.yaml", made.draft.written().encode()).tree == made.draft.tree


@settings(CALM)
@given(st.lists(BLOCKS, max_size=8))
def test_nothing_is_taken_but_labels_numbers_and_single_values(blocks: list[Block]) -> None:
    """A sentence is never called a label: its words stand in the record itself."""
    made = assemble([*blocks, Block(Kind.PARAGRAPH, "Quick brown foxes jump over lazy dogs.", "p")], OFFICE)
    assert any("Quick brown foxes jump" in text for text in texts_in(made.draft.tree))


def part1_of(made: Assembled) -> str:
    """Everything of a draft but its Part 2."""
    return str({key: value for key, value in made.draft.tree.items() if key != "part2"})


SECRET = [
    "Part 2 – exempt",
    "PART 2",
    "Part II",
    "Exempt information",
    "CONFIDENTIAL",
    "Not for publication",
    "RESTRICTED",
]
SECRET += ["Official-Sensitive", "Confidential appendix", "Part 2 report: not for publication", "Part 1 and Part 2"]
SECRET += [
    "Part 2: what follows is exempt under section 43(2) of the Act, and is not for the public.",
    "For publication: No",
]


@settings(CALM, max_examples=200)
@given(
    st.sampled_from(SECRET),
    st.sampled_from([Kind.HEADING, Kind.PARAGRAPH]),
    st.lists(BLOCKS, max_size=4),
    st.lists(BLOCKS, max_size=4),
)
def test_what_follows_a_heading_of_part_2_stays_there(
    heading: str, kind: Kind, before: list[Block], after: list[Block]
) -> None:
    """Until a heading says Part 1, and however it is laid out."""
    still = [block for block in after if not any("Part 1" in text for text in texts_of_block(block))]
    secret = Block(Kind.PARAGRAPH, "Quillstone bid £987,654 on 5 May 2024.", "p", "2.1")
    made = assemble([*before, Block(kind, heading, "p", level=1), *still, secret], OFFICE)
    assert "Quillstone" not in part1_of(made)
    assert "987" not in part1_of(made)
    assert "Quillstone" in str(made.draft.tree["part2"])


def test_a_document_of_which_a_word_would_be_lost_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count is the last word: an import that drops one stops, and says how many."""
    monkeypatch.setattr("generator.importers.assembling._add_report", lambda *_: None)
    blocks = [Block(Kind.HEADING, "Background", "p", level=1), Block(Kind.PARAGRAPH, "Three lost words.", "p")]
    with pytest.raises(Stop) as stop:
        import_blocks("x.txt", blocks, OFFICE, Given("PCC/D/2024/03"))
    assert [one.code for one in stop.value.findings] == ["IMPORT-12"]
    assert "Words that this program could not place, or would have placed twice: 3." in stop.value.findings[0].problem


def test_words_are_counted_without_what_the_program_adds() -> None:
    """A heading of the program's own is no word of the document."""
    made = assemble([Block(Kind.PARAGRAPH, "Unplaced.", "p")], OFFICE)
    assert words_of(texts_in(made.draft.tree)) == Counter({"Unplaced": 1})
