"""How the page of a decision shows a band: two public sums that a withheld value lies between."""

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.public.decision import PublishedAmount, PublishedBand, PublishedDecision, PublishedGround
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.reuse import Reuse
from generator.vocabulary.choices import Per, Regime, Status

BAND = PublishedBand(from_=Decimal(500_000), to=Decimal("1000000.50"))
MARKER = "[Withheld: commercial interests](#ground-commercial){ .withheld }"


def page(band: PublishedBand | None, per: Per = Per.TOTAL) -> str:
    """The page of a decision about one amount whose value is withheld."""
    withheld = Withheld("commercial")
    amount = PublishedAmount(
        id="rate", label=Passage(("Rate",)), value=withheld, written=withheld, per=Disclosed(per), band=band
    )
    day = date(2026, 3, 2)
    ground = PublishedGround(
        name="commercial",
        regime=Regime.FOIA,
        section="43(2)",
        reason="The bids.",
        decided_by="Chief Executive",
        decided_on=day,
        review_on=day,
        overdue=False,
    )
    decision = PublishedDecision(
        reference="MID/D/2026/01",
        slug="mid-d-2026-01",
        year=2026,
        status=Status.MADE,
        grounds=(ground,),
        amounts=Disclosed((Disclosed(amount),)),
    )
    return decision_page(decision, Links([]), Reuse("Midshire", None))


@pytest.mark.parametrize(
    ("band", "per", "shown"),
    [
        (BAND, Per.TOTAL, f"between **£500,000** and **£1,000,000.50** {MARKER}"),
        (BAND, Per.YEAR, f"between **£500,000** and **£1,000,000.50** a year {MARKER}"),
        (None, Per.YEAR, MARKER),
    ],
)
def test_a_withheld_value_shows_its_band_and_its_marker(band: PublishedBand | None, per: Per, shown: str) -> None:
    """The band stands before the marker, in the table and at a glance; without one the marker stands alone."""
    text = page(band, per)
    assert re.search(rf"(?m)^:   {re.escape(shown)}, Rate$", text)
    assert re.search(rf"\| Rate \| {re.escape(shown)} \|", text)
