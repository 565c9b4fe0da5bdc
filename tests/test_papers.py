"""Decisions as printed papers: tagged, the same bytes each time, and with the words of the page and no others."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Stop
from generator.public.decision import PublishedDecision
from generator.public.office import PublishedContact, PublishedOffice, PublishedRegister
from generator.public.pages.prose import blocks
from generator.public.papers import sheet
from generator.public.pdf import papers as printing
from generator.public.pdf.papers import Sheet, papers
from generator.public.pdf.typeset import Typesetter
from generator.public.wording import speaking
from generator.vocabulary.choices import OfficeKind, Status

SHEET = Sheet(
    path="decisions/2026/m-1.md",
    page="# A title\n\nA paragraph.\n",
    title="A title",
    reference="M/1",
    office="Midshire PCC",
    subject="Finance",
    language="en",
    day=date(2026, 3, 2),
)
BASE = "https://midshire.example/"


def paper(page: str, base: str | None = BASE) -> bytes:
    """The paper of a page."""
    return next(papers([replace(SHEET, page=page)], base, lambda _: None))[1]


def words(made: bytes) -> str:
    """What a reader of the paper reads, with one blank between words."""
    document = pypdfium2.PdfDocument(made)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_a_paper_is_tagged_and_says_what_it_is() -> None:
    """A screen reader finds the structure, the language and the title; a list of files shows whose paper it is."""
    with pikepdf.open(io.BytesIO(paper("# A title\n\n## 1. Summary\n\nWords.\n"))) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert str(root.Lang).lower().startswith("en")
        assert root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as known:
            assert known["dc:title"] == "M/1: A title"
            assert known["pdfuaid:part"] == "1"
        assert str(pdf.docinfo["/Author"]) == "Midshire PCC"


def test_the_same_page_gives_the_same_bytes_however_many_are_made() -> None:
    """Neither the clock, nor the other papers, nor the core that made it leaves a trace."""
    many = [replace(SHEET, path=f"decisions/2026/m-{number}.md", page=f"# {number}\n") for number in range(70)]
    first = list(papers(many, BASE, lambda _: None))
    assert [path for path, _ in first] == [one.paper for one in many]
    assert dict(first) == dict(papers(reversed(many), BASE, lambda _: None))


def test_an_unchanged_paper_is_kept_and_a_changed_one_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of one decision does not print a thousand others; whatever stands in the source is noticed."""
    made = paper(SHEET.page)
    tries: list[Sheet] = []

    def press(_: object, one: Sheet, __: str) -> bytes:
        tries.append(one)
        return b"new"

    monkeypatch.setattr(printing, "_print", press)
    assert dict(papers([SHEET], BASE, lambda _: made)) == {SHEET.paper: made}
    assert tries == []
    changed = [
        replace(SHEET, page="# Another title\n"),
        replace(SHEET, day=date(2026, 3, 3)),
        replace(SHEET, office="Another"),
        replace(SHEET, reference="M/2"),
    ]
    assert [data for one in changed for _, data in papers([one], BASE, lambda _: made)] == [b"new"] * 4
    assert dict(papers([SHEET], None, lambda _: made)) == {SHEET.paper: b"new"}


PAGE = """---
title: "M/1"
---

# <span class="reference">M/1</span> Vehicle units

<div class="facts" markdown="1">

Status
:   Made <span class="status status--void">Void</span>

</div>

<div class="notice" markdown="1">

**Note.** Read this.

</div>

## 1. Summary { #summary }

<div class="numbered numbered--1" id="p1-1" markdown="1">

[1.1](#p1-1)

The cost is *high*, see [2.1](#p2-1), [the law](https://example.org/law), [grounds](../../grounds.md) and [^1].

</div>

- one
    1. nested
- two

| Year | Amount |
| ---- | ------ |
| 2026 | £410,000 |

[Withheld: commercial interests](#ground-c){ .withheld }

> quoted

Law
:   section 43
:   of the Act

[^1]: A footnote.

<div class="web-only" markdown="1">

On the screen only.

</div>
"""


def test_a_paper_holds_the_words_of_its_page_in_order() -> None:
    """Facts, notices, numbered text, lists, tables, markers, quotations, terms and notes; nothing for screens."""
    read = words(paper(PAGE))
    said = [
        "Midshire PCC M/1 Vehicle units Status Made Void Note. Read this. 1. Summary 1.1 The cost is high, see 2.1,",
        "one 1. nested • two Year Amount 2026 £410,000",
        "Withheld: commercial interests quoted Law section 43 of the Act",
        "A footnote.",
        "https://midshire.example/decisions/2026/m-1/ Page 1 of 1",
    ]
    places = [read.find(one) for one in said]
    assert -1 not in places, read
    assert places == sorted(places)
    assert "screen" not in read


def links(made: bytes) -> Iterator[str]:
    """Where the links of a paper lead out of it."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            found: list[pikepdf.Object] = list(page.get("/Annots", []))
            yield from (str(one.A.URI) for one in found if "/A" in one and "/URI" in one.A)


def test_links_of_a_paper_lead_to_full_addresses() -> None:
    """On paper there is no page beside; where the register's own address is not known, the words stand alone."""
    assert set(links(paper(PAGE))) == {"https://example.org/law", "https://midshire.example/grounds/"}
    assert set(links(paper(PAGE, None))) == {"https://example.org/law"}
    setter = Typesetter(BASE)
    assert 'link("https://midshire.example/decisions/")' in setter.body("[a](../index.md)", "decisions/2026/x.md")
    assert 'link("https://midshire.example/a/#b")' in setter.body("[a](../../a.md#b)", "decisions/2026/x.md")


HOSTILE = '"#]); $x$ \\ @a <b> #import "x" // /* = `c` ~ -- _e_ *f* [g](h) \\u{41} #"'


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=("C", "Z")), min_size=1, max_size=60))
@settings(max_examples=25, deadline=None)
def test_no_word_of_a_record_is_an_instruction(text: str) -> None:
    """Whatever stands in a record is printed as it reads; nothing of it is taken for the language of the press."""
    hostile = f"x{text}{HOSTILE}x"
    read = words(paper(f"# T\n\n<p>{''.join(f'&#{ord(sign)};' for sign in hostile)}</p>\n"))
    assert len(read) > len(HOSTILE)
    assert re.sub(r"\W", "", HOSTILE) in re.sub(r"\W", "", read)


def test_text_made_safe_for_the_page_reads_as_typed_on_paper() -> None:
    """The references that keep Markdown from reading a text are characters again on paper."""
    assert "A * B_c | <d> & £5" in words(paper(f"# T\n\n{blocks('A * B_c | <d> & £5')}\n"))


def test_a_character_that_cannot_be_shown_is_told_by_its_number() -> None:
    """A name in another script stops nothing, and nothing is lost without a sign."""
    assert "Signed [U+6F22][U+5B57], Łukasz ŵyn" in words(paper("# T\n\nSigned 漢字, Łukasz ŵyn\n"))


def test_a_page_that_cannot_be_set_stops_the_build() -> None:
    """A paper is never left out in silence."""
    with pytest.raises(Stop) as stopped:
        paper("# One\n\n#### Four\n")
    assert [finding.code for finding in stopped.value.findings] == ["PAPER-01"]


def test_the_page_number_is_said_in_the_language_spoken() -> None:
    """The press works in threads of its own, which are told the words."""
    with speaking("en"):
        assert "Page 1 of 1" in words(paper("# T\n"))


def test_a_paper_is_dated_by_the_last_change_of_its_decision() -> None:
    """The day of the build is not in it, so it stays the same until the record changes."""
    office = PublishedOffice(
        name="Midshire",
        short_name="M",
        kind=OfficeKind.PCC,
        contact=PublishedContact(email="a@midshire.example"),
        categories=("Finance",),
        publish_within_days=14,
    )
    register = PublishedRegister(format=1, day=date(2026, 11, 23), office=office)
    decision = PublishedDecision(
        reference="M/1", slug="m-1", year=2026, status=Status.MADE, title="T", decided=date(2026, 3, 2)
    )
    assert sheet(decision, register, "decisions/2026/m-1.md", "# T").day == date(2026, 3, 2)
    assert sheet(replace(decision, decided=None), register, "decisions/2026/m-1.md", "# T").day is None
