"""The folder of records as the witness reads it: every file, wherever it lies, and nothing passed over in silence."""

from pathlib import Path

import pytest

from generator.verification.loading import Loaded, content_digest, load

DAY = "2026-11-23"
HEAD = "ref: PCC/D/2026/07\nstatus: made\npublish_on: 2026-03-05\n"


def written(folder: Path, **files: str) -> Path:
    """A folder of records; two underscores part folders."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def told(loaded: Loaded) -> dict[str, list[str]]:
    """The secret texts of each record by its slug."""
    return {record.slug: [value.text for value in record.secret] for record in loaded.records}


def test_papers_are_joined_to_their_record_wherever_they_lie(tmp_path: Path) -> None:
    """Beside it, in another folder below, and in the folder of all Part 2 files; each once, and each counted."""
    folder = written(tmp_path / "d", y__a_yaml=HEAD, y__a_part2_yaml="notes: one", z__a_part2_yaml="notes: two")
    vault = written(tmp_path / "d/y/vault", x__a_part2_yaml="notes: three")
    loaded = load(folder, DAY, vault)
    assert {slug: sorted(texts) for slug, texts in told(loaded).items()} == {"a": ["one", "three", "two"]}
    assert loaded.declared == 3
    assert load(folder, DAY, tmp_path / "none").declared == 3
    assert load(folder, DAY, written(tmp_path / "v", a_part2_yaml="notes: four # five")).declared == 5


def test_papers_without_a_record_are_all_secret(tmp_path: Path) -> None:
    """Nobody knows what they belong to; they are counted, and nothing of them is public."""
    folder = written(tmp_path, a_yaml=HEAD, y__b_part2_yaml="notes: one # two", c_part2_yaml="notes: three")
    loaded = load(folder, DAY)
    assert told(loaded) == {"a": [], "c.part2": ["three"], "b.part2": ["one", "two"]}
    assert loaded.declared == 3
    assert [record.is_public for record in loaded.records] == [True, False, False]
    assert all(record.public == () for record in loaded.records[1:])


def test_a_record_is_read_however_its_ending_is_written(tmp_path: Path) -> None:
    """The rest of the program refuses other endings; whoever verifies alone must know their words all the same."""
    folder = written(tmp_path, a_yaml=HEAD)
    for name in ("b.yml", "c.YAML", "d.part2.yml"):
        (folder / name).write_text("notes: Quendale\n")
    loaded = load(folder, DAY)
    assert told(loaded) == {"a": [], "b.yml": ["Quendale"], "c.YAML": ["Quendale"], "d.part2.yml": ["Quendale"]}
    assert loaded.declared == 3


def test_only_the_file_of_suppressions_is_no_record(tmp_path: Path) -> None:
    """In any other place, one of that name is read like a record; a folder called like a record is none."""
    folder = written(tmp_path, suppressions_yaml="suppressions: []", y__suppressions_yaml="status: draft\ntitle: x\n")
    (folder / "z.yaml").mkdir()
    loaded = load(folder, DAY)
    assert told(loaded) == {"suppressions": ["draft", "x"]}
    assert not loaded.findings


def test_one_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """A record with broken papers is not half read; whatever comes after it is read and said as well."""
    folder = written(tmp_path, a_yaml=HEAD, a_part2_yaml="notes: [", b_yaml="[", c_yaml=HEAD, d_part2_yaml="{")
    loaded = load(folder, DAY)
    assert [record.slug for record in loaded.records] == ["c"]
    assert [Path(one.position.path).name for one in loaded.findings] == ["a.part2.yaml", "b.yaml", "d.part2.yaml"]


def test_a_file_that_nobody_may_open_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its path, and without the words of the system."""
    folder = written(tmp_path, a_yaml=HEAD)

    def shut(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", shut)
    (finding,) = load(folder, DAY).findings
    assert (finding.code, finding.position.path) == ("VERIFY-02", (folder / "a.yaml").as_posix())
    assert finding.problem == "This file cannot be read."


def test_no_folder_is_no_empty_folder(tmp_path: Path) -> None:
    """Its name is said, and nothing is read."""
    loaded = load(tmp_path / "none", DAY)
    assert [(one.code, one.position.path) for one in loaded.findings] == [("VERIFY-01", (tmp_path / "none").as_posix())]
    assert not loaded.records


def test_a_file_beside_a_record_is_sealed_unless_it_is_published(tmp_path: Path) -> None:
    """Withheld, named nowhere, or in a folder within; with the number of its record. An empty one says nothing."""
    record = HEAD + "attachments:\n  - {file: plan.csv, title: P}\n  - {file: bids.csv, title: B, withheld: a}\n"
    folder = written(tmp_path, y__a_yaml=HEAD, y__b_yaml=record)
    written(folder / "y/b", plan_csv="1", bids_csv="2", more__plan_csv="3", notes_txt="4", empty_txt="")
    sealed = load(folder, DAY).sealed
    assert sealed == {content_digest(data): 1 for data in (b"2", b"3", b"4")}


def test_a_search_needs_the_public_words_and_no_places(tmp_path: Path) -> None:
    """Run together they cost a third of the memory; everything else is as it is for the other checks."""
    folder = written(tmp_path, a_yaml=HEAD + "title: one\nproposal: 'two [[x: three]]'\nauthor: {name: four}\n")
    whole, short = load(folder, DAY), load(folder, DAY, to_search=True)
    assert len(whole.figures) == 1
    assert short.figures == []
    assert short.declared == whole.declared == 1
    (record,), (joined,) = whole.records, short.records
    assert joined.secret == record.secret
    assert [value.text for value in joined.public] == ["\n".join(value.text for value in record.public)]
    assert len(record.public) > 3
    assert joined.public[0].pointer == ()


def test_the_guard_reckons_with_the_sums_of_papers_in_files_of_their_own(tmp_path: Path) -> None:
    """Each with the file in which it stands; the figures are those of the record."""
    record = HEAD + "amounts: [{id: a, label: A, value: 10}, {id: b, label: B, value: 20, withheld: {value: g}}]\n"
    folder = written(tmp_path, a_yaml=record, a_part2_yaml="amounts: [{id: c, label: C, value: 30}]\n")
    (figures,) = load(folder, DAY).figures
    assert figures.path == folder / "a.yaml"
    assert {(int(one.value), one.place.path.name) for one in figures.quantities} == {
        (10, "a.yaml"),
        (20, "a.yaml"),
        (30, "a.part2.yaml"),
    }


def test_what_is_said_of_a_folder_is_said_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong, and what to do; the text for a search has an address of nothing and the key of a text."""
    (absent,) = load(tmp_path / "none", DAY).findings
    assert (absent.problem, absent.remedy) == (
        "There is no such folder of records.",
        "Run the command in the folder of the register, where `decisions/` is, or name the folder of its records.",
    )
    folder = written(tmp_path, a_yaml=HEAD, b_part2_yaml="notes: x\n")
    orphan = next(one for one in load(folder, DAY, to_search=True).records if one.slug == "b.part2")
    assert orphan.reference == ""
    joined = next(one for one in load(folder, DAY, to_search=True).records if one.slug == "a")
    assert [one.key for one in joined.public] == ["text"]

    def shut(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", shut)
    assert {one.remedy for one in load(folder, DAY).findings} == {
        "Look in its properties who may read it, and ask them to let you."
    }
