"""What `make site` tells the person at the terminal."""

import io
import sys
from pathlib import Path

import pytest

from generator.commands.steps import Said
from generator.commands.telling import Progress, ending, in_full
from generator.public.bundle import read_register
from generator.public.decision import PublishedDecision
from generator.public.releases import exposure
from tests.releases import MARK, decision, paragraphs, write

WARNED = "a.yaml:1:2: REF-04 warning: One. Two.\n0 errors, 1 warning.\n"


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def told(folder: Path, *others: PublishedDecision) -> str:
    """The last lines over a release of one decision that withholds two places, and others."""
    summary = [*paragraphs("A", MARK), {"text": ["B", MARK]}]
    write(folder, decision(summary=summary, grounds=[GROUND]), *others)
    (folder / "verification.json").write_text('{"checked": {"withheld_places": 2}}', encoding="utf-8")
    register, release = read_register(folder), exposure(folder, folder)
    return ending(folder, register, release, ["Built apart.", "Searched.\nAnd found nothing.\n"], 1.25)


GROUND = {
    "name": "commercial",
    "regime": "FOIA",
    "section": "43(2)",
    "reason": "Bids.",
    "decided_by": "Chief Executive",
    "decided_on": "2026-03-01",
    "review_on": "2027-03-01",
    "overdue": False,
}


def test_the_end_says_what_was_made_changed_and_checked(tmp_path: Path) -> None:
    """In this order, with the line that a person looks for last."""
    lines = told(tmp_path / "site", decision(2)).splitlines()
    assert lines[:3] == ["What changed since the last release:", "  Nothing changes.", "What was checked:"]
    assert lines[4:7] == ["  - Built apart.", "  - Searched.", "  - And found nothing."]
    ready = (
        "site/ is ready: 2 decisions, 1 of them with a Part 2 or something withheld (2 places marked), in 1.2 seconds."
    )
    assert lines[-1].endswith(ready)


def test_one_decision_is_not_counted_among_others(tmp_path: Path) -> None:
    """It is the register."""
    said = told(tmp_path / "site").splitlines()[-1]
    assert said.endswith(
        "site/ is ready: 1 decision, which has a Part 2 or something withheld (2 places marked), in 1.2 seconds."
    )


def test_colours_are_for_terminals_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a terminal without colours, and whoever asks for none get plain text."""
    assert "\x1b" not in told(tmp_path / "a")
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[32;1m" in told(tmp_path / "b")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in told(tmp_path / "c")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in told(tmp_path / "d")


def test_a_brief_build_passes_findings_on_and_gathers_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is seen at once; what a step says of its work is for the end; a step that fails is heard in full."""
    said = Said("text", brief=True)
    said.hear(0, f"{WARNED}All is well.\n", "")
    said.hear(0, "Searched.\n", "")
    assert capsys.readouterr().out == WARNED
    assert said.told == ["All is well.\n", "Searched.\n"]
    assert said.log == f"{WARNED}All is well.\nSearched.\n"


def test_a_build_that_says_everything_passes_all_on(capsys: pytest.CaptureFixture[str]) -> None:
    """With --verbose nothing is kept back."""
    Said("text").hear(0, f"{WARNED}All is well.\n", "")
    assert capsys.readouterr().out == f"{WARNED}All is well.\n"


def test_steps_are_named_where_somebody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, so that what is printed can be kept by itself."""
    loud, silent = Progress(2, heard=True), Progress(2, heard=False)
    loud.begin("Checking")
    silent.begin("Checking")
    loud.begin("Building")
    assert capsys.readouterr() == ("", "[1 of 2] Checking …\n[2 of 2] Building …\n")


def test_the_whole_list_of_changes_is_there_for_whoever_asks(tmp_path: Path) -> None:
    """By field, without a value."""
    old, new = write(tmp_path / "old", decision()), write(tmp_path / "new", decision(interests="Zanzibar"))
    said = in_full(exposure(new, old))
    assert "MID/D/2026/01: interests" in said
    assert "Zanzibar" not in said
