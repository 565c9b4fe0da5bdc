"""The JSON Schema of a record, for editors: keys, choices and explanations as the types have them.

It describes shape only. The rules that weigh one field against another are for `check`.
"""

import json
from typing import Any

from pydantic import TypeAdapter

from generator.private.marking import NEVER_DROPPED
from generator.private.record import Record

_GROUND = {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}
_NEVER_WITHHELD = {"Band", "Ground", "Change", "Part2", "Part2Papers"}
_TEXT_OR_GROUP = {"Paragraph"}


def record_schema() -> bytes:
    """The schema as JSON, ready to be written to a file."""
    schema = TypeAdapter(Record).json_schema()
    groups = schema.get("$defs", {})
    for group in (schema, *groups.values()):
        _allow_blanks(group)
    for name, group in groups.items():
        if name not in _NEVER_WITHHELD:
            _allow_withholding(group, whole=True)
    _allow_withholding(schema, whole=False)
    for name in _TEXT_OR_GROUP:
        groups[name] = {"anyOf": [{"type": "string"}, groups[name]]}
    _join_part2(groups)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _allow_blanks(group: dict[str, Any]) -> None:
    """A key that is not required may stand without a value: it is read as if it were not there."""
    for name in set(group.get("properties", {})) - set(group.get("required", [])) - NEVER_DROPPED:
        field = group["properties"][name]
        said = {key: field.pop(key) for key in ("title", "description", "default") if key in field}
        group["properties"][name] = said | {"anyOf": [field, {"enum": ["", None]}]}


def _allow_withholding(group: dict[str, Any], *, whole: bool) -> None:
    """Add `withheld`: a ground for single fields and, but for the record itself, one for the whole."""
    names = {"enum": sorted(group["properties"])}
    fields = {"type": "object", "propertyNames": names, "additionalProperties": _GROUND, "minProperties": 1}
    said = "The ground on which this is withheld, or {field: ground} for single fields of it."
    kinds = [_GROUND, fields] if whole else [fields]
    group["properties"]["withheld"] = {"anyOf": kinds, "description": said}


def _join_part2(groups: dict[str, Any]) -> None:
    """In the file, the papers of Part 2 stand beside its grounds."""
    papers, part2 = groups.pop("Part2Papers"), groups["Part2"]
    part2["properties"].pop("papers", None)
    part2["properties"] |= papers["properties"]
    part2["required"] = ["grounds"]
