"""What keeps a PDF from being imported: each fault is planted, and told without its words."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from generator.documents.opening import open_document
from generator.findings import Finding, Stop, has_errors
from tests.document_files import png
from tests.importers.papers import typst_pdf

NAME = "Quillstone"
SOUND = "Part one of it is sound.\n\n"


def findings_of(data: bytes) -> list[Finding]:
    """Everything that is said of a PDF."""
    try:
        return list(open_document("notice.pdf", data).warnings)
    except Stop as stop:
        return list(stop.findings)


DRAWN = {
    "white": f"#text(fill: white)[{NAME}]",
    "nearly transparent": f"#text(fill: rgb(0, 0, 0, 5))[{NAME}]",
    "tiny": f"#text(size: 1pt)[{NAME}]",
    "outside the page": f"#place(dx: 50cm)[{NAME}]",
    "blacked out": f"#place(dy: 1cm)[{NAME}]#place(dy: 0.8cm, rect(width: 5cm, height: 1cm, fill: black))",
    "black on black": f"#rect(fill: black)[{NAME}]",
}


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_text_that_nobody_sees_is_refused(name: str) -> None:
    """However it is kept from the eye; the page is named."""
    found = findings_of(typst_pdf(SOUND + DRAWN[name]))
    assert [one.code for one in found] == ["IMPORT-05"], [str(one) for one in found]
    assert "Page 1" in found[0].problem
    assert NAME not in str(found[0])


SEEN = {
    "underlined": f"#underline[{NAME}]",
    "white on a dark band": f"#rect(fill: navy)[#text(fill: white)[{NAME}]]",
    "on a grey cell": f"#table(fill: luma(220), [{NAME}], [b])",
    "small": f"#text(size: 6pt)[{NAME}]",
}


@pytest.mark.parametrize("name", sorted(SEEN))
def test_text_that_is_seen_is_taken(name: str) -> None:
    """The nearest sound neighbours."""
    opened = open_document("notice.pdf", typst_pdf(SOUND + SEEN[name]))
    assert NAME in " ".join([block.text + " ".join(map(" ".join, block.rows)) for block in opened.blocks])


def changed(change: Callable[[pikepdf.Pdf], None], source: str = SOUND + NAME) -> bytes:
    """A sound PDF that was changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst_pdf(source))) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def invisible(pdf: pikepdf.Pdf) -> None:
    """Draw all text in the mode that draws nothing, as the text behind a scan is."""
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content.replace(b"0 Tr", b"3 Tr"))


def note(pdf: pikepdf.Pdf) -> None:
    """Put a note on the page."""
    said = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=NAME)
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(said)]))


def layers(pdf: pikepdf.Pdf) -> None:
    """Say that there are layers."""
    pdf.Root.OCProperties = pikepdf.Dictionary()


def attached(pdf: pikepdf.Pdf) -> None:
    """Attach a file."""
    pdf.attachments["tender.txt"] = NAME.encode()


def form(pdf: pikepdf.Pdf) -> None:
    """Say that the text is made while it is read."""
    pdf.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.String("x"))


def letters_without_names(pdf: pikepdf.Pdf) -> None:
    """Take from the fonts what says which letter is which."""
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


CHANGES = {
    "form": (form, "IMPORT-06"),
    "letters without names": (letters_without_names, "IMPORT-12"),
    "invisible": (invisible, "IMPORT-05"),
    "note": (note, "IMPORT-06"),
    "layers": (layers, "IMPORT-05"),
    "attached": (attached, "IMPORT-06"),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_what_lies_beside_or_behind_the_text_is_refused(name: str) -> None:
    """Invisible text, notes, layers, attached files."""
    change, code = CHANGES[name]
    found = findings_of(changed(change))
    assert [one.code for one in found] == [code], [str(one) for one in found]
    assert NAME not in str(found[0])


def test_a_link_is_no_note() -> None:
    """A link on the page hides nothing."""
    assert not has_errors(findings_of(typst_pdf(SOUND + '#link("https://example.org")[words]')))


def picture() -> str:
    """A picture in the language of typst."""
    return f"#image(bytes(({', '.join(map(str, png()))})), width: 2cm)"


def test_a_scan_is_refused() -> None:
    """A page of pixels is no page of text, alone or between pages of text."""
    alone = findings_of(typst_pdf(picture()))
    assert [one.code for one in alone] == ["IMPORT-08"]
    assert "scan" in alone[0].problem
    among = findings_of(typst_pdf(f"{SOUND}#pagebreak()\n{picture()}"))
    assert [one.problem for one in among] == ["Page 2 is a picture without text."]
    assert [one.code for one in findings_of(typst_pdf(SOUND + picture()))] == ["IMPORT-10"]


def test_a_locked_or_damaged_pdf_is_refused() -> None:
    """With a password for reading, with one for changing, and cut in the middle."""
    sound = typst_pdf(SOUND)
    for user in ("", "secret"):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(sound)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
        assert [one.code for one in findings_of(out.getvalue())] == ["IMPORT-02"]
    assert [one.code for one in findings_of(b"%PDF-1.7\nnothing")] == ["IMPORT-02"]


def test_a_book_is_no_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of hundreds of pages holds more than the notice."""
    monkeypatch.setattr("generator.documents.pdf_blocks._MOST_PAGES", 0)
    assert [one.code for one in findings_of(typst_pdf(SOUND))] == ["IMPORT-02"]


def test_running_heads_are_left_out_and_said() -> None:
    """A line at the foot of every page is no part of the text."""
    source = "#set page(footer: context [Midshire #counter(page).display()])\nFirst words.\n#pagebreak()\nLast words."
    opened = open_document("notice.pdf", typst_pdf(source))
    assert [block.text for block in opened.blocks] == ["First words.", "Last words."]
    assert [one.code for one in opened.warnings] == ["IMPORT-10"]


def texts_of(source: str) -> list[str]:
    """The texts of the blocks that come of a PDF."""
    return [block.text for block in open_document("notice.pdf", typst_pdf(source)).blocks]


def test_words_that_recur_in_the_text_are_not_taken_for_a_margin() -> None:
    """The same line at the edge of one page and in the middle of others stays in the text, each time."""
    source = "\n\n".join(f"{number}.1. Words.\n\nThe same line." for number in range(2, 90))
    assert texts_of(source).count("The same line.") == 88
    assert not findings_of(typst_pdf(source))


def test_words_that_end_pages_at_different_heights_stay() -> None:
    """A margin stands at one height on every page."""
    source = "First words.\n\nAgreed.\n#pagebreak()\nOther words.\n\nOn two lines.\n\nAgreed."
    assert texts_of(source).count("Agreed.") == 2


def test_sums_that_begin_pages_stay() -> None:
    """Numbers that differ from page to page are no numbers of pages."""
    assert texts_of("Cost 4100.\n#pagebreak()\nCost 5200.") == ["Cost 4100.", "Cost 5200."]
    assert " ".join(texts_of("The budget of\n\n2026\n#pagebreak()\nIt ends in\n\n2027")).split()[-1] == "2027"


def test_a_margin_of_several_lines_is_left_out_where_the_first_page_has_none() -> None:
    """Two lines at the foot, the lower with the number of the page, and none on a cover."""
    foot = "context if counter(page).get().first() > 1 [Midshire \\ #counter(page).display() of 3]"
    source = f"#set page(footer: {foot})\nCover.\n#pagebreak()\nFirst words.\n#pagebreak()\nLast words."
    assert texts_of(source) == ["Cover.", "First words.", "Last words."]


@pytest.mark.parametrize(("marking", "code"), [("OFFICIAL – SENSITIVE", "IMPORT-17"), ("OFFICIAL", "IMPORT-10")])
def test_a_marking_at_the_edge_of_every_page_is_refused(marking: str, code: str) -> None:
    """The whole text is then in doubt, and the words of the margin are not repeated."""
    source = f"#set page(header: [{NAME} {marking}])\nFirst words.\n#pagebreak()\nLast words."
    found = findings_of(typst_pdf(source))
    assert [one.code for one in found] == [code]
    assert NAME not in str(found[0])
