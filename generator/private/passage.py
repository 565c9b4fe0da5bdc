"""Text in which phrases may be withheld: `The bidder was [[commercial: Example Ltd]].`

Comes in: text as written. Goes out: a `Passage` of plain parts and exempt parts in their order, or a fault that says
what is wrong with the brackets without the words. `\\[[` and `\\]]` stand for the brackets themselves.
"""

import re
import unicodedata
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
    if "[[" not in text and "]]" not in text:
        _refuse_lookalikes(text)
        return Passage((text,))
    parts: list[str | Exempt[str]] = []
    plain, opened, last = "", False, 0
    for sign in _SIGN.finditer(text):
        between, last = text[last : sign.start()], sign.end()
        match sign[0], opened:
            case "[[", False:
                parts.append(plain + between)
                plain, opened = "", True
            case "[[", True:
                raise _fault("nested")
            case "]]", True:
                parts.append(_exempt(plain + between))
                plain, opened = "", False
            case "]]", False:
                raise _fault("stray")
            case literal, _:
                plain += between + _LITERAL[literal]
    if opened:
        raise _fault("unclosed")
    parts.append(plain + text[last:])
    return Passage(tuple(part for part in parts if isinstance(part, Exempt) or part))


def _exempt(inside: str) -> Exempt[str]:
    found = _MARK.fullmatch(inside)
    if not found:
        raise _fault("groundless")
    return Exempt(found[2], found[1])


def _refuse_lookalikes(text: str) -> None:
    if not text.isascii() and "[[" in unicodedata.normalize("NFKC", text):
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
