"""Where the values of a YAML file stand in its text, to the character, for changes made in place."""

import yaml

from generator.yaml_text.tree import Pointer


class Unsure(Exception):
    """The text is laid out in a way in which a change cannot be made without doubt; says no word of it."""


class Places:
    """The places in one sound text; every index counts characters from 0."""

    def __init__(self, text: str) -> None:
        self._text = text
        root = yaml.CBaseLoader(text).get_single_node()
        if root is None:
            raise Unsure
        self._root = root

    def node(self, at: Pointer) -> yaml.Node:
        """The value at an address."""
        return self._found(at)[1]

    def key_node(self, at: Pointer) -> yaml.Node:
        """The key of the value at an address."""
        return self._found(at)[0]

    def span(self, at: Pointer) -> tuple[int, int]:
        """Where the value at an address begins and ends; of a block, with the end of its last line."""
        node = self.node(at)
        return node.start_mark.index, node.end_mark.index

    def end_of(self, node: yaml.Node) -> int:
        """Where a value ends; blank lines and comments that the parser counts to it are left out."""
        if isinstance(node, yaml.ScalarNode):
            text = self._text[node.start_mark.index : node.end_mark.index]
            return int(node.start_mark.index) + len(text.rstrip())
        if is_flow(node) or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end_of(last[1] if isinstance(last, tuple) else last)

    def line_start(self, index: int) -> int:
        """Where the line of an index begins."""
        return self._text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line after that of an index begins."""
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end + 1

    def _found(self, at: Pointer) -> tuple[yaml.Node, yaml.Node]:
        key = node = self._root
        for step in at:
            pairs = node.value if isinstance(node, yaml.MappingNode) else [(one, one) for one in node.value]
            named = [pair for index, pair in enumerate(pairs) if step in (index, pair[0].value)]
            if not named:
                raise Unsure
            key, node = named[0]
        return key, node


def is_flow(node: yaml.Node) -> bool:
    """Whether a list or mapping stands in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
