"""What keeps a Word document from being imported: each fault is planted, and told without its words."""

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.documents.opening import open_document
from generator.findings import Finding, Stop, has_errors
from tests.document_files import png
from tests.importers.papers import saved

NAME = "Quillstone"
W = nsdecls("w")
RUN = f"<w:r><w:t>{NAME} Builders</w:t></w:r>"
SPACES = (
    f'{W} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
BOX = f"<w:r {SPACES}>{{}}</w:r>"
WORDS = f"<w:txbxContent><w:p>{RUN}</w:p></w:txbxContent>"
CHART = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'


def findings_of(data: bytes, name: str = "notice.docx") -> list[Finding]:
    """Everything that is said of a document."""
    try:
        return list(open_document(name, data).warnings)
    except Stop as stop:
        return list(stop.findings)


def planted(xml: str) -> bytes:
    """A sound document with a second paragraph that holds this."""
    document = docx.Document()
    document.add_paragraph("A sound paragraph.")
    document.add_paragraph()._p.append(parse_xml(xml))
    return saved(document)


def wrapped(name: str) -> str:
    """A run within a tracked change."""
    run = RUN.replace("w:t>", "w:delText>") if name in {"del", "moveFrom"} else RUN
    return f'<w:{name} {W} w:id="1" w:author="A">{run}</w:{name}>'


def looking(properties: str) -> str:
    """A run that looks like this."""
    return f"<w:r {W}><w:rPr>{properties}</w:rPr><w:t>{NAME}</w:t></w:r>"


def field(code: str) -> str:
    """A field of one piece."""
    return f'<w:fldSimple {W} w:instr=" {code} {NAME} ">{RUN}</w:fldSimple>'


FAULTS = {
    "inserted": (wrapped("ins"), "IMPORT-03", "inserted"),
    "deleted": (wrapped("del"), "IMPORT-03", "deleted"),
    "moved away": (wrapped("moveFrom"), "IMPORT-03", "moved away"),
    "moved here": (wrapped("moveTo"), "IMPORT-03", "moved here"),
    "struck out in tracking": (
        looking('<w:rPrChange w:id="1" w:author="A"><w:rPr><w:strike/></w:rPr></w:rPrChange>'),
        "IMPORT-03",
        "laid out anew",
    ),
    "indented in tracking": (
        f'<w:pPr {W}><w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange></w:pPr>',
        "IMPORT-03",
        "laid out anew",
    ),
    "box to tick": (field("FORMCHECKBOX"), "IMPORT-07", "box to tick"),
    "list to choose from": (field("FORMDROPDOWN"), "IMPORT-07", "list to choose from"),
    "commented": (f'<w:r {W}><w:commentReference w:id="1"/></w:r>', "IMPORT-04", "comment"),
    "hidden": (looking("<w:vanish/>"), "IMPORT-05", "hidden text"),
    "white": (looking('<w:color w:val="FFFFFF"/>'), "IMPORT-05", "colour of what lies behind"),
    "nearly white": (looking('<w:color w:val="F0F0F0"/>'), "IMPORT-05", "colour of what lies behind"),
    "white by its theme": (
        looking('<w:color w:val="auto" w:themeColor="background1"/>'),
        "IMPORT-05",
        "colour of what lies behind",
    ),
    "blacked out": (looking('<w:highlight w:val="black"/>'), "IMPORT-05", "colour of what lies behind"),
    "black on black": (
        looking('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'),
        "IMPORT-05",
        "colour of what lies behind",
    ),
    "tiny": (looking('<w:sz w:val="2"/>'), "IMPORT-05", "too small"),
    "text box": (
        BOX.format(f"<mc:AlternateContent><mc:Choice><wps:txbx>{WORDS}</wps:txbx></mc:Choice></mc:AlternateContent>"),
        "IMPORT-06",
        "text box",
    ),
    "old text box": (
        BOX.format(f"<w:pict><v:textbox>{WORDS}</v:textbox></w:pict>"),
        "IMPORT-06",
        "text box",
    ),
    "embedded object": (f"<w:r {W}><w:object/></w:r>", "IMPORT-06", "embedded object"),
    "control": (f"<w:r {W}><w:control/></w:r>", "IMPORT-06", "a control"),
    "other document": (f"<w:altChunk {W}/>", "IMPORT-06", "another document"),
    "document below": (f"<w:subDoc {W}/>", "IMPORT-06", "another document"),
    "chart": (
        BOX.format(f"<w:drawing><a:graphic>{CHART}</a:graphic></w:drawing>"),
        "IMPORT-06",
        "chart",
    ),
    "field of the day": (field("DATE"), "IMPORT-07", "field"),
    "field of a letter": (field("MERGEFIELD"), "IMPORT-07", "field"),
    "field in pieces": (
        f"<w:r {W}><w:fldChar/><w:instrText> INCLUDE</w:instrText><w:instrText>TEXT {NAME}</w:instrText></w:r>",
        "IMPORT-07",
        "field",
    ),
    "footnote": (f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>', "IMPORT-09", "footnote"),
    "unknown symbol": (f'<w:r {W}><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "IMPORT-12", "a symbol"),
    "symbol of another font": (f'<w:r {W}><w:sym w:font="Webdings" w:char="F0FE"/></w:r>', "IMPORT-12", "a symbol"),
    "letters drawn as symbols": (looking('<w:rFonts w:ascii="Wingdings"/>'), "IMPORT-12", "font of symbols"),
    "letters of nobody": (f"<w:r {W}><w:t>\uf0fe {NAME}</w:t></w:r>", "IMPORT-12", "font of symbols"),
    "words where none belong": (f"<w:pPr {W}>{RUN}</w:pPr>", "IMPORT-12", "cannot be read"),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_what_a_reader_does_not_see_is_refused(name: str) -> None:
    """The finding names the paragraph and the way to clean the file, and repeats no word of it."""
    xml, code, said = FAULTS[name]
    found = findings_of(planted(xml))
    errors = [one for one in found if one.code == code]
    assert has_errors(errors), [str(one) for one in found]
    assert any(said in one.problem for one in errors)
    assert name == "words where none belong" or any("Paragraph 2" in one.problem for one in errors)
    assert all(NAME not in str(one) for one in found)


def test_every_fault_is_said_at_once() -> None:
    """A person cleans the file once."""
    document = docx.Document()
    for name in ("inserted", "commented", "hidden", "text box"):
        document.add_paragraph()._p.append(parse_xml(FAULTS[name][0]))
    assert {one.code for one in findings_of(saved(document))} == {"IMPORT-03", "IMPORT-04", "IMPORT-05", "IMPORT-06"}


NEIGHBOURS = {
    "white on dark": looking('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'),
    "not hidden": looking('<w:vanish w:val="0"/>'),
    "small": looking('<w:sz w:val="12"/>'),
    "highlighted": looking('<w:highlight w:val="yellow"/>'),
    "number of the page": f'<w:fldSimple {W} w:instr=" PAGE ">{RUN}</w:fldSimple>',
    "content control": f"<w:sdt {W}><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
}


@pytest.mark.parametrize("name", sorted(NEIGHBOURS))
def test_what_a_reader_sees_is_taken(name: str) -> None:
    """The nearest sound neighbours of these faults are read, with their words."""
    opened = open_document("notice.docx", planted(NEIGHBOURS[name]))
    assert NAME in " ".join(block.text for block in opened.blocks)
    assert not has_errors(opened.warnings)


def test_text_hidden_by_its_style_is_refused() -> None:
    """A style hides as well as a run does, and so does the style that it is based on."""
    document = docx.Document()
    base = document.styles.add_style("Base", 1)
    base.font.hidden = True
    document.styles.add_style("Shown", 1).base_style = base
    document.add_paragraph(NAME, style="Shown")
    assert [one.code for one in findings_of(saved(document))] == ["IMPORT-05"]


def test_a_table_within_a_table_is_refused() -> None:
    """Its cells would run into those around it."""
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = NAME
    assert [one.code for one in findings_of(saved(document))] == ["IMPORT-06"]


def test_a_document_nested_too_deep_is_refused() -> None:
    """Controls within controls without end are no document."""
    deep = "<w:sdt><w:sdtContent>" * 2000 + RUN + "</w:sdtContent></w:sdt>" * 2000

    def nest(parts: dict[str, bytes]) -> None:
        body = f"<w:document {W}><w:body><w:p>{deep}</w:p></w:body></w:document>"
        parts["word/document.xml"] = body.encode()

    assert [one.code for one in findings_of(with_parts(nest))] == ["IMPORT-02"]


def test_a_file_too_large_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's notice has so many bytes."""
    monkeypatch.setattr("generator.documents.opening.MOST_BYTES", 10)
    assert [one.code for one in findings_of(planted(NEIGHBOURS["small"]))] == ["IMPORT-02"]


def with_parts(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A sound document whose parts were changed."""
    document = docx.Document()
    document.add_paragraph("A sound paragraph.")
    with zipfile.ZipFile(io.BytesIO(saved(document))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def add(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    """Another part."""
    return lambda parts: parts.update({name: data})


def macros(parts: dict[str, bytes]) -> None:
    """Say that there are macros, as Word does in the list of types."""
    name = "[Content_Types].xml"
    parts[name] = re.sub(rb"wordprocessingml\.document\.main", b"ms-word.document.macroEnabled.main", parts[name])


def entity(parts: dict[str, bytes]) -> None:
    """Define an entity, as bombs of XML do."""
    name = "word/document.xml"
    parts[name] = parts[name].replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)


PARTS = {
    "comments": (add("word/comments.xml", f'<w:comments {W}><w:comment w:id="1"/></w:comments>'.encode()), "IMPORT-04"),
    "worksheet": (add("word/embeddings/sheet.xlsx", b"PK"), "IMPORT-06"),
    "macro": (add("word/vbaProject.bin", b"x"), "IMPORT-01"),
    "macro type": (macros, "IMPORT-01"),
    "entity": (entity, "IMPORT-02"),
    "bomb": (add("word/bomb.xml", b"<a>" + b" " * (65 << 20) + b"</a>"), "IMPORT-02"),
    "no document": (lambda parts: parts.pop("word/document.xml"), "IMPORT-01"),
    "broken part": (add("word/styles.xml", b"<a>"), "IMPORT-02"),
}


@pytest.mark.parametrize("name", sorted(PARTS))
def test_what_lies_in_the_file_beside_its_text_is_refused(name: str) -> None:
    """Macros, other files, comments, bombs."""
    change, code = PARTS[name]
    assert [one.code for one in findings_of(with_parts(change))] == [code]


def test_what_is_left_out_is_said() -> None:
    """Pictures, headers and footers stop nothing, but a person should know."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Midshire"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 2"
    document.add_picture(io.BytesIO(png()))
    found = findings_of(saved(document))
    assert [one.code for one in found] == ["IMPORT-10", "IMPORT-10"]
    assert [one.problem.split()[1] for one in found] == ["document", "headers"]
    assert not has_errors(found)


WATERMARK = f'<w:r {SPACES}><w:pict><v:shape><v:textpath string="{{}}"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    "marking", ["CONFIDENTIAL", "Restricted", "Not for publication", "OFFICIAL-SENSITIVE", "Part 2"]
)
def test_a_marking_at_the_edge_of_the_pages_is_refused(marking: str) -> None:
    """In a header, in a footer of pieces, and as a watermark; the whole text is then in doubt."""
    headed, footed, marked = docx.Document(), docx.Document(), docx.Document()
    headed.sections[0].first_page_header.paragraphs[0].text = f"{NAME}\t{marking}"
    for piece in (NAME, marking[:4], marking[4:]):
        footed.sections[0].footer.paragraphs[0].add_run(piece if piece != NAME else f"{NAME} – ")
    marked.sections[0].header.paragraphs[0]._p.append(parse_xml(WATERMARK.format(marking)))
    for document, place in ((headed, "header"), (footed, "footer"), (marked, "header")):
        found = findings_of(saved(document))
        assert [one.code for one in found] == ["IMPORT-17"]
        assert place in found[0].problem
        assert NAME not in str(found[0])


@pytest.mark.parametrize("marking", ["OFFICIAL", "Part 1 – NON-CONFIDENTIAL", "Not protectively marked"])
def test_a_marking_that_leaves_the_text_public_is_only_left_out(marking: str) -> None:
    """The nearest sound neighbours."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = marking
    assert [one.code for one in findings_of(saved(document))] == ["IMPORT-10"]


OTHER_FILES = {
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument" * 9, "IMPORT-01"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "IMPORT-02"),
    "rich.rtf": (b"{\\rtf1 x}", "IMPORT-01"),
    "open.odt": (b"PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.text", "IMPORT-01"),
    "macros.docm": (with_parts(lambda _: None), "IMPORT-01"),
    "text.docx": (b"These are words.", "IMPORT-01"),
    "word.txt": (with_parts(lambda _: None), "IMPORT-01"),
    "empty.txt": (b" \n", "IMPORT-02"),
    "broken.docx": (b"PK\x03\x04 broken", "IMPORT-02"),
    "table.xlsx": (b"PK\x03\x04", "IMPORT-01"),
}


@pytest.mark.parametrize("name", sorted(OTHER_FILES))
def test_files_of_other_kinds_are_refused(name: str) -> None:
    """Each with what to do instead."""
    data, code = OTHER_FILES[name]
    found = findings_of(data, name)
    assert [one.code for one in found] == [code]
    assert found[0].remedy
