"""Text with tags → the text between the tags, and what is encoded within them.

Comes in: one text, of whatever kind: HTML, XML, SVG, or JSON and CSV with tags in it. Goes out: parts. In the place of
each tag, comment and declaration stands one separator, which is neither a letter nor a blank: a word may be
spread over one tag a letter, and yet ends with its cell. Nothing is rendered, so what a page would hide is text like
any other. Scripts are looked at by themselves, since they are the same on every page. The whole text as written is
given by whoever asks. Deliberately absent: a parser. A browser mends what is malformed in ways of its own; where it is
in doubt what ends a tag, both readings are given.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.documents.decoding import decoded
from generator.documents.fragment import SEPARATOR, Part

# Every pattern matches wherever it begins, if need be to the end of the text, so that each letter is read once.
_SIMPLE = re.compile(r"(?:<[/!?A-Za-z][^>]*+>?)++")
_EXACT = re.compile(
    r"<(?:[/A-Za-z?][^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+(?:>|[\"'][\s\S]*+|\Z)"
    r"|!(?:--(?:-?>|[\s\S]*?(?:--!?>|\Z))|[^>]*+>?))"
)
_ENCODED = re.compile(r"[&%\\]")
_SCRIPT, _SCRIPT_END = "<script", "</script>"
_MOST_REMEMBERED = 20_000  # characters of a script


def without_tags(text: str) -> Iterator[Part]:
    """The readings of a text with tags: between the tags, and what is encoded within them; nothing if it has none."""
    plain, scripts = _apart(text)
    if "<![CDATA[" in plain:
        plain = plain.replace("<![CDATA[", SEPARATOR).replace("]]>", SEPARATOR)
    content, tags = _EXACT.subn(SEPARATOR, plain)
    if content == text:
        yield from decoded(text)
        return
    yield from _of_content(content)
    if plain.count(">") - content.count(">") != tags:  # a tag or a comment holds a ">", or has no end
        yield from _of_content(_SIMPLE.sub(SEPARATOR, plain))
    yield from decoded(_encoded_tags(plain, content))
    for script in scripts:
        yield from _of_short_script(script) if len(script) < _MOST_REMEMBERED else _of_script(script)


def _of_content(content: str) -> Iterator[Part]:
    """What stands between the tags; signs that tags have torn apart are put together again."""
    yield from decoded(content, "tags removed", always=True)
    if "&\x1f" in content or "%\x1f" in content or "\\\x1f" in content:
        yield from decoded(content.replace(SEPARATOR, ""), "tags removed")


def _apart(text: str) -> tuple[str, list[str]]:
    """A text without what its scripts say, and what they say."""
    at = text.find(_SCRIPT)
    if at < 0:
        return text, []
    pieces, scripts, last = [], [], 0
    while at >= 0:
        start = text.find(">", at) + 1
        end = text.find(_SCRIPT_END, start)
        if not start or end < 0:
            break
        pieces.append(text[last:start])
        scripts.append(text[start:end])
        last, at = end, text.find(_SCRIPT, end + 2)
    return "".join([*pieces, text[last:]]), [one for one in scripts if one]


@lru_cache(maxsize=256)
def _of_short_script(script: str) -> tuple[Part, ...]:
    return tuple(_of_script(script))


def _of_script(script: str) -> Iterator[Part]:
    if "<" in script:
        for pattern in (_SIMPLE, _EXACT):
            yield from _of_content(pattern.sub(SEPARATOR, script))
    yield from decoded(script)


def _encoded_tags(text: str, content: str) -> str:
    """Those tags of a text in which anything may be encoded, one after another."""
    if all(text.count(sign) == content.count(sign) for sign in "&%\\" if sign in text):
        return ""
    tags, last = [], 0
    for found in _ENCODED.finditer(text):
        if found.start() < last:
            continue
        start = text.rfind("<", last, found.start())
        if start < 0 or text.find(">", start, found.start()) >= 0:
            continue
        last = text.find(">", found.end()) + 1 or len(text)
        tags.append(text[start:last])
    return "\n".join(tags)
