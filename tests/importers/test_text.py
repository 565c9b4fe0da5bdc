"""Plain text, and the CSV of an old register: blocks, letters, rows."""

import pytest

from generator.documents.blocks import Kind
from generator.documents.csv_rows import read_rows
from generator.documents.opening import open_document
from generator.findings import Stop


def said(text: str | bytes) -> list[tuple[str, str, str]]:
    """Kind, number and text of each block."""
    data = text.encode() if isinstance(text, str) else text
    return [(one.kind.value, one.number, one.text) for one in open_document("x.txt", data).blocks]


def test_lines_run_on_until_a_blank_line_a_number_a_bullet_or_a_label() -> None:
    """A line that was broken by the width of a page is one with the next."""
    text = "Title: Vans\nRef: 7\n\n- 1.1. One of the\nlines.\n1.2 Two\n- a point\n(a) lettered\n\n"
    text += "# Heading\n\n**Bold\nblock**\n"
    assert said(text) == [
        ("paragraph", "", "Title: Vans"),
        ("paragraph", "", "Ref: 7"),
        ("paragraph", "1.1.", "One of the lines."),
        ("paragraph", "1.2", "Two"),
        ("item", "", "a point"),
        ("paragraph", "(a)", "lettered"),
        ("heading", "", "Heading"),
        ("paragraph", "", "Bold block"),
    ]


def test_a_number_at_the_start_of_a_full_line_is_no_paragraph() -> None:
    """A line may begin with a number of the sentence above."""
    text = "The programme of the office was begun in the second half of the year 20\n19 and ends soon."
    assert [kind for kind, _, _ in said(text)] == ["paragraph"]


def test_places_are_lines() -> None:
    """A person finds a block by the line on which it begins."""
    opened = open_document("x.txt", b"\n\nOne\n\n\nTwo\n")
    assert [(block.place, block.line) for block in opened.blocks] == [("line 3", 3), ("line 6", 6)]


def test_windows_letters_are_read_and_said() -> None:
    """£ in Windows-1252 is no UTF-8; the finding has its line."""
    opened = open_document("x.txt", "Sound.\n\nIt costs £5 – no more.".encode("cp1252"))
    assert opened.blocks[1].text == "It costs £5 – no more."
    assert [(one.code, one.position.line) for one in opened.warnings] == [("IMPORT-11", 3)]
    assert not open_document("x.txt", "It costs £5 – no more.".encode()).warnings


@pytest.mark.parametrize("data", [b"words\0words", b"\x81\x8d", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """Nothing is guessed of them."""
    with pytest.raises(Stop) as stop:
        open_document("x.txt", data)
    assert [one.code for one in stop.value.findings] == ["IMPORT-02"]


def test_characters_that_nobody_sees_are_taken_out_and_said() -> None:
    """They would be refused in a record, and could part words for a search."""
    opened = open_document("x.txt", "Van\N{ZERO WIDTH SPACE}s and\N{NO-BREAK SPACE}cars".encode())
    assert opened.blocks[0].text == "Vans and cars"
    assert opened.blocks[0].kind is Kind.PARAGRAPH
    assert [one.code for one in opened.warnings] == ["IMPORT-11"]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_rows_have_the_line_on_which_they_begin(sign: str) -> None:
    """A cell may run over lines; a short row is filled up; empty rows are left out."""
    table = read_rows("r.csv", f'Ref{sign}Title\n1{sign}"a\nb"\n\n2\n'.encode("utf-8-sig"))
    assert table.heading == ("Ref", "Title")
    assert table.rows == ((2, ("1", "a\nb")), (5, ("2", "")))


@pytest.mark.parametrize(
    "text", ["Ref,Ref\n1,2\n", "Ref,\n1,2\n", "Ref,Title\n1,2,3\n", "Ref,Title\n", 'Ref,Title\n1,"open\n', ""]
)
def test_a_csv_in_doubt_is_refused(text: str) -> None:
    """Columns of one name, a cell too many, a cell that never ends, no rows."""
    with pytest.raises(Stop):
        read_rows("r.csv", text.encode())
