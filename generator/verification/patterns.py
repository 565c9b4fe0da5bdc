"""Many patterns in squeezed text, in one pass: where does each of them stand?

Comes in: patterns of squeezed letters and digits. Goes out: every place at which one of them stands, overlapping ones
too. The automaton knows only how patterns begin, so that it stays small enough for the fastest table there is; what
follows a beginning is compared. Patterns that are sixteen hexadecimal digits, as digests are, have nothing in common
with words and would make it many times larger: they have a small one of their own, which only sees texts with a run of
so many digits. Deliberately absent: what a pattern means.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

_DIGEST = re.compile(rb"[0-9a-f]{16}")
_DIGITS = 16
_BEGINNING = 10  # letters
_BEGINNING_OF_DIGEST = 6
_MOST_STATES = 250_000  # of 256 bytes each; beyond, a slower automaton that is a tenth as large
_RUN = b"h" * _DIGITS
_SHAPE = bytes(ord("h") if chr(one) in "0123456789abcdef" else ord(".") for one in range(256))


class Patterns:
    """Finds all of them in any squeezed text."""

    def __init__(self, patterns: Iterable[bytes]) -> None:
        every = frozenset(patterns)
        self._digests = frozenset(filter(_DIGEST.fullmatch, every))
        self._words = every - self._digests
        lengths: dict[bytes, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:_BEGINNING], set()).add(len(word))
        self._lengths = [sorted(ends) for ends in lengths.values()]
        self._automaton = _automaton([*lengths])
        self._automaton_of_digests = _automaton([*{one[:_BEGINNING_OF_DIGEST] for one in self._digests}])

    def places(self, squeezed: bytes) -> Iterator[tuple[bytes, int, int]]:
        """Each pattern that stands in the text, from where to where; a place for each, however they overlap."""
        lengths, words = self._lengths, self._words
        if self._automaton is not None:
            for beginning, start, _ in self._automaton.find_matches_as_indexes(squeezed, overlapping=True):
                for length in lengths[beginning]:  # of one length at most one begins here
                    word = squeezed[start : start + length]
                    if word in words and len(word) == length:
                        yield word, start, start + length
        if self._automaton_of_digests is not None:
            yield from self._digests_in(squeezed, self._automaton_of_digests)

    def _digests_in(self, squeezed: bytes, automaton: BytesAhoCorasick) -> Iterator[tuple[bytes, int, int]]:
        """The digests in runs of digits; most are short, and those that a font's numbers make are very long."""
        shape = squeezed.translate(_SHAPE)
        at = shape.find(_RUN)
        while at >= 0:
            end = shape.find(b".", at) % (len(shape) + 1)
            for _, start, _ in automaton.find_matches_as_indexes(squeezed[at:end], overlapping=True):
                digits = squeezed[at + start : at + start + _DIGITS]
                if digits in self._digests:
                    yield digits, at + start, at + start + _DIGITS
            at = shape.find(_RUN, end)


def _automaton(beginnings: Sequence[bytes]) -> BytesAhoCorasick | None:
    return BytesAhoCorasick(beginnings, implementation=_table(beginnings)) if beginnings else None


def _table(beginnings: Sequence[bytes]) -> Implementation:
    states = sum(len({one[:size] for one in beginnings if len(one) >= size}) for size in range(1, _BEGINNING + 1))
    return Implementation.DFA if states <= _MOST_STATES else Implementation.ContiguousNFA
