"""Whether what is published depends on what is withheld: the check that says so, and that it can fail.

Over random records every variant is a sound record, holds none of the exempt values, and publishes the same bytes.
Over one register with everything in it, each dependence that is planted on purpose is caught.
"""

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.publishing as publishing
from generator import projection
from generator.commands import publish as command
from generator.commands import stage as staging
from generator.findings import Finding, Position, Severity
from generator.private import entry
from generator.private import record as private
from generator.private.exempt import Exempt, opened
from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed, Passage
from generator.public.pages.decision import decision_page
from generator.verification import noninterference, perturb
from generator.verification.blame import Blame
from generator.verification.invented import Manner
from generator.verification.noninterference import Output, Prover, compare
from generator.verification.originals import Source, emit, heads
from generator.verification.sums import other_values
from generator.vocabulary.choices import Status
from generator.yaml_text import read_yaml
from tests.publishing import publish_and_stage
from tests.strategies import NEIGHBOURS, Code, Example, Group, Tree, codes, examples, minimal
from tests.test_projection import COMMERCIAL, QUICK

AROUND = tuple(minimal(reference) for reference in NEIGHBOURS)
PLAIN = Code(0)
WHOLE = "decisions/2026/pcc-d-2026-30"


def prover_of(folder: Path, *records: Example, code: Code = PLAIN) -> Prover:
    """A prover over a register of these records."""
    for one in records:
        one.write(folder / "decisions", code)
    source = Source(folder / "decisions", folder / "vault" if (folder / "vault").is_dir() else None, "2026-11-23")
    (folder / "scratch").mkdir()
    return Prover(source, publish_and_stage, folder / "scratch", heads(source))


def everything_in(folder: Path) -> str:
    """Every name and every text below a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join([*map(str, paths), *(path.read_text(encoding="utf-8") for path in paths)])


def variants_hold(example: Example, code: Code) -> None:
    """Each variant is sound, holds no exempt value, and gives the same bundle, pages and log."""
    with tempfile.TemporaryDirectory() as folder:
        prover = prover_of(Path(folder), *AROUND, example, code=code)
        original = prover.original()
        assert original.code == 0, original.log
        for manner in Manner:
            writer = prover.write(manner)
            output = prover.publish(writer)
            assert output.code == 0, output.log
            assert prover.differing(original, output) == []
            text = everything_in(writer.to.decisions)
            assert not [needle for needle in example.needles(code) if needle in text]


@settings(QUICK, max_examples=10)
@given(examples(), codes())
def test_every_variant_is_sound_and_publishes_the_same(example: Example, code: Code) -> None:
    """Whatever is withheld, there is a sound register without it and two with something else in its place."""
    variants_hold(example, code)


@settings(QUICK, max_examples=4)
@given(examples(), codes(wild=True))
def test_wild_values_are_replaced_too(example: Example, code: Code) -> None:
    """Records with markup, template text and other alphabets in their withheld places are no harder."""
    variants_hold(example, code)


# A register with everything in it


def withheld_record() -> Example:
    """A record that withholds in every way there is; each exempt value begins with zq."""
    person: Group = {"role": "Police and Crime Commissioner", "capacity": "decision-maker"}
    sums: list[Tree] = [
        {"id": "open", "label": "Open", "value": "100"},
        {"id": "zqfirst", "label": "zqone", "value": "612345.67", "written": "£612,345.67", "withheld": "commercial"},
        {
            "id": "second",
            "label": "Second",
            "value": "3",
            "withheld": {"value": "commercial"},
            "band": {"from": "1", "to": "9"},
        },
        {"id": "third", "label": "Third", "value": "7", "written": "£7", "withheld": {"written": "commercial"}},
        {"id": "all", "label": "All", "value": "612455.67", "total_of": ["open", "zqfirst", "second", "third"]},
    ]
    paragraphs: list[Tree] = [
        "The bidder was [[commercial: zqbidder]], before [[personal: zqofficer]].",
        {"text": "zqtext [[personal: zqinner]]", "withheld": "commercial", "paragraphs": ["zqbelow"]},
    ]
    fields: Group = {
        "title": "zqtitle of the whole",
        "public_title": "Purchase of equipment",
        "withheld": {"title": "commercial", "reasons": "commercial", "effective": "personal"},
        "reasons": "zqreasons",
        "summary": paragraphs,
        "report": [{"heading": "zqheading", "withheld": {"heading": "commercial"}, "paragraphs": paragraphs}],
        "considerations": {"risk": "zqrisk", "legal": "Schedule 1", "withheld": {"risk": "commercial"}},
        "amounts": sums,
        "signatories": [{**person, "name": "zqname", "withheld": {"name": "personal"}}],
        "attachments": [
            {"file": "zqoffer.csv", "title": "zqpaper", "withheld": "commercial"},
            {"file": "zqother.csv", "title": "[[commercial: zqall of it]]"},
            {"file": "plan.csv", "title": "Plan"},
        ],
        "grounds": {"commercial": COMMERCIAL, "personal": COMMERCIAL | {"section": "40(2)", "review_on": "2026-03-02"}},
        "part2": {"grounds": ["commercial"], "notes": "zqnotes"},
    }
    files = (("zqoffer.csv", "zq,1\n"), ("zqother.csv", "zq,2\n"), ("plan.csv", "a,b\n"), ("unnamed.txt", "zqstray"))
    return replace(minimal("PCC/D/2026/30", **fields), files=files)


REMOVED: Group = {"status": "removed", "status_note": "Made in error.", "title": "zqgone", "proposal": "zqbuy"}
GROUNDS: Group = {"commercial": COMMERCIAL}


@pytest.fixture
def register(tmp_path: Path) -> Prover:
    """One register with a withheld value of every kind, a draft, an embargoed record, and Part 2 elsewhere."""
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault/pcc-d-2026-31.part2.yaml").write_text('notes: "zqvault"\n', encoding="utf-8")
    hidden: Group = {"title": "zqdraft", "status": "draft", "proposal": "zqplan"}
    linked: Tree = {"related": ["PCC/D/2026/33"]}
    return prover_of(
        tmp_path,
        *AROUND,
        withheld_record(),
        minimal("PCC/D/2026/31", grounds=GROUNDS, part2={"grounds": ["commercial"]}),
        minimal("PCC/D/2026/32", **REMOVED),
        minimal("PCC/D/2026/33", **hidden),
        minimal("PCC/D/2026/34", **{**hidden, "status": "made", "publish_on": "2026-12-24"}),
        minimal("PCC/D/2026/35", relations=linked),
        minimal("PCC/D/2026/36", **hidden),
    )


def groups_in(tree: Any) -> list[Any]:
    """The groups of a list."""
    return [one for one in tree if isinstance(one, dict)]


def proof_of(register: Prover, run: Any = publish_and_stage, **more: Any) -> noninterference.Proof:
    """What `compare` says of it."""
    return compare(register.source, run, Path(tempfile.mkdtemp(dir=register.scratch)), **more)


def test_a_register_with_everything_in_it_passes(register: Prover) -> None:
    """Nothing depends on anything withheld, and every place is counted."""
    proof = proof_of(register)
    assert proof.findings == ()
    assert proof.trusted
    assert proof.runs == 5
    assert proof.places >= 20
    assert not [manner for manner in Manner if "zq" in everything_in(register.write(manner).to.decisions)]


def test_a_register_with_nothing_withheld_passes_and_says_so(tmp_path: Path) -> None:
    """There is nothing to change, and that is no fault."""
    proof = proof_of(prover_of(tmp_path, *AROUND))
    assert (proof.findings, proof.trusted, proof.places) == ((), True, 0)


def test_a_ground_that_only_withheld_considerations_use_is_no_fault(tmp_path: Path) -> None:
    """A variant without it would be refused, and nothing proved, though the records are sound."""
    grounds: Group = {"commercial": COMMERCIAL, "personal": COMMERCIAL | {"section": "40(2)"}}
    considerations: Group = {"legal": "A", "risk": "B [[personal: c]]", "withheld": "commercial"}
    one = minimal("PCC/D/2026/31", grounds=grounds, considerations=considerations)
    proof = proof_of(prover_of(tmp_path, *AROUND, one))
    assert (proof.findings, proof.trusted, proof.places) == ((), True, 1)


def test_a_run_over_the_same_records_can_be_brought_along(register: Prover) -> None:
    """What `site` has made stands for the first run; if it is of other records, the comparison says nothing."""
    first = register.original().files
    assert proof_of(register, first=first).findings == ()
    other = proof_of(register, first=dict(list(first.items())[1:]))
    assert [finding.code for finding in other.findings] == ["PROVE-01"]
    assert not other.trusted


def test_the_changes_differ_in_every_way(register: Prover) -> None:
    """Between them the variants change length, size, order, presence, number, alphabet and markup, and equal others."""
    texts = {manner: everything_in(register.write(manner).to.decisions) for manner in Manner}
    sizes = {manner: len(text) for manner, text in texts.items()}
    assert sizes[Manner.LARGE] > 10 * sizes[Manner.LEAST]
    for sign in ("e\u0301", "日本", "🚓", "<script>", "{{", "{%", "**", "# Heading", "| Year"):
        assert sign in texts[Manner.LARGE], sign
        assert sign not in texts[Manner.LEAST], sign
    record = {manner: register.write(manner).to.decisions / "2026/pcc-d-2026-30.yaml" for manner in Manner}
    records = {manner: read_yaml("x", path.read_bytes()).tree for manner, path in record.items()}
    assert texts[Manner.SMALL].count("Same words") > 1
    withheld = set(re.findall(r"\[\[[a-z]+: ([^\]]+)\]\]", texts[Manner.SMALL])) | {records[Manner.SMALL]["title"]}
    assert withheld & {
        "Purchase of equipment",
        "Police and Crime Commissioner",
        "Schedule 1",
        "Open",
        "Finance",
        "made",
    }
    sums = [[amount.get("value") for amount in groups_in(one["amounts"])] for one in records.values()]
    assert len({tuple(one) for one in sums}) == len(Manner)
    assert len({min(range(1, 4), key=lambda at, one=one: Decimal(str(one[at] or 0))) for one in sums}) > 1  # type: ignore[misc]  # bound early
    assert "effective" in records[Manner.LARGE]
    assert "effective" not in records[Manner.LEAST]
    assert not (register.write(Manner.LARGE).to.decisions / "2026/pcc-d-2026-36.yaml").exists()
    assert (register.write(Manner.LARGE).to.decisions / "2026/pcc-d-2026-33.yaml").exists()


# Dependences planted on purpose


TOLD: dict[str, Any] = {}  # what a leaky step learns while it publishes, and a page gives away later


def told(learn: Callable[[private.Record], object]) -> Callable[..., PublishedDecision]:
    """A projection that prints on the page what `learn` makes of a record with withheld values."""

    def leaky(record: private.Record, *more: Any) -> PublishedDecision:
        decision = PROJECT(record, *more)
        TOLD[decision.slug] = learn(record)
        return replace(decision, editorial_note=str(TOLD[decision.slug]))

    return leaky


PROJECT = projection.publish


def sealed_over(record: private.Record, threshold: int) -> bool:
    """Whether any withheld sum is over a threshold."""
    sealed = [one.reveal() for one in opened(record.amounts) or () if isinstance(one, Exempt)]
    return any(Decimal(str(opened(one.value))) > threshold for one in sealed if one is not None)


def sums_of(record: private.Record) -> list[Decimal]:
    """The value of every amount, withheld or not."""
    amounts = [opened(one) for one in opened(record.amounts) or ()]
    values = [opened(one.value) for one in amounts if one is not None]
    return [value for value in values if isinstance(value, Decimal)]


def title_of(record: private.Record) -> str:
    """The title, withheld or not."""
    return "".join(str(opened(part)) for part in record.title.parts)


def phrases_of(record: private.Record) -> list[str]:
    """The words withheld in the first paragraph."""
    first = (opened(record.summary) or (None,))[0]
    text = first.text if isinstance(first, private.Paragraph) else None
    return [str(part.reveal()) for part in text.parts if isinstance(part, Exempt)] if text else []


def lengths_in_markers(text: Any) -> Passage:
    """Tells after each marker how long the words were."""
    sealed = sum(len(str(part.reveal() or "")) for part in text.exempt)
    return Passage((*PASSAGE(text).parts, *([f" ({sealed})"] if text.exempt else [])))


PASSAGE = projection._passage


def ordered_by_size(record: private.Record, *more: Any) -> PublishedDecision:
    """Lists amounts by their size, withheld ones too."""
    decision = PROJECT(record, *more)
    if isinstance(decision.amounts, Disclosed):
        values = [opened(one.value) if (one := opened(sealed)) else None for sealed in opened(record.amounts) or ()]
        pairs = sorted(zip(values, decision.amounts.value, strict=True), key=lambda pair: pair[0] or Decimal())
        return replace(decision, amounts=Disclosed(tuple(one for _, one in pairs)))
    return decision


def address_by_title(record: private.Record, *more: Any) -> PublishedDecision:
    """Makes the address from the title."""
    decision = PROJECT(record, *more)
    return replace(decision, slug=f"{decision.slug}-{len(title_of(record))}")


def with_file_names(one: entry.Entry) -> dict[str, Path]:
    """Copies withheld attachments to the bundle too."""
    folder = one.path.with_suffix("")
    return {path.name: path for path in folder.glob("*.csv")}


def front_matter(key: str) -> Callable[..., str]:
    """Puts what the projection has learned into the front matter of a page."""
    page = decision_page

    def leaky(decision: PublishedDecision, *more: Any, **named: Any) -> str:
        return page(decision, *more, **named).replace("---\n", f"---\n{key}: {TOLD.get(decision.slug)}\n", 1)

    return leaky


def learns_quietly(record: private.Record, *more: Any) -> PublishedDecision:
    """Notes how many words are withheld, and changes nothing."""
    decision = PROJECT(record, *more)
    TOLD[decision.slug] = len(title_of(record).split())
    return decision


def in_the_log(learn: Callable[[Path], object]) -> Callable[..., Any]:
    """A publication that says in a warning what it has seen in a file."""
    publish = command.publish_register

    def leaky(source: Any, target: Path) -> Any:
        publication = publish(source, target)
        file = source.folder / "2026/pcc-d-2026-30.yaml"
        place = Position(file.as_posix(), 3, 4)
        said = Finding(place, "DATE-06", f"It has {learn(file)}.", "Nothing to do.", Severity.WARNING)
        return replace(publication, findings=(*publication.findings, said))

    return leaky


LEAKS: dict[str, list[tuple[Any, str, Any]]] = {
    "the length of what a marker hides": [(projection, "_passage", lengths_in_markers)],
    "the order of withheld sums": [(command, "publish", ordered_by_size)],
    "a sum over a threshold": [(command, "publish", told(lambda one: sealed_over(one, 500_000)))],
    "that a withheld sum is a public one": [
        (command, "publish", told(lambda one: len(set(sums_of(one))) < len(sums_of(one))))
    ],
    "that two withheld phrases are one": [(command, "publish", told(lambda one: len(set(phrases_of(one)))))],
    "the number of sections of Part 2": [
        (command, "publish", told(lambda one: one.part2 and len(getattr(one.part2.papers.reveal(), "report", ()))))
    ],
    "whether a withheld field is there": [
        (command, "publish", told(lambda one: isinstance(one.effective, Exempt) and one.effective.reveal() is None))
    ],
    "an address made from a title": [(command, "publish", address_by_title)],
    "how many words a title has": [
        (command, "publish", learns_quietly),
        (staging, "decision_page", front_matter("description")),
    ],
    "a weight in the search": [(command, "publish", learns_quietly), (staging, "decision_page", front_matter("boost"))],
    "a length in the log": [(publishing, "publish_register", in_the_log(lambda file: len(file.read_text())))],
    "a comment in the log": [(publishing, "publish_register", in_the_log(lambda file: file.read_text().count("# A")))],
    "the name of a withheld file": [(command, "_attachments", with_file_names)],
    "that a record waits for its day": [(entry, "is_public", lambda one, _: one.status is not Status.DRAFT)],
    "a name in capitals": [(command, "publish", told(lambda one: title_of(one).isascii()))],
    "what a removed record proposed": [
        (command, "publish", told(lambda one: one.proposal and len(one.proposal.disclosed)))
    ],
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_dependence_is_caught(leak: str, register: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever of a withheld value shapes what is published, however little, is found and not repeated."""
    TOLD.clear()
    for room, name, leaky in LEAKS[leak]:
        monkeypatch.setattr(room, name, leaky)
    monkeypatch.setattr(noninterference, "find_blame", lambda *_: Blame())  # where it comes from is the next test's
    proof = proof_of(register)
    assert {finding.code for finding in proof.findings} == {"PROVE-02"}
    assert proof.trusted
    assert "zq" not in "".join(map(str, proof.findings)).replace(str(register.source.decisions), "")


@pytest.mark.parametrize(
    ("leak", "record", "named"),
    [
        ("the order of withheld sums", f"{WHOLE}.yaml", "`amounts`"),
        ("an address made from a title", f"{WHOLE}.yaml", "`title`"),
        ("the name of a withheld file", f"{WHOLE}.yaml", "`attachments`"),
        ("what a removed record proposed", "decisions/2026/pcc-d-2026-32.yaml", "`proposal`"),
        ("that a record waits for its day", "decisions/2026/pcc-d-2026-34.yaml", ""),
    ],
)
def test_the_record_and_field_are_named(
    leak: str, record: str, named: str, register: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finding leads to the record whose change alone makes the difference, and to the field."""
    for room, name, leaky in LEAKS[leak]:
        monkeypatch.setattr(room, name, leaky)
    first = proof_of(register).findings[0]
    assert first.position.path.endswith(record), str(first)
    assert named in first.problem


# When the comparison says nothing


def test_what_is_not_reproducible_proves_nothing(register: Prover) -> None:
    """A clock in the output is found before any variant is looked at."""
    turns = iter(range(9))

    def run(source: Source, folder: Path) -> Output:
        output = publish_and_stage(source, folder)
        return replace(output, files={**output.files, "docs/index.md": str(next(turns))})

    proof = proof_of(register, run)
    assert [finding.code for finding in proof.findings] == ["PROVE-01"]
    assert "docs/index.md" in proof.findings[0].problem
    assert not proof.trusted


def test_a_variant_that_is_refused_proves_nothing(register: Prover) -> None:
    """Where a changed register cannot be published, nobody has compared anything; only the codes are said."""

    def run(source: Source, folder: Path) -> Output:
        if source == register.source:
            return publish_and_stage(source, folder)
        return Output(1, "decisions/2026/x.yaml:1:2: MONEY-05 zqsecret", {})

    proof = proof_of(register, run)
    assert {finding.code for finding in proof.findings} == {"PROVE-03"}
    assert "MONEY-05" in proof.findings[0].problem
    assert "zqsecret" not in "".join(map(str, proof.findings))
    assert not proof.trusted


def test_a_variant_that_changes_nothing_proves_nothing(register: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the change of withheld values has come to nothing, an equal output is no proof."""

    def blind(self: perturb.Rewriter, tree: Group, _: object = None) -> Group:
        self.places += 1
        return tree

    monkeypatch.setattr(perturb.Rewriter, "record", blind)
    monkeypatch.setattr("generator.verification.variants._draft", lambda tree, _: tree)
    proof = proof_of(register)
    assert {finding.code for finding in proof.findings} == {"PROVE-03"}
    assert not proof.trusted


def test_a_change_of_the_layout_alone_is_told_apart(register: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is the way a record is written that shows, no withheld value is blamed."""
    counting = in_the_log(lambda file: file.read_text(encoding="utf-8").count("\n"))
    monkeypatch.setattr(publishing, "publish_register", counting)
    source = register.source
    for path in source.records():
        path.write_text(path.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    proof = proof_of(register)
    assert "PROVE-03" in {finding.code for finding in proof.findings}
    assert not proof.trusted


def test_what_is_said_of_hidden_records_is_left_out(register: Prover) -> None:
    """The office is told of gaps and waiting links; that is the whole of what may differ in the log."""
    hidden, public = "decisions/2026/pcc-d-2026-36.yaml", "decisions/2026/pcc-d-2026-30.yaml"
    silent = Output(0, "", {})
    told_of = f"{hidden}:1:1: DATE-02 a\ndecisions/2026: REF-04 b\n0 errors, 2 warnings."
    assert register.differing(Output(0, told_of, {}), silent) == []
    one = Output(0, f"{public}:1:1: DATE-02 a", {})
    assert register.differing(one, silent) == ["what the program printed"]
    assert register.differing(one, Output(0, f"{public}:7:9: DATE-02 a", {})) == []
    assert register.differing(one, Output(0, f"{public}:1:1: DATE-02 b", {})) == ["what the program printed"]


# Sums that must hold


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_other_sums_add_up_too(data: st.DataObject) -> None:
    """Whatever totals a record declares, they hold with the other values, and public values stay."""
    parts = data.draw(st.lists(st.integers(-999, 999), min_size=2, max_size=6))
    values = {f"p{index}": Fraction(value, 100) for index, value in enumerate(parts)}
    totals: dict[str, list[str]] = {}
    for number in range(data.draw(st.integers(1, 3))):
        chosen = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, unique=True))
        totals[f"t{number}"] = chosen
        values[f"t{number}"] = sum((values[one] for one in chosen), Fraction())
    withheld = data.draw(st.lists(st.sampled_from(sorted(values)), unique=True))
    found = other_values(values, withheld, totals, lambda name: values[name] + 7)
    assert found.keys() == set(withheld)
    after = values | found
    for total, ones in totals.items():
        assert sum((after[one] for one in ones), Fraction()) == after[total]


def test_a_value_stays_within_its_published_band() -> None:
    """A band is public and holds the value, so another value lies in it too, at the other end if need be."""
    values = {"a": Fraction(40), "b": Fraction(60), "t": Fraction(100)}
    bands = {"a": (Fraction(30), Fraction(50))}
    alone = other_values(values, ["a"], {}, lambda _: Fraction(9), bands)
    assert bands["a"][0] <= alone["a"] <= bands["a"][1]
    assert alone["a"] != 40
    both = other_values(values, ["a", "b"], {"t": ["a", "b"]}, lambda _: Fraction(9000), bands)
    assert both["a"] != 40
    assert bands["a"][0] <= both["a"] <= bands["a"][1]
    assert both["a"] + both["b"] == 100


def test_sums_that_leave_nothing_free_stay() -> None:
    """A withheld value that public ones determine cannot be another; two that only share a sum can."""
    values = {"a": Fraction(1), "b": Fraction(2), "t": Fraction(3)}
    assert other_values(values, ["a"], {"t": ["a", "b"]}, lambda _: Fraction(9)) == {"a": Fraction(1)}
    both = other_values(values, ["a", "b"], {"t": ["a", "b"]}, lambda _: Fraction(9))
    assert both == {"a": Fraction(9), "b": Fraction(-6)}


ALLOWED = st.text("ab \t\n\"\\'#:-[]{}|>&*!%@`é日🚓", max_size=20)
TREES: st.SearchStrategy[Any] = st.recursive(
    ALLOWED, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b c", "é:"]), inner)
)


@given(TREES)
def test_what_is_written_reads_back(tree: Any) -> None:
    """Any text, list or group that a record may hold is the same after it was written and read again."""
    assert read_yaml("x", emit({"one": tree, "two": ""}).encode()).tree == {"one": tree, "two": ""}
