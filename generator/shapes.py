"""From a fault in the shape of a file to a finding with a place.

Types raise `faulty(Fault(…))` where a value is wrong; pydantic gathers the faults of a whole file with their
addresses; `translate` gives each a place and words. Nothing here repeats a value, unless the caller's `quote` says
that it is certainly public.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.catalogue import CATALOGUE, define
from generator.findings import Finding, Position
from generator.yaml_text import Document, Pointer
from generator.yaml_text.slips import QUOTE_IT

UNMARK = (
    "Take out the `withheld` or the [[…]] that names it; what must not be public belongs in Part 2 or another field."
)
UNKNOWN_KEY = define(
    "SHAPE-01",
    """What no list names as public is not public, and a key that nobody knows could hide a misspelt withholding. So
    an unknown key stops the build.""",
)
MISSING = define("SHAPE-02", "Some keys are always needed, and where a key stands it needs a value.")
WRONG_SHAPE = define("SHAPE-03", "Each key has one kind of value: text, a list, or a group of further keys.")
define("SHAPE-04", "A value that stands in a list of choices is written exactly as one of them.")
define("SHAPE-05", "Ids and the names of grounds are small letters, digits and hyphens, and begin with a letter.")
define("SHAPE-06", "Financial years are written as 2026/27.")
define("DATE-01", "Days are written as year, month and day with hyphens, such as 2026-03-02.")


@dataclass(frozen=True, slots=True)
class Fault:
    """`problem` may hold `{value}`, filled in only where the value is certainly public; `needle` finds the place.

    `mend` makes the remedy from the value itself, empty where it cannot; it is asked only where the value may be shown.
    """

    code: str
    problem: str
    remedy: str
    needle: str = ""
    mend: Callable[[str], str] | None = None


def faulty(fault: Fault) -> PydanticCustomError:
    """Wrap a fault so that it travels through pydantic; the value that caused it stays behind."""
    return PydanticCustomError("fault", "fault", {"fault": fault})


@dataclass(frozen=True, slots=True)
class Translator:
    """What turns pydantic's errors over one document into findings."""

    document: Document
    known_keys: Callable[[Pointer], Iterable[str]]
    quote: Callable[[Pointer], str | None] = lambda _: None

    def findings(self, error: ValidationError) -> list[tuple[Pointer, Finding]]:
        """Each fault with the address of its value."""
        details = error.errors(include_url=False, include_input=False)
        meant = {name for one in details if is_unknown(one) for name in self._meant(_address(one)[0])}
        return [self._finding(one) for one in details if not (one["type"] == "missing" and _address(one)[0] in meant)]

    def at(self, pointer: Pointer, fault: Fault) -> Finding:
        """Word a fault of the value at `pointer`."""
        shown = self.quote(pointer)
        said = fault.problem.replace("{value}", shown or "This value")
        remedy = (fault.mend(shown[1:-1]) if shown and fault.mend else "") or fault.remedy
        place = self.document.position(pointer, fault.needle)
        if fault.code == "MARK-02" and self._is_named_withheld(pointer):
            place = self.document.key_position((*pointer[:-1], "withheld", pointer[-1]))
        return CATALOGUE[fault.code].at(place, said, remedy)

    def _finding(self, detail: ErrorDetails) -> tuple[Pointer, Finding]:
        pointer, is_key = _address(detail)
        match detail["type"]:
            case "fault" if is_key:
                fault = detail["ctx"]["fault"]
                return pointer, CATALOGUE[fault.code].at(
                    self.document.key_position(pointer), fault.problem, fault.remedy
                )
            case "fault":
                return pointer, self.at(pointer, detail["ctx"]["fault"])
            case "tuple_type":
                remedy = "Begin each item with a hyphen and a space, on a line of its own: - …"
                return pointer, WRONG_SHAPE.at(self.document.position(pointer), "A list is expected here.", remedy)
            case "missing":
                return pointer, self._missing(pointer)
            case "unexpected_keyword_argument" | "extra_forbidden":
                return pointer, self._unknown(pointer)
            case _ if mark := self._mark_of(pointer):
                said = "This is always public, or is withheld twice."
                return pointer, CATALOGUE["MARK-02"].at(self.document.key_position(mark), said, UNMARK)
            case _:
                said = "A group of keys is expected here."
                remedy = "Write `key: value` lines, indented beneath."
                return pointer, WRONG_SHAPE.at(self.document.position(pointer), said, remedy)

    def _missing(self, pointer: Pointer) -> Finding:
        key = str(pointer[-1])
        if self.document.value(pointer) is not None:
            return MISSING.at(self.document.key_position(pointer), f"`{key}` is empty.", "Write its value.")
        place = self.document.position(pointer[:-1])
        return MISSING.at(place, f"`{key}` is missing here.", f"Add a line `{key}:` with its value.")

    def _mark_of(self, pointer: Pointer) -> Pointer | None:
        """Where a value is withheld: beside it by its name, or within it as a whole."""
        if self._is_named_withheld(pointer):
            return (*pointer[:-1], "withheld", pointer[-1])
        return (*pointer, "withheld") if isinstance(self.document.value((*pointer, "withheld")), str) else None

    def _is_named_withheld(self, pointer: Pointer) -> bool:
        return bool(pointer) and self.document.value((*pointer[:-1], "withheld", pointer[-1])) is not None

    def _unknown(self, pointer: Pointer) -> Finding:
        near = near_misses(pointer, self.known_keys)
        known = sorted(self.known_keys(pointer[:-1]))
        if not near and _is_sentence(pointer[-1]):
            said = "A colon and a space make YAML read the words before them as a key."
            return UNKNOWN_KEY.at(self._key_place(pointer), said, QUOTE_IT)
        said, remedy = "This key is not known here.", f"The keys known here are: {', '.join(known)}."
        if near:
            remedy = f"Did you mean `{near[0]}`?"
        elif "text" in known:
            remedy = f"If it is the beginning of a text, put the whole text in double quotes. {remedy}"
        return UNKNOWN_KEY.at(self._key_place(pointer), said, remedy)

    def _meant(self, pointer: Pointer) -> list[Pointer]:
        """The keys that an unknown one was meant to be: they are not missing as well."""
        names = near_misses(pointer, self.known_keys) or (["text"] if "text" in self.known_keys(pointer[:-1]) else [])
        return [(*pointer[:-1], name) for name in names]

    def _key_place(self, pointer: Pointer) -> Position:
        """Where an unknown key stands: in its mapping, or only in the list of what is withheld of it."""
        marked = (*pointer[:-1], "withheld", pointer[-1])
        return self.document.key_position(marked if self.document.value(pointer) is None else pointer)


def _is_sentence(key: object) -> bool:
    """Whether a key is words of a text that YAML took apart at a colon."""
    return " " in str(key)


def near_misses(pointer: Pointer, known_keys: Callable[[Pointer], Iterable[str]]) -> list[str]:
    """The known key that an unknown one is nearest to, if any is near; none for a key that is known."""
    if not pointer or not isinstance(pointer[-1], str):
        return []
    known = sorted(known_keys(pointer[:-1]))
    if pointer[-1] in known:
        return []
    plain = re.sub(r"[^a-z0-9]+", "_", pointer[-1].casefold()).strip("_")
    return [plain] if plain in known else get_close_matches(pointer[-1], known, 1, 0.6)


def is_unknown(detail: ErrorDetails) -> bool:
    """Whether a fault is a key that nobody knows."""
    return detail["type"] in ("unexpected_keyword_argument", "extra_forbidden")


def _address(detail: ErrorDetails) -> tuple[Pointer, bool]:
    """Where a fault stands in the file, and whether in the key; pydantic's own steps are taken out by their place."""
    steps = detail["loc"]
    if steps[:2] == ("part2", "papers"):
        steps = ("part2", *steps[2:])
    if steps and steps[-1] == "[key]" and not is_unknown(detail):
        return steps[:-1], True
    return steps, False
