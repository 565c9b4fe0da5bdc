"""A YAML document → a record, or findings that say why not.

Comes in: a `Document`. Goes out: a `Record` if its shape is sound, and every fault of shape. Where some parts are at
fault the sound rest is still read, so that the rules can speak of it in the same run.
"""

from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from generator.findings import Finding
from generator.private import record as types
from generator.private.marking import is_marked, mark
from generator.private.record import Part2Papers, Record
from generator.shapes import Translator
from generator.vocabulary.choices import Status
from generator.yaml_text import Document, Pointer

_RECORD = TypeAdapter(Record)
_PAPERS = TypeAdapter(Part2Papers)
_GROUPS: dict[str, type] = {
    "decision_makers": types.Person,
    "author": types.Person,
    "grounds": types.Ground,
    "summary": types.Paragraph,
    "paragraphs": types.Paragraph,
    "report": types.Section,
    "considerations": types.Considerations,
    "amounts": types.Amount,
    "signatories": types.Signatory,
    "attachments": types.Attachment,
    "relations": types.Relations,
    "changes": types.Change,
    "part2": types.Part2Papers,
}
# The values that a finding may repeat, where the record is public: short, and of a closed form.
_QUOTABLE = {"ref", "status", "category", "decided", "effective", "published", "publish_on", "signed", "on", "value"}
_QUOTABLE |= {"written", "basis", "per", "vat", "kind", "capacity", "signature", "regime", "section", "years"}
_QUOTABLE |= {"decided_on", "review_on", "opinion_on"}
_PUBLIC = {Status.DEFERRED.value, Status.MADE.value, Status.WITHDRAWN.value, Status.VOID.value}


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a document; `gaps` are the top-level keys whose values were at fault and left out of the record."""

    document: Document
    translator: Translator
    record: Record | None
    gaps: frozenset[str]
    findings: tuple[Finding, ...]


def read_record(document: Document, day: date) -> Reading:
    """Read the record in `document`; `day` tells whether it is public yet, and so whether findings may quote it."""
    translator = Translator(document, known_keys, lambda at: quotable(document, at, day))
    marked, findings = mark(document, document.tree)
    try:
        return Reading(document, translator, _RECORD.validate_python(marked), frozenset(), tuple(findings))
    except ValidationError as error:
        faults = translator.findings(error)
        findings += [finding for _, finding in faults]
        gaps = frozenset(str(at[0]) for at, _ in faults if at)
        return Reading(document, translator, _sound_part(marked, gaps), gaps, tuple(findings))


def read_papers(document: Document) -> tuple[Part2Papers | None, list[Finding]]:
    """Read the papers of a Part 2 that stands in a file of its own, with or without the key `part2` around them."""
    inner = document.within(("part2",)) if list(document.tree) == ["part2"] else document
    marked, findings = mark(inner, inner.tree)
    try:
        return _PAPERS.validate_python(marked), findings
    except ValidationError as error:
        translator = Translator(inner, known_papers)
        return None, findings + [finding for _, finding in translator.findings(error)]


def known_keys(at: Pointer) -> list[str]:
    """The keys that may stand in the mapping at `at`."""
    named = [step for step in at if isinstance(step, str)]
    if not named:
        return [*Record.__dataclass_fields__, "withheld"]
    if named[0] == "grounds":
        return list(types.Ground.__dataclass_fields__)
    more = ["grounds"] if named[-1] == "part2" else ["withheld"]
    return [*_GROUPS[named[-1]].__dataclass_fields__, *more]  # type: ignore[attr-defined]  # dataclasses all


def known_papers(at: Pointer) -> list[str]:
    """The keys that may stand in a Part 2 file at `at`."""
    return known_keys(at) if at else list(Part2Papers.__dataclass_fields__)


def quotable(document: Document, at: Pointer, day: date) -> str | None:
    """The value at `at` in quotation marks, if a list names it as quotable and the record is public today."""
    tree = document.tree
    if not at or not _QUOTABLE & {str(step) for step in at[-2:]} or is_marked(tree, at):
        return None
    if tree.get("status") not in _PUBLIC or not str(tree.get("publish_on", "9999")) <= day.isoformat():
        return None
    value = document.value(at)
    return f'"{value}"' if isinstance(value, str) and len(value) <= 40 and "[[" not in value else None


def _sound_part(marked: dict[str, object], gaps: frozenset[str]) -> Record | None:
    try:
        return _RECORD.validate_python({key: value for key, value in marked.items() if key not in gaps})
    except ValidationError:
        return None
