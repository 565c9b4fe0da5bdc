"""A whole register in Welsh, built as `make site` builds it, and the Welsh within the English demo."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from generator.public.wording import CATALOGUES, translations
from tests.demo.midshire import BY_HAND
from tests.languages.update import read
from tests.site.building import ROOT, Built, build

DECISION = "decisions/2026/mid-d-2026-08"
NAV = """\
nav:
  - Hafan: index.md
  - Pob penderfyniad: decisions/index.md
  - Seiliau: grounds.md
  - Cysylltu: contact.md
"""
PAGES = {
    "index.md": "# Hafan\n\n<!-- generated: register-figures -->\n\n<!-- generated: latest-decisions -->\n\n"
    "<!-- generated: years -->\n",
    "grounds.md": "# Seiliau\n\n<!-- generated: statuses -->\n\n<!-- generated: exemptions -->\n",
    "contact.md": "# Cysylltu\n\n<!-- generated: contact -->\n\n<!-- generated: office-holders -->\n",
    "404.md": "# Ni chanfuwyd y dudalen\n",
    "accessibility.md": "# Hygyrchedd\n",
    "privacy.md": "# Preifatrwydd\n",
    "licence.md": "# Trwydded\n",
}
# Of the frame, and of what the program writes on a page: never of the words of a record.
_ADDRESS = re.compile(r"https?://\S+")
FRAME = (
    "//head/title | //header | //footer[not(ancestor::article)] | //nav[@class='trail'] | //th | //summary"
    " | //*[@class='facts']//dt | //*[@class='withheld']"
)
NAMED_BY_RECORDS = ("categories/", "topics/", "recipients/", "people/")
# Left out are English words that are Welsh ones too, such as `a`, `am`, `at`, `in`, `is`, `on` and `to`.
ENGLISH = set(
    re.findall(
        r"\w+",
        """about all amount and are category colours contact dark decided decision decisions device for from how kind
        law licence light main menu name of open page part privacy published reference register result review role
        search section signed skip status text the this title under was what why with withheld years you""",
    )
)


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The records that were written by hand for the demo, as the register of an office that speaks Welsh."""
    folder = tmp_path_factory.mktemp("welsh")
    settings = (ROOT / "tests/demo/mkdocs.yml").read_text(encoding="utf-8")
    own = {
        "Midshire Police and Crime Commissioner: decisions": "Penderfyniadau Comisiynydd Midshire",
        "name: Midshire Police and Crime Commissioner": "language: cy\n    name: Comisiynydd Midshire",
        "The public register of decisions of Midshire, an invented office.": "Cofrestr swyddfa ddychmygol.",
        "Midshire is an invented office, made to show what this register can do.": "Swyddfa ddychmygol yw Midshire.",
        "No person, supplier or sum on these\n      pages is real.": "Nid oes neb na dim yma yn real.",
    }
    for english, words in own.items():
        assert english in settings
        settings = settings.replace(english, words)
    successor = "successor: {name: Cyngor Midshire, url: 'https://cyngor.example/', from: 2028-05-04}"
    settings = settings.replace("    kind: pcc", f"    kind: pcc\n    {successor}")
    (folder / "office.yml").write_text(f"{settings}\n{NAV}", encoding="utf-8")
    for name, text in PAGES.items():
        (folder / "content").mkdir(exist_ok=True)
        (folder / "content" / name).write_text(text, encoding="utf-8")
    return build(folder / "built", folder / "office.yml", BY_HAND, folder / "content")


def pages(built: Built) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every page of a site by its name, parsed."""
    for path in sorted(built.site.rglob("*.html")):
        yield path.relative_to(built.site).as_posix(), html.fromstring(path.read_text(encoding="utf-8"))


def said(element: html.HtmlElement) -> Iterator[str]:
    """What an element says: its text, and what its attributes tell those who cannot see, and other sites."""
    yield from element.itertext()
    for inner in element.iter():
        yield from (inner.get(name, "") for name in ("aria-label", "title", "placeholder", "alt", "content"))


def test_an_office_that_speaks_welsh_is_built_and_verified(welsh: Built) -> None:
    """The whole build passes, and the verifier raises no alarm over Welsh words."""
    assert welsh.code == 0, welsh.output
    assert "The verifier found nothing that is withheld" in welsh.output
    assert json.loads((welsh.site / "register.json").read_text())["office"]["language"] == "cy"


def test_every_page_says_that_it_is_in_welsh(welsh: Built) -> None:
    """The language of the office is that of every page, for screen readers and search engines."""
    found = {name: page.get("lang") for name, page in pages(welsh)}
    assert len(found) > 30
    assert set(found.values()) == {"cy"}, found


def test_a_page_without_front_matter_is_named_by_its_heading(welsh: Built) -> None:
    """For readers of tabs and results, and where a link to it is shared."""
    for name in ("contact", "grounds"):
        page = html.fromstring(welsh.page(name))
        heading = page.xpath("string(//h1/text())")
        assert page.xpath("string(//title)").startswith(f"{heading} - ")
        assert page.xpath("string(//meta[@property='og:title']/@content)") == heading


def test_the_frame_is_in_welsh_throughout(welsh: Built) -> None:
    """Head, foot, menu, headings of tables and markers hold no English word."""
    assert welsh.code == 0
    for name, page in pages(welsh):
        for element in page.xpath(FRAME):
            words = re.findall(r"[a-z]+", _ADDRESS.sub("", " ".join(said(element))).casefold())
            author_s = name.count("/") > (1 if name.startswith(NAMED_BY_RECORDS) else 2)
            is_title = element.tag == "title" and author_s
            assert is_title or not set(words) & ENGLISH, (name, element.tag, set(words) & ENGLISH)


def test_no_text_of_the_program_is_left_in_english(welsh: Built) -> None:
    """No text that the catalogue translates stands on a page as it is in English."""
    spoken = translations("cy")
    english = {str(one.id) for one in read(CATALOGUES / "cy.po") if isinstance(one.id, str) and one.id}
    english = {one for one in english if spoken.gettext(one) != one and "{" not in one and one[0].isupper()}
    english -= {"Yes", "No"}  # which a table of a record has
    for name, page in pages(welsh):
        for script in page.xpath("//script | //article//*[contains(@class, 'numbered')]"):
            script.drop_tree()
        left = {" ".join(text.split()) for text in said(page)} & english
        assert not left, (name, left)


def test_days_are_written_in_welsh(welsh: Built) -> None:
    """A day in words is said in Welsh, and a machine still reads it as it did."""
    page = welsh.page("decisions/2019/mid-d-2019-06")
    facts = html.fromstring(page).xpath("string(//*[@class='facts'])")
    assert re.search(r"Penderfynwyd\s+25 Tachwedd 2019\s+Yn dod i rym\s+6 Ionawr 2020", facts), facts
    data = json.loads((welsh.site / "decisions/2019/mid-d-2019-06.json").read_text(encoding="utf-8"))
    assert data["decided"] == "2019-11-25"
    assert "O 4 Mai 2028 bydd y gwaith hwn yn symud i" in " ".join(page.split())


def test_the_certificate_is_written_in_welsh(welsh: Built) -> None:
    """What was verified is said in Welsh to people, and as ever to programs."""
    text = " ".join(html.fromstring(welsh.page("verification")).xpath("string(//article)").split())
    assert "Ni chanfuwyd dim a ddaliwyd yn ôl." in text
    assert "23 Tachwedd 2026" in text
    assert "5 gwaith; yr oedd pob beit yr un fath" in text
    assert json.loads((welsh.site / "verification.json").read_text())["result"] == "nothing withheld was found"


def test_scripts_speak_welsh_too(welsh: Built, browser: Browser, served: Callable[[Path], str]) -> None:
    """What a script says comes from the same catalogue, in the form that the number asks for."""
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(served(welsh.site) + "grounds/")
    assert page.evaluate("say('Wide table')") == "Tabl llydan"
    assert page.evaluate("say('Not translated, {name}', { name: 'x' })") == "Not translated, x"
    assert page.evaluate("counted('{number} cat', '{number} cats', 1200)") == "1,200 cats"
    page.close()


def test_the_demo_has_a_decision_in_welsh(demo: Built) -> None:
    """In an English register its article is in Welsh and says so; the frame around it stays English."""
    page = html.fromstring(demo.page(DECISION))
    article = page.xpath("//article")[0]
    assert (page.get("lang"), article.get("lang")) == ("en", "cy")
    text = " ".join(article.text_content().split())
    assert "Penderfynwyd 2 Tachwedd 2026" in text
    assert "Daliwyd yn ôl: buddiannau masnachol" in text
    assert "Ar y dudalen hon" in text
    assert not article.xpath(".//*[@title='Link to this section']")
    assert page.xpath("//header//a[@class='skip']/text()") == ["Skip to main content"]


def test_the_demo_lists_it_in_its_own_language(demo: Built) -> None:
    """Its title is marked as Welsh in lists, and the people of the office are in theirs."""
    row = html.fromstring(demo.page("decisions/2026")).xpath(f"//a[contains(@href, '{Path(DECISION).name}')]/*")
    assert [one.get("lang") for one in row] == ["cy"]
    holders = html.fromstring(demo.page("how-decisions-are-made")).xpath("//td/span[@lang='cy']/text()")
    assert holders == ["Siân Penmorfa", "Dirprwy Gomisiynydd Heddlu a Throseddu"]


def test_the_demo_has_a_page_in_welsh(demo: Built) -> None:
    """A hand-written page names its language; its generated parts speak it, and every page leads to it."""
    article = html.fromstring(demo.page("cymraeg")).xpath("//article")[0]
    assert article.get("lang") == "cy"
    assert "Mae'r gofrestr yn cynnwys 81 penderfyniad o 2013 i 2026." in " ".join(article.text_content().split())
    assert html.fromstring(demo.page("about")).xpath("//footer//a[@hreflang='cy' and @lang='cy']/@href") == [
        "../cymraeg/"
    ]
