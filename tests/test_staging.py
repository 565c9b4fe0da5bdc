"""The folders that the program makes, the hand-written pages in them, and what it must never touch."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.commands.building import Folders, check_built, replace_site
from generator.commands.stage import stage
from generator.findings import Stop
from generator.private.entry import read_entry
from generator.public.bundle import write_decision, write_register
from generator.public.decision import (
    PublishedConsiderations,
    PublishedDecision,
    PublishedParagraph,
    PublishedSection,
)
from generator.public.disclosure import Disclosed, Disclosure, Passage
from generator.public.office import IndexEntry, PublishedContact, PublishedOffice, PublishedRegister
from generator.public.pages.content import fill
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.register import register_pages
from generator.public.survey import Survey
from generator.public.tree import MARK, SiteTree
from generator.settings import read_settings
from generator.vocabulary.choices import OfficeKind, Status
from tests.surveys import survey_of, surveyed
from tests.test_cases import CASES

WITH_A_PLACE = CASES / "refused/FILE-10-picture-with-a-place/decisions/2026/pcc-d-2026-07/plan.jpg"
OFFICE = PublishedOffice(
    name="Midshire & <Welton> PCC",
    short_name="Midshire PCC",
    kind=OfficeKind.PCC,
    contact=PublishedContact(email="a_b@midshire.example"),
    categories=("Finance",),
    publish_within_days=14,
)


def register(*entries: IndexEntry) -> PublishedRegister:
    """A public register with these decisions."""
    return PublishedRegister(format=1, day=date(2026, 11, 23), office=OFFICE, decisions=entries)


def entry(year: int, number: int = 1, status: Status = Status.MADE) -> IndexEntry:
    """A decision in the index."""
    slug = f"mid-d-{year}-{number:02}"
    reference = f"MID/D/{year}/{number:02}"
    return IndexEntry(reference=reference, slug=slug, year=year, status=status, title="A | B", category="Finance")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A public bundle without decisions."""
    folder = tmp_path / "public"
    tree = SiteTree(folder)
    write_register(tree, register())
    tree.finish()
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Hand-written pages with a home page."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "index.md").write_text("# Home\n\n<!-- generated: register-figures -->\n", encoding="utf-8")
    return folder


def test_an_empty_register_is_staged_with_pages_that_say_so(bundle: Path, content: Path, tmp_path: Path) -> None:
    """Before the first decision an office has a site, and it says that nothing is published yet."""
    assert stage(bundle, content, tmp_path / "docs") == []
    assert "holds no decisions yet" in (tmp_path / "docs/index.md").read_text(encoding="utf-8")
    assert "No decision has been published yet" in (tmp_path / "docs/decisions/index.md").read_text(encoding="utf-8")


def test_the_bundle_stands_on_the_site_byte_for_byte(bundle: Path, content: Path, tmp_path: Path) -> None:
    """Every file of the bundle is staged at its own path, so that anyone can make the site again."""
    decision = PublishedDecision(reference="MID/D/2026/01", slug="mid-d-2026-01", year=2026, status=Status.MADE)
    tree = SiteTree(bundle)
    write_register(tree, register(entry(2026)))
    write_decision(tree, decision)
    tree.finish()
    assert stage(bundle, content, tmp_path / "docs") == []
    files = {path.relative_to(bundle): path.read_bytes() for path in bundle.rglob("*.json")}
    assert {path.as_posix() for path in files} == {
        "register.json",
        "register.schema.json",
        "decision.schema.json",
        "decisions/2026/mid-d-2026-01.json",
    }
    staged = {path.relative_to(tmp_path / "docs") for path in (tmp_path / "docs").rglob("*.json")}
    staged = {path for path in staged if path.parts[0] != "data"}  # made from the bundle, and no part of it
    assert staged - {Path("verification.json")} == files.keys()
    assert {path: (tmp_path / "docs" / path).read_bytes() for path in files} == files


def test_only_listed_files_of_the_bundle_are_staged(bundle: Path, content: Path, tmp_path: Path) -> None:
    """A file that lies in the bundle and that no list names is not on the site."""
    for name in ("notes.json", "decisions/2026/mid-d-2026-09.json", "decisions/2026/mid-d-2026-09/offer.pdf"):
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text("{}", encoding="utf-8")
    assert stage(bundle, content, tmp_path / "docs") == []
    assert not list((tmp_path / "docs").rglob("*09*"))
    assert not (tmp_path / "docs/notes.json").exists()


@pytest.mark.parametrize("name", ["register.json", "decision.schema.json", "decisions/2026/mid-d-2026-01.json"])
@pytest.mark.parametrize("damage", ["a second key", "blanks"])
def test_a_file_that_holds_more_than_its_values_is_not_staged(
    bundle: Path, content: Path, tmp_path: Path, name: str, damage: str
) -> None:
    """A reader passes over a second key of one name; whoever downloads the file would see it."""
    tree = SiteTree(bundle)
    write_register(tree, register(entry(2026)))
    slug = "mid-d-2026-01"
    write_decision(tree, PublishedDecision(reference="MID/D/2026/01", slug=slug, year=2026, status=Status.MADE))
    tree.finish()
    text = (bundle / name).read_text(encoding="utf-8")
    key = text.split('"')[1]
    more = text.replace("{", f'{{"{key}": "zq-canary",', 1) if damage == "a second key" else text + " "
    (bundle / name).write_text(more, encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        stage(bundle, content, tmp_path / "docs")
    assert [finding.code for finding in stopped.value.findings] == ["BUNDLE-01"]
    assert not list((tmp_path / "docs").rglob(Path(name).name))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("page.md", b"\xff\xfe", "CONTENT-03"),
        ("notes.docx", b"PK", "CONTENT-04"),
        ("page.md~", b"old", "CONTENT-04"),
        (".hidden/page.md", b"old", "CONTENT-04"),
        ("records.yaml", b"ref: x", "CONTENT-04"),
        ("photo.jpg", WITH_A_PLACE.read_bytes(), "CONTENT-07"),
    ],
)
def test_what_is_no_page_is_refused(
    bundle: Path, content: Path, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    """MkDocs would copy these to the public site; they stop the build instead."""
    path = content / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert code in {finding.code for finding in stage(bundle, content, tmp_path / "docs")}


def test_a_link_out_of_the_folder_is_refused(bundle: Path, content: Path, tmp_path: Path) -> None:
    """A symbolic link could bring in a record."""
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (content / "page.md").symlink_to(tmp_path / "secret.md")
    assert {finding.code for finding in stage(bundle, content, tmp_path / "docs")} == {"CONTENT-04"}
    assert not (tmp_path / "docs/page.md").exists()


def test_a_site_needs_a_home_page(bundle: Path, content: Path, tmp_path: Path) -> None:
    """Without one the build stops and says where to write it."""
    (content / "index.md").unlink()
    assert {finding.code for finding in stage(bundle, content, tmp_path / "docs")} == {"CONTENT-05"}


@pytest.mark.parametrize("name", ["decisions/2026/mid-d-2026-99.md", "Decisions/plan.md", "decisions/2026/plan.pdf"])
def test_no_hand_written_page_stands_among_the_decisions(
    name: str, bundle: Path, content: Path, tmp_path: Path
) -> None:
    """A page there would look like a decision, and nobody has approved a record of it."""
    (content / name).parent.mkdir(parents=True)
    (content / name).write_text("# Mine", encoding="utf-8")
    assert {finding.code for finding in stage(bundle, content, tmp_path / "docs")} == {"CONTENT-04"}


def test_a_page_in_the_place_of_a_generated_one_is_refused(bundle: Path, content: Path, tmp_path: Path) -> None:
    """Two files at one address, also if they differ by capitals alone, stop the build."""
    (content / "Decisions").mkdir()
    (content / "Decisions/index.md").write_text("# Mine", encoding="utf-8")
    assert {finding.code for finding in stage(bundle, content, tmp_path / "docs")} == {"TREE-01"}


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    """A preview that writes unchanged files would rebuild for ever; a page that is no longer made must go."""
    first = SiteTree(tmp_path / "docs")
    first.add("a.md", b"a")
    first.add("old/b.md", b"b")
    first.finish()
    second = SiteTree(tmp_path / "docs")
    second.add("a.md", b"a")
    second.finish()
    assert second.written == 0
    assert not (tmp_path / "docs/old").exists()
    assert (tmp_path / "docs" / MARK).is_file()


def test_a_folder_of_somebody_elses_is_never_cleared(tmp_path: Path) -> None:
    """A slip in the settings that names the records as the folder to build in costs nothing."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/record.yaml").write_text("ref: x", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        SiteTree(tmp_path / "decisions")
    assert stopped.value.findings[0].code == "TREE-02"
    assert (tmp_path / "decisions/record.yaml").is_file()


@pytest.mark.parametrize(
    ("staged", "built", "code"),
    [
        (["index.md", "decisions/2026/a.md"], ["index.html"], "BUILD-02"),
        (["index.md"], ["index.html", "2026/record.yaml"], "BUILD-03"),
        (["index.md", "decisions/2026/a.md"], ["index.html", "decisions/2026/a/index.html", "404.html"], None),
    ],
)
def test_a_site_holds_what_was_staged_and_nothing_else(
    tmp_path: Path, staged: list[str], built: list[str], code: str | None
) -> None:
    """What was lost on the way, or crept in by a setting, is noticed before the old site is touched."""
    for folder, names in (("docs", staged), ("built", built)):
        for name in names:
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text("x", encoding="utf-8")
    folders = Folders(tmp_path / "public", tmp_path / "docs", tmp_path / "built", tmp_path / "site")
    if code is None:
        check_built(folders)
        return
    with pytest.raises(Stop) as stopped:
        check_built(folders)
    assert [finding.code for finding in stopped.value.findings] == [code]


def test_the_old_site_is_replaced_whole(tmp_path: Path) -> None:
    """Nothing of the old site is left behind in the new one."""
    for name in ("built/new.html", "site/old.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x", encoding="utf-8")
    replace_site(Folders(tmp_path, tmp_path, tmp_path / "built", tmp_path / "site"))
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["new.html"]
    assert not (tmp_path / "built").exists()


def test_a_record_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission is a finding like any other, not an accident of the program."""

    def refuse(_: Path) -> bytes:
        raise PermissionError

    office = read_settings(Path(__file__).parent / "seed" / "mkdocs.yml").office
    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read_entry(tmp_path / "x.yaml", [], office, date(2026, 11, 23))
    assert [finding.code for finding in found.findings] == ["FILE-09"]


def test_generated_parts_are_filled_in_with_safe_text() -> None:
    """The name of the office reads as typed wherever a page asks for it."""
    text, findings = fill(
        "about.md", b"Of <!-- generated: office-name -->.\n\n<!-- generated: contact -->", Survey(register(), ())
    )
    assert findings == []
    assert "Of Midshire &#38; &#60;Welton&#62; PCC." in text
    assert "mailto:a_b@midshire.example" in text


def lists() -> dict[str, str]:
    """The lists of three decisions of two years."""
    earlier = surveyed(1, on=date(2026, 2, 2), status=Status.VOID, title="A | B")
    return dict(register_pages(survey_of(surveyed(2), earlier, surveyed(1, on=date(2024, 3, 2)))))


def test_every_list_is_made_newest_first_with_a_page_a_year() -> None:
    """All decisions stand on one page, and each year has its own with ways to its neighbours."""
    pages = lists()
    assert list(pages) == ["decisions/index.md", "decisions/2026/index.md", "decisions/2024/index.md"]
    every = pages["decisions/index.md"]
    assert re.findall(r"\d{4}/m-\d{4}-\d\.md", every) == ["2026/m-2026-2.md", "2026/m-2026-1.md", "2024/m-2024-1.md"]
    assert "Void" in every
    assert "A &#124; B" in every
    assert "[Earlier: 2024](../2024/index.md)" in pages["decisions/2026/index.md"]


def test_counts_say_that_they_count_what_is_published() -> None:
    """A reader need not wonder whether a number tells of decisions, or of sums, that are not there to see."""
    pages = lists()
    assert "holds 3 decisions from 2024 to 2026." in pages["decisions/index.md"]
    assert "Only what is published here is counted." in pages["decisions/index.md"]
    assert "2 published decisions." in pages["decisions/2026/index.md"]
    assert "1 published decision." in pages["decisions/2024/index.md"]


def test_reports_stay_out_of_the_index_of_the_site_search() -> None:
    """The summary stays in the index; the report and the considerations are left out with their headings."""
    text = Passage(("Words.",))
    paragraphs: Disclosed[tuple[Disclosure[PublishedParagraph], ...]]
    paragraphs = Disclosed((Disclosed(PublishedParagraph(text=text)),))
    decision = PublishedDecision(
        reference="MID/D/2026/01",
        slug="mid-d-2026-01",
        year=2026,
        status=Status.MADE,
        summary=paragraphs,
        report=Disclosed((Disclosed(PublishedSection(heading=text, paragraphs=paragraphs)),)),
        considerations=Disclosed(PublishedConsiderations(legal=text)),
    )
    page = decision_page(decision, Links([]), register())
    assert page.count("data-search-exclude") == 5  # with the sign beside the paragraph of the considerations
    assert '<div class="numbered numbered--1" id="p1-1" markdown="1">' in page
