"""The grounds in law on which a public body may withhold, and how each is cited and explained.

Sources: Freedom of Information Act 2000 Part II; Environmental Information Regulations 2004 regulations 12 and 13;
Local Government Act 1972 Schedule 12A; Elected Local Policing Bodies (Specified Information) Order 2011 article 2(2).
"""

import re
from dataclasses import dataclass
from enum import Enum

from generator.vocabulary.choices import Regime


class Test(Enum):
    """Whether a public interest test decides: always, never, or depending on the subsection."""

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"
    DEPENDS = "depends on the subsection"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One section, regulation or paragraph; `number` is as cited, without subsections that do not matter here."""

    regime: Regime
    number: str
    title: str
    test: Test


INSTRUMENTS = {
    Regime.FOIA: "Freedom of Information Act 2000",
    Regime.EIR: "Environmental Information Regulations 2004",
    Regime.LGA12A: "Local Government Act 1972, Schedule 12A",
    Regime.SIO: "Elected Local Policing Bodies (Specified Information) Order 2011",
}
_PROVISION = {
    Regime.FOIA: "section",
    Regime.EIR: "regulation",
    Regime.LGA12A: "paragraph",
    Regime.SIO: "article",
}


def _rows(regime: Regime, table: str) -> dict[str, Exemption]:
    tests = {"A": Test.ABSOLUTE, "Q": Test.QUALIFIED, "D": Test.DEPENDS}
    cells = (line.split(" ", 2) for line in table.strip().splitlines())
    return {number: Exemption(regime, number, title, tests[kind]) for number, kind, title in cells}


_FOIA = """
21 A Information accessible to applicant by other means
22 Q Information intended for future publication
22A Q Research
23 A Information supplied by, or relating to, bodies dealing with security matters
24 Q National security
26 Q Defence
27 Q International relations
28 Q Relations within the United Kingdom
29 Q The economy
30 Q Investigations and proceedings conducted by public authorities
31 Q Law enforcement
32 A Court records
33 Q Audit functions
34 A Parliamentary privilege
35 Q Formulation of government policy
36 Q Prejudice to effective conduct of public affairs
37 D Communications with Her Majesty and honours
38 Q Health and safety
39 Q Environmental information
40 D Personal information
41 A Information provided in confidence
42 Q Legal professional privilege
43 Q Commercial interests
44 A Prohibitions on disclosure
"""
_EIR = """
12(4)(d) Q Unfinished material
12(4)(e) Q Internal communications
12(5)(a) Q International relations, defence, national security or public safety
12(5)(b) Q The course of justice
12(5)(c) Q Intellectual property rights
12(5)(d) Q Confidentiality of proceedings
12(5)(e) Q Commercial or industrial confidentiality
12(5)(f) Q Interests of a person who volunteered the information
12(5)(g) Q Protection of the environment
13 D Personal data
"""
_LGA = """
1 Q Information relating to an individual
2 Q Information likely to reveal the identity of an individual
3 Q Financial or business affairs
4 Q Labour relations
5 Q Legal professional privilege
6 Q Notices, orders or directions
7 Q Prevention, investigation or prosecution of crime
12 Q Information relating to an individual (Wales)
13 Q Information likely to reveal the identity of an individual (Wales)
14 Q Financial or business affairs (Wales)
15 Q Labour relations (Wales)
16 Q Legal professional privilege (Wales)
17 Q Notices, orders or directions (Wales)
18 Q Prevention, investigation or prosecution of crime (Wales)
"""
_SIO = "2(2) A Security, safety, crime or justice"

EXEMPTIONS: dict[Regime, dict[str, Exemption]] = {
    Regime.FOIA: _rows(Regime.FOIA, _FOIA),
    Regime.EIR: _rows(Regime.EIR, _EIR),
    Regime.LGA12A: _rows(Regime.LGA12A, _LGA),
    Regime.SIO: _rows(Regime.SIO, _SIO),
}
_FORM = {
    Regime.FOIA: re.compile(r"(\d+A?)(\(\d{1,2}[A-Z]{0,2}\))?(\([a-z]{1,2}\))?(\([ivx]{1,4}\))?", re.ASCII),
    Regime.EIR: re.compile(r"(12\(\d\)\([a-z]\)|13)(\(\d[A-Z]?\))?(\([a-z]\))?", re.ASCII),
    Regime.LGA12A: re.compile(r"(\d+)", re.ASCII),
    Regime.SIO: re.compile(r"(2\(2\))(\([a-d]\))?", re.ASCII),
}
# FOIA 2000 s.2(3): the subsections that are absolute within a section that is otherwise qualified.
_ABSOLUTE_PARTS = re.compile(r"40\([12]\)|37\(1\)\((a|aa|ab)\)|13(\(1\))?", re.ASCII)


def find_exemption(regime: Regime, section: str) -> Exemption | None:
    """The exemption that a section such as `43(2)`, `12(5)(e)` or `3` stands in; None where there is none."""
    found = _FORM[regime].fullmatch(section)
    return EXEMPTIONS[regime].get(found[1]) if found else None


def is_qualified(exemption: Exemption, section: str) -> bool:
    """Whether the public interest test applies to this section."""
    if exemption.test is Test.DEPENDS:
        return not _ABSOLUTE_PARTS.fullmatch(section)
    return exemption.test is Test.QUALIFIED


def cite(regime: Regime, section: str) -> str:
    """`section 43(2) of the Freedom of Information Act 2000`."""
    return f"{_PROVISION[regime]} {section} of the {INSTRUMENTS[regime]}"
