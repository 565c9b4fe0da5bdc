"""A text without numbers → its paragraphs as Markdown, each with an anchor of its own and a link to it.

An anchor is the section's with the place of the paragraph: `#reasons-2`. Paragraphs are what blank lines part, as in
the record, and a withheld one is counted like any other: its release moves no anchor. A mark that hides the blank lines
between several stands as one paragraph, for their number is withheld with them.
"""

import re
from collections.abc import Iterator

from generator.public.pages.prose import indented, paragraphs
from generator.public.wording import say

_NOTE = re.compile(r"\[\^[A-Za-z0-9-]+\]:")
_LIST = re.compile(r"(?:-|\d+\.) ")
_NEXT_ITEM = re.compile(r"\n(?= *(?:-|\d+\.) )")


def linked(text: str, anchor: str, section: str) -> str:
    """The text as Markdown blocks. `anchor` is that of its heading, and `section` what the heading says."""
    written: list[str] = []
    for place, blocks in enumerate(paragraphs(text), 1):
        name = f"{anchor}-{place}"
        label = say("Link to paragraph {number}: {section}", number=place, section=section)
        # the site's search would else find the sign among the words
        link = f'[¶](#{name}){{ .headerlink .web-only aria-label="{label}" data-search-exclude }}'
        written += _with_link(blocks, name, link)
    return "\n\n".join(written)


def _with_link(blocks: list[str], name: str, link: str) -> Iterator[str]:
    """The blocks of one paragraph; a footnote is printed elsewhere, so the first other block has the link."""
    place = next((index for index, block in enumerate(blocks) if not _NOTE.match(block)), None)
    for index, block in enumerate(blocks):
        yield _anchored(block, name, link) if index == place else block


def _anchored(block: str, name: str, link: str) -> str:
    if block.startswith("| "):
        return "\n\n".join([f'<div id="{name}" markdown="1">', block, link, "</div>"])
    end = f"{link}\n{{ #{name} }}"
    if not _LIST.match(block):
        return block + end
    first, *others = _NEXT_ITEM.split(block, maxsplit=1)
    return "\n".join([first + indented(end), *others])
