"""Documents in the shapes of real offices become the drafts that a person read and found right.

`drafts/` has what comes of each Word file; `python -m tests.importers.test_notices` writes it anew, to be read by eye.
"""

from datetime import date
from pathlib import Path

import pytest

from generator.documents.opening import open_document
from generator.findings import Severity
from generator.importers.importing import Given, Imported, import_blocks
from generator.private.register import Register, Source
from generator.settings import read_settings
from generator.yaml_text import Tree, read_yaml
from tests.importers import papers
from tests.importers.notices import NOTICES, TWIN

DRAFTS = Path(__file__).parent / "drafts"
CONFIG = Path(__file__).parents[1] / "cases" / "mkdocs.yml"
OFFICE = read_settings(CONFIG).office
MAKERS = {"docx": papers.word, "pdf": papers.pdf}


def imported(name: str, data: bytes, given: Given | None = None) -> Imported:
    """What comes of a document."""
    return import_blocks(name, open_document(name, data).blocks, OFFICE, given or Given())


def tree_of(one: Imported) -> dict[str, Tree]:
    """The record that a draft is."""
    return read_yaml("draft.yaml", one.text.encode()).tree


def checked(folder: Path, one: Imported) -> list[str]:
    """What `check` finds in a draft, as codes, in the folder of a register."""
    path = folder / "decisions" / str(one.year) / f"{one.slug}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(one.text, encoding="utf-8")
    register = Register(Source(folder / "decisions", OFFICE, date(2026, 11, 23)))
    assert len(list(register)) == 1
    return [finding.code for finding in register.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("name", sorted(NOTICES))
def test_a_notice_in_word_becomes_its_draft(name: str) -> None:
    """Every value, every guess and every comment stands as a person found it right."""
    found = imported(f"{name}.docx", papers.word(NOTICES[name]))
    assert found.text == (DRAFTS / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(NOTICES))
def test_the_same_notice_as_a_pdf_becomes_the_same_record(name: str) -> None:
    """Numbers, sections, tables and signatures are read from where the words stand."""
    found = imported(f"{name}.pdf", papers.pdf(NOTICES[name]))
    assert tree_of(found) == read_yaml(name, (DRAFTS / f"{name}.yaml").read_bytes()).tree


@pytest.mark.parametrize("name", sorted(NOTICES))
def test_a_draft_passes_every_check_but_for_its_guesses(name: str, tmp_path: Path) -> None:
    """Nothing that stops a build: what is missing or guessed in a draft is only listed."""
    found = imported(f"{name}.docx", papers.word(NOTICES[name]))
    assert set(checked(tmp_path, found)) <= {"DRAFT-01", "REVIEW-01"}


def test_the_twin_of_a_real_document_keeps_every_number() -> None:
    """Bullets before numbers, a number without one, a bold block and a dotted line are read as they are meant."""
    found = imported("twin.txt", TWIN.encode())
    assert found.text == (DRAFTS / "twin.yaml").read_text(encoding="utf-8")
    assert not found.findings


def test_what_is_exempt_goes_to_part_2_alone() -> None:
    """A name below a heading of Part 2 stands nowhere before the key."""
    text = (DRAFTS / "tables.yaml").read_text(encoding="utf-8")
    before, key, behind = text.partition("\npart2:")
    assert key
    assert "Quillstone" not in before
    assert "1118400" not in before
    assert behind.count("Quillstone") == 2


def test_double_brackets_never_become_a_mark() -> None:
    """They would withhold by accident, or name a ground that nobody gave."""
    report = tree_of(imported("split.docx", papers.word(NOTICES["split"])))["report"]
    assert "\\[[commercial: money\\]]" in str(report).replace("\\\\", "\\")


if __name__ == "__main__":
    for title, says in NOTICES.items():
        (DRAFTS / f"{title}.yaml").write_text(imported(f"{title}.docx", papers.word(says)).text, encoding="utf-8")
    (DRAFTS / "twin.yaml").write_text(imported("twin.txt", TWIN.encode()).text, encoding="utf-8")
