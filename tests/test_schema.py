"""The JSON Schema that editors use agrees with the reader about what a record is."""

import json
from pathlib import Path

import jsonschema
import pytest

from generator.commands.schema import SCHEMA
from generator.private.record import Record
from generator.yaml_text import Tree, read_yaml
from tests.demo.midshire import write_demo
from tests.site.building import SEED

HEADER = "# yaml-language-server: $schema="


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every record of the real office and of the demo, Part 2 files apart."""
    folder = tmp_path_factory.mktemp("records") / "build/demo/decisions"
    write_demo(folder)
    found = [*folder.rglob("*.yaml"), *SEED.rglob("*.yaml")]
    return [path for path in found if not path.name.endswith(".part2.yaml")]


def as_editors_read(tree: Tree) -> object:
    """Plain values with the truths that YAML 1.2 knows; the schema takes numbers as text or as numbers."""
    if isinstance(tree, dict):
        return {key: as_editors_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_editors_read(item) for item in tree]
    return {"true": True, "false": False}.get(tree, tree)


def test_every_record_of_ours_fits_the_schema(records: list[Path]) -> None:
    """What the reader accepts, an editor does not underline."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    assert len(records) > 80
    for path in records:
        tree = as_editors_read(read_yaml(path.as_posix(), path.read_bytes()).tree)
        assert not list(validator.iter_errors(tree)), path


def test_an_unknown_key_is_underlined() -> None:
    """A misspelt withholding is seen while it is typed."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    assert list(validator.iter_errors({"ref": "x", "title": "x", "status": "draft", "category": "x", "witheld": "y"}))


def test_every_record_of_ours_names_the_schema(records: list[Path]) -> None:
    """The first line lets an editor complete keys and show what they mean."""
    for path in records:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith(HEADER)
        depth = first.removeprefix(HEADER).count("../")
        assert depth == 4, path


def test_every_field_explains_itself() -> None:
    """Each key of a record has the words that an editor shows."""
    properties = json.loads(SCHEMA.read_bytes())["properties"]
    assert set(Record.__dataclass_fields__) <= set(properties)
    assert all(properties[name].get("description") for name in Record.__dataclass_fields__)
