"""Days in a sensible order. Practice differs between offices, so these are warnings."""

from collections.abc import Iterator
from datetime import date

from generator.private.exempt import Exempt
from generator.private.rules.rule import WARNING, Broken, Case, rule
from generator.vocabulary.choices import Status

_BOTH = "Check both days; if they are right, nothing more is needed."


@rule("DATE-02", severity=WARNING)
def decided_is_past(case: Case) -> Iterator[Broken]:
    """A decision that was made was made on a day that has come."""
    decided = case.record.decided
    if case.record.status is Status.MADE and decided and decided > case.day:
        yield Broken(("decided",), "{value}, the day of the decision, is still to come.", "Check the year.")


@rule("DATE-03", severity=WARNING)
def published_after_decided(case: Case) -> Iterator[Broken]:
    """A decision is published on the day it is made or later."""
    decided = case.record.decided
    for name in ("publish_on", "published"):
        day = getattr(case.record, name)
        if decided and day and day < decided:
            yield Broken((name,), "{value} is before the day of the decision.", _BOTH)


@rule("DATE-04", severity=WARNING)
def effective_after_decided(case: Case) -> Iterator[Broken]:
    """A decision takes effect on the day it is made or later."""
    decided, effective = case.record.decided, case.record.effective
    if decided and isinstance(effective, date) and effective < decided:
        yield Broken(("effective",), "{value} is before the day of the decision.", _BOTH)


@rule("DATE-05", severity=WARNING)
def signed_before_published(case: Case) -> Iterator[Broken]:
    """Signatures are given before a decision is published."""
    signatories, publish_on = case.record.signatories, case.record.publish_on
    if isinstance(signatories, Exempt) or publish_on is None:
        return
    for index, one in enumerate(signatories):
        if isinstance(one, Exempt) or one.signed is None or isinstance(one.signed, Exempt):
            continue
        if one.signed > publish_on:
            said = "{value} is after the day of publication."
            yield Broken(("signatories", index, "signed"), said, _BOTH)


@rule("DATE-06", source="the office's own promise, `publish_within_days`", severity=WARNING)
def published_in_time(case: Case) -> Iterator[Broken]:
    """A decision is published within the days that the office promises."""
    record = case.record
    out = record.published or record.publish_on
    if record.status is not Status.MADE or record.decided is None or out is None:
        return
    if out > case.day:
        return
    taken = (out - record.decided).days
    if taken > case.office.publish_within_days:
        promised = case.office.publish_within_days
        said = f"Publication took {taken} days; the office promises {promised}."
        field = "published" if record.published else "publish_on"
        yield Broken((field,), said, "Check both days; if they are right, nothing more is needed.")


@rule("DATE-07", severity=WARNING)
def changes_follow_publication(case: Case) -> Iterator[Broken]:
    """A change is dated on or after the day of publication, and not in the future."""
    publish_on = case.record.publish_on
    for index, change in enumerate(case.record.changes):
        if publish_on and change.on < publish_on:
            said = "{value} is before the day of publication."
            yield Broken(("changes", index, "on"), said, _BOTH)
        elif change.on > case.day:
            yield Broken(("changes", index, "on"), "{value} is still to come.", "Check the day.")
