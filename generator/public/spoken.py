"""Days and law as the pages say them, in the language being spoken; what `vocabulary` writes is English.

Comes in: values. Goes out: words for a sentence. Machine-readable days are not written here.
"""

from datetime import date

from generator.public.wording import say
from generator.vocabulary.choices import Regime

MONTHS = (
    "{day} January {year}",
    "{day} February {year}",
    "{day} March {year}",
    "{day} April {year}",
    "{day} May {year}",
    "{day} June {year}",
    "{day} July {year}",
    "{day} August {year}",
    "{day} September {year}",
    "{day} October {year}",
    "{day} November {year}",
    "{day} December {year}",
)
CITED = {
    Regime.FOIA: "section {section} of the Freedom of Information Act 2000",
    Regime.EIR: "regulation {section} of the Environmental Information Regulations 2004",
    Regime.LGA12A: "paragraph {section} of the Local Government Act 1972, Schedule 12A",
    Regime.SIO: "article {section} of the Elected Local Policing Bodies (Specified Information) Order 2011",
}


def long_date(day: date) -> str:
    """The house style of dates: `24 January 2019`, `24 Ionawr 2019`."""
    return say(MONTHS[day.month - 1], day=day.day, year=day.year)


def cite(regime: Regime, section: str) -> str:
    """`section 43(2) of the Freedom of Information Act 2000`; `section` is written as given."""
    return say(CITED[regime], section=section)
