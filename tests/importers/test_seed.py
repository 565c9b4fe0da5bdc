"""The real Record of Decision imports whole. Its text is not part of this project; the test finds it or is skipped."""

import os
import re
from pathlib import Path

import pytest

from generator.documents.opening import open_document
from generator.importers.importing import Given, Imported, import_blocks
from generator.importers.wording import texts_in, words_of
from generator.settings import read_settings
from generator.yaml_text import Tree, read_yaml
from tests.importers.test_notices import checked

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"^(?:- )?(\d+(?:\.\d+)+)\.\s", re.MULTILINE)


def document() -> Path:
    """Where the document is: SEED_DOCUMENT says, or it lies beside the checkout."""
    path = Path(os.environ.get("SEED_DOCUMENT") or ROOT.parent / "shared" / "seeds" / "pcc-d-2019-03.txt")
    if not path.is_file():
        pytest.skip("the signed document is not at hand; name it with SEED_DOCUMENT=…/pcc-d-2019-03.txt")
    return path


@pytest.fixture(scope="module")
def seed() -> tuple[str, Imported]:
    """The text of the document, and what comes of it."""
    path = document()
    office = read_settings(ROOT / "mkdocs.yml").office
    return path.read_text(encoding="utf-8"), import_blocks(
        path.name, open_document(path.name, path.read_bytes()).blocks, office, Given()
    )


def numbered(paragraphs: Tree | None, above: str) -> dict[str, str]:
    """Every paragraph under the number that the page prints for it."""
    found: dict[str, str] = {}
    for index, one in enumerate(paragraphs if isinstance(paragraphs, list) else (), 1):
        number = f"{above}.{index}"
        found[number] = str(one["text"] if isinstance(one, dict) else one)
        found |= numbered(one.get("paragraphs") if isinstance(one, dict) else None, number)
    return found


def test_every_paragraph_keeps_its_number(seed: tuple[str, Imported]) -> None:
    """As printed in the document: 1.1 to 6.2, with 6.1.1 beneath 6.1."""
    text, imported = seed
    tree = read_yaml("draft.yaml", imported.text.encode()).tree
    found = numbered(tree["summary"], "1")
    report = tree["report"]
    assert isinstance(report, list)
    for index, section in enumerate(report, 2):
        found |= numbered(section["paragraphs"] if isinstance(section, dict) else None, str(index))
    assert list(found) == NUMBER.findall(text)
    for line in text.splitlines():
        if number := NUMBER.match(line):
            assert found[number[1]] == line[number.end() :].strip()
    assert not imported.findings


def test_the_rest_of_it_stands_where_it_belongs(seed: tuple[str, Imported]) -> None:
    """Title, reference, sum, signatures, days, and that there is a Part 2."""
    tree = read_yaml("draft.yaml", seed[1].text.encode()).tree
    assert {key: tree[key] for key in ("ref", "title", "status", "decided")} == {
        "ref": "PCC/D/2019/03",
        "title": "IT Network Investment",
        "status": "draft",
        "decided": "2019-01-24",
    }
    assert [one["heading"] for one in tree["report"]] == ["Background", "OCC", "DCD", "KcomD", "Risks"]  # type: ignore[index,call-overload]  # a list of mappings
    assert {*tree["considerations"]} == {"financial", "legal", "public_access"}
    assert [(one["written"], one["value"]) for one in tree["amounts"]] == [("£5.444m", "5444000")]  # type: ignore[index,call-overload]  # a list of mappings
    role = "West Mercia Police and Crime Commissioner"
    assert tree["signatories"] == [
        {"role": role, "capacity": "decision-maker"},
        {"role": "Chief Executive Officer", "capacity": "officer", "name": "A. J. Cross", "signed": "2019-01-24"},
    ]
    assert tree["decision_makers"] == [{"role": role}]
    assert tree["part2"] == {"grounds": "not-recorded", "held": "false"}


def test_no_word_of_it_is_lost(seed: tuple[str, Imported]) -> None:
    """What the record does not hold as text are headings that are keys of it, numbers, labels and a day."""
    text, imported = seed
    tree = read_yaml("draft.yaml", imported.text.encode()).tree
    missing = words_of([text]) - words_of(texts_in(tree))
    keys = "RECORD OF DECISION TITLE Ref EXECUTIVE SUMMARY PROPOSAL APPROVAL Signed Signature Date PART NON"
    keys += " CONFIDENTIAL EXEMPT FACTS AND FIGURES SUPPORTING REPORT FINANCIAL COMMENTS LEGAL CONSIDERATIONS PUBLIC"
    keys += " ACCESS TO INFORMATION OFFICER 24th January"
    assert {word for word in missing if not word.isdigit()} <= {*keys.split()}


def test_check_asks_for_the_category_and_for_the_guesses_alone(seed: tuple[str, Imported], tmp_path: Path) -> None:
    """Nothing else of the draft is wrong."""
    assert set(checked(tmp_path, seed[1])) <= {"SHAPE-02", "RECORD-04"}
    assert seed[1].text.count("# review:") == len(seed[1].looks) == 8
