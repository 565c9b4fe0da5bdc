"""Text → what is left of it when nothing counts but letters and digits, so that one secret has one form.

Compatibility forms, case, accents, look-alike letters, zero-width characters, hyphens, spaces, tags that stood between
two letters: all of it goes. What comes out is ASCII; a letter of an alphabet that has no Latin likeness is written as
its number. Folding a text is folding its characters one by one, so places can be found again (`Places`).
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

_UPPER = bytes(range(ord("A"), ord("Z") + 1))
_KEPT = _UPPER + _UPPER.lower() + b"0123456789"
_LOWER = bytes.maketrans(_UPPER, _UPPER.lower())
_DROPPED = bytes(set(range(256)) - set(_KEPT))
_FOLDING = "part-one.fold"
_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_TAGS = 0xE0000
_BLOCK = 4096  # a power of two
# Letters that look like Latin ones and that no compatibility form takes there: Cyrillic, Greek, Armenian, and others.
_CYRILLIC = "аaвbеeзeкkмmнhоoрpсcтtуyхxѕsіiјjһhԁdԛqԝwѵvгrпnьbҽeӏlԍg"
_GREEK = "αaβbεeζzηnιiκkνvοoρpτtυuχxγyωwμuσoϲcϳj"
_OTHERS = "ɑaɡgıiłløođdħhŧtþpðdæaœoƅbɩiʟlոnսuօoցgհhᴄcᴏoᴠvᴡwᴢzᴀaᴇeɴnʀrꜱsᴛtⅼlǃiꓮaꓐbꓚcꓓdꓰeꓝf"
_PAIRS = _CYRILLIC + _GREEK + _OTHERS
# Letters that are only drawn otherwise, by their names: small capitals, those with a stroke or a hook, white on black.
_DRAWN = re.compile(r"(?:.* )?LATIN (?:CAPITAL |SMALL )?LETTER (?:SMALL CAPITAL )?([A-Z])(?: WITH .*)?")
_UNSEEN = frozenset("\u115f\u1160")  # letters by their kind, that fill a place and show nothing
LOOKALIKES = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def squeeze(text: str) -> bytes:
    """The letters and digits of a text, folded, with nothing between them."""
    return text.encode("ascii", _FOLDING).translate(_LOWER, _DROPPED)


def words(text: str) -> list[str]:
    """The words of a text as written; a hyphen or an apostrophe within one does not end it."""
    return _WORD.findall(text)


def _foreign(error: UnicodeError) -> tuple[str, int]:
    """Asked by the codec for each run of letters that ASCII does not have: the rest of a text goes through in C."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _fold(error.object[error.start : error.end]), error.end


@lru_cache(maxsize=65_536)
def _fold(run: str) -> str:
    return "".join(_fold_one(character) for character in run)


@lru_cache(maxsize=65_536)
def _fold_one(character: str) -> str:
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if ord(character) >> 7 == _TAGS >> 7:  # letters once more, none of which is ever seen
        return chr(ord(character) - _TAGS).lower()
    if character.lower() in LOOKALIKES:  # before it is taken apart: a round sigma looks like a c
        return LOOKALIKES[character.lower()]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_latin(one) for one in apart)


def _latin(one: str) -> str:
    if one.isascii():
        return one
    if one in LOOKALIKES:
        return LOOKALIKES[one]
    kind = unicodedata.category(one)[0]
    if kind in "LS" and (drawn := _DRAWN.fullmatch(unicodedata.name(one, ""))):
        return drawn[1].lower()
    return f"u{ord(one):x}" if kind in "LN" and one not in _UNSEEN else ""


codecs.register_error(_FOLDING, _foreign)


class Places:
    """Finds, for a place in a squeezed text, the place in the text that it was squeezed from."""

    def __init__(self, text: str) -> None:
        self.text = text
        blocks = (len(squeeze(text[start : start + _BLOCK])) for start in range(0, len(text), _BLOCK))
        self._ends = list(accumulate(blocks))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the squeezed characters from `start` to `end` stand in the text, from the first to past the last."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, index: int) -> int:
        block = bisect_right(self._ends, index)
        low, width = block * _BLOCK, _BLOCK
        count = self._ends[block - 1] if block else 0
        while width > 1:  # halve the block: its first half holds the place, or all that comes before it
            width //= 2
            within = len(squeeze(self.text[low : low + width]))
            if count + within <= index:
                low, count = low + width, count + within
        return low
