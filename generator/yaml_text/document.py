"""YAML bytes → a `Document` of plain values: mappings, lists and text as written, and nothing else.

Comes in: bytes and the path to show. Goes out: a `Document`, or `Stop` with findings. Refused is what has two
readings (duplicate keys, anchors, aliases, tags, merge keys) and what no person writes. Positions are looked up only
when a finding asks, so a sound record costs nothing for them.
"""

from dataclasses import dataclass
from typing import TypeAlias, Union

import yaml

from generator.findings import Finding, Position, Stop
from generator.yaml_text import faults
from generator.yaml_text.source import (
    MAX_DEPTH,
    decode,
    hidden_characters,
    place_of,
    refuse_dangers,
    too_deep,
)

Tree: TypeAlias = Union[str, list["Tree"], dict[str, "Tree"]]
Pointer: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, read: `tree` has its plain values, `path` is the file's name as shown to people."""

    path: str
    text: str
    tree: dict[str, Tree]
    root: yaml.MappingNode

    def position(self, pointer: Pointer, needle: str = "") -> Position:
        """Where the value at `pointer` begins, or `needle` within it; of a value not there, the nearest one above."""
        node = self._follow(pointer)[1]
        start, end = node.start_mark, node.end_mark
        index = self.text.find(needle, start.index, end.index) if needle else -1
        return place_of(self.path, self.text, index) if index >= 0 else _place(self.path, node)

    def key_position(self, pointer: Pointer) -> Position:
        """Where the key of the value at `pointer` begins."""
        return _place(self.path, self._follow(pointer)[0])

    def value(self, pointer: Pointer) -> Tree | None:
        """The plain value at `pointer`; None where there is none."""
        value: Tree = self.tree
        for step in pointer:
            inner = _inside(value, step)
            if inner is None:
                return None
            value = inner
        return value

    def within(self, pointer: Pointer) -> "Document":
        """The document seen from one of its mappings; from its root where there is no such mapping."""
        node, tree = self._follow(pointer)[1], self.value(pointer)
        if isinstance(node, yaml.MappingNode) and isinstance(tree, dict):
            return Document(self.path, self.text, tree, node)
        return self

    def _follow(self, pointer: Pointer) -> tuple[yaml.Node, yaml.Node]:
        key: yaml.Node = self.root
        node: yaml.Node = self.root
        for step in pointer:
            child = _child(node, step)
            if child is None:
                return node, node
            key, node = child
        return key, node


def read_yaml(path: str, data: bytes) -> Document:
    """Read one file; Stop with every finding when it cannot be read without doubt."""
    text = decode(path, data)
    try:
        refuse_dangers(path, text, data)
        root = yaml.CBaseLoader(text).get_single_node()  # it guesses no types: every scalar stays text
    except yaml.MarkedYAMLError as error:
        raise Stop([_syntax(path, text, error)]) from None
    if not isinstance(root, yaml.MappingNode):
        said = "The file is empty or does not begin with a key."
        raise Stop([faults.DOCUMENT.at(Position(path, 1, 1), said, "Begin it with `ref:` and the reference.")])
    walk = _Walk(path, look_at_text="\\" in text)
    tree = walk.mapping(root, 1)
    if walk.findings:
        raise Stop(walk.findings)
    return Document(path, text, tree, root)


class _Walk:
    """Nodes → plain values, gathering findings on the way. Written for speed: it sees every node of every record."""

    def __init__(self, path: str, *, look_at_text: bool) -> None:
        self.path = path
        self.look_at_text = look_at_text  # only an escape can bring in a character that `decode` did not see
        self.findings: list[Finding] = []

    def value(self, node: yaml.Node, depth: int) -> Tree:
        if isinstance(node, yaml.ScalarNode):
            return self.text(node)
        if depth > MAX_DEPTH:
            self.findings.append(too_deep(_place(self.path, node)))
            return ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if not isinstance(node, yaml.SequenceNode) or _is_bare_mark(node):
            self.findings.append(faults.unquoted_mark(_place(self.path, node)))
            return []
        return [self.value(item, depth + 1) for item in node.value]

    def text(self, node: yaml.ScalarNode) -> str:
        if self.look_at_text:
            self.findings += hidden_characters(self.path, node.value, _place(self.path, node))
        return str(node.value)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Tree]:
        values: dict[str, Tree] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode) or not name or "\n" in name or "[[" in name or name in values:
                self.findings.append(_bad_key(self.path, key))
            else:
                values[name] = self.value(value, depth + 1)
        return values


def _bad_key(path: str, key: yaml.Node) -> Finding:
    place = _place(path, key)
    if not isinstance(key, yaml.ScalarNode) or not key.value or "\n" in key.value:
        return faults.KEY.at(place, "A key here is not a line of text.", faults.QUOTE_IT)
    if "[[" in key.value:
        return faults.unquoted_mark(place)
    return faults.DUPLICATE.at(place, "This key stands twice in the same place.", "Keep one of them.")


def _inside(value: Tree, step: str | int) -> Tree | None:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _is_bare_mark(node: yaml.SequenceNode) -> bool:
    inner = node.value[0] if len(node.value) == 1 else None
    return bool(node.flow_style) and isinstance(inner, yaml.SequenceNode) and bool(inner.flow_style)


def _place(path: str, node: yaml.Node) -> Position:
    return Position(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    problem = error.problem or ""
    if "expected a single document" in (error.context or ""):
        said = "The file holds more than one document."
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return faults.DOCUMENT.at(Position(path, line, 1), said, "Keep one record in a file; remove the --- line.")
    unclosed = "unexpected end of stream" in problem and error.context_mark
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines()
    here = lines[line] if line < len(lines) else ""
    return faults.syntax_fault(problem, Position(path, line + 1, column + 1), here)
