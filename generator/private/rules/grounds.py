"""Grounds for withholding, held against the law."""

from collections.abc import Iterator

from generator.findings import Group
from generator.private.record import Ground
from generator.private.rules.rule import WARNING, Broken, Case, rule
from generator.vocabulary.choices import Regime
from generator.vocabulary.days import long_date
from generator.vocabulary.exemptions import Exemption, find_exemption, is_qualified

FOIA = "Freedom of Information Act 2000"
EIR = "Environmental Information Regulations 2004, regulation 12"
SIO = "Elected Local Policing Bodies (Specified Information) Order 2011, article 2(2)"
_CURLY = ("“", "”", "‘", "’")
_LIKE = {Regime.FOIA: "43(2)", Regime.EIR: "12(5)(e)", Regime.LGA12A: "3", Regime.SIO: "2(2)"}
CHIEF_OFFICERS = ("chief constable", "chief officer", "commissioner of police")


def used_grounds(case: Case) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every ground that something in the record is withheld on, with the address of what it is."""
    record = case.record
    yield from case.marks
    if record.part2 and record.part2.grounds:
        yield from ((("part2", "grounds", index), ground) for index, ground in enumerate(record.part2.grounds))


@rule("GROUND-01")
def ground_is_known(case: Case) -> Iterator[Broken]:
    """Whatever is withheld names a ground that stands under `grounds`, so that the public is told why."""
    if "grounds" in case.gaps:
        return
    for at, ground in used_grounds(case):
        if ground not in case.record.grounds:
            said = "This is withheld on a ground that is not under `grounds`."
            names = ", ".join(case.record.grounds) if case.may_quote else ""
            others = f", or use one that is there: {names}" if names else ""
            yield Broken(at, said, f"Add it under `grounds`{others}.", f"[[{ground}")


@rule("GROUND-02", needs_whole=True)
def ground_is_used(case: Case) -> Iterator[Broken]:
    """A ground that nobody uses is a sign that a mark was lost: something meant to be withheld may be public."""
    if not case.record.grounds:
        return
    used = {ground for _, ground in used_grounds(case)}
    for name in case.record.grounds:
        if name not in used:
            remedy = "Look whether a mark is missing, or remove the ground."
            yield Broken(("grounds", name), "Nothing in the record is withheld on this ground.", remedy)


@rule("GROUND-03", source=f"{FOIA}, Part II; {EIR}; Local Government Act 1972, Schedule 12A")
def section_exists(case: Case) -> Iterator[Broken]:
    """A ground cites a section, regulation or paragraph that exists, written like "43(2)", "12(5)(e)" or "3"."""
    for at, ground, exemption in _cited(case):
        if exemption is None and not _is_refused_by_name(ground):
            like = _LIKE[ground.regime] if case.may_quote else "43(2), 12(5)(e) or 3"
            remedy = f"Check it against the lists on the grounds page, and write it like {like}."
            if case.may_quote and ground.section.startswith(_CURLY):
                remedy = f'The quotation marks around it are curly ones. Write it like "{like}", with straight ones.'
            yield Broken((*at, "section"), "{value} is not a ground for withholding under this law.", remedy)


@rule("GROUND-04", source=f"{FOIA}, section 2(2)(b); {EIR}(1)(b); Local Government Act 1972, Schedule 12A")
def public_interest_weighed(case: Case) -> Iterator[Broken]:
    """A qualified ground withholds only where the public interest in doing so outweighs that in disclosure, so it says
    how that was weighed."""
    for at, ground, exemption in _cited(case):
        if exemption and is_qualified(exemption, ground.section) and ground.public_interest is None:
            said = "This ground is qualified, and `public_interest` is missing."
            yield Broken(at, said, "Add a sentence on how the public interest was weighed.")


@rule("GROUND-05", source=f"{FOIA}, section 2(3)", severity=WARNING)
def public_interest_not_asked(case: Case) -> Iterator[Broken]:
    """An absolute exemption, and the Specified Information Order, know no public interest test. A text that weighs it
    suggests that the wrong section is cited."""
    for at, ground, exemption in _cited(case):
        if exemption and not is_qualified(exemption, ground.section) and ground.public_interest is not None:
            said = "This ground has no public interest test, yet `public_interest` is given."
            yield Broken((*at, "public_interest"), said, "Check the section, or remove the text.")


@rule("GROUND-06", source=f"{FOIA}, section 36(2)")
def section_36_has_opinion(case: Case) -> Iterator[Broken]:
    """Section 36 rests on the reasonable opinion of a qualified person: the ground names the person and the day."""
    for at, ground, _ in _cited(case):
        missing = ground.qualified_person is None or ground.opinion_on is None
        if ground.regime is Regime.FOIA and ground.section.startswith("36") and missing:
            said = "Section 36 needs `qualified_person` and `opinion_on`."
            yield Broken(at, said, "Add whose opinion it is and the day it was given.")


@rule("GROUND-07", source=f"{FOIA}, section 44(1)")
def section_44_has_enactment(case: Case) -> Iterator[Broken]:
    """Section 44 applies where an enactment prohibits disclosure: the ground names the enactment."""
    for at, ground, _ in _cited(case):
        if ground.regime is Regime.FOIA and ground.section.startswith("44") and ground.enactment is None:
            yield Broken(at, "Section 44 needs `enactment`.", "Name the enactment that prohibits disclosure.")


@rule("GROUND-08", source=SIO)
def order_ground_by_chief_officer(case: Case) -> Iterator[Broken]:
    """Article 2(2) of the Order rests on the view of the chief officer of police, so the chief officer decides."""
    for at, ground, _ in _cited(case):
        chief = any(title in ground.decided_by.lower() for title in CHIEF_OFFICERS)
        deputy = "deputy" in ground.decided_by.lower() or "assistant" in ground.decided_by.lower()
        if ground.regime is Regime.SIO and (not chief or deputy):
            said = "A ground under the Order is decided by the chief officer of police."
            yield Broken((*at, "decided_by"), said, "Name the Chief Constable, or use a ground of another law.")


@rule("GROUND-09", source=f"{FOIA}, section 25")
def section_25_is_no_exemption(case: Case) -> Iterator[Broken]:
    """Section 25 is about certificates and is no exemption; cite section 23 or 24."""
    for at, ground, _ in _cited(case):
        if ground.regime is Regime.FOIA and _number(ground) == "25":
            yield Broken((*at, "section"), "Section 25 is no exemption.", "Cite section 23 or 24 if one applies.")


@rule("GROUND-10", source=f"{EIR}(4)(a) to (c)")
def answers_are_no_grounds(case: Case) -> Iterator[Broken]:
    """Regulation 12(4)(a) to (c) answers a request for information (not held, unreasonable, too general). It does not
    keep anything out of a register."""
    for at, ground, _ in _cited(case):
        if ground.regime is Regime.EIR and ground.section.startswith(("12(4)(a)", "12(4)(b)", "12(4)(c)")):
            said = "Regulation 12(4)(a) to (c) answers a request; it is no ground here."
            yield Broken((*at, "section"), said, "Cite the part of regulation 12 that protects this information.")


@rule("GROUND-11", source=f"{FOIA}, section 35 (check with your legal adviser)", severity=WARNING)
def section_35_is_for_government(case: Case) -> Iterator[Broken]:
    """Section 35 protects the making of government policy, and is for government departments. Check with your legal
    adviser whether a commissioner may use it."""
    for at, ground, _ in _cited(case):
        if ground.regime is Regime.FOIA and _number(ground) == "35":
            remedy = "Ask your legal adviser; section 36 may be meant."
            yield Broken((*at, "section"), "Section 35 is for government departments.", remedy)


@rule("GROUND-12", severity=WARNING, group=Group.DUE)
def review_is_due(case: Case) -> Iterator[Broken]:
    """A ground whose review day has passed is overdue: somebody looks again whether it still holds. The day releases
    nothing by itself."""
    for at, ground, _ in _cited(case):
        if ground.review_on < case.day:
            due = f"was due on {long_date(ground.review_on)}" if case.may_quote else "is overdue"
            said = f"The review of this ground {due}."
            yield Broken((*at, "review_on"), said, "Review it: release the text, or set a new day and say why.")


@rule("GROUND-13", severity=WARNING)
def review_follows_decision(case: Case) -> Iterator[Broken]:
    """A review comes after the decision to withhold."""
    for at, ground, _ in _cited(case):
        if ground.review_on <= ground.decided_on:
            yield Broken(
                (*at, "review_on"),
                "The review is not after the decision to withhold.",
                "Check both days; if they are right, nothing more is needed.",
            )


def _cited(case: Case) -> Iterator[tuple[tuple[str, str], Ground, Exemption | None]]:
    for name, ground in case.record.grounds.items():
        yield ("grounds", name), ground, find_exemption(ground.regime, ground.section)


def _number(ground: Ground) -> str:
    return ground.section.split("(")[0].strip()


def _is_refused_by_name(ground: Ground) -> bool:
    if ground.regime is Regime.FOIA:
        return _number(ground) == "25"
    return ground.regime is Regime.EIR and ground.section.startswith(("12(4)(a)", "12(4)(b)", "12(4)(c)"))
