"""`import` as an officer types it: one document, a folder, an old register."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import ERRORS, OK, main
from generator.yaml_text import Tree, read_yaml
from tests.importers import papers
from tests.importers.notices import NOTICES, ROWS, TWIN
from tests.importers.test_notices import CONFIG

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the settings of an office, in which the officer stands; nobody is at a terminal."""
    shutil.copyfile(CONFIG, tmp_path / "mkdocs.yml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


def tree(path: str) -> dict[str, Tree]:
    """A record that was written."""
    return read_yaml(path, Path(path).read_bytes()).tree


SAID = """\
Drafted: decisions/2019/pcc-d-2019-03.yaml, from twin.txt. Nothing of a draft is public.

To look at (8), each under a comment `# review:` in the draft:
  line    3  ref              read at line 6; compare it with the signed document.
  line    7  category         the document names none. Choose one of: Estates and fleet, Finance, Governance.
  line    9  decided          the day of an officer's signature, the only one.
  line   12  decision_makers  read from the document; are role and name as signed?
  line   53  amounts[1]       is the decision about this sum? Say what it is for, or remove it.
  line   60  signatories[1]   read from the signature at line 23; the document shows no name and no date.
  line   63  signatories[2]   read from the signature at line 69.
  line   69  part2            the document speaks of a Part 2 that is not in it; add it with its grounds, or leave this.

Next:    open the draft beside the document; correct each of these, and remove its comment line.
         Then run  make check
"""


def test_one_document_becomes_a_draft_and_what_to_look_at_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """With the line of the draft for each guess."""
    Path("twin.txt").write_text(TWIN, encoding="utf-8")
    assert main(["import", "--file", "twin.txt"]) == OK
    assert capsys.readouterr().out == SAID
    lines = Path("decisions/2019/pcc-d-2019-03.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[52].startswith("  - id: sum")
    assert lines[51].startswith("  # review:")


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    """A second import of one document leaves what a person may have corrected."""
    Path("twin.txt").write_text(TWIN, encoding="utf-8")
    main(["import", "--file", "twin.txt"])
    kept = Path("decisions/2019/pcc-d-2019-03.yaml")
    kept.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "--file", "twin.txt"]) == ERRORS
    assert "NEW-01" in capsys.readouterr().out
    assert kept.read_text(encoding="utf-8") == "mine"


def test_what_the_document_does_not_say_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a reference nothing is written, and the way to give it is told."""
    Path("note.txt").write_text("TITLE: Vans\n\nPROPOSAL\n\nTo buy vans.\n", encoding="utf-8")
    assert main(["import", "--file", "note.txt"]) == ERRORS
    assert 'make import FILE=… REF="PCC/D/2026/07"' in capsys.readouterr().out
    assert not Path("decisions").exists()
    assert main(["import", "--file", "note.txt", "--ref", "PCC/D/2024/09", "--date", "2 March 2025"]) == OK
    assert tree("decisions/2025/pcc-d-2024-09.yaml")["decided"] == "2025-03-02"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], "ASK-01"),
        (["--file", "missing.docx"], "ASK-02"),
        (["--file", "note.txt", "--ref", "no such"], "IMPORT-13"),
        (["--file", "note.txt", "--date", "3/4/2024"], "ASK-02"),
    ],
)
def test_options_that_cannot_be_used_are_refused(
    options: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with what to type."""
    Path("note.txt").write_text("TITLE: Vans\n", encoding="utf-8")
    assert main(["import", *options]) == ERRORS
    assert code in capsys.readouterr().out


def test_a_reference_without_a_year_needs_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """The folder of a record is that of its year."""
    settings = Path("mkdocs.yml").read_text(encoding="utf-8")
    Path("mkdocs.yml").write_text(settings.replace("PCC/D/(?P<year>\\d{4})/", "PCC-"), encoding="utf-8")
    Path("note.txt").write_text("TITLE: Vans\nRef: PCC-007\n", encoding="utf-8")
    assert main(["import", "--file", "note.txt"]) == ERRORS
    assert "IMPORT-14" in capsys.readouterr().out
    assert main(["import", "--file", "note.txt", "--date", "2024-05-06"]) == OK
    assert Path("decisions/2024/pcc-007.yaml").is_file()


def test_a_folder_is_imported_whole_and_one_fault_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    """Old addresses lead on; what cannot be taken is in the table with the rest."""
    Path("old").mkdir()
    for name, says in NOTICES.items():
        Path(f"old/{name}.docx").write_bytes(papers.word(says))
    Path("old/again.pdf").write_bytes(papers.pdf(ROWS))
    Path("old/letter.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    addresses = (
        "file,address\nrows.docx,https://old.example/news/12.html\nletter.docx,https://old.example/?id=3\ngone.pdf,x\n"
    )
    Path("old/addresses.csv").write_text(addresses, encoding="utf-8")
    assert main(["import", "--file", "old"]) == ERRORS
    said = capsys.readouterr().out
    assert "  again.pdf     decisions/2024/pcc-d-2024-11.yaml  to look at: " in said
    assert "  letter.doc    not taken: IMPORT-01" in said
    assert "  rows.docx     not taken: NEW-01" in said
    assert "Drafted: 5. Not taken: 2." in said
    assert said.count("IMPORT-10") == 2
    assert len(list(Path("decisions").rglob("*.yaml"))) == 5


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
def test_a_folder_gives_only_what_stands_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Links to files and folders, links that lead nowhere and pipes are named, not followed; the rest is imported."""
    Path("old").mkdir()
    Path("apart").mkdir()
    Path("apart/part2.txt").write_text(TWIN, encoding="utf-8")
    Path("old/rows.docx").write_bytes(papers.word(ROWS))
    for name, target in {"file.txt": "part2.txt", "folder": ".", "gone.txt": "no-such"}.items():
        Path(f"old/{name}").symlink_to(Path("apart", target).absolute())
    os.mkfifo("old/pipe.txt")
    assert main(["import", "--file", "old"]) == ERRORS
    said = capsys.readouterr().out
    for name in ("file.txt", "folder", "gone.txt", "pipe.txt"):
        assert f"old/{name}: IMPORT-18 " in said
    assert "Drafted: 1. Not taken: 4." in said
    assert [path.name for path in Path("decisions").rglob("*.yaml")] == ["pcc-d-2024-11.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_list_of_addresses_that_is_a_link_stops_the_import(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is written: drafts without their old addresses would have to be taken away again."""
    Path("old").mkdir()
    Path("old/rows.docx").write_bytes(papers.word(ROWS))
    Path("elsewhere.csv").write_text("file,address\nrows.docx,https://old.example/news/12.html\n", encoding="utf-8")
    Path("old/addresses.csv").symlink_to(Path("elsewhere.csv").absolute())
    assert main(["import", "--file", "old"]) == ERRORS
    assert "old/addresses.csv: IMPORT-18 " in capsys.readouterr().out
    assert not Path("decisions").exists()


def test_the_old_address_of_a_document_is_kept() -> None:
    """It becomes a page that leads to the new one."""
    Path("old/2024").mkdir(parents=True)
    Path("old/2024/rows.docx").write_bytes(papers.word(ROWS))
    Path("old/addresses.csv").write_text(
        "file;address\n2024/rows.docx;https://old.example/decisions/11\n", encoding="utf-8"
    )
    assert main(["import", "--file", "old"]) == OK
    assert tree("decisions/2024/pcc-d-2024-11.yaml")["formerly_at"] == ["decisions/11/"]
    assert main(["check"]) == OK


REGISTER = """\
Decision number,Subject,Date of decision,Summary,Confidential facts,Ward,Link
PCC/D/2021/01,Vans,3 March 2021,To buy vans for £1.2m.,The bid of Quillstone was £1.1m.,All,https://old.example/d/1.html
PCC/D/2021/02,Dogs,4 March 2021,To buy dogs.,,,https://old.example/d?id=2
PCC/D/2021/01,Again,4 March 2021,Twice.,,,
"""


def test_an_old_register_becomes_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are known by their names, and kept in a file; a column of confidential facts is Part 2."""
    Path("old.csv").write_text(REGISTER, encoding="utf-8")
    assert main(["import", "--file", "old.csv"]) == ERRORS
    said = capsys.readouterr().out
    assert "  line 4  not taken: NEW-01" in said
    assert "old.csv:3:1: IMPORT-10 warning: The old address cannot" in said
    assert "Quillstone" not in said
    assert read_yaml("c", Path("old.columns.yaml").read_bytes()).tree == {
        "ref": "Decision number",
        "title": "Subject",
        "decided": "Date of decision",
        "summary": "Summary",
        "address": "Link",
    }
    vans = tree("decisions/2021/pcc-d-2021-01.yaml")
    assert vans["title"] == "Vans"
    assert vans["summary"] == ["To buy vans for £1.2m."]
    assert vans["formerly_at"] == ["d/1.html"]
    assert vans["report"] == [{"heading": "Ward", "paragraphs": ["All"]}]
    part2 = vans["part2"]
    assert isinstance(part2, dict)
    assert part2["report"] == [{"heading": "Confidential facts", "paragraphs": ["The bid of Quillstone was £1.1m."]}]
    assert "formerly_at" not in tree("decisions/2021/pcc-d-2021-02.yaml")


@pytest.mark.parametrize(
    "columns", ["ref=Decision number", "ref=Number; title=Subject", "reference=Subject; title=Subject"]
)
def test_columns_that_are_not_there_are_refused(columns: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Reference and title need a column each, by the names in the first line."""
    Path("old.csv").write_text(REGISTER, encoding="utf-8")
    assert main(["import", "--file", "old.csv", "--columns", columns]) == ERRORS
    assert "IMPORT-16" in capsys.readouterr().out
    assert not Path("decisions").exists()


def test_columns_are_asked_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """At a terminal each is asked with what its name suggests; the second run asks nothing."""
    Path("old.csv").write_text("A,B,Date\nPCC/D/2021/01,Vans,3 March 2021\n", encoding="utf-8")
    terminal = io.StringIO("A\nC\nB\n\nnone\n\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert main(["import", "--file", "old.csv"]) == OK
    assert "Write one of: A, B, Date; or none." in capsys.readouterr().err
    assert tree("decisions/2021/pcc-d-2021-01.yaml")["title"] == "Vans"
    monkeypatch.setattr("sys.stdin", io.StringIO())
    shutil.rmtree("decisions")
    assert main(["import", "--file", "old.csv"]) == OK


def test_machines_get_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, and nothing beside it."""
    Path("bad.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert main(["import", "--file", "bad.doc", "--format", "json"]) == ERRORS
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == ["IMPORT-01"]


def test_make_hands_on_whatever_is_typed(tmp_path: Path) -> None:
    """A name with blanks, quotes and signs of the shell is a name."""
    named = 'old\'s $(touch x) `touch y` "2024".txt'
    (tmp_path / named).write_text(TWIN, encoding="utf-8")
    shutil.copyfile(ROOT / "Makefile", tmp_path / "Makefile")
    shutil.copyfile(ROOT / "requirements.lock", tmp_path / "requirements.lock")
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    made = subprocess.run(  # make is what officers type
        ["make", "-o", ".venv/site.stamp", "import", f"FILE={named}"],  # noqa: S607
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Drafted: decisions/2019/pcc-d-2019-03.yaml" in made.stdout, made.stderr
    assert not (tmp_path / "x").exists()
    assert not (tmp_path / "y").exists()
