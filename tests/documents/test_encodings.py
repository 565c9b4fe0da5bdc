"""Every way of writing a word that the program knows of is seen through, alone and in chains."""

import base64
import functools
import gzip
import html

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.documents import MAX_DEPTH
from generator.documents import runs as runs_module
from tests.documents.encoders import PACKED, SHAPED, WRITTEN, zipped
from tests.documents.finding import WORDS, looked_for, reason_of, texts_of, views_of

QUICK = settings(deadline=None, database=None, max_examples=150)
# What takes more than one level to undo.
LEVELS = dict.fromkeys((how for how in WRITTEN if how.startswith(("gzip", "zlib", "deflate", "zip"))), 2)
SIGNS = ["<", "&", "%", "\\", "\\u", "=", "+", "<a '", '<a "', "<!--", "<![CDATA[", "&#", "&a", "<b>x", "&lt;b&gt;"]
SIGNS += ["xn--", "aB1+", "4a", "4a:", "%4", "{", "\\n", "[", "]]>", "<?", "0x41,"]
LETTERS = st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Zs"), max_codepoint=0x24F)
TEXTS = st.text(LETTERS, min_size=12, max_size=40).filter(lambda text: len(set(text)) > 9)


@pytest.mark.parametrize("how", [*WRITTEN, *SHAPED])
def test_words_are_found_however_they_are_written(how: str) -> None:
    """Whatever the encoding, some fragment of the page holds the words."""
    encode = {**WRITTEN, **SHAPED}[how]
    assert views_of(f"<html><p>Before: {encode(WORDS)} after.</p></html>")


@pytest.mark.parametrize("how", [*WRITTEN])
@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.js", "a.css", "robots.txt", "CNAME", ".made-by-part-one"])
def test_every_kind_of_text_is_searched_alike(how: str, name: str) -> None:
    """A type of text is no reason to overlook an encoding: anything can be pasted anywhere."""
    assert views_of(f"x: {WRITTEN[how](WORDS)}\n", name)


@pytest.mark.parametrize("how", PACKED)
def test_words_are_found_in_whole_files(how: str) -> None:
    """Other encodings of text, and containers with all that is written around their content."""
    name, pack = PACKED[how]
    assert views_of(pack(WORDS.encode()), name)


@pytest.mark.parametrize(
    ("how", "view"),
    [
        ("decimal references", "tags removed, entities decoded"),
        ("percent", "tags removed, percent-encoding decoded"),
        ("backslash u", "tags removed, escapes decoded"),
        ("CSS with zeros", "tags removed, CSS escapes decoded"),
        ("base64", "base64 decoded"),
        ("gzip in base64", "base64 decoded, unpacked (gzip)"),
        ("hexadecimal with colons", "hexadecimal decoded"),
        ("base64 of UTF-16", "base64 decoded, UTF-16"),
    ],
)
def test_a_view_says_how_the_words_were_come_by(how: str, view: str) -> None:
    """Reports name the form of a leak, step by step."""
    assert views_of(f"<p>Before: {WRITTEN[how](WORDS)} after.</p>") == [view]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('<p data-x="SGFydHdlbGw=">', "Hartwell"),
        ("SGFydHdlbGw=", "Hartwell"),
        ("//xn--mnchen-3ya.example/", "münchen"),
        ("caf%E9 au lait", "café"),
        ("486172747765", "Hartwe"),
    ],
)
def test_short_forms_are_found(written: str, words: str) -> None:
    """A single word, where its form gives it away."""
    assert views_of(written, words=words)


def test_a_page_comes_as_written_and_without_its_tags() -> None:
    """Both are there even if nothing is encoded, and nothing is given twice."""
    assert texts_of("<p id=a>One <b>t</b>wo</p>") == ["<p id=a>One <b>t</b>wo</p>", "\x1fOne \x1ft\x1fwo\x1f"]
    assert texts_of("plain words", "a.txt") == ["plain words"]


@pytest.mark.parametrize("how", ["base64", "percent", "decimal references", "backslash u", "gzip in base64"])
def test_five_levels_are_read_and_a_sixth_is_refused(how: str) -> None:
    """What is nested deeper than can be followed is not passed over in silence."""
    step, often = WRITTEN[how], MAX_DEPTH // LEVELS.get(how, 1)
    nested = functools.reduce(lambda text, _: step(text), range(often), "Hartwell Quarry")
    assert views_of(nested, "a.txt", "Hartwell Quarry")
    assert reason_of(step(nested), "a.txt") == "It holds things packed within one another, more than 5 deep."


def test_files_in_files_are_followed_as_deep() -> None:
    """Containers count like encodings, wherever they stand."""
    nested = functools.reduce(
        lambda data, _: zipped("b.zip", data), range(MAX_DEPTH - 2), zipped("a.txt", WORDS.encode())
    )
    assert views_of(base64.b64encode(nested), "a.txt")
    assert (
        reason_of(base64.b64encode(zipped("c.zip", nested)), "a.txt")
        == "It holds things packed within one another, more than 5 deep."
    )
    assert views_of(zipped("c.zip", nested), "a.zip")
    assert (
        reason_of(zipped("d.zip", zipped("c.zip", nested)), "a.zip")
        == "It holds things packed within one another, more than 5 deep."
    )
    empty = functools.reduce(lambda data, _: gzip.compress(data), range(MAX_DEPTH + 1), b"")
    assert (
        reason_of(empty, "a.txt" + ".gz" * (MAX_DEPTH + 1))
        == "It holds things packed within one another, more than 5 deep."
    )


@QUICK
@given(TEXTS, st.lists(st.sampled_from([*WRITTEN]), max_size=MAX_DEPTH))
@example("000123456789", ["quoted-printable", "one tag a letter"])
@example("000000000000000001234567ľ8", ["base64 of UTF-16", "backslash u"])  # ends as UTF-7 could: +ATgA
def test_any_chain_of_encodings_is_undone(text: str, chain: list[str]) -> None:
    """Random words through random encodings, each over the last, to the depth that is promised. At the very bottom a
    wrong reading may be one level too deep, and refused."""
    depth, written = 0, text
    for how in chain:
        if depth + LEVELS.get(how, 1) > MAX_DEPTH:
            break
        depth, written = depth + LEVELS.get(how, 1), WRITTEN[how](written)
    found, refused = looked_for(f"- {written} -", "a.md", text)
    assert found or (refused and depth == MAX_DEPTH), chain[:depth]
    assert not refused or depth > MAX_DEPTH - 2


@QUICK
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_any_text_is_given_as_it_stands(text: str) -> None:
    """The first fragment is the text itself, whatever it looks like, and every fragment can be written down."""
    found = texts_of(text.encode(), "a.txt")
    assert not text or found[0] == text.removeprefix("\ufeff") or found[0] == text
    assert all(one.encode() for one in found)


@QUICK
@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.json", "a.gz", "a.zip", "a.png", "a.jpg", "a.pdf", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    """No file ends the program in any other way, and no reason repeats what was in it."""
    reason = reason_of(data, name)
    assert reason == "" or (reason.endswith(".") and reason.startswith(("It ", "Something ", "There ")))
    assert len(data) < 4 or data.decode("latin-1") not in reason


@pytest.mark.parametrize(
    "text",
    [
        "AT&T, 50% ad valorem, C:\\new\\folder, x = y == z, a+b+c, 07700 900123",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b of 2026-03-02 10:20:30",
        '<script integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="></script>',
        "\\" * 5000 + "n",
        "&amp;" * 500,
        "administrationsvereinbarung/kommissionsvorschlag/2026-03-02",
    ],
)
def test_innocent_texts_are_not_refused(text: str) -> None:
    """Signs that merely look like an encoding neither fail a page nor go round in circles."""
    assert reason_of(f"<p>{text}</p>") == ""


def test_a_path_to_a_folder_is_found_with_its_letters() -> None:
    """The n of \\new is a letter as well as an escape: the text stays there as it was."""
    assert "\x1fA & B\\new\x1f" in texts_of("<p>A &amp; B\\new</p>")


@pytest.mark.parametrize("sign", SIGNS)
def test_hostile_texts_are_given_only_a_few_times(sign: str) -> None:
    """However often a sign that begins an encoding is repeated, the work stays in proportion: few fragments, each
    hardly longer than the text. (A pattern that goes back over what it has read would not end within the hour.)"""
    text = sign * (400_000 // len(sign))
    found = texts_of(text)
    assert len(found) <= 12
    assert sum(map(len, found)) <= 12 * len(text)


def test_what_was_made_of_a_page_does_not_hang_on_the_pages_before() -> None:
    """Pieces without a find are remembered; the same page gives the same fragments again."""
    page = f'<p class="a">{WRITTEN["base64"](WORDS)}<b title="{WRITTEN["percent"](WORDS)}">&copy;</b></p>'
    first, others = texts_of(page), [texts_of("<p class='a'><b>x</b></p>"), texts_of(page), texts_of(page)]
    assert first == others[1] == others[2]
    runs_module._of_short.cache_clear()
    assert texts_of(page) == first


def test_a_bomb_is_refused() -> None:
    """A file that unpacks to more than can be checked is not unpacked."""
    bomb = gzip.compress(gzip.compress(bytes(70_000_000)))
    assert reason_of(bomb, "a.txt.gz.gz") == "It unpacks to more than can be checked."


def test_a_reference_of_a_million_digits_is_refused() -> None:
    """Python will not convert it; the page is refused rather than passed."""
    assert "too long" in reason_of("<p>&#" + "1" * 10_000 + ";</p>")
    assert html.unescape("&#72;") == "H"
