"""From a fault in the shape of a file to a finding with a place.

Types raise `faulty(Fault(…))` where a value is wrong; pydantic gathers the faults of a whole file with their
addresses; `translate` gives each a place and words. Nothing here repeats a value, unless the caller's `quote` says
that it is certainly public.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.catalogue import CATALOGUE, define
from generator.findings import Finding, Position
from generator.yaml_text import Document, Pointer

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
    """`problem` may hold `{value}`, filled in only where the value is certainly public; `needle` finds the place."""

    code: str
    problem: str
    remedy: str
    needle: str = ""


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
        return [self._finding(one) for one in details]

    def at(self, pointer: Pointer, fault: Fault) -> Finding:
        """Word a fault of the value at `pointer`."""
        said = fault.problem.replace("{value}", self.quote(pointer) or "This value")
        place = self.document.position(pointer, fault.needle)
        return CATALOGUE[fault.code].at(place, said, fault.remedy)

    def _finding(self, detail: ErrorDetails) -> tuple[Pointer, Finding]:
        pointer: Pointer = tuple(step for step in detail["loc"] if step not in ("papers", "[key]"))
        match detail["type"]:
            case "fault":
                return pointer, self.at(pointer, detail["ctx"]["fault"])
            case "missing":
                key = str(pointer[-1])
                place = self.document.position(pointer[:-1])
                return pointer, MISSING.at(place, f"`{key}` is missing here.", f"Add a line `{key}:` with its value.")
            case "unexpected_keyword_argument" | "extra_forbidden":
                return pointer, self._unknown(pointer)
            case _:
                said = "A group of keys is expected here."
                remedy = "Write `key: value` lines, indented beneath."
                return pointer, WRONG_SHAPE.at(self.document.position(pointer), said, remedy)

    def _unknown(self, pointer: Pointer) -> Finding:
        known = sorted(self.known_keys(pointer[:-1]))
        near = get_close_matches(str(pointer[-1]), known, 1, 0.6)
        remedy = f"Did you mean `{near[0]}`?" if near else f"The keys known here are: {', '.join(known)}."
        return UNKNOWN_KEY.at(self._key_place(pointer), "This key is not known here.", remedy)

    def _key_place(self, pointer: Pointer) -> Position:
        """Where an unknown key stands: in its mapping, or only in the list of what is withheld of it."""
        marked = (*pointer[:-1], "withheld", pointer[-1])
        return self.document.key_position(marked if self.document.value(pointer) is None else pointer)
