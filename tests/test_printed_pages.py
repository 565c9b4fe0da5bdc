"""What is of use on a screen only is cut from a page before its paper is made, and nothing else is."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.public.pages.paragraphs import linked
from generator.public.pages.prose import blocks, inline
from generator.public.pdf.papers import papers
from generator.public.pdf.screen import for_print
from generator.public.pdf.typeset import Typesetter
from tests.test_papers import SHEET, words

SCREEN = """<div class="alike web-only" data-search-exclude markdown="1">

Others like it.

<div class="inner" markdown="1">

Within.

</div>

</div>"""
DETAILS = """<details class="challenge web-only" id="challenge-c" markdown="1">

<summary>Challenge this</summary>

> Please send me this.

</details>"""
HEADING = "## Related decisions { #related .web-only data-search-exclude }"
KEPT = ["# T", "A web-only word.", '<div class="facts" markdown="1">\n\nAll\n:   of it\n\n</div>', "## Kept { #kept }"]


@given(st.lists(st.sampled_from([SCREEN, DETAILS, HEADING, *KEPT]), max_size=8).map("\n\n".join))
@settings(deadline=None, database=None, max_examples=60)
def test_what_is_cut_is_what_would_not_be_set(page: str) -> None:
    """The words set are the same with and without the cut, box in box and one after another."""
    assert Typesetter(None).body(for_print(page), "a.md") == Typesetter(None).body(page, "a.md")


def test_a_folded_box_for_screens_is_not_printed() -> None:
    """Words made to be copied on a screen are no part of the paper, whether cut before or left out when set."""
    assert for_print(f"# T\n\n{DETAILS}\n") == "# T\n\n"
    assert "Challenge" not in Typesetter(None).body(f"# T\n\n{DETAILS}\n", "a.md")
    assert Typesetter(None).body("<details markdown='1'>\n\n<summary>S</summary>\n\nA.\n\n</details>", "a.md") == (
        '#"S";\n\n#"A.";'
    )


def test_a_box_without_an_end_cuts_nothing() -> None:
    """Nothing after it is lost by a mistake in a page."""
    page = '# T\n\n<div class="web-only" markdown="1">\n\nWords of the decision.\n'
    assert for_print(page) == page


def test_the_number_of_a_paragraph_is_no_link_on_paper() -> None:
    """It leads only to itself; a link within a sentence stays one."""
    numbered = '<div class="numbered" id="p1-1" markdown="1">\n\n{}\n\nSee [1.1](#p1-1).\n\n</div>\n'
    page = numbered.format("[1.1](#p1-1)")
    assert for_print(page) == numbered.format("1.1")
    assert Typesetter(None).body(for_print(page), "a.md") == Typesetter(None).body(page, "a.md")


def test_the_link_of_a_paragraph_is_not_printed() -> None:
    """Whether cut before or left out when set: the paper has the words and no sign; an anchor where it is led to."""
    text = "A.\n\n- B\n- C\n\n| d | e |\n|---|---|\n| 1 | 2 |"
    page = f"# T\n\n{linked(text, 'risk', 'Risk')}\n"
    assert page.count("¶") == 3
    assert "¶" not in for_print(page)
    assert "A.\n{ #risk-1 }" in for_print(page)
    assert Typesetter(None).body(for_print(page), "a.md") == Typesetter(None).body(page, "a.md")
    assert "#label(" not in Typesetter(None).body(page, "a.md")
    assert '#"A.";#label("risk-1")' in Typesetter(None).body(f"{page}\nSee [A](#risk-1).\n", "a.md")


def test_no_text_of_a_record_is_cut() -> None:
    """A record that speaks of such boxes, headings and links is printed as typed."""
    said = f"{SCREEN}\n\n{HEADING}\n\n{linked('Words.', 'risk', 'Risk')}"
    page = f"# {inline(HEADING)}\n\n{blocks(said)}\n"
    assert for_print(page) == page
    made = dict(papers([replace(SHEET, page=page)], None, lambda _: None))[SHEET.paper]
    assert "Others like it." in words(made)
    assert "¶" in words(made)


def test_a_paper_is_kept_when_only_its_surroundings_change() -> None:
    """Another decision on the same topic changes the page on the site, and no paper."""
    page = "# T\n\nA.\n\n"
    made = dict(papers([replace(SHEET, page=f"{page}{HEADING}\n\n{SCREEN}\n")], None, lambda _: None))[SHEET.paper]
    other = replace(SHEET, page=f"{page}{HEADING}\n\n{SCREEN.replace('Others', 'Many')}\n")
    assert dict(papers([other], None, lambda _: made))[SHEET.paper] is made
