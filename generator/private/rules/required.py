"""What a record must say, depending on its status."""

from collections.abc import Iterator

from generator.private.exempt import opened
from generator.private.rules.rule import Broken, Case, rule
from generator.vocabulary.choices import Capacity, Status

NEEDS_NOTE = (Status.DEFERRED, Status.WITHDRAWN, Status.VOID, Status.REMOVED)
ORDER = "Elected Local Policing Bodies (Specified Information) Order 2011, Schedule, paragraph 5(d)"


@rule("RECORD-01")
def has_publish_on(case: Case) -> Iterator[Broken]:
    """A record that is not a draft says from which day it is public. That day alone decides: before it, nothing of
    the record can be seen."""
    if case.record.publish_on is None and case.record.status is not Status.DRAFT:
        yield Broken(("publish_on",), "`publish_on` is missing.", "Add the day from which the record is public.")


@rule("RECORD-02", source=ORDER)
def made_says_what(case: Case) -> Iterator[Broken]:
    """A decision that was made says on which day, by whom, and what was decided: in a summary, a proposal or both."""
    record = case.record
    if record.status is not Status.MADE:
        return
    if record.decided is None:
        yield Broken(("decided",), "`decided` is missing from a decision that was made.", "Add the day it was made.")
    if _is_empty(record.decision_makers):
        remedy = "Add at least one role, with a name if it is known."
        yield Broken(("decision_makers",), "`decision_makers` is missing from a decision that was made.", remedy)
    if _is_empty(record.summary) and record.proposal is None and "proposal" not in case.gaps:
        said = "A decision that was made has neither `summary` nor `proposal`."
        yield Broken(("summary",), said, "Add one of them, so that the public can see what was decided.")


@rule("RECORD-03")
def says_why_not_made(case: Case) -> Iterator[Broken]:
    """A deferred, withdrawn, void or removed decision says why, in a note for the public."""
    if case.record.status in NEEDS_NOTE and case.record.status_note is None:
        remedy = "Add a sentence that tells the public why."
        yield Broken(("status_note",), "`status_note` is missing for this status.", remedy)


@rule("RECORD-04")
def category_is_listed(case: Case) -> Iterator[Broken]:
    """The category is one of those that the office lists in mkdocs.yml, so that readers find all of a kind."""
    if case.record.category not in case.office.categories:
        said = "{value} is not one of the office's categories."
        yield Broken(("category",), said, f"Write one of: {', '.join(case.office.categories)}.")


@rule("RECORD-05")
def public_title_has_purpose(case: Case) -> Iterator[Broken]:
    """A withheld title, or one with words withheld, needs a public title in its place; any other title needs none."""
    withheld = bool(case.record.title.exempt)
    needed = case.record.status not in (Status.DRAFT, Status.REMOVED)
    if withheld and case.record.public_title is None and needed:
        remedy = "Add a `public_title`; if even the reference would disclose, set `status: draft`."
        yield Broken(("public_title",), "The title is withheld and there is no `public_title`.", remedy)
    if case.record.public_title is not None and not withheld:
        remedy = "Withhold the title too, or remove this line."
        yield Broken(("public_title",), "There is a `public_title`, but the title is not withheld.", remedy)


@rule("PEOPLE-01")
def decision_maker_signed(case: Case) -> Iterator[Broken]:
    """A decision that was made carries at least one signatory in the capacity of decision-maker. A name or day that
    the document does not show is left empty and shown as not recorded; it is never invented."""
    record = case.record
    signatories = opened(record.signatories)
    if record.status is not Status.MADE or signatories is None:
        return
    people = [opened(one) for one in signatories]
    if not any(one is None or one.capacity is Capacity.DECISION_MAKER for one in people):
        said = "Nobody signed this decision in the capacity of decision-maker."
        yield Broken(("signatories",), said, "Add a signatory with `capacity: decision-maker`.")


def _is_empty(value: object) -> bool:
    return isinstance(value, tuple) and not value
