"""The page of a recipient: what was disclosed to be paid to it, decision by decision.

An amount whose recipient is withheld, in whole or in part, is nowhere here.
"""

from collections.abc import Sequence

from generator.public.ledger import Statuses
from generator.public.pages.counts import counted_and_dated
from generator.public.pages.listing import Table
from generator.public.pages.prose import inline
from generator.public.pages.rows import decision_table
from generator.public.pages.sums import left_out, sum_lines
from generator.public.slugs import name_slug
from generator.public.subjects import Subject
from generator.public.survey import Money, Surveyed
from generator.public.tallies import sums_by_kind
from generator.public.wording import counted, say
from generator.public.words import BASIS, KIND, PER
from generator.vocabulary.choices import Basis, Per
from generator.vocabulary.money import show_pounds


def recipient_opening(subject: Subject, status: Statuses) -> Sequence[str]:
    """How many decisions name it openly, and what the disclosed amounts come to."""
    number = len(subject.decisions)
    said = counted("{number} decision names this recipient", "{number} decisions name this recipient", number)
    sums = sums_by_kind(subject.decisions, status, lambda money: is_to(money, subject))
    total = say("Disclosed amounts to it come to {sums}.", sums=", ".join(sum_lines(sums)))
    added = f"{total} {left_out()}" if sums else say("No amount to it is disclosed that could be added up.")
    most = f"[{say('Who is paid most')}](../money/recipients/index.md)"
    return [counted_and_dated(said, subject.decisions), added, most]


def recipient_table(subject: Subject) -> Table:
    """The decisions with the amounts that each of them names for this recipient."""

    def cell(one: Surveyed) -> str:
        return "<br>".join(_amount(money) for money in one.money if is_to(money, subject))

    return lambda decisions, up: decision_table(decisions, up, say("Amounts"), cell)


def is_to(money: Money, subject: Subject) -> bool:
    """Whether an amount names this recipient, in any of its writings."""
    if money.recipient is None:
        return False
    return money.recipient in subject.spellings or name_slug(money.recipient) == subject.slug


def _amount(money: Money) -> str:
    """`about £1.04m a year: Evening cover (grant)`; nothing of the label if it is withheld in part."""
    words = [_sum(money), *([say(PER[money.per])] if money.per and money.per is not Per.TOTAL else [])]
    said = " ".join(words) + (f": {inline(money.label)}" if money.label else "")
    return f"{said} ({say(KIND[money.kind]).lower()})" if money.kind else said


def _sum(money: Money) -> str:
    if money.written:
        basis = f"{say(BASIS[money.basis])} " if money.basis and money.basis is not Basis.EXACT else ""
        return f"{basis}**{inline(money.written)}**"
    if money.band:
        return say("between {first} and {last}", first=show_pounds(money.band.from_), last=show_pounds(money.band.to))
    return say("Amount withheld")
