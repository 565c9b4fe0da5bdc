"""Small surveys for tests: a decision in short, of which each test says what matters to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from generator.public.decision import PublishedGround, PublishedRelations
from generator.public.disclosure import Disclosed
from generator.public.office import (
    IndexEntry,
    PublishedContact,
    PublishedOffice,
    PublishedOfficeHolder,
    PublishedRegister,
)
from generator.public.survey import Kept, Money, Person, Signed, Survey, Surveyed
from generator.vocabulary.choices import Capacity, Kind, OfficeKind, Regime, Status

DAY = date(2026, 11, 23)
ROLE = "Police and Crime Commissioner"
HOLDERS = (
    PublishedOfficeHolder(name="Gareth Lowenby", role=ROLE, start=date(2016, 5, 12), end=date(2021, 5, 12)),
    PublishedOfficeHolder(name="Tobias Wrenfield", role=ROLE, start=date(2021, 5, 13)),
)
OFFICE = PublishedOffice(
    name="Midshire & <Welton> PCC",
    short_name="Midshire PCC",
    kind=OfficeKind.PCC,
    contact=PublishedContact(email="a_b@midshire.example"),
    categories=("Grants", "Finance"),
    office_holders=HOLDERS,
    publish_within_days=14,
)


def surveyed(number: int, *, on: date = date(2026, 3, 2), status: Status = Status.MADE, **more: Any) -> Surveyed:
    """A decision `M/<year>/<number>`; entries of the index and of the short form alike may be given by name."""
    of_entry = {name: more.pop(name) for name in ("title", "category", "published", "withheld") if name in more}
    entry: dict[str, Any] = {"title": f"Decision {number}", "category": "Grants"} | of_entry
    slug, reference = f"m-{on.year}-{number}", f"M/{on.year}/{number}"
    whole = IndexEntry(reference=reference, slug=slug, year=on.year, status=status, decided=on, **entry)
    empty: dict[str, Any] = {
        "topics": (),
        "summary": None,
        "makers": (Person(ROLE, None),),
        "signatories": (),
        "money": (),
        "withheld": (),
        "changes": (),
        "relations": PublishedRelations(),
        "publish_on": None,
        "published": None,
        "part2_unrecorded": False,
    }
    return Surveyed(entry=whole, **empty | more)


def money(name: str, pounds: str | None, **more: Any) -> Money:
    """An amount; `pounds` is None where it is withheld."""
    empty: dict[str, Any] = {
        "label": "Fee",
        "value": Decimal(pounds) if pounds else None,
        "written": f"£{pounds}" if pounds else None,
        "basis": None,
        "per": None,
        "vat": None,
        "kind": Kind.GRANT,
        "years": (),
        "recipient": None,
        "purpose": None,
        "funded_from": None,
        "total_of": (),
        "band": None,
    }
    return Money(id=name, **empty | more)


def signed(name: str | None, capacity: Capacity = Capacity.OFFICER, on: date | None = None) -> Signed:
    """Somebody who signed."""
    return Signed("Chief Executive", name, capacity, on)


def supersedes(*references: str) -> PublishedRelations:
    """The relations of a decision that takes the place of others."""
    return PublishedRelations(supersedes=Disclosed(references))


def kept(review_on: date, *, overdue: bool = False) -> Kept:
    """One withheld place, whose ground is looked at again on a day."""
    ground = PublishedGround(
        name="commercial",
        regime=Regime.FOIA,
        section="43(2)",
        reason="It would harm.",
        decided_by="Chief Executive",
        decided_on=date(2026, 1, 1),
        review_on=review_on,
        overdue=overdue,
    )
    return Kept("recipient of an amount", ground)


def survey_of(*decisions: Surveyed, office: PublishedOffice = OFFICE) -> Survey:
    """A survey of these decisions, which stand as given: newest first."""
    entries = tuple(one.entry for one in decisions)
    return Survey(PublishedRegister(format=1, day=DAY, office=office, decisions=entries), decisions)
