"""Exempt words keep their signs through Markdown and HTML, and become marks in text alone."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from generator.preview.marks import exposed, plain, shown
from generator.public.pages.prose import blocks

TEXTS = st.text(st.sampled_from("ab *_|-1.)#\n<>&[]`"), max_size=60)


@given(TEXTS)
def test_signs_change_nothing_but_themselves(text: str) -> None:
    """Without its signs, exposed text is what it was, but for blanks around the cells of a row."""
    assert plain(exposed(text, "commercial")).split() == text.replace("|", " | ").split() or (
        re.sub(r"\s", "", plain(exposed(text, "commercial"))) == re.sub(r"\s", "", text)
    )


@given(TEXTS)
def test_every_word_is_marked_and_tags_stay_in_pairs(text: str) -> None:
    """Whatever the Markdown makes of it, each word of an exposed text stands within a mark."""
    html = shown(markdown(blocks(exposed(text, "x")), extensions=["tables"]))
    outside = re.sub(r"<mark[^>]*>[^<]*</mark>", "", html)
    assert not re.search("[ab]", re.sub(r"<[^>]*>", "", outside))
    assert not re.search("[\ue000-\ue00f]", html)


def test_a_table_stays_a_table() -> None:
    """Each cell is marked for itself, and the line under the head is left alone."""
    html = shown(markdown(blocks(exposed("| Bidder | Price |\n|---|---|\n| Vexol | £9 |", "c")), extensions=["tables"]))
    assert html.count("<td>") == 2
    assert '<td><mark class="exempt" title="Withheld: c">Vexol</mark></td>' in html


def test_attributes_titles_and_scripts_hold_no_marks() -> None:
    """There, words stand without signs and without tags."""
    one = exposed("Vexol", "c")
    html = shown(f'<title>{one}</title><a href="#{one}" title="{one}">{one}</a><script>{one}</script>')
    assert html == (
        '<title>Vexol</title><a href="#Vexol" title="Vexol">'
        '<mark class="exempt" title="Withheld: c">Vexol</mark></a><script>Vexol</script>'
    )
