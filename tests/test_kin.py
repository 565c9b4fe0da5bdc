"""What stands around a decision on its page: its chain, others like it, the holder of the office, links of names."""

from dataclasses import replace
from datetime import date

import pytest

from generator.public.decision import (
    PublishedAmount,
    PublishedDecision,
    PublishedGround,
    PublishedPerson,
    PublishedRelations,
    PublishedSignatory,
)
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.holders import previous_holder
from generator.public.kin import Kin
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.survey import Person, Survey, survey
from generator.vocabulary.choices import Capacity, Regime, Status
from tests.surveys import HOLDERS, ROLE, money, supersedes, survey_of, surveyed

GROUND = PublishedGround(
    name="personal",
    regime=Regime.FOIA,
    section="40(2)",
    reason="It is private.",
    decided_by="Chief Executive",
    decided_on=date(2019, 1, 1),
    review_on=date(2030, 1, 1),
    overdue=False,
)
SHUT = Withheld("personal")


def decided(number: int, day: date, **more: object) -> PublishedDecision:
    """A published decision with a decision maker and a topic."""
    decision = PublishedDecision(
        reference=f"M/{day.year}/{number}",
        slug=f"m-{day.year}-{number}",
        year=day.year,
        status=Status.MADE,
        title=f"Decision {number}",
        category="Grants",
        topics=("fleet",),
        decided=day,
        decision_makers=Disclosed((Disclosed(person("Gareth Lowenby")),)),
    )
    return replace(decision, **more)  # type: ignore[arg-type]  # fields by name


def person(name: str | Withheld) -> PublishedPerson:
    """Somebody in the role of the office."""
    return PublishedPerson(role=Passage((ROLE,)), name=Passage((name,)))


def related(**relations: tuple[str, ...]) -> Disclosed[PublishedRelations]:
    """Relations by their names, disclosed."""
    back = ("superseded_by", "amended_by")
    return Disclosed(
        PublishedRelations(
            **{name: value if name in back else Disclosed(value) for name, value in relations.items()}  # type: ignore[arg-type]  # of the kind that each field takes
        )
    )


def page_of(*decisions: PublishedDecision, at: int = 0) -> str:
    """The page of one of these decisions in their register."""
    entries = survey_of().register
    short = survey(entries, decisions)
    short = Survey(replace(entries, decisions=tuple(one.entry for one in short.decisions)), short.decisions)
    around = Kin(short).around(decisions[at].reference)
    return decision_page(decisions[at], Links(short.register.decisions), short.register, around)


def test_a_chain_is_followed_through_every_step_in_both_directions() -> None:
    """From the first, the middle and the last decision of a chain its time line is the same, oldest first."""
    first, second = surveyed(1, on=date(2019, 1, 1)), surveyed(2, on=date(2021, 1, 1), relations=supersedes("M/2019/1"))
    third = surveyed(3, on=date(2023, 1, 1), relations=supersedes("M/2021/2"))
    kin = Kin(survey_of(third, second, first))
    for one in (first, second, third):
        chain = kin.around(one.entry.reference).chain
        assert [step.entry.reference for step in chain.steps] == ["M/2019/1", "M/2021/2", "M/2023/3"]
        assert [step.is_here for step in chain.steps] == [step.entry is one.entry for step in chain.steps]


def test_a_circle_of_decisions_ends() -> None:
    """Two records that say each of the other that they take its place have one time line of two."""
    one, other = surveyed(1, relations=supersedes("M/2026/2")), surveyed(2, relations=supersedes("M/2026/1"))
    assert len(Kin(survey_of(one, other)).around("M/2026/1").chain.steps) == 2


def test_a_long_chain_is_cut_to_what_stands_nearest() -> None:
    """A time line of a hundred would bury the page, and a page for each would make ten thousand lines."""
    ones = [surveyed(0)] + [surveyed(n, relations=supersedes(f"M/2026/{n - 1}")) for n in range(1, 100)]
    chain = Kin(survey_of(*reversed(ones))).around("M/2026/50").chain
    assert [step.entry.reference for step in chain.steps] == [f"M/2026/{n}" for n in range(45, 56)]
    assert chain.has_earlier
    assert chain.has_later


def test_those_most_alike_stand_first_and_nothing_stands_twice() -> None:
    """Decisions that share two topics come before those that share one; five at most, newest first; none repeated."""
    here = surveyed(0, topics=("fleet", "energy"), money=(money("a", "5", recipient="X"),))
    paid = surveyed(1, topics=("fleet",), money=(money("a", "5", recipient="X"),))
    others = [surveyed(n, topics=("fleet",)) for n in range(2, 9)]
    both = surveyed(9, topics=("fleet", "energy"))
    recipients, topics = Kin(survey_of(here, paid, *others, both)).around("M/2026/0").alike
    assert [entry.reference for entry in recipients.decisions] == ["M/2026/1"]
    assert [entry.reference for entry in topics.decisions] == [f"M/2026/{n}" for n in (2, 3, 4, 5, 9)]
    assert [subject.path for subject in topics.subjects] == ["topics/fleet", "topics/energy"]


def test_the_time_line_marks_the_decision_of_the_page() -> None:
    """It is an ordered list with day and standing; the page's own decision is no link and is marked for all."""
    old = decided(1, date(2019, 1, 1), relations=related(superseded_by=("M/2020/2",)))
    new = decided(2, date(2020, 1, 1), relations=related(supersedes=("M/2019/1",)))
    page = page_of(new, old, at=1)
    assert '1. <span class="day">1 January 2019</span> <span aria-current="page">M/2019/1 Decision 1</span>' in page
    assert '<span class="standing">Made, superseded, this decision</span>' in page
    assert '1. <span class="day">1 January 2020</span> [M/2020/2 Decision 2](../2020/m-2020-2.md)' in page


def test_a_decision_that_stands_no_more_says_so_before_anything_else() -> None:
    """Whoever reads "Made" in the facts has read before that a later decision took its place, or changed it."""
    old = decided(1, date(2019, 1, 1), relations=related(superseded_by=("M/2020/2",), amended_by=("M/2021/3",)))
    new, last = decided(2, date(2020, 1, 1)), decided(3, date(2021, 1, 1))
    link = "[M/2020/2 Decision 2](../2020/m-2020-2.md)"
    page = page_of(last, new, old, at=2)
    notice = f"**Superseded.** A later decision took the place of this one: {link}."
    assert notice in page.split('<div class="facts"')[0]
    assert f'<div class="notice" data-search-exclude markdown="1">\n\n{notice}\n\n</div>' in page
    assert "**Amended.**" not in page
    amended = replace(old, relations=related(amended_by=("M/2020/2",)))
    assert f"**Amended.** A later decision changes this one: {link}." in page_of(last, new, amended, at=2)
    assert "A later decision" not in page_of(last, new, old, at=1)


def test_beside_withheld_words_others_stand_by_reference_alone() -> None:
    """Title and day of a decision that the record does not name might tell what is withheld."""
    here = decided(1, date(2019, 1, 1), grounds=(GROUND,), relations=related(superseded_by=("M/2020/2",)))
    next_ = decided(2, date(2020, 2, 2), relations=related(supersedes=("M/2019/1",), superseded_by=("M/2021/3",)))
    last = decided(3, date(2021, 3, 3), title="Tell-tale", relations=related(supersedes=("M/2020/2",)))
    alike = decided(4, date(2022, 4, 4), title="Tell-tale")
    page = page_of(alike, last, next_, here, at=3)
    assert "[M/2021/3](../2021/m-2021-3.md)" in page
    assert "[M/2022/4](../2022/m-2022-4.md)" in page
    assert page.count("Titles are not shown beside a decision in which something is withheld.") == 1
    assert "Decision 2" in page
    assert not [told for told in ("Tell-tale", "3 March 2021", "4 April 2022") if told in page]
    assert "Tell-tale" in page_of(alike, last, next_, replace(here, grounds=()), at=3)


def test_what_comes_and_goes_is_for_the_screen_alone() -> None:
    """A new decision on the same topic changes the page, and not the paper that was printed of this one."""
    here, alike = decided(1, date(2019, 1, 1)), decided(4, date(2022, 4, 4))
    for heading in ("## Related decisions { #related", "### On the same topic { #same-topic"):
        assert f"{heading} .web-only data-search-exclude }}" in page_of(alike, here, at=1)
    assert "Related decisions" not in page_of(here)


def test_withheld_relations_leave_no_time_line() -> None:
    """Where the relations are withheld, what others say of this decision stays on their pages."""
    here = decided(1, date(2019, 1, 1), grounds=(GROUND,), relations=SHUT)
    new = decided(2, date(2020, 1, 1), relations=related(supersedes=("M/2019/1",)))
    page = page_of(new, here, at=1)
    assert "[Withheld: personal information](#ground-personal)" in page
    assert "time-line" not in page


def test_names_lead_to_their_pages() -> None:
    """Category, topic, status, people and recipients of a decision are links to the lists that name it."""
    amount = PublishedAmount(
        id="a", label=Passage(("Fee",)), value=SHUT, written=SHUT, recipient=Passage(("Example Ltd",))
    )
    signatory = PublishedSignatory(role=Passage((ROLE,)), capacity=Capacity.WITNESS, name=Passage(("A. B",)))
    here = decided(
        1,
        date(2019, 1, 1),
        grounds=(GROUND,),
        amounts=Disclosed((Disclosed(amount),)),
        signatories=Disclosed((Disclosed(signatory),)),
    )
    page = page_of(here)
    for name, path in {
        "Grants": "categories/grants",
        "fleet": "topics/fleet",
        "Made": "statuses/made",
        "Gareth Lowenby": "people/gareth-lowenby",
        "A. B": "people/a-b",
        "Example Ltd": "recipients/example-ltd",
    }.items():
        assert f"[{name}](../../{path}.md)" in page


def test_a_name_that_is_withheld_in_part_is_no_link() -> None:
    """The marker stands where it stood, and leads to the ground and nowhere else."""
    half = PublishedPerson(role=Passage((ROLE,)), name=Passage(("Gareth ", SHUT)))
    page = page_of(decided(1, date(2019, 1, 1), grounds=(GROUND,), decision_makers=Disclosed((Disclosed(half),))))
    assert "Gareth [Withheld: personal information](#ground-personal){ .withheld }" in page
    assert "people/" not in page


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        (date(2019, 1, 1), Status.MADE, "Gareth Lowenby"),
        (date(2021, 5, 12), Status.MADE, "Gareth Lowenby"),
        (date(2021, 5, 13), Status.MADE, None),
        (date(2019, 1, 1), Status.WITHDRAWN, None),
        (date(2010, 1, 1), Status.MADE, None),
    ],
)
def test_a_previous_holder_is_known_by_the_day(day: date, status: Status, expected: str | None) -> None:
    """The last day of a term belongs to it; before the first term nobody is named."""
    found = previous_holder(surveyed(1, on=day, status=status), survey_of().register)
    assert (found.name if found else None) == expected


def test_a_holder_who_holds_the_office_again_is_not_previous() -> None:
    """Whoever is in office on the register day needs no note, whichever term it was."""
    register = survey_of().register
    again = replace(HOLDERS[0], start=date(2021, 5, 13), end=None)
    office = replace(register.office, office_holders=(HOLDERS[0], again))
    assert previous_holder(surveyed(1, on=date(2019, 1, 1)), replace(register, office=office)) is None


def test_of_two_in_office_the_one_that_the_decision_names_is_told() -> None:
    """A deputy whose term ran beside is not taken for the commissioner."""
    register = survey_of().register
    deputy = replace(HOLDERS[0], name="Dee Puty", role="Deputy")
    register = replace(register, office=replace(register.office, office_holders=(deputy, *HOLDERS)))
    one = surveyed(1, on=date(2019, 1, 1))
    for makers, name in [((Person("Deputy", "Dee Puty"),), "Dee Puty"), ((Person(ROLE, None),), "Gareth Lowenby")]:
        found = previous_holder(replace(one, makers=makers), register)
        assert found is not None
        assert found.name == name


def test_the_page_says_that_a_previous_holder_was_in_office() -> None:
    """One line of the facts, with years and no days."""
    page = page_of(decided(1, date(2019, 1, 1)))
    link = "[Gareth Lowenby](../../people/gareth-lowenby.md)"
    assert f"Made under\n:   a previous {ROLE}: {link}, 2016 to 2021" in page


def test_where_the_decision_maker_is_withheld_no_holder_is_named() -> None:
    """The name of whoever held the office then would stand in the place of the name that is withheld."""
    makers = Disclosed((Disclosed(person(SHUT)),))
    page = page_of(decided(1, date(2019, 1, 1), grounds=(GROUND,), decision_makers=makers))
    assert "Lowenby" not in page
    assert "Made under" not in page
