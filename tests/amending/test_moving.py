"""`renumber`, `supersede` and `approve` as an officer types them, over the records of Midshire."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.cli import main
from generator.yaml_text import read_yaml
from generator.yaml_text.tree import Tree
from tests.site.building import ROOT, local_settings

CONFIG = ROOT / "tests/demo/mkdocs.yml"
OLD, NEW = "MID/D/2019/03", "MID/D/2019/77"


def run(verb: str, decisions: Path, *words: str, config: Path = CONFIG) -> int:
    """One command over the records."""
    return main([verb, "--config", str(config), "--decisions", str(decisions), *words])


def tree(path: Path) -> dict[str, Tree]:
    """The plain values of a record."""
    return read_yaml("a.yaml", path.read_bytes()).tree


def snapshot(folder: Path) -> dict[Path, bytes]:
    """Every file by its path."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_reference_takes_everything_along(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file, its attachments, its Part 2 and the links of other records; the page leads on from where it was."""
    old = decisions / "2019/mid-d-2019-03.yaml"
    old.with_suffix("").mkdir(exist_ok=True)
    (old.with_suffix("") / "loose.csv").write_text("a,b\n", encoding="utf-8")
    assert run("supersede", decisions, "--ref", OLD, "--by", "MID/D/2019/04", "--yes") == 0
    assert run("renumber", decisions, "--ref", OLD, "--to", NEW, "--on", "2026-11-23", "--yes") == 0
    said = capsys.readouterr().out
    new = decisions / "2019/mid-d-2019-77.yaml"
    assert f"{old.as_posix()} becomes {new.as_posix()}" in said
    assert f"This makes 2 things public that were not:\n  {NEW}: changes\n  {NEW}: formerly at\n" in said
    assert f"  {NEW}: reference\n  MID/D/2019/04: relations: supersedes\n  MID/D/2021/03: relations: related\n" in said
    assert not old.exists()
    assert not old.with_suffix("").exists()
    assert (new.with_suffix("") / "loose.csv").is_file()
    moved = tree(new)
    assert moved["ref"] == NEW
    assert moved["formerly_at"] == ["decisions/2019/mid-d-2019-03/"]
    note = f"The reference was {OLD} until 23 November 2026 and is {NEW} now."
    assert {"on": "2026-11-23", "kind": "correction", "note": note} in moved["changes"]
    relations = tree(decisions / "2019/mid-d-2019-04.yaml")["relations"]
    assert isinstance(relations, dict)
    assert NEW in relations["supersedes"]
    assert OLD not in relations["supersedes"]
    assert run("check", decisions, "--content", str(ROOT / "content")) == 0


def test_part2_in_a_file_of_its_own_moves_along(decisions: Path, tmp_path: Path) -> None:
    """In the folder of the records and in another one."""
    elsewhere = tmp_path / "part2" / "2019"
    elsewhere.mkdir(parents=True)
    (elsewhere / "mid-d-2019-03.part2.yaml.age").write_text("age-encryption.org/v1\n", encoding="utf-8")
    record = decisions / "2019/mid-d-2019-03.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.partition("part2:")[0] + "part2: {grounds: not-recorded}\n", encoding="utf-8")
    words = ["--part2-folder", str(elsewhere.parent), "--ref", OLD, "--to", NEW, "--yes"]
    assert run("renumber", decisions, *words) == 0
    assert [path.name for path in elsewhere.iterdir()] == ["mid-d-2019-77.part2.yaml.age"]


def test_a_draft_leaves_no_address_behind(decisions: Path) -> None:
    """What nobody has seen has stood at no address, and has no public history."""
    record = decisions / "2019/mid-d-2019-03.yaml"
    text = record.read_text(encoding="utf-8").replace("status: made", "status: draft")
    record.write_text(text, encoding="utf-8")
    before = tree(record).get("changes")
    assert run("renumber", decisions, "--ref", OLD, "--to", NEW, "--yes") == 0
    after = tree(decisions / "2019/mid-d-2019-77.yaml")
    assert "formerly_at" not in after
    assert after.get("changes") == before


@pytest.mark.parametrize(
    ("verb", "words", "code"),
    [
        ("renumber", ["--ref", OLD, "--to", "no reference", "--yes"], "ASK-02"),
        ("renumber", ["--ref", OLD, "--to", "MID/D/2019/4", "--yes"], "ASK-02"),
        ("renumber", ["--ref", OLD, "--to", OLD, "--yes"], "ASK-02"),
        ("renumber", ["--ref", OLD, "--to", NEW], "ASK-01"),
        ("renumber", ["--ref", "MID/D/2019/999", "--to", NEW, "--yes"], "AMEND-01"),
        ("supersede", ["--ref", OLD, "--by", OLD, "--yes"], "AMEND-04"),
        ("supersede", ["--ref", OLD, "--yes"], "ASK-01"),
        ("approve", ["--ref", OLD], "ASK-01"),
        ("approve", ["--ref", OLD, "--who", "A. Example"], "ASK-01"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    decisions: Path, capsys: pytest.CaptureFixture[str], verb: str, words: list[str], code: str
) -> None:
    """With the rule that it breaks; every file stays as it was."""
    before = snapshot(decisions)
    assert run(verb, decisions, *words) == 1
    assert code in capsys.readouterr().out
    assert snapshot(decisions) == before


def test_nothing_is_written_over_what_is_there(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that happens to stand at the new place stops the renumbering."""
    (decisions / "2019/mid-d-2019-03").mkdir(exist_ok=True)
    (decisions / "2019/mid-d-2019-03/loose.csv").write_text("a,b\n", encoding="utf-8")
    (decisions / "2019/mid-d-2019-77").mkdir()
    (decisions / "2019/mid-d-2019-77/other.csv").write_text("c,d\n", encoding="utf-8")
    before = snapshot(decisions)
    assert run("renumber", decisions, "--ref", OLD, "--to", NEW, "--yes") == 1
    assert "AMEND-05" in capsys.readouterr().out
    assert snapshot(decisions) == before


@contextmanager
def stopping_after(count: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let so many renames pass, and stop at the next."""
    asked = 0

    def counting(own: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def rename(self: Path, target: Path) -> Path:
            nonlocal asked
            asked += 1
            if asked > count:
                raise OSError
            return own(self, target)

        return rename

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counting(Path.replace))
        patch.setattr(Path, "rename", counting(Path.rename))
        yield


@pytest.fixture
def few(decisions: Path) -> Path:
    """Four records: one with an attachment and a Part 2 in a file of its own, and two that link to it."""
    for path in decisions.glob("*/*"):
        if path.stem not in {f"mid-d-2019-0{number}" for number in range(1, 5)}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    old = decisions / "2019/mid-d-2019-03.yaml"
    old.with_suffix("").mkdir(exist_ok=True)
    (old.with_suffix("") / "loose.csv").write_text("a,b\n", encoding="utf-8")
    text = old.read_text(encoding="utf-8")
    old.write_text(text.partition("part2:")[0] + "part2: {grounds: not-recorded}\n", encoding="utf-8")
    (decisions / "2019/mid-d-2019-03.part2.yaml.age").write_text("age-encryption.org/v1\n", encoding="utf-8")
    assert run("supersede", decisions, "--ref", OLD, "--by", "MID/D/2019/04", "--on", "2026-11-23", "--yes") == 0
    later = decisions / "2019/mid-d-2019-02.yaml"
    later.write_text(later.read_text(encoding="utf-8") + f"relations:\n  related: [{OLD}]\n", encoding="utf-8")
    return decisions


@pytest.mark.parametrize("status", ["made", "draft"])
def test_a_renumbering_that_is_stopped_is_found_and_finished(
    few: Path, status: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever it is stopped: `check` refuses the record and says what to type, and that leads where it would have."""
    record = few / "2019/mid-d-2019-03.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("status: made", f"status: {status}"), encoding="utf-8")
    begun = few.rename(few.with_name("begun"))
    words = ["--ref", OLD, "--to", NEW, "--on", "2026-11-23", "--yes"]
    shutil.copytree(begun, few)
    assert run("renumber", few, *words) == 0
    whole = snapshot(few)
    steps = 6  # the record, its attachments, its Part 2, two that link to it, its place
    for count in range(steps):
        shutil.rmtree(few)
        shutil.copytree(begun, few)
        with stopping_after(count, monkeypatch):
            assert run("renumber", few, *words) == 3
        capsys.readouterr()
        if count:
            assert run("check", few, "--content", str(ROOT / "content")) == 1
            said = capsys.readouterr().out
            assert "mid-d-2019-03.yaml: REF-02" in said
            assert "run it again with the same REF and TO" in " ".join(said.split())
        assert run("renumber", few, *words) == 0
        assert snapshot(few) == whole
    shutil.rmtree(few)
    shutil.copytree(begun, few)
    with stopping_after(steps, monkeypatch):
        assert run("renumber", few, *words) == 0


def test_superseding_is_said_in_both_records(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The later one has the relation, the earlier one an entry; a ring and a second time are noticed."""
    words = ["--on", "2026-11-23", "--yes"]
    assert run("supersede", decisions, "--ref", OLD, "--by", "MID/D/2019/4", *words) == 0
    entry = {"on": "2026-11-23", "kind": "update", "note": "Superseded by MID/D/2019/04 on 23 November 2026."}
    assert entry in tree(decisions / "2019/mid-d-2019-03.yaml")["changes"]
    before = snapshot(decisions)
    assert run("supersede", decisions, "--ref", OLD, "--by", "MID/D/2019/04", *words) == 0
    assert run("supersede", decisions, "--ref", "MID/D/2019/04", "--by", OLD, *words) == 1
    assert "AMEND-04" in capsys.readouterr().out
    assert snapshot(decisions) == before


def test_nothing_tells_of_a_decision_that_is_not_public(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a draft takes the place of a public record, that record does not say so yet."""
    later = decisions / "2019/mid-d-2019-04.yaml"
    later.write_text(later.read_text(encoding="utf-8").replace("status: made", "status: draft"), encoding="utf-8")
    before = (decisions / "2019/mid-d-2019-03.yaml").read_bytes()
    assert run("supersede", decisions, "--ref", OLD, "--by", "MID/D/2019/04", "--yes") == 0
    assert "until both are public" in capsys.readouterr().out
    assert (decisions / "2019/mid-d-2019-03.yaml").read_bytes() == before


def asking_for_two(folder: Path) -> Path:
    """The settings of an office that asks for two approvals."""
    config = folder / "mkdocs.yml"
    settings = local_settings(CONFIG, folder)
    config.write_text(settings.replace("  office:\n", "  office:\n    approvals: 2\n"), encoding="utf-8")
    return config


def test_a_command_says_which_approvals_it_voids(
    decisions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before it is agreed to, of what was approved until now, and of nothing else that changes with it."""
    config = asking_for_two(tmp_path)
    for who in ("A. Example", "B. Example"):
        assert run("approve", decisions, "--ref", OLD, "--who", who, "--yes", config=config) == 0
    capsys.readouterr()
    assert run("renumber", decisions, "--ref", OLD, "--to", NEW, "--on", "2026-11-23", "--yes", config=config) == 0
    said = capsys.readouterr().out
    assert "MID/D/2021/03: relations: related" in said
    assert [line for line in said.splitlines() if "approvals" in line] == [
        f"The approvals of {NEW} hold no longer; it needs them again before `make site` (make approve)."
    ]


def test_two_people_approve_what_they_were_shown(
    decisions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each sees what becomes public and no withheld word; a later change voids both approvals."""
    config = asking_for_two(tmp_path)
    record = decisions / "2019/mid-d-2019-03.yaml"
    approve = ["--ref", OLD, "--yes", "--who"]
    assert run("approve", decisions, *approve, "A. Example", config=config) == 0
    said = capsys.readouterr().out
    assert f"This becomes public of {OLD}" in said
    assert "amounts (commercial)" in said
    assert "301" not in said
    assert "1 of the 2 approvals" in said
    assert run("approve", decisions, *approve, "a. example", config=config) == 1
    assert "ASK-02" in capsys.readouterr().out
    assert run("approve", decisions, *approve, "B. Example", config=config) == 0
    assert "all the approvals" in capsys.readouterr().out
    assert len(tree(record)["approvals"]) == 2
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("\ntitle: ", "\ntitle: New ", 1), encoding="utf-8")
    assert run("approve", decisions, *approve, "C. Example", config=config) == 0
    left = tree(record)["approvals"]
    assert isinstance(left, list)
    assert [one["by"] for one in left if isinstance(one, dict)] == ["C. Example"]


def test_what_becomes_public_is_shown_as_people_write_it(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Days, choices and sums are no code; a withheld phrase is a sign in its sentence, and quotes of a text stay."""
    record = decisions / "2019/mid-d-2019-03.yaml"
    text = record.read_text(encoding="utf-8")
    ground = re.search(r"^grounds:\n  ([a-z-]+):", text, re.MULTILINE)
    assert ground
    text = re.sub(r"^title: .*$", "title: '\"Pool cars\"'", text, flags=re.MULTILINE)
    text = re.sub(r"^summary:\n", f"summary:\n  - 'It goes to [[{ground[1]}: Hartwell]].'\n", text, flags=re.MULTILINE)
    record.write_text(text, encoding="utf-8")
    assert run("approve", decisions, "--ref", OLD, "--yes", "--who", "A. Example") == 0
    said = capsys.readouterr().out
    assert "\n  summary: text: It goes to [withheld].\n" in said
    assert '\n  title: "Pool cars"\n' in said
    assert f"\n  grounds, {ground[1]}: overdue: no\n" in said
    assert "\n  status: made\n" in said
    assert re.search(r"\n  decided: \d{1,2} [A-Z][a-z]+ 2019\n", said)
    assert re.search(r"\n  amounts, [a-z-]+: value: [\d.]+\n", said)


def test_a_draft_cannot_be_approved(decisions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its status would be public too, so an approval would be void at once."""
    record = decisions / "2019/mid-d-2019-03.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("status: made", "status: draft"), encoding="utf-8")
    assert run("approve", decisions, "--ref", OLD, "--who", "A. Example", "--yes") == 1
    assert "APPROVE-03" in capsys.readouterr().out


@pytest.mark.parametrize("mark", ["withheld: {relations: commercial}\n", "  withheld: {supersedes: commercial}\n"])
def test_a_relation_that_is_withheld_is_told_by_neither_record(decisions: Path, mark: str) -> None:
    """What one record withholds would stand in the public history of the other."""
    later, earlier = (decisions / f"2019/mid-d-2019-0{number}.yaml" for number in (3, 2))
    text, before = later.read_text(encoding="utf-8"), earlier.read_bytes()
    assert not {"relations", "withheld"} & tree(later).keys()
    later.write_text(f"{text}relations:\n  supersedes: [MID/D/2019/01]\n{mark}", encoding="utf-8")
    words = ["--ref", "MID/D/2019/02", "--by", OLD, "--on", "2026-11-23", "--yes"]
    assert run("supersede", decisions, *words) == 0
    assert "MID/D/2019/02" in str(tree(later)["relations"])
    assert earlier.read_bytes() == before
