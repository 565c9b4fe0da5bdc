"""YAML bytes → a `Document` of plain values: mappings, lists and text as written, and nothing else.

Comes in: bytes and the path to show. Goes out: a `Document`, or `Stop` with findings. Positions are looked up only
when a finding asks, so a sound record costs nothing for them.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import yaml

from generator.findings import Finding, Position, Stop, place_of
from generator.yaml_text import faults
from generator.yaml_text.builder import Builder
from generator.yaml_text.comments import cut_texts
from generator.yaml_text.slips import slip
from generator.yaml_text.source import decode
from generator.yaml_text.tree import Pointer, Tree, value_at

Found = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True)
class Document:
    """One YAML file, read: `tree` has its plain values, `path` is the file's name as shown to people.

    `key_lines` are the lines on which a key stands, from 1. A document may be one mapping of its file; `base` is where
    in the file that stands.
    """

    path: str
    text: str
    tree: dict[str, Tree]
    key_lines: frozenset[int]
    base: Pointer = ()

    def value(self, pointer: Pointer) -> Tree | None:
        """The plain value at `pointer`; None where there is none."""
        return value_at(self.tree, pointer)

    def within(self, pointer: Pointer) -> "Document":
        """The document seen from one of its mappings; an empty one where there is no such mapping."""
        tree = self.value(pointer)
        own = tree if isinstance(tree, dict) else {}
        return Document(self.path, self.text, own, self.key_lines, (*self.base, *pointer))

    def position(self, pointer: Pointer, needle: str = "") -> Position:
        """Where the value at `pointer` begins, or `needle` within it; of a value not there, the nearest one above.

        A needle of several words is also found where a line ends between them.
        """
        node = self._follow(pointer)[1]
        index = self._within(node, needle) if needle else -1
        return place_of(self.path, self.text, index) if index >= 0 else self._place(node)

    def _within(self, node: yaml.Node, needle: str) -> int:
        start, end = node.start_mark.index, node.end_mark.index
        index = self.text.find(needle, start, end)
        if index >= 0 or " " not in needle:
            return index
        spread = re.compile(r"\s+".join(map(re.escape, needle.split())))
        found = spread.search(self.text, start, end)
        return found.start() if found else -1

    def key_position(self, pointer: Pointer) -> Position:
        """Where the key of the value at `pointer` begins."""
        return self._place(self._follow(pointer)[0])

    @cached_property
    def _root(self) -> yaml.Node:
        """The file as nodes, for their places; it has been read once, so it is sound and not too deep."""
        root = yaml.CBaseLoader(self.text).get_single_node()
        return root or yaml.MappingNode("", [])

    def _follow(self, pointer: Pointer) -> Found:
        found: Found = (self._root, self._root)
        for step in (*self.base, *pointer):
            child = _child(found[1], step)
            if child is None:
                return found[1], found[1]
            found = child
        return found

    def _place(self, node: yaml.Node) -> Position:
        return Position(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def read_yaml(path: str, data: bytes) -> Document:
    """Read one file; Stop with every finding when it cannot be read without doubt."""
    text = decode(path, data)
    builder = Builder(path, text)
    try:
        tree = builder.build(text)
    except yaml.MarkedYAMLError as error:
        fault = _syntax(path, text, error)
        lines = {finding.position.line for finding in builder.findings}
        raise Stop([*builder.findings, *([] if fault.position.line in lines else [fault])]) from None
    builder.findings += [faults.cut_short(place_of(path, text, index)) for index in cut_texts(text)]
    if builder.findings:
        raise Stop(builder.findings)
    if not isinstance(tree, dict):
        said = "The file is empty or does not begin with a key."
        raise Stop([faults.DOCUMENT.at(Position(path, 1, 1), said, "Begin it with `ref:` and the reference.")])
    return Document(path, text, tree, frozenset(builder.key_lines))


def _child(node: yaml.Node, step: str | int) -> Found | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    problem = error.problem or ""
    opened = ("unexpected end of stream" in problem or "did not find expected ','" in problem) and error.context_mark
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = re.split(r"\r\n|\r|\n", text)
    here = lines[line] if line < len(lines) else ""
    begun = (error.context_mark.line, error.context_mark.column) if error.context_mark else None
    if not faults.stands_out(here) and (found := slip(problem, lines, (line, column), begun)):
        return faults.slipped(path, found)
    return faults.syntax_fault(problem, Position(path, line + 1, column + 1), here)
