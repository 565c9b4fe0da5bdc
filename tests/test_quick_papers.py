"""What makes papers quick changes nothing of what stands on them."""

import re
from xml.etree.ElementTree import Element, ParseError, tostring

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import PrettifyTreeprocessor

from generator.public.pdf import elements as reading
from generator.public.pdf.elements import elements
from generator.public.pdf.typeset import Typesetter

QUICK = settings(deadline=None, database=None, max_examples=200)
HTML = ["<p>", "</p>", '<a href="x.md" download>', "</a>", "<br />", "<br>", "&amp;", "&nbsp;", "&#163;", "&#128;"]
HTML += ["& ", "&#x80;", "a", "é", "\n", "\r\n", " data-search-exclude ", "</h2>", "<B>", "<!-- c -->", "<![CDATA[x]]>"]
HTML += ['<h2 class="w" data-search-exclude id="r">', '<i title="a\nb">', "</i>", "<i a a>", "&lt;", '">', "\x0b"]
MARKDOWN = ["`", "\\", "[", "]", "(x.md)", "!", "^", "[^1]", "[^1]: n", "[r]: x.md", "<", ">", "<a@b.c>", "*", "**"]
MARKDOWN += [
    "<http://a.b>",
    "<br>",
    "&pound;",
    "&#42;",
    "_",
    "a",
    " ",
    "  \n",
    "\n\n",
    "\n",
    "- ",
    "{ #x }",
    "| a | b |",
]


def told(tree: Element) -> str:
    """A tree as one text."""
    return tostring(tree, encoding="unicode")


@given(st.lists(st.sampled_from(HTML), max_size=12).map("".join))
@QUICK
@example('<p>x</p><h2 class="w" data-search-exclude id="r">R</h2>')
@example('<a href="x.md" download>')
@example("<p>&#128;</p>")
@example("data-search-exclude <p> download </p>")
def test_a_page_is_the_same_as_xml_and_as_html(html: str) -> None:
    """Whatever XML would read otherwise, or not at all, is read as HTML."""
    try:
        expected = told(reading._as_html(html))
    except (AssertionError, IndexError, ParseError):  # tags that do not match, which no page of ours has
        return
    assert told(elements(html)) == expected


def test_a_sound_page_is_read_as_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way is taken for what pages have."""
    monkeypatch.setattr(reading, "_as_html", lambda _: Element("slow"))
    page = '<h2 class="web-only" data-search-exclude id="r">R</h2>\n<a download href="a">&#163;1 &amp; <br /></a>'
    assert [one.tag for one in elements(page).iter()] == ["div", "h2", "a", "br"]
    assert elements("<p>&#128;</p>").tag == "slow"


@given(st.lists(st.sampled_from(MARKDOWN), max_size=16).map("".join))
@QUICK
@example("a[^1]\n\n[^1]: see [^1] and [^2]\n\n[^2]: back to [^1]")
@example("![a](x.md) `c` \\* [^1]\n\n[^1]: n <a@b.c> <http://a.b> &pound;")
def test_patterns_without_their_signs_would_match_nothing(page: str) -> None:
    """A page is set as if every pattern of Markdown had been tried on each of its texts."""
    everything = Typesetter(None)
    reader = everything._reader
    reader._patterns = [("", pattern) for _, pattern in reader._patterns]
    reader._blocks = [("", block) for _, block in reader._blocks]
    reader._markdown.treeprocessors.deregister("plain")
    assert Typesetter(None).body(page, "a.md") == everything.body(page, "a.md")


@given(st.lists(st.sampled_from(MARKDOWN), max_size=16).map("".join))
@QUICK
@example("\\  \n{ #x }`")
@example("- a\n\n    | a | b |\n    | - | - |\n    | c | d |\n- b  \nc\n")
def test_line_ends_between_blocks_are_not_missed(page: str) -> None:
    """Markdown's making of its HTML pretty changes no word and no block of a paper."""
    pretty = Typesetter(None)
    processors = pretty._reader._markdown.treeprocessors
    processors.register(PrettifyTreeprocessor(pretty._reader._markdown), "prettify", 10)
    assert words_of(Typesetter(None).body(page, "a.md")) == words_of(pretty.body(page, "a.md"))


def words_of(body: str) -> str:
    """What is set, without blanks at the beginning and end of a text."""
    return re.sub(r'#"";', "", re.sub(r'(?<=#") | (?=";)', "", body))


def test_a_footnote_that_calls_itself_is_set_once() -> None:
    """Within itself it is only a number, whichever way round it comes back."""
    page = "a[^1]\n\n[^1]: see [^1] and [^2]\n\n[^2]: back to [^1]\n"
    assert Typesetter(None).body(page, "a.md").count("#footnote[") == 2


def numbered(first: str) -> str:
    """How a numbered paragraph is set that begins like this."""
    return Typesetter(None).body(f'<div class="numbered" id="p" markdown="1">\n\n1.1\n\n{first}\n\n</div>\n', "a.md")


def test_what_begins_with_no_paragraph_stands_beside_its_number() -> None:
    """A list has no first line to stand in; a paragraph has."""
    assert "beside: true" in numbered("- one\n- two")
    assert "beside: true" in numbered("| a |\n| - |\n| b |")
    assert "beside" not in numbered("One.\n\n- two")


def test_only_what_the_page_leads_to_is_labelled() -> None:
    """An anchor that nothing on the paper leads to costs time; the number of a paragraph leads only to itself."""
    box = '<div class="numbered" id="p{0}" markdown="1">\n\n[{0}](#p{0})\n\nSee [1](#p1).\n\n</div>\n\n'
    body = Typesetter(None).body(box.format(1) + box.format(2), "a.md")
    assert body.count("#label(") == 1
    assert body.count('#link(label("p1"))') == 2
    assert body.index('#label("p1")') < body.index('#numbered("2"')


@pytest.mark.parametrize(
    ("term", "meaning", "in_line"),
    [("Decision maker", "A\n:   B", "true"), ("Value for money of it", "A", "false"), ("Why", "- a\n    - b", "false")],
)
def test_a_short_term_and_its_meaning_make_one_line(term: str, meaning: str, in_line: str) -> None:
    """A longer term is set beside its meaning, and so are meanings of several blocks."""
    assert Typesetter(None).body(f"{term}\n:   {meaning}\n", "a.md").endswith(f", {in_line}))")


def test_a_table_of_a_few_lines_is_kept_whole() -> None:
    """A longer one is broken between pages, or it would not fit on any."""
    table = "| a | b |\n| - | - |\n"
    assert "whole: true" in Typesetter(None).body(table + "| c | d |\n" * 11, "a.md")
    assert "whole" not in Typesetter(None).body(table + "| c | d |\n" * 12, "a.md")
    assert "whole" not in Typesetter(None).body(f"{table}| {'c' * 700} | d |\n", "a.md")
