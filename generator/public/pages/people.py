"""Who signed: a table of roles, names, capacities, days and how each signature is kept."""

from collections.abc import Iterator

from generator.public.decision import PublishedDecision, PublishedSignatory
from generator.public.disclosure import Disclosure, Withheld
from generator.public.pages.boxes import box, table
from generator.public.pages.marker import Writer
from generator.public.spoken import long_date
from generator.public.subjects import Sort
from generator.public.wording import say
from generator.public.words import CAPACITY, SIGNATURE

_HEADINGS = ["Role", "Name", "Capacity", "Signed on", "Signature"]


def signatories(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """The table of signatories; what the document does not show is said to be not recorded."""
    if decision.signatories is None:
        return
    yield f"## {say('Signatures')} {writer.aside('signatures')}"
    if isinstance(decision.signatories, Withheld):
        yield writer.marker(decision.signatories)
        return
    people = decision.signatories.value
    rows = [_row(one, writer) for one in people]
    kept = any(row[4] for row in rows)
    shown = rows if kept else [row[:4] for row in rows]
    headings = [say(one) for one in _HEADINGS]
    yield box("signatories", table(headings if kept else headings[:4], shown))


def _row(signatory: Disclosure[PublishedSignatory], writer: Writer) -> list[str]:
    if isinstance(signatory, Withheld):
        return [say("A signatory"), writer.marker(signatory), "", "", ""]
    one = signatory.value
    name = writer.named(Sort.PERSON, one.name) if one.name else say("name not recorded")
    return [writer.inline(one.role), name, say(CAPACITY[one.capacity]), _signed(one, writer), _kept(one, writer)]


def _signed(signatory: PublishedSignatory, writer: Writer) -> str:
    if isinstance(signatory.signed, Withheld):
        return writer.marker(signatory.signed)
    return long_date(signatory.signed.value) if signatory.signed else say("date not recorded")


def _kept(signatory: PublishedSignatory, writer: Writer) -> str:
    if isinstance(signatory.signature, Withheld):
        return writer.marker(signatory.signature)
    return say(SIGNATURE[signatory.signature.value]) if signatory.signature else ""
