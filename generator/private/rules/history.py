"""The public history of a record."""

from collections.abc import Iterator

from generator.private.exempt import Exempt
from generator.private.record import Paragraph, Record, Section
from generator.private.rules.rule import Broken, Case, rule

STATEMENTS = ("proposal", "approval", "reasons", "options", "consultation")


@rule("CHANGE-01", needs_whole=True)
def change_has_place(case: Case) -> Iterator[Broken]:
    """A change may say where its note belongs: at a numbered paragraph of Part 1, or at one of its texts by key. The
    note then stands beside it as well as in the list of changes."""
    if not any(change.about for change in case.record.changes):
        return
    known = {*_numbers(case.record), *_keys(case.record)}
    for index, change in enumerate(case.record.changes):
        if change.about and change.about not in known:
            said = "`about` names nothing that stands in Part 1."
            remedy = "Write the number of a paragraph, such as 2.3, or a key, such as legal or proposal."
            yield Broken(("changes", index, "about"), said, remedy)


def _keys(record: Record) -> Iterator[str]:
    yield from (name for name in STATEMENTS if getattr(record, name) is not None)
    considerations = record.considerations
    if considerations is not None and not isinstance(considerations, Exempt):
        names = considerations.__dataclass_fields__
        yield from (name for name in names if getattr(considerations, name) is not None)


def _numbers(record: Record) -> Iterator[str]:
    """The numbers that a reader sees; nothing below a withheld place has one."""
    yield from _below(record.summary, "1")
    report = () if isinstance(record.report, Exempt) else record.report
    for number, section in enumerate(report, 2):
        if isinstance(section, Section):
            yield from _below(section.paragraphs, str(number))


def _below(paragraphs: object, above: str) -> Iterator[str]:
    for index, one in enumerate(paragraphs if isinstance(paragraphs, tuple) else (), 1):
        yield f"{above}.{index}"
        if isinstance(one, Paragraph):
            yield from _below(one.paragraphs, f"{above}.{index}")
