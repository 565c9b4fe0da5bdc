"""What the search of the site is to find of a generated page."""

import pytest

from generator.public.pages.sought import FRONT, sought
from generator.public.pages.ways import opening

TRAIL = '<nav class="trail" aria-label="Where" markdown="1">\n\n[All decisions](../decisions/index.md)\n\n</nav>'
MARK = "data-search-exclude"


def page(*blocks: str, title: str = "Money") -> str:
    """A generated page."""
    return "\n\n".join([*opening(title, "What it is about."), *blocks]) + "\n"


def test_a_front_page_is_found_by_its_title_and_first_words() -> None:
    """The rest is marked: what stands before the next heading as one part, and then each heading."""
    table = "| a | b |\n| --- | --- |\n| c | d |"
    made = sought("money/index.md", page("First.", table, "Second.", "## One { #one .x }", "Third.", "### Two"))
    front, title, first, *rest = made.removesuffix("\n").split("\n\n")
    assert front.endswith("\nsearch:\n  boost: 2\n---")
    assert [title, first] == ["# Money", "First."]
    assert rest == [
        f'<footer class="unsought" {MARK} markdown="1">',
        table,
        "Second.",
        "</footer>",
        f"## One {{ #one .x {MARK} }}",
        "Third.",
        f"### Two {{ {MARK} }}",
    ]


@pytest.mark.parametrize("blocks", [("First.",), ("First.", "## One { #one }", "Second.")])
def test_nothing_is_wrapped_where_nothing_stands(blocks: tuple[str, ...]) -> None:
    """A page of a register without decisions has one paragraph."""
    made = sought("money/index.md", page(*blocks))
    assert "<footer" not in made
    assert made.count(MARK) == len(blocks) // 2
    assert made.endswith(f"{blocks[-1]}\n")


@pytest.mark.parametrize("path", ["people/ann-lee.md", "people/index.md"])
def test_below_a_trail_the_title_alone_is_found(path: str) -> None:
    """The trail and every heading are marked; the index then has the title of the front matter."""
    front = page(title="Ann Lee").split("\n\n")[0]
    made = sought(path, "\n\n".join([front, TRAIL, "# Ann Lee", "First.", "## 2026 { #y2026 }", "Second."]) + "\n")
    assert "search:" not in made
    assert f'<nav class="trail" {MARK} aria-label' in made
    assert f"# Ann Lee {{ {MARK} }}" in made
    assert f"## 2026 {{ #y2026 {MARK} }}" in made


@pytest.mark.parametrize("name", ["<img src=x>", "Lee & Lee", "a > b"])
def test_a_name_with_signs_of_html_stays_out(name: str) -> None:
    """The index takes the title of the front matter as HTML."""
    front = page(title=name).split("\n\n")[0]
    text = f"{front}\n\n{TRAIL}\n\n# Someone\n"
    assert sought("people/someone.md", text) == text


@pytest.mark.parametrize(
    "path",
    ["money/2026.md", "people/by-letter/a.md", "people/ann/2026.md", "recipients/ann.md", "decisions/2026/index.md"],
)
def test_every_other_list_stays_out(path: str) -> None:
    """The search finds decisions; the lists of a large register would outweigh them."""
    assert path not in FRONT
    assert sought(path, page("First.", "## One")) == page("First.", "## One")
