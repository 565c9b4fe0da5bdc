"""Suppressions: one value of one record, for a time, by two people; anything else is an error that suppresses none."""

from datetime import date
from pathlib import Path

import pytest

from generator.findings import Position, Severity, in_order
from generator.private import register
from generator.verification.before import unsuppressed
from generator.verification.suppressions import NAME, SHAPE, Suppressions, read_suppressions

DAY = date(2026, 11, 23)
RECORD = """
ref: PCC/D/2026/07
summary: ["zq-canary in 1.1", {text: Two.}]
amounts:
  - {id: a, recipient: zq-canary Ltd}
part2: {grounds: [commercial]}
"""
GOOD = {
    "record": "PCC/D/2026/07",
    "pointer": "/amounts/0/recipient",
    "reason": "zq-canary is also a street.",
    "expires": "2026-12-31",
    "approved_by": "[A. Example, B. Example]",
}


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    """A folder with one record, and a Part 2 of its own file."""
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026/pcc-d-2026-07.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "2026/pcc-d-2026-07.part2.yaml").write_text("part2: {notes: zq-canary}\n", encoding="utf-8")
    return tmp_path


def read(decisions: Path, *entries: dict[str, str], day: date = DAY) -> Suppressions:
    """The suppressions of these entries, in a file beside the record."""
    lines = [f"  - {{{', '.join(f'{key}: {value}' for key, value in entry.items())}}}\n" for entry in entries]
    (decisions / NAME).write_text("suppressions:\n" + "".join(lines), encoding="utf-8")
    return read_suppressions(decisions / NAME, day)


def test_no_file_suppresses_nothing(decisions: Path) -> None:
    """An office that needs no suppression has no file."""
    found = read_suppressions(decisions / NAME, DAY)
    assert found == Suppressions({})
    assert not found.covers("pcc-d-2026-07", ("amounts", 0, "recipient"))


@pytest.mark.parametrize("record", ["PCC/D/2026/07", "pcc-d-2026-07"])
def test_a_sound_entry_covers_its_value_and_nothing_else(decisions: Path, record: str) -> None:
    """The value is covered; its neighbours, what is above it and the same place of another record are not."""
    found = read(decisions, GOOD | {"record": record})
    assert found.findings == ()
    assert found.covers("pcc-d-2026-07", ("amounts", 0, "recipient"))
    for pointer in (("amounts", 0, "id"), ("amounts", 0), ("amounts",), (), ("amounts", "0", "recipient")):
        assert not found.covers("pcc-d-2026-07", pointer)
    assert not found.covers("pcc-d-2026-08", ("amounts", 0, "recipient"))


@pytest.mark.parametrize("pointer", ["/summary/0", "/summary/1/text", "/part2/notes", "/part2/grounds/0"])
def test_every_text_of_a_record_can_be_named(decisions: Path, pointer: str) -> None:
    """Texts in lists and mappings, and those of a Part 2 in a file of its own."""
    assert read(decisions, GOOD | {"pointer": pointer}).findings == ()


def test_a_part_2_elsewhere_can_be_named(decisions: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A Part 2 that lies in another folder, without the key around it, is found when the folder is given."""
    vault = tmp_path_factory.mktemp("vault")
    (decisions / "2026/pcc-d-2026-07.part2.yaml").rename(vault / "pcc-d-2026-07.part2.yaml")
    (vault / "pcc-d-2026-07.part2.yaml").write_text("notes: zq-canary\n", encoding="utf-8")
    assert read(decisions, GOOD | {"pointer": "/part2/notes"}).findings
    assert read_suppressions(decisions / NAME, DAY, vault).findings == ()


@pytest.mark.parametrize(
    ("wrong", "code", "key"),
    [
        ({"record": "PCC/D/2026/08"}, "SUPPRESS-02", "pointer"),
        ({"record": "pcc.d.2026.07"}, "SUPPRESS-02", "pointer"),
        ({"record": '"PCC/D/2026/*"'}, "SUPPRESS-02", "pointer"),
        ({"record": '""'}, "SUPPRESS-02", "pointer"),
        ({"record": "[PCC/D/2026/07]"}, "SUPPRESS-02", "pointer"),
        ({"pointer": '"/amounts/*/recipient"'}, "SUPPRESS-02", "pointer"),
        ({"pointer": '"/amounts/0/recipien?"'}, "SUPPRESS-02", "pointer"),
        ({"pointer": '"/amounts/[0]/recipient"'}, "SUPPRESS-02", "pointer"),
        ({"pointer": '"/amounts/0/.+"'}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/amounts/00/recipient"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/amounts/1/recipient"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/amounts/0"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/amounts"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "amounts/0/recipient"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/amounts/0/recipient/"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "x/amounts/0/recipient"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "[/amounts/0/recipient]"}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/"}, "SUPPRESS-02", "pointer"),
        ({"pointer": '""'}, "SUPPRESS-02", "pointer"),
        ({"pointer": "/part2/note"}, "SUPPRESS-02", "pointer"),
        ({"reason": '""'}, "SUPPRESS-01", "reason"),
        ({"reason": '"…"'}, "SUPPRESS-01", "reason"),
        ({"reason": "[zq-canary]"}, "SUPPRESS-01", "reason"),
        ({"expires": "2026-11-22"}, "SUPPRESS-03", "expires"),
        ({"expires": "2027-11-25"}, "SUPPRESS-03", "expires"),
        ({"expires": "2026-02-30"}, "SUPPRESS-03", "expires"),
        ({"expires": "20261231"}, "SUPPRESS-03", "expires"),
        ({"expires": "31.12.2026"}, "SUPPRESS-03", "expires"),
        ({"expires": '"never"'}, "SUPPRESS-03", "expires"),
        ({"approved_by": "A. Example"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[A. Example]"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[A. Example, a example]"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": '[A. Example, "Example, A."]'}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[A. Example, \u0410. \u0415xample]"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[A. Éxample, A. E\u0301xample, B. Other]"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": '[A. Example, "-"]'}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[]"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "AB"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[A. Example, 12]"}, "SUPPRESS-04", "approved_by"),
        ({"approved_by": "[{a: A. Example}, B. Example]"}, "SUPPRESS-04", "approved_by"),
        ({"note": "x"}, "SUPPRESS-01", ""),
    ],
)
def test_what_is_wrong_is_an_error_and_suppresses_nothing(
    decisions: Path, wrong: dict[str, str], code: str, key: str
) -> None:
    """Each fault of an entry is named at its place, stops the build, repeats nothing, and leaves the match standing."""
    found = read(decisions, GOOD | wrong)
    assert [finding.code for finding in found.findings] == [code]
    finding = found.findings[0]
    line = (decisions / NAME).read_text(encoding="utf-8").splitlines()[1]
    value = line.index(f"{key}: ") + len(f"{key}: ") if key else line.index("{")
    assert (finding.position.line, finding.position.column) == (2, value + 1)
    assert finding.severity is Severity.ERROR
    assert "zq-canary" not in str(finding)
    assert found.entries == {}


@pytest.mark.parametrize("key", sorted(GOOD))
def test_an_entry_without_one_of_its_keys_is_an_error(decisions: Path, key: str) -> None:
    """Nothing of an entry is optional."""
    found = read(decisions, {name: value for name, value in GOOD.items() if name != key})
    assert [finding.code for finding in found.findings] == ["SUPPRESS-01"]
    assert found.entries == {}


@pytest.mark.parametrize("expires", ["2026-11-23", "2027-11-24"])
def test_the_first_and_the_last_day_are_allowed(decisions: Path, expires: str) -> None:
    """An entry holds on its last day, and may end 366 days ahead."""
    assert read(decisions, GOOD | {"expires": expires}).findings == ()


def test_a_value_is_suppressed_once(decisions: Path) -> None:
    """Another spelling of the record is the same record."""
    found = read(decisions, GOOD, GOOD | {"record": "pcc-d-2026-07"})
    assert [finding.code for finding in found.findings] == ["SUPPRESS-05"]
    assert found.findings[0].position.line == 3


def test_one_faulty_entry_does_not_hide_another(decisions: Path) -> None:
    """Every fault of every entry is said at once."""
    found = read(decisions, GOOD | {"expires": "2020-01-01", "approved_by": "[]"}, GOOD | {"pointer": "/x"}, GOOD)
    codes = [finding.code for finding in in_order(found.findings)]
    assert codes == ["SUPPRESS-03", "SUPPRESS-04", "SUPPRESS-02"]
    assert len(found.entries) == 1


@pytest.mark.parametrize("text", ["", "suppressions: all\n", "suppressions: []\nmore: []\n", "- record: x\n", "a: [\n"])
def test_a_file_of_another_shape_is_an_error(decisions: Path, text: str) -> None:
    """A file that cannot be read without doubt suppresses nothing, and stops the build."""
    (decisions / NAME).write_text(text, encoding="utf-8")
    found = read_suppressions(decisions / NAME, DAY)
    assert [finding.severity for finding in found.findings] == [Severity.ERROR]
    assert {finding.position.path for finding in found.findings} == {(decisions / NAME).as_posix()}
    assert found.entries == {}


def test_a_link_or_a_folder_is_an_error(decisions: Path) -> None:
    """The file that was approved is the file itself."""
    path = decisions / NAME
    path.symlink_to(decisions / "nowhere.yaml")
    for replace_it in (path.unlink, path.rmdir):
        found = read_suppressions(path, DAY)
        assert [(one.code, one.position.path) for one in found.findings] == [("SUPPRESS-01", path.as_posix())]
        assert found.entries == {}
        replace_it()
        path.mkdir()


def test_two_records_of_one_name_are_in_doubt(decisions: Path) -> None:
    """Where nobody can tell which record is meant, nothing is suppressed."""
    (decisions / "2027").mkdir()
    (decisions / "2027/pcc-d-2026-07.yaml").write_text(RECORD, encoding="utf-8")
    assert [finding.code for finding in read(decisions, GOOD).findings] == ["SUPPRESS-02"]


def test_papers_can_be_named_whatever_the_record_says_of_them(decisions: Path) -> None:
    """Where the record has a word in place of its Part 2, the file beside it counts."""
    path = decisions / "2026/pcc-d-2026-07.yaml"
    path.write_text(RECORD.replace("part2: {grounds: [commercial]}", "part2: later"), encoding="utf-8")
    assert read(decisions, GOOD | {"pointer": "/part2/notes"}).findings == ()


def test_only_a_record_in_the_folder_of_a_year_can_be_named(decisions: Path) -> None:
    """What lies elsewhere is no record to the rest of the program, and puts none in doubt."""
    for folder in ("old", "02026"):
        (decisions / folder).mkdir()
        (decisions / folder / "pcc-d-2026-07.yaml").write_text(RECORD, encoding="utf-8")
        (decisions / folder / "pcc-d-2026-08.yaml").write_text(RECORD.replace("/07", "/08"), encoding="utf-8")
    assert read(decisions, GOOD).findings == ()
    found = read(decisions, GOOD | {"record": "PCC/D/2026/08"})
    assert [finding.code for finding in found.findings] == ["SUPPRESS-02"]


def test_before_the_build_only_what_is_covered_is_left_out(decisions: Path) -> None:
    """The findings about one value are suppressed, and all others are said."""
    finding = SHAPE.at(Position("a.yaml"), "One.", "Two.")
    about = [("pcc-d-2026-07", ("amounts", 0, "recipient")), ("pcc-d-2026-07", ("summary", 0))]
    other = SHAPE.at(Position("b.yaml"), "Three.", "Four.")
    left = unsuppressed(iter(zip(about, (finding, other), strict=True)), read(decisions, GOOD))
    assert list(left) == [other]


def test_what_suppresses_nothing_is_a_warning(decisions: Path) -> None:
    """An entry whose match is gone is reported at its place; one that is used is not."""
    found = read(decisions, GOOD, GOOD | {"pointer": "/summary/0"})
    used = {("pcc-d-2026-07", ("summary", 0))}
    assert [(one.code, one.severity, one.position.line) for one in found.unused(used)] == [
        ("SUPPRESS-06", Severity.WARNING, 2)
    ]
    assert len(found.unused(set())) == 2


def test_both_wings_know_the_file_by_one_name() -> None:
    """The reader of records passes over just the file that the verifier reads; they share no code to say so."""
    assert register.SUPPRESSIONS == NAME
