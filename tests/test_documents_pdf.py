"""Every word of a PDF is found, shown or not, in use or given up; what is locked or damaged is refused."""

import io
import re
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.document_files import SENTENCE, gzipped, jpeg, reason_of, views_of

S = SENTENCE.encode()


def document(content: bytes = b"BT /F1 12 Tf 20 100 Td (Nothing) Tj ET") -> pikepdf.Pdf:
    """A document of one page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 200))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream(content)
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Its bytes."""
    written = io.BytesIO()
    pdf.save(written, **how)  # type: ignore[arg-type]
    return written.getvalue()


def shown(text: bytes, before: bytes = b"") -> bytes:
    """What draws a text."""
    return b"BT /F1 12 Tf " + before + b" 20 100 Td (" + text + b") Tj ET"


def revised(old: bytes, number: int, body: bytes) -> bytes:
    """A document with a later revision, in which one object is another."""
    root = re.findall(rb"/Root (\d+ \d+ R)", old)[-1]
    size, last = (int(re.findall(sought, old)[-1]) for sought in (rb"/Size (\d+)", rb"startxref\s+(\d+)"))
    new = old + b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(old))
    tail = b"trailer\n<< /Size %d /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, last, len(new))
    return new + table + tail


def with_root(**entries: object) -> bytes:
    """A document with something in its root."""
    pdf = document()
    for key, value in entries.items():
        pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value
    return saved(pdf)


def with_info() -> bytes:
    """A document with an author."""
    pdf = document()
    pdf.docinfo["/Author"] = SENTENCE + " é"
    return saved(pdf)


def with_metadata() -> bytes:
    """A document with XMP."""
    pdf = document()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = SENTENCE
    return saved(pdf)


def with_outline() -> bytes:
    """A document with a bookmark."""
    pdf = document()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SENTENCE, 0))
    return saved(pdf)


def with_annotation() -> bytes:
    """A document with a note, which has an appearance of its own."""
    pdf = document()
    look = pdf.make_stream(shown(S), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=look))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def with_file(name: str, data: bytes) -> bytes:
    """A document with a file within it."""
    pdf = document()
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
    return saved(pdf)


def with_picture() -> bytes:
    """A document with a JPEG that has a comment."""
    pdf = document()
    picture = pdf.make_stream(jpeg((0xFE, S)), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode)
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
    return saved(pdf)


def stream_number(data: bytes) -> int:
    """The number of the first stream."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return next(one.objgen[0] for one in pdf.objects if isinstance(one, pikepdf.Stream))


def with_revision() -> bytes:
    """A document whose page once showed something else."""
    old = saved(document(shown(S)))
    new = shown(b"Nothing at all")
    return revised(old, stream_number(old), b"<< /Length %d >>\nstream\n" % len(new) + new + b"\nendstream")


def with_orphan() -> bytes:
    """A document with a packed stream that no table lists."""
    packed = zlib.compress(S)
    orphan = (
        b"99 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    )
    old = saved(document())
    number = stream_number(old)
    new = shown(b"Nothing")
    body = (
        b"<< /Length %d >>\nstream\n" % len(new) + new + b"\nendstream\nendobj\n" + orphan.removesuffix(b"\nendobj\n")
    )
    return revised(old, number, body)


def with_glyphs(hexadecimal: str) -> bytes:
    """A document that shows a string written in hexadecimal."""
    return saved(document(b"BT /F1 12 Tf 20 100 Td <" + hexadecimal.encode() + b"> Tj ET"))


KERNED = b"BT /F1 12 Tf 20 100 Td [" + b" -20 ".join(b"(%c)" % letter for letter in S) + b"] TJ ET"
APART = b"BT /F1 12 Tf 20 100 Td " + b" ".join(b"(%c) Tj" % letter for letter in S) + b" ET"
DOCUMENTS = {
    "a page": saved(document(shown(S))),
    "a page that is not packed": saved(document(shown(S)), compress_streams=False),
    "a page in another packing": saved(document(shown(S)), object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "a page that is shown while it loads": saved(document(shown(S)), linearize=True),
    "hidden words": saved(document(shown(S, b"3 Tr"))),
    "white words": saved(document(shown(S, b"1 g"))),
    "words beside the page": saved(document(b"BT /F1 12 Tf 9000 9000 Td (" + S + b") Tj ET")),
    "words that nobody draws": saved(document(b"/Span << /ActualText (" + S + b") >> BDC EMC")),
    "a comment on a page": saved(document(b"% " + S + b"\n")),
    "letters set apart": saved(document(KERNED)),
    "letters drawn one by one": saved(document(APART)),
    "letters as octal numbers": saved(document(shown(b"".join(b"\\%03o" % letter for letter in S)))),
    "brackets within brackets": saved(document(shown(S.replace(b"Limited", b"(Limited\\))")))),
    "letters set apart that nobody draws": with_root(PieceInfo=lambda pdf: pdf.make_stream(KERNED)),
    "a string in hexadecimal": with_glyphs(S.hex()),
    "the author": with_info(),
    "XMP": with_metadata(),
    "a bookmark": with_outline(),
    "the look of a note": with_annotation(),
    "the words of a note": with_root(Note=Dictionary(Contents=String(SENTENCE))),
    "an alternative text": with_root(StructTreeRoot=Dictionary(K=Dictionary(Alt=String(SENTENCE)))),
    "the text behind a text": with_root(StructTreeRoot=Dictionary(K=Dictionary(ActualText=String(SENTENCE + "’s")))),
    "a field of a form": with_root(AcroForm=Dictionary(Fields=Array([Dictionary(T=String("a"), V=String(SENTENCE))]))),
    "a script": with_root(OpenAction=Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SENTENCE}')"))),
    "a name": with_root(PieceInfo=Dictionary({"/" + SENTENCE.replace(" ", "_"): True})),
    "a string of bytes": with_root(PieceInfo=Dictionary(Data=String(b"\xfe\xff" + SENTENCE.encode("utf-16-be")))),
    "an unused stream": with_root(PieceInfo=lambda pdf: pdf.make_stream(b"\xff\x80\x81" + S)),
    "gzip in a stream": with_root(PieceInfo=lambda pdf: pdf.make_stream(gzipped(S))),
    "a file within": with_file("a.txt", S),
    "the name of a file within": with_file(f"{SENTENCE}.txt", b"x"),
    "a PDF within": with_file("a.pdf", with_info()),
    "a picture": with_picture(),
    "an earlier revision": with_revision(),
    "a stream that no table lists": with_orphan(),
    "after the end": saved(document()) + S,
    "a comment between objects": saved(document()).replace(b"%%EOF", b"% " + S + b"\n%%EOF"),
}


STRINGS = ["the author", "a bookmark", "the words of a note", "an alternative text", "a field of a form", "a script"]


@pytest.mark.parametrize("where", [*STRINGS, "the text behind a text", "letters set apart that nobody draws"])
def test_strings_are_read_from_objects(where: str) -> None:
    """A string is found as the object that it is, not only where its bytes happen to be legible."""
    assert "PDF strings" in views_of("a.pdf", DOCUMENTS[where])


def test_bytes_and_names_are_read_from_objects() -> None:
    """So are names, and strings that are no text but bytes."""
    assert "PDF names" in views_of("a.pdf", DOCUMENTS["a name"])
    data = with_root(PieceInfo=Dictionary(Data=String(b"\x00\x01" + "Zoë Plinth".encode())))
    assert "PDF strings" in views_of("a.pdf", data, "Zoë Plinth")


@pytest.mark.parametrize("where", DOCUMENTS)
def test_words_in_a_pdf_are_found(where: str) -> None:
    """A PDF holds words in many places, and each is looked at."""
    assert views_of("a.pdf", DOCUMENTS[where])


def test_views_of_a_pdf_say_where() -> None:
    """The view tells the words that a page shows from an earlier revision."""
    assert "PDF words" in views_of("a.pdf", DOCUMENTS["a page"])
    assert "earlier revision of a PDF, PDF words" in views_of("a.pdf", DOCUMENTS["an earlier revision"])
    assert "PDF words" not in views_of("a.pdf", DOCUMENTS["an earlier revision"])


def bomb() -> bytes:
    """A small document with a stream that unpacks to far more than can be checked."""
    return with_root(PieceInfo=lambda pdf: pdf.make_stream(b"\0" * 90_000_000))


def told_twice() -> bytes:
    """A document in which one key has two values, of which each program shows another."""
    old = saved(document())
    return revised(old, stream_number(old), b"<< /Note (Secret) /Note (x) /Length 0 >>\nstream\n\nendstream")


REFUSED = {
    "a key that is there twice": told_twice(),
    "a lock without a password": saved(document(shown(S)), encryption=pikepdf.Encryption(owner="Secret", user="")),
    "a lock with a password": saved(document(shown(S)), encryption=pikepdf.Encryption(owner="Secret", user="Secret")),
    "a beginning that is none": b"Secret" + saved(document()),
    "an end that is missing": saved(document())[:-40],
    "a table of places that is wrong": saved(document()).replace(b"endobj\n", b"endobj\n% Secret\n", 1),
    "a stream that is damaged": saved(document(shown(S))).replace(b"stream\nx", b"stream\ny"),
    "a file within of a type that nobody knows": with_file("Secret.docx", b"PK Secret"),
    "a packing that is out of use": saved(document()).replace(b"/FlateDecode", b"/LZWDecode  "),
    "a bomb": bomb(),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_pdf_that_cannot_be_read_whole_is_refused(what: str) -> None:
    """What is locked, damaged or packed beyond measure is not passed over."""
    reason = reason_of("a.pdf", REFUSED[what])
    assert reason.endswith(".")
    assert "ecret" not in reason


def test_limits_of_the_library_are_put_back() -> None:
    """Reading a document leaves the limits of the whole process as they were."""
    before = pikepdf.settings.get_qpdf_limits()
    assert reason_of("a.pdf", REFUSED["a bomb"])
    assert pikepdf.settings.get_qpdf_limits() == before
