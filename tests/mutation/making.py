"""A module's source → its mutants, each the same source with one thing changed, as mutmut changes it.

Left out are sentences (what a finding says is read by a person) and docstrings. Beyond mutmut, functions with a
decorator are changed as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode, get_ignored_lines

_SENTENCE = 3  # spaces from which on a text is one
_SHOWN = 120  # letters of a change, in the report


@dataclass(frozen=True, slots=True)
class Mutant:
    """`function` is the bare name, empty for what is done when the module is imported; `source` is the whole module.

    A removal puts None in the place of a value, or leaves an argument out.
    """

    number: int
    function: str
    line: int
    before: str
    after: str
    source: str
    is_removal: bool = False

    @property
    def change(self) -> str:
        """What is changed into what, and where."""
        return f"{self.number} {self.function or 'module'}:{self.line}  {self.before}  →  {self.after}"


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, numbered in the order of its text."""
    wrapper = MetadataWrapper(libcst.parse_module(source))
    visitor = _Visitor(get_ignored_lines("", source, wrapper, None))
    module = wrapper.visit(visitor)
    for number, (found, line) in enumerate(zip(visitor.mutations, visitor.lines, strict=True)):
        before, after = found.original_node, found.mutated_node
        if not _is_sentence(before):
            outer = found.contained_by_top_level_function
            name = outer.name.value if isinstance(outer, libcst.FunctionDef) else ""
            changed = module.deep_replace(before, after)
            assert isinstance(changed, libcst.Module)
            yield Mutant(number, name, line, _shown(before), _shown(after), changed.code, _is_removal(before, after))


class _Visitor(MutationVisitor):
    """Notes the line of each mutation, and does not pass over what is decorated."""

    def __init__(self, ignored: IgnoredCode) -> None:
        super().__init__(mutation_operators, ignored)
        self.lines: list[int] = []

    def _create_mutations(self, node: libcst.CSTNode) -> None:
        before = len(self.mutations)
        super()._create_mutations(node)
        position = self.get_metadata(PositionProvider, node, None)  # white space may have none
        self.lines += [position.start.line if position else 0] * (len(self.mutations) - before)

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        is_decorated = isinstance(node, libcst.FunctionDef) and bool(node.decorators)
        return not is_decorated and bool(super()._skip_node_and_children(node))


def _is_sentence(node: libcst.CSTNode) -> bool:
    return isinstance(node, libcst.BaseString) and _code(node).count(" ") > _SENTENCE


def _is_removal(before: libcst.CSTNode, after: libcst.CSTNode) -> bool:
    if isinstance(before, libcst.Call) and isinstance(after, libcst.Call):
        return len(before.args) != len(after.args) or _code(before).count("None") < _code(after).count("None")
    return isinstance(before, libcst.Assign | libcst.AnnAssign)


def _shown(node: libcst.CSTNode) -> str:
    return " ".join(_code(node).split())[:_SHOWN]


def _code(node: libcst.CSTNode) -> str:
    return libcst.Module([]).code_for_node(node)
