"""Feeds, linked data and the small files by which machines find their way."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from generator.public.dcat import dataset_linked, dcat
from generator.public.decision import PublishedChange, PublishedDecision, PublishedGround, PublishedParagraph
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.downloads import Download
from generator.public.feeds.entry import NEWEST, decision_entries, newest
from generator.public.feeds.family import feeds
from generator.public.linked import decision_linked
from generator.public.office import PublishedContact, PublishedOffice, PublishedOfficeHolder, PublishedRegister
from generator.public.survey import Survey, survey
from generator.public.wayfinding import wayfinding
from generator.vocabulary.choices import ChangeKind, Language, OfficeKind, Regime, Status

BASE = "https://midshire.example/"
DAY = date(2026, 11, 23)
OFFICE = PublishedOffice(
    name="Midshire & Welton PCC",
    short_name="Midshire PCC",
    kind=OfficeKind.PCC,
    contact=PublishedContact(email="a@midshire.example"),
    categories=("Finance", "Grants"),
    office_holders=(PublishedOfficeHolder(name="A. Example", role="Commissioner", start=date(2021, 5, 13)),),
    publish_within_days=14,
)
GROUND = PublishedGround(
    name="commercial",
    regime=Regime.FOIA,
    section="43(2)",
    reason="Prices would be known.",
    decided_by="Chief Executive",
    decided_on=date(2026, 3, 1),
    review_on=date(2028, 3, 1),
    overdue=False,
)
DECISION = PublishedDecision(
    reference="M/1",
    slug="m-1",
    year=2026,
    status=Status.MADE,
    title="Cameras <new> & old",
    category="Finance",
    decided=date(2026, 3, 2),
    publish_on=date(2026, 3, 5),
    grounds=(GROUND,),
    summary=Disclosed(
        (
            Disclosed(PublishedParagraph(text=Passage(("Cameras are bought.",)))),
            Disclosed(PublishedParagraph(text=Passage(("From ", Withheld("commercial"))))),
        )
    ),
    changes=(
        PublishedChange(on=date(2026, 4, 1), kind=ChangeKind.CORRECTION, note="A year was wrong."),
        PublishedChange(on=date(2026, 5, 1), kind=ChangeKind.RELEASE, note="The price was released."),
    ),
)
REMOVED = PublishedDecision(
    reference="M/2",
    slug="m-2",
    year=2026,
    status=Status.REMOVED,
    status_note="Taken down.",
    changes=(PublishedChange(on=date(2026, 6, 1), kind=ChangeKind.WITHDRAWAL, note="It was published in error."),),
)


def a_survey(*decisions: PublishedDecision, base: str | None = BASE) -> Survey:
    """The survey of a register of these decisions."""
    register = PublishedRegister(format=1, day=DAY, site_url=base, office=OFFICE)
    return survey(register, decisions)


def files(*decisions: PublishedDecision) -> dict[str, bytes]:
    """Every feed of these decisions."""
    return dict(feeds(a_survey(*decisions)))


def test_there_is_a_feed_for_everything_and_for_each_category_and_office_holder() -> None:
    """Each stands as Atom and as JSON Feed, also before the first decision."""
    names = ["decisions", "withheld", "changes", "categories/finance", "categories/grants", "people/a-example"]
    assert list(files()) == [f"feeds/{name}.{ending}" for name in names for ending in ("xml", "json")]


NS = {"a": "http://www.w3.org/2005/Atom"}


def test_an_entry_is_in_the_language_of_its_decision_and_says_so() -> None:
    """A Welsh decision of an English office is told in Welsh, whatever happened to it; the others follow their feed."""
    made = files(replace(DECISION, language=Language.WELSH), replace(DECISION, reference="M/3", slug="m-3"))
    root = ET.fromstring(made["feeds/decisions.xml"])  # noqa: S314 - made by the program
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    spoken = {one.findtext("a:id", "", NS): one.get(language) for one in root.findall("a:entry", NS)}
    assert set(spoken.values()) == {None, "cy"}
    assert all((lang == "cy") == ("/m-1/" in name) for name, lang in spoken.items())
    items = json.loads(made["feeds/withheld.json"])["items"]
    titles = {one["title"]: one.get("language") for one in items if one["id"].endswith("#withheld")}
    assert titles == {"Daliwyd yn ôl yn M/1: Cameras <new> & old": "cy", "Withheld in M/3: Cameras <new> & old": None}


def faults(data: bytes) -> Iterator[str]:
    """What RFC 4287 asks of a feed and its entries, section 4.1, and is not there."""
    root = ET.fromstring(data)  # noqa: S314 - made by the program
    for one in (root, *root.findall("a:entry", NS)):
        needs = ("id", "title", "updated", *(("author",) if one is root else ()))
        yield from (f"{one.tag} {name}" for name in needs if len(one.findall(f"a:{name}", NS)) != 1)
        if one.find("a:link[@rel='alternate']", NS) is None:
            yield f"{one.tag} link"
    ids = [one.text for one in root.iterfind(".//a:id", NS)]
    yield from (f"twice {one}" for one in set(ids) if ids.count(one) > 1)
    moments = [one.text or "" for name in ("updated", "published") for one in root.iterfind(f".//a:{name}", NS)]
    yield from (one for one in moments if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one))


@pytest.mark.parametrize("decisions", [(), (DECISION,), (DECISION, REMOVED)])
def test_every_atom_feed_is_as_its_rfc_says(decisions: tuple[PublishedDecision, ...]) -> None:
    """By the rules of RFC 4287, and by a library that reads feeds as people's programs do."""
    for name, data in files(*decisions).items():
        if name.endswith(".xml"):
            assert list(faults(data)) == [], name
            read = feedparser.parse(data)
            assert not read.bozo, name
            assert read.version == "atom10"


@pytest.mark.parametrize(
    ("place", "planted"),
    [
        (r"<id>.*?</id>", ""),
        (r"<updated>.*?</updated>", ""),
        (r"T00:00:00Z", ""),
        (r'rel="alternate"', 'rel="related"'),
        (r"#change-[^<]*", ""),
        (r"<author>.*?</author>", ""),
    ],
)
def test_a_fault_in_a_feed_is_noticed(place: str, planted: str) -> None:
    """The rules above do not pass whatever they are given."""
    text = files(DECISION)["feeds/decisions.xml"].decode()
    assert list(faults(text.encode())) == []
    assert list(faults(re.sub(place, planted, text, count=1, flags=re.DOTALL).encode()))


@pytest.mark.parametrize("decisions", [(), (DECISION, REMOVED)])
def test_every_json_feed_is_as_its_version_says(decisions: tuple[PublishedDecision, ...]) -> None:
    """JSON Feed 1.1: what it requires is there, with the types that it asks for, and the same as in Atom."""
    made = files(*decisions)
    for name, data in made.items():
        if not name.endswith(".json"):
            continue
        feed: dict[str, Any] = json.loads(data)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert isinstance(feed["title"], str)
        assert feed["feed_url"] == BASE + name
        assert all(isinstance(item["id"], str) and item["content_text"] for item in feed["items"])
        atom = feedparser.parse(made[name.replace(".json", ".xml")])
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


def test_corrections_releases_and_withdrawals_have_entries_of_their_own() -> None:
    """Somebody who follows the register learns what was changed and what was taken down, not only what is new."""
    read = feedparser.parse(files(DECISION, REMOVED)["feeds/decisions.xml"])
    assert [(entry.title, entry.updated[:10]) for entry in read.entries] == [
        ("Withdrawal: M/2: Removed decision (removed)", "2026-06-01"),
        ("M/2: Removed decision (removed)", "2026-06-01"),
        ("Release: M/1: Cameras <new> & old", "2026-05-01"),
        ("M/1: Cameras <new> & old", "2026-05-01"),
        ("Correction: M/1: Cameras <new> & old", "2026-04-01"),
    ]
    changes = feedparser.parse(files(DECISION, REMOVED)["feeds/changes.xml"])
    assert [entry.title.split(":")[0] for entry in changes.entries] == ["Withdrawal", "Release", "Correction"]


def test_the_feed_of_what_is_withheld_says_why_and_what_was_released() -> None:
    """The reasons are public; the number of places is that of the page."""
    read = feedparser.parse(files(DECISION, REMOVED)["feeds/withheld.xml"])
    assert [entry.title for entry in read.entries] == [
        "Release: M/1: Cameras <new> & old",
        "Withheld in M/1: Cameras <new> & old",
    ]
    assert read.entries[1].summary == "1 place is withheld. Prices would be known."


def test_a_feed_is_cut_and_keeps_the_newest() -> None:
    """A hundred entries are what a program asks for; the data has the rest."""
    many = [
        replace(
            DECISION, reference=f"M/{number}", slug=f"m-{number}", changes=(), publish_on=date(2020 + number % 7, 1, 1)
        )
        for number in range(300)
    ]
    kept = newest(decision_entries(a_survey(*many).decisions, BASE))
    assert len(kept) == NEWEST
    assert {one.updated.year for one in kept} == {2024, 2025, 2026}


def test_without_an_address_there_are_no_feeds() -> None:
    """A feed names everything by its full address, so none is made up."""
    assert dict(feeds(a_survey(DECISION, base=None))) == {}


def test_the_data_of_a_page_is_linked_data_and_cannot_end_its_element() -> None:
    """Schema.org, as JSON; a title that holds markup stays text."""
    register = a_survey(DECISION).register
    html = decision_linked(replace(DECISION, title="</script><b>x"), register)
    assert html.count("</script>") == 1
    said = json.loads(re.sub(r"</?script[^>]*>", "", html))
    assert said["name"] == "</script><b>x"
    assert (said["@type"], said["identifier"], said["datePublished"]) == ("Report", "M/1", "2026-03-05")
    assert said["dateModified"] == "2026-05-01"
    assert said["encoding"][0]["contentUrl"] == f"{BASE}decisions/2026/m-1.pdf"
    assert decision_linked(REMOVED, register) == ""


def test_machines_are_shown_the_way() -> None:
    """Crawlers may come and are told of the sitemap; those who find a hole are told whom to write to, for a year."""
    made = dict(wayfinding(a_survey()))
    assert made["robots.txt"] == b"User-agent: *\nAllow: /\nSitemap: https://midshire.example/sitemap.xml\n"
    assert made[".well-known/security.txt"] == (
        b"Contact: mailto:a@midshire.example\nExpires: 2027-11-22T00:00:00Z\nPreferred-Languages: en\n"
        b"Canonical: https://midshire.example/.well-known/security.txt\n"
    )
    assert b"Sitemap" not in dict(wayfinding(a_survey(base=None)))["robots.txt"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # of the library itself
def test_the_register_is_in_the_words_of_data_catalogues() -> None:
    """DCAT, read as linked data: a catalogue with one dataset, a licence, and a distribution for each file."""
    register = a_survey(DECISION).register
    files = (Download("data/decisions.csv", "text/csv", 12_345), Download("data/register.sqlite", "application/x"))
    made = dcat(register, files)
    assert made is not None
    graph = Graph().parse(data=made.decode(), format="json-ld")
    dataset = graph.value(predicate=RDF.type, object=DCAT.Dataset)
    assert graph.value(URIRef(f"{BASE}data/dcat.json"), DCAT.dataset) == dataset == URIRef(f"{BASE}data/")
    assert "open-government-licence" in str(graph.value(dataset, DCTERMS.license))
    assert {str(one) for one in graph.objects(predicate=DCAT.downloadURL)} == {BASE + file.path for file in files}
    assert "12345" not in made.decode()
    assert dcat(a_survey(base=None).register, files) is None
    said = json.loads(re.sub(r"</?script[^>]*>", "", dataset_linked(register, files)))
    assert (said["@type"], len(said["distribution"])) == ("Dataset", 2)
