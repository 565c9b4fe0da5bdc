"""Text with tags → the text between the tags, and what is encoded within them.

Comes in: one text, of whatever kind: HTML, XML, SVG, or JSON and CSV with tags in it. Goes out: parts. Tags, comments
and declarations leave one sign that is neither letter nor space (`BETWEEN`): a word may be spread over one tag a
letter, and two words may be parted by nothing but a tag. Nothing is rendered, so what a page would hide is text like
any other. The text as written is given by whoever asks. Deliberately absent: a parser. A browser mends what is
malformed in ways of its own; where it is in doubt what ends a tag, both readings are given.

A text is read in pieces that end with a ">" at the end of a line: there no tag is open, whatever came before, and no
run goes on. A register's pages share most of their pieces, so what becomes of one in which nothing is encoded is
remembered.
"""

import re
from collections.abc import Iterator

from generator.documents.decoding import decoded
from generator.documents.fragment import BETWEEN, Part
from generator.documents.runs import runs, told

# Patterns match wherever they begin, if need be to the end of the text, so that each letter is read once.
_TAG = re.compile(rb"<[/!?A-Za-z][^>]*+>?")
_CAREFUL = re.compile(
    rb"<(?:[/A-Za-z?][^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+(?:>|[\"'][\s\S]*+|\Z)"
    rb"|!(?:--(?:-?>|[\s\S]*?(?:--!?>|\Z))|[^>]*+>?))"
)
# Tags that end where the first ">" stands, in every reading.
_PLAIN = re.compile(
    rb"<(?:[/?A-Za-z][^\"'>]*+(?:(?:\"[^\">]*+\"|'[^'>]*+')[^\"'>]*+)*+|!--(?:[^>-]|-[^>-])*+--|![A-Za-z][^>]*+)>"
)
_ENCODED = re.compile(rb"[&%\\]")
_END = b">\n"
_QUIET: dict[bytes, bytes] = {}  # pieces in which nothing is encoded, and what is left of them without their tags
_CALM: set[bytes] = set()  # tags that end where they seem to, and in which nothing is encoded
_MOST_QUIET = 20_000
_LONGEST_QUIET = 1000


def without_tags(text: str, data: bytes, *, half_done: bool = False) -> Iterator[Part]:
    """The readings of a text, which `data` is in UTF-8: between its tags, within them, and what its runs stand for."""
    plain = data.replace(b"<![CDATA[", b"").replace(b"]]>", b"") if b"<![CDATA[" in data else data
    if plain is data and not _TAG.search(data):
        yield from runs(data)
        yield from decoded(text, half_done=half_done)
        return
    *pieces, last = plain.split(_END)
    untagged = [*map(_QUIET.get, pieces)]
    fresh: dict[bytes, bytes] = {}
    for at in [at for at, known in enumerate(untagged) if known is None]:
        piece = pieces[at]
        untagged[at] = fresh[piece] = fresh.get(piece) or _TAG.sub(BETWEEN, piece + _END)
    yield from _within(fresh, last, plain)
    bare = b"".join([*filter(None, untagged), _TAG.sub(BETWEEN, last)])
    yield from decoded(bare.decode("utf-8", "replace"), "tags removed", always=True)


def _within(fresh: dict[bytes, bytes], last: bytes, plain: bytes) -> Iterator[Part]:
    """What is encoded in the pieces that are not known, and within their tags."""
    written = _END.join([*fresh, last])
    found = [*told(written)]
    yield from (part for _, part in found)
    loud, odd = _restless({*_TAG.findall(written)} - _CALM)
    if loud:
        yield from decoded(b"\n".join(loud).decode("utf-8", "replace"))
    if odd:
        yield from decoded(_CAREFUL.sub(BETWEEN, plain).decode("utf-8", "replace"), "tags removed", always=True)
    if len(_QUIET) > _MOST_QUIET:
        _QUIET.clear()
    short = [one for one in fresh if len(one) <= _LONGEST_QUIET]
    noisy, heard = {*loud, *odd}, {run for run, _ in found}
    if noisy or heard:
        short = [
            one for one in short if noisy.isdisjoint(_TAG.findall(one + _END)) and not any(run in one for run in heard)
        ]
    _QUIET.update((one, fresh[one]) for one in short)


def _restless(tags: set[bytes]) -> tuple[list[bytes], list[bytes]]:
    """The tags in which something is encoded, and those whose end is in doubt; the others are remembered."""
    loud = sorted(filter(_ENCODED.search, tags))
    odd = sorted(tag for tag in tags if not _PLAIN.fullmatch(tag))
    if len(_CALM) > _MOST_QUIET:
        _CALM.clear()
    _CALM.update(one for one in tags.difference(loud, odd) if len(one) <= _LONGEST_QUIET)
    return loud, odd
