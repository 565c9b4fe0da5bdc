"""YAML events → plain values, one event at a time.

Events are read rather than nodes: they show what nodes have lost (anchors, tags, the first of two equal keys), and no
depth of nesting can overrun a stack.
"""

import re

import yaml
from yaml import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from generator.findings import Finding, Position, Stop
from generator.yaml_text import faults
from generator.yaml_text.slips import ODD_SPACES
from generator.yaml_text.source import hidden_characters
from generator.yaml_text.tree import Tree

MAX_DEPTH = 40
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_BAD_IN_KEY = re.compile(rf"\n|\[\[|[{ODD_SPACES}]")
_NOWHERE = "\x00"  # stands for a key that was refused; no file can hold it


class Builder:
    """Builds the values of one file; `findings` gathers what is wrong on the way."""

    def __init__(self, path: str, text: str) -> None:
        self.findings: list[Finding] = []
        self.key_lines: set[int] = set()  # every line, from 1, on which a key stands
        self._path = path
        self._look_at_text = "\\" in text  # only an escape can bring in a character that `decode` did not see
        self._documents = 0
        self._open: list[tuple[Tree, str | None]] = []
        self._here: Tree = []  # the mapping or list that is being filled
        self._key: str | None = None  # in a mapping, the key whose value comes next
        self._opened = Position(path)  # where the last list or mapping began
        self._bare = 0  # how deep the innermost [[…]] without quotes began; 0 for none

    def build(self, text: str) -> Tree:
        """The value of the whole file: the first and only item of a list that stands around everything."""
        loader = yaml.CBaseLoader(text)
        while (event := loader.get_event()) is not None:
            if isinstance(event, ScalarEvent):  # three of four events, so they are asked for first
                self._scalar(event)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            else:
                self._other(event)
        return self._here[0] if isinstance(self._here, list) and self._here else ""

    def _other(self, event: yaml.Event) -> None:
        if isinstance(event, AliasEvent):
            self._refuse_shared(event)
            self._put("")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                said = "The file holds more than one document."
                remedy = "Keep one record in a file; remove the --- line."
                raise Stop([faults.DOCUMENT.at(self._place(event), said, remedy)])

    def _scalar(self, event: ScalarEvent) -> None:
        value: str = event.value
        if event.anchor is not None or event.tag is not None or (value == "<<" and event.implicit[0]):
            self._refuse_shared(event)
        if self._look_at_text:
            self.findings += hidden_characters(self._path, value, self._place(event))
        here, key = self._here, self._key
        if isinstance(here, list):
            here.append(value)
        elif key is None:
            self._key = self._checked_key(value, event)
        elif isinstance(here, dict):
            if key != _NOWHERE:
                here[key] = value
            self._key = None

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_shared(event)
        if len(self._open) >= MAX_DEPTH:
            said = "Values are nested more than 40 deep here."
            raise Stop(
                [
                    *self.findings,
                    faults.DEPTH.at(
                        self._place(event), said, "Look for brackets or hyphens too many, and take them out."
                    ),
                ]
            )
        if self._key is None and isinstance(self._here, dict):
            self.findings.append(faults.bad_key(self._place(event)))
            self._key = _NOWHERE
        place = self._place(event)
        if isinstance(event, SequenceStartEvent) and self._is_bare_mark(event, place):
            self.findings.append(faults.unquoted_mark(self._opened))
            self._bare = len(self._open)
        self._opened = place
        inner: Tree = {} if isinstance(event, MappingStartEvent) else []
        self._put(inner)
        self._open.append((self._here, self._key))
        self._here, self._key = inner, None

    def _end(self) -> None:
        self._here, self._key = self._open.pop()
        if len(self._open) < self._bare:
            self._bare = 0

    def _put(self, value: Tree) -> None:
        if isinstance(self._here, list):
            self._here.append(value)
        elif isinstance(self._here, dict) and self._key is not None:
            if self._key != _NOWHERE:
                self._here[self._key] = value
            self._key = None

    def _checked_key(self, key: str, event: ScalarEvent) -> str:
        if event.start_mark:
            self.key_lines.add(event.start_mark.line + 1)
        if isinstance(self._here, dict) and key and key not in self._here and not _BAD_IN_KEY.search(key):
            return key
        place = self._place(event)
        if odd := _ODD_SPACE.search(key):
            self.findings.append(faults.odd_space(Position(place.path, place.line, place.column + odd.start())))
        elif "[[" in key:
            self.findings.append(faults.unquoted_mark(place))
        elif not key or "\n" in key:
            self.findings.append(faults.bad_key(place))
        else:
            said = "This key stands twice in the same place."
            self.findings.append(faults.DUPLICATE.at(place, said, "Keep one of them."))
        return _NOWHERE

    def _is_bare_mark(self, event: SequenceStartEvent, place: Position) -> bool:
        """A bracket directly after the bracket of a list: `[[` without quotes. Said once for each."""
        before = Position(place.path, place.line, place.column - 1)
        inside = isinstance(self._here, list) and not self._here and before == self._opened
        return bool(event.flow_style) and inside and self._bare == 0

    def _refuse_shared(self, event: yaml.NodeEvent) -> None:
        self.findings.append(faults.shared(self._place(event)))

    def _place(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return Position(self._path, mark.line + 1, mark.column + 1) if mark else Position(self._path)
