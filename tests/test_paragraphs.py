"""The anchors of paragraphs that have no number: each its own, and none of them moves."""

import re
from dataclasses import replace

import markdown
import pytest
from hypothesis import given, settings
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from generator.public.decision import PublishedConsiderations, PublishedDecision
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.paragraphs import linked
from generator.public.pages.prose import blocks
from generator.public.words import CONSIDERATIONS, STATEMENTS
from generator.vocabulary.choices import Status
from tests.surveys import kept
from tests.test_prose import AWKWARD, EXTENSIONS
from tests.test_staging import register

TEXT = Passage(("First.\n\nSecond, [a link](https://x.example/).\nGoes on.\n\nTo agree:\n- one\n- two",))
BARE = PublishedDecision(
    reference="MID/D/2026/01",
    slug="mid-d-2026-01",
    year=2026,
    status=Status.MADE,
    grounds=(kept(register().day).ground,),
    considerations=Disclosed(PublishedConsiderations(**dict.fromkeys(CONSIDERATIONS, TEXT))),
)
DECISION = replace(BARE, **dict.fromkeys(STATEMENTS, TEXT))  # type: ignore[arg-type]  # all of them are texts
HELD = Withheld(DECISION.grounds[0].name)
LINK = re.compile(r'<a aria-label="[^"]*" class="headerlink web-only" data-search-exclude href="#([^"]*)">¶</a>')
NAMED = re.compile(r' id="[a-z-]+-\d+"')


def rendered(page: str) -> str:
    """A page as the site renders it."""
    return markdown.markdown(page, extensions=EXTENSIONS)


def anchors(decision: PublishedDecision) -> dict[str, str]:
    """The anchors of the decision's paragraphs, each with the words of the paragraph that has it."""
    page = rendered(decision_page(decision, Links([]), register()))
    return {
        name: LINK.sub("", words) for name, words in re.findall(r'<p id="([a-z-]+-\d+)">(.*?)</p>', page, re.DOTALL)
    }


def test_each_paragraph_has_an_anchor_and_a_link_to_it() -> None:
    """Under every heading of a text without numbers, and no anchor stands twice; the link says where it leads."""
    page = rendered(decision_page(DECISION, Links([]), register()))
    sections = [key.replace("_", "-") for key in (*STATEMENTS, *CONSIDERATIONS)]
    wanted = [f"{section}-{place}" for section in sections for place in (1, 2, 3)]
    assert re.findall(r'<p id="([a-z-]+-\d+)">', page) == wanted
    assert LINK.findall(page) == wanted
    assert 'Goes on.<a aria-label="Link to paragraph 2: Options considered"' in page


@pytest.mark.parametrize(
    "phrase", ["Both bidders.", "One bidder:\n- and one\n- and another", "[^1]: A note.", "- a point"]
)
def test_a_release_moves_no_anchor(phrase: str) -> None:
    """Whatever stood behind the marker of a paragraph, the paragraphs after it stay where they were."""
    before, after = "First.\n\n", "\n\nThird.\n\n- Fourth.\n\n- Fifth."
    now = replace(DECISION, reasons=Passage((before, HELD, after)))
    released = replace(DECISION, reasons=Passage((f"{before}{phrase}{after}",)))
    assert "Withheld: " in anchors(now)["reasons-2"]
    same = {"reasons-1": "First.", "reasons-3": "Third.", "reasons-4": "Fourth.", "reasons-5": "Fifth."}
    for decision in (now, released):
        assert same.items() <= anchors(decision).items()


def test_a_text_withheld_as_a_whole_is_one_paragraph() -> None:
    """Its marker has an anchor, as that of a numbered paragraph; its release moves nothing in another section."""
    found = anchors(replace(DECISION, reasons=Passage((HELD,))))
    assert "reasons-2" not in found
    assert "Withheld: " in found.pop("reasons-1")
    assert found.items() <= anchors(DECISION).items()


def test_a_mark_over_several_paragraphs_does_not_tell_how_many() -> None:
    """Their number is withheld with them, so the page cannot keep places for them."""
    found = anchors(replace(DECISION, reasons=Passage(("First.\n\n", HELD, "\n\nLast."))))
    assert found["reasons-3"] == "Last."


def test_lists_tables_and_notes_have_anchors_too() -> None:
    """A list has its own on its first point and a table on a box around it; a note, printed elsewhere, has none."""
    text = (
        "- a\n  and on\n- b\n\nText.\n\n1. c\n    - d\n2. e\n\n| f | g |\n|---|---|\n| 1 | 2 |\n\n[^1]: N\n\nLast[^1]"
    )
    page = rendered(linked(text, "risk", "Risk"))
    named = [("li", "risk-1"), ("p", "risk-2"), ("li", "risk-3"), ("div", "risk-4"), ("p", "risk-6")]
    assert re.findall(r'<(\w+) id="(risk-\d+)"', page) == named
    assert LINK.findall(page) == [name for _, name in named]


def test_the_search_has_no_sign_among_its_words() -> None:
    """A proposal stands in the index of the site's search where there is no summary; the sign at its end does not."""
    parser = Parser()
    parser.feed(rendered(decision_page(DECISION, Links([]), register())))
    words = "".join(word for section in parser.data if not section.is_excluded() for word in section.text)
    assert "Second" in words
    assert "¶" not in words
    assert "Link to" not in words


@given(AWKWARD)
@settings(deadline=None, database=None, max_examples=300)
def test_nothing_else_on_the_page_is_changed(text: str) -> None:
    """A text of any form is what it was before, but for the anchors, the links and the boxes around tables."""
    boxless = re.sub(r"<p></p>|</?div>|\s", "", NAMED.sub("", LINK.sub("", rendered(linked(text, "risk", "Risk")))))
    assert boxless == re.sub(r"</?div>|\s", "", rendered(blocks(text)))
