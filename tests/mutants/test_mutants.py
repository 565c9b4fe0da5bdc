"""Each leak is planted, and the layer that must catch it goes red; what it says of the leak gives nothing away."""

from pathlib import Path

import pytest

from generator.findings import Finding
from generator.verification import noninterference
from generator.verification.blame import Blame
from generator.verification.noninterference import compare
from generator.verification.originals import Source
from generator.verification.verify import Verdict
from tests.mutants import files, pages
from tests.mutants.office import Canary
from tests.mutants.planting import Mutant, Plantation, register

MUTANTS = [*pages.MUTANTS, *files.MUTANTS]
CANARIES = {mutant.name: Canary(number) for number, mutant in enumerate(MUTANTS, 101)}
SEEN = [mutant for mutant in MUTANTS if "V" in mutant.layers]
COMPARED = [mutant for mutant in MUTANTS if "N" in mutant.layers]


def _id(layer: str) -> object:
    return lambda mutant: f"{mutant.name}[{layer}]"


@pytest.mark.parametrize("mutant", COMPARED, ids=_id("N"))
def test_dependence(mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = CANARIES[mutant.name]
    source = register(tmp_path, [canary])
    Canary(900).write_draft(source.decisions)
    Canary(901).write_draft(source.decisions)
    (tmp_path / "scratch").mkdir()
    plantation = Plantation({canary.ref: mutant})
    plantation.plant(monkeypatch)
    monkeypatch.setattr(noninterference, "find_blame", lambda *_: Blame())
    proof = compare(source, plantation.run, tmp_path / "scratch")
    assert {one.code for one in proof.findings} == {"PROVE-02"}, list(map(str,proof.findings))


from generator.commands import evidence
from generator.verification.verify import Request, verify
@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("leaky")
    source = register(folder, [CANARIES[one.name] for one in SEEN])
    plantation = Plantation({CANARIES[one.name].ref: one for one in SEEN})
    with pytest.MonkeyPatch.context() as monkeypatch:
        plantation.plant(monkeypatch)
        log = plantation.build(source, folder)
    v = verify(Request(source.decisions, folder / "site", source.day, program_says=evidence.program_says(folder / "mkdocs.yml"), themes=(evidence.MATERIAL,)))
    return v


@pytest.mark.parametrize("mutant", SEEN, ids=_id("V"))
def test_seen(mutant: Mutant, leaky: Verdict) -> None:
    canary = CANARIES[mutant.name]
    assert leaky.is_trusted
    seen = mutant.seen.format(slug=canary.slug)
    own = [str(one) for one in leaky.findings if canary.slug in str(one)]
    if mutant.code == "LEAK-01":
        assert [one for one in leaky.findings if one.code == mutant.code and one.position.path.endswith(f"{canary.slug}.yaml") and seen in one.problem and mutant.said in one.problem], own
    else:
        assert [one for one in leaky.findings if one.code == mutant.code and one.position.path.endswith(seen)], own
