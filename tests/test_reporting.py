"""What a report says of a leak: the record, the address, the file and the form, each without the secret in it."""

from pathlib import Path

import pytest

from generator.amending.naming import addresses
from generator.findings import Finding, Position
from generator.verification.leaks import Leak
from generator.verification.needle import Form, Needle, Strength
from generator.verification.publicity import Owner, Secrets
from generator.verification.raw import COMMENT, RawRecord, Value
from generator.verification.reporting import LOG, Reporter, address, numbered, place_of_key, place_of_value
from generator.verification.suppressions import Suppressions
from generator.verification.sweep import Sweep
from generator.yaml_text.tree import Pointer, Tree

TEXT = "ref: A\nproposal: To Quendale\namounts:\n  - {id: a, recipient: Brockholt}\npart2: {notes: x}\n"
VALUES = (Value(("proposal",), "To Quendale", "proposal"), Value(("amounts", 0, "recipient"), "Brockholt", "recipient"))
NEEDLES = [Needle(word, Form.NAME, Strength.STRONG) for word in (b"quendale", b"brockholt")]


@pytest.fixture
def record(tmp_path: Path) -> RawRecord:
    """A record in a file, with two secrets."""
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return RawRecord(path, "A", is_public=True, public=(), secret=VALUES)


def reporter(record: RawRecord, suppressed: Suppressions | None = None) -> Reporter:
    """Words findings about the two secrets of a record."""
    secrets = Secrets([record], NEEDLES, [Owner(0, 0), Owner(0, 1)])
    return Reporter(Path("site"), secrets, suppressed or Suppressions({}))


def leak(value: int = 0, name: str = "a.html", *, is_beside: bool = False) -> Leak:
    """A leak of one of the secrets."""
    return Leak(Owner(0, value), name, "text", Form.NAME, Strength.MIDDLING, is_beside, None)


def said(findings: list[Finding]) -> list[tuple[str, str]]:
    """The code and the problem of each finding."""
    return [(one.code, one.problem) for one in findings]


def test_a_leak_is_said_with_its_address_its_file_and_its_form(record: RawRecord) -> None:
    """At the line of the record where the secret stands; in the log too, and whether it was one for what is beside."""
    found = Sweep(leaks=[leak(), leak(1, is_beside=True), leak(1, LOG)])
    findings = list(reporter(record).findings(found))
    assert said(findings) == [
        ("LEAK-01", "/proposal stands in site/a.html (text; name; middling)."),
        ("LEAK-01", "/amounts/0/recipient stands in site/a.html (text; name; middling, beside another secret)."),
        ("LEAK-04", "/amounts/0/recipient stands in what the build printed, its log (text; name; middling)."),
    ]
    places = [(one.position.line, one.position.column) for one in findings]
    assert places == [(2, 11), (4, 24), (4, 24)]
    assert {one.position.path for one in findings} == {record.path.as_posix()}


def test_files_are_said_in_order_and_without_a_secret_in_their_name(record: RawRecord) -> None:
    """Those that cannot be read, those that are sealed and those that ask another host."""
    names = ["b/Quendale.html", "a.html"]
    found = Sweep(barred=[(one, "Too deep.") for one in names], sealed=[(one, 0) for one in names], asking=names)
    findings = list(reporter(record).findings(found))
    assert [(one.code, one.position.path) for one in findings] == [
        (code, path) for code in ("LEAK-02", "LEAK-03", "LEAK-05") for path in ("site/a.html", "site/b/…")
    ]
    assert findings[0].problem == "This file cannot be checked. Too deep."
    assert findings[2].problem == f"This file of the site is one that {record.path.as_posix()} does not publish."
    assert "Take the file out" in findings[2].remedy


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b.html", "site/a/b.html"),
        ("Quendale/b.html", "site/…/b.html"),
        ("a/to-%51uendale.html", "site/a/…"),
        ("a/UXVlbmRhbGUgb2YgQg==.html", "site/a/…"),
        (f"a/b%{'25' * 60}20c.html", "site/a/…"),
        ("Quendale/Brockholt.html", "site/…/…"),
        ("a/quen/dale/b.html", "site/…"),
    ],
)
def test_what_tells_is_taken_out_of_a_name(record: RawRecord, name: str, shown: str) -> None:
    """The folder or the file that holds a secret, and everything where one runs over several of them."""
    assert reporter(record).shown(name) == shown


def test_what_is_suppressed_is_noted_and_not_said(record: RawRecord) -> None:
    """One value of one record; its neighbour is said, and is not used."""
    suppressed = Suppressions({("a", ("proposal",)): Position("suppressions.yaml", 2, 5)})
    words = reporter(record, suppressed)
    assert [one.problem[:8] for one in words.findings(Sweep(leaks=[leak(), leak(1), leak()]))] == ["/amounts"]
    assert words.used == {("a", ("proposal",))}


def test_an_address_names_keys_of_the_format_and_of_grounds_alone() -> None:
    """Any other key may be the beginning of a secret."""
    assert address(Value(("amounts", 0, "recipient"), "x", "recipient")) == "/amounts/0/recipient"
    assert address(Value(("grounds", "commercial", "reason"), "x", "reason")) == "/grounds/commercial/reason"
    assert address(Value(("grounds", "commercial", "Quendale"), "x", "Quendale")) == "/grounds/commercial/…"
    assert address(Value(("Quendale", 0), "x", "Quendale")) == "/…/0"
    for papers in ("notes", "held", "approvals/0/by", "approvals/0/digest"):
        steps = tuple(int(step) if step == "0" else step for step in papers.split("/"))
        assert address(Value(("part2", *steps), "x", "x")) == f"/part2/{papers}"
    assert (
        address(Value(("summary", 0, "paragraphs", 1, "text"), "x", "x"))
        == "/summary/0/paragraphs/1/text (paragraph 1.1.2)"
    )
    assert address(Value((), "x", "")) == "/"
    assert address(Value((4,), "x", COMMENT)) == "The comment on line 4"


def test_a_place_is_that_of_the_words_in_their_own_file(record: RawRecord, tmp_path: Path) -> None:
    """Of a comment its line, of papers their file; where that is gone or broken, the file alone."""
    (tmp_path / "a.part2.yaml").write_text("# Quendale\nnotes: |\n  Then Brockholt.\n  One.\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("[", encoding="utf-8")
    papers = (tmp_path / "a.part2.yaml").as_posix()
    notes = Value(("notes",), "Then Brockholt.\nOne.\n", "notes", Path(papers))
    assert place_of_value(record, Value((1,), "Quendale", COMMENT, Path(papers))) == Position(papers, 1, 1)
    assert place_of_value(record, VALUES[1]) == Position(record.path.as_posix(), 4, 24)
    assert place_of_value(record, notes) == Position(papers, 3, 3)
    assert place_of_value(record, notes, "Brockholt") == Position(papers, 3, 8)
    (tmp_path / "b.yaml").write_text("proposal: 'Quendale and [[a: Quendale Ltd]]'\n", encoding="utf-8")
    phrase = Value(("proposal",), "Quendale Ltd", "phrase", tmp_path / "b.yaml")
    assert place_of_value(record, phrase) == Position((tmp_path / "b.yaml").as_posix(), 1, 30)
    for name in ("gone.yaml", "broken.yaml"):
        path = tmp_path / name
        assert place_of_value(record, Value(("a",), "x", "a", path)) == Position(path.as_posix())
        odd = RawRecord(path, "", is_public=True, public=(), secret=())
        assert place_of_key(odd, ("part2",)) == Position(path.as_posix())
    assert place_of_key(record, ("part2",)) == Position(record.path.as_posix(), 5, 1)


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        (("summary", 1), "/summary/1 (paragraph 1.2)"),
        (("summary", 0, "text"), "/summary/0/text (paragraph 1.1)"),
        (("report", 0, "heading"), "/report/0/heading (section 2)"),
        (("report", 1, "paragraphs", 2, "text"), "/report/1/paragraphs/2/text (paragraph 3.3)"),
        (
            ("report", 0, "paragraphs", 1, "paragraphs", 0, "paragraphs", 4),
            "/report/0/paragraphs/1/paragraphs/0/paragraphs/4 (paragraph 2.2.1.5)",
        ),
        (("part2", "report", 0, "paragraphs", 0), "/part2/report/0/paragraphs/0"),
        (("proposal",), "/proposal"),
    ],
)
def test_a_paragraph_is_called_by_its_number_too(pointer: Pointer, said: str) -> None:
    """As pages and commands call it; Part 2 has no numbers on any page, wherever it stands."""
    assert address(Value(pointer, "x", "text")) == said
    assert "(" not in address(Value(pointer, "x", "text", Path("a.part2.yaml")))


def test_the_numbers_of_findings_are_those_of_commands() -> None:
    """Two tables that know nothing of one another name the same paragraphs alike."""
    below: Tree = [{"text": "a", "paragraphs": ["b", {"text": "c", "paragraphs": ["d"]}]}, "e"]
    tree: dict[str, Tree] = {"summary": below, "report": [{"heading": "f", "paragraphs": below}, {"heading": "g"}]}
    told = {name: numbered(at) for name, at in addresses(tree).items() if name[0].isdigit() and name[-1].isdigit()}
    assert len(told) == 10
    assert told == {name: f"paragraph {name}" for name in told}
