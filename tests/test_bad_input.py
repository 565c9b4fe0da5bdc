"""Damaged records: whatever is done to a file, the program says what is wrong, and quotes no exempt word.

The records here carry canaries, words that stand in exempt places only. They are mutated as people and programs damage
files: lines lost, doubled, swapped or joined, keys misspelt, values replaced, characters put in or taken out.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.commands.publish import publish_register
from generator.findings import Finding, Stop, as_github, as_json, as_text
from generator.private.register import Source
from generator.settings import Office, read_settings
from generator.yaml_text import read_yaml

HERE = Path(__file__).parent
REGISTER_DAY = date(2026, 11, 23)
SLUG = "pcc-d-2026-07"
# Sought in whatever is said, without regard to capitals: a word, and a sum in the forms in which it may be shown.
CANARIES = ("zyxquabble", "918273", "918,273")
CAREFUL = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)

RECORD = """\
ref: PCC/D/2026/07
title: Purchase of Zyxquabble trackers
status: made
status_note:
category: Estates and fleet
topics: [fleet, procurement]
withheld: {title: commercial, relations: commercial}
public_title: Purchase of equipment
decided: 2026-03-02
effective: 2026-04-01
editorial_note: The figures are those of the signed document.
publish_on: 2026-03-05
published: 2026-03-05
decision_makers:
  - role: Police and Crime Commissioner
    name: A. Example
  - role: Deputy to Zyxquabble
    name: Zoe Zyxquabble
    withheld: personal
author: {role: Head of Estates, name: Zyxquabble, withheld: {name: personal}}
grounds:
  commercial:
    regime: FOIA
    section: "43(2)"
    reason: The bids would let a competitor work out the supplier's margins.
    public_interest: The total is public; unit rates would weaken the next tender.
    decided_by: Chief Executive
    decided_on: 2026-03-01
    review_on: 2028-03-01
  personal:
    regime: FOIA
    section: "40(2)"
    reason: The officer is junior and has no public-facing role.
    decided_by: Chief Executive
    decided_on: 2026-03-01
    review_on: 2036-03-01
summary:
  - The tracking units fitted in 2019 are no longer supported.
  - "The bid of [[commercial: Zyxquabble]] was best."
  - text: Zyxquabble asked for less.
    withheld: commercial
proposal: To award a four-year contract for vehicle tracking units.
approval: "I approve [[commercial: the bid of Zyxquabble]]."
reasons: |
  There are two reasons.

  One is [[commercial: that Zyxquabble
  asked for less]]; the other is time.
options: None.
report:
  - heading: Background
    paragraphs:
      - The fleet has 640 vehicles.
      - text: Three bids were received.
        paragraphs:
          - "The preferred bidder was [[commercial: Zyxquabble Ltd]]."
          - text: The unit rate of Zyxquabble is low.
            withheld: commercial
      - |
        | Year    | Capital  |
        |---------|----------|
        | 2026/27 | £410,000 |
        | 2027/28 | [[commercial: Zyxquabble]] |
  - heading: Zyxquabble
    withheld: commercial
    paragraphs:
      - Zyxquabble is in trouble.
considerations:
  financial: Provision is made.
  legal: Zyxquabble may sue.
  withheld: {legal: commercial}
amounts:
  - id: contract-total
    label: Contract total
    value: 1040000
    written: £1.04m
    basis: circa
    per: total
    vat: excluded
    kind: capital
    years: [2026/27, 2027/28]
    recipient: Zyxquabble Ltd
    purpose: Vehicle tracking
    total_of: [hardware, software]
    withheld: {recipient: commercial}
  - id: hardware
    label: Hardware
    value: 40000
    withheld: {value: commercial}
  - id: software
    label: Zyxquabble software
    purpose: Zyxquabble
    value: 1000000
    withheld: commercial
signatories:
  - role: Police and Crime Commissioner
    name: A. Example
    capacity: decision-maker
    signed: 2026-03-02
    signature: held
  - role: Head of Legal Services
    name: C. Zyxquabble
    capacity: adviser
    signed: 2026-03-01
    withheld: {name: personal}
attachments:
  - file: plan.pdf
    title: The plan
  - file: zyxquabble.xlsx
    title: Scores of Zyxquabble
    withheld: commercial
relations:
  related: [Zyxquabble]
changes:
  - on: 2026-03-09
    kind: correction
    note: Corrected the year in 2.3.
background_papers: []
interests: None declared.
part2:
  grounds: [commercial]
  report:
    - heading: Zyxquabble
      paragraphs:
        - Zyxquabble may refuse.
        - text: It did in 2019.
          paragraphs: [Said Zyxquabble]
  amounts:
    - id: zyxquabble
      label: Price of Zyxquabble
      value: 918273
      written: £918,273
      recipient: Zyxquabble
  notes: |
    For Zyxquabble only.
"""

PAPERS = """\
report:
  - heading: Zyxquabble
    paragraphs:
      - Zyxquabble may refuse.
      - text: "It did, says [[commercial: Zyxquabble]]."
        withheld: commercial
amounts:
  - id: zyxquabble
    label: Price of Zyxquabble
    value: 918273
    written: £918,273
    basis: zyxquabble
notes: For Zyxquabble only.
"""

DRAFT = """\
ref: Zyxquabble
title: Purchase of Zyxquabble
status: draft
category: Zyxquabble
topics: [Zyxquabble]
decided: 2 Zyxquabble 2026
publish_on: 2026-03-05
grounds:
  zyxquabble:
    regime: Zyxquabble
    section: Zyxquabble
    reason: Zyxquabble
    decided_by: Zyxquabble
    decided_on: Zyxquabble
    review_on: Zyxquabble
proposal: "See [[other: Zyxquabble]]."
amounts:
  - id: zyxquabble
    label: Zyxquabble
    value: 918273
    written: £918,272
  - id: total
    label: Total
    value: Zyxquabble
    kind: Zyxquabble
    years: [Zyxquabble]
    total_of: [zyxquabble]
signatories:
  - role: Zyxquabble
    capacity: Zyxquabble
    signed: Zyxquabble
relations:
  supersedes: [Zyxquabble]
changes:
  - on: Zyxquabble
    kind: Zyxquabble
    note: Zyxquabble
"""


# ---- how files are damaged

SCALARS = [
    "",
    "~",
    "no",
    "made",
    "draft",
    "5",
    "-1",
    "1e9",
    "41.20",
    "2026-03-02",
    "02/03/2026",
    "2026/27",
    "''",
    '"x"',
]
SCALARS += ["commercial", "part2", "papers", "'[key]'", "£1.04m", "not-recorded", "*", "&a", "!x", "|", ">", "[[a: b]]"]
SCALARS += [
    '"[[commercial: x"',
    '"[commercial: x]"',
    '"]]"',
    "'[^1]'",
    '"[a](b)"',
    "9" * 30,
    "x" * 300,
    "é🚗",
    '"\\u200b"',
]
KEYS = ["papers", "withheld", "part2", "grounds", "held", "text", "value", "x", "id", "status", "commercial", "'[key]'"]
VALUES = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=5,
)
SNIPPETS = st.one_of(
    st.sampled_from([*"[]{}:,-#&*!|>'\"%@`\\?~ \n\t\r", "[[", "]]", ": ", "- ", "\n- ", "---\n", "\u200b", "\x00"]),
    st.text(max_size=3),
)
Damage = Callable[[str], str]


@dataclass(frozen=True)
class Lines:
    """Ways to damage a text by its lines; numbers count round the text, so that each fits any text."""

    first: int
    second: int

    def lose(self, text: str) -> str:
        """One line is gone."""
        lines = text.split("\n")
        del lines[self.first % len(lines)]
        return "\n".join(lines)

    def double(self, text: str) -> str:
        """One line stands again somewhere else."""
        lines = text.split("\n")
        lines.insert(self.second % len(lines), lines[self.first % len(lines)])
        return "\n".join(lines)

    def swap(self, text: str) -> str:
        """Two lines have changed places."""
        lines = text.split("\n")
        one, two = self.first % len(lines), self.second % len(lines)
        lines[one], lines[two] = lines[two], lines[one]
        return "\n".join(lines)

    def shift(self, text: str) -> str:
        """One line has lost or gained indentation."""
        lines = text.split("\n")
        at = self.first % len(lines)
        lines[at] = lines[at][2:] if self.second % 2 and lines[at].startswith("  ") else "  " + lines[at]
        return "\n".join(lines)

    def misspell(self, text: str) -> str:
        """A key has lost a letter."""
        lines = text.split("\n")
        at = self.first % len(lines)
        key, colon, rest = lines[at].partition(":")
        lost = len(key) - 1 - self.second % max(1, len(key.strip(" -")))
        lines[at] = key[:lost] + key[lost + 1 :] + colon + rest if colon else lines[at]
        return "\n".join(lines)

    def replace(self, text: str, value: str) -> str:
        """The value of a key, or an item of a list, is another."""
        lines = text.split("\n")
        at = self.first % len(lines)
        for sign in (": ", "- ", ":"):
            head, found, _ = lines[at].partition(sign)
            if found:
                lines[at] = f"{head}{sign.rstrip()} {value}"
                break
        return "\n".join(lines)

    def put_in(self, text: str, snippet: str) -> str:
        """Characters stand where none belong."""
        at = self.first % (len(text) + 1)
        return text[:at] + snippet + text[at:]

    def take_out(self, text: str) -> str:
        """A few characters are gone."""
        at = self.first % (len(text) + 1)
        return text[:at] + text[at + 1 + self.second % 3 :]

    def cut(self, text: str) -> str:
        """The end of the file is gone."""
        return text[: self.first % (len(text) + 1)]


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """One way to damage a text."""
    lines = Lines(draw(st.integers(0, 9999)), draw(st.integers(0, 9999)))
    kind = draw(
        st.sampled_from(["replace", "put_in", "misspell", "lose", "double", "swap", "shift", "take_out", "cut"])
    )
    match kind:
        case "replace":
            value = draw(VALUES)
            return lambda text: lines.replace(text, value)
        case "put_in":
            snippet = draw(SNIPPETS)
            return lambda text: lines.put_in(text, snippet)
        case _:
            damage: Damage = getattr(lines, kind)
            return damage


DAMAGE = st.lists(damages(), min_size=1, max_size=3)


def damaged(text: str, damage: list[Damage]) -> str:
    """The text after each damage in turn."""
    for one in damage:
        text = one(text)
    return text


# ---- what the program says of them


def everything_said(record: str | bytes, papers: str | bytes = b"") -> str:
    """All findings on a folder with this record, in every form in which they are shown; publishing is tried too."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "decisions"
        (folder / "2026" / SLUG).mkdir(parents=True)
        (folder / "2026" / SLUG / "plan.pdf").write_bytes(b"%PDF-1.4\n")
        (folder / "2026" / SLUG / "zyxquabble.xlsx").write_bytes(b"PK")
        (folder / "2026" / f"{SLUG}.yaml").write_bytes(_bytes(record))
        if papers:
            (folder / "2026" / f"{SLUG}.part2.yaml").write_bytes(_bytes(papers))
        source = Source(folder, _office(), REGISTER_DAY, advising=True)
        return said_of(publish_register(source, Path(name) / "public").findings)


def said_of(findings: tuple[Finding, ...]) -> str:
    """Findings as text, JSON and annotations, and as a debugger shows them."""
    return f"{as_text(findings)}{as_json(findings)}{as_github(findings)}{findings!r}".casefold()


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


_OFFICES: list[Office] = []


def _office() -> Office:
    if not _OFFICES:
        _OFFICES.append(read_settings(HERE / "cases" / "mkdocs.yml").office)
    return _OFFICES[0]


def assert_no_canary(said: str) -> None:
    """Nothing that was said has an exempt word in it."""
    assert not [canary for canary in CANARIES if canary in said]


def test_undamaged_record_has_nothing_but_an_unknown_relation() -> None:
    """The record that is damaged below is sound, or the tests below would test little."""
    said = everything_said(RECORD)
    assert "relation-01" in said
    assert said.startswith("/")
    assert "1 error, 0 warnings." in said
    assert "zyxquabble" in RECORD.casefold()


# ---- properties


@CAREFUL
@given(DAMAGE)
def test_damaged_record_never_crashes_and_never_quotes_exempt_words(damage: list[Damage]) -> None:
    """Whatever is done to a record, findings come of it, and no exempt word is in them."""
    assert_no_canary(everything_said(damaged(RECORD, damage)))


@CAREFUL
@given(DAMAGE)
def test_damaged_part_2_file_is_never_quoted(damage: list[Damage]) -> None:
    """A Part 2 in a file of its own is exempt from end to end, even where it cannot be read."""
    record = RECORD[: RECORD.index("part2:")] + "part2:\n  grounds: [commercial]\n"
    assert_no_canary(everything_said(record, damaged(PAPERS, damage)))


@CAREFUL
@given(DAMAGE)
def test_damaged_draft_is_never_quoted(damage: list[Damage]) -> None:
    """Of a draft nothing is public, so findings quote neither its values nor its ids, sums, reference or grounds."""
    draft = damaged(DRAFT, damage)
    if "status: draft" in draft:
        assert_no_canary(everything_said(draft))


def _demo_records() -> list[Path]:
    return sorted((HERE / "demo" / "decisions").rglob("*.yaml"))


@CAREFUL
@given(st.sampled_from(_demo_records()), DAMAGE)
def test_damaged_demo_record_never_crashes(path: Path, damage: list[Damage]) -> None:
    """The demonstration's records, with every feature of the format, can be damaged in any way."""
    everything_said(damaged(path.read_text("utf-8"), damage))


@CAREFUL
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes make the reader raise anything but its findings."""
    findings: tuple[Finding, ...] | None = None
    try:
        read_yaml("x.yaml", data)
    except Stop as stop:
        findings = stop.findings
    assert findings is None or findings


@CAREFUL
@given(st.integers(0, 9999), st.binary(min_size=1, max_size=6))
def test_random_bytes_in_a_record_are_never_a_crash(at: int, data: bytes) -> None:
    """Bytes of no encoding in the middle of a record are said, without the words around them."""
    text = RECORD.encode()
    at %= len(text)
    assert_no_canary(everything_said(text[:at] + data + text[at:]))


@CAREFUL
@given(VALUES, st.sampled_from([line.partition(":")[0] for line in RECORD.splitlines() if line[:1].isalpha()]))
def test_any_value_of_any_key_is_read_or_refused(value: str, key: str) -> None:
    """Every key of a record takes any value without a crash, also when several are wrong at once."""
    lines = RECORD.split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next((at for at in range(start + 1, len(lines)) if not lines[at].startswith(" ")), len(lines))
    assert_no_canary(everything_said("\n".join([*lines[:start], f"{key}: {value}", *lines[end:]])))


# ---- marks that went wrong: what they were meant to hide is not quoted


WRONG_MARKS = [
    "witheld: commercial",
    "Withheld: commercial",
    "with held: commercial",
    "WITHHELD: commercial",
    "withhold: commercial",
    "redacted: commercial",
    "withheld: [commercial]",
    "withheld: [value, written]",
    "withheld:",
    "withheld: {}",
    "withheld: []",
    "withheld: {valeu: commercial}",
    "withheld: {value: [commercial]}",
    "withheld: {value: }",
    "withheld: {values: commercial, writen: commercial}",
    "withheld: {withheld: commercial}",
    "withheld: {commercial: value}",
    "withheld: no-such-ground",
    "withheld: {value: no-such-ground}",
    "withheld: {written: commercial}",
    "withheld: {value: commercial}",
]
AMOUNT = """\
amounts:
  - id: rate
    label: Rate
    value: {value}
    written: {written}
    {mark}
  - id: total
    label: Total
    value: 5
    total_of: [rate]
"""


@pytest.mark.parametrize("mark", WRONG_MARKS)
@pytest.mark.parametrize(
    ("value", "written"),
    [("918273x", "£1"), ("918,273", "£918,273"), ("918273", "£918,27"), ("918273", "918273 pounds")],
)
def test_garbled_mark_of_an_amount_leaves_nothing_quoted(mark: str, value: str, written: str) -> None:
    """A mark that is misspelt, empty or of the wrong shape still tells that something was to be withheld."""
    head = RECORD[: RECORD.index("amounts:")]
    tail = RECORD[RECORD.index("signatories:") : RECORD.index("part2:")]
    amount = AMOUNT.format(value=value, written=written, mark=mark)
    assert_no_canary(everything_said(head + amount + tail))


@pytest.mark.parametrize(
    "mark",
    [
        "witheld: {amounts: commercial}",
        "withheld: {amount: commercial}",
        "withheld: [amounts]",
        "withheld: commercial",
        "withheld: no-such-ground",
        "withheld:",
        "withheld: {}",
        "withheld:\n  - amounts",
        "redact: amounts",
    ],
)
def test_garbled_mark_of_a_record_leaves_nothing_quoted(mark: str) -> None:
    """The same holds where the mark stands at the head of the record and what it hides far below."""
    record = RECORD.replace("withheld: {title: commercial, relations: commercial}", mark, 1)
    record = record.replace("value: 40000", "value: 918,273", 1)
    assert_no_canary(everything_said(record))


@pytest.mark.parametrize(
    "publish_on", ["01/12/2027", "2027-1-5", "0", "1 December 2027", "[2026-01-01]", "2027-01-05", "''"]
)
def test_record_whose_day_of_publication_has_not_surely_come_is_not_quoted(publish_on: str) -> None:
    """Until `publish_on` is read and has come, no value of the record is repeated."""
    record = RECORD.replace("publish_on: 2026-03-05", f"publish_on: {publish_on}", 1)
    record = record.replace("value: 40000", "value: 918,273", 1).replace("basis: circa", "basis: Zyxquabble", 1)
    assert_no_canary(everything_said(record))


@pytest.mark.parametrize("key", ["prat2", "part 2", "Part2", "part-2", "part2:", "papers", "report2"])
def test_misspelt_part_2_is_not_quoted(key: str) -> None:
    """Part 2 under a key that nobody knows stops the build without a word of it."""
    record = RECORD.replace("part2:", f"{key}:", 1).replace("value: 918273", "value: 918,273", 1)
    said = everything_said(record)
    assert "error" in said
    assert_no_canary(said)


def test_name_of_a_withheld_file_is_in_no_finding() -> None:
    """A withheld attachment that lies in a folder within the record's folder is counted, not named."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "decisions"
        inner = folder / "2026" / SLUG / "bids"
        inner.mkdir(parents=True)
        (inner / "zyxquabble.xlsx").write_bytes(b"PK")
        (folder / "2026" / f"{SLUG}.yaml").write_text(RECORD, "utf-8")
        said = said_of(
            publish_register(Source(folder, _office(), REGISTER_DAY, advising=True), Path(name) / "public").findings
        )
        assert_no_canary(said)


@pytest.mark.parametrize("name", ["zyxquabble.pdf", "bids/zyxquabble.pdf", "zyxquabble.yaml"])
def test_name_of_a_link_among_attachments_is_in_no_finding(tmp_path: Path, name: str) -> None:
    """A link, or what looks like a record, is refused by the folder it lies in: its name may be a withheld one."""
    folder = tmp_path / "decisions"
    link = folder / "2026" / SLUG / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "elsewhere")
    (folder / "2026" / f"{SLUG}.yaml").write_text(RECORD, "utf-8")
    said = said_of(publish_register(Source(folder, _office(), REGISTER_DAY), tmp_path / "public").findings)
    assert f"/2026/{SLUG}: file-01 something among the attachments" in said
    assert_no_canary(said)
