"""What the search of the site finds of a generated page: of the front pages their titles and first words.

Comes in: the path and the Markdown of a generated page. Goes out: the Markdown, in which everything else is marked as
left out of the index. The page of a person is found by the name alone. All other lists stay out of the search, which
finds decisions: in a large register they would weigh more than the decisions do.
"""

import re

FRONT = frozenset(
    f"{folder}/index.md"
    for folder in (
        "changes",
        "data",
        "decisions",
        "feeds",
        "money",
        "numbering",
        "people",
        "publication",
        "recipients",
        "specified-information",
        "withheld",
    )
)
_PERSON = re.compile(r"people/[^/]+\.md")
_OUT = "\nsearch:\n  exclude: true"
_FIRST = "\nsearch:\n  boost: 2"  # before pages that only mention what is sought
_MARK = "data-search-exclude"
_HEADING = re.compile(r"^(#{1,6} .*?)(?: \{ ([^{}]*) \})?$", re.MULTILINE)
_TRAIL = '<nav class="trail"'


def sought(path: str, text: str) -> str:
    """The page as the search of the site is to know it.

    What is left out stands in a `footer`, which is no landmark within a page: the index takes the first end of a tag of
    that name for the end of the part, and a page has no other.
    """
    if path not in FRONT and not _PERSON.fullmatch(path):
        return text
    front, *blocks = text.removesuffix("\n").split("\n\n")
    if blocks[0].startswith(_TRAIL):
        return _by_title(text) if _is_plain(front) else text
    title, first, *rest = blocks
    at = next((at for at, block in enumerate(rest) if _HEADING.match(block)), len(rest))
    below = [f'<footer class="unsought" {_MARK} markdown="1">', *rest[:at], "</footer>"] if at else []
    made = [front.replace(_OUT, _FIRST, 1), title, first, *below, _without_headings("\n\n".join(rest[at:]))]
    return "\n\n".join(block for block in made if block) + "\n"


def _by_title(text: str) -> str:
    """Where something stands above the main heading, the index takes the title from the front matter."""
    return _without_headings(text.replace(_OUT, "", 1).replace(_TRAIL, f"{_TRAIL} {_MARK}", 1))


def _without_headings(text: str) -> str:
    """A section whose heading is marked is left out with its heading."""
    return _HEADING.sub(lambda found: f"{found[1]} {{ {f'{found[2]} ' if found[2] else ''}{_MARK} }}", text)


def _is_plain(front: str) -> bool:
    """Whether no sign of a title in the front matter is one of HTML, as which the index takes it."""
    return not re.search(r"^title: .*[<>&]", front, re.MULTILINE)
