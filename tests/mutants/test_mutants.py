"""Each leak is planted, and the layer that must catch it goes red; what it says of the leak gives nothing away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.commands import evidence
from generator.verification import noninterference
from generator.verification.blame import Blame
from generator.verification.noninterference import compare
from generator.verification.originals import Source
from generator.verification.verify import Request, Verdict, verify
from tests.mutants import files, pages, structure, sums, witness
from tests.mutants.bench import Bench, Cell
from tests.mutants.office import Canary
from tests.mutants.planting import Mutant, Plantation, register

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
        (bench.folder / "scratch").mkdir()
        plantation = Plantation({bench.canary.ref: mutant})
        plantation.plant(bench.monkeypatch)
        bench.monkeypatch.setattr(noninterference, "find_blame", lambda *_: Blame())  # it has tests of its own
        proof = compare(source, plantation.run, bench.folder / "scratch")
        assert proof.trusted is (mutant.proof == "PROVE-02")
        assert bench.report(proof.findings) == {mutant.proof}

    return Cell(mutant.row, "N", mutant.name.split("-", 1)[1], attempt)


def _seen(mutant: Mutant) -> Cell:
    """The cell in which the verifier sees a mutant, on the site that all of them leak into."""

    def attempt(bench: Bench) -> None:
        bench.write()
        own, seen = f"{bench.canary.slug}.yaml", mutant.seen.format(slug=bench.canary.slug)
        verdict = bench.leaky()
        assert verdict.is_trusted
        about = [one for one in verdict.findings if one.position.path.endswith((own, seen))]
        bench.report(about)
        here = [one for one in about if one.code == mutant.code and seen in f"{one.position.path} {one.problem}"]
        assert [one for one in here if mutant.said in one.problem], bench.said()

    return Cell(mutant.row, "V", mutant.name.split("-", 1)[1], attempt)


CELLS = [*map(_compared, COMPARED), *map(_seen, SEEN), *structure.CELLS, *witness.CELLS, *sums.CELLS]


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Verdict]:
    """The verdict over one site, in which every mutant that the verifier must see leaks the words of its own record."""
    known: list[Verdict] = []

    def verdict() -> Verdict:
        if not known:
            known.append(_verified(tmp_path_factory.mktemp("leaky")))
        return known[0]

    return verdict


def _verified(folder: Path) -> Verdict:
    source = register(folder, [CANARIES[one.name] for one in SEEN])
    plantation = Plantation({CANARIES[one.name].ref: one for one in SEEN})
    with pytest.MonkeyPatch.context() as monkeypatch:
        plantation.plant(monkeypatch)
        plantation.build(source, folder)
    return verify(_request(source, folder))


def _request(source: Source, folder: Path) -> Request:
    says = evidence.program_says(folder / "mkdocs.yml")
    return Request(source.decisions, folder / "site", source.day, says, themes=(evidence.MATERIAL,))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaky: Callable[[], Verdict]) -> Iterator[Bench]:
    """A place to try one mutant at."""
    yield Bench(tmp_path, Canary(500), monkeypatch, leaky)


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_the_layer_goes_red_and_tells_nothing(cell: Cell, bench: Bench) -> None:
    """The layer says that something leaks, and nothing that it says or leaves holds an exempt word."""
    bench.canary = CANARIES.get(f"{cell.row}-{cell.name}", bench.canary)
    cell.attempt(bench)
    assert bench.told() == []
