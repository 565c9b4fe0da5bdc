"""The table of every ground in law on which something may be withheld, and the table of statuses."""

from generator.public.pages.boxes import table
from generator.public.wording import say
from generator.public.words import STATUS, STATUS_MEANS
from generator.vocabulary.choices import Regime
from generator.vocabulary.exemptions import EXEMPTIONS, INSTRUMENTS, Test

_PROVISION = {Regime.FOIA: "Section", Regime.EIR: "Regulation", Regime.LGA12A: "Paragraph", Regime.SIO: "Article"}
_TEST = {
    Test.ABSOLUTE: "No",
    Test.QUALIFIED: "Yes",
    Test.DEPENDS: "For some of its parts",
}
_NOTE = {
    Regime.LGA12A: "Paragraphs 1 to 7 apply in England, 12 to 18 in Wales.",
    Regime.SIO: "The Order asks for no public interest test. It rests on the view of the chief officer of police.",
}


def exemptions() -> str:
    """One table for each law."""
    return "\n\n".join(block for regime in Regime for block in _regime(regime))


def statuses() -> str:
    """What each status means."""
    rows = [[say(STATUS[status]), say(words)] for status, words in STATUS_MEANS.items()]
    return table([say("Status"), say("What it means")], rows)


def _regime(regime: Regime) -> list[str]:
    heading = f"### {say(INSTRUMENTS[regime])} {{ #{regime.value.lower()} }}"
    rows = [[one.number, say(one.title), say(_TEST[one.test])] for one in EXEMPTIONS[regime].values()]
    note = [say(_NOTE[regime])] if regime in _NOTE else []
    headings = [say(_PROVISION[regime]), say("What it protects"), say("Public interest test")]
    return [heading, *note, table(headings, rows)]
