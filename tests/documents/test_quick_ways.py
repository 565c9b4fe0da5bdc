"""What makes the reading of a whole site quick changes nothing of what is read."""

import base64
import html
import re
import zlib
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.documents import charset, markup, reading, sniffing
from generator.documents import runs as runs_module
from generator.documents.decoding import decoded
from generator.documents.fragment import BETWEEN, Part
from generator.documents.markup import without_tags
from generator.documents.sniffing import SIGNATURES, kind_of
from tests.documents.finding import WORDS, squeezed, texts_of, views_of

QUICK = settings(deadline=None, database=None, max_examples=300)
PACKED = [
    zlib.compress(WORDS.encode()),
    zlib.compress(WORDS.encode(), wbits=-15),
    zlib.compress(bytes(5000), wbits=-15),
]
BEGUN = st.sampled_from(
    [b"", *SIGNATURES, *(mark for mark, _ in charset._MARKS), *PACKED, b"\x0b\x01\x02", WORDS.encode()]
)
STREAMS = st.tuples(
    st.text("abcdefgh ", min_size=1, max_size=60).map(lambda text: zlib.compress(text.encode(), wbits=-15)),
    st.binary(max_size=3),
    st.just(1),
)
BLOBS = st.tuples(
    BEGUN, st.one_of(st.binary(max_size=40), st.text(max_size=20).map(str.encode)), st.sampled_from([1, 20])
)
SOUP = [
    "<p>",
    "</p>\n",
    ">\n",
    "\n",
    "<a title='",
    '<a title="',
    '">',
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "a > b\n",
    "<br",
]
SOUP += [
    "Hartwell",
    "&amp;",
    "%41",
    " = ",
    "\\u0041",
    '<p data-x="SGFydHdlbGw=">\n',
    "SGFydHdlbGwgUXVhcnJ5",
    "48617274",
    "</b",
]
PAGES = st.lists(st.sampled_from(SOUP), max_size=14).map("".join)


def plain_kind_of(data: bytes) -> str | None:
    """What bytes look like, asked of every possibility in turn, and nothing remembered."""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if plainly_text(data):
        return ".txt"
    if len(data) > 8 and data[0] & 0x8F == 8 and (data[0] << 8 | data[1]) % 31 == 0 and plainly_packed(data, 15):
        return ".zlib"
    return ".deflate" if len(data) > 8 and plainly_packed(data, -15) else None


def plainly_text(data: bytes) -> bool:
    """Without a NUL no control characters, an encoding that is known, and letters of these islands."""
    if b"\0" not in data and len(data.translate(None, charset._CONTROLS)) < len(data):
        return False
    found = charset.text_of(data)
    if not found or not found[0]:
        return False
    few = 2 * len(data.translate(None, charset._HIGH)) < len(data)
    return not (few and charset._RARE.search(found[0]))


def plainly_packed(data: bytes, window: int) -> bool:
    """Whether the beginning unpacks, without a look at how it begins."""
    with patch.object(sniffing, "_breaks", return_value=False):
        return sniffing._inflates(data, window)


@given(st.one_of(BLOBS, STREAMS))
@QUICK
@example((b"\xff\xfe", "Hartwell".encode("utf-16-le"), 1))
@example((b"", WORDS.encode("utf-16-be"), 1))
def test_bytes_look_the_same_at_a_glance(blob: tuple[bytes, bytes, int]) -> None:
    """Whether noise is known by its first bytes or by all of them, it is noise, and nothing else is."""
    begun, rest, times = blob
    data = begun + rest * times
    if data:
        assert (kind_of(data), kind_of(data)) == (plain_kind_of(data),) * 2


@given(st.lists(PAGES, min_size=1, max_size=4))
@QUICK
def test_a_page_reads_the_same_after_others(pages: list[str]) -> None:
    """What is remembered of other pages changes no reading of a page, and no encoding in it is overlooked."""
    markup._QUIET.clear()
    alone = list[list[Part]]()
    for page in pages:
        alone.append([*without_tags(page, page.encode())])
        markup._QUIET.clear()
    for _ in range(2):
        assert [[*without_tags(page, page.encode())] for page in pages] == alone


@given(PAGES)
@QUICK
def test_pieces_lose_the_tags_that_the_whole_loses(page: str) -> None:
    """A text in pieces is without its tags what it is as one."""
    whole = page.replace("<![CDATA[", "").replace("]]>", "") if "<![CDATA[" in page else page
    bare = re.sub(rb"<[/!?A-Za-z][^>]*>?", BETWEEN, whole.encode()).decode()
    given_ = [*without_tags(page, page.encode())]
    meant = [*decoded(bare, "tags removed", always=True)]
    assert given_[-len(meant) :] == meant or bare == page


@pytest.mark.parametrize("hidden", ["<i>{}</i>", "{}", '<i title="{}">\n', "<!-- {} -->\n", "<i>\n{}>\n"])
def test_words_are_found_in_the_midst_of_what_is_known(hidden: str) -> None:
    """A page of which all but one word was seen before is still searched for that word, as written and encoded."""
    known = [f'<p class="k{one}">Nothing of the kind</p>\n' for one in range(40)]
    texts_of("".join(known))
    run = base64.b64encode(WORDS.encode()).decode()
    for words in (WORDS, run, html.escape(WORDS).replace("a", "&#97;"), WORDS.encode().hex()):
        assert views_of("".join([*known[:20], hidden.format(words), *known[20:]]))


@pytest.mark.parametrize("beside", ["", "<p>Reasons&para;</p>\n", "<p>Cats &amp; dogs, 5%25</p>\n"])
@pytest.mark.parametrize("size", [5, 7, 19])
def test_a_run_over_many_tags_is_found_whatever_else_is_encoded(beside: str, size: int) -> None:
    """A reference anywhere on the page is no reason to overlook a run that stands one piece a tag."""
    run = base64.b64encode(WORDS.encode()).decode()
    page = beside + "".join(f"<b>{run[at : at + size]}</b>" for at in range(0, len(run), size))
    assert views_of(f"<html>{page}</html>")


@given(st.text(st.sampled_from("&#x41;amplt <\n0f8"), max_size=30))
@QUICK
def test_references_are_read_as_the_library_reads_them(text: str) -> None:
    """Each reference by itself is what it is in the whole text."""
    (given_,) = [part.data for part in decoded(text, always=True)][-1:]
    assert given_ == html.unescape(text)


@given(st.binary(max_size=12), st.sampled_from([bytes([one]) for one in b"&#%\\<=+a"]), st.binary(max_size=12))
@QUICK
def test_what_is_spread_over_tags_is_noticed(before: bytes, sign: bytes, after: bytes) -> None:
    """A sign before the place of a tag is seen wherever it stands."""
    for text in (before + sign + BETWEEN + after, before + sign + after):
        assert reading._is_apart(text) == bool(re.search(rb"[&#%\\<=+]\x1f", text))


def test_what_is_known_never_holds_the_words() -> None:
    """A piece in which something is encoded is looked at on each page anew."""
    page = f'<p>\n<a title="{base64.b64encode(WORDS.encode()).decode()}">\nOne&para;</p>\n'
    markup._QUIET.clear()
    for _ in range(3):
        assert any(squeezed(WORDS) in squeezed(text) for text in texts_of(page))
    assert not any(b"title" in piece for piece in markup._QUIET)


DIGITS = ["48", "61", "7", "F", "0x41", "\\x41", "%41", " ", ":", ", ", "\n", ";-", "g", "xX", "."]
RUNS = st.lists(st.sampled_from(DIGITS), max_size=24).map(lambda parts: "".join(parts).encode())


@given(RUNS)
@QUICK
@example(b"486172747765")
@example(b"48 61-72:74,77;65")
@example(b"48, 61, 72, 74, 77, 65")
@example(b"\\x48\\x61\\x72\\X74\\x77\\x65")
@example(b"0x48,0X61, 0x72,0x74,0x77,0x65,")
def test_no_run_of_digits_is_passed_over(text: bytes) -> None:
    """Runs of hexadecimal are looked for in every text that has one, however its digits are parted."""
    found = runs_module._runs(text, text.translate(runs_module._HEX_SHAPE), runs_module._HEX_RUNS)
    with patch.object(runs_module, "_of_hexadecimal", return_value=[]) as read:
        list(runs_module.runs(text))
    assert {call.args[0] for call in read.call_args_list} == found


PADDED = ["=", "SGFydHdl", "bGw", "-", ".", " ", "é", '"', "aria-label"]


@given(st.lists(st.sampled_from(PADDED), max_size=12).map("".join))
@QUICK
@example("aria-label=SGFydHdl=")
def test_padded_words_are_cut_out_whole(text: str) -> None:
    """A word of eight to fifteen letters before a padding is found, and no piece of a longer one."""
    data = text.encode()
    words = re.findall(rb"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{8,15}(?==)", data)
    assert runs_module._padded(data, data.translate(runs_module._BASE64_SHAPE)) == set(words)
