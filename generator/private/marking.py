"""What is withheld, found before anything else is known about a record.

Comes in: a document. Goes out: its plain values, with everything that a `withheld` key names wrapped as `Marked`, so
that no later step can take it for public text. Empty values go out as not there at all.
"""

import re
from dataclasses import dataclass

from generator.catalogue import define
from generator.findings import Finding
from generator.yaml_text import Document, Pointer, Tree

ABSENT = object()
_INLINE = re.compile(r"(?<!\\)\[\[\s*([a-z][a-z0-9-]*)\s*:")
# An empty one of these is a sentence begun, not a field left out: it must not be passed over.
NEVER_DROPPED = {"withheld", "part2", "held"}
BAD_MARK = define(
    "MARK-03",
    """`withheld` names a ground for the whole item, as in `withheld: commercial`, or a ground for single fields of it,
    as in `withheld: {recipient: commercial}`.""",
)


@dataclass(frozen=True, slots=True, repr=False)
class Marked:
    """A plain value that is withheld on a ground; `ABSENT` where the record names the field and does not hold it."""

    value: object
    ground: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The marked values, what is wrong with their marks, and the addresses of keys that stand without a value."""

    tree: dict[str, object]
    findings: list[Finding]
    blanks: list[Pointer]


def mark(document: Document) -> Marks:
    """Wrap what is withheld in the values of a document."""
    marking = _Marking(document)
    return Marks(marking.fields(document.tree, ()), marking.findings, marking.blanks)


class _Marking:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.blanks: list[Pointer] = []

    def value(self, value: Tree, at: Pointer) -> object:
        if isinstance(value, dict):
            return self.item(value, at)
        if isinstance(value, list):
            return [
                item if isinstance(item, str) else self.value(item, (*at, index)) for index, item in enumerate(value)
            ]
        return value

    def item(self, mapping: dict[str, Tree], at: Pointer) -> object:
        """A mapping below the root, which a ground alone withholds as a whole."""
        ground = mapping.get("withheld")
        if isinstance(ground, str) and not _is_blank(ground):
            unmarked = {key: value for key, value in mapping.items() if key != "withheld"}
            return Marked(self.fields(unmarked, at), ground)
        return self.fields(mapping, at)

    def fields(self, mapping: dict[str, Tree], at: Pointer) -> dict[str, object]:
        """The values of a mapping; those that `withheld` names by field are marked."""
        fields: dict[str, object] = {
            key: value if isinstance(value, str) else self.value(value, (*at, key))
            for key, value in mapping.items()
            if key != "withheld" and (not _is_blank(value) or key in NEVER_DROPPED)
        }
        if len(fields) < len(mapping):
            self.blanks += [(*at, key) for key in mapping if key not in fields and key != "withheld"]
        if "withheld" not in mapping:
            return fields
        match mapping["withheld"]:
            case dict(grounds) if grounds and all(isinstance(one, str) and one for one in grounds.values()):
                return fields | {key: Marked(fields.get(key, ABSENT), str(one)) for key, one in grounds.items()}
            case _:
                self.refuse((*at, "withheld"))
                return fields

    def refuse(self, at: Pointer) -> None:
        said = "This does not say which field is withheld, or on which ground."
        remedy = "Name one ground for the whole item, or {field: ground} for fields of it; "
        remedy += "a whole record is kept back as a draft."
        self.findings.append(BAD_MARK.at(self.document.position(at), said, remedy))


def texts_in(tree: Tree) -> list[tuple[Pointer, str]]:
    """Every text of a record outside Part 2 with its address, values of `withheld` included."""
    found: list[tuple[Pointer, str]] = []
    _gather(tree, (), found)
    return found


def marks_in(texts: list[tuple[Pointer, str]]) -> list[tuple[Pointer, str]]:
    """The name of every ground that something is withheld on, with the address of its mark."""
    named = [(at, text) for at, text in texts if "withheld" in at[-2:] and not _is_blank(text) and len(at) > 1]
    inline = [(at, one[1]) for at, text in texts if "[[" in text for one in _INLINE.finditer(text)]
    return named + inline


def _gather(tree: Tree, at: Pointer, found: list[tuple[Pointer, str]]) -> None:
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, str):
            found.append(((*at, step), value))
        elif step != "part2" or at:
            _gather(value, (*at, step), found)


def _is_blank(value: Tree) -> bool:
    return isinstance(value, str) and (not value or value.isspace())


def is_marked(tree: Tree, at: Pointer) -> bool:
    """Whether the value at `at` is, or lies within, something withheld or Part 2; in doubt, yes."""
    value: object = tree
    for step in at:
        if isinstance(value, dict):
            withheld = value.get("withheld")
            if step == "part2" or isinstance(withheld, str) or (isinstance(withheld, dict) and step in withheld):
                return True
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return isinstance(value, dict) and isinstance(value.get("withheld"), str)
