"""A record changed in place: one value at a time, in the text as a person wrote it.

Comes in: a document, and what is to stand where. Goes out: the text of the file with that change and no other:
comments, layout, quotes and line ends stay. Each change is made in the text and in the plain values, and the two are
held against each other: where the text does not read back as it should, `Unsure` is raised and nothing is changed.
"""

from collections.abc import Sequence
from copy import deepcopy

import yaml

from generator.findings import Stop
from generator.yaml_text.comments import comments_in
from generator.yaml_text.document import Document, read_yaml
from generator.yaml_text.places import Places, Unsure, is_flow
from generator.yaml_text.tree import Pointer, Tree, value_at
from generator.yaml_text.writing import entry, item, scalar


class Editor:
    """The text of one file while it is being changed. `text` is always sound; a refused change leaves it as it was.

    `before` is the text as it was read.
    """

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.text = self.before = document.text
        self._ends = "\r\n" if "\r\n" in document.text else "\n"
        self._read(document)

    def put(self, at: Pointer, value: Tree, *, after: Sequence[str] = ()) -> None:
        """Give the key at `at` a value; a new key stands after the last of `after` that is there, else at the end."""
        wanted = self._wanted()
        _set(wanted, at, value)
        here = value_at(self.tree, at)
        if here is None:
            self._try(self._with_key(at, value, after), wanted)
        elif isinstance(here, str) and isinstance(value, str) and "\n" not in value:
            start, end = self._at.span(at)
            ending = self._ends if self.text[start:end].endswith("\n") else ""
            self._try([(start, end, scalar(value) + ending)], wanted)
        else:
            self._try(self._with_entry(at, value), wanted)

    def span(self, at: Pointer) -> tuple[int, int]:
        """Where the value at an address begins and ends in the text."""
        return self._at.span(at)

    def lines(self, at: Pointer) -> str:
        """The lines of a key in a block, with its value, as they stand in the file."""
        start, end, _ = self._without(at)
        return self.text[start:end]

    def append(self, at: Pointer, value: Tree) -> None:
        """Add an item to the end of the list at `at`, which need not be there yet."""
        here = value_at(self.tree, at)
        if not isinstance(here, list) or not here:
            self.put(at, [value])
            return
        wanted = self._wanted()
        _list(wanted, at).append(value)
        node = self._at.node(at)
        end = self._at.end_of(node.value[-1])
        if is_flow(node):
            self._try([(end, end, f", {_flow(value)}")], wanted)
        else:
            dash = self.text.rfind("-", 0, node.value[-1].start_mark.index)
            depth = dash - self._at.line_start(dash)
            self._try([self._lines_after(end, list(item(value, depth=depth)))], wanted)

    def drop(self, at: Pointer) -> None:
        """Remove a key with its value, or an item of a list; the last of its kind takes its parent with it."""
        *above, step = at
        parent = value_at(self.tree, tuple(above))
        if above and isinstance(parent, dict | list) and len(parent) == 1:
            self.drop(tuple(above))
            return
        wanted = self._wanted()
        inner = value_at(wanted, tuple(above)) if above else wanted
        del inner[step]  # type: ignore[union-attr, arg-type]  # `step` is of the kind that the parent takes
        self._try([self._without(at)], wanted)

    def replace(self, at: Pointer, old: str, new: str) -> None:
        """Write `new` for the first `old` in the text at `at`; `old` as it stands in the file, line ends and all."""
        index = self.text.find(old, *self._at.span(at))
        before = value_at(self.tree, at)
        if index < 0 or not isinstance(before, str):
            raise Unsure
        after = value_at(self._parsed(self.text[:index] + new + self.text[index + len(old) :]).tree, at)
        meant = _even(before).replace(_even(old), _even(new), 1)
        if not isinstance(after, str) or _even(after) != _even(meant):
            raise Unsure
        wanted = self._wanted()
        _set(wanted, at, after)
        self._try([(index, index + len(old), new)], wanted)

    # What follows finds places in the text.

    def _with_key(self, at: Pointer, value: Tree, after: Sequence[str]) -> list[tuple[int, int, str]]:
        *above, key = at
        if not isinstance(key, str):
            raise Unsure
        node = self._at.node(tuple(above))
        if not isinstance(node, yaml.MappingNode) or not node.value:
            raise Unsure
        if is_flow(node):
            end = self._at.end_of(node.value[-1][1])
            return [(end, end, f", {scalar(key)}: {_flow(value)}")]
        keys = [one.value for one, _ in node.value]
        places = [keys.index(one) for one in after if one in keys]
        last = node.value[max(places) if places else -1][1]
        depth = node.value[0][0].start_mark.column
        return [self._lines_after(self._at.end_of(last), list(entry(key, value, depth=depth)))]

    def _with_entry(self, at: Pointer, value: Tree) -> list[tuple[int, int, str]]:
        """Another value for a key that is there, written anew."""
        *above, step = at
        if is_flow(self._at.node(tuple(above))):
            return [(*self._at.span(at), _flow(value))]
        if not isinstance(step, str):
            return self._with_item(at, value)
        key = self._at.key_node(at).start_mark
        first, *more = entry(step, value, depth=key.column)
        end = self._at.line_end(self._at.end_of(self._at.node(at)))
        return [(key.index, end, self._ends.join([first.lstrip(), *more]) + self._ends)]

    def _with_item(self, at: Pointer, value: Tree) -> list[tuple[int, int, str]]:
        """Another value for an item of a list, written anew; a comment within it would be lost."""
        start, end, _ = self._without(at)
        first, last = (self.text.count("\n", 0, index) + 1 for index in (start, end))
        if any(first <= line < last for line, _ in comments_in(self.text)):
            raise Unsure
        depth = self.text.index("-", start) - self._at.line_start(self.text.index("-", start))
        return [(start, end, self._ends.join(item(value, depth=depth)) + self._ends)]

    def _without(self, at: Pointer) -> tuple[int, int, str]:
        """The text of an entry or item, whole lines of it in a block."""
        *above, step = at
        node = self._at.node(tuple(above))
        start = self._at.key_node(at).start_mark.index if isinstance(step, str) else self._at.span(at)[0]
        end = self._at.end_of(self._at.node(at))
        if is_flow(node):
            return self._without_comma(start, end)
        if not isinstance(step, str):
            start = self.text.rfind("-", 0, start)
        line = self._at.line_start(start)
        if self.text[line:start].strip():  # the first key of an item stands behind its hyphen
            return self._first_of_item(start, end, node)
        return line, self._at.line_end(end), ""

    def _first_of_item(self, start: int, end: int, node: yaml.Node) -> tuple[int, int, str]:
        """Up to the next key of the same item, which takes the place behind the hyphen."""
        if len(node.value) == 1:
            raise Unsure
        following = node.value[1][0].start_mark.index
        if self.text[self._at.line_end(end) : following].strip():
            raise Unsure  # a comment between them belongs to one of the two
        return start, following, ""

    def _without_comma(self, start: int, end: int) -> tuple[int, int, str]:
        rest = self.text[end:]
        if rest.lstrip().startswith(","):
            comma = end + rest.index(",") + 1
            blanks = len(self.text[comma:]) - len(self.text[comma:].lstrip(" "))
            return start, comma + blanks, ""
        comma = self.text.rfind(",", 0, start)
        if comma < 0 or self.text[comma + 1 : start].strip():
            raise Unsure
        return comma, end, ""

    def _lines_after(self, index: int, lines: list[str]) -> tuple[int, int, str]:
        """Lines below the one on which something ends."""
        at = self._at.line_end(index)
        missing = "" if at == 0 or self.text[at - 1] == "\n" else self._ends
        return at, at, missing + self._ends.join(lines) + self._ends

    # What follows tries a change.

    def _wanted(self) -> dict[str, Tree]:
        return deepcopy(self.tree)

    def _try(self, edits: list[tuple[int, int, str]], wanted: dict[str, Tree]) -> None:
        text = self.text
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        document = self._parsed(text)
        if document.tree != wanted:
            raise Unsure
        self.text = text
        self._read(document)

    def _parsed(self, text: str) -> Document:
        try:
            return read_yaml(self.path, text.encode())
        except Stop:
            raise Unsure from None

    def _read(self, document: Document) -> None:
        self.tree = document.tree
        self._at = Places(document.text)


def _even(text: str) -> str:
    """A text with its blanks and line ends as single blanks, as a folded text has them."""
    return " ".join(text.split())


def _flow(value: Tree) -> str:
    """A value on one line, for lists in brackets and mappings in braces."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return "{" + ", ".join(f"{scalar(key)}: {_flow(one)}" for key, one in value.items()) + "}"


def _set(tree: dict[str, Tree], at: Pointer, value: Tree) -> None:
    parent = value_at(tree, at[:-1]) if len(at) > 1 else tree
    if not isinstance(parent, dict | list):
        raise Unsure
    parent[at[-1]] = value  # type: ignore[index]  # of the kind that the parent takes


def _list(tree: dict[str, Tree], at: Pointer) -> list[Tree]:
    found = value_at(tree, at)
    if not isinstance(found, list):
        raise Unsure
    return found
