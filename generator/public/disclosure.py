"""The two things a public value can be: disclosed, or withheld on a ground; and text in which phrases are withheld.

As JSON, a disclosed value is the value itself and a withheld one is `{"withheld": "<ground>"}`, the same whatever is
behind it. Text is a string, a withheld object, or a list of both where phrases are withheld.
"""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, TypeVar, Union

from pydantic import ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


class Published:
    """Whatever stands in the bundle: a frozen dataclass, read back only if it has no field that is not listed."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Withheld(Published):
    """Something is withheld here; `withheld` is the name of its ground in the decision."""

    withheld: str


@dataclass(frozen=True, slots=True)
class Disclosed(Generic[T]):
    """A public value that could have been withheld."""

    value: T


class _Unwrapped:
    """In JSON a disclosed value stands for itself, without a wrapper."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(Disclosed, handler.generate_schema(source.__args__[0]))


Disclosure = Union[Withheld, Annotated[Disclosed[T], _Unwrapped()]]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as its parts: words and withheld places, in order."""

    parts: tuple[str | Withheld, ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        withheld = TypeAdapter(Withheld).json_schema()
        text = {"type": "string"}
        parts = {"type": "array", "minItems": 2, "items": {"anyOf": [text, withheld]}}
        return {"anyOf": [text, withheld, parts]}


def _read(value: object) -> Passage:
    parts = value if isinstance(value, list) else [value]
    return Passage(tuple(part if isinstance(part, str) else _withheld(part) for part in parts))


def _withheld(value: object) -> Withheld:
    if not isinstance(value, dict) or set(value) != {"withheld"} or not isinstance(value["withheld"], str):
        raise ValueError("neither words nor a withheld place")
    return Withheld(value["withheld"])
