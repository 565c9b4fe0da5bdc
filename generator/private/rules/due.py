"""What is due: said by `check` to whoever works on the records, and stopping nothing."""

from collections.abc import Iterator
from datetime import timedelta

from generator.findings import Group
from generator.private.exempt import Exempt, opened
from generator.private.record import Signatory
from generator.private.rules.rule import Broken, Case, advice
from generator.vocabulary.choices import Capacity, Signature, Status

SOON = timedelta(days=60)
THIS_WEEK = timedelta(days=7)
ASKED_FOR = timedelta(days=365)  # after a year nobody is likely to find a signature that was not kept


@advice("DUE-01", Group.DUE)
def review_comes_soon(case: Case) -> Iterator[Broken]:
    """A ground whose review falls within 60 days is named beforehand, so that there is time to look at it again."""
    for name, ground in case.record.grounds.items():
        if case.day <= ground.review_on <= case.day + SOON:
            said = "The review of this ground falls within the next 60 days."
            remedy = "Look again whether it still holds: release the text, or set a new day and say why."
            yield Broken(("grounds", name, "review_on"), said, remedy)


@advice("DUE-02", Group.DUE, source="the office's own promise, `publish_within_days`")
def publication_is_late(case: Case) -> Iterator[Broken]:
    """A decision that was made is published within the days that the office promises; one that is not public by then
    is named."""
    record, promised = case.record, case.office.publish_within_days
    if record.status is not Status.MADE or record.decided is None or record.publish_on is None:
        return
    if record.publish_on > case.day and (case.day - record.decided).days > promised:
        said = f"This decision is not public yet, and the {promised} days that the office promises are over."
        yield Broken(("publish_on",), said, "Set an earlier day; if it has to wait, nothing more is needed.")


@advice("DUE-03", Group.DUE)
def becomes_public_this_week(case: Case) -> Iterator[Broken]:
    """A record that becomes public within seven days is named beforehand, so that somebody reads it once more."""
    record = case.record
    if record.status is Status.DRAFT or record.publish_on is None:
        return
    if case.day < record.publish_on <= case.day + THIS_WEEK:
        said = "This record becomes public within the next seven days."
        yield Broken(("publish_on",), said, "Read it once more; to keep it back, write `draft` as its status.")


@advice("DUE-04", Group.DUE)
def signature_is_missing(case: Case) -> Iterator[Broken]:
    """Who decided signs with name and day. While a decision is less than a year old, a missing one is named; older ones
    are left in peace, and so is a signature that the office says is `not-held`."""
    record = case.record
    if record.status is not Status.MADE or record.decided is None or case.day - record.decided > ASKED_FOR:
        return
    for index, one in enumerate(opened(record.signatories) or ()):
        if isinstance(one, Exempt) or one.capacity is not Capacity.DECISION_MAKER:
            continue
        if missing := _missing(one):
            said = f"The signature of who decided has no {missing}; readers see “not recorded”."
            remedy = "Add it from the signed document; if there is none, write `signature: not-held`."
            yield Broken(("signatories", index), said, remedy)


def _missing(one: Signatory) -> str:
    if one.signature is Signature.NOT_HELD:
        return ""
    gaps = [word for word, value in (("name", one.name), ("day", one.signed)) if value is None]
    return " and no ".join(gaps)
