"""The blocks of a part in which somebody signs → who signed, in which role and when; and the text that is left.

Comes in: blocks such as `Signature .. A. J. Cross Date 24th January 2019`. Goes out: signatures, and blocks that say
something else. Nothing is made up: a name or a day that the document does not show is not there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.documents.blocks import Block
from generator.importers.places import ROLE
from generator.vocabulary.typed_days import readings

_DOTS = r"[\s.:_…*–-]*"
_SIGN = re.compile(rf"(?:signed|signature)\b{_DOTS}(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(rf"(?P<before>.*?)\b(?:date|dated|on)\b{_DOTS}(?P<date>\S.*)?", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(r"(?:print )?name\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_POST = re.compile(r"(?:role|position|title|post|job title)\s*:\s*(?P<role>\S.*)", re.IGNORECASE)
_BY = re.compile(r"by\b(?: the)?\s*(?P<who>.*)", re.IGNORECASE | re.DOTALL)
_PERSON = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms|Sir|Dame)\.? )?(?:[A-Z][\w.'’-]*\.? ?){1,4}[A-Z][\w'’-]+(?:,? [A-Z]{2,4})?")
_MOST_WORDS = 9


@dataclass(slots=True)
class Signed:
    """Who signed. `doubtful`: the day can be read in two ways. `taken` are words that are in none of the others."""

    role: str = ""
    name: str = ""
    day: date | None = None
    doubtful: bool = False
    taken: list[str] = field(default_factory=list)
    place: str = ""


def signatures_in(blocks: Sequence[Block]) -> tuple[list[Signed], list[Block]]:
    """The signatures, and the blocks that are none."""
    found = _Signatures()
    for block in blocks:
        lines = block.text.split("\n") if not block.number and not block.rows else []
        rest = [line for line in lines if not found.take(line.strip(), block.place)]
        if rest or not lines:
            found.left.append(replace(block, text="\n".join(rest)) if lines else block)
    return found.done()


class _Signatures:
    def __init__(self) -> None:
        self.signed: list[Signed] = []
        self.role = ""
        self.left: list[Block] = []

    def done(self) -> tuple[list[Signed], list[Block]]:
        """What was found; a role that nobody signed under is a signature without a name."""
        if self.role:
            self.signed.append(Signed(self.role))
        return self.signed, self.left

    def take(self, line: str, place: str) -> bool:
        """Whether a line belongs to a signature."""
        if found := _SIGN.fullmatch(line):
            return self._sign(found["rest"], place, line.split()[0])
        if len(line.split()) > _MOST_WORDS or line.endswith("."):
            return False
        if (found := _NAMED.fullmatch(line)) and self.signed and not self.signed[-1].name:
            self.signed[-1].name = found["name"]
            self.signed[-1].taken.append(line[: found.start("name")])
            return True
        if (found := _POST.fullmatch(line)) and self.signed and not self.signed[-1].role:
            self.signed[-1].role = found["role"]
            self.signed[-1].taken.append(line[: found.start("role")])
            return True
        found = _DATE.fullmatch(line)
        if found and not found["before"].strip() and self.signed:
            return self._dated(found["date"] or "", line)
        return self._role_or_name(line)

    def _sign(self, rest: str, place: str, label: str) -> bool:
        one = Signed(place=place, taken=[label])
        dated = _DATE.fullmatch(rest)
        name = (dated["before"] if dated else rest).strip(" .:_…*–-\n")
        if by := _BY.fullmatch(name):
            one.taken.append(name[: by.start("who")])
            name = by["who"].strip()
        if len(name.split()) > _MOST_WORDS:
            return False
        one.role, self.role = self.role, ""
        if ROLE.search(name) and not one.role:
            one.role, name = name, ""
        one.name = name
        self.signed.append(one)
        if dated and not self._dated(dated["date"] or "", rest[len(dated["before"]) :]):
            self.signed.pop()
            return False
        return True

    def _dated(self, text: str, line: str) -> bool:
        days = readings(text.strip(" .:_…*–-\n"))
        one = self.signed[-1]
        if (text.strip(" .:_…*–-\n") and not days) or (days and one.day):
            return False
        one.day, one.doubtful = (days[0] if days else one.day), len(days) > 1
        one.taken.append(line)
        return True

    def _role_or_name(self, line: str) -> bool:
        """A short line above or below a signature: a role, or the name in letters that can be read."""
        if ROLE.search(line):
            if self.signed and not self.signed[-1].role:
                self.signed[-1].role = line
            elif not self.role:
                self.role = line
            else:
                return False
            return True
        if self.signed and not self.signed[-1].name and _PERSON.fullmatch(line):
            self.signed[-1].name = line
            return True
        return False
