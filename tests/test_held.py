"""The pages about what is withheld, what was changed, and what the law asks an office to publish."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.commands.checklist import read_checklist
from generator.public.decision import PublishedChange, PublishedDecision, PublishedGround
from generator.public.held import due_soon, held, released
from generator.public.office import PublishedRegister
from generator.public.pages.challenge import challenge
from generator.public.pages.held import held_pages
from generator.public.pages.home import what_is_withheld
from generator.public.pages.log import log_pages
from generator.public.pages.specified import specified_pages
from generator.public.specified import State
from generator.public.survey import Kept, Surveyed
from generator.vocabulary.choices import ChangeKind, OfficeKind, Status
from tests.demo.midshire import CONTENT, OWN_CONTENT
from tests.surveys import DAY, OFFICE, kept, survey_of, surveyed

LATE, SOON, FAR = date(2026, 10, 1), date(2027, 1, 22), date(2030, 1, 1)
RELEASE = PublishedChange(on=date(2026, 6, 1), kind=ChangeKind.RELEASE, note="The price is | out.")
CORRECTION = PublishedChange(on=date(2025, 6, 1), kind=ChangeKind.CORRECTION, note="A year was wrong.")


def holding(number: int, *places: Kept, on: date = date(2026, 3, 2)) -> Surveyed:
    """A decision in which these places are withheld."""
    return replace(surveyed(number, on=on), withheld=places)


def pages(*decisions: Surveyed) -> dict[str, str]:
    """The pages about withholding of these decisions."""
    return dict(held_pages(survey_of(*decisions)))


def test_a_ground_that_holds_back_several_places_is_one_item() -> None:
    """It was decided and is reviewed as one; its places are named once each, in order."""
    one, other = kept(FAR), replace(kept(FAR), place="[2.1](#p2-1)")
    survey = survey_of(holding(1, one, other, one))
    assert [(item.entry.reference, item.places, item.marks) for item in held(survey)] == [
        ("M/2026/1", ("recipient of an amount", "[2.1](#p2-1)"), 3)
    ]


def test_the_home_page_and_the_page_of_what_is_withheld_count_alike() -> None:
    """Two marks in one paragraph are two places on both, and a Part 2 without a ground is spoken of on both."""
    twice = replace(surveyed(1, withheld=True), withheld=(kept(FAR), kept(FAR)))
    survey = survey_of(twice, surveyed(2, withheld=True, part2_unrecorded=True))
    front, home = dict(held_pages(survey))["withheld/index.md"], what_is_withheld(survey)
    assert "2 places are withheld in 1 decision." in front
    assert "2 places are marked as withheld." in home
    for words in (front, home):
        assert "In 1 decision the grounds of a Part 2 were not recorded." in words


def test_all_that_is_withheld_can_be_downloaded_from_its_page() -> None:
    """A reader who wants the table need not know that there is a page of open data."""
    front = pages(holding(1, kept(FAR)))["withheld/index.md"]
    assert "[CSV](../data/withheld.csv)" in front
    assert "[CSV for spreadsheets](../data/spreadsheet/withheld.csv)" in front
    assert ".csv" not in pages(surveyed(1))["withheld/index.md"]


def test_an_empty_register_says_that_nothing_is_withheld() -> None:
    """No empty table, and no heading over nothing."""
    made = pages(surveyed(1))
    assert list(made) == ["withheld/index.md"]
    assert "Nothing that is published here has anything withheld from it." in made["withheld/index.md"]
    assert "|" not in made["withheld/index.md"]


def test_totals_by_ground_and_year_count_decisions_places_and_overdue_reviews() -> None:
    """What a monitoring officer is asked first, from the published decisions alone."""
    two = holding(2, kept(LATE, overdue=True), replace(kept(LATE, overdue=True), place="summary"))
    old = holding(1, kept(FAR), on=date(2025, 3, 2))
    made = pages(two, old)
    front = made["withheld/index.md"]
    assert "3 places are withheld in 2 decisions. Only what is published here is counted." in front
    assert "| Commercial interests | section 43(2) of the Freedom of Information Act 2000 | 2 | 3 | 1 |" in front
    assert "| [2026](2026.md) | 1 | 2 | 1 |" in front
    assert "| [2025](2025.md) | 1 | 1 | 0 |" in front
    assert list(made) == ["withheld/index.md", "withheld/2026.md", "withheld/2025.md"]


def test_an_item_has_its_place_ground_decision_review_and_outcome() -> None:
    """A place within the page of a decision is a link to it; so is the way to challenge it."""
    place = replace(kept(LATE, overdue=True), place="part of [2.3](#p2-3)")
    page = pages(holding(1, place))["withheld/2026.md"]
    row = next(line for line in page.splitlines() if "M/2026/1" in line)
    page = "../decisions/2026/m-2026-1.md"
    assert f"[M/2026/1 Decision 1]({page})" in row
    assert f"part of [2.3]({page}#p2-3)" in row
    assert f"[Commercial interests]({page}#ground-commercial), section 43(2)" in row
    assert "It would harm." in row
    assert 'Chief Executive, <span class="day">1 January 2026</span>' in row
    assert '<span class="day">1 October 2026</span> <span class="status status--overdue">overdue</span>' in row
    assert f"Still withheld. [Challenge this]({page}#challenge-commercial)" in row


def test_reviews_that_are_due_come_before_those_that_are_not() -> None:
    """Overdue ones and those within 60 days are listed, the oldest first; a later one is in neither list."""
    survey = survey_of(*(holding(number, kept(day)) for number, day in ((1, FAR), (2, SOON))))
    assert [due_soon(survey, one) for one in held(survey)] == [False, True]
    front = pages(
        holding(1, kept(FAR)),
        holding(2, kept(SOON)),
        holding(3, kept(LATE, overdue=True)),
    )["withheld/index.md"]
    late = front.split("## Reviews that are overdue")[1].split("##")[0]
    soon = front.split("## Reviews due within 60 days")[1].split("##")[0]
    assert "M/2026/3" in late
    assert "M/2026/2" not in late
    assert "M/2026/2" in soon
    assert "M/2026/1" not in soon


def test_the_last_day_of_sixty_is_due_soon() -> None:
    """The edge of what is due, either side of it."""
    days = {date(2027, 1, 22): True, date(2027, 1, 23): False}
    survey = survey_of(surveyed(1))
    for day, expected in days.items():
        item = held(survey_of(holding(1, kept(day))))[0]
        assert due_soon(survey, item) is expected, day


def test_what_was_released_and_what_has_no_recorded_ground_is_listed() -> None:
    """The outcome of a review is the best argument for asking for one."""
    survey = survey_of(surveyed(1, changes=(CORRECTION, RELEASE)), surveyed(2, part2_unrecorded=True))
    assert [one.change for one in released(survey)] == [RELEASE]
    front = dict(held_pages(survey))["withheld/index.md"]
    link = "[M/2026/1 Decision 1](../decisions/2026/m-2026-1.md)"
    assert f'| <span class="day">1 June 2026</span> | {link} | The price is &#124; out. |' in front
    assert "Their records do not say on which ground." in front
    assert "M/2026/2" in front


DECISION = PublishedDecision(reference="M/1", slug="m-1", year=2026, status=Status.MADE, title="Cameras & *more*")
REGISTER = PublishedRegister(format=1, day=DAY, site_url="https://midshire.example/", office=OFFICE)


def test_a_challenge_is_ready_to_send() -> None:
    """The e-mail names the decision, the ground in law and the page, and reads as the text on the page does."""
    block = challenge(DECISION, kept(FAR).ground, REGISTER)
    mails = [unquote(found) for found in re.findall(r"\((mailto:[^)]*)\)", block)]
    assert len(mails) == 2
    for mail in mails:
        assert mail.startswith("mailto:a_b@midshire.example?subject=Request")
        assert "M/1 (Cameras & *more*)" in mail
        assert "section 43(2) of the Freedom of Information Act 2000" in mail
        assert "https://midshire.example/decisions/2026/m-1/" in mail
    assert "It would harm." in mails[1]
    assert 'id="challenge-commercial"' in block
    assert "ico.org.uk" in block


@pytest.mark.parametrize(("kind", "panel"), [(OfficeKind.PCC, 1), (OfficeKind.MAYOR, 0)])
def test_the_panel_is_named_where_there_is_one(kind: OfficeKind, panel: int) -> None:
    """A commissioner answers to a police and crime panel; not every other body does."""
    register = replace(REGISTER, office=replace(OFFICE, kind=kind))
    assert challenge(DECISION, kept(FAR).ground, register).count("police and crime panel") == panel


def test_a_hostile_reason_stays_text_and_within_its_link() -> None:
    """Whatever a ground's reason holds, the e-mail has it whole and the page shows it as typed."""
    hostile = 'a) [b](http://x.example) "c" <i> &body=gone #d %41'
    ground: PublishedGround = replace(kept(FAR).ground, reason=hostile)
    block = challenge(DECISION, ground, REGISTER)
    mails = [unquote(found) for found in re.findall(r"\((mailto:[^)]*)\)", block)]
    assert hostile in mails[1]
    assert "&body=gone" not in re.findall(r"\((mailto:[^)]*)\)", block)[1]
    assert "<i>" not in block


def test_the_log_has_every_change_newest_first_and_by_year() -> None:
    """Over the whole register, with a page for each year of changes."""
    made = dict(log_pages(survey_of(surveyed(1, changes=(CORRECTION, RELEASE)), surveyed(2))))
    assert list(made) == ["changes/index.md", "changes/2026.md", "changes/2025.md"]
    rows = [line for line in made["changes/index.md"].splitlines() if line.startswith("| 1 June")]
    assert [row.split(" | ")[1] for row in rows] == ["Release", "Correction"]
    assert "2 changes (release: 1, correction: 1)." in made["changes/index.md"]
    assert "Nothing has been changed" in dict(log_pages(survey_of(surveyed(2))))["changes/index.md"]


CHECKLIST = """
groups:
  - name: Decisions
    items:
      - {paragraph: 5(d), asks: "Each | decision", state: published, link: decisions/index.md, reviewed: 2026-05-01}
      - {paragraph: 5(a), asks: Meetings, state: not-checked, link: "https://www.office.example/meetings", note: Soon.}
"""


def test_the_checklist_of_the_order_is_a_page(tmp_path: Path) -> None:
    """Each item with its state, its link, and the day on which somebody looked."""
    (tmp_path / "c.yaml").write_text(CHECKLIST, encoding="utf-8")
    groups, findings = read_checklist(tmp_path / "c.yaml")
    assert findings == []
    page = dict(specified_pages(groups))["specified-information/index.md"]
    assert "2 items. Published: 1 · Not checked yet: 1." in page
    assert "| 5(d) | [Each &#124; decision](../decisions/index.md) |" in page
    assert "| 1 May 2026 |" in page
    assert "[Meetings](https://www.office.example/meetings)<br>Soon. |" in page
    assert "| no date |" in page


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("state: published", "state: publishd", "SHAPE-04"),
        ("link: decisions/index.md", "link: javascript:x", "CONTENT-06"),
        ("link: decisions/index.md", "link: ../x.md", "CONTENT-06"),
        ("reviewed: 2026-05-01", "reviewed: May", "DATE-01"),
        ("asks: Meetings", "ask: Meetings", "SHAPE-01"),
        ("groups:", "group:", "SHAPE-01"),
        ("groups:", "groups: [", "YAML-04"),
    ],
)
def test_a_fault_in_the_checklist_has_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    """A misspelt state or a link that leads out of the site stops the build, with the place."""
    (tmp_path / "c.yaml").write_text(CHECKLIST.replace(old, new), encoding="utf-8")
    groups, findings = read_checklist(tmp_path / "c.yaml")
    assert groups == ()
    assert code in [finding.code for finding in findings]
    assert all(finding.position.line for finding in findings)


def test_without_a_checklist_there_is_no_page(tmp_path: Path) -> None:
    """An office that keeps none gets none."""
    assert read_checklist(tmp_path / "c.yaml") == ((), [])
    assert dict(specified_pages(())) == {}


def test_the_project_own_checklist_can_be_read() -> None:
    """It names every state as it should, and this register as one of the items."""
    groups, findings = read_checklist(Path(__file__).parents[1] / "content" / "specified-information.yaml")
    assert findings == []
    links = [item.link for group in groups for item in group.items if item.state is State.PUBLISHED]
    assert "decisions/index.md" in links


def test_the_demo_shows_a_checklist_that_somebody_keeps() -> None:
    """The same paragraphs as the project's own; every state is there, and whatever was looked at has its day."""
    own, demo = (read_checklist(folder / "specified-information.yaml") for folder in (CONTENT, OWN_CONTENT))
    assert demo[1] == []
    items, asked = ([item for group in groups for item in group.items] for groups in (demo[0], own[0]))
    assert [item.paragraph for item in items] == [item.paragraph for item in asked]
    assert {item.state for item in items} == set(State)
    assert all(bool(item.reviewed) is (item.state is not State.NOT_CHECKED) for item in items)
