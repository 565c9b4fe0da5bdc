"""What Midshire withholds, and why: every exempt word of a generated record is made here.

Exempt names are coined, one set for each record, so that none stands in any public text; exempt sums end
in pennies that no public sum has.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.demo.layout import Entry, Node


def syllables(text: str) -> tuple[str, ...]:
    """The words of a line."""
    return tuple(text.split())


STARTS = syllables(
    "Vex Quor Zel Brun Thry Gask Mozz Ploo Drak Fjor Wix Yag Krel Snou Trib Oxl "
    "Hesk Jund Lurv Nax Pyth Ruzz Skov Tork Ulm Vosk Womb Xan Yor Zub Crim Glav"
)
MIDDLES = syllables(
    "ol um ar ib ax en or up il ag od ez uth ov ink am ask elt ird ong arv usk emp ilb oft urn ect alm ost ipt unk erg"
)
ENDS = syllables(
    "dane grix bolt worl mund peth sank tove lume crag fenn zard hast noll vick quen "
    "jorn rusk thal yard bram cloy droon eld fisk goll hume ith jask kell lorn moss"
)

Paragraphs = list[Node]

GROUNDS: dict[str, Entry] = {
    "commercial": {
        "regime": "FOIA",
        "section": "43(2)",
        "reason": "Bidders would learn how a rival builds up its price.",
        "public_interest": "The award and its total are public; the detail would weaken the next competition.",
        "decided_by": "Chief Executive",
    },
    "operational": {
        "regime": "FOIA",
        "section": "31(1)(a)",
        "reason": "Publication would help people to avoid being caught.",
        "public_interest": "The need for scrutiny is met by the cost; tactics would lose their use if they were known.",
        "decided_by": "Chief Executive",
    },
    "personal": {
        "regime": "FOIA",
        "section": "40(2)",
        "reason": "The person holds a junior post and does not expect to be named.",
        "decided_by": "Chief Executive",
    },
    "legal": {
        "regime": "FOIA",
        "section": "42(1)",
        "reason": "The passage repeats advice of counsel.",
        "public_interest": "Frank advice depends on its staying private, and the conclusion is public.",
        "decided_by": "Monitoring Officer",
    },
}


@dataclass(frozen=True)
class Secrets:
    """The exempt words of the record with this number."""

    index: int
    rng: Random

    def name(self, nth: int) -> str:
        """A coined name; no two of the first 8,000 records share one, and few after that."""
        number = (self.index * 4 + nth) * 7919 % 32768
        return STARTS[number % 32] + MIDDLES[number // 32 % 32] + ENDS[number // 1024]

    def sum(self) -> Decimal:
        """Pounds and odd pence, never 00 or 50."""
        return Decimal(self.rng.randint(11_000, 890_000)) + Decimal(self.rng.choice("13579") + "7") / 100


def ground(name: str, decided: date, rng: Random) -> Entry:
    """The ground with its dates, the review always some years off."""
    review = date(max(decided.year + 3, 2028) + rng.randint(0, 4), decided.month, min(decided.day, 28))
    return {**GROUNDS[name], "decided_on": decided - timedelta(rng.randint(0, 4)), "review_on": review}


def withhold(record: Entry, mode: str, secrets: Secrets, section: Paragraphs, amounts: list[Entry]) -> str:
    """Puts exempt matter of one mode into a record, and names the ground that it used."""
    match mode:
        case "inline":
            section.append(f"The highest score went to [[commercial: {secrets.name(0)} Ltd]], and no bidder appealed.")
        case "paragraph":
            section.append(operational_paragraph(secrets))
            return "operational"
        case "recipient" if amounts:
            amounts[0] |= {"recipient": f"{secrets.name(0)} plc", "withheld": {"recipient": "commercial"}}
        case "signatory":
            return personal_signatory(record, secrets)
        case "legal-part2":
            record["part2"] = part2(secrets, "legal")
            return "legal"
        case "part2":
            record["part2"] = part2(secrets, "commercial")
        case _:
            amounts.append(exempt_amount(secrets, "offer") | {"withheld": "commercial"})
    return "commercial"


def operational_paragraph(secrets: Secrets) -> Entry:
    """A whole paragraph that keeps its number on the page."""
    text = f"Operation {secrets.name(0)} watches the yard of {secrets.name(1)} Haulage every second Thursday."
    return {"text": text, "withheld": "operational"}


def personal_signatory(record: Entry, secrets: Secrets) -> str:
    """An adviser whose name is withheld."""
    adviser: Entry = {"role": "Research Assistant", "name": f"Jo {secrets.name(0)}", "capacity": "adviser"}
    adviser |= {"signed": record["decided"], "signature": "electronic", "withheld": {"name": "personal"}}
    signatories = record["signatories"]
    assert isinstance(signatories, list)
    signatories.append(adviser)
    return "personal"


def exempt_amount(secrets: Secrets, key: str) -> Entry:
    """A sum that only Part 2, or a marker, may stand for."""
    label = f"Revised tender of {secrets.name(2)} Group"
    return {"id": key, "label": label, "value": secrets.sum(), "kind": "revenue"}


def part2(secrets: Secrets, name: str) -> Entry:
    """A Part 2 with a report, an amount and notes."""
    paragraphs = [
        f"{secrets.name(0)} Ltd threatens to walk away unless the indexation cap is lifted.",
        f"Counsel rates a claim by {secrets.name(1)} as weak but expensive to defend.",
    ]
    report = [{"heading": f"Negotiating line on {secrets.name(0)}", "paragraphs": paragraphs}]
    notes = f"Do not mention {secrets.name(3)} outside the negotiating team."
    return {"grounds": [name], "report": report, "amounts": [exempt_amount(secrets, "exempt-offer")], "notes": notes}
