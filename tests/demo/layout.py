"""Plain values in, the YAML of a decision record out.

Knows quoting and block scalars only. Whatever YAML could read as something else is quoted or a block.
"""

import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Node: TypeAlias = "str | int | Decimal | date | Sequence[Node] | Mapping[str, Node] | None"
Entry: TypeAlias = dict[str, Node]

WIDTH = 96
PLAIN = re.compile(r"[^\W\d_](?:[\w ./()'&%+£,-])*|£[\w.,]+")
WORDS = re.compile(r"[\w/-]+")
FINANCIAL_YEAR = re.compile(r"\d{4}/\d{2}")
RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


def record_text(record: Mapping[str, Node], schema: str | None = None) -> str:
    """The whole file, with the line that names the schema to an editor when one is given."""
    header = [] if schema is None else [f"# yaml-language-server: $schema={schema}"]
    return "\n".join([*header, *mapping_lines(record)]) + "\n"


def mapping_lines(mapping: Mapping[str, Node]) -> list[str]:
    """Each key with its value, without indentation."""
    return [line for key, value in mapping.items() for line in entry_lines(key, value)]


def entry_lines(key: str, value: Node) -> list[str]:
    """One key: on its line when the value is short, else with the value indented below."""
    inline = inline_text(value)
    if inline is not None:
        return [f"{key}: {inline}".rstrip()]
    if isinstance(value, str):
        return [f"{key}: {block_mark(value)}", *block_lines(value)]
    return [f"{key}:", *indented(nested_lines(value))]


def nested_lines(value: Node) -> list[str]:
    """The lines of a mapping or a sequence."""
    if isinstance(value, Mapping):
        return mapping_lines(value)
    if isinstance(value, Sequence):
        return [line for item in value for line in item_lines(item)]
    raise TypeError(type(value).__name__)


def item_lines(item: Node) -> list[str]:
    """One item of a sequence, its first line after the dash."""
    inline = inline_text(item)
    if inline is not None:
        return [f"- {inline}"]
    if isinstance(item, str):
        return [f"- {block_mark(item)}", *block_lines(item)]
    first, *rest = nested_lines(item)
    return [f"- {first}", *indented(rest)]


def inline_text(value: Node) -> str | None:
    """The value as it stands on one line, or None where it needs lines of its own."""
    if value is None:
        return ""
    if isinstance(value, str):
        return None if "\n" in value or len(value) > WIDTH else scalar(value)
    if isinstance(value, Mapping):
        return None
    if isinstance(value, Sequence):
        return flow_text(value)
    return str(value)


def flow_text(values: Sequence[Node]) -> str | None:
    """`[a, b]` for a short sequence of simple words."""
    words = [scalar(value) for value in values if isinstance(value, str)]
    simple = len(words) == len(values) and all(WORDS.fullmatch(word) for word in words)
    text = f"[{', '.join(words)}]"
    return text if simple and len(text) < WIDTH else None


def scalar(text: str) -> str:
    """Plain where nothing but text can be meant, else between double quotes."""
    is_plain = PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in RESERVED
    if is_plain or FINANCIAL_YEAR.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block_mark(text: str) -> str:
    """Literal for text with lines of its own, folded for one long line; never a line end after it."""
    return "|-" if "\n" in text else ">-"


def block_lines(text: str) -> list[str]:
    """The indented lines of a block."""
    if "\n" in text:
        return indented(text.split("\n"))
    return indented(textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))


def indented(lines: Sequence[str]) -> list[str]:
    """Two columns in; empty lines stay empty."""
    return [f"  {line}".rstrip() for line in lines]
