"""What is withheld, found before anything else is known about a record.

Comes in: a document. Goes out: its plain values, with everything that a `withheld` key names wrapped as `Marked`, so
that no later step can take it for public text. Empty values go out as not there at all.
"""

from dataclasses import dataclass

from generator.catalogue import define
from generator.findings import Finding
from generator.yaml_text import Document, Pointer, Tree

ABSENT = object()
# An empty one of these is a sentence begun, not a field left out: it must not be passed over.
_NEVER_DROPPED = {"withheld", "part2", "held"}
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


def mark(document: Document, tree: dict[str, Tree]) -> tuple[dict[str, object], list[Finding]]:
    """Wrap what is withheld in `tree`, a part of the document's values that starts at its root."""
    marking = _Marking(document)
    marked = marking.mapping(tree, (), whole=False)
    assert isinstance(marked, dict)
    return marked, marking.findings


class _Marking:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def value(self, value: Tree, at: Pointer) -> object:
        if isinstance(value, dict):
            return self.mapping(value, at, whole=True)
        if isinstance(value, list):
            return [self.value(item, (*at, index)) for index, item in enumerate(value)]
        return value

    def mapping(self, mapping: dict[str, Tree], at: Pointer, *, whole: bool) -> object:
        fields: dict[str, object] = {
            key: self.value(value, (*at, key))
            for key, value in mapping.items()
            if key != "withheld" and (not _is_blank(value) or key in _NEVER_DROPPED)
        }
        if "withheld" not in mapping:
            return fields
        match mapping["withheld"]:
            case str(ground) if ground and whole:
                return Marked(fields, ground)
            case dict(grounds) if grounds and all(isinstance(one, str) and one for one in grounds.values()):
                marks = {key: Marked(fields.get(key, ABSENT), str(one)) for key, one in grounds.items()}
                return fields | marks
            case _:
                self.refuse((*at, "withheld"))
                return fields

    def refuse(self, at: Pointer) -> None:
        said = "This does not say which field is withheld, or on which ground."
        remedy = "Write a ground, or {field: ground}; a whole record is kept back with `status: draft`."
        self.findings.append(BAD_MARK.at(self.document.position(at), said, remedy))


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
