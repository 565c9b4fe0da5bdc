"""Each leak is planted, and the layer that must catch it goes red; what it says of the leak gives nothing away."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.commands import evidence
from generator.reports import FORMATS
from generator.settings import read_settings
from generator.verification import noninterference
from generator.verification.blame import Blame
from generator.verification.memory import Memory
from generator.verification.noninterference import compare
from generator.verification.verify import Request, verify
from tests.mutants import files, pages, structure, sums, witness
from tests.mutants.bench import Bench, Cell, Leaky, Try, leave_in, settings_in
from tests.mutants.matrix import cells_of, matrix, totals
from tests.mutants.office import DAY, Canary, told_in
from tests.mutants.planting import REPOSITORY, Mutant, Plantation, register
from tests.mutants.rows import NOT_EXERCISED, ROWS

MUTANTS = [*pages.MUTANTS, *files.MUTANTS]
CANARIES = {mutant.name: Canary(number) for number, mutant in enumerate(MUTANTS, 101)}
SEEN = [mutant for mutant in MUTANTS if "V" in mutant.layers]
COMPARED = [mutant for mutant in MUTANTS if "N" in mutant.layers]
_HIDDEN = (Canary(900), Canary(901))


def _compared(mutant: Mutant) -> Cell:
    """The cell in which non-interference catches a mutant."""

    def attempt(bench: Bench) -> None:
        source = register(bench.folder, [bench.canary])
        for hidden in _HIDDEN:
            hidden.write_draft(source.decisions)
        plantation = Plantation({bench.canary.ref: mutant})
        plantation.plant(bench.monkeypatch)
        bench.monkeypatch.setattr(noninterference, "find_blame", lambda *_: Blame())  # it has tests of its own
        with tempfile.TemporaryDirectory() as scratch:  # as `prove` makes it
            proof = compare(source, plantation.run, Path(scratch))
        assert proof.trusted is (mutant.proof == "PROVE-02")
        assert bench.report(proof.findings) == {mutant.proof}

    return Cell(mutant.row, "N", mutant.name.split("-", 1)[1], attempt)


def _seen(mutant: Mutant) -> Cell:
    """The cell in which the verifier sees a mutant, on the site that all of them leak into."""

    def attempt(bench: Bench) -> None:
        bench.write()
        own, seen = f"{bench.canary.slug}.yaml", mutant.seen.format(slug=bench.canary.slug)
        verdict = bench.leaky().verdict
        bench.left.append(bench.leaky().left)
        assert verdict.is_trusted
        about = [one for one in verdict.findings if one.position.path.endswith((own, seen))]
        bench.report(about)
        here = [one for one in about if one.code == mutant.code and seen in f"{one.position.path} {one.problem}"]
        assert [one for one in here if mutant.said in one.problem], bench.said()

    return Cell(mutant.row, "V", mutant.name.split("-", 1)[1], attempt)


CELLS = [*map(_compared, COMPARED), *map(_seen, SEEN), *structure.CELLS, *witness.CELLS, *sums.CELLS]


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Leaky]:
    """One site into which every mutant that the verifier must see leaks words of its own record; built when asked."""

    @cache
    def build() -> Leaky:
        folder, left = tmp_path_factory.mktemp("leaky"), tmp_path_factory.mktemp("left")
        canaries = [CANARIES[one.name] for one in SEEN]
        source = register(folder, canaries)
        plantation = Plantation({CANARIES[one.name].ref: one for one in SEEN})
        with pytest.MonkeyPatch.context() as monkeypatch:
            plantation.plant(monkeypatch)
            leave_in(left, monkeypatch)
            plantation.build(source, folder)
            verdict = verify(replace(request_of(folder), memory=left / "memory"))
        return Leaky(folder, canaries, verdict, left)

    return build


def request_of(folder: Path) -> Request:
    """What `verify` is asked of a register that was built in a folder."""
    says = evidence.program_says(read_settings(settings_in(folder)))
    return Request(folder / "decisions", folder / "site", DAY, says, themes=(evidence.MATERIAL,))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaky: Callable[[], Leaky]) -> Bench:
    """A place to try one mutant at, with a place of its own for temporary files."""
    folder, left = tmp_path / "register", tmp_path / "left"
    folder.mkdir()
    left.mkdir()
    leave_in(left, monkeypatch)
    return Bench(folder, Canary(500), monkeypatch, leaky, [left])


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_the_layer_goes_red_and_tells_nothing(cell: Cell, bench: Bench) -> None:
    """The layer says that something leaks, and nothing that it says or leaves holds an exempt word."""
    bench.canary = CANARIES.get(f"{cell.row}-{cell.name}", bench.canary)
    cell.attempt(bench)
    assert bench.told() == []


def _leaves_a_file(bench: Bench) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-16", delete=False) as file:
        file.write(f"what was read: {bench.canary.word(11).upper()}")


def _leaves_a_name(bench: Bench) -> None:
    (Path(tempfile.mkdtemp()) / f"{bench.canary.word(11)}.txt").touch()


def _has_a_talkative_memory(bench: Bench) -> None:
    keep = Memory.keep

    def talkative(memory: Memory, clean: Iterable[str]) -> None:
        keep(memory, [*clean, bench.canary.sums[0]])

    bench.monkeypatch.setattr(Memory, "keep", talkative)
    next(cell for cell in witness.CELLS if str(cell) == "E5-an-earlier-site[V]").attempt(bench)


@pytest.mark.parametrize("leaving", [_leaves_a_file, _leaves_a_name, _has_a_talkative_memory])
def test_a_run_that_leaves_the_canary_fails(leaving: Try, bench: Bench) -> None:
    """In a temporary file, in the name of one, or in the memory of clean files, though no report tells anything."""
    leaving(bench)
    (found,) = bench.told()
    assert Path(found).is_relative_to(bench.left[0])
    Path(found).unlink()
    assert bench.told() == []


def test_every_row_is_exercised_or_has_its_reason() -> None:
    """No row of the catalogue is without a mutant in each of its layers, and no reason stands beside a mutant."""
    exercised = {(cell.row, cell.layer) for cell in CELLS}
    wanted = {(row, layer) for row, (layers, _) in ROWS.items() for layer in layers}
    assert exercised == wanted - NOT_EXERCISED.keys()
    assert wanted >= NOT_EXERCISED.keys()
    assert all(NOT_EXERCISED.values())


def test_ids_are_those_of_the_matrix() -> None:
    """Each test is counted once in the matrix, under the row and layer that its id carries."""
    ids = [f"test_mutants.py::test[{cell}]" for cell in CELLS]
    assert len(set(ids)) == len(ids)
    counted = cells_of(ids)
    assert sum(counted.values()) == len(CELLS)
    assert totals(counted).startswith(f"{len(ROWS)} rows, ")
    broken = matrix({}, {("P8", "V"): 1})
    assert next(line for line in broken if line.startswith("P8 ")).split()[1:3] == ["-", "!"]


def test_without_a_mutant_no_layer_goes_red(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same records published, built and searched by the program as it is: nothing is found."""
    source = register(bench.folder, [bench.canary, Canary(501)])
    _HIDDEN[0].write_draft(source.decisions)
    plantation = Plantation({})
    plantation.plant(monkeypatch)
    (bench.folder / "scratch").mkdir()
    proof = compare(source, plantation.run, bench.folder / "scratch")
    assert (proof.findings, proof.trusted) == ((), True)
    plantation.build(source, bench.folder)
    assert verify(request_of(bench.folder)).findings == ()
    words = ["--config", bench.config, "--decisions", bench.decisions, "--content", bench.folder / "content"]
    assert bench.command("check", *words) == 0, bench.said()
    assert bench.command("infer", *words) == 0, bench.said()


def test_no_page_leads_to_a_repository(leaky: Callable[[], Leaky]) -> None:
    """Settings that name where the records are kept put neither its address nor a link for editing on any page."""
    pages = sorted((leaky().folder / "site").rglob("*.html"))
    assert len(pages) > len(SEEN)
    assert not [page for page in pages if REPOSITORY.split("//")[1] in page.read_text(encoding="utf-8")]
    assert REPOSITORY in (leaky().folder / "mkdocs.yml").read_text(encoding="utf-8")


def test_nothing_that_the_verifier_leaves_tells(bench: Bench, leaky: Callable[[], Leaky]) -> None:
    """Its reports in every format, its memory and the folder of temporary files hold no word of any leak."""
    folder, canaries = leaky().folder, leaky().canaries
    left, memory = bench.folder / "left", bench.folder / "memory"
    left.mkdir()
    bench.monkeypatch.setattr(tempfile, "tempdir", str(left))
    places = [folder / "decisions", folder / "site", "--config", bench.config, "--content", folder / "content"]
    for form in FORMATS:
        assert bench.command("verify", *places, "--memory", memory, "--format", form) == 1
    kept = [path.read_text(encoding="utf-8") for path in (*memory.iterdir(), *left.rglob("*")) if path.is_file()]
    names = [path.as_posix() for path in (*memory.rglob("*"), *left.rglob("*"))]
    assert len(kept) == 1
    assert bench.said().count("LEAK-01") > 5 * len(SEEN)
    assert told_in(folder / "decisions", "\n".join([bench.said(), *kept, *names]), canaries) == []


def test_nothing_is_left_of_a_proof_that_failed(bench: Bench, tmp_path: Path) -> None:
    """The folder of the changed records is gone, and what is said names record and field, not what stands there."""
    mutant = next(one for one in COMPARED if one.name == "P1-body")
    source = register(bench.folder, [bench.canary])
    plantation = Plantation({bench.canary.ref: mutant})
    plantation.plant(bench.monkeypatch)
    with tempfile.TemporaryDirectory(dir=tmp_path) as scratch:
        proof = compare(source, plantation.run, Path(scratch))
    assert bench.report(proof.findings) == {"PROVE-02"}
    assert "`summary`" in bench.said()
    assert not Path(scratch).exists()
    assert bench.told() == []


def test_the_search_for_what_is_told_finds_it(bench: Bench) -> None:
    """A word of a record is found in what was said, in other letters and broken up too, and so is a sum."""
    bench.write()
    word = bench.canary.word(4)
    for said in (
        word,
        word.upper(),
        "-".join(word),
        f"é{word}",
        bench.canary.sums[0],
        f"£{float(bench.canary.sums[0]):,}",
    ):
        assert told_in(bench.decisions, f"decisions/x.yaml: {said}.", [bench.canary])
    assert not told_in(
        bench.decisions, "decisions/2026/pcc-d-2026-500.yaml:3:4: LEAK-01 /title stands in x.", [bench.canary]
    )
