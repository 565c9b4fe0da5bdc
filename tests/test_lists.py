"""The lists of decisions by category, status, topic, recipient and person, and the addresses of their pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from generator.public.pages import listing
from generator.public.pages.money_pages import money_pages
from generator.public.pages.register import register_pages
from generator.public.pages.rows import decision_table
from generator.public.pages.subject import subject_pages
from generator.public.slugs import name_slug
from generator.public.subjects import Sort, subjects_of
from generator.public.survey import Person, Survey
from generator.public.wording import speaking
from generator.vocabulary.choices import Capacity, Language, Per, Status
from tests.surveys import OFFICE, ROLE, money, signed, survey_of, surveyed

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=90)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Zoë Ó Briain", "zoe-o-briain"),
        ("Łukasz Wierzbin", "lukasz-wierzbin"),
        ("Midshire Women’s Line", "midshire-womens-line"),
        ("Sallow & Reeve LLP", "sallow-and-reeve-llp"),
        ("24-7", "24-7"),
    ],
)
def test_an_address_reads_like_the_name(name: str, slug: str) -> None:
    """A reader who sees the address of a page knows whose it is."""
    assert name_slug(name) == slug


def test_writings_of_one_name_have_one_address() -> None:
    """Case, accents, blanks and punctuation do not part what is one."""
    writings = ["Sallow & Reeve LLP", "SALLOW AND REEVE LLP", "Sallow  and Reeve, LLP", "Sällow and Reeve LLP"]
    assert len({name_slug(name) for name in writings}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("株式会社", "有限会社"),
        ("***", "!!!"),
        ("x" * 80, "x" * 81),
        ("Acme 株式会社", "Acme"),
        ("Index", "index-1"),
        ("Study 12345678", "Study"),
    ],
)
def test_names_that_lose_their_letters_stay_apart(names: tuple[str, str]) -> None:
    """Where the address cannot hold the name, a few digits keep two names from one page."""
    assert len({name_slug(name) for name in names}) == 2


def test_an_address_made_with_digits_is_taken_by_no_plain_name() -> None:
    """A name that looks like such an address gets digits of its own."""
    made = name_slug("Acme 株式会社")
    assert re.fullmatch(r"acme-[0-9a-f]{8}", made)
    assert name_slug(made) != made


@given(LETTERS)
def test_every_name_has_an_address_that_a_folder_can_have(name: str) -> None:
    """Whatever a record holds, the address is short, plain, and no name that MkDocs or a server takes for another."""
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name_slug(name))
    assert len(name_slug(name)) <= 69
    assert name_slug(name) not in {"index", "readme", "by-letter", "con", "nul"}


def test_only_what_is_wholly_disclosed_is_listed() -> None:
    """A withheld name is None in the survey, and leads to no page."""
    one = surveyed(1, makers=(Person(ROLE, None),), signatories=(signed(None),), money=(money("a", "5"),))
    subjects = subjects_of(survey_of(one, office=replace(OFFICE, office_holders=())))
    assert subjects.of(Sort.PERSON) == subjects.of(Sort.RECIPIENT) == ()


def test_two_spellings_share_a_page_that_names_both() -> None:
    """A recipient written in two ways is one, under the writing that is used more."""
    to = [surveyed(n, money=(money("a", "5", recipient=name),)) for n, name in enumerate(["A & B", "A and B", "A & B"])]
    page = dict(subject_pages(survey_of(*to)))["recipients/a-and-b.md"]
    assert "# A &#38; B" in page
    assert "Also written: A and B." in page
    assert "3 decisions name this recipient" in page
    assert "come to £15 (grant)" in page


def test_the_sum_of_a_recipient_counts_nothing_twice_and_says_what_it_leaves_out() -> None:
    """Withheld values, amounts by the year, parts of a total and decisions that were not made are not added up."""
    amounts = (
        money("total", "100", recipient="X", total_of=("part",)),
        money("part", "60", recipient="X"),
        money("shut", None, recipient="X"),
        money("yearly", "7", recipient="X", per=Per.YEAR),
        money("other", "9", recipient="Y"),
    )
    pages = dict(subject_pages(survey_of(surveyed(1, money=amounts), surveyed(2, status=Status.VOID, money=amounts))))
    page = pages["recipients/x.md"]
    assert "come to £100 (grant)" in page
    assert "Only disclosed values of decisions that were made, and that no later one replaced, are added up" in page
    assert "Amount withheld: Fee" in page
    assert "**£7** a year: Fee" in page
    assert "**£9**" not in page


def test_the_pages_of_recipients_and_of_money_lead_to_each_other() -> None:
    """From whoever is paid most to every decision that names it, and back, for the whole list and for each name."""
    survey = survey_of(surveyed(1, money=(money("a", "100", recipient="Northbeck, Ltd"),)))
    pages = dict(subject_pages(survey)) | dict(money_pages(survey))
    assert "(../money/recipients/index.md)" in pages["recipients/index.md"]
    assert "(../money/recipients/index.md)" in pages["recipients/northbeck-ltd.md"]
    assert "(../../recipients/index.md)" in pages["money/recipients/index.md"]
    assert "(../../recipients/northbeck-ltd.md)" in pages["money/recipients/northbeck-ltd.md"]


def test_a_recipient_that_only_welsh_decisions_name_is_marked_as_welsh() -> None:
    """Read aloud on an English page its name sounds as it should; one that English ones name too is left alone."""
    both = money("b", "8", recipient="Both")
    welsh, english = (surveyed(n, money=(money("a", "9", recipient=f"Cymorth {n}"), both)) for n in (1, 2))
    welsh = replace(welsh, entry=replace(welsh.entry, language=Language.WELSH))
    index = dict(subject_pages(survey_of(english, welsh)))["recipients/index.md"]
    assert '<span lang="cy">[Cymorth 1](cymorth-1.md)</span>' in index
    assert index.count("lang=") == 1


def test_a_total_whose_parts_are_withheld_is_not_added_up() -> None:
    """Its parts may stand beside it, and would count twice."""
    amounts = (money("t", "100", recipient="X", parts_withheld=True), money("p", "60", recipient="X"))
    page = dict(subject_pages(survey_of(surveyed(1, money=amounts))))["recipients/x.md"]
    assert "come to £60 (grant)" in page


def test_a_person_is_listed_with_what_was_signed_and_as_what() -> None:
    """Capacity and day of every signature, and the day of publication, stand beside the decision."""
    signatures = (signed("Zoë Ó Briain", Capacity.ADVISER, date(2026, 3, 1)),)
    one = surveyed(1, signatories=signatures, published=date(2026, 3, 5))
    page = dict(subject_pages(survey_of(one)))["people/zoe-o-briain.md"]
    assert "Signed as adviser, 1 March 2026<br>published 5 March 2026" in page
    assert "Named in these decisions as: Chief Executive." in page


def test_an_office_holder_has_terms_and_the_decisions_of_them() -> None:
    """What was made in a term is listed by its day alone, whoever signed; the term stands above it."""
    page = dict(subject_pages(survey_of(surveyed(2), surveyed(1, on=date(2019, 1, 1)))))["people/gareth-lowenby.md"]
    assert f"{ROLE}, from 12 May 2016 to 12 May 2021." in page
    assert "previous office-holder" in page
    assert "m-2019-1.md" in page
    assert "Made in this term of office" in page
    assert "m-2026-2.md" not in page


@pytest.mark.parametrize("decisions", [0, 1])
def test_a_register_of_none_or_one_is_finished(decisions: int) -> None:
    """Every index is there; what has nothing to list says so, and no table is without rows."""
    pages = dict(subject_pages(survey_of(*[surveyed(1)][:decisions])))
    assert {f"{sort.value}/index.md" for sort in Sort} <= pages.keys()
    assert "nothing to list here yet" in pages["topics/index.md"]
    assert "No decision is listed here yet." in pages["statuses/void.md"]
    assert not [path for path, page in pages.items() if re.search(r"\| --- \|\n(?!\|)", page)]
    if decisions:
        assert "1 decision in this category, from 2026. Nothing in it is withheld." in pages["categories/grants.md"]


def test_text_of_records_is_text_on_every_list(hostile: Survey) -> None:
    """A name can be no tag, no link, no table and no heading, wherever it stands."""
    for page in dict(subject_pages(hostile)).values():
        html = markdown(page.split("\n---\n", 1)[1], extensions=["attr_list", "def_list", "md_in_html", "tables"])
        assert not re.search(r'<(script|img)|href="javascript:|<[^>]* onclick=', html)
        assert len(re.findall("<h1", html)) == 1


@pytest.fixture
def hostile() -> Survey:
    """A decision whose every word is an attack."""
    name = '<script>alert(1)</script> | [x](javascript:alert(1)) ![y](z) {: onclick="x" } #'
    one = surveyed(
        1,
        title=name,
        category=name,
        topics=(name,),
        makers=(Person(name, name),),
        signatories=(replace(signed(name), role=name),),
        money=(money("a", "5", label=name, recipient=name),),
    )
    return survey_of(one, office=replace(OFFICE, categories=(name,)))


def test_a_long_list_leads_to_a_page_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page has more rows than one takes; together they have each decision once."""
    monkeypatch.setattr(listing, "MOST", 30)
    monkeypatch.setattr(listing, "_NEWEST", 5)
    ones = [surveyed(n, on=date(2026 - n // 40, 3, 2)) for n in range(80)]
    pages = {path: text for path, text in subject_pages(survey_of(*ones)) if path.startswith("categories/grants")}
    assert list(pages) == [f"categories/grants{end}.md" for end in ("", "/2026", "/2026-2", "/2025", "/2025-2")]
    rows = {path: _decisions_of(text) for path, text in pages.items()}
    assert max(map(len, rows.values())) == 30
    assert len(rows.pop("categories/grants.md")) == 5
    assert sorted(one for each in rows.values() for one in each) == sorted(one.entry.slug for one in ones)
    assert "[2026](grants/2026.md) (40)" in pages["categories/grants.md"]
    assert "[2](2026-2.md)" in pages["categories/grants/2026.md"]


def test_a_long_index_leads_to_a_page_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """More recipients than a page takes stand under their first letters."""
    monkeypatch.setattr("generator.public.pages.subject_index.MOST", 3)
    names = ["Ash", "Birch", "Beech", "1st Choice", "Box", "Bay"]
    ones = [surveyed(n, money=(money("a", "5", recipient=name),)) for n, name in enumerate(names)]
    pages = dict(subject_pages(survey_of(*ones)))
    assert "[A](by-letter/a.md) (1)" in pages["recipients/index.md"]
    assert "[Ash](../ash.md)" in pages["recipients/by-letter/a.md"]
    assert {"recipients/by-letter/0-9.md", "recipients/by-letter/b.md", "recipients/by-letter/b-2.md"} <= pages.keys()


def test_every_link_between_the_lists_leads_to_a_page() -> None:
    """Each relative link is the path of a page that is made, or of a decision."""
    ones = [surveyed(n, on=date(2026 - n, 3, 2), topics=("fleet",), signatories=(signed("A B"),)) for n in range(3)]
    pages = dict(subject_pages(survey_of(*ones)))
    made = {*pages, "decisions/index.md", *(f"decisions/{one.entry.year}/{one.entry.slug}.md" for one in ones)}
    assert {target for path, text in pages.items() for target in _targets(path, text)} <= made


def _decisions_of(page: str) -> list[str]:
    return re.findall(r"/(m-\d{4}-\d+)\.md", page)


def _targets(path: str, text: str) -> Iterator[str]:
    for link in re.findall(r"\]\(([^):#]+)\)", text):
        parts = path.split("/")[:-1]
        for step in link.split("/"):
            parts = parts[:-1] if step == ".." else [*parts, step]
        yield "/".join(parts)


@pytest.mark.parametrize(("language", "said"), [("en", "No date"), ("cy", "Dim dyddiad")])
def test_a_decision_without_a_day_says_so(language: str, said: str) -> None:
    """A hyphen alone is read out as a sign or not at all."""
    one = surveyed(1, status=Status.DEFERRED)
    one = replace(one, entry=replace(one.entry, decided=None))
    with speaking(language):
        assert f"\n| {said} | M/2026/1 | " in decision_table([one], "../")
        assert f"\n| {said} | M/2026/1 | " in dict(register_pages(survey_of(one)))["decisions/index.md"]
