"""A heading that may mean that what follows is not for the public sends it to Part 2; one that denies it does not."""

import pytest

from generator.documents.blocks import Block, Kind
from generator.documents.markings import is_exempt, warns
from generator.documents.opening import open_document
from generator.importers.parts import parts_of
from generator.importers.places import is_part1
from tests.importers.papers import Says, numbered, pdf, word

WITHHELD = "Quillstone bid the least."
CLOSING = (
    *("Part 2", "PART TWO – EXEMPT", "Part II", "Confidential annex", "Restricted", "Exempt information"),
    *("Not for publication", "Not for the public", "Closed session", "Private appendix", "Privileged advice"),
    *("Commercially sensitive information", "Part 1 – confidential", "Information provided in confidence"),
    *("Rhan 2", "Rhan Dau – Eithriedig", "Atodiad cyfrinachol", "P A R T  2", "P A R T 2"),
    *("Non-exempt and confidential", "Non-confidential and exempt", "OFFICIAL – SENSITIVE", "Unpublished annex"),
)
OPEN = (
    *("PART 1 – NON-CONFIDENTIAL/EXEMPT FACTS AND FIGURES", "Part 1", "Non-confidential", "Part 1 – public"),
    *("Not exempt or confidential", "Non-confidential and non-exempt"),
)


def public_words(blocks: tuple[Block, ...]) -> str:
    """What stands in parts that are not exempt."""
    parts = [part for part in parts_of(blocks) if not part.exempt]
    return " ".join(block.text for part in parts for block in part.blocks)


@pytest.mark.parametrize("heading", CLOSING)
def test_a_bold_heading_in_doubt_withholds_what_follows(heading: str) -> None:
    """Every way in which offices say it, and every one that could be read both ways."""
    assert is_exempt(heading)
    assert not is_part1(heading)
    says = [Says("Sound words."), Says(heading, "bold"), Says(WITHHELD)]
    for name, data in (("a.docx", word(says)), ("a.pdf", pdf(says))):
        found = public_words(open_document(name, data).blocks)
        assert "Sound words." in found
        assert WITHHELD not in found


@pytest.mark.parametrize("heading", OPEN)
def test_a_heading_that_denies_it_withholds_nothing(heading: str) -> None:
    """The words of exemption within what denies them do not count."""
    assert is_part1(heading)
    says = [Says("Sound words."), Says(heading, "bold"), Says(WITHHELD)]
    assert WITHHELD in public_words(open_document("a.docx", word(says)).blocks)


SHAPES = {
    "numbered below a section": numbered("2.1.", "Confidential annex", "heading"),
    "numbered in bold": Says("Confidential annex", "bold", "2.1"),
    "framed": Says(look="table", rows=(("NOT FOR PUBLICATION",),)),
    "a plain line": Says("Confidential."),
    "a plain sentence": Says(
        "Not for publication by virtue of paragraph 3 of Schedule 12A to the Local Government Act."
    ),
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_warning_of_any_shape_withholds_what_follows(shape: str) -> None:
    """Whatever its number, in a frame, or as a line like any other."""
    blocks = open_document("a.docx", word([Says("Sound words."), SHAPES[shape], Says(WITHHELD)])).blocks
    assert WITHHELD not in public_words(blocks)
    assert "Sound words." in public_words(blocks)


def test_a_sentence_about_it_withholds_nothing() -> None:
    """A paragraph or a point of a list may refer to the Part 2 report."""
    sentences = (
        "Further risks are set out in the Part 2 report",
        "The members of the panel are sent Part 2 of this form, which is not on the website.",
        "The supply is exempt from VAT.",
        "What is confidential is kept in a safe by the officer who was named in the report of last year.",
    )
    for sentence in sentences:
        assert not warns(sentence)
        blocks = (Block(Kind.PARAGRAPH, sentence, "line 1", "4.2."), Block(Kind.PARAGRAPH, "After it.", "line 2"))
        assert public_words(blocks) == f"{sentence} After it."
