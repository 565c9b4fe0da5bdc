"""What makes the reading of papers quick changes nothing of what is found in them."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, String

from generator.documents import pdf_syntax
from generator.documents.pdf_given import Given
from generator.documents.pdf_syntax import shown, strings
from generator.documents.replacing import replaced
from tests.documents.finding import WORDS, views_of
from tests.documents.test_pdfs import hanging, made, showing

QUICK = settings(deadline=None, database=None, max_examples=300)
SOUP = [b"(", b")", b"(a b)", b"\\", b"\\(", b"\\)", b"\\000", b"\\101", b"\\8", b"\n", b"\r\n", b"<", b">", b"<48 6>"]
SOUP += [b"Tj", b"a", b"(\\000a\\000\\051)", b"(\\000H\\u0041)", b"% ("]
TOKENS = st.lists(st.sampled_from(SOUP), max_size=14).map(b"".join)


@given(TOKENS)
@QUICK
@example(b"(a (b) c)(d)")
@example(b"\\((a)")
@example(b"((\\000a)")
@example(b"(a(b)c(\\()d)(e)")
@example(b"(a(b(c))(d)")
def test_strings_are_cut_out_as_token_by_token(data: bytes) -> None:
    """One within another, escaped signs, strings that never end: the quick way finds what the slow one does."""
    assert strings(data) == shown(data)[0] == [*pdf_syntax._nested_strings(data)]


@pytest.mark.parametrize(
    ("data", "rest"),
    [
        (b"[(\\000a\\000b)-3(\\000\\051\\000\\))]TJ", b"[()-3()]TJ"),
        (b"\\((\\000a)", b"\\(()"),
        (b"(\\000H\\u0041)", None),
        (b"(\\000\\48)", None),
        (b"(\\101\\000a)", None),
        (b"(\\000ab)", None),
        (b"((\\000a)", None),
        (b"((\\000a))", None),
        (b"(\\000(\\000a\\000))", b"()"),
        (b"(\\000(\\000a)", None),
        (b"(\\000a", None),
    ],
)
def test_only_counted_letters_are_left_out_of_the_instructions(data: bytes, rest: bytes | None) -> None:
    """A string with any other writing in it, one within another and one that never ends stay as they are."""
    assert shown(data)[1] == (data if rest is None else rest)


def test_words_written_in_counted_letters_are_found() -> None:
    """A font may well count its letters as everybody does."""
    counted = "".join(f"\\000{letter}" for letter in WORDS).encode()
    data = made(showing(b"/F9 9 Tf [(" + counted[:40] + b")-7(" + counted[40:] + b")] TJ"))
    assert "PDF stream" in views_of(data, "a.pdf")


@pytest.mark.parametrize("written", [b"(Hart) ' % a comment\n(well)\n\"", b"<48617274>'(well)'"])
def test_strings_that_a_sign_shows_are_put_together(written: bytes) -> None:
    """Two of the ways to show a string are one sign each; they follow it."""
    data = made(hanging(lambda pdf: pdf.make_stream(written)))
    assert "PDF stream" in views_of(data, "a.pdf", "Hartwell")


def test_strings_are_found_in_the_order_of_the_file_and_of_its_tables() -> None:
    """The tables sort the keys of a dictionary; whoever put two words beside one another in either way is told."""
    both = Dictionary(KA=String(WORDS[:15]), KB=String(WORDS[15:]))
    turned = Dictionary(KA=String(WORDS[15:]), KB=String(WORDS[:15]))
    for named in (both, turned):
        data = made(hanging(lambda _, named=named: named))  # type: ignore[misc]  # the loop is over before it is called
        swapped = data.replace(b"/KA", b"/KX").replace(b"/KB", b"/KA").replace(b"/KX", b"/KB")
        assert "PDF strings" in views_of(swapped, "a.pdf")


def test_what_tables_and_bytes_both_say_is_given_once() -> None:
    """Most papers keep nothing in their tables that does not stand in the file as well."""
    data = made(hanging(lambda _: Dictionary(A=String(WORDS), B=String("x"))))
    assert views_of(data, "a.pdf").count("PDF strings") == 1


@given(st.lists(st.sampled_from([b"(a)", b"(b)", b"(c)", b"/D(a)", b"/E", b"()"]), max_size=8))
@QUICK
def test_tables_give_what_the_bytes_do_not(objects: list[bytes]) -> None:
    """Strings of one object that follow one another as in the file are known; all others are given."""
    given_ = Given([b"a", b"b"], ["D"])
    fresh, named = given_.beyond(objects)
    known = {(b"a",), (b"b",), (b"a", b"b")}
    assert fresh == [one for each in objects if (run := (*strings(each),)) not in known for one in run]
    assert named == ["E" for each in objects if each == b"/E"]


@given(st.lists(st.sampled_from(["\\101", "\\x41", "x", "\\", "é", "\n"]), max_size=9).map("".join))
@QUICK
def test_letters_are_replaced_as_one_by_one(text: str) -> None:
    """A text in pieces is the text with each writing replaced, also where there is none."""
    pattern = re.compile(r"(\\[0-7]{3}|\\x[0-9a-f]{2})")
    assert replaced(pattern, str.upper, text) == pattern.sub(lambda found: found[0].upper(), text)
    assert replaced(re.compile(rb"(a)"), bytes.upper, text.encode()) == text.encode().replace(b"a", b"A")
