"""A YAML document → a record, or findings that say why not.

Comes in: a `Document`. Goes out: a `Record` if its shape is sound, and every fault of shape. Where some parts are at
fault the sound rest is still read, so that the rules can speak of it in the same run.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from generator.findings import Finding
from generator.private import record as types
from generator.private.marking import Marks, is_marked, mark
from generator.private.record import Part2Papers, Record
from generator.shapes import UNKNOWN_KEY, Translator, is_unknown, near_misses
from generator.vocabulary.choices import Status
from generator.vocabulary.days import MONTHS, parse_day
from generator.yaml_text import Document, Pointer, Tree

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
    "approvals": types.Approval,
    "part2": types.Part2Papers,
}
# The values that a finding may repeat, where the record is public: short, and of a closed form.
_QUOTABLE = {"ref", "decided", "effective", "published", "publish_on", "signed", "on", "value", "written", "section"}
_QUOTABLE |= {"years", "decided_on", "review_on", "opinion_on"}
_MONTH = f"(?:{'|'.join(name for month in MONTHS for name in (month, month[:3]))})"
_HARMLESS = re.compile(
    rf"£?\d[\d,./() -]{{0,18}}(?:k|m|mn|bn|b| ?million| ?billion| ?thousand)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} \d{{4}}",
    re.ASCII,
)
_PUBLIC = {Status.DEFERRED.value, Status.MADE.value, Status.WITHDRAWN.value, Status.VOID.value}


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a document.

    `gaps` are the top-level keys whose values were at fault and left out of the record; `may_quote` says that the
    record is public and no mark in it is in doubt.
    """

    document: Document
    translator: Translator
    record: Record | None
    gaps: frozenset[str]
    findings: tuple[Finding, ...]
    may_quote: bool


def read_record(document: Document, day: date) -> Reading:
    """Read the record in `document`; `day` tells whether it is public yet, and so whether findings may quote it."""
    marks = mark(document)
    findings = [*marks.findings, *unknown_blanks(document, marks, known_keys)]
    # Where a mark is misspelt, any value may be one that was meant to be withheld, so nothing is quoted.
    may_quote = not findings and _is_surely_public(document.tree, day)
    record, error = _validated(marks.tree)
    if error is None:
        return Reading(document, _translator(document, may_quote), record, frozenset(), tuple(findings), may_quote)
    may_quote = may_quote and not any(is_unknown(one) for one in error.errors(include_url=False, include_input=False))
    translator = _translator(document, may_quote)
    faults = translator.findings(error)
    gaps = frozenset(str(name) for at, _ in faults for name in (*at[:1], *near_misses(at, known_keys)))
    findings += [finding for _, finding in faults]
    sound, _ = _validated({key: value for key, value in marks.tree.items() if key not in gaps})
    return Reading(document, translator, sound, gaps, tuple(findings), may_quote)


def unknown_blanks(document: Document, marks: Marks, known: Callable[[Pointer], list[str]]) -> list[Finding]:
    """A finding for each key without a value that is not known where it stands: a text that a comma took apart."""
    said = "This key is not known here, and has no value."
    remedy = "Between { and } a comma ends a text: put the whole text in quotes, or correct the key."
    strange = [at for at in marks.blanks if str(at[-1]) not in known(at[:-1])]
    return [UNKNOWN_KEY.at(document.key_position(at), said, remedy) for at in strange]


def _validated(marked: dict[str, object]) -> tuple[Record | None, ValidationError | None]:
    """The record, or what is wrong with it: handed back, so that nothing can be raised beside it."""
    try:
        return _RECORD.validate_python(marked), None
    except ValidationError as error:
        return None, error


def _translator(document: Document, may_quote: bool) -> Translator:  # noqa: FBT001  # read with its name at every call
    return Translator(document, known_keys, lambda at: quotable(document, at) if may_quote else None)


def read_papers(document: Document) -> tuple[Part2Papers | None, list[Finding]]:
    """Read the papers of a Part 2 that stands in a file of its own, with or without the key `part2` around them."""
    inner = document.within(("part2",)) if list(document.tree) == ["part2"] else document
    marks = mark(inner)
    findings = [*marks.findings, *unknown_blanks(inner, marks, known_papers)]
    try:
        return _PAPERS.validate_python(marks.tree), findings
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
    if named[-1] == "band":
        return [name.removesuffix("_") for name in types.Band.__dataclass_fields__]
    more = ["grounds"] if named[-1] == "part2" else ["withheld"]
    group = _GROUPS.get(named[-1])
    return [*group.__dataclass_fields__, *more] if group else []  # type: ignore[attr-defined]  # dataclasses all


def known_papers(at: Pointer) -> list[str]:
    """The keys that may stand in a Part 2 file at `at`."""
    return known_keys(at) if at else list(Part2Papers.__dataclass_fields__)


def quotable(document: Document, at: Pointer) -> str | None:
    """The value at `at` in quotation marks, if a list names it as quotable and nothing at or above it is withheld."""
    tree = document.tree
    if not at or not _QUOTABLE & {str(step) for step in at[-2:]} or is_marked(tree, at):
        return None
    # The value of an amount and how it is written are one thing: withholding either withholds both.
    if at[-1] in ("value", "written") and any(is_marked(tree, (*at[:-1], twin)) for twin in ("value", "written")):
        return None
    value = document.value(at)
    # A value is spoken of because it is wrong, so its key says little about what it holds: its form must be harmless.
    return f'"{value}"' if isinstance(value, str) and _HARMLESS.fullmatch(value) else None


def _is_surely_public(tree: dict[str, Tree], day: date) -> bool:
    status, publish_on = tree.get("status"), tree.get("publish_on")
    if not isinstance(status, str) or status not in _PUBLIC or not isinstance(publish_on, str):
        return False
    try:
        return parse_day(publish_on) <= day
    except ValueError:
        return False
