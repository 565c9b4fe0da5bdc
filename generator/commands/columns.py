"""Which column of an old register holds what: asked once, and kept in a file beside the CSV. Not a command itself."""

from collections.abc import Sequence
from pathlib import Path

from generator.catalogue import define
from generator.commands.asking import Option, Refused, ask, is_terminal
from generator.findings import Position, Stop
from generator.importers.old_register import ADDRESS, ASKED, FIELDS, suggested
from generator.importers.placing import place_record
from generator.yaml_text import Document, read_yaml
from generator.yaml_text.writing import entry

COLUMNS = define(
    "IMPORT-16",
    "It is known which column of an old register holds the reference and which the title.",
    source="Part One",
)
NONE = "none"
_KNOWN = (*FIELDS, ADDRESS)


def choose_columns(source: Path, heading: Sequence[str], option: Option) -> dict[str, str]:
    """Keys of a record, and `address`, with the names of their columns; Stop where reference or title has none."""
    kept = source.with_suffix(".columns.yaml")
    if option.is_given:
        return _sound(option.name, heading, _given(str(option.given)))
    if kept.is_file():
        return _sound(kept.as_posix(), heading, _read(kept))
    columns = suggested(heading)
    if is_terminal():
        columns |= {key: _asked(key, heading, columns.get(key)) for key in ASKED}
        columns = {key: name for key, name in columns.items() if name}
    columns = _sound("COLUMNS", heading, columns)
    place_record(kept, "".join(f"{line}\n" for key, name in columns.items() for line in entry(key, name)))
    return columns


def _given(written: str) -> dict[str, str]:
    """`ref=Number; title=Subject` as a mapping."""
    pairs = [part.partition("=") for part in written.split(";") if part.strip()]
    return {key.strip(): name.strip() for key, _, name in pairs}


def _read(kept: Path) -> dict[str, str]:
    document: Document = read_yaml(kept.as_posix(), kept.read_bytes())
    return {key: name for key, name in document.tree.items() if isinstance(name, str)}


def _asked(key: str, heading: Sequence[str], default: str | None) -> str:
    def check(answer: str) -> str:
        if answer.casefold() == NONE:
            return ""
        found = next((name for name in heading if name.casefold() == answer.casefold()), None)
        if found is None:
            raise Refused("There is no such column.", f"Write one of: {', '.join(heading)}; or {NONE}.")
        return found

    return ask(f"Which column holds `{key}`", default or NONE, check, Option("COLUMNS"))


def _sound(place: str, heading: Sequence[str], columns: dict[str, str]) -> dict[str, str]:
    said = f"The columns are: {', '.join(heading)}."
    unknown = [key for key, name in columns.items() if key not in _KNOWN or name not in heading]
    if unknown:
        remedy = f'Write  COLUMNS="ref=…; title=…"  with some of: {", ".join(_KNOWN)}. {said}'
        raise Stop([COLUMNS.at(Position(place), "A key or a column that is named here is not known.", remedy)])
    if not {"ref", "title"} <= set(columns):
        remedy = f'Write  COLUMNS="ref=…; title=…"  with the names of columns. {said}'
        raise Stop([COLUMNS.at(Position(place), "It is not known which columns hold reference and title.", remedy)])
    return columns
