"""The compound forms of a record: choices, lists, what may be withheld, and Part 2, whose papers are sealed."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from enum import Enum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.private.exempt import Exempt
from generator.private.marking import ABSENT, Marked
from generator.private.scalars import plain_text, read_key
from generator.shapes import UNMARK, Fault, faulty

T = TypeVar("T")
HYPHENS = "Begin each item with a hyphen and a space, on a line of its own: - …"
_BULLET = re.compile(r"[•‣◦▪●·–—−*]|-[\u00a0\u2007\u202f]|o ")
_TIGHT = re.compile(r"-[^\s-]")


def chosen(kind: type[Enum]) -> "_Choice":
    """The annotation of a closed choice: its validator and its schema."""
    return _Choice(kind)


def choice(kind: type[Enum]) -> Callable[[object], Any]:
    """A validator that reads one of the choices of an enumeration, exactly as written."""
    members = {member.value: member for member in kind}
    remedy = f"Write one of: {', '.join(members)}."

    def read(value: object) -> Enum:
        text = plain_text(value)
        member = members.get(text)
        if member is None:
            near = get_close_matches(text.casefold(), members, 1, 0.74)
            hint = f"Did you mean `{near[0]}`? {remedy}" if near else remedy
            raise faulty(Fault("SHAPE-04", "{value} is not one of the choices.", hint))
        return member

    return read


class _Choice:
    """Reads one of an enumeration's values, exactly as written."""

    def __init__(self, kind: type[Enum]) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(choice(self.kind))

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "enum": [member.value for member in self.kind]}


def listed(value: object) -> object:
    """Refuse what is not a YAML list, in words that say how to make one."""
    if isinstance(value, list):
        return value
    if isinstance(value, Marked):
        raise faulty(Fault("MARK-02", "This list is always public and cannot be withheld.", UNMARK))
    begun = [value] if isinstance(value, str) else [str(key) for key in value] if isinstance(value, dict) else []
    if any(_BULLET.match(one) for one in begun):
        said = "A list is expected here, and what stands in the place of its hyphens is another sign."
        raise faulty(Fault("SHAPE-03", said, f"{HYPHENS} Bullets, long dashes and non-breaking spaces do not count."))
    if isinstance(value, str) and _TIGHT.match(value):
        raise faulty(Fault("SHAPE-03", "A list is expected here, and a space is missing after the hyphen.", HYPHENS))
    raise faulty(Fault("SHAPE-03", "A list is expected here.", HYPHENS))


def paragraph_form(value: object) -> object:
    """A paragraph may be written as its text alone."""
    return {"text": value} if isinstance(value, str) else value


def _grounds(value: object) -> tuple[str, ...] | None:
    if value == "not-recorded":
        return None
    if isinstance(value, list) and value:
        return tuple(read_key(item) for item in value)
    remedy = "Write a list such as [commercial], or not-recorded."
    raise faulty(Fault("SHAPE-03", "The grounds of Part 2 are missing.", remedy))


def part2_grounds() -> "_Part2Grounds":
    """The annotation of Part 2's grounds: a list of names, or `not-recorded`, which reads as None."""
    return _Part2Grounds()


def part2_form(value: object) -> object:
    """Part 2's papers stand beside its grounds in the file, and apart from them in the record."""
    if not isinstance(value, dict):
        return value
    papers = {key: one for key, one in value.items() if key != "grounds"}
    return {"grounds": value.get("grounds"), "papers": papers}


def sealed(kind: type) -> "_Sealed":
    """The annotation of papers that are exempt as a whole."""
    return _Sealed(kind)


class _Sealed:
    def __init__(self, kind: type) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_seal, handler.generate_schema(self.kind))


def _seal(papers: object) -> Exempt[object]:
    return Exempt(papers, "part2")


class _Part2Grounds:
    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_grounds)

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        names = {"type": "array", "minItems": 1, "items": {"type": "string"}}
        return {"anyOf": [names, {"const": "not-recorded"}]}


class _Guard:
    """Lets a value of any type be withheld: what was marked becomes `Exempt`, after the same checks as any other."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler.generate_schema(source.__args__[0])
        return core_schema.no_info_wrap_validator_function(_guard, inner)


def _guard(value: object, inner: Callable[[object], object]) -> object:
    if isinstance(value, Marked):
        return Exempt(None if value.value is ABSENT else inner(value.value), value.ground)
    return inner(value)


Listed = Annotated[tuple[T, ...], BeforeValidator(listed)]
Withholdable = Annotated[T | Exempt[T], _Guard()]
