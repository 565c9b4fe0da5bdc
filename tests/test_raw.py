"""What the witness takes for secret and for public, from raw nodes alone; and the second count of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verification.census import count_papers, count_secrets
from generator.verification.loading import load
from generator.verification.raw import RawRecord, sorted_papers, sorted_record, target_of
from generator.verification.references import neighbours, reference_key
from generator.yaml_text import comments_in, read_yaml
from tests.strategies import Code, Example, Secret, codes, emit, examples
from tests.test_projection import PLAIN

DAY = "2026-11-23"
HEAD = "ref: PCC/D/2026/07\nstatus: made\npublish_on: 2026-03-05\n"


def raw(text: str, day: str = DAY) -> RawRecord:
    """A record as the witness sees it."""
    return sorted_record(read_yaml("r.yaml", text.encode()), Path("decisions/2026/pcc-d-2026-07.yaml"), day)


def secrets(text: str, day: str = DAY) -> dict[str, str]:
    """The secret texts by their addresses; those of one address run together."""
    found: dict[str, str] = {}
    for value in raw(text, day).secret:
        at = "/".join(map(str, value.pointer))
        found[at] = f"{found[at]}|{value.text}" if at in found else value.text
    return found


@given(examples(), codes())
def test_every_exempt_value_is_secret_and_none_is_public(example: Example, code: Code) -> None:
    """Of any record, whatever the rest of the program makes of it, the witness knows each exempt value."""
    record = raw(example.text(code))
    known = "\n".join(value.text for value in record.secret)
    public = "\n".join(value.text for value in record.public)
    filled = {code.value(secret) for secret in example.secrets() if code.value(secret).strip()}
    in_files = {code.value(one) for pair in example.files for one in pair if isinstance(one, Secret)}
    for value in filled - in_files:
        assert value.strip() in known
    for needle in example.needles(code) - {n for pair in example.files for n in _needles(pair, code)}:
        assert needle not in public


def _needles(pair: object, code: Code) -> set[str]:
    return Example("", {"status": "made"}, {}, (pair,)).needles(code)  # type: ignore[arg-type]  # a pair of trees


@given(examples(), codes())
def test_public_words_are_public(example: Example, code: Code) -> None:
    """Nothing passes by calling everything a secret."""
    public = "\n".join(value.text for value in raw(example.text(code)).public)
    tokens = {one for one in example.public_tokens() if one not in emit(example.tree.get("title", ""), code)}
    assert not [token for token in tokens if token not in public]


@given(
    examples(),
    codes(wild=True),
    st.sampled_from(["", "x", "[[", "]]", "\\[[a]]", "[[a: b]]", "[[a: ]]", "[[a:b]] [[a: c]]"]),
)
def test_both_counts_agree(example: Example, code: Code, more: str) -> None:
    """Two ways of counting, written apart, come to the same number over any record and any marks."""
    text = example.text(code) + f"reasons_: {json.dumps(more)}\ninterests: {json.dumps(more)}\n# a comment\n"
    document = read_yaml("r.yaml", text.replace("interests: ", "x: ", text.count("interests: ") - 1).encode())
    for day in (DAY, "2026-03-04"):
        assert len(sorted_record(document, Path("r.yaml"), day).secret) == count_secrets(document, day)


@pytest.mark.parametrize("status", ["draft", "removed", "made", "void", "maid", ""])
def test_both_counts_agree_for_every_status(status: str) -> None:
    """Drafts, removed records and statuses that do not exist are counted alike."""
    text = (
        f"status: {status!r}\npublish_on: 2026-03-05\ntitle: A b\nstatus_note: c\npart2: {{grounds: [a], notes: d}}\n"
    )
    document = read_yaml("r.yaml", text.encode())
    assert len(sorted_record(document, Path("r.yaml"), DAY).secret) == count_secrets(document, DAY)


EVERY_KEY = """\
ref: PCC/D/2026/07
title: x
public_title: x
status: made
language: en
status_note: x
category: x
topics: [x]
decided: 2026-03-02
effective: 2026-03-02
editorial_note: x
publish_on: 2026-03-05
published: 2026-03-05
decision_makers: [{role: x, name: x}]
author: {role: x, name: x}
grounds:
  any-name: {regime: x, section: x, reason: x, public_interest: x, decided_by: x, decided_on: x, review_on: x}
  another: {qualified_person: x, opinion_on: x, enactment: x}
summary: [x, {text: x, paragraphs: [x, {text: x, paragraphs: [x]}]}]
proposal: x
approval: x
reasons: x
options: x
consultation: x
report: [{heading: x, paragraphs: [x, {text: x, paragraphs: [x]}]}]
considerations: {financial: x, legal: x, equality: x, human_rights: x, risk: x, environment: x, public_access: x}
amounts:
  - {id: x, label: x, value: 1, written: x, basis: x, per: x, vat: x, kind: x, years: [x], recipient: x, purpose: x}
  - {value_for_money: x, funded_from: x, ocid: x, total_of: [x], band: {from: 1, to: 2}}
signatories: [{role: x, name: x, capacity: x, signed: 2026-03-02, signature: x}]
attachments: [{file: x.pdf, title: x}]
relations: {supersedes: [x], amends: [x], related: [x]}
changes: [{on: 2026-03-06, kind: x, note: x, about: x}]
formerly_at: [x/]
background_papers: [x]
interests: x
part2: {grounds: [x]}
"""


def test_every_key_of_the_format_is_public_where_nothing_withholds_it() -> None:
    """At every depth; of a removed record only what its page still says."""
    assert secrets(EVERY_KEY) == {}
    assert len({value.pointer[0] for value in raw(EVERY_KEY).public}) == len(read_yaml("r", EVERY_KEY.encode()).tree)
    removed = raw(EVERY_KEY.replace("status: made", "status: removed"))
    kept = {"ref", "status", "status_note", "changes", "formerly_at"}
    assert {value.pointer[0] for value in removed.public} == kept
    assert not {value.pointer[0] for value in removed.secret} & kept


CASES = {
    "a phrase": ("summary:\n  - 'The bidder was [[a: Hartwell]] of Leeds.'\n", {"summary/0": "Hartwell"}),
    "two phrases": ("proposal: 'x [[a: b]] y [[a: c]]'\n", {"proposal": "b|c"}),
    "a mark that does not close": ("proposal: 'x [[a: b'\n", {"proposal": "x [[a: b"}),
    "a mark without a ground": ("proposal: 'x [[b]] y'\n", {"proposal": "x [[b]] y"}),
    "a mark that was never opened": ("proposal: 'x ]] y'\n", {"proposal": "x ]] y"}),
    "a mark between single brackets": ("proposal: '[[[a: b]][ y'\n", {"proposal": "[[[a: b]][ y"}),
    "a file whose title is said to be withheld": (
        "attachments:\n  - {file: x.pdf, title: y, withheld: {title: a}}\n",
        {"attachments/0/file": "x.pdf", "attachments/0/title": "y"},
    ),
    "the ground of a hidden part": ("exemp: {withheld: a, text: x}\n", {"exemp/text": "x"}),
    "brackets that are meant": ("proposal: 'x \\[[b\\]] y'\n", {}),
    "a whole paragraph": (
        "summary:\n  - {text: x, withheld: a, paragraphs: [y]}\n",
        {"summary/0/text": "x", "summary/0/paragraphs/0": "y"},
    ),
    "a field": ("author: {role: x, name: y, withheld: {name: a}}\n", {"author/name": "y"}),
    "a value and its writing": (
        "amounts:\n  - {id: a, label: b, value: 12, written: £12, withheld: {written: a}}\n",
        {"amounts/0/value": "12", "amounts/0/written": "£12"},
    ),
    "a withheld title": ("title: x\npublic_title: y\nwithheld: {title: a}\n", {"title": "x"}),
    "a title with a phrase": ("title: 'x [[a: z]]'\npublic_title: y\n", {"title": "x [[a: z]]"}),
    "a file": (
        "attachments:\n  - {file: x.pdf, title: y, withheld: {file: a}}\n",
        {"attachments/0/file": "x.pdf", "attachments/0/title": "y"},
    ),
    "a file whose title is withheld": (
        "attachments:\n  - {file: x.pdf, title: '[[a: y]]'}\n",
        {"attachments/0/file": "x.pdf", "attachments/0/title": "[[a: y]]"},
    ),
    "a file with a phrase in its title": (
        "attachments:\n  - {file: x.pdf, title: 'z [[a: y]]'}\n",
        {"attachments/0/title": "y"},
    ),
    "Part 2": (
        "part2: {grounds: [a], notes: x, report: [{heading: y}]}\n",
        {"part2/notes": "x", "part2/report/0/heading": "y"},
    ),
    "a key that nobody knows": (
        "exemp: x\nreport:\n  - {heading: y, paragraphs: [{text: z, notes: q}]}\n",
        {"exemp": "x", "report/0/paragraphs/0/notes": "q"},
    ),
    "a mark of another shape": ("author: {role: x, withheld: [a]}\n", {"author/role": "x"}),
    "a mark that names nothing": ("author: {role: x, withheld: {}}\n", {"author/role": "x"}),
    "a mapping where a choice stands": (
        "part2: {grounds: [x, {y: z}, [w]]}\n",
        {"part2/grounds/1/y": "z", "part2/grounds/2/0": "w"},
    ),
    "a list where a text stands": ("proposal: [x, y]\n", {"proposal/0": "x", "proposal/1": "y"}),
    "a comment": ("proposal: x # ask Hartwell\n", {"4": "ask Hartwell"}),
    "the line for editors": ("# yaml-language-server: $schema=x\nproposal: x\n", {}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_secret(text: str, expected: dict[str, str]) -> None:
    """Each way of withholding, and each doubt."""
    assert secrets(HEAD + text) == expected


@pytest.mark.parametrize(
    "head", ["status: draft\n", "status: made\n", "status: made\npublish_on: 2026-11-24\n", "publish_on: 2026-03-05\n"]
)
def test_a_record_that_is_not_public_is_all_secret(head: str) -> None:
    """Drafts, records without a day, those whose day has not come, and those without a status."""
    record = raw(f"ref: PCC/D/2026/07\n{head}title: x\n")
    assert not record.is_public
    assert not record.public
    assert "x" in {value.text for value in record.secret}


def test_of_a_removed_record_little_is_public() -> None:
    """Its reference, status, note and changes."""
    text = "ref: A/1\nstatus: removed\npublish_on: 2026-03-05\nstatus_note: n\ntitle: t\nsummary: [s]\n"
    text += "changes: [{on: 2026-04-01, kind: update, note: c}]\n"
    assert {value.text for value in raw(text).public} == {"A/1", "removed", "n", "2026-04-01", "update", "c"}
    assert {value.text for value in raw(text).secret} == {"2026-03-05", "t", "s"}


@pytest.mark.parametrize(
    ("part2", "awaits"),
    [("{grounds: [a]}", True), ("{grounds: [a], held: false}", False), ("{grounds: [a], notes: x}", False)],
)
def test_papers_that_are_not_at_hand_are_awaited(part2: str, *, awaits: bool) -> None:
    """A Part 2 that the office holds has its papers somewhere."""
    assert raw(f"{HEAD}part2: {part2}\n").awaits_part2 is awaits


def test_the_folder_is_read_with_everything_in_it(tmp_path: Path) -> None:
    """Sidecars, Part 2 elsewhere, a Part 2 without a record, records in wrong places, and files nobody publishes."""
    files = {
        "decisions/2026/a.yaml": HEAD + "part2: {grounds: [g]}\nattachments: [{file: open.csv, title: t}]\n",
        "decisions/2026/a.part2.yaml": "notes: beside\n",
        "decisions/2026/a/open.csv": "public",
        "decisions/2026/a/shut.csv": "secret",
        "decisions/lost/b.yaml": HEAD + "withheld: {title: g}\ntitle: lost\n",
        "elsewhere/b.part2.yaml": "part2: {notes: elsewhere}\n",
        "elsewhere/nobody.part2.yaml": "notes: orphan\n",
        "decisions/suppressions.yaml": "suppressions: []\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = load(tmp_path / "decisions", DAY, tmp_path / "elsewhere")
    assert not loaded.findings
    assert {value.text for record in loaded.records for value in record.secret} == {
        "beside",
        "elsewhere",
        "orphan",
        "lost",
    }
    assert loaded.declared == 4
    assert len(loaded.sealed) == 1
    assert not any(record.awaits_part2 for record in loaded.records)
    by_text = {value.text: target_of(record, value) for record in loaded.records for value in record.secret}
    assert by_text["beside"] == ("a", ("part2", "notes"))
    assert by_text["elsewhere"] == ("b", ("part2", "notes"))


def test_a_file_that_cannot_be_read_stops_the_check(tmp_path: Path) -> None:
    """A record that is no YAML is said, not passed over."""
    (tmp_path / "a.yaml").write_text("a: [", encoding="utf-8")
    assert [finding.code for finding in load(tmp_path, DAY).findings] == ["YAML-04"]
    assert [finding.code for finding in load(tmp_path / "none", DAY).findings] == ["VERIFY-01"]


def test_each_value_has_the_key_that_says_what_it_is() -> None:
    """By it the forms are chosen in which a sum, a day or a name is looked for."""
    text = HEAD + "author: {role: x, name: y, withheld: {name: a}}\nsummary: [z, 'u [[a: v]]', '[[a: w']\n# q\n"
    record = raw(text)
    assert {(value.text, value.key) for value in record.secret} == {
        ("y", "name"),
        ("v", "phrase"),
        ("[[a: w", "summary"),
        ("q", "comment"),
    }
    assert {("x", "role"), ("z", "summary"), ("u \n", "summary")} <= {(one.text, one.key) for one in record.public}


def test_what_a_record_is_called_and_names_is_known() -> None:
    """Its reference and the references that it names, where they are texts; a day counts from its morning on."""
    relations = "relations: {supersedes: [A/1, [x]], see: B/2, amends: [C/3]}\n"
    record = raw(HEAD + relations, day="2026-03-05")
    assert (record.reference, record.is_public, record.related) == ("PCC/D/2026/07", True, ("A/1", "C/3"))
    assert not raw(HEAD, day="2026-03-04").is_public
    odd = raw("ref: [x]\nrelations: x\n")
    assert (odd.reference, odd.is_public, odd.related) == ("", False, ())


def test_those_in_post_are_known_by_their_names_alone() -> None:
    """In a record that is not public yet; of roles, other names and withheld ones nothing is known."""
    people = "author: {role: x, name: y}\nsignatories: [{role: z, name: w, withheld: {name: a}}, {role: z, name: v}]\n"
    people += "proposal: p\ndecision_makers: [{role: q, name: r}]\ntitle: t\namounts: [{label: l, name: n}]\n"
    names = {("author", "name"), ("signatories", 1, "name"), ("decision_makers", 0, "name")}
    assert raw("status: draft\n" + people).in_post == names
    assert raw(HEAD + people).in_post == frozenset()


def test_public_texts_keep_their_places_and_no_empty_ones() -> None:
    """Beside a withheld phrase, under any ground, and where nothing is left."""
    text = "proposal: 'u [[a: v]]'\nsummary: ['[[a: b]]', ' ', s]\ntitle: t\n"
    text += "grounds: {a: {regime: foi, reason: r}}\n"
    found = {(value.pointer, value.text) for value in raw(HEAD + text).public}
    assert {
        (("proposal",), "u \n"),
        (("summary", 2), "s"),
        (("title",), "t"),
        (("grounds", "a", "reason"), "r"),
    } <= found
    assert all(words.strip() for _, words in found)


def test_a_comment_in_the_papers_has_their_file_for_its_origin() -> None:
    """So that whoever is told of it looks in the right file."""
    papers = sorted_papers(read_yaml("p.yaml", b"notes: a # b\n"))
    assert {(value.text, value.origin) for value in papers} == {("a", Path("p.yaml")), ("b", Path("p.yaml"))}


def test_papers_are_counted_with_their_comments() -> None:
    """Everything in a Part 2 file is secret."""
    assert count_papers(read_yaml("p.yaml", b"notes: a # b\nreport: [{heading: c}]\n")) == 3


def test_comments_are_told_from_values() -> None:
    """A sign within quotes, blocks, plain words or addresses begins no comment."""
    text = '# head\na: "x # y" # one\nb: |  # two\n  text # not\nc: plain#no # three\n'
    text += "d: https://x/#no\ne: [1, '# no'] # four\n"
    assert [words for _, words in comments_in(text)] == ["head", "one", "two", "three", "four"]
    assert comments_in(text)[-1][0] == 7


def test_the_plain_code_is_a_code() -> None:
    """The strategies fill secrets with words that the tests can tell apart."""
    assert replace(PLAIN, seed=1) != PLAIN


def test_a_reference_is_known_by_its_letters_and_numbers() -> None:
    """Whatever parts them, in capitals or not, with zeros before a number or without; a nought is a number."""
    same = {reference_key(one) for one in ("PCC/D/2026/07", "pcc-d-2026-7", "PCC D 2026.007", "Pccd/2026/7")}
    assert same == {("pcc", "d", "2026", "7"), ("pccd", "2026", "7")}
    assert len({reference_key(one) for one in ("A/0", "A", "A/1", "A/10", "1/A", "A/0/0")}) == 6
    assert reference_key("A/00") == reference_key("A/0") == ("a", "0")


def test_records_that_name_one_another_are_neighbours() -> None:
    """From both ends, and each of itself; a reference that no record has leads nowhere."""
    texts = (
        "ref: A/1\nrelations: {related: [b-02, C/9]}",
        "ref: B/2",
        "ref: C/3\nrelations: {amends: [A/01]}",
        "ref: D/4",
    )
    assert neighbours([raw(text) for text in texts]) == [{0, 1, 2}, {0, 1}, {0, 2}, {3}]


COUNTED = [
    ("author: {role: x, name: y, withheld: {}}\n", 2),
    ("amounts: [{id: a, value: 1, written: one, withheld: {value: g}}]", 2),
    ("amounts: [{id: a, value: 1, written: one, label: x, withheld: {written: g}}]", 2),
    ("amounts: [{id: a, value: 1, written: one, label: x, withheld: {label: g}}]", 1),
    ("amounts: [{id: a, value: 1, written: one, label: x, withheld: g}]", 4),
    ("attachments: [{file: a.csv}]", 0),
    ("attachments: [{file: a.csv, title: x}]", 0),
    ("attachments: [{file: a.csv, title: 'x [[g: y]] z [[g: w]]'}]", 2),
    ("attachments: [{file: a.csv, title: '[[g: y]] [[g: z]]'}]", 2),
    ("attachments: [{file: a.csv, title: '[[g: y]]'}]", 2),
    ("attachments: [{file: a.csv, title: 'x [[g: y]]'}]", 1),
    ("attachments: [{file: a.csv, title: x, withheld: {file: g}}]", 2),
    ("attachments: [{file: a.csv, title: x, withheld: {title: g}}]", 2),
    ("title: 'x [[g: y]] z [[g: w]]'", 1),
    ("title: x\nwithheld: {title: g}", 1),
    ("proposal: 'x [[g: y]] z [[g: w]]'", 2),
    ("proposal: 'x [[g: y z'", 1),
    ("proposal: 'x g: y]] z'", 1),
    ("proposal: '   '", 0),
    ("summary: [{text: x, paragraphs: [y, {text: z}], withheld: g}]", 3),
    ("unheard: [{of: x}, y]", 2),
    ("part2: {grounds: [g], notes: x, report: [{heading: y, paragraphs: [z]}]}", 3),
    ("grounds: {g: {regime: foi, reason: x, unheard: y}}", 1),
    ("relations: {related: [A/1], unheard: [x]}", 1),
    ("proposal: x # y\n# z", 2),
]


@pytest.mark.parametrize(("text", "count"), COUNTED, ids=[text for text, _ in COUNTED])
def test_each_secret_is_counted_once_by_either_count(text: str, count: int) -> None:
    """What is marked, what stands in marks, what no list knows, and comments."""
    assert len(raw(HEAD + text + "\n").secret) == count
    assert count_secrets(read_yaml("r.yaml", (HEAD + text + "\n").encode()), DAY) == count


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("status: made\npublish_on: 2026-11-23\n", 0),
        ("status: made\npublish_on: 2026-11-24\n", 3),
        ("status: made\n", 2),
        ("status: made\npublish_on: soon\n", 3),
        ("status: draft\npublish_on: 2026-11-23\n", 3),
        ("status: removed\npublish_on: 2026-11-23\n", 2),
        ("publish_on: 2026-11-23\n", 2),
    ],
)
def test_of_a_record_that_is_not_public_everything_is_secret_by_either_count(head: str, count: int) -> None:
    """Before its day, without one, as a draft; of a removed one whatever is not said of its removal."""
    text = head + "title: x\n"
    assert len(raw(text).secret) == count
    assert count_secrets(read_yaml("r.yaml", text.encode()), DAY) == count
