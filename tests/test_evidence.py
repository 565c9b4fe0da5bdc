"""Settings are written by hand: they say whose register it is, and make nothing else public."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from generator.commands import evidence
from generator.settings import Settings, read_settings
from generator.verification.publicity import Sources, gathered, without_public
from generator.verification.raw import RawRecord, sorted_record
from generator.verification.retyped import retyped
from generator.yaml_text import read_yaml

SETTINGS = """\
site_name: Register of Midshire
site_url: https://decisions.midshire.example/
{above}
extra:
  office:
    name: Commissioner of Midshire
    contact: {{email: ask@midshire.example, address: 'Assize Lane, Elmcote'}}
    references: [{{pattern: 'MID/D/(?P<year>\\d{{4}})/(?P<number>\\d\\d)'}}]
    categories: [Finance{category}]
    {office}
"""
RECORD = """\
ref: MID/D/2026/07
status: made
publish_on: 2026-03-05
summary: ['It went to [[g: Hartwell Quendale Ltd]], says [[g: Ida Brockholt of Assize Lane, Elmcote]].']
"""
WRITTEN = {
    "a notice": {"office": "notice: The contract with Hartwell Quendale is under review."},
    "a description": {"above": "site_description: Hartwell Quendale and others."},
    "a comment": {"above": "# Hartwell Quendale keeps the server."},
    "a category": {"category": ", Hartwell Quendale"},
}


def settings(folder: Path, above: str = "", category: str = "", office: str = "kind: pcc") -> Settings:
    """Settings with something written into them."""
    path = folder / "mkdocs.yml"
    path.write_text(SETTINGS.format(above=above, category=category, office=office), encoding="utf-8")
    return read_settings(path)


def record() -> RawRecord:
    """A decision that withholds a supplier and a person."""
    path = Path("decisions/2026/mid-d-2026-07.yaml")
    return sorted_record(read_yaml(path.as_posix(), RECORD.encode()), path, "2026-11-23")


def left(given: Settings, folder: Path) -> set[str]:
    """The forms that the verifier still looks for."""
    pages = [page.said for page in evidence.pages(folder / "content", given)]
    rest = without_public(gathered([record()]), Sources(evidence.program_says(given), pages))
    return {needle.pattern.decode() for needle in rest.needles}


@pytest.mark.parametrize("case", WRITTEN)
def test_a_name_in_the_settings_is_retyped(case: str, tmp_path: Path) -> None:
    """It is found before the build, with its line, like one on a hand-written page."""
    given = settings(tmp_path, **WRITTEN[case])
    found = [one for _, one in retyped([record()], evidence.pages(tmp_path / "content", given))]
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    place = ((tmp_path / "mkdocs.yml").as_posix(), text[: text.index("Hartwell")].count("\n") + 1)
    assert [(one.code, one.position.path, one.position.line) for one in found] == [("RETYPE-01", *place)]


@pytest.mark.parametrize(("word", "is_told"), [("Hartwell", True), ("Elmcote", False), ("Accessibility", False)])
def test_a_word_that_the_program_says_is_no_firms_short_name(word: str, is_told: bool, tmp_path: Path) -> None:  # noqa: FBT001  # a table
    """Nor is one by which the settings call the office; any other is looked at."""
    settings(tmp_path)
    path = tmp_path / "decisions/2026/mid-d-2026-07.yaml"
    path.parent.mkdir(parents=True)
    told = f"reasons: The bid of {word} was best.\n"
    path.write_text(RECORD.replace("Hartwell Quendale", f"{word} Quendale") + told, encoding="utf-8")
    options = Namespace(
        decisions=tmp_path / "decisions",
        content=tmp_path / "content",
        config=tmp_path / "mkdocs.yml",
        part2="absent",
        part2_folder=None,
    )
    found = evidence.before(options, date(2026, 11, 23))
    assert [(one.code, one.position.line) for one in found] == [("RETYPE-02", 5)] * is_told


@pytest.mark.parametrize("case", sorted(WRITTEN.keys() - {"a category"}))
def test_a_name_in_the_settings_stays_secret(case: str, tmp_path: Path) -> None:
    """The verifier looks for it on the site all the same."""
    assert "hartwellquendale" in left(settings(tmp_path, **WRITTEN[case]), tmp_path)


def test_whose_register_it_is_is_public(tmp_path: Path) -> None:
    """Who holds the office, and where it is, stands on every page, and is no leak."""
    assert {"idabrockholt", "assizelaneelmcote"} & left(settings(tmp_path), tmp_path) == {"idabrockholt"}
    holder = "office_holders: [{name: Ida Brockholt, role: Commissioner, from: 2024-05-09}]"
    given = settings(tmp_path, office=holder)
    assert "idabrockholt" not in left(given, tmp_path)
    assert not [*retyped([record()], evidence.pages(tmp_path / "content", given))]


def test_common_words_around_the_name_of_the_office_are_public(tmp_path: Path) -> None:
    """A draft that speaks of the office in the words of the site's description is no alarm on each of its pages."""
    given = settings(tmp_path, above="site_description: The public register of the Commissioner of Midshire.")
    text = "ref: MID/D/2026/08\nstatus: draft\nsummary: [It goes into the register of the Commissioner of Midshire.]\n"
    draft = sorted_record(read_yaml("a.yaml", text.encode()), Path("decisions/2026/mid-d-2026-08.yaml"), "2026-11-23")
    pages = [page.said for page in evidence.pages(tmp_path / "content", given)]
    rest = without_public(gathered([draft]), Sources(evidence.program_says(given), pages))
    forms = {needle.pattern.decode() for needle in rest.needles}
    assert "registerofthecommissionerof" not in forms
    assert "itgoesintotheregister" in forms
