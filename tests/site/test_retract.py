"""A record is taken down at once: the page says so, and nothing else of it is left on the site."""

import json
import shutil
from argparse import Namespace
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import retract as retracting
from generator.commands import steps
from generator.commands.building import Folders
from generator.commands.outcome import StepFailed
from generator.commands.steps import Said
from generator.commands.taken_down import Case
from generator.findings import Finding, Position, Severity
from tests.site.building import ROOT, SEED, build, run
from tests.two_records import RECORD

NAMING = "news/quillstone-offer/"  # an old address with words that may have to go
REF, ADDRESS, TITLE = "PCC/D/2026/01", "decisions/2026/pcc-d-2026-01", "Zanzibar vans"
WHY = ["--who", "Chief Executive", "--why", "it was published too early", "--on", "2026-11-23", "--yes"]
PLACES = {"config": "mkdocs.yml", "decisions": "decisions", "content": "content", "bundle": "public", "site": "site"}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with two decisions and their first release."""
    folder = tmp_path_factory.mktemp("released")
    (folder / ADDRESS).mkdir(parents=True)
    (folder / ADDRESS / "plan.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    attachments = f"attachments:\n  - {{file: plan.csv, title: Plan}}\nformerly_at: [news/12.html, {NAMING}]\n"
    (folder / f"{ADDRESS}.yaml").write_text(RECORD.format(ref=REF, title=TITLE) + attachments, encoding="utf-8")
    other = RECORD.format(ref="PCC/D/2026/02", title="Other")
    (folder / "decisions/2026/pcc-d-2026-02.yaml").write_text(other, encoding="utf-8")
    shutil.copytree(ROOT / "content", folder / "content")
    built = build(folder, SEED / "mkdocs.yml", folder / "decisions", folder / "content")
    assert built.code == 0, built.output
    return folder


@pytest.fixture
def office(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    folder = tmp_path / "office"
    shutil.copytree(released, folder)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace(str(released), str(folder))
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def retract(office: Path, *words: str, reference: str = REF) -> int:
    """The command, as an officer's terminal would run it."""
    options = [word for name, path in PLACES.items() for word in (f"--{name}", str(office / path))]
    return main(["retract", *options, "--ref", reference, "--incident", str(office / "incident.txt"), *WHY, *words])


def words_of(site: Path, word: str) -> list[str]:
    """The files of a site that hold a word."""
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and word.casefold().encode() in path.read_bytes().lower()
    )


def test_nothing_keeps_a_page_up(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is wrong with the records and the settings, one command takes the decision out of the site."""
    site = office / "site"
    (office / "decisions/2026/pcc-d-2026-02.yaml").write_text("ref: [", encoding="utf-8")
    (office / f"{ADDRESS}.yaml").write_text("title: [", encoding="utf-8")
    settings = (office / "mkdocs.yml").read_text(encoding="utf-8")
    (office / "mkdocs.yml").write_text(settings.replace("  office:\n", "  office:\n    approvals: 2\n"), "utf-8")
    assert words_of(site, TITLE)
    assert retract(office, "--now") == 1
    said = capsys.readouterr().out
    assert "is taken down in" in said
    assert "by hand" in said
    assert "could not be certified" in said
    assert words_of(site, TITLE) == []
    assert "It was published too early." in (site / ADDRESS / "index.html").read_text(encoding="utf-8")
    assert not (site / f"{ADDRESS}.pdf").exists()
    assert not (site / ADDRESS / "plan.csv").exists()
    assert (site / "decisions/2026/pcc-d-2026-02/index.html").is_file()
    assert any(name.startswith("feeds/") for name in words_of(site, "published too early"))


def test_a_record_that_cannot_be_written_keeps_no_page_up(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk or a folder of somebody else's stops the record, and not what makes the site again."""
    remade = list[str]()

    def refuse(*_: object) -> None:
        raise PermissionError

    def remake(_: object, case: Case, *__: object) -> list[Finding]:
        remade.append(case.reference)
        return []

    monkeypatch.setattr(retracting, "save", refuse)
    monkeypatch.setattr(retracting, "_remake", remake)
    assert retract(office, "--now", "--forget", NAMING) == 1
    assert remade == [REF]
    assert "by hand, and take the addresses that you named out of `formerly_at`" in capsys.readouterr().out


def test_a_record_that_is_gone_is_asked_for(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody who deleted the file learns that the next build needs it."""
    (office / f"{ADDRESS}.yaml").unlink()
    assert retract(office) == 1
    said = capsys.readouterr().out
    assert "RETRACT-02" in said
    assert "Put the record back" in said
    assert "INCIDENT NOTE" in said


def test_the_note_names_every_address(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Page, paper, data and lists to purge, and the archives to ask; for the officer alone, and without the title."""
    assert retract(office) == 0
    said, note = capsys.readouterr().out, office / "incident.txt"
    text = note.read_text(encoding="utf-8")
    assert text in said
    assert note.stat().st_mode & 0o077 == 0
    base = "https://decisions.west-mercia.example/"
    for path in (
        f"{ADDRESS}/",
        f"{ADDRESS}.pdf",
        f"{ADDRESS}.json",
        f"{ADDRESS}/plan.csv",
        "search/search_index.json",
        "sitemap.xml",
    ):
        assert f"{base}{path}\n" in text
    assert f"{base}feeds/" in text
    assert f"{base}data/" in text
    assert "web.archive.org" in text
    assert TITLE not in text


def test_old_addresses_stay_until_they_are_forgotten(office: Path) -> None:
    """The note names them and what to type; once forgotten, one is nowhere in the site, and the next build agrees."""
    assert retract(office, "--note", "Taken down for now.", "--now") == 0
    note = (office / "incident.txt").read_text(encoding="utf-8")
    site, base = office / "site", "https://decisions.west-mercia.example/"
    assert f"listed in redirects.csv and the data:\n     {base}news/12.html\n     {base}{NAMING}\n" in note
    assert f'make retract REF="{REF}" WHO="…" WHY="…" FORGET="news/12.html"' in note
    assert words_of(site, "quillstone")
    assert retract(office, "--now", "--forget", f"{base}{NAMING}") == 0
    note = (office / "incident.txt").read_text(encoding="utf-8")
    assert f"lead nowhere any more; purge them, and see that each shows nothing:\n     {base}{NAMING}\n" in note
    assert note.count(f"{base}{NAMING}\n") == 1
    assert f"     {base}news/12.html\n   Read them." in note
    assert words_of(site, "quillstone") == []
    assert (site / "news/12.html").is_file()
    record = (office / f"{ADDRESS}.yaml").read_text(encoding="utf-8")
    assert "quillstone" not in record
    assert "status_note: Taken down for now.\n" in record
    built = run("site", {name: office / path for name, path in PLACES.items()}, office)
    assert built.code == 0, built.output


def test_an_address_that_was_never_its_own_cannot_be_forgotten(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written then, and what was typed is not said again."""
    before = (office / f"{ADDRESS}.yaml").read_bytes()
    assert retract(office, "--forget", "news/12.html decisions/2026/pcc-d-2026-02/") == 1
    said = capsys.readouterr().out
    assert "FORGET: ASK-02" in said
    assert "1 of 2" in said
    assert "pcc-d-2026-02" not in said
    assert (office / f"{ADDRESS}.yaml").read_bytes() == before


def test_without_site_the_record_alone_is_changed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The next build takes the page down; until then the officer is told that it is still there."""
    before = (office / "site" / ADDRESS / "index.html").read_bytes()
    assert retract(office) == 0
    assert "The site still has the page" in capsys.readouterr().out
    assert (office / "site" / ADDRESS / "index.html").read_bytes() == before
    record = (office / f"{ADDRESS}.yaml").read_text(encoding="utf-8")
    assert "status: removed\n" in record
    assert "kind: withdrawal\n" in record


def test_the_next_build_agrees_with_what_was_taken_down(office: Path) -> None:
    """The site that was made at once is what the records give; a renumbered decision leads on from its old address."""
    assert retract(office, "--now") == 0
    page = (office / "site" / ADDRESS / "index.html").read_bytes()
    where = ["--config", str(office / "mkdocs.yml"), "--decisions", str(office / "decisions")]
    assert main(["renumber", *where, "--ref", "PCC/D/2026/02", "--to", "PCC/D/2026/12", "--yes"]) == 0
    places = {
        "config": "mkdocs.yml",
        "decisions": "decisions",
        "content": "content",
        "bundle": "public",
        "site": "site",
    }
    settings = (office / "mkdocs.yml").read_text(encoding="utf-8")
    (office / "mkdocs.yml").write_text(settings.replace("  office:\n", "  office:\n    approvals: 1\n"), "utf-8")
    assert main(["approve", *where, "--ref", "PCC/D/2026/12", "--who", "Quentin Blackadder", "--yes"]) == 0
    built = run("site", {name: office / path for name, path in places.items()}, office)
    assert built.code == 0, built.output
    assert (office / "site" / ADDRESS / "index.html").read_bytes() == page
    moved = (office / "site/decisions/2026/pcc-d-2026-02/index.html").read_text(encoding="utf-8")
    assert "url=../../../decisions/2026/pcc-d-2026-12/" in moved
    assert (office / "site/decisions/2026/pcc-d-2026-02.pdf").is_file()
    assert "whole decision" not in built.output
    assert words_of(office / "site", "Blackadder") == []
    assert "pcc-d-2026-02/" not in (office / "site/sitemap.xml").read_text(encoding="utf-8")


def test_where_the_site_cannot_be_made_the_files_are_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in the hand-written pages stops the build, so the officer is told what to delete by hand."""
    (office / "content/index.md").unlink()
    assert retract(office, "--now") == 1
    said = capsys.readouterr().out
    assert "RETRACT-02" in said
    assert f"{ADDRESS}/index.html, {ADDRESS}.pdf, {ADDRESS}.json" in said
    assert "is taken down in" not in said
    assert retract(office, "--now", "--format", "json") == 1
    assert {"CONTENT-05", "RETRACT-02"} <= {one["code"] for one in json.loads(capsys.readouterr().out)}


def test_what_the_verifier_says_is_in_a_document_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The officer is asked to mend it; as all else that is wrong besides, it does not keep the site from its place."""
    leak = Finding(Position("site/index.html"), "LEAK-01", "Said.", "Mend it.", Severity.ERROR)

    def found(_: str, __: object, said: Said, *___: str) -> None:
        said.findings.append(leak)
        raise StepFailed(1)

    monkeypatch.setattr(steps, "run", found)
    options = Namespace(decisions=Path("decisions"), site=Path("site"))
    told = retracting._verified(options, Folders(*[Path("x")] * 4), Said("json", aloud=False))
    assert [(one.code, one.severity) for one in told] == [
        ("LEAK-01", Severity.WARNING),
        ("RETRACT-02", Severity.WARNING),
    ]


def test_only_what_is_public_is_taken_down(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that no release has is no case for it, and neither is a reference that nothing has."""
    assert retract(office, reference="PCC/D/2026/99") == 1
    assert "AMEND-01" in capsys.readouterr().out
    shutil.rmtree(office / "site")
    record = office / f"{ADDRESS}.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("status: made", "status: draft"), encoding="utf-8")
    assert retract(office) == 1
    assert "RETRACT-01" in capsys.readouterr().out
