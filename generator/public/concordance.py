"""The index of the full text, in parts: in which paragraphs of which decisions each word stands.

Comes in: published decisions, one at a time, in the order of the register. Goes out: `decisions/words.js`, which says
where each part begins, and `decisions/words/part-<code>.js`, of which a reader's browser loads those that hold the
words asked for. All are scripts that hold data and nothing else, as those of `finding.py` are. A part is one text,

    boiler zq)[ zqr zq~!* …

words in order, each folded and written out, with a list after it. A list counts on from one paragraph of the register
to the next that has the word; one that begins with `~` counts decisions, of a word that stands in very many. Numbers
are written in signs alone: the witness, who reads all this, would have to take digits for sums and letters for names.
`zq` parts two words, so that no two neighbours in the order of letters read as a name.

Deliberately absent: the order of words within a paragraph, the index of titles, names and sums (`finding.py`), what is
withheld, and the marks that say so. A text that was withheld could stand here as scattered words only, which no search
finds: that nothing of it does follows from what this is made of, and the proof of non-interference compares it.
"""

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed, Passage
from generator.public.finding import code

DIRECTORY = "decisions/words.js"
PART = "decisions/words/part-{}.js"
PART_BYTES = 32_768
"""A part ends with the word that brings it to so many bytes: about half as many as they are sent."""
LAST, MORE = "!#$()*:;=", "?@[]^_{|}"
"""The digits of a number to the base nine, the largest first: those that others follow, and the last one."""
WIDELY = "~"
_WIDE = 4  # a word in more than a quarter of the decisions has a list of decisions
_PARTED = " zq"
_WORD = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")
_LONGEST = 40  # letters; what is longer is an address, and nobody types one to find a decision
_BASE = len(LAST)
_CURLY = str.maketrans("‘’", "''")
_GROUPED = re.compile(r"(?<=\d),(?=\d)")
# Fields whose plain text is words to read; of the others, texts are passages, or names and codes.
_READ = {
    "status_note",
    "editorial_note",
    "written",
    "note",
    "interests",
    "background_papers",
    "public_interest",
    "topics",
}


@dataclass(slots=True)
class Concordance:
    """What was heard so far: how many paragraphs each decision has, and of each word the paragraphs that have it.

    Paragraphs are numbered through the register.
    """

    counts: list[int] = field(default_factory=list)
    places: dict[str, "array[int]"] = field(default_factory=dict)
    _next: int = 0

    def hear(self, decision: PublishedDecision) -> None:
        """Take in the text of one more decision."""
        first = self._next
        for text in texts_of(decision):
            for word in words_of(text):
                found = self.places.get(word)
                if found is None:
                    found = self.places[word] = array("I")
                found.append(self._next)
            self._next += 1
        self.counts.append(self._next - first)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The directory and the parts; a register without a word has none."""
        parts = list(_parts(self._entries()))
        if parts:
            held = {"paragraphs": written(self.counts), "parts": f"{_PARTED} ".join(first for first, _ in parts)}
            yield DIRECTORY, _script("registerTexts", held)
        for number, (_, text) in enumerate(parts):
            name = code(number)
            yield (
                PART.format(name),
                f"(globalThis.registerWords??={{}}).{name}={json.dumps(text, ensure_ascii=False)};\n".encode(),
            )

    def _entries(self) -> Iterator[tuple[str, str]]:
        """Each word with its list, in order."""
        owner = array("I", (number for number, count in enumerate(self.counts) for _ in range(count)))
        most = len(self.counts) // _WIDE
        for word in sorted(self.places):
            places = self.places[word]
            if len(places) > most and len(decisions := dict.fromkeys(map(owner.__getitem__, places))) > most:
                yield word, WIDELY + written(_steps(decisions))
            else:
                yield word, written(_steps(places))


def hearing(decisions: Iterable[PublishedDecision], into: Concordance) -> Iterator[PublishedDecision]:
    """The same decisions; each is heard as it passes by."""
    for decision in decisions:
        into.hear(decision)
        yield decision


def texts_of(value: object) -> Iterator[str]:
    """Every disclosed paragraph of a published value; around a withheld phrase it is two."""
    if isinstance(value, Passage):
        yield from (part for part in value.parts if isinstance(part, str))
    elif isinstance(value, Disclosed):
        yield from texts_of(value.value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            one = getattr(value, name)
            yield from _plain(one) if name in _READ else texts_of(one)


def words_of(text: str) -> set[str]:
    """The words of a text without accents and capitals, as `finder.js` has them."""
    return {word for word in _WORD.findall(_fold(text)) if len(word) <= _LONGEST}


def written(numbers: Iterable[int]) -> str:
    """Numbers as signs, one after the other without anything between."""
    return "".join(map(_signs, numbers))


def _fold(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(one for one in text if not unicodedata.category(one).startswith("M")).translate(_CURLY)
    return _GROUPED.sub("", text.lower())


def _plain(value: object) -> Iterator[str]:
    if isinstance(value, Disclosed):
        yield from _plain(value.value)
    elif isinstance(value, tuple):
        yield from (item for item in value if isinstance(item, str))
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value


def _steps(places: Iterable[int]) -> Iterator[int]:
    """From each place to the next; the first is counted from the place before the beginning, and each is one less."""
    before = -1
    for place in places:
        yield place - before - 1
        before = place


@cache
def _signs(number: int) -> str:
    rest, last = divmod(number, _BASE)
    signs = LAST[last]
    while rest:
        rest, digit = divmod(rest, _BASE)
        signs = MORE[digit] + signs
    return signs


def _parts(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Entries together until a part is full: the first word of each part, and its text."""
    first, held, size = "", list[str](), 0
    for word, found in entries:
        first = first or word
        held.append(f"{word}{_PARTED}{found}")
        size += len(held[-1])
        if size >= PART_BYTES:
            yield first, " ".join(held)
            first, held, size = "", [], 0
    if held:
        yield first, " ".join(held)


def _script(name: str, value: object) -> bytes:
    made = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"globalThis.{name}={made};\n".encode()


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
