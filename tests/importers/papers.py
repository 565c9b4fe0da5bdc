"""Documents for the tests: one description of what they say, written as a Word file, as a PDF and as plain text."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
import typst
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Says:
    """One thing that a document says. `number` is printed by Word itself where `depth` is not 0, else typed."""

    text: str = ""
    look: str = "plain"  # plain, bold, title, heading, point, table
    number: str = ""
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def numbered(number: str, text: str, look: str = "plain") -> Says:
    """A paragraph that Word numbers by itself; `number` is what it must print."""
    return Says(text, look, number, number.strip(".").count(".") + 1)


def _levels() -> str:
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{1 if level else 2}"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{"".join(f"%{one + 1}." for one in range(level + 1))}"/></w:lvl>'
        for level in range(4)
    )


def with_list(document: Document) -> str:
    """Give a document a list that prints 2., 2.1., 2.1.1.; its id."""
    root = document.part.numbering_part.element
    levels = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{_levels()}'
    root.insert(0, parse_xml(f"{levels}</w:abstractNum>"))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return "90"


def number(paragraph: Paragraph, list_id: str, level: int) -> None:
    """Put a paragraph into a list."""
    said = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(said))


def word(says: Sequence[Says]) -> bytes:
    """The document as a Word file."""
    document = docx.Document()
    list_id = with_list(document)
    for one in says:
        if one.look == "table":
            table = document.add_table(len(one.rows), len(one.rows[0]))
            for row, cells in zip(table.rows, one.rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
            continue
        style = {"title": "Title", "heading": "Heading 1", "point": "List Bullet"}.get(one.look)
        typed = "" if one.depth or not one.number else f"{one.number} "
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(typed + one.text).bold = True if one.look == "bold" else None
        if one.depth:
            number(paragraph, list_id, one.depth - 1)
    return saved(document)


def saved(document: Document) -> bytes:
    """The bytes of a Word document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(says: Sequence[Says]) -> bytes:
    """The document as a PDF, with every number typed."""
    lines = ["#set page(margin: 2.5cm)", "#set text(size: 11pt)", "#set par(spacing: 1.4em)"]
    for one in says:
        typed = _string(f"{one.number} {one.text}".strip())
        match one.look:
            case "table":
                cells = ", ".join(f"[#{_string(cell)}]" for row in one.rows for cell in row)
                lines.append(f"#table(columns: {len(one.rows[0])}, {cells})")
            case "title" | "heading":
                lines.append(f"#par(text(size: {18 if one.look == 'title' else 14}pt, weight: 700, {typed}))")
            case "bold":
                lines.append(f"#par(text(weight: 700, {typed}))")
            case "point":
                lines.append(f"#par({_string('• ' + one.text)})")
            case _:
                lines.append(f"#par({typed})")
    return typst_pdf("\n\n".join(lines))


def typst_pdf(source: str) -> bytes:
    """A PDF from the language of typst."""
    made: bytes = typst.compile(source.encode())
    return made


def text(says: Sequence[Says]) -> bytes:
    """The document as plain text, without tables."""
    return "\n\n".join(f"{one.number} {one.text}".strip() for one in says if one.look != "table").encode()


def _string(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
