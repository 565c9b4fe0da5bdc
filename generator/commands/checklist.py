"""`content/specified-information.yaml` → the checklist of the Specified Information Order, or findings.

Not a command itself. It is the one YAML file among the hand-written pages, and is not published as it is.
"""

import re
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, PlainValidator, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as model

from generator.catalogue import define
from generator.findings import Finding, Stop
from generator.public.specified import SpecifiedGroup, SpecifiedItem, State
from generator.settings.values import Day, Words, as_list
from generator.shapes import Fault, Translator, faulty
from generator.yaml_text import read_yaml

LINK = define(
    "CONTENT-06",
    """The checklist of specified information links to pages of the site, as `decisions/index.md`, or to other sites by
    their full address.""",
    source="Specified Information Order",
)
_STRICT = ConfigDict(extra="forbid")


def _state(value: object) -> State:
    try:
        return State(value)
    except ValueError:
        remedy = f"Write one of: {', '.join(state.value for state in State)}."
        raise faulty(Fault("SHAPE-04", "This is not one of the choices.", remedy)) from None


def _link(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"https://[^\s()<>\"]+|[a-z0-9/-]+\.md", value):
        said = "This is neither a page of this site nor a full address."
        raise faulty(Fault(LINK.code, said, "Write it like decisions/index.md or https://www.office.example/budget."))
    return value


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class _Item:
    paragraph: Words
    asks: Words
    state: Annotated[State, PlainValidator(_state)]
    link: Annotated[str, PlainValidator(_link)] | None = None
    reviewed: Day | None = None
    note: Words | None = None


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class _Group:
    name: Words
    items: Annotated[tuple[_Item, ...], BeforeValidator(as_list)]


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class _Checklist:
    groups: Annotated[tuple[_Group, ...], BeforeValidator(as_list)]


_CHECKLIST = TypeAdapter(_Checklist)
_KEYS: dict[str, Any] = {"items": _Item, "groups": _Group}


def read_checklist(path: Path) -> tuple[tuple[SpecifiedGroup, ...], list[Finding]]:
    """The groups of the checklist, none where there is no such file, and what is wrong with it."""
    if not path.is_file():
        return (), []
    try:
        document = read_yaml(path.as_posix(), path.read_bytes())
        read = _CHECKLIST.validate_python(document.tree)
    except Stop as stop:
        return (), list(stop.findings)
    except ValidationError as error:
        return (), [finding for _, finding in Translator(document, _known_keys).findings(error)]
    return tuple(SpecifiedGroup(group.name, tuple(map(_item, group.items))) for group in read.groups), []


def _item(item: _Item) -> SpecifiedItem:
    return SpecifiedItem(item.paragraph, item.asks, item.state, item.link, item.reviewed, item.note)


def _known_keys(at: tuple[str | int, ...]) -> list[str]:
    named = [step for step in at if isinstance(step, str)]
    return [field.name for field in fields(_KEYS.get(named[-1] if named else "", _Checklist))]
