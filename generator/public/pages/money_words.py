"""What the pages about money say: kinds, reasons, and how sums are made."""

from generator.public.counting import Reason
from generator.public.ledger import Ledger
from generator.public.pages.boxes import items
from generator.public.wording import counted, say
from generator.vocabulary.choices import Kind

KIND_NAMES = {kind: kind.value for kind in Kind} | {None: "no-kind"}


def kind_in_words(kind: Kind | None) -> str:
    """The heading under which amounts of a kind stand."""
    return {
        Kind.REVENUE: say("Revenue"),
        Kind.CAPITAL: say("Capital"),
        Kind.GRANT: say("Grants"),
        Kind.INCOME: say("Income"),
        Kind.SAVING: say("Savings"),
        None: say("No kind given"),
    }[kind]


def what_is_counted(book: Ledger) -> str:
    """How many amounts stand behind the sums, and in how many decisions one is withheld."""
    decisions = len({line.entry.slug for line in book.counted})
    said = counted("{number} disclosed amount", "{number} disclosed amounts", len(book.counted))
    where = counted("{number} decision", "{number} decisions", decisions)
    sums = say("Counted here: {amounts} in {decisions}.", amounts=said, decisions=where)
    return f"{sums} {withheld_in_words(len(book.kept))}".strip()


def withheld_in_words(number: int) -> str:
    """In how many decisions an amount is withheld; of none nothing is said, for a Part 2 may hold some."""
    if not number:
        return ""
    return counted(
        "In {number} decision an amount is withheld; it is counted nowhere.",
        "In {number} decisions an amount is withheld; these are counted nowhere.",
        number,
    )


def how_to_read() -> str:
    """What filled and open bars mean."""
    return say(
        "In the bars, the filled part is exact. The open part is given as about, up to or at least. Each table has a "
        "scale of its own."
    )


def how_sums_are_made() -> str:
    """The rules by which amounts are counted, for somebody who wants to add them up again."""
    return items(
        (
            say(
                "Only what the decisions disclose is counted. No sum and no bar depends on anything that is withheld, "
                "and what a Part 2 holds is in none of them."
            ),
            say(
                "An amount is counted in the year of its decision, not in the years in which it is spent. Many "
                "decisions are about several financial years and do not say how much falls in each."
            ),
            say(
                "Revenue, capital, grants, income and savings are never added together. Income and savings are no "
                "spending. Amounts that do not say what kind they are stand by themselves."
            ),
            say(
                "Nothing is counted twice. Where all the parts of a total are disclosed, the parts are counted; "
                "otherwise the total is counted and its parts are not."
            ),
            say("Sums for a year, a month or a unit are no totals. They are listed and not counted."),
            say(
                "Where a sum is withheld and the decision says between which limits it lies, the limits are listed "
                "and not counted."
            ),
            say("Sums are counted as they are recorded, some with VAT and some without."),
            say(
                "Only decisions that were made are counted. If a later decision replaced one, the amounts of the "
                "earlier one are listed and not counted."
            ),
        )
    )


def reason_in_words(reason: Reason) -> str:
    """Why amounts are listed and not counted."""
    return {
        Reason.SPELT_OUT: say("Totals whose parts are counted"),
        Reason.PART: say("Parts of a total that is counted"),
        Reason.OVERLAP: say("Totals that share parts with one that is counted"),
        Reason.RATE: say("Sums for a year, a month or a unit"),
        Reason.BAND: say("Withheld sums of which the limits are disclosed"),
        Reason.UNCLEAR: say("Sums of which it is withheld what they cover"),
        Reason.REPLACED: say("Amounts of decisions that a later one replaced"),
        Reason.NOT_MADE: say("Amounts of decisions that were not made"),
    }[reason]
