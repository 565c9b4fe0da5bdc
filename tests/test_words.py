"""The words of the pages in other languages: that the catalogues are whole, and what the pages say with them."""

import ast
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from lxml import html  # type: ignore[import-untyped]
from markdown import markdown

from generator.commands.publish import publish_register
from generator.commands.stage import stage
from generator.findings import has_errors
from generator.private.register import Source
from generator.public import decision as decisions
from generator.public import places, wording
from generator.public.columns import Column, Table, Type
from generator.public.decision import PublishedAmount
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.kin import Kin
from generator.public.office import PublishedOfficeHolder
from generator.public.pages.clock import clock_pages
from generator.public.pages.content import fill
from generator.public.pages.decision import decision_page
from generator.public.pages.held import held_pages
from generator.public.pages.links import Links
from generator.public.pages.log import log_pages
from generator.public.pages.money_pages import money_pages
from generator.public.pages.numbering import numbering_pages
from generator.public.pages.register import latest
from generator.public.pages.subject import subject_pages
from generator.public.pages.ways import opening
from generator.public.spoken import cite, long_date
from generator.public.survey import Survey, survey
from generator.public.wording import CATALOGUES, counted, languages, say, speaking, translations
from generator.settings import read_settings
from generator.vocabulary.choices import ChangeKind, Language, Regime, Status
from tests.demo.midshire import BY_HAND, write_content
from tests.languages import extraction
from tests.languages.extraction import ROOT, Unclear, said
from tests.languages.update import THEME_WORDS, is_whole, read, theme_words, updated
from tests.site.building import DAY
from tests.surveys import kept, money, supersedes, survey_of, surveyed
from tests.test_staging import entry, register

PLACE = re.compile(r"\{(\w*)\}")
DAY_OF_NOTE = date(2026, 6, 1)
HOW = "run `make words`, then translate what is empty"


@pytest.fixture(scope="session")
def code() -> Catalog:
    """What the code says."""
    return said()


@pytest.fixture(params=[one for one in languages() if one != "en"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """One catalogue after another."""
    return read(CATALOGUES / f"{request.param}.po")


def ids(catalog: Catalog) -> set[object]:
    """What a catalogue has to translate; texts in several forms are pairs."""
    return {tuple(one.id) if isinstance(one.id, list | tuple) else one.id for one in catalog if one.id}


def forms(words: object) -> list[str]:
    """The forms of a text or of a translation."""
    return list(words) if isinstance(words, list | tuple) else [str(words)]


def misplaced(message: Message) -> list[str]:
    """The forms of a translation that lack a place which every English form has, or have one that none has."""
    places = [set(PLACE.findall(one)) for one in forms(message.id)]
    every, some = set.intersection(*places), set.union(*places)
    return [one for one in forms(message.string) if not every <= set(PLACE.findall(one)) <= some]


def test_a_catalogue_translates_what_the_code_says(catalog: Catalog, code: Catalog) -> None:
    """No text of code, tables, templates and scripts is missing from a catalogue, and none in it is dead."""
    assert ids(code) - ids(catalog) == set(), HOW
    assert ids(catalog) - ids(code) == set(), HOW
    assert [one.id for one in catalog if one.id and not is_whole(one)] == [], HOW


def test_a_catalogue_is_as_the_tools_write_it(catalog: Catalog, code: Catalog) -> None:
    """Nothing is fuzzy or obsolete, and the file is as `make words` leaves it, so that translators see no noise."""
    path = CATALOGUES / f"{catalog.locale_identifier}.po"
    assert not [one.id for one in catalog if one.fuzzy]
    assert not catalog.obsolete
    assert updated(read(path), code) == path.read_bytes(), HOW


def test_a_translation_has_the_places_of_its_text(catalog: Catalog) -> None:
    """What is filled into a sentence is filled into its translation, and nothing else is."""
    assert [one.id for one in catalog if one.id and misplaced(one)] == []
    assert misplaced(Message("{number} files", "{nifer} ffeil"))
    assert misplaced(Message(("a file", "{number} files"), ("{number} ffeil", "ffeil {name}")))
    assert not misplaced(Message(("a file", "{number} files"), ("{number} ffeil", "ffeil")))


def test_the_theme_says_what_the_catalogues_say(code: Catalog) -> None:
    """The words of the theme are made from the catalogues, and from nothing else."""
    catalogues = [read(path) for path in sorted(CATALOGUES.glob("*.po"))]
    assert THEME_WORDS.read_text(encoding="utf-8") == theme_words(catalogues, code), HOW


def test_counted_words_of_scripts_come_by_the_names_of_their_forms() -> None:
    """A browser asks for the form by its name in the standard, and gets what gettext would choose."""
    catalog = read(CATALOGUES / "cy.po")
    strings = ("lawer", "un", "dau", "tri", "chwech")
    catalog.add(("one row", "{number} rows"), strings)
    code = Catalog()
    code.add(("one row", "{number} rows"), locations=[("register.js", 1)])
    assert '"one row": {\n      "few": "tri",' in theme_words([catalog], code)
    assert '"many": "chwech",\n      "one": "un",\n      "other": "lawer",' in theme_words([catalog], code)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('return say("A")', {"A"}),
        ("return f\"{say('A')} {counted('B', 'C', 2)}\"", {"A", ("B", "C")}),
        ("return say(TABLE[1])", {"Eins", "Zwei"}),
        ("return say(NAMED[1])", {"Drei"}),
        ("return say(1)  # say: tests.test_words.TABLE", {"Eins", "Zwei"}),
        ("return say(1)  # say: tests.test_words.TABLES", {"Vier", "Fünf", "Sechs"}),
    ],
)
def test_words_are_found_in_code(line: str, found: set[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Words within f-strings, tables and tables of functions are found."""
    monkeypatch.setattr(extraction, "ROOT", Path("/"))
    made = extraction.python(_File(f"def one():\n    {line}\n"), extraction.KEYWORDS, (), {})
    assert {words for _, _, words, _ in made} == found


def test_words_that_nobody_can_find_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that come from elsewhere stop the update rather than being left untranslated."""
    monkeypatch.setattr(extraction, "ROOT", Path("/"))
    with pytest.raises(Unclear, match=r"tests\.test_words:2"):
        list(extraction.python(_File("def one(words):\n    return say(words)\n"), extraction.KEYWORDS, (), {}))


TABLE: dict[int, object] = {1: "Eins", 2: ("Zwei",)}
TABLES = (Table("t", "Vier", "Fünf", (Column("c", Type.TEXT, "Sechs"),), ("c",)),)
NAMED: dict[str, Callable[[], str]] = {"Drei": lambda: "3"}


class _File(BytesIO):
    """A module of this file's names."""

    name = "/tests/test_words.py"

    def __init__(self, text: str) -> None:
        super().__init__(text.encode())


class _Missed(NullTranslations):
    """Notes what no catalogue translates."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def gettext(self, message: str) -> str:
        self.texts.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.texts.add(msgid1)
        return super().ngettext(msgid1, msgid2, n)


def test_whatever_a_register_says_is_in_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Staging the demo in Welsh asks for no text that the catalogue lacks, wherever in the code it comes from."""
    missed = _Missed()
    spoken = translations.__wrapped__("cy")
    spoken.add_fallback(missed)
    monkeypatch.setattr(wording, "translations", {"cy": spoken, "en": NullTranslations()}.__getitem__)
    office = read_settings(_welsh_settings(tmp_path)).office
    source = Source(BY_HAND, office, date.fromisoformat(DAY), None)
    assert not has_errors(publish_register(source, tmp_path / "bundle").findings)
    write_content(tmp_path / "content")
    assert stage(tmp_path / "bundle", tmp_path / "content", tmp_path / "docs") == []
    assert missed.texts == set(), HOW
    assert "Cofrestr" in (tmp_path / "docs/verification.md").read_text(encoding="utf-8")


def _welsh_settings(folder: Path) -> Path:
    text = (ROOT / "tests/demo/mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("    kind: pcc", "    kind: pcc\n    language: cy")
    text = text.replace("../../generator", f"{ROOT}/generator").replace("../../mkdocs.yml", f"{ROOT}/mkdocs.yml")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def test_languages_are_those_that_can_be_chosen() -> None:
    """Every language of a setting has a catalogue, and the other way round."""
    assert {one.value for one in Language} == set(languages())
    with pytest.raises(LookupError):
        translations("xx")


def test_a_text_without_a_translation_is_said_in_english() -> None:
    """A new sentence is no error for an office that speaks Welsh."""
    with speaking("cy"):
        assert say("Nobody has translated {this} yet.", this="sentence") == "Nobody has translated sentence yet."
        assert counted("{number} zebra", "{number} zebras", 1) == "1 zebra"
        assert counted("{number} zebra", "{number} zebras", 1200) == "1,200 zebras"
        assert say("Menu") == "Dewislen"
    assert say("Menu") == "Menu"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 penderfyniad"),
        (1, "1 penderfyniad"),
        (2, "2 benderfyniad"),
        (3, "3 phenderfyniad"),
        (4, "4 penderfyniad"),
        (6, "6 phenderfyniad"),
        (1200, "1,200 penderfyniad"),
    ],
)
def test_welsh_counts_in_its_own_forms(number: int, words: str) -> None:
    """The noun after a number changes with it, by the forms that the catalogue declares."""
    with speaking("cy"):
        said = counted("{number} published decision.", "{number} published decisions.", number)
    assert said == f"{words} cyhoeddedig."


def test_days_and_law_are_said_in_the_language_spoken() -> None:
    """A date in words and a citation follow the language of the page."""
    assert long_date(date(2026, 3, 2)) == "2 March 2026"
    assert cite(Regime.FOIA, "43(2)") == "section 43(2) of the Freedom of Information Act 2000"
    with speaking("cy"):
        assert long_date(date(2026, 3, 2)) == "2 Mawrth 2026"
        assert cite(Regime.FOIA, "43(2)") == "adran 43(2) o Ddeddf Rhyddid Gwybodaeth 2000"


def test_public_pages_say_days_and_law_through_the_catalogue() -> None:
    """What `vocabulary` writes is English, so no public module takes a date or a citation in words from there."""
    for path in (ROOT / "generator/public").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("generator.vocabulary"):
                assert not {one.name for one in node.names} & {"long_date", "cite"}, path


def _welsh(**more: Any) -> decisions.PublishedDecision:
    return decisions.PublishedDecision(
        reference="MID/D/2026/01",
        slug="mid-d-2026-01",
        year=2026,
        status=Status.MADE,
        title="Cymorth i ddioddefwyr",
        decided=date(2026, 3, 2),
        language=Language.WELSH,
        **more,
    )


def test_the_page_of_a_welsh_decision_is_in_welsh() -> None:
    """Headings, facts and days are in the language of the record, and the frame is told so."""
    page = decision_page(_welsh(proposal=Passage(("Dyfarnu grant.",))), Links([]), register())
    assert "\nlanguage: cy\n---" in page
    assert "Penderfynwyd\n:   2 Mawrth 2026" in page
    assert "## Cynnig { #proposal }" in page
    assert "language:" not in decision_page(replace(_welsh(), language=None), Links([]), register())


def test_topics_and_recipients_on_a_page_in_another_language_say_theirs() -> None:
    """Topics are the office's own words; a recipient's name is English where an English decision names it too."""
    name = Passage(("Northbeck Ltd",))
    amount = PublishedAmount(id="a", label=name, value=Disclosed(Decimal(5)), written=Disclosed("£5"), recipient=name)
    welsh = replace(_welsh(), topics=("fleet",), amounts=Disclosed((Disclosed(amount),)))
    english = replace(welsh, language=None, reference="M/9", slug="m-9")
    for named, marked in (((welsh, english), True), ((welsh,), False)):
        around = Kin(survey(register(), named)).around(welsh.reference)
        with speaking("en"):  # the office's
            page = decision_page(welsh, Links([]), register(), around)
        assert '<span lang="en">[fleet](../../topics/fleet.md)</span>' in page
        assert ('<span lang="en">[Northbeck Ltd](../../recipients/northbeck-ltd.md)</span>' in page) is marked


def test_a_title_in_a_list_says_its_language() -> None:
    """Wherever a Welsh decision is listed or linked to, its title is marked as Welsh, and no other is."""
    listed = replace(entry(2026), title="Cymorth | iawn", language=Language.WELSH)
    marked = '<span lang="cy">Cymorth &#124; iawn</span>'
    assert f"[{marked}](decisions/2026/mid-d-2026-01.md)" in latest(register(listed))
    assert Links([listed]).to("MID/D/2026/01") == f"[MID/D/2026/01 {marked}](../2026/mid-d-2026-01.md)"
    assert "lang=" not in latest(register(entry(2026), replace(listed, title=None, status=Status.REMOVED)))
    with speaking("cy"):
        assert "lang=" not in latest(register(listed))


LISTS = {
    "withheld/": held_pages,
    "changes/": log_pages,
    "publication/": clock_pages,
    "numbering/": numbering_pages,
    "money/": money_pages,
    "categories/": subject_pages,
}


def listed_everywhere() -> Survey:
    """Two decisions in Welsh, one made and one withdrawn, that every list of the register has to name."""
    change = decisions.PublishedChange(on=DAY_OF_NOTE, kind=ChangeKind.UPDATE, note="A note.")
    more: dict[str, Any] = {
        "changes": (change,),
        "money": (money("fee", "100"),),
        "published": DAY_OF_NOTE,
        "title": "Cymorth | iawn",
    }
    both = surveyed(1, **more), surveyed(2, status=Status.WITHDRAWN, **more)
    shut = (kept(DAY_OF_NOTE),)
    return survey_of(*(replace(one, entry=replace(one.entry, language=Language.WELSH), withheld=shut) for one in both))


@pytest.mark.parametrize("folder", LISTS)
def test_every_list_says_the_language_of_a_title(folder: str) -> None:
    """Each kind of list marks a Welsh title as Welsh in an English register, and as nothing in a Welsh one."""
    marked, bare = '<span lang="cy">Cymorth &#124; iawn</span>', "Cymorth &#124; iawn"
    made = [text for path, text in LISTS[folder](listed_everywhere()) if path.startswith(folder)]
    assert sum(text.count(marked) for text in made) == sum(text.count(bare) for text in made) > 0
    with speaking("cy"):
        made = [text for path, text in LISTS[folder](listed_everywhere()) if path.startswith(folder)]
    assert sum(text.count(bare) for text in made) > 0
    assert not any("lang=" in text for text in made)


def test_the_decisions_around_one_have_titles_in_their_language() -> None:
    """In the time line and among those alike, titles are marked on a page in another language, and there alone."""
    older = surveyed(1, on=date(2019, 1, 1), title="Vans", topics=("fleet",))
    alike = surveyed(2, on=date(2020, 1, 1), title="Boats", topics=("fleet",))
    here = surveyed(3, title="Cymorth", topics=("fleet",), relations=supersedes("M/2019/1"))
    around = Kin(survey_of(here, alike, older)).around("M/2026/3")
    own = replace(_welsh(), reference="M/2026/3", relations=Disclosed(here.relations))
    with speaking("en"):
        page = decision_page(own, Links([alike.entry, older.entry]), register(), around)
        english = decision_page(replace(own, language=None), Links([alike.entry, older.entry]), register(), around)
    for title, reference in (("Vans", "M/2019/1"), ("Boats", "M/2020/2")):
        assert f'{reference} <span lang="en">{title}</span>]' in page
    assert "lang=" not in english


@pytest.mark.parametrize("words", ["Sut: 'pwy' a \"beth\"? #1", "- rhestr", "{cyfrinach: ie}", "&amp; * [x]", "£ ŵ #"])
def test_no_translation_breaks_the_head_of_a_page(words: str) -> None:
    """Title and description of a list are read back as they are said, whatever marks of YAML stand in them."""
    front, heading = opening(words, f"{words}.")
    read_back = yaml.safe_load(front.strip("-"))
    assert read_back == {"title": words, "description": f"{words}.", "search": {"exclude": True}}
    written = html.fromstring(markdown(heading))
    assert (written.tag, written.text_content()) == ("h1", words)


def test_words_of_the_office_are_marked_on_a_welsh_page() -> None:
    """On a page in Welsh, titles and categories of an office that speaks English are marked as English."""
    with speaking("en"), speaking("cy"):
        listed = latest(register(replace(entry(2026), title="Vans")))
        page = decision_page(_welsh(category="Finance"), Links([]), register())
    assert '[<span lang="en">Vans</span>](decisions/2026/mid-d-2026-01.md)' in listed
    assert listed.count('<span lang="en">Finance</span>') == 1
    assert 'Categori\n:   <span lang="en">Finance</span>' in page


@pytest.mark.parametrize("front", ["---\nlanguage: cy\n---\n", "---\r\ntitle: T\r\nlanguage: 'cy'\r\n---\r\n"])
def test_generated_parts_speak_the_language_of_their_page(front: str) -> None:
    """A hand-written page in Welsh has its figures in Welsh; any other page has them in the office's language."""
    mark = "<!-- generated: register-figures -->"
    assert "1 penderfyniad o 2026" in fill("x.md", f"{front}{mark}".encode(), Survey(register(entry(2026)), ()))[0]
    for other in ("", "language: cy\n", "---\ntitle: T\n---\nlanguage: cy\n", front.replace("cy", "pl")):
        assert "1 decision from 2026" in fill("x.md", f"{other}{mark}".encode(), Survey(register(entry(2026)), ()))[0]


def test_an_office_holder_in_welsh_is_marked_as_such() -> None:
    """Name and role in another language than the office's are read aloud in it."""
    holder = PublishedOfficeHolder(name="Siân", role="Dirprwy", start=date(2026, 3, 2), language=Language.WELSH)
    with_one = replace(register(), office=replace(register().office, office_holders=(holder,)))
    text, _ = fill("x.md", b"<!-- generated: office-holders -->", Survey(with_one, ()))
    assert '| <span lang="cy">Siân</span> | <span lang="cy">Dirprwy</span> | 2 March 2026 | present |' in text


def withholdable(kind: Any) -> set[str]:
    """The names of the fields below a type that can be withheld in whole or in part."""
    if not is_dataclass(kind):
        return set().union(*(withholdable(one) for one in get_args(kind)))
    hints = get_type_hints(kind, include_extras=True)
    if kind in (Passage, Withheld):
        return set()
    own = {one.name for one in fields(kind) if {Withheld, Passage} & set(_parts(hints[one.name]))}
    inner = (hints[one.name] for one in fields(kind))
    return own.union(*(withholdable(one) for one in inner if kind not in _parts(one)))


def _parts(hint: Any) -> list[Any]:
    return [hint, *(part for one in get_args(hint) for part in _parts(one))]


def test_every_place_that_can_be_withheld_has_a_name() -> None:
    """The list of what is withheld calls each place by words that the catalogues translate."""
    numbered = {
        "report",
        "summary",
        "paragraphs",
        "text",
        "heading",
        "written",
    }  # called by their numbers, or not at all
    found = withholdable(decisions.PublishedDecision)
    assert {"recipient", "signed", "supersedes", "financial", "label"} <= found
    assert found - numbered - set(places._WORDS) == set()
