"""Text with tags → the text between the tags, and what is encoded within them.

Comes in: one text, of whatever kind: HTML, XML, SVG, or JSON and CSV with tags in it. Goes out: parts. Tags, comments
and declarations leave one sign that is neither letter nor space (`BETWEEN`): a word may be spread over one tag a
letter, and two words may be parted by nothing but a tag. Nothing is rendered, so what a page would hide is text like
any other. The text as written is given by whoever asks. Deliberately absent: a parser. A browser mends what is
malformed in ways of its own; where it is in doubt what ends a tag, both readings are given.

A register's pages share most of their tags, so a piece in which nothing was found is remembered and not searched again.
"""

import re
from collections.abc import Iterator

from generator.documents.decoding import decoded
from generator.documents.fragment import BETWEEN, Part
from generator.documents.runs import runs

# Patterns match wherever they begin, if need be to the end of the text, so that each letter is read once.
_SIMPLE = re.compile(rb"(<[/!?A-Za-z][^>]*+>?)")
_CAREFUL = re.compile(
    rb"<(?:[/A-Za-z?][^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+(?:>|[\"'][\s\S]*+|\Z)"
    rb"|!(?:--(?:-?>|[\s\S]*?(?:--!?>|\Z))|[^>]*+>?))"
)
# Tags that end where the first ">" stands, in every reading.
_PLAIN = re.compile(
    rb"<(?:[/?A-Za-z][^\"'>]*+(?:(?:\"[^\">]*+\"|'[^'>]*+')[^\"'>]*+)*+|!--(?:[^>-]|-[^>-])*+--|![A-Za-z][^>]*+)>"
)
_ENCODED = re.compile(rb"[&%\\]")
_QUIET: set[bytes] = set()
_MOST_QUIET = 20_000
_LONGEST_QUIET = 1000


def without_tags(text: str, data: bytes, *, half_done: bool = False) -> Iterator[Part]:
    """The readings of a text, which `data` is in UTF-8: between its tags, within them, and what its runs stand for."""
    plain = data.replace(b"<![CDATA[", b"").replace(b"]]>", b"") if b"<![CDATA[" in data else data
    pieces = _SIMPLE.split(plain)
    if len(pieces) == 1 and plain is data:
        yield from runs(data)
        yield from decoded(text, half_done=half_done)
        return
    fresh = set(pieces) - _QUIET
    if fresh:
        yield from _within(fresh, plain)
    yield from decoded(BETWEEN.join(pieces[::2]).decode("utf-8", "replace"), "tags removed", always=True)


def _within(fresh: set[bytes], plain: bytes) -> Iterator[Part]:
    tags = [*filter(_SIMPLE.match, fresh)]
    found = [*runs(b"|".join(sorted(fresh)))]
    yield from found
    loud = sorted(filter(_ENCODED.search, tags))
    if loud:
        yield from decoded(b"\n".join(loud).decode("utf-8", "replace"))
    odd = [tag for tag in tags if not _PLAIN.fullmatch(tag)]
    if odd:
        yield from decoded(_CAREFUL.sub(BETWEEN, plain).decode("utf-8", "replace"), "tags removed", always=True)
    short = (piece for piece in fresh.difference(loud, odd) if len(piece) <= _LONGEST_QUIET)
    _remember([*short] if not found else [piece for piece in short if not any(runs(piece))])


def _remember(pieces: list[bytes]) -> None:
    if len(_QUIET) > _MOST_QUIET:
        _QUIET.clear()
    _QUIET.update(pieces)
