"""Text in which phrases may be withheld: `The bidder was [[commercial: Example Ltd]].`

Comes in: text as written. Goes out: a `Passage` of plain parts and exempt parts in their order, or a fault that says
what is wrong with the brackets without the words. `\\[[` and `\\]]` stand for the brackets themselves.
"""

import re
from dataclasses import dataclass

from generator.private.exempt import Exempt
from generator.shapes import Fault, faulty

_SIGN = re.compile(r"\\\[\[|\\\]\]|\[\[|\]\]")
_MARK = re.compile(r"\s*([a-z][a-z0-9-]*)\s*:\s*(\S.*?)\s*", re.DOTALL)
_LITERAL = {"\\[[": "[[", "\\]]": "]]"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as its parts; whole-withheld text is one exempt part."""

    parts: tuple[str | Exempt[str], ...]

    @property
    def exempt(self) -> tuple[Exempt[str], ...]:
        """The withheld parts, in order."""
        return tuple(part for part in self.parts if isinstance(part, Exempt))

    @property
    def disclosed(self) -> str:
        """The public parts, run together with nothing in the gaps."""
        return "".join(part for part in self.parts if isinstance(part, str))


def parse_passage(text: str) -> Passage:
    """Split text at its marks; raises a fault for brackets that leave any doubt about what is withheld."""
    _refuse_lookalikes(text)
    if "[[" not in text and "]]" not in text:
        return Passage((text,))
    splitter = _Splitter()
    last = 0
    for sign in _SIGN.finditer(text):
        splitter.take(text[last : sign.start()], sign[0])
        last = sign.end()
        if sign[0] == "]]" and text.startswith("]", last):
            raise _fault("stray")  # which of three brackets closes is anybody's guess
    return splitter.finish(text[last:])


class _Splitter:
    """Takes a text run by run, each with the brackets that follow it."""

    def __init__(self) -> None:
        self.parts: list[str | Exempt[str]] = []
        self.run = ""
        self.is_open = False

    def take(self, run: str, sign: str) -> None:
        self.run += run
        if sign in _LITERAL:
            self.run += _LITERAL[sign]
        elif (sign == "[[") is self.is_open:
            raise _fault("nested" if self.is_open else "stray")
        else:
            self.parts.append(_exempt(self.run) if self.is_open else self.run)
            self.run, self.is_open = "", not self.is_open

    def finish(self, run: str) -> Passage:
        if self.is_open:
            raise _fault("unclosed")
        parts = [*self.parts, self.run + run]
        return Passage(tuple(part for part in parts if isinstance(part, Exempt) or part))


def _exempt(inside: str) -> Exempt[str]:
    found = _MARK.fullmatch(inside)
    if not found:
        raise _fault("groundless")
    return Exempt(found[2], found[1])


def _refuse_lookalikes(text: str) -> None:
    if "\N{FULLWIDTH LEFT SQUARE BRACKET}" in text or "\N{PRESENTATION FORM FOR VERTICAL LEFT SQUARE BRACKET}" in text:
        raise _fault("lookalike")


_SAID = {
    "nested": ("A [[ opens inside another [[…]].", "Close the first with ]] before the next begins."),
    "stray": ("A ]] closes nothing.", "Open it with [[ground: before the words, or write \\]] for the brackets."),
    "unclosed": ("A [[ is never closed.", "Put ]] after the last word to withhold, or write \\[[ for the brackets."),
    "groundless": (
        "A [[…]] does not name a ground and the words to withhold.",
        "Write it as [[ground: words]], with a ground that stands under `grounds`.",
    ),
    "lookalike": ("Brackets of another alphabet stand here in place of [[ and ]].", "Type them as plain [[ and ]]."),
}


def _fault(kind: str) -> Exception:
    said, remedy = _SAID[kind]
    needle = "]]" if kind == "stray" else "" if kind == "lookalike" else "[["
    return faulty(Fault("MARK-01", said, remedy, needle))
