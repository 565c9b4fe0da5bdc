"""The index with which decisions are found: what stands in it, how small it is, and what never comes into it."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from markdown import Markdown

from generator.commands.building import MATERIAL
from generator.public.finding import INDEX, SUMMARIES, WHOLE, code, finding, largest
from generator.public.pages.finder import NEWEST
from generator.public.pages.register import register_pages
from generator.public.survey import Person
from generator.public.wording import speaking
from generator.settings.config import THEME
from generator.vocabulary.choices import Language, Status
from tests.surveys import money, survey_of, surveyed
from tests.varied import varied

MOST = 120  # bytes of a decision, as they are sent
FIRST_VISIT = 150_000
FRAME = 12_000  # masthead and footer with the words of scripts in Welsh, and the heads of all answers


def opened(made: bytes, name: str) -> Any:
    """What a script of data holds."""
    text = made.decode()
    head, tail = f"globalThis.{name}=", ";\n"
    assert text.startswith(head)
    assert text.endswith(tail)
    return json.loads(text.removeprefix(head).removesuffix(tail))


def index_of(*decisions: Any) -> Any:
    """The index of these decisions."""
    return opened(dict(finding(survey_of(*decisions)))[INDEX], "registerIndex")


def column(index: Any, name: str) -> list[list[str]]:
    """A coded column, read by what the module says of it."""
    names = {code(place): text for place, text in enumerate(index[name]["names"])}
    return [[names[one] for one in codes.split(" ")] if codes else [] for codes in index[name]["of"].split(",")]


def test_an_index_has_a_value_of_each_decision_in_each_column() -> None:
    """Columns stand in the order of the register, and say nothing where there is nothing to say."""
    makers = (Person("Commissioner", "Ann  Lee"), Person("Deputy", None))
    paid = (money("a", "41.20", recipient="Northbeck, Ltd"), money("b", "5444000.00"), money("c", None))
    index = index_of(
        surveyed(2, makers=makers, money=paid, withheld=True),
        surveyed(1, status=Status.REMOVED, title=None, category=None, makers=()),
    )
    assert index["references"] == ["M/2026/2", "M/2026/1"]
    assert index["titles"] == ["Decision 2", ""]
    assert index["days"] == "2026-03-02,2026-03-02"
    assert index["amounts"] == "5444000 41.2,"
    assert column(index, "years") == [["2026"], ["2026"]]
    assert column(index, "categories") == [["Grants"], []]
    assert column(index, "statuses") == [["made"], ["removed"]]
    assert column(index, "makers") == [["Ann Lee", "Deputy"], []]
    assert column(index, "recipients") == [["Northbeck, Ltd"], []]
    assert column(index, "withheld") == [["yes"], []]
    assert index["slugs"] == index["languages"] == {}


def test_what_cannot_be_derived_is_said() -> None:
    """A page whose name does not follow from its reference, and a decision in another language, are listed."""
    odd = surveyed(3, title="Cymorth")
    entry = odd.entry.__class__(
        reference="M 3/2026", slug="m-three", year=2026, status=Status.MADE, title="T", language=Language.WELSH
    )
    index = index_of(odd.__class__(**{name: getattr(odd, name) for name in odd.__slots__} | {"entry": entry}))
    assert index["slugs"] == {"M 3/2026": "m-three"}
    assert index["languages"] == {"M 3/2026": "cy"}


@pytest.mark.parametrize(("number", "name"), [(0, "a"), (25, "z"), (26, "aa"), (701, "zz"), (702, "aaa")])
def test_codes_are_letters(number: int, name: str) -> None:
    """A code has no digit, so nothing in a column of codes can be taken for a sum."""
    assert code(number) == name


def test_codes_never_repeat() -> None:
    """Ten thousand names have ten thousand codes."""
    assert len({code(number) for number in range(10_000)}) == 10_000


def test_the_amount_is_the_largest_disclosed() -> None:
    """Nothing is added up, and what is withheld counts for nothing."""
    one = surveyed(1, money=(money("a", "100"), money("b", "250.50"), money("c", None)))
    assert largest(one) == Decimal("250.50")
    assert largest(surveyed(1, money=(money("a", None),))) is None


def test_summaries_stand_in_a_file_of_their_own() -> None:
    """They are fetched only when words are asked for; each is one line."""
    made = dict(finding(survey_of(surveyed(2, summary="Two\n lines."), surveyed(1))))
    assert opened(made[SUMMARIES], "registerSummaries") == ["Two lines.", ""]
    assert b"lines" not in made[INDEX]


def test_an_empty_register_has_no_index() -> None:
    """And its page neither a form nor a table."""
    assert list(finding(survey_of())) == []
    page = dict(register_pages(survey_of()))["decisions/index.md"]
    assert "No decision has been published yet." in page
    assert "<form" not in page


@pytest.mark.parametrize("count", [1000, 10_000])
def test_an_index_stays_small(count: int) -> None:
    """At most 120 bytes a decision as they are sent, however long the register."""
    made = dict(finding(varied(count)))[INDEX]
    assert 30 < len(gzip.compress(made, 6)) / count < MOST


@pytest.mark.parametrize("count", [WHOLE, WHOLE + 1, 10_000])
def test_the_page_of_all_decisions_is_light(count: int) -> None:
    """With all that a first visit brings, packed, it is under 150 kB whatever the register; short titles only help."""
    page = dict(register_pages(varied(count)))["decisions/index.md"]
    html = Markdown(extensions=["attr_list", "md_in_html", "meta", "tables"]).convert(page)
    assert html.count("<tr>") == min(count, WHOLE if count <= WHOLE else NEWEST) + 1
    assert _packed(html.encode()) + sum(map(_packed, _assets())) + FRAME < FIRST_VISIT


def _packed(made: bytes) -> int:
    return len(gzip.compress(made, 6))


def _assets() -> Iterator[bytes]:
    """What every page of the register brings: Material's script and style, and all of ours."""
    paths = [*(MATERIAL / "assets").rglob("bundle.*.js"), *(MATERIAL / "assets").rglob("search.*.min.js")]
    paths += [*(MATERIAL / "assets").rglob("main.*.css"), *(THEME / "assets").iterdir()]
    assert len(paths) > 9
    return (path.read_bytes() for path in paths)


def test_the_same_survey_gives_the_same_bytes() -> None:
    """Nothing in it depends on the run."""
    assert list(finding(varied(50))) == list(finding(varied(50)))


def test_marks_are_said_in_the_language_of_the_office() -> None:
    """The script that draws rows says what the pages say."""
    with speaking("cy"):
        words = index_of(surveyed(1))["words"]
    assert words["part"] == "Daliwyd rhan yn ôl"
    assert words["months"][0] == "{day} Ionawr {year}"
    assert words["statuses"]["made"] == "Gwnaed"


def test_the_table_holds_all_while_it_can() -> None:
    """Beyond the limit it has the newest, says so, and the search of every page is led here."""
    survey = varied(120)
    whole = dict(register_pages(survey, 120))["decisions/index.md"]
    cut = dict(register_pages(survey, 119))["decisions/index.md"]
    assert (whole.count("/m-"), cut.count("/m-")) == (120, 100)
    assert "searched_here: true" in cut
    assert "searched_here" not in whole
    assert "These are the 100 newest decisions." in cut


def test_choices_are_those_of_the_register() -> None:
    """Every choice finds something, and no text of a record becomes HTML."""
    survey = survey_of(
        surveyed(2, makers=(Person("R", '<b>"A"</b>'),), category="B & C"), surveyed(1, on=date(2024, 1, 2))
    )
    page = dict(register_pages(survey))["decisions/index.md"]
    form = page[page.index("<form") : page.index("</form>")]
    assert "\n\n" not in form
    assert '<option value="2026">2026</option><option value="2024">2024</option>' in form
    assert '<option value="B &amp; C">B &amp; C</option>' in form
    assert "&lt;b&gt;&quot;A&quot;&lt;/b&gt;" in form
    assert "<b>" not in form
    assert '<option value="made">Made</option></select>' in form
