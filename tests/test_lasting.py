"""Nothing published becomes a 404: pages and attachments stay at their addresses, or lead on."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.commands.stage import stage
from generator.public.bundle import attached, decision_path
from generator.public.decision import PublishedDecision
from generator.public.lasting import lasting_findings
from generator.public.release_rule import release_findings
from generator.public.releases import exposure
from tests.releases import CORRECTED, MARK, amount, decision, write

PLAN = {"file": "plan.csv", "title": "Plan", "size": 4}
REMOVED: dict[str, Any] = {"status": "removed", "status_note": "Taken down.", "title": None}
MOVED: dict[str, Any] = {"reference": "MID/D/2026/90", "slug": "mid-d-2026-90"}
OLD_ADDRESS = "decisions/2026/mid-d-2026-01/"


def placed(folder: Path, *decisions: PublishedDecision) -> Path:
    """A release of these decisions, with a file for each attachment."""
    files = {f"{decision_path(one)}/{name}": b"a,b\n" for one in decisions for name in attached(one)}
    return write(folder, *decisions, files=files)


def codes(folder: Path, old: Mapping[str, Any], new: Mapping[str, Any] | None) -> list[str]:
    """The rules that going from one state of a decision to another breaks; None where it is gone."""
    before = placed(folder / "old", decision(2), decision(**old))
    after = placed(folder / "new", decision(2), *([] if new is None else [decision(**new)]))
    return [one.code for one in lasting_findings(after, before)]


GONE: dict[str, tuple[dict[str, Any], dict[str, Any] | None]] = {
    "the record was deleted, or is a draft again": ({}, None),
    "another year": ({}, {"year": 2025}),
    "another reference": ({}, MOVED),
    "another reference with another address": ({}, MOVED | {"formerly_at": ["decisions/2026/mid-d-2026-02b/"]}),
    "an old address that was dropped": ({"formerly_at": ["news/12.html"]}, {}),
    "an old address of a record that was removed": ({"formerly_at": ["news/12.html"]}, REMOVED),
}
FILE_GONE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "an attachment in silence": ({"attachments": [PLAN]}, {}),
    "an attachment that is withheld now": ({"attachments": [PLAN]}, {"attachments": [MARK]}),
    "an attachment with another name": ({"attachments": [PLAN]}, {"attachments": [PLAN | {"file": "b.csv"}]}),
    "an attachment with only an old entry": (
        {"attachments": [PLAN], "changes": [CORRECTED]},
        {"changes": [CORRECTED]},
    ),
    "an attachment of a decision that moved": (
        {"attachments": [PLAN]},
        MOVED | {"formerly_at": [OLD_ADDRESS]},
    ),
}
FINE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nothing changed": ({}, {}),
    "a decision that was removed": ({"attachments": [PLAN]}, REMOVED),
    "an old address whose words had to go": ({"formerly_at": ["news/a-title/"]}, REMOVED | {"changes": [CORRECTED]}),
    "another year that leads on": ({}, {"year": 2025, "formerly_at": [OLD_ADDRESS]}),
    "another reference that leads on": ({}, MOVED | {"formerly_at": [OLD_ADDRESS]}),
    "with the name of the file": ({}, MOVED | {"formerly_at": [f"{OLD_ADDRESS}index.html"]}),
    "moved twice": ({"formerly_at": ["news/12.html"]}, MOVED | {"formerly_at": ["news/12.html", OLD_ADDRESS]}),
    "an attachment of which the page tells": ({"attachments": [PLAN]}, {"changes": [CORRECTED]}),
    "an attachment that moved along": (
        {"attachments": [PLAN]},
        MOVED | {"formerly_at": [OLD_ADDRESS], "attachments": [PLAN]},
    ),
}


@pytest.mark.parametrize("name", GONE)
def test_a_page_that_would_be_gone_stops_the_release(name: str, tmp_path: Path) -> None:
    """Whatever was done by hand: deleted, drafted back, another year, another reference, an address dropped."""
    assert codes(tmp_path, *GONE[name]) == ["ADDRESS-03"]


@pytest.mark.parametrize("name", FILE_GONE)
def test_an_attachment_that_would_be_gone_stops_the_release(name: str, tmp_path: Path) -> None:
    """Unless the page says what became of it."""
    assert codes(tmp_path, *FILE_GONE[name]) == ["ADDRESS-04"]


@pytest.mark.parametrize("name", FINE)
def test_what_stays_or_leads_on_passes(name: str, tmp_path: Path) -> None:
    """A tombstone, a redirect and an entry under `changes` are answers."""
    assert codes(tmp_path, *FINE[name]) == []


def test_the_first_release_has_nothing_to_keep(tmp_path: Path) -> None:
    """Without an earlier release nothing can be gone."""
    assert lasting_findings(placed(tmp_path / "new", decision()), tmp_path / "old") == []


def test_the_finding_says_how_to_mend_it(tmp_path: Path) -> None:
    """It names the record to change where there is one, and the way to take a decision down where there is none."""
    old = placed(tmp_path / "old", decision())
    (moved,) = lasting_findings(placed(tmp_path / "a", decision(year=2025)), old)
    assert moved.position.path == "decisions/2025/mid-d-2026-01.yaml"
    assert f"formerly_at: [{OLD_ADDRESS}]" in moved.remedy
    (gone,) = lasting_findings(placed(tmp_path / "b"), old)
    assert "make retract" in gone.remedy


def test_an_old_address_with_words_that_must_go_is_not_asked_back(tmp_path: Path) -> None:
    """A decision removed in an earlier release can lose one later; the finding says how, and does not repeat it."""
    removed: dict[str, Any] = REMOVED | {"changes": [CORRECTED]}
    old = placed(tmp_path / "old", decision(formerly_at=["news/a-title/"], **removed))
    (found,) = lasting_findings(placed(tmp_path / "a", decision(**removed)), old)
    assert found.code == "ADDRESS-03"
    assert "FORGET=" in found.remedy
    assert "a-title" not in found.problem + found.remedy
    told = removed | {"changes": [CORRECTED, CORRECTED]}
    assert lasting_findings(placed(tmp_path / "b", decision(**told)), old) == []


def test_diff_refuses_what_would_be_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An officer meets the rule before the site is built."""
    new, old = placed(tmp_path / "new"), placed(tmp_path / "old", decision())
    assert cli.main(["diff", "--bundle", str(new), "--site", str(old)]) == 1
    assert "ADDRESS-03" in capsys.readouterr().out


def test_a_new_reference_does_not_hide_a_release(tmp_path: Path) -> None:
    """A decision that leads on from its old address is compared with itself, so nothing is released in silence."""
    old = placed(tmp_path / "old", decision(amounts=[amount(recipient=MARK)]))
    new = placed(tmp_path / "new", decision(amounts=[amount()], **(MOVED | {"formerly_at": [OLD_ADDRESS]})))
    found = exposure(new, old)
    assert [one.code for one in release_findings(found)] == ["RELEASE-01"]
    assert not any("whole decision" in thing.field for thing in (*found.made_public, *found.taken_back))


def test_everything_of_a_decision_is_found_where_it_stood(tmp_path: Path) -> None:
    """The page leads on from its old address; data, paper and attachments stand there as well, to the byte."""
    bundle = placed(tmp_path / "new", decision(attachments=[PLAN], formerly_at=["news/12.html", "decisions/2019/old/"]))
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("# Home\n", encoding="utf-8")
    assert stage(bundle, tmp_path / "content", tmp_path / "docs") == []
    docs = tmp_path / "docs"
    for old, new in ((".json", ".json"), (".pdf", ".pdf"), ("/plan.csv", "/plan.csv")):
        there = (docs / f"decisions/2026/mid-d-2026-01{new}").read_bytes()
        assert (docs / f"decisions/2019/old{old}").read_bytes() == there
    page = (docs / "decisions/2019/old/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../../decisions/2026/mid-d-2026-01/"' in page
    assert "<script" not in page
    assert (docs / "redirects.csv").read_text().splitlines()[1:] == [
        "news/12.html,decisions/2026/mid-d-2026-01/",
        "decisions/2019/old/,decisions/2026/mid-d-2026-01/",
    ]
    assert json.loads((docs / "register.json").read_text())["decisions"][0]["formerly_at"][0] == "news/12.html"
