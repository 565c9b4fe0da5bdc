"""PDF: words, strings, names, streams, attached files and earlier versions, whether or not a page shows them."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.documents.encoders import zipped
from tests.documents.finding import WORDS, reason_of, texts_of, views_of
from tests.documents.test_pictures import NOISE, UNKNOWN, jpeg, segment

DEMO = Path(__file__).parents[1] / "demo/decisions/2024/mid-d-2024-05/equality-screening.pdf"
HIDDEN = WORDS.encode()
PICTURE = jpeg(segment(0xFE, HIDDEN))
DAMAGED = "It is a damaged PDF. Save it anew from the program that made it."
Change = Callable[[Pdf], object]


def made(*changes: Change, **saved: Any) -> bytes:
    """A PDF of one page, changed before it is saved."""
    pdf, whole = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    for change in changes:
        change(pdf)
    pdf.save(whole, **saved)
    return whole.getvalue()


def showing(instructions: bytes, **more: Any) -> Change:
    """Draw on the page, in a font that every reader has."""

    def change(pdf: Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font), **more)
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 12 Tf 72 700 Td " + instructions + b" ET")

    return change


def hanging(make: Callable[[Pdf], pikepdf.Object]) -> Change:
    """Put an object where no page looks."""

    def change(pdf: Pdf) -> None:
        pdf.Root.PieceInfo = make(pdf)

    return change


def noting(**fields: Any) -> Change:
    """A note on the page."""

    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[0, 0, 9, 9], **fields)
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    return change


def attaching(name: str, data: bytes) -> Change:
    """Attach a file."""

    def change(pdf: Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    return change


def titled(pdf: Pdf) -> None:
    """Name the words in the catalogue of the file."""
    pdf.docinfo["/Title"] = WORDS


def titled_otherwise(pdf: Pdf) -> None:
    """Name the words among letters that need UTF-16."""
    pdf.docinfo["/Title"] = f"Ž {WORDS} é"


def titled_x(pdf: Pdf) -> None:
    """Name something else."""
    pdf.docinfo["/Title"] = "x"


def described(pdf: Pdf) -> None:
    """Name the words in the XML about the file."""
    with pdf.open_metadata() as about:
        about["dc:creator"] = [WORDS]


def outlined(pdf: Pdf) -> None:
    """Name the words in a bookmark."""
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORDS, 0))


def layered(pdf: Pdf) -> None:
    """Show the words in a layer that is switched off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    showing(b"/OC /L1 BDC (" + HIDDEN + b") Tj EMC", Properties=Dictionary(L1=layer))(pdf)


def saved_twice(first: bytes, second: bytes) -> bytes:
    """A file with a later version behind it, in which one object is another: what editors call saving."""
    number = first.split(b" 0 obj\n<< /Title")[0].rsplit(b"\n", 1)[1]
    again = number + b" 0 obj\n" + second + b"\nendobj\n"
    old = first.rsplit(b"startxref\n", 1)[1].split(b"\n")[0]
    trailer = first.rsplit(b"trailer <<", 1)[1].split(b"startxref")[0].replace(b">>\n", b"/Prev " + old + b" >>\n")
    table = b"xref\n%s 1\n%010d 00000 n \ntrailer <<%sstartxref\n%d\n%%%%EOF\n" % (
        number,
        len(first),
        trailer,
        len(first) + len(again),
    )
    return first + again + table


def with_more(more: bytes) -> bytes:
    """A file with bytes that no table mentions."""
    before, xref, table = made().partition(b"xref\n")
    place, moved = (b"startxref\n%d\n" % len(one) for one in (before, before + more))
    return before + more + xref + table.replace(place, moved)


PDFS: dict[str, bytes] = {
    "words": made(showing(b"(" + HIDDEN + b") Tj")),
    "words apart": made(showing(b"[(Hart) -20 (well) 5 ( Qu)] TJ 0 -20 Td (arry of) Tj [( Ze) 9 (llmarsh)] TJ")),
    "words in hexadecimal": made(showing(b"<" + HIDDEN.hex().encode() + b"> Tj")),
    "words in octal": made(showing(b"(" + b"".join(b"\\%03o" % one for one in HIDDEN) + b") Tj")),
    "white words": made(showing(b"1 g (" + HIDDEN + b") Tj")),
    "invisible words": made(showing(b"3 Tr (" + HIDDEN + b") Tj")),
    "words off the page": made(showing(b"9000 9000 Td (" + HIDDEN + b") Tj")),
    "words in a layer": made(layered),
    "words as if otherwise": made(showing(b"/Span << /ActualText (" + HIDDEN + b") >> BDC (x) Tj EMC")),
    "words for those who cannot see": made(hanging(lambda _: Dictionary(S=Name.Figure, Alt=String(WORDS)))),
    "words in no font": made(showing(b"/F9 9 Tf (" + HIDDEN + b") Tj")),
    "title": made(titled),
    "title in a packed table": made(titled, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "title laid out for the web": made(titled, linearize=True),
    "title in Latin-1 and more": made(titled_otherwise),
    "XML about the file": made(described),
    "bookmark": made(outlined),
    "note": made(noting(Contents=String(WORDS))),
    "name in a note": made(noting(T=String(WORDS))),
    "form": made(hanging(lambda pdf: pdf.make_indirect(Dictionary(FT=Name.Tx, V=String(WORDS))))),
    "name": made(hanging(lambda _: Name("/" + WORDS))),
    "key": made(hanging(lambda _: Dictionary({"/" + WORDS: 1}))),
    "deep in lists": made(hanging(lambda _: Array([Array([Dictionary(A=Array([String(WORDS)]))])]))),
    "script": made(hanging(lambda _: Dictionary(S=Name.JavaScript, JS=String("app.alert('" + WORDS + "')")))),
    "stream that nobody uses": made(hanging(lambda pdf: pdf.make_stream(HIDDEN))),
    "stream of noise": made(hanging(lambda pdf: pdf.make_stream(bytes(range(256)) + HIDDEN + b"\0"))),
    "stream of UTF-16": made(hanging(lambda pdf: pdf.make_stream(WORDS.encode("utf-16")))),
    "stream with a zip": made(hanging(lambda pdf: pdf.make_stream(zipped("a.txt", HIDDEN)))),
    "string with a zip": made(hanging(lambda _: Dictionary(A=String(zipped("a.txt", HIDDEN))))),
    "attached text": made(attaching("a.txt", HIDDEN)),
    "attached zip": made(attaching("a.zip", zipped("a.txt", HIDDEN))),
    "attached PDF": made(attaching("a.pdf", made(titled))),
    "attached name": made(attaching(f"{WORDS}.txt", b"x")),
    "picture": made(hanging(lambda pdf: pdf.make_stream(PICTURE, Subtype=Name.Image, Filter=Name.DCTDecode))),
    "earlier version": saved_twice(made(titled), b"<< /Title (x) >>"),
    "later version": saved_twice(made(titled_x), b"<< /Title (" + HIDDEN + b") >>"),
    "what no table mentions": with_more(b"99 0 obj\n<< /A (" + HIDDEN + b") >>\nendobj\n"),
    "comment": with_more(b"% " + HIDDEN + b"\n"),
    "bytes before": HIDDEN + b"\n" + made(),
    "bytes behind": made() + HIDDEN,
    "zip behind": made() + zipped("a.txt", HIDDEN),
    "base64 in a note": made(noting(Contents=String("x: SGFydHdlbGwgUXVhcnJ5IG9mIFplbGxtYXJzaA=="))),
}


SHOWN = ["words", "words apart", "white words", "invisible words", "words in a layer", "words off the page"]


@pytest.mark.parametrize("where", PDFS)
def test_words_in_a_pdf_are_found(where: str) -> None:
    """On the page or off it, shown or hidden, in use or left behind."""
    assert views_of(PDFS[where], "a.pdf")


@pytest.mark.parametrize("where", SHOWN)
def test_what_a_page_shows_is_read_as_words(where: str) -> None:
    """The library that draws pages knows the fonts, and gives words that a reader cannot see."""
    assert "PDF words" in views_of(PDFS[where], "a.pdf")


@pytest.mark.parametrize(
    ("where", "view"),
    [
        ("title", "PDF metadata"),
        ("XML about the file", "PDF metadata"),
        ("note", "PDF strings"),
        ("words in no font", "PDF stream"),
        ("attached zip", "file in a PDF, unpacked (zip)"),
        ("string with a zip", "PDF strings, unpacked (zip)"),
        ("picture", "picture in a PDF, JPEG metadata"),
        ("stream of UTF-16", "PDF stream, UTF-16"),
        ("base64 in a note", "PDF strings, base64 decoded"),
    ],
)
def test_a_view_says_where_in_a_pdf(where: str, view: str) -> None:
    """Whoever cleans a file must know where to look."""
    assert view in views_of(PDFS[where], "a.pdf")


def test_an_appearance_is_read_with_its_font() -> None:
    """What a note looks like is drawn into the page and read there."""

    def change(pdf: Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        form = pdf.make_stream(
            b"BT /F1 9 Tf 5 5 Td (" + HIDDEN + b") Tj ET",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 300, 50],
            Resources=Dictionary(Font=Dictionary(F1=font)),
        )
        noting(AP=Dictionary(N=form), F=4)(pdf)
        pdf.pages[0].Annots[0].Rect = Array([50, 50, 350, 100])

    assert "PDF words" in views_of(made(change), "a.pdf")


def test_an_earlier_version_is_read_as_a_whole() -> None:
    """Not only its bytes: its tables, packed streams and pages too."""
    assert any(view.startswith("earlier version, ") for view in views_of(PDFS["earlier version"], "a.pdf"))


def test_the_demo_has_a_pdf_that_is_read() -> None:
    """The words of a page come in the order in which they are read."""
    assert views_of(
        DEMO.read_bytes(), DEMO.name, "A low step helps older and disabled passengers. No group is worse off."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made(titled, encryption=pikepdf.Encryption(owner="a", user="")), "It is a PDF that is locked (encrypted)."),
        (made(titled, encryption=pikepdf.Encryption(owner="a", user="b")), "It is a PDF that is locked (encrypted)."),
        (b"plain", DAMAGED),
        (made(titled)[:-80], DAMAGED),
        (made(titled).replace(b"startxref\n", b"startxref\n7"), DAMAGED),
        (made(titled).replace(b"/Root", b"/Boot"), DAMAGED),
        (made(attaching("a.bin", NOISE)), UNKNOWN),
        (made() + NOISE, UNKNOWN),
        (made(hanging(lambda pdf: pdf.make_stream(PICTURE + NOISE, Filter=Name.DCTDecode))), UNKNOWN),
        (made(hanging(lambda _: Dictionary(AA=1, AB=2))).replace(b"/AB", b"/AA"), DAMAGED),
        (made()[:200] + b"\n%%EOF\n" + made()[200:], DAMAGED),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    """Encrypted even without a password, damaged, or holding what nobody can read."""
    assert reason_of(data, "a.pdf") == reason


def test_a_bomb_in_a_pdf_is_refused() -> None:
    """A stream that unpacks to more than can be checked is not unpacked."""
    bomb = zlib.compress(bytes(70_000_000))
    data = made(hanging(lambda pdf: pdf.make_stream(bomb, Filter=Name.FlateDecode)), compress_streams=False)
    assert reason_of(data, "a.pdf") == "It unpacks to more than can be checked."


def test_pixels_are_no_text() -> None:
    """The points of a picture are not looked at, however much they look like letters."""
    grey = bytes(65 + one % 26 for one in range(900)) + bytes(range(255, 155, -1))
    data = made(hanging(lambda pdf: pdf.make_stream(grey, Subtype=Name.Image, Width=25, Height=40)))
    assert not any("ABCDEFGHIJ" in text for text in texts_of(data, "a.pdf"))
