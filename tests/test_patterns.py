"""Patterns in squeezed text: whatever makes it quick, every place is found, and no other."""

import hashlib
import random
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.verification import patterns
from generator.verification.patterns import Patterns

FEW = st.text("ab1", min_size=1, max_size=14).map(str.encode)  # few letters, so that beginnings are shared
DIGESTS = st.text("0a", min_size=14, max_size=18).map(str.encode)
TEXTS = st.lists(st.one_of(FEW, DIGESTS, st.sampled_from([b"x", b"g"])), max_size=30).map(b"".join)


def everywhere(words: set[bytes], text: bytes) -> list[tuple[bytes, int, int]]:
    """Every place of every word, found in the slowest way."""
    places = [(word, at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return sorted(places)


@given(st.sets(st.one_of(FEW, DIGESTS), max_size=12), TEXTS)
@example({b"a" * 12, b"a" * 14}, b"a" * 13)
def test_every_place_is_found_once(words: set[bytes], text: bytes) -> None:
    """Short and long patterns, with one beginning or within one another, and digests among other digits."""
    assert sorted(Patterns(words).places(text)) == everywhere(words, text)


@given(st.sets(FEW, min_size=1, max_size=6), st.data())
def test_patterns_of_the_text_itself_are_found(words: set[bytes], data: st.DataObject) -> None:
    """A pattern cut out of the text is found where it was cut, to the last letter."""
    text = b"".join(sorted(words))
    at = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(at + 1, len(text)))
    assert (text[at:end], at, end) in {*Patterns({text[at:end], *words}).places(text)}


def test_a_large_register_is_searched_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the fast table would be too large, the slower one finds the same."""
    draw = random.Random(1)
    words = {bytes(draw.choices(b"abc1", k=draw.randint(3, 30))) for _ in range(300)}
    text = b"".join(sorted(words)) + hashlib.sha256(b"x").hexdigest().encode()
    fast = sorted(Patterns(words).places(text))
    monkeypatch.setattr(patterns, "_MOST_STATES", 1)
    assert sorted(Patterns(words).places(text)) == fast == everywhere(words, text)


def test_a_digest_is_found_in_a_longer_run_of_digits() -> None:
    """It is known by its first digits, wherever in a run they stand."""
    whole = hashlib.sha256(b"Hartwell").hexdigest().encode()
    text = b"the" + b"12" + whole + b"way"
    assert [*Patterns({whole[:16]}).places(text)] == [(whole[:16], 5, 21)]
    assert re.fullmatch(rb"[0-9a-f]{16}", whole[:16])


def test_a_digest_is_found_in_each_run_of_digits() -> None:
    """The first, the last and those between."""
    digest = hashlib.sha256(b"Hartwell").hexdigest()[:16].encode()
    other = b"0" * 20
    text = b"x".join([other, digest, other, digest, other])
    assert [*Patterns({digest}).places(text)] == everywhere({digest}, text) != []


def test_a_digest_is_found_behind_the_beginning_of_another() -> None:
    """What begins like one digest may be the first signs of another one."""
    first, second = b"0123456789abcdef", b"3450000000000000"
    text = b"012" + second
    assert [*Patterns({first, second}).places(text)] == [(second, 3, 19)]
