"""`new`: what is asked, which reference is next, what is written, and what is never overwritten."""

import io
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator import cli
from generator.verification.census import count_comments
from generator.verification.raw import COMMENT, sorted_record
from generator.vocabulary.next_reference import next_reference
from generator.vocabulary.references import Series
from generator.vocabulary.typed_days import readings
from generator.yaml_text import read_yaml
from tests.site.building import ROOT
from tests.test_asking import typing

OFFICE = """\
site_name: Cases
extra:
  office:
    name: Midshire Police and Crime Commissioner
    contact: {email: decisions@midshire.example}
    references:
      - {pattern: 'PCC/D/(?P<year>\\d{4})/(?P<number>\\d{2,3})'}
      - {pattern: 'Grant (?P<number>\\d+)'}
      - {pattern: 'Letter [a-z]+'}
    categories: [Estates and fleet, Finance, Fines]
    office_holders:
      - {name: P. Predecessor, role: Police and Crime Commissioner, from: 2016-05-12, to: 2024-05-08}
      - {name: A. Example, role: Police and Crime Commissioner, from: 2024-05-09}
      - {name: D. Deputy, role: Deputy Commissioner, from: 2024-05-09}
"""
SAID = {"title": "Purchase of vans", "category": "Finance", "maker": "A. Example", "date": "2026-03-02", "series": "1"}


@pytest.fixture(autouse=True)
def _register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    Path("mkdocs.yml").write_text(OFFICE, encoding="utf-8")
    Path("decisions").mkdir()


def new(**said: str) -> int:
    """Begin a record as a pipeline does, with these answers in the place of the usual ones."""
    return cli.main(["new", *(f"--{name}={answer}" for name, answer in (SAID | said).items())])


def keep(name: str, text: str) -> None:
    """A record that is there already."""
    path = Path("decisions", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_record_is_begun_at_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Office-holders of the day are offered, and a day that can be read in two ways is asked about."""
    typing(monkeypatch, "Vans: a purchase", "2", "3/2/26", "2", "1", "1", "")
    assert cli.main(["new"]) == 0
    said = capsys.readouterr()
    assert "1. A. Example, Police and Crime Commissioner" in said.err
    assert "Predecessor" not in said.err
    assert "1. 3 February 2026\n  2. 2 March 2026" in said.err
    assert said.out.startswith("Begun: decisions/2026/pcc-d-2026-01.yaml, the draft of PCC/D/2026/01.")
    tree = read_yaml("", Path("decisions/2026/pcc-d-2026-01.yaml").read_bytes()).tree
    assert tree["title"] == "Vans: a purchase"
    assert tree["decided"] == "2026-03-02"
    assert tree["decision_makers"] == [{"role": "Police and Crime Commissioner", "name": "A. Example"}]
    assert tree["status"] == "draft"


def test_what_is_begun_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    """A register with a new draft in it can still be published."""
    assert new() == 0
    assert cli.main(["check"]) == 0
    assert "nothing stops publication" in capsys.readouterr().out


def test_the_comments_that_are_written_are_no_secrets() -> None:
    """The witness, in both of its counts, takes the program's own comments for none; any other comment is one."""
    assert new() == 0
    path = Path("decisions/2026/pcc-d-2026-01.yaml")
    text = path.read_text(encoding="utf-8")
    for words, secrets in ((text, 0), (text.replace("as signed.", "as signed!"), 1), (f"{text}# Ours.\n", 1)):
        assert words.count("#") > 8
        document = read_yaml(path.as_posix(), words.encode())
        assert count_comments(document) == secrets
        assert sum(one.key == COMMENT for one in sorted_record(document, path, "2026-11-23").secret) == secrets


def test_references_of_drafts_and_of_files_that_cannot_be_read_are_taken() -> None:
    """Whatever stands in the folder has its number."""
    keep("2026/pcc-d-2026-07.yaml", "ref: PCC/D/2026/07\nstatus: draft\n")
    keep("2026/pcc-d-2026-08.yaml", "ref: 'never closed\n")
    assert new() == 0
    assert Path("decisions/2026/pcc-d-2026-09.yaml").exists()


def test_a_decision_still_to_come_has_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is invented: the day stays empty, with a note on how it is written."""
    assert new(date="Not yet") == 0
    assert read_yaml("", Path("decisions/2026/pcc-d-2026-01.yaml").read_bytes()).tree["decided"] == ""
    assert cli.main(["check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ({"title": ""}, "TITLE: ASK-01", ""),
        ({"title": "Vans [[commercial: of Ford"}, "MARK-01", ""),
        ({"category": "Fi"}, "CATEGORY: ASK-02", "Estates and fleet, Finance, Fines"),
        ({"maker": "A. Example,"}, "MAKER: ASK-02", "name, role"),
        ({"date": "3/2/26"}, "DATE: ASK-02", "Write it as 2026-02-03 or 2026-03-02."),
        ({"date": "30 February 2026"}, "DATE: ASK-02", "2 March 2026"),
        ({"series": ""}, "SERIES: ASK-01", ""),
        ({"series": "9"}, "SERIES: ASK-02", "1: PCC/D/2026/01; 2: Grant 1; 3: Letter [a-z]+"),
        ({"series": "3"}, "REF: ASK-01", ""),
        ({"ref": "PCC/E/2026/01"}, "REF: ASK-02", "PCC/D/"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_said_by_option(
    said: dict[str, str], code: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with what to write instead; and nothing is written."""
    assert new(**said) == 1
    printed = capsys.readouterr().out
    assert code in printed
    assert words in printed
    assert not list(Path("decisions").rglob("*.yaml"))


def test_a_reference_that_is_taken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever way it is written."""
    keep("2026/pcc-d-2026-07.yaml", "ref: PCC/D/2026/07\nstatus: draft\n")
    assert new(ref="PCC/D/2026/007") == 1
    assert "A record has this reference already." in capsys.readouterr().out
    assert new(ref="PCC/D/2026/012") == 0


def test_no_file_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    """Not even one that is no record."""
    Path("decisions/2026/pcc-d-2026-01.yaml").mkdir(parents=True)
    assert new() == 1
    assert "NEW-01" in capsys.readouterr().out
    assert [path.name for path in Path("decisions/2026").iterdir()] == ["pcc-d-2026-01.yaml"]


def test_a_folder_that_cannot_be_written_to_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """And no half of a file stays behind."""
    Path("decisions/2026").write_text("no folder", encoding="utf-8")
    assert new() == 1
    assert "NEW-0" in capsys.readouterr().out
    assert [path.name for path in Path("decisions").iterdir()] == ["2026"]


YEARLY = r"PCC/D/(?P<year>\d{4})/(?P<number>\d{2,3})"


@pytest.mark.parametrize(
    ("pattern", "taken", "made"),
    [
        (YEARLY, [], "PCC/D/2026/01"),
        (YEARLY, ["PCC/D/2025/07"], "PCC/D/2026/01"),
        (YEARLY, ["PCC/D/2026/007"], "PCC/D/2026/008"),
        (YEARLY, ["PCC/D/2026/99"], "PCC/D/2026/100"),
        (YEARLY, ["PCC/D/2026/01", "PCC/D/2026/03"], "PCC/D/2026/04"),
        (YEARLY, ["pcc-d-2026-01"], "PCC/D/2026/02"),
        (r"(?P<number>\d+)/(?P<year>\d{4})", ["039/2026", "40/2025"], "040/2026"),
        (r"(?P<year>\d{4})\.(?P<number>\d{2,3})", [], "2026.01"),
        (r"D(?P<number>\d{3})", ["D041"], "D042"),
        (r"(?:PCC|PFCC) (?P<number>\d+)-(?P<year>\d\d)", ["PCC 9-25", "PFCC 3-26"], "PFCC 4-26"),
        (r"(?:PCC|PFCC) (?P<number>\d+)-(?P<year>\d\d)", [], None),
        (r"Letter [a-z]+", ["Letter a"], None),
        (r"PCC/(?P<year>\d{4})/(?P<number>[1-3])", ["PCC/2026/3"], None),
    ],
)
def test_the_next_reference_is_written_as_the_others_are(pattern: str, taken: list[str], made: str | None) -> None:
    """One more than the highest of the year, with as many noughts; None where the pattern does not say how."""
    assert next_reference((Series(re.compile(pattern), {}, False),), 0, 2026, taken) == made


def test_counting_starts_where_the_office_says() -> None:
    """The first number of a year is the settings'."""
    assert next_reference((Series(re.compile(YEARLY), {2026: 12}, False),), 0, 2026, []) == "PCC/D/2026/12"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-03-02", [(2026, 3, 2)]),
        ("2 March 2026", [(2026, 3, 2)]),
        ("2nd of Mar. 26", [(2026, 3, 2)]),
        ("March 2, 2026", [(2026, 3, 2)]),
        ("3/2/26", [(2026, 2, 3), (2026, 3, 2)]),
        ("23.2.2026", [(2026, 2, 23)]),
        ("2/2/2026", [(2026, 2, 2)]),
        ("2026/3/2", [(2026, 3, 2)]),
        ("31/2/26", []),
        ("soon", []),
        ("1/2-26", []),
    ],
)
def test_days_are_read_as_people_type_them(text: str, days: list[tuple[int, int, int]]) -> None:
    """Both readings where there are two, the British one first."""
    assert list(readings(text)) == [date(*one) for one in days]


def test_make_passes_on_what_was_typed_letter_for_letter() -> None:
    """No sign that a shell knows does anything."""
    title = "Vans; \"for\" $5 & `id` 'x' $HOME"
    words = ["make", "--no-print-directory", "-f", "Makefile", "-o", ".venv/site.stamp", "new", "RUN=printf '%s|'"]
    done = subprocess.run([*words, f"TITLE={title}", "MAKER=A B"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split("|")[:5] == ["generator", "new", f"--title={title}", "--category=", "--maker=A B"]
