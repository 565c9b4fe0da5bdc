"""Text with tags → the text between the tags, and the tags by themselves.

Comes in: one text, of whatever kind: HTML, XML, SVG, or JSON and CSV with tags in it. Goes out: parts. Tags, comments and
declarations are removed with nothing in their place, since a word may be spread over one tag a letter. Nothing is
rendered, so what a page would hide is text like any other. The whole text as written is given by whoever asks.
Deliberately absent: a parser. A browser mends what is malformed in ways of its own; where it is in doubt what ends a
tag, both readings are given.
"""

import re
from collections.abc import Iterator

from generator.documents.decoding import decoded
from generator.documents.fragment import Part

# Every pattern matches wherever it begins, if need be to the end of the text, so that each letter is read once.
_TAG = re.compile(
    r"(<(?:[/A-Za-z?][^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+(?:>|[\"'][\s\S]*+|\Z)"
    r"|!(?:--(?:-?>|[\s\S]*?(?:--!?>|\Z))|[^>]*+>?)))"
)
_SIMPLE = re.compile(r"<[/!?A-Za-z][^>]*+>?")
_ENCODED = re.compile(r"[&%\\]")


def without_tags(text: str) -> Iterator[Part]:
    """The readings of a text with tags: between the tags, and what is encoded within them; nothing if it has none."""
    plain = text.replace("<![CDATA[", "").replace("]]>", "") if "<![CDATA[" in text else text
    pieces = _TAG.split(plain)
    if len(pieces) == 1 and plain == text:
        yield from decoded(text)
        return
    content = "".join(pieces[::2])
    yield from decoded(content, "tags removed", always=True)
    if plain.count(">") - content.count(">") != len(pieces) // 2:  # a tag holds a ">" or has no end
        yield from decoded(_SIMPLE.sub("", plain), "tags removed", always=True)
    tags = [tag for tag in pieces[1::2] if _ENCODED.search(tag)] if _ENCODED.search(text) else []
    if tags:
        yield from decoded("\n".join(tags))
