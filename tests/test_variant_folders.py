"""What becomes of the files of a register in a variant: which stay, which are others, and which are gone."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from generator.verification.invented import Manner
from generator.verification.originals import Source, heads, is_hidden, read_tree, texts_of
from generator.verification.variants import Writer, _public_values
from generator.yaml_text import Tree
from tests.strategies import Code, minimal

LEAST, SMALL, LARGE = Manner
DAY = "2026-11-23"
GROUND = {"grounds": ["g"]}
ATTACHED = {
    "attachments": [{"file": "plan.csv", "title": "P"}, {"file": "offer.csv", "title": "O", "withheld": "g"}],
    "relations": {"related": ["PCC/D/2026/003"]},
    "part2": GROUND,
}
RECORDS: dict[str, dict[str, Tree]] = {
    "PCC/D/2026/01": ATTACHED,  # type: ignore[dict-item]  # plain trees
    "PCC/D/2026/02": {"status": "draft", "reasons": "secret"},
    "PCC/D/2026/03": {"status": "draft", "category": "Finance", "reasons": "secret"},
    "PCC/D/2026/04": {"part2": GROUND},  # type: ignore[dict-item]  # likewise
    "PCC/D/2026/05": {"reasons": "public"},
}
FILES = {
    "decisions/2026/pcc-d-2026-01/plan.csv": "public",
    "decisions/2026/pcc-d-2026-01/offer.csv": "secret",
    "decisions/2026/pcc-d-2026-01/notes.txt": "secret",
    "decisions/2026/pcc-d-2026-01/README.md": "secret",
    "decisions/2026/pcc-d-2026-02/paper.csv": "secret",
    "decisions/2026/pcc-d-2026-01.part2.yaml": "notes: secret\n",
    "decisions/2026/pcc-d-2026-02.part2.yaml": "notes: secret\n",
    "decisions/2026/stray.txt": "secret",
    "decisions/2026/.hidden": "secret",
    "decisions/suppressions.yaml": "suppressions: []\n",
    "decisions/other.YML": "a: b\n",
    "vault/2026/pcc-d-2026-04.part2.yaml.age": "secret",
    "vault/README": "secret",
}


def source_in(folder: Path) -> Source:
    """A register with a file of every kind."""
    for ref, fields in RECORDS.items():
        minimal(ref, **fields).write(folder / "decisions", Code(0))  # type: ignore[arg-type]  # plain trees
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Source(folder / "decisions", folder / "vault", DAY)


def written(folder: Path, manner: Manner, only: Mapping[str, frozenset[str]] | None = None) -> Writer:
    """One variant of it."""
    source = source_in(folder / "is")
    to = Source(folder / "to/decisions", folder / "to/vault", DAY)
    writer = Writer(source, heads(source), manner, to, only)
    writer.write()
    return writer


def files_of(folder: Path) -> dict[str, str]:
    """The text of every file by its name."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def compared(folder: Path) -> dict[str, str]:
    """For each file of a variant whether it is the same as there was, or another; for each that is gone that it is."""
    was, now = files_of(folder / "is"), files_of(folder / "to")
    told = {name: "same" if was.get(name) == text else "other" for name, text in now.items()}
    return told | {name: "gone" for name in was if name not in now}


STAY = {
    "decisions/2026/pcc-d-2026-01/plan.csv": "same",
    "decisions/suppressions.yaml": "same",
    "decisions/other.YML": "same",
}
OTHERS = {
    "decisions/2026/pcc-d-2026-01.yaml": "other",
    "decisions/2026/pcc-d-2026-01/README.md": "other",
    "decisions/2026/pcc-d-2026-01/notes.txt": "gone",
    "decisions/2026/pcc-d-2026-01/offer.csv": "gone",
    "decisions/2026/pcc-d-2026-01/other-1.txt": "other",
    "decisions/2026/pcc-d-2026-02/paper.csv": "gone",
    "decisions/2026/pcc-d-2026-02.part2.yaml": "gone",
    "decisions/2026/pcc-d-2026-03.yaml": "other",
    "decisions/2026/.hidden": "other",
    "decisions/2026/stray.txt": "gone",
    "decisions/2026/other-16.txt": "other",
    "vault/README": "gone",
}
DRAFT, PAPERS, SEALED = (f"decisions/2026/{name}" for name in ("pcc-d-2026-02.yaml", "pcc-d-2026-01.part2.yaml", ""))
FOURTH, FIFTH = "decisions/2026/pcc-d-2026-04.yaml", "decisions/2026/pcc-d-2026-05.yaml"
ELSEWHERE = "vault/2026/pcc-d-2026-04.part2.yaml.age"
OWN: dict[Manner, dict[str, str]] = {
    LEAST: {DRAFT: "other", PAPERS: "gone", ELSEWHERE: "gone", FOURTH: "same", FIFTH: "same"},
    SMALL: {
        DRAFT: "other",
        PAPERS: "gone",
        ELSEWHERE: "gone",
        FOURTH: "other",
        FIFTH: "other",
        "decisions/2026/pcc-d-2026-01/other-1.csv": "other",
    },
    LARGE: {
        DRAFT: "gone",
        PAPERS: "other",
        ELSEWHERE: "other",
        FOURTH: "other",
        FIFTH: "other",
        "decisions/2026/pcc-d-2026-01/A much longer name, £1m & more.xlsx": "other",
    },
}


@pytest.mark.parametrize("manner", Manner)
def test_only_public_files_stay_as_they_are(manner: Manner, tmp_path: Path) -> None:
    """A withheld one has another name and content or is gone, and so is what nothing names; Part 2 comes and goes."""
    writer = written(tmp_path, manner)
    assert compared(tmp_path) == STAY | OTHERS | OWN[manner]
    texts = files_of(tmp_path / "to")
    others = [name for name, said in compared(tmp_path).items() if said == "other"]
    assert not [name for name in others if "secret" in texts[name]]
    assert writer.places == (2 if manner is LARGE else 3)
    assert writer.changed == {LEAST: 3, SMALL: 4, LARGE: 2}[manner]


def test_manners_differ_in_comments_and_in_the_content_of_files(tmp_path: Path) -> None:
    """None, a short one and a long one with template text; a sign, and lines."""
    texts = {}
    for manner in Manner:
        written(tmp_path / manner.value, manner)
        texts[manner] = files_of(tmp_path / manner.value / "to")
    comments = [one[FIFTH].split("ref:")[0] for one in texts.values()]
    assert comments[:2] == ["", "# y\n"]
    assert len(comments[2]) > 300
    assert comments[2].count("\n") == 1
    assert "{{ config }}" in comments[2]
    hidden = [one["decisions/2026/.hidden"] for one in texts.values()]
    assert [len(one) for one in hidden] == [7500, 1, 7500]
    small = [texts[SMALL][f"decisions/2026/pcc-d-2026-01/other-1.{kind}"] for kind in ("csv", "txt")]
    assert small == ["y", "y"]
    assert texts[LARGE][ELSEWHERE] == "age-encryption.org/v1\n"
    assert texts[LARGE][PAPERS].startswith("report:\n")


@pytest.mark.parametrize("manner", Manner)
def test_a_draft_keeps_what_speaks_of_it_in_public(manner: Manner, tmp_path: Path) -> None:
    """Its reference, category and days, for gaps and links; nothing else of it."""
    written(tmp_path, manner)
    draft = read_tree(tmp_path / "to/decisions/2026/pcc-d-2026-03.yaml")
    kept = {"ref": "PCC/D/2026/03", "category": "Finance", "publish_on": "2026-03-05", "decided": "2026-03-02"}
    assert {**draft, **kept, "status": "draft"} == draft
    assert draft["title"] == ("x" if manner is LEAST else "word 3")
    assert draft.get("summary") == (None if manner is LEAST else ["word 1"] * 2)
    assert draft.keys() <= {*kept, "status", "title", "summary"}


@pytest.mark.parametrize("manner", Manner)
def test_of_a_removed_record_only_the_note_stays(manner: Manner, tmp_path: Path) -> None:
    """Its words are withheld without any mark."""
    gone = {"status": "removed", "status_note": "public", "title": "secret", "proposal": "secret"}
    minimal("PCC/D/2026/01", **gone).write(tmp_path / "is", Code(0))
    source = Source(tmp_path / "is", None, DAY)
    writer = Writer(source, heads(source), manner, Source(tmp_path / "to", None, DAY))
    writer.write()
    made = read_tree(tmp_path / "to/2026/pcc-d-2026-01.yaml")
    assert "secret" not in "".join(texts_of(made))
    assert made["status_note"] == "public"
    assert (writer.places > 1, writer.changed) == (True, 1)


def test_written_anew_with_nothing_changed_a_register_is_what_it_was(tmp_path: Path) -> None:
    """To the byte, so a difference that shows even so is one of the layout; what was withheld is still counted."""
    writer = written(tmp_path, LARGE, {})
    assert set(compared(tmp_path).items()) == {(name, "same") for name in files_of(tmp_path / "to")} | {
        ("vault/README", "gone")
    }
    assert (writer.places, writer.changed) == (2, 0)


@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("01", "part2", {PAPERS: "other"}),
        ("01", "title", {}),
        (
            "01",
            "attachments",
            {
                f"decisions/2026/pcc-d-2026-01{name}": kind
                for name, kind in (
                    (".yaml", "other"),
                    ("/offer.csv", "gone"),
                    ("/A much longer name, £1m & more.xlsx", "other"),
                )
            },
        ),
        (
            "02",
            "status",
            {
                DRAFT: "other",
                "decisions/2026/pcc-d-2026-02.part2.yaml": "gone",
                "decisions/2026/pcc-d-2026-02/paper.csv": "gone",
            },
        ),
        ("04", "part2", {FOURTH: "same", ELSEWHERE: "other"}),
    ],
)
def test_one_field_alone_changes(name: str, field: str, expected: dict[str, str], tmp_path: Path) -> None:
    """With the files that belong to it, and nothing else."""
    written(tmp_path, LARGE, {f"2026/pcc-d-2026-{name}": frozenset((field,))})
    assert {key: one for key, one in compared(tmp_path).items() if one != "same"} == {
        key: one for key, one in expected.items() if one != "same"
    } | {"vault/README": "gone"}


def test_an_office_without_a_vault_has_none_in_a_variant(tmp_path: Path) -> None:
    """And a vault that is gone holds no papers."""
    source = source_in(tmp_path / "is")
    alone = Source(source.decisions, None, DAY)
    to = Source(tmp_path / "to/decisions", None, DAY)
    Writer(alone, heads(alone), LARGE, to).write()
    assert sorted(path.name for path in (tmp_path / "to").iterdir()) == ["decisions"]
    assert len(alone.sidecars()) == 2
    assert len(Source(source.decisions, tmp_path / "none", DAY).sidecars()) == 2


def test_public_words_and_sums_are_repeated_in_withheld_places(tmp_path: Path) -> None:
    """Only those that are public: what a mark hides is said nowhere else."""
    amounts: list[Tree] = [
        {"id": "a", "label": "Open fee", "value": "47.50"},
        {"id": "b", "label": "zq", "value": "99.5", "withheld": "g"},
        {"id": "c", "label": "Other", "value": "98.5", "written": "zq", "withheld": {"value": "g"}},
        {"id": "d", "label": "Odd", "value": "x1"},
    ]
    fields: dict[str, Tree] = {
        "title": "A title",
        "notes": "zq",
        "reasons": "zq [[g: zq]]",
        "summary": ["so [[g: zq]]", {"text": "zq", "withheld": "g"}, "Two\nlines"],
        "amounts": amounts,
        "attachments": [{"file": "zq.csv", "title": "[[g: zq]]"}],
        "part2": {"grounds": ["g"], "notes": "zq"},
        "withheld": {"notes": "g", "reasons": "g"},
    }
    minimal("PCC/D/2026/01", **fields).write(tmp_path / "is/decisions", Code(0))  # type: ignore[arg-type]  # plain trees
    source = Source(tmp_path / "is/decisions", None, DAY)
    Writer(source, heads(source), SMALL, Source(tmp_path / "to", None, DAY)).write()
    made = read_tree(tmp_path / "to/2026/pcc-d-2026-01.yaml")
    assert "zq" not in "".join(texts_of(made))
    assert "47.5" in [one.get("value") for one in made["amounts"]]  # type: ignore[union-attr]  # groups
    public = set(texts_of(read_tree(tmp_path / "is/decisions/2026/pcc-d-2026-01.yaml")))
    assert made["notes"] in public


def test_what_is_repeated_is_public() -> None:
    """No name of a ground, no id, nothing of Part 2 or of what is withheld, and no sum whose words are."""
    tree: dict[str, Tree] = {
        "ref": "zq",
        "title": " A title ",
        "notes": "zq",
        "reasons": "So [[g: zq]]",
        "summary": ["One", {"text": "zq", "withheld": "g"}, {"text": "Two\nlines"}],
        "amounts": [
            {"id": "zq", "label": "Fee", "value": "47.50", "written": "zq"},
            {"id": "zq", "label": "Lot", "value": "99.5", "withheld": {"written": "zq"}},
            {"id": "zq", "label": "Odd", "value": "x1", "withheld": {"label": "zq"}},
        ],
        "attachments": [
            {"file": "zq.csv", "title": "[[g: zq]]"},
            {"file": "zq.csv", "title": "zq", "withheld": {"file": "zq"}},
            {"file": "open.csv", "title": "Open"},
        ],
        "author": {"role": "Chief", "name": "zq", "withheld": {"name": "zq"}},
        "grounds": {"g": {"reason": "zq"}},
        "part2": {"grounds": ["g"], "notes": "zq"},
        "withheld": {"notes": "zq"},
    }
    assert _public_values(tree) == (["A title", "One", "Fee", "Lot", "open.csv", "Open", "Chief"], [Fraction("47.5")])


# What must be known of a record


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ({"status": "made", "publish_on": DAY}, False),
        ({"status": "made", "publish_on": f" {DAY} "}, False),
        ({"status": "made", "publish_on": "2026-11-24"}, True),
        ({"status": "made", "publish_on": "1.1.2026"}, True),
        ({"status": "made", "publish_on": ["2026-01-01"]}, True),
        ({"status": "made"}, True),
        ({"status": "draft", "publish_on": DAY}, True),
    ],
)
def test_a_record_is_hidden_until_its_day(tree: dict[str, Tree], expected: bool) -> None:  # noqa: FBT001
    """And while it is a draft, and where the day cannot be read."""
    assert is_hidden(tree, DAY) is expected


def test_records_and_papers_are_told_apart(tmp_path: Path) -> None:
    """By their places and names; a head has references without zeros before their numbers."""
    source = source_in(tmp_path)
    (tmp_path / "decisions/2026/pcc-d-2026-09.yaml").mkdir()
    (tmp_path / "decisions/2026/.pcc-d-2026-08.yaml").write_text("a: b\n")
    (tmp_path / "decisions/2026/pcc-d-2026-01/inner.yaml").write_text("a: b\n")
    (tmp_path / "vault/x.part2.yaml.txt").write_text("a")
    (tmp_path / "vault/y.part2.yaml").mkdir()
    assert [source.name(path) for path in source.records()] == [f"2026/pcc-d-2026-0{one}" for one in range(1, 6)]
    papers = [(path.name, folder.name) for path, folder in source.sidecars()]
    assert papers == [
        ("pcc-d-2026-01.part2.yaml", "decisions"),
        ("pcc-d-2026-02.part2.yaml", "decisions"),
        ("pcc-d-2026-04.part2.yaml.age", "vault"),
    ]
    first, second, *_ = heads(source)
    assert (first.name, first.ref, first.hidden, first.links) == (
        "2026/pcc-d-2026-01",
        "pcc/d/2026/1",
        False,
        frozenset(("pcc/d/2026/3",)),
    )
    assert (second.hidden, second.links) == (True, frozenset())


def test_a_reference_that_another_only_resembles_is_not_linked_to(tmp_path: Path) -> None:
    """A draft 101 is left out although something links to 11: only zeros before a number mean nothing."""
    minimal("PCC/D/2026/01", relations={"related": ["PCC/D/2026/11"]}).write(tmp_path / "is", Code(0))
    for number in ("011", "101"):
        minimal(f"PCC/D/2026/{number}", status="draft").write(tmp_path / "is", Code(0))
    source = Source(tmp_path / "is", None, DAY)
    Writer(source, heads(source), LARGE, Source(tmp_path / "to", None, DAY)).write()
    assert sorted(path.stem for path in (tmp_path / "to").rglob("*.yaml")) == ["pcc-d-2026-01", "pcc-d-2026-011"]
