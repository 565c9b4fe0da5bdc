"""How two publications are compared, and where a difference is said to come from; without publishing anything.

A publication is stood in for by a function of the folder of records, so each case is exactly as it should be.
"""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.verification import noninterference
from generator.verification.blame import Blame, find_blame
from generator.verification.invented import Manner
from generator.verification.noninterference import Output, Proof, Prover, compare, judge
from generator.verification.originals import Source, heads, read_tree
from generator.yaml_text import Tree
from tests.strategies import Code, minimal

LEAST, SMALL, LARGE = Manner
RECORDS = {
    "PCC/D/2026/01": {"reasons": "a", "proposal": "b", "withheld": {"reasons": "g", "proposal": "g", "effective": "g"}},
    "PCC/D/2026/02": {"reasons": "c [[g: d]]", "options": "e [[g: f]]"},
    "PCC/D/2026/03": {"status": "draft", "reasons": "h"},
}
Tell = Callable[[Source], object]


def sources(folder: Path, *, with_vault: bool = True) -> Source:
    """A few records of which something is withheld, and one that is a draft."""
    for ref, fields in RECORDS.items():
        minimal(ref, **fields).write(folder / "decisions", Code(0))  # type: ignore[arg-type]  # plain trees
    (folder / "decisions/notes.txt").write_text("a stray")
    (folder / "vault").mkdir()
    (folder / "scratch").mkdir()
    return Source(folder / "decisions", folder / "vault" if with_vault else None, "2026-11-23")


def prover(folder: Path, tell: Tell) -> Prover:
    """A prover for a program that lets `tell` through to a page."""
    source = sources(folder)

    def run(which: Source, _: Path) -> Output:
        return Output(0, "said", {"bundle/a": "1", "docs/2026/page.md": str(tell(which))})

    return Prover(source, run, folder / "scratch", heads(source))


def of(record: str, *fields: str) -> Tell:
    """What a program would tell that knows some fields of a record."""

    def tell(source: Source) -> list[Tree | None]:
        path = source.decisions / f"2026/pcc-d-2026-{record}.yaml"
        return [read_tree(path).get(field) for field in fields] if path.exists() else []

    return tell


def test_a_sound_register_is_published_five_times(tmp_path: Path) -> None:
    """Or four times, where an earlier run is brought along, which is compared like any other."""
    seen: list[Path] = []

    def run(source: Source, folder: Path) -> Output:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert source.day == "2026-11-23"
        seen.append(source.decisions)
        return Output(0, "said", {"docs/a": "1", "docs/b": "2"})

    source = sources(tmp_path)
    one, other = tmp_path / "scratch/one", tmp_path / "scratch/other"
    one.mkdir()
    other.mkdir()
    assert compare(source, run, one) == Proof((), trusted=True, runs=5, places=5, files=2)
    assert [path == source.decisions for path in seen] == [True, True, False, False, False]
    seen.clear()
    first = {"docs/a": "1", "docs/b": "2"}
    assert compare(source, run, other, first=first) == Proof((), trusted=True, runs=5, places=5, files=2)
    assert [path == source.decisions for path in seen] == [True, False, False, False]


@pytest.mark.parametrize("is_first", [False, True])
def test_a_register_that_is_never_the_same_proves_nothing(tmp_path: Path, *, is_first: bool) -> None:
    """What differs is named, and nothing is counted."""
    source, turns = sources(tmp_path), iter(range(9))

    def run(_: Source, __: Path) -> Output:
        return Output(0, "", {"docs/a": str(next(turns))})

    proof = compare(source, run, tmp_path / "scratch", first={"docs/a": "x"} if is_first else None)
    assert proof == Proof(proof.findings, trusted=False, runs=2, places=0, files=0)
    place, said = source.decisions.as_posix(), "The same records, published twice, did not give the same."
    remedy = noninterference._UNSTEADY_PROGRAM
    assert [str(one) for one in proof.findings] == [f"{place}: PROVE-01 {said} These differ: docs/a. {remedy}"]


def test_records_that_are_not_sound_prove_nothing(tmp_path: Path) -> None:
    """Though they give the same twice."""
    proof = compare(sources(tmp_path), lambda *_: Output(1, "", {}), tmp_path / "scratch")
    assert [one.problem for one in proof.findings] == ["The records are not sound."]
    assert proof.findings[0].remedy == "Run `make check`, and correct what it says; nothing was proved."
    assert not proof.trusted


def test_the_source_of_a_difference_is_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes long, and the second would be the same."""
    asked: list[tuple[object, ...]] = []

    def blame(*one: object) -> Blame:
        asked.append(one)
        return Blame("2026/x", "reasons")

    monkeypatch.setattr(noninterference, "find_blame", blame)
    one = prover(tmp_path, of("01", "reasons"))
    proof = compare(one.source, one.run, one.scratch)
    words = ["erased", "replaced by small values and by public ones", "replaced by long, large and wild values"]
    named = ["; it comes from `reasons`", "", ""]
    assert [str(finding).split(" PROVE-02 ")[1] for finding in proof.findings] == [
        f"With everything withheld {how}, what is published is not the same{where}. These differ: docs/2026/page.md. "
        f"{noninterference._SHOWS}"
        for how, where in zip(words, named, strict=True)
    ]
    place = one.source.decisions.as_posix()
    assert [finding.position.path for finding in proof.findings] == [f"{place}/2026/x.yaml", place, place]
    assert (len(asked), proof.trusted) == (1, True)


def test_a_difference_is_told_with_its_source(tmp_path: Path) -> None:
    """The record in the place of the folder, and the field in words."""
    one = prover(tmp_path, of("02", "options"))
    [said] = judge(one, one.original(), one.write(SMALL), one.publish(one.write(SMALL)), explain=True)
    assert said.position.path == (one.source.decisions / "2026/pcc-d-2026-02.yaml").as_posix()
    assert "is not the same; it comes from `options`. These differ: docs/2026/page.md." in str(said)
    assert str(Blame(beyond_records=True)).endswith("not public at all: drafts, embargoed records or other files")


def test_a_difference_of_layout_proves_nothing(tmp_path: Path) -> None:
    """It is a fault of the comparison, whatever the program does."""
    one = prover(tmp_path, BLAMED["the layout"][0])
    path = one.source.decisions / "2026/pcc-d-2026-02.yaml"
    path.write_text(path.read_text() + "# 'so'\n")
    [said] = judge(one, one.original(), one.write(SMALL), one.publish(one.write(SMALL)), explain=True)
    assert str(said) == (
        f"{one.source.decisions.as_posix()}: PROVE-03 Writing the records anew changed what is published. "
        f"These differ: docs/2026/page.md. {noninterference.REPORT_IT}"
    )


@pytest.mark.parametrize("file", ["docs/2026/pcc-d-2026-02/index.html", "bundle/2026/pcc-d-2026-02.json"])
def test_the_record_whose_pages_differ_is_suspected_first(file: str, tmp_path: Path) -> None:
    """Where several would make a difference."""
    one = prover(tmp_path, lambda source: (of("01", "reasons")(source), of("02", "options")(source)))
    blame = find_blame(one, one.original(), one.write(SMALL), ["docs/index.md", file])
    assert blame == Blame("2026/pcc-d-2026-02", "options")


def test_a_field_that_is_withheld_and_absent_can_be_to_blame(tmp_path: Path) -> None:
    """Only its mark says that it may be there."""
    one = prover(tmp_path, of("01", "effective"))
    assert find_blame(one, one.original(), one.write(LARGE), []) == Blame("2026/pcc-d-2026-01", "effective")


def test_everything_that_two_runs_have_is_compared(tmp_path: Path) -> None:
    """Files by name, names without saying them, code and log; many names are counted."""
    same = prover(tmp_path, str).differing
    one = Output(0, "a", {"docs/a": "1", "docs/b": "2"})
    assert same(one, one) == []
    assert same(one, replace(one, files={"docs/a": "1", "docs/b": "3"})) == ["docs/b"]
    lone = ["files that stand in one of the two only"]
    assert same(one, replace(one, files={"docs/a": "1"})) == lone
    assert same(replace(one, files={"docs/a": "1"}), one) == lone
    assert same(one, replace(one, files={"docs/a": "1", "docs/c": "2"})) == lone
    assert same(one, replace(one, code=1)) == ["whether the program succeeded"]
    assert same(one, replace(one, log="a\nb")) == ["what the program printed"]
    assert same(one, replace(one, log="a\n4 errors, 1 warning.")) == []
    assert same(one, replace(one, log="a\n4 errors, 1 warning. No.")) == ["what the program printed"]


def log(*lines: str) -> Output:
    """A run that said these lines."""
    return Output(0, "\n".join(lines), {})


def test_of_the_log_only_the_place_in_a_file_is_left_out(tmp_path: Path) -> None:
    """And what is said of a hidden record, of a gap, or of a link that waits; every other line counts, in its order."""
    same, silent = prover(tmp_path, str).differing, log()
    for line in (
        "decisions/2026/pcc-d-2026-03.yaml:1:1: DATE-02 a",
        "decisions/2026/pcc-d-2026-03.yaml: DATE-02 a",
        "decisions/2026/pcc-d-2026-03/paper.csv: FILE-02 a",
        "decisions/2026: REF-04 a",
        "decisions/2026/pcc-d-2026-01.yaml:7:9: RELATION-03 a",
    ):
        assert same(log(line), silent) == [], line
    for line in (
        "decisions/2026/pcc-d-2026-01.yaml:1:1: DATE-02 a",
        "decisions/2026/pcc-d-2026-030.yaml:1:1: DATE-02 a",
        "decisions/2026: REF-05 a",
        "a plain line",
    ):
        assert same(log(line), silent) == ["what the program printed"], line
    line = "decisions/2026/pcc-d-2026-01.yaml:1:1: DATE-02 a"
    assert same(log(line), log(line.replace("1:1", "2:3"))) == []
    for other in (line.replace("-01", "-02"), line.replace("DATE-02", "DATE-03"), line.replace(" a", " b")):
        assert same(log(line), log(other)) == ["what the program printed"]
    assert same(log("a", "b"), log("b", "a")) == ["what the program printed"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("decisions/x: DATE-03 a\ndecisions/x: DATE-02 b\ndecisions/y: DATE-03 c", "DATE-02, DATE-03"),
        ("Nothing.", "no finding"),
    ],
)
def test_a_variant_that_cannot_be_published_is_doubtful(text: str, codes: str, tmp_path: Path) -> None:
    """By its codes alone: the words may be withheld ones."""
    one = prover(tmp_path, str)
    [said] = judge(one, log(), one.write(LEAST), Output(1, text, {}), explain=True)
    place = one.source.decisions.as_posix()
    assert str(said) == (
        f"{place}: PROVE-03 With everything withheld erased, the records could not be published ({codes}). "
        f"Perhaps a rule reads what is withheld. {noninterference.REPORT_IT}"
    )


def test_a_variant_in_which_nothing_changed_is_doubtful(tmp_path: Path) -> None:
    """If anything was withheld at all."""
    one = prover(tmp_path, str)
    writer = one.write(SMALL)
    assert list(judge(one, log(), writer, log(), explain=True)) == []
    writer.changed = 0
    [said] = judge(one, log(), writer, log(), explain=True)
    place = one.source.decisions.as_posix()
    assert str(said) == (
        f"{place}: PROVE-03 Nothing could be replaced by small values and by public ones, although something is "
        f"withheld. {noninterference.REPORT_IT}"
    )
    writer.places = 0
    assert list(judge(one, log(), writer, log(), explain=True)) == []


def test_of_many_names_eight_are_said(tmp_path: Path) -> None:
    """And the others counted."""
    one = prover(tmp_path, str)
    files = {f"docs/{name}": "1" for name in range(1011)}
    for count, told in ((8, "docs/6, docs/7."), (9, "docs/7 and 1 more."), (1011, " and 1,003 more.")):
        names = sorted(files)[:count] if count > 10 else [f"docs/{name}" for name in range(count)]
        first, other = (Output(0, "", dict.fromkeys(names, value)) for value in "12")
        [said] = judge(one, first, one.write(LEAST), other, explain=False)
        assert said.problem.endswith(told), said.problem


def test_a_variant_has_a_folder_for_part_2_where_the_office_has_one(tmp_path: Path) -> None:
    """Within the folder of its run, under the names that a log says."""
    one = prover(tmp_path, str)
    to = one.write(LEAST).to
    assert (to.decisions.name, to.part2) == ("decisions", to.decisions.parent / "part2")
    without = sources(tmp_path / "b", with_vault=False)
    assert Prover(without, one.run, tmp_path / "b/scratch", []).write(LEAST).to.part2 is None


BLAMED: dict[str, tuple[Tell, Blame]] = {
    "one field": (of("01", "reasons"), Blame("2026/pcc-d-2026-01", "reasons")),
    "another field": (of("01", "proposal"), Blame("2026/pcc-d-2026-01", "proposal")),
    "a phrase": (of("02", "options"), Blame("2026/pcc-d-2026-02", "options")),
    "two fields together": (
        lambda source: of("01", "reasons")(source) == ["a"] or of("01", "proposal")(source) == ["b"],
        Blame("2026/pcc-d-2026-01", ""),
    ),
    "a draft": (of("03", "reasons"), Blame("2026/pcc-d-2026-03", "status")),
    "a file of no record": (
        lambda source: sorted(path.name for path in source.decisions.glob("*.txt")),
        Blame(beyond_records=True),
    ),
    "the layout": (
        lambda source: (source.decisions / "2026/pcc-d-2026-02.yaml").read_text().count("'"),
        Blame(is_layout=True),
    ),
}


@pytest.mark.parametrize("case", BLAMED)
def test_a_difference_is_led_back_to_record_and_field(case: str, tmp_path: Path) -> None:
    """To the one whose change alone makes it; to the record only where it takes several; or to neither."""
    tell, expected = BLAMED[case]
    one = prover(tmp_path, tell)
    if case == "the layout":
        path = one.source.decisions / "2026/pcc-d-2026-02.yaml"
        path.write_text(path.read_text() + "# 'so'\n")
    original, writer = one.original(), one.write(SMALL)
    assert one.differing(original, one.publish(writer)) or case == "the layout"
    blame = find_blame(one, original, writer, ["docs/2026/page.md"])
    assert blame == expected or (case == "a draft" and blame.record == expected.record)
