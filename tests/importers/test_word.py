"""What a Word document says: its numbers as Word prints them, its headings, lists and tables."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.documents.blocks import Block, Kind
from generator.documents.opening import open_document
from generator.findings import Stop
from tests.importers.papers import number, saved, with_list


def blocks_of(data: bytes) -> tuple[Block, ...]:
    """The blocks of a Word document."""
    return open_document("notice.docx", data).blocks


def listed(levels: str, *places: int, nums: str = "") -> list[str]:
    """The numbers that a list with these levels prints before paragraphs on these levels."""
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="91"/>{nums}</w:num>'))
    for place in places:
        number(document.add_paragraph("Words"), "91", place)
    return [block.number for block in blocks_of(saved(document))]


def level(index: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def test_numbers_are_counted_as_word_counts_them() -> None:
    """A level above restarts those below; a level that was passed over counts as begun."""
    levels = level(0, "decimal", "%1.", 2) + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3.")
    assert listed(levels, 0, 1, 1, 2, 2, 1, 0, 2) == ["2.", "2.1.", "2.2.", "2.2.1.", "2.2.2.", "2.3.", "3.", "3.1.1."]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", ["1)", "2)", "3)", "4)"]),
        ("decimalZero", ["01)", "02)", "03)", "04)"]),
        ("lowerLetter", ["a)", "b)", "c)", "d)"]),
        ("upperLetter", ["A)", "B)", "C)", "D)"]),
        ("lowerRoman", ["i)", "ii)", "iii)", "iv)"]),
        ("upperRoman", ["I)", "II)", "III)", "IV)"]),
    ],
)
def test_numbers_are_written_in_their_form(form: str, printed: list[str]) -> None:
    """Digits, letters and Roman numerals."""
    assert listed(level(0, form, "%1)"), 0, 0, 0, 0) == printed


def test_a_list_that_begins_anew_is_followed() -> None:
    """A list may override where its counting starts; with `isLgl` letters above are written as digits."""
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert listed(level(0, "decimal", "%1."), 0, 0, nums=restart) == ["7.", "8."]
    legal = level(0, "upperLetter", "%1") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert listed(legal, 0, 1) == ["A", "1.1"]


def test_numbers_in_words_are_refused() -> None:
    """What cannot be counted here is not guessed."""
    with pytest.raises(Stop) as stop:
        listed(level(0, "ordinalText", "%1"), 0)
    assert [one.code for one in stop.value.findings] == ["IMPORT-12"]


def test_bullets_are_points_and_typed_numbers_stay() -> None:
    """A point has no number; a typed number is read from the text."""
    document = docx.Document()
    document.add_paragraph("A point", style="List Bullet")
    document.add_paragraph("2.1 Typed")
    found = [(block.kind, block.number, block.text) for block in blocks_of(saved(document))]
    assert found == [(Kind.ITEM, "", "A point"), (Kind.PARAGRAPH, "2.1", "Typed")]


def test_headings_have_levels_and_may_have_numbers() -> None:
    """By the name of their style, or of the one that it is based on."""
    document = docx.Document()
    document.styles.add_style("House", 1).base_style = document.styles["Heading 2"]
    document.add_paragraph("Title", style="Title")
    document.add_paragraph("House", style="House")
    number(document.add_paragraph("Numbered", style="Heading 1"), with_list(document), 0)
    found = [(block.kind, block.level, block.number) for block in blocks_of(saved(document))]
    assert found == [(Kind.HEADING, 1, ""), (Kind.HEADING, 2, ""), (Kind.HEADING, 1, "2.")]


def test_tables_keep_their_cells_where_they_are_merged() -> None:
    """A cell over two columns leaves the second empty, so that columns stay true."""
    document = docx.Document()
    table = document.add_table(2, 3)
    for index, cell in enumerate([*table.rows[0].cells, *table.rows[1].cells]):
        cell.text = str(index)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    assert blocks_of(saved(document))[0].rows == (("wide", "", "2"), ("3", "4", "5"))


def test_lines_tabs_and_links_keep_their_words() -> None:
    """Breaks and tabs part words; the words of a link are words."""
    document = docx.Document()
    paragraph = document.add_paragraph("one\ttwo\nthree ")
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>four</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    assert blocks_of(saved(document))[0].text == "one two\nthree four"


def test_known_symbols_are_kept() -> None:
    """A ticked box, an empty one, an arrow and a bullet of Word's fonts are characters that everybody can read."""
    document = docx.Document()
    paragraph = document.add_paragraph("Approved ")
    for font, code in (("Wingdings", "F0FE"), ("Wingdings", "00A8"), ("wingdings 2", "F052"), ("Symbol", "F0AE")):
        symbol = f'<w:r {nsdecls("w")}><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        paragraph._p.append(parse_xml(symbol))
    assert blocks_of(saved(document))[0].text == "Approved ☑☐☑→"
