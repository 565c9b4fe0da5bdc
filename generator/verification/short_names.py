"""What a withheld firm or person is called for short, standing alone: `Hartwell will start` tells of Hartwell Telemetry
Ltd, and `Then Quonsett left` of Zebediah Quonsett.

Comes in: the needles of secrets and everything that is public. Goes out: whether a find tells of the secret. It does
not where the word is another's as well: within a longer name, a place, a word that is written small anywhere, the name
of a person, or one that the program says itself. Deliberately absent: what is made of it, for it is at most looked at.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property

from generator.verification.commonplaces import BEGINNINGS, COMMON
from generator.verification.folding import squeeze
from generator.verification.name_forms import FORMS_OF_FIRMS, LINKS, STARTERS, TITLES
from generator.verification.needle import Form
from generator.verification.publicity import Owner, Secrets
from generator.verification.search import Search

CALLED_BY = frozenset({Form.SHORT_NAME, Form.LAST_WORD})
_WORD = r"[^\W_][\w’'&.‑-]*|&"
_GAP = r"(?:[ \xa0]+|[ ]?\n[ ]?)"
_BEFORE = re.compile(rf"(?P<word>{_WORD}){_GAP}\Z")
_BEHIND = re.compile(rf"{_GAP}(?P<word>{_WORD})")
_TOUCHED_BEFORE = re.compile(r"[@/&.‑-]\Z|[^\W_]['’_]\Z")
_TOUCHED_BEHIND = re.compile(r"[@/]|[-‑][^\W\d_a-z]|[._][^\W_]|['’](?!s\b)\w")
_AROUND = 40  # characters
# Capitals before and behind a name that are no part of it.
_ARTICLES = ("the", "a", "an")
_DATES = "january february march april may june july august september october november december monday tuesday"
_DATES += " wednesday thursday friday saturday sunday"
_ADVERBS = "so then now however yesterday today last next also only even again there thus hence here let ask"
_APART = STARTERS | frozenset(f"{_DATES} {_ADVERBS}".split())
_PLACED = frozenset(["in", "at", "near", "across", "around", "outside", "within", "throughout"])
_PLACES = frozenset(["police", "station", "town", "village", "city", "road", "street", "lane", "avenue", "hospital"])
_SENTENCE = re.compile(r"(?:\A|[.!?:][\"”’)]*\s+|\n\s*\n\s*|\n\s*(?:[*>-]|\d+[.)])\s+|\A[*>-]\s+)\Z")
_SMALL = re.compile(r"(?<![^\s(“\"'])[a-z]{2,}(?=[\s,.;:)])")
_SMALL_BEHIND = re.compile(r"(?:['’]s)?[.,;:!?)”’\"']*(?:\s|\Z)|-[a-z]")


class ShortNames:
    """Knows which short names are public anyway; asked only when one stands somewhere, for it reads everything."""

    def __init__(
        self, secrets: Secrets, hoods: Sequence[Set[int]], written: Sequence[str], said: Sequence[str]
    ) -> None:
        self.secrets, self.hoods, self.written, self.said = secrets, hoods, written, said

    def tells(self, needle: int, text: str, start: int, end: int) -> bool:
        """Whether this find of a short name speaks of the firm."""
        return self._is_alone(text, start, end) and needle not in self._public

    def _is_alone(self, text: str, start: int, end: int) -> bool:
        return is_alone(text, start, end, lambda word: word in self._words)

    @cached_property
    def _words(self) -> frozenset[str]:
        """All that is written small anywhere: such a word begins a sentence, and no name."""
        records = (value.text for record in self.secrets.records for value in record.public)
        return frozenset(word for text in (*records, *self.written, *self.said) for word in _SMALL.findall(text))

    @cached_property
    def _public(self) -> frozenset[int]:
        """The needles whose word is another's as well."""
        return frozenset(self._said_by_the_program()) | frozenset(self._others())

    @cached_property
    def _short(self) -> list[int]:
        return [number for number, one in enumerate(self.secrets.needles) if one.form in CALLED_BY]

    @cached_property
    def _search(self) -> Search:
        return Search([self.secrets.needles[one] for one in self._short])

    @cached_property
    def _whole(self) -> dict[Owner, list[bytes]]:
        """The names in full of each secret, which say nothing of anybody else."""
        found: dict[Owner, list[bytes]] = {}
        for needle, owner in zip(self.secrets.needles, self.secrets.owners, strict=True):
            if needle.form is Form.NAME:
                found.setdefault(owner, []).append(needle.pattern)
        return found

    def _said_by_the_program(self) -> Iterator[int]:
        for text in (COMMON, BEGINNINGS, *self.said):
            yield from (self._short[find.needle] for find in self._search.finds(text))

    def _others(self) -> Iterator[int]:
        """The needles whose word a record or a page writes as something else than the name of the firm."""
        for number, record in enumerate(self.secrets.records):
            for value in record.public:
                yield from self._others_in(value.text, number, is_name=value.key == "name")
        for text in self.written:
            yield from self._others_in(text, None)

    def _others_in(self, text: str, record: int | None, *, is_name: bool = False) -> Iterator[int]:
        for find in self._search.finds(text):
            needle = self._short[find.needle]
            owner = self.secrets.owners[needle]
            is_near = record is None or owner.record in self.hoods[record]
            is_other = is_name or not (
                self._is_alone(text, find.start, find.end) or self._is_whole(owner, text, find.start)
            )
            is_word = is_small(text, find.start, find.end) or is_place(text, find.start, find.end)
            if is_word or (is_near and is_other and text[find.start].isupper()):
                yield needle

    def is_piece(self, needle: int, written: str) -> bool:
        """Whether this is the end of a longer name, in the writing of common words: `forensic services` of a firm."""
        one, owner = self.secrets.needles[needle], self.secrets.owners[needle]
        if one.form is not Form.NAME or not any(map(_is_small_word, written.split()[1:])):
            return False
        secret = self.secrets.records[owner.record].secret[owner.value].text
        names = self._whole.get(owner, []) if any(map(_is_small_word, secret.split())) else [squeeze(secret)]
        return any(one.pattern in name[1:] for name in names)

    def _is_whole(self, owner: Owner, text: str, start: int) -> bool:
        longest = max(map(len, self._whole.get(owner, ())), default=0)
        behind = squeeze(text[start : start + 2 * longest])
        return any(behind.startswith(one) for one in self._whole.get(owner, ()))


def is_alone(text: str, start: int, end: int, is_word: Callable[[str], bool]) -> bool:
    """Whether a capitalised word stands here that is no part of a longer name, unless of `Hartwell Ltd`.

    `is_word` says of the first word of a sentence whether it has its capital from that alone.
    """
    word, before, behind = text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if not word[:1].isupper() or re.search(r"\s", word):
        return False
    if _TOUCHED_BEFORE.search(before) or _TOUCHED_BEHIND.match(behind):
        return False
    last, following = _BEFORE.search(before), _BEHIND.match(behind)
    if last and following and last["word"].lower() in _ARTICLES and following["word"] == "of":
        return False  # the Church of England
    return not (last and _leads_on(last, before, is_word)) and not (following and _goes_on(following["word"]))


def _leads_on(last: re.Match[str], before: str, is_word: Callable[[str], bool]) -> bool:
    """Whether the word before is the first half of a name; one in a heading, or that ends a sentence, is not."""
    word = last["word"]
    bare = squeeze(word).decode()
    if word.endswith(".") and bare not in TITLES and len(bare) > 1:
        return False
    is_heading = before[: last.start()].rpartition("\n")[2].lstrip().startswith("#") and "\n" in last[0]
    is_name = word == "&" or (word[0].isupper() and bare not in _APART)
    return is_name and not is_heading and not (_SENTENCE.search(before[: last.start()]) and is_word(word.lower()))


def _goes_on(word: str) -> bool:
    return word == "&" or (word[0].isupper() and squeeze(word).decode() not in _APART | FORMS_OF_FIRMS)


def _is_small_word(word: str) -> bool:
    return word[0].islower() and word not in LINKS


def is_place(text: str, start: int, end: int) -> bool:
    """Whether what stands here is where something is: `in Hartwell`, `Hartwell police station`."""
    last = _BEFORE.search(text[max(0, start - _AROUND) : start])
    following = _BEHIND.match(text[end : end + _AROUND])
    is_owner = bool(re.match(r"['’]s\b", text[end : end + 3]))
    is_in = last is not None and last["word"].casefold() in _PLACED and not is_owner
    return is_in or (following is not None and squeeze(following["word"]).decode() in _PLACES)


def is_small(text: str, start: int, end: int) -> bool:
    """Whether a word stands here in small letters, within a sentence and in no address."""
    is_apart = start == 0 or text[start - 1] in " \n\xa0(“‘\"'"
    return is_apart and text[start:end].islower() and bool(_SMALL_BEHIND.match(text, end))
