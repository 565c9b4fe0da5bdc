"""The safe subset of Markdown: what is recognised, and that nothing else is an instruction.

Every property renders with Python-Markdown and the extensions that `mkdocs.yml` turns on, as the site does.
"""

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension

from generator.public.pages.prose import blocks, inline

EXTENSIONS: list[str | Extension] = [
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    TableExtension(use_align_attribute=True),
    "toc",
]
ALLOWED = {"p", "em", "strong", "a", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "sup", "div", "hr"}
ATTRIBUTES = {"href", "id", "class", "title", "start", "align"}
PIECES = [
    "[a](https://x.example/)",
    "![",
    "[b](mailto:c@d.example)",
    "[e](javascript:f)",
    "**",
    "*",
    "_",
    "[^n]",
    "\n[^n]: g",
]
PIECES += [
    "\n| h | i |",
    "\n|---|:-:|",
    "\n- ",
    "\n1. ",
    "\n    ",
    "\n\n",
    "\n# ",
    "<b>",
    "</div>",
    "&lt;",
    "{: .k }",
    "\n===",
    "`l`",
]
AWKWARD = st.text(
    st.sampled_from("ab 1.#*_-+=`~!|<>[](){}^:&;\\/\"'£é\n")
    | st.characters(codec="utf-8", categories=["L", "N", "P", "S"])
) | st.lists(st.sampled_from(PIECES) | st.sampled_from(["m", " n ", "2", "(", "]", "!"])).map("".join)


class Reading(HTMLParser):
    """The tags, attributes and text of a page as a browser would read them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment of {len(data)} characters reached the page")


def read(text: str) -> Reading:
    """Render text of a record as the site does, and read the page."""
    reading = Reading()
    reading.feed(markdown.markdown(text, extensions=EXTENSIONS))
    reading.close()
    return reading


def squeezed(text: str) -> str:
    """Text without the white space and signs that Markdown is free to lay out anew."""
    return re.sub(r"\s+", "", text)


@given(AWKWARD)
def test_text_can_make_no_tag_outside_the_subset(text: str) -> None:
    """Whatever is typed, the page holds only tags and attributes of the subset, and links of the three schemes."""
    reading = read(blocks(text))
    assert reading.tags <= ALLOWED
    assert "hr" not in reading.tags or ("class", "footnote") in reading.attributes
    for name, value in reading.attributes:
        assert name in ATTRIBUTES
        assert name != "href" or value.startswith(("http://", "https://", "mailto:", "#fn"))
        assert name != "align" or value in ("left", "right", "center")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="*_[|-+"), min_size=1))
def test_ordinary_text_comes_out_as_written(text: str) -> None:
    """Text without lists, tables, emphasis or brackets reads on the page as it was typed."""
    assert squeezed(read(blocks(text)).text) == squeezed(text)


@given(AWKWARD)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    """Letters survive whatever stands between them; footnotes, which two of one label would lose, have a rule."""
    assume("[^" not in text)
    kept = re.sub(r"(?m)^\s*\d{1,3}[.)]\s|\[\^[^\]]*\]|\]\([^)]*\)|\d", "", text)
    words = "".join(sorted(re.findall(r"[^\W\d_]", kept)))
    page = read(blocks(text)).text
    assert all(page.count(letter) >= words.count(letter) for letter in set(words))


@pytest.mark.parametrize(
    "text",
    [
        "{{ budget }} and {% raw %}",
        "<script>alert(1)</script> <b>bold</b> <!-- hidden -->",
        "a | b",
        "[[ground: words]]",
        "AT&T; &copy; &#169;",
        "# 1 is no heading",
        "2019. It was a year",
        "- - -",
        "===",
        "    four spaces",
        "`code` and ~~~ and ```",
        "![picture](https://example.org/a.png)",
        "[words]: https://example.org",
        "*[PCC]: a police and crime commissioner",
        "a line { .class #id } and {: .class }",
        "!!! note",
        "1 * 2 * 3 and snake_case_name and 2*3*4",
        ":   a definition",
        "<https://example.org>",
        "back\\slash \\* and \\",
    ],
)
def test_instructions_read_as_typed(text: str) -> None:
    """What Markdown, HTML or a template could obey comes out as written, in a block and in a line."""
    assert squeezed(read(blocks(text)).text) == squeezed(text) or text == "- - -"
    assert squeezed(read(f"before {inline(text)} after").text) == squeezed(f"before{text}after")


def test_the_subset_is_rendered() -> None:
    """Emphasis, lists, tables, links and footnotes do what their authors meant."""
    text = "One *two* **three** [four](https://example.org/a_b_c).[^n]\n- five\n    - six\n\n1. seven\n\n[^n]: A note."
    reading = read(blocks(text))
    assert {"em", "strong", "a", "ul", "ol", "li", "sup"} <= reading.tags
    assert ("href", "https://example.org/a_b_c") in reading.attributes
    table = read(blocks("| Year | Capital |\n|---|--:|\n| 2026/27 | £410,000 |\n| a \\| b | *c* |"))
    assert {"table", "th", "td", "em"} <= table.tags
    assert "a | b" in table.text


def test_a_list_may_follow_text_directly() -> None:
    """People write a list under its sentence without a gap."""
    assert {"p", "ul", "li"} <= read(blocks("The options were:\n- to wait\n- to buy")).tags


@pytest.mark.parametrize(
    "text",
    ["12. March was the date.", "3. three\n4. four", "1. one\n\n5) five", "1. one\n1. again", "- a\n- b\n\n7. c"],
)
def test_numbers_stay_as_signed(text: str) -> None:
    """A list whose numbers Markdown would count anew is printed as it was signed."""
    page = read(blocks(text))
    for number in re.findall(r"(?m)^(\d+)[.)]", text)[1 if text.startswith("1. one\n\n") else 0 :]:
        assert re.search(rf"(?m)^{number}[.)]", page.text)


def test_numbers_that_count_from_one_are_a_list() -> None:
    """An ordinary list is a list, and so is one within another."""
    reading = read(blocks("1. one\n2. two\n    1. two and a bit\n3. three"))
    assert "ol" in reading.tags
    assert not re.search(r"\d\.", reading.text)


def test_a_heading_is_one_line() -> None:
    """Line breaks in a heading become spaces, so it cannot open a block of its own."""
    assert inline("One\n# two") == "One # two"


def test_two_lists_are_not_counted_as_one() -> None:
    """A list directly after another is printed as typed, so that no number of it changes."""
    page = read(blocks("1. one\n2. two\n\n1. uno\n2. due"))
    assert re.search(r"1\. uno", page.text)
    assert re.search(r"2\. due", page.text)


def test_a_plus_is_no_bullet() -> None:
    """Sums run over lines as people write them."""
    assert "+ VAT" in read(blocks("The cost is £5m\n+ VAT of £1m")).text


def test_a_table_may_follow_a_list() -> None:
    """Neither swallows the other."""
    assert {"ul", "table"} <= read(blocks("- a\n- b\n| A | B |\n|---|---|\n| c | d |")).tags
