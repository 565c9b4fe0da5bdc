"""Every text of a file is found, however it is encoded or packed, and what cannot be read is refused."""

import base64
import gzip
import html
import json
import quopri
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.documents import MAX_DEPTH, Fragment, Unreadable, fragments
from generator.documents.fragment import Allowance
from generator.documents.packed import inflated
from tests.document_files import SENTENCE, deflated, gzip_member, gzipped, png, reason_of, views_of, zipped


def each(form: Callable[[str], str], between: str = "") -> Callable[[str], str]:
    """Every letter by itself, in some form."""
    return lambda text: between.join(map(form, text))


def base64_of(data: bytes) -> str:
    """Plain base64."""
    return base64.b64encode(data).decode()


def page(text: str) -> str:
    """A page around a text."""
    return f"<!doctype html><html><body><h1>Hello</h1>{text}<p>Good bye</p></body></html>"


S = SENTENCE
ACCENTED = "Zoë Plinth’s offer for the Gantry was £5,444"
PERCENT = each(lambda one: "".join(f"%{byte:02X}" for byte in one.encode()))
ESCAPES = each(lambda one: f"\\u{ord(one):04x}")
CSS = each(lambda one: f"\\{ord(one):x} ")

WRITTEN: dict[str, tuple[str, str | bytes]] = {
    "as written": ("a.html", page(S)),
    "with a byte order mark": ("a.txt", b"\xef\xbb\xbf" + S.encode()),
    "without an end to its name": ("CNAME", S),
    "in a file that begins with a dot": (".made-by-part-one", S),
    "UTF-16 with a mark": ("a.txt", ("\ufeff" + S).encode("utf-16-be")),
    "UTF-16 without a mark": ("a.txt", S.encode("utf-16-le")),
    "UTF-32 with a mark": ("a.csv", S.encode("utf-32")),
    "UTF-32 without a mark": ("a.csv", S.encode("utf-32-be")),
    "UTF-7": ("a.txt", each(lambda one: f"+{base64_of(one.encode('utf-16-be')).rstrip('=')}-")(S)),
    "UTF-7 in one run": ("a.txt", "x +" + base64_of(S.encode("utf-16-be")).rstrip("=") + "- y"),
    "tags": ("a.html", page(each(lambda one: f"<b class='x'>{one}</b>")(S))),
    "tags with a greater-than sign in quotation marks": ("a.html", each(lambda one: f"<b t='>'>{one}</b>")(S)),
    "tags in a comment": ("a.html", page(f"<!-- {each(lambda one: f'<b>{one}</b>')(S)} -->")),
    "tags in a script": ("a.html", page(f"<script>if(a<b)w('{each(lambda one: f'<b>{one}</b>')(S)}')</script>")),
    "tags in an attribute": ("a.html", page(f'<p title="{each(lambda one: f"<b>{one}</b>")(S)}">x</p>')),
    "comments between letters": ("a.html", page(S.replace("n", "n<!-- > -->"))),
    "after a tag that never ends": ("a.html", f"<p title='x {S}"),
    "CDATA": ("a.xml", f"<a><![CDATA[{S}]]></a>"),
    "an SVG": ("a.svg", f"<svg><desc>{S}</desc></svg>"),
    "decimal references": ("a.html", page(each(lambda one: f"&#{ord(one)};")(S))),
    "references without a semicolon": ("a.html", page(each(lambda one: f"&#x{ord(one):X}" + "\u200b")(S))),
    "references with many noughts": ("a.html", page(each(lambda one: f"&#{ord(one):040d};")(S))),
    "references twice over": ("a.html", page(each(lambda one: f"&amp;#{ord(one)};")(S))),
    "references in an attribute": ("a.html", page(f'<p title="{each(lambda one: f"&#{ord(one)};")(S)}">x</p>')),
    "named references": ("a.html", page(html.escape(ACCENTED).replace("ë", "&euml;").replace("£", "&pound;"))),
    "percent signs": ("a.html", page(f'<a href="/?q={PERCENT(ACCENTED)}">x</a>')),
    "percent signs twice over": ("a.html", page(quote(PERCENT(S)))),
    "percent signs with u": ("a.js", each(lambda one: f"%u{ord(one):04x}")(S)),
    "escapes in JSON": ("a.json", json.dumps(ACCENTED)),
    "escapes in JSON in JSON": ("a.json", json.dumps(json.dumps(ESCAPES(S)))),
    "escapes in a script": ("a.html", page(f"<script>a='{ESCAPES(S)}'</script>")),
    "escapes in an attribute": ("a.html", page(f"<p onclick=\"a='{ESCAPES(S)}'\">x</p>")),
    "escapes with two digits": ("a.js", each(lambda one: f"\\x{ord(one):02x}")(S)),
    "escapes with braces": ("a.js", each(lambda one: f"\\u{{{ord(one):x}}}")(S)),
    "octal escapes": ("a.js", each(lambda one: f"\\{ord(one):o}")(S)),
    "halves of characters": ("a.json", r'"\ud835\udc00' + S + '"'),
    "CSS escapes": ("a.css", f"a{{content:'{CSS(S)}'}}"),
    "CSS escapes in a page": ("a.html", page(f"<style>a{{content:'{CSS(S)}'}}</style>")),
    "quoted-printable": ("a.txt", quopri.encodestring((ACCENTED * 3).encode()).decode()),
    "punycode": ("a.txt", "see xn--" + "Plinthé".encode("punycode").decode()),
    "base64": ("a.html", page(f'<img src="data:text/plain;base64,{base64_of(S.encode())}">')),
    "base64 for addresses": ("a.md", base64.urlsafe_b64encode(b"\xff\xfe?>" + S.encode() + b"?>~").decode()),
    "base64 on lines": ("a.txt", base64.encodebytes(b"x" * 100 + S.encode() * 3).decode()),
    "base64 on indented lines": ("a.json", base64.encodebytes(S.encode() * 3).decode().replace("\n", "\r\n    ")),
    "base64 on lines in JSON": ("a.json", json.dumps(base64.encodebytes(S.encode() * 3).decode())),
    "base64 on lines in JSON in JSON": ("a.json", json.dumps(json.dumps(base64.encodebytes(S.encode() * 3).decode()))),
    "base64 on lines of a page": ("a.html", base64.encodebytes(S.encode() * 3).decode().replace("\n", "<br>")),
    "base64 without padding": ("a.md", base64_of(S.encode() + b"!").rstrip("=")),
    "base64 after another letter": ("a.md", "path/x" + base64_of(S.encode())),
    "base64 with a reference in it": ("a.html", page(base64_of(S.encode()).replace("U", "&#85;"))),
    "base64 a letter a tag": ("a.html", page(each(lambda one: f"<i>{one}</i>")(base64_of(S.encode())))),
    "base64 of UTF-16": ("a.html", page(base64_of(S.encode("utf-16")))),
    "base64 of gzip": ("a.html", page(base64_of(gzipped(S.encode())))),
    "base64 of zlib": ("a.html", page(base64_of(zlib.compress(S.encode())))),
    "base64 of deflate": ("a.html", page(base64_of(deflated(S.encode())))),
    "base64 of zip": ("a.html", page(base64_of(zipped([("a.txt", S.encode())])))),
    "base64 of words among noise": ("a.html", page(base64_of(bytes(range(128, 250)) + S.encode() + b"\xff\x80"))),
    "base64 of noise before gzip": ("a.html", page(base64_of(bytes(range(128, 250)) + gzipped(S.encode())))),
    "hexadecimal": ("a.html", page(S.encode().hex())),
    "hexadecimal in capitals": ("a.html", page(S.encode().hex().upper())),
    "hexadecimal with colons": ("a.txt", S.encode().hex(":")),
    "hexadecimal with blanks": ("a.txt", S.encode().hex(" ")),
    "hexadecimal after another digit": ("a.txt", "a" + S.encode().hex()),
    "hexadecimal in a list": ("a.js", ", ".join(f"0x{byte:02x}" for byte in S.encode())),
    "hexadecimal on lines": ("a.txt", "\n".join((S.encode() * 2).hex()[at : at + 32] for at in range(0, 196, 32))),
    "hexadecimal of UTF-16": ("a.txt", S.encode("utf-16-be").hex()),
    "hexadecimal of gzip": ("a.txt", gzipped(S.encode()).hex()),
    "gzip": ("sitemap.xml.gz", gzipped(page(S).encode())),
    "the name in gzip": ("a.txt.gz", gzip_member(b"x", name=S.encode())),
    "the comment in gzip": ("a.txt.gz", gzip_member(b"x", name=b"x", comment=S.encode())),
    "the second member of gzip": ("a.txt.gz", gzipped(b"nothing here") + gzipped(S.encode())),
    "after the end of gzip": ("a.txt.gz", gzipped(b"nothing here") + S.encode()),
    "gzip in gzip": ("a.txt.gz.gz", gzipped(gzipped(S.encode()))),
    "zip": ("a.zip", zipped([("x/a.html", page(S).encode())])),
    "a file name in a zip": ("a.zip", zipped([(f"{S}.txt", b"x")])),
    "a folder name in a zip": ("a.zip", zipped([(f"{S}/", b"")])),
    "the comment of a zip": ("a.zip", zipped([("a.txt", b"x")], comment="Zoë".encode())),
    "a zip in a zip": ("a.zip", zipped([("b.zip", zipped([("a.txt", S.encode())]))])),
    "before a zip": ("a.zip", S.encode() + zipped([("a.txt", b"x")])),
    "after a zip": ("a.zip", zipped([("a.txt", b"x")]) + S.encode()),
    "a second zip after a zip": ("a.zip", zipped([("a.txt", b"x")]) + zipped([("b.txt", S.encode())])),
    "gzip in a zip": ("a.zip", zipped([("a.txt.gz", gzipped(S.encode()))])),
}
SOUGHT = {
    "named references": ACCENTED,
    "percent signs": ACCENTED,
    "escapes in JSON": ACCENTED,
    "quoted-printable": ACCENTED,
    "punycode": "Plinthé",
    "the comment of a zip": "Zoë",
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_sentence_is_found(how: str) -> None:
    """However a sentence is written, one of the texts of the file holds it, and its view says so."""
    views = views_of(*WRITTEN[how], sought=SOUGHT.get(how, SENTENCE))
    assert views
    assert all(view and SENTENCE not in view for view in views)


def test_views_name_every_step() -> None:
    """A view tells the way to the text, step by step."""
    data = gzipped(page(base64_of(PERCENT(S).encode())).encode())
    assert views_of("a.html.gz", data) == ["unpacked (gzip), base64 decoded, percent-encoding decoded"]


def test_cells_are_kept_apart() -> None:
    """Where a tag was, one separator stands, so that a word ends with its cell and yet may run through tags."""
    texts = [one.text for one in fragments("a.html", b"<td>Plinth</td><td>next</td><b>G</b><b>a</b>")]
    assert texts[1].replace("\x1f\x1f", "\x1f") == "\x1fPlinth\x1fnext\x1fG\x1fa\x1f"


def test_each_text_is_given_once() -> None:
    """A view that shows nothing new is left out."""
    assert list(fragments("a.txt", b"Nothing but words.")) == [Fragment("as written", "Nothing but words.")]


def test_references_that_are_only_signs_stay_in_the_text_between_the_tags() -> None:
    """An ordinary page gives two texts: as written, and between its tags."""
    views = [one.view for one in fragments("a.html", b"<p>Fish &amp; chips &copy; <a href='x'>us</a></p>")]
    assert views == ["as written", "tags removed, entities decoded"]


WRAPPINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda text: base64_of(text.encode()),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 on lines": lambda text: base64.encodebytes(text.encode()).decode(),
    "base64 of gzip": lambda text: base64_of(gzip.compress(text.encode(), mtime=0)),
    "base64 of zlib": lambda text: base64_of(zlib.compress(text.encode())),
    "base64 of UTF-16": lambda text: base64_of(text.encode("utf-16")),
    "hexadecimal": lambda text: text.encode().hex(),
    "references": each(lambda one: f"&#{ord(one)};"),
    "percent signs": PERCENT,
    "escapes": ESCAPES,
    "CSS escapes": each(lambda one: f"\\{ord(one):06x}"),
    "a page": lambda text: page(html.escape(text)),
    "JSON": json.dumps,
    "one letter a tag": lambda text: each(lambda one: f"<b>{one}</b>")(html.escape(text)),
}
PACKS_TWICE = {"base64 of gzip", "base64 of zlib"}
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHéü", min_size=5, max_size=9), min_size=3, max_size=6)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(words=WORDS, wrappings=st.lists(st.sampled_from(sorted(WRAPPINGS)), min_size=1, max_size=MAX_DEPTH))
def test_any_chain_of_encodings_is_undone(words: list[str], wrappings: list[str]) -> None:
    """Up to the greatest depth, in any order, what was encoded comes out again.

    Where the lines of base64 are torn apart once more, a packed file may look cut off, and the whole is refused.
    """
    assume(len(wrappings) + sum(one in PACKS_TWICE for one in wrappings) <= MAX_DEPTH)
    text = sentence = " ".join(words)
    for one in wrappings:
        text = WRAPPINGS[one](text)
        assume(len(text) < 30_000)
    if "base64 on lines" in wrappings and "cut off" in reason_of("a.html", text.encode()):
        return
    assert views_of("a.html", text, sentence)


@pytest.mark.parametrize("wrapping", ["base64", "hexadecimal", "references", "percent signs", "gzip", "zip"])
def test_what_lies_too_deep_is_refused(wrapping: str) -> None:
    """Five levels are read; at six the whole file is refused."""
    steps: dict[str, Callable[[bytes], bytes]] = {
        "base64": base64.b64encode,
        "hexadecimal": lambda data: data.hex().encode(),
        "references": lambda data: data.replace(b"P", b"&#80;") if b"&" not in data else data.replace(b"&", b"&amp;"),
        "percent signs": lambda data: quote(data).encode(),
        "gzip": gzipped,
        "zip": lambda data: zipped([("a.zip" if data.startswith(b"PK") else "a.txt", data)]),
    }
    data = S.encode()
    for _ in range(MAX_DEPTH):
        data = steps[wrapping](data)
    name = {"gzip": "a.txt" + ".gz" * MAX_DEPTH, "zip": "a.zip"}.get(wrapping, "a.txt")
    assert views_of(name, data)
    assert "levels deep" in reason_of(name + (".gz" if wrapping == "gzip" else ""), steps[wrapping](data))


REFUSED: dict[str, tuple[str, bytes]] = {
    "a type that nobody knows": ("a.docx", b"x"),
    "a type in capitals that nobody knows": ("a.YAML", b"x"),
    "a font": ("a.woff2", b"wOF2"),
    "an archive of another kind": ("a.tar.gz", gzipped(b"x")),
    "text in an encoding of one byte a letter": ("a.txt", "Zoë Secret".encode("latin-1")),
    "text with a nought in it": ("a.html", b"Zo\0 Secret"),
    "a zip that is called a picture": ("a.png", zipped([("a.txt", b"Secret")])),
    "a PDF that is called text": ("a.txt", b"%PDF-1.4 Secret"),
    "text that is called a picture": ("a.jpg", b"Secret"),
    "a damaged gzip": ("a.txt.gz", gzipped(b"Secret")[:-1] + b"x"),
    "a gzip that is cut off": ("a.txt.gz", gzipped(b"Secret" * 9)[:-12]),
    "a head of gzip alone": ("a.txt.gz", gzipped(b"Secret")[:10]),
    "an empty gzip": ("a.txt.gz", b""),
    "a gzip of too much": ("a.txt.gz", gzipped(b"\0" * 80_000_000)),
    "a gzip of too many members": ("a.txt.gz", gzipped(b"Secret") * 200),
    "a damaged zip": ("a.zip", zipped([("a.txt", b"Secret" * 9)]).replace(b"a.txt", b"b.txt", 1)),
    "a zip that is cut off": ("a.zip", zipped([("a.txt", b"Secret")])[:-9]),
    "a zip of a type that nobody knows": ("a.zip", zipped([("Secret.docx", b"x")])),
    "a zip of too much": ("a.zip", zipped([("a.txt", b"a" * 70_000_000)])),
    "base64 of a packed file that nobody can open": ("a.html", base64.b64encode(b"\xfd7zXZ\0 Secret" * 3)),
    "base64 of a gzip broken by tags": ("a.html", base64.encodebytes(gzipped(S.encode() * 2)).replace(b"\n", b"<br>")),
    "a gzip of too much after a picture": ("a.png", png(after=b"\xff\xfe\x80" * 9 + gzipped(b"\0" * 80_000_000))),
    "base64 of a damaged zip": ("a.html", base64.b64encode(zipped([("a.txt", b"Secret" * 9)])[:-40])),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused(what: str) -> None:
    """No file is passed over: if it is not read whole, there is a reason, which quotes nothing of it."""
    reason = reason_of(*REFUSED[what])
    assert reason.endswith(".")
    assert "ecret" not in reason


def test_a_locked_zip_is_refused() -> None:
    """A member that takes a password is not passed over."""
    data = bytearray(zipped([("a.txt", S.encode())]))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + at] |= 1
    assert "password" in reason_of("a.zip", bytes(data))


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would unpack to too much is not unpacked to the end, or not at all."""
    bomb = zipped([("a.txt", b"a" * 70_000_000)])
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    assert "more than can be checked" in reason_of("a.zip", bomb)
    allowance = Allowance()
    allowance.left = 3_000_000
    with pytest.raises(Unreadable):
        inflated(zlib.compress(b"a" * 50_000_000), allowance)
    assert allowance.left > -2_000_000


def test_a_member_that_the_directory_leaves_out_is_refused() -> None:
    """A zip that holds more than its directory says is not passed over."""
    hidden, shown = zipped([("b.txt", S.encode())]), zipped([("a.txt", b"x")])
    member = hidden[: hidden.find(b"PK\x01\x02")]
    assert "damaged" in reason_of("a.zip", member + shown)


def test_a_reason_is_one_sentence_without_the_text() -> None:
    """The exception says why, and nothing of what the file says."""
    with pytest.raises(Unreadable) as caught:
        list(fragments("a.txt", b"\xff\xffSecret"))
    assert caught.value.reason == str(caught.value) == "It is no text in an encoding that can be read."


@pytest.mark.parametrize(
    "hostile",
    [
        "<",
        "&",
        "%",
        "\\",
        "\\u",
        "a",
        "A1",
        "<a ",
        "<!--",
        "<a '",
        "&#",
        "&a",
        "((",
        "=",
        "\\\\u0041",
        "0x",
        "+A",
        "%2",
    ],
)
def test_hostile_text_is_read_in_one_go(hostile: str) -> None:
    """Hundreds of thousands of one sign are read, or refused, without going over them again and again."""
    text = hostile * (400_000 // len(hostile))
    assert len(list(fragments("a.html", text.encode()))) < 50


def test_checksums_are_no_texts() -> None:
    """Noise in base64 or hexadecimal gives at most the few words that chance puts into it."""
    noise = b"".join(zlib.crc32(bytes([one])).to_bytes(4, "big") for one in range(48))
    found = list(fragments("a.html", f"{noise.hex()} {base64_of(noise)}".encode()))
    assert sum(len(one.text) for one in found[1:]) < 40


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(["a.html", "a.gz", "a.zip", "a.png", "a.jpg", "a.pdf", "a"]), data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    """Whatever a file holds, it is read or it is unreadable; there is no third way."""
    beginnings = {
        "a.gz": b"\x1f\x8b\x08",
        "a.png": b"\x89PNG\r\n\x1a\n",
        "a.jpg": b"\xff\xd8\xff",
        "a.pdf": b"%PDF-1.4\n",
    }
    reason = reason_of(name, beginnings.get(name, b"") + data)
    assert reason == "" or reason.endswith(".")
