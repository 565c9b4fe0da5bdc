"""Reports for CI services: SARIF and JUnit documents that their readers accept, and one report of several steps."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import cli
from generator.catalogue import Rule
from generator.findings import Finding, Position, Severity, as_json, from_json
from generator.reports import DOCUMENTS, FORMATS
from generator.reports.junit import as_junit
from generator.reports.sarif import as_sarif
from tests.site.building import ROOT, SEED

WRONG = Finding(Position("decisions/2026/x.yaml", 18, 5), "MONEY-02", '"£2k" is not 1000.', "Write `{a: b}`.")
LATE = Finding(Position("decisions/2026/a b#c.yaml"), "DATE-06", "It is late.", "Nothing to do.", Severity.WARNING)
RULES = {"MONEY-02": Rule("MONEY-02", "It agrees. Both are written.", "Part One", Severity.ERROR)}


def closed(needed: Sequence[str], **properties: object) -> dict[str, object]:
    """An object with these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}


# What the OASIS schema asks of the parts that are used here; it allows more properties, none of which is written.
TEXT = closed(["text"], text={"type": "string", "minLength": 1})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
FROM_ONE = {"type": "integer", "minimum": 1}
REGION = closed(["startLine"], startLine=FROM_ONE, startColumn=FROM_ONE)
LOCATION = closed(
    ["physicalLocation"],
    physicalLocation=closed(
        ["artifactLocation"],
        artifactLocation=closed(
            ["uri"], uri={"type": "string", "pattern": r"^(file:///|[A-Za-z0-9%_.~/-])[A-Za-z0-9%_.~/-]*$"}
        ),
        region=REGION,
    ),
)
RESULT = closed(
    ["ruleId", "ruleIndex", "level", "message"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
)
RULE = closed(
    ["id"],
    id={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    defaultConfiguration=closed(["level"], level=LEVEL),
    properties={"type": "object"},
)
DRIVER = closed(["name", "rules"], name={"const": "Part One"}, rules={"type": "array", "items": RULE})
RUN = closed(
    ["tool", "results"],
    tool=closed(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
LOG = closed(
    ["version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs={"type": "array", "minItems": 1, "maxItems": 1, "items": RUN},
)
ANY_TEXT = st.text(max_size=20)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.builds(Position, ANY_TEXT, st.integers(0, 9), st.integers(0, 9)),
        st.sampled_from(["MONEY-02", "DATE-06", "NONE-01"]),
        ANY_TEXT.map(lambda text: text + "."),
        ANY_TEXT,
        st.sampled_from(Severity),
    ),
    max_size=5,
)


def parsed(document: str) -> ElementTree.Element:
    """The root of an XML document that this program made."""
    return ElementTree.fromstring(document)  # noqa: S314  # nobody else's


def test_sarif_says_each_finding_at_its_place() -> None:
    """A result has rule, level, sentences and place; of a whole file there is no region; braces are doubled."""
    log = json.loads(as_sarif([WRONG, LATE], RULES))
    jsonschema.validate(log, LOG)
    wrong, late = log["runs"][0]["results"]
    assert wrong == {
        "ruleId": "MONEY-02",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": '"£2k" is not 1000. Write `{{a: b}}`.'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "decisions/2026/x.yaml"},
                    "region": {"startLine": 18, "startColumn": 5},
                }
            }
        ],
    }
    assert late["level"] == "warning"
    assert late["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "decisions/2026/a%20b%23c.yaml"}}


def test_sarif_explains_the_rules_that_it_knows() -> None:
    """A broken rule brings its explanation and source; one that this process has not loaded says where they are."""
    rules = json.loads(as_sarif([WRONG, LATE], RULES))["runs"][0]["tool"]["driver"]["rules"]
    where = {"text": "Rule DATE-06 of Part One. `.venv/bin/python -m generator check --explain DATE-06` explains it."}
    assert rules[0] == {"id": "DATE-06", "shortDescription": where, "fullDescription": where, "help": where}
    assert rules[1]["shortDescription"] == {"text": "It agrees."}
    assert rules[1]["fullDescription"] == {"text": "It agrees. Both are written."}
    assert rules[1]["properties"] == {"source": "Part One"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a:b/c", "a%3Ab/c"), ("/tmp/x y", "file:///tmp/x%20y"), ("../part2/x", "../part2/x"), ("é", "%C3%A9")],  # noqa: S108
)
def test_a_path_is_a_uri_that_leads_back_to_it(path: str, uri: str) -> None:
    """No path is taken for a scheme, and every character comes back."""
    log = json.loads(as_sarif([Finding(Position(path), "X-01", "P.", "R.")]))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert unquote(urlsplit(uri).path) == path


@settings(deadline=None)  # the schema takes its time on a busy machine
@given(FINDINGS)
@example([Finding(Position("/"), "X-01", "P.", "R.")])
def test_any_findings_make_a_valid_sarif_log(findings: list[Finding]) -> None:
    """Whatever paths and sentences hold, the log is as its schema says, has a result for each, and is made again."""
    log = json.loads(as_sarif(findings))
    jsonschema.validate(log, LOG)
    run = log["runs"][0]
    assert len(run["results"]) == len(findings)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [finding.code for finding in findings]
    assert as_sarif(findings) == as_sarif(findings)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.pop("version"),
        lambda log: log["runs"][0].pop("tool"),
        lambda log: log["runs"][0]["results"][0].update(level="fatal"),
        lambda log: log["runs"][0]["results"][0].update(snippet="x"),
        lambda log: log["runs"][0]["results"][0]["message"].pop("text"),
        lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
    ],
)
def test_a_log_that_is_not_sarif_is_noticed(spoil: object) -> None:
    """The structure that these tests hold a log to is not one that anything fits."""
    log = json.loads(as_sarif([WRONG]))
    spoil(log)  # type: ignore[operator]  # each is a function of a log
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, LOG)


def test_junit_fails_for_errors_and_skips_for_warnings() -> None:
    """An error is a failed case and a warning a skipped one, each with its sentences and place."""
    root = parsed(as_junit([WRONG, LATE]))
    assert root.attrib == {"name": "Part One", "tests": "2", "failures": "1", "errors": "0", "skipped": "1"}
    wrong, late = root.iter("testcase")
    assert wrong.attrib == {
        "classname": "MONEY-02",
        "name": 'decisions/2026/x.yaml:18:5: "£2k" is not 1000.',
        "file": "decisions/2026/x.yaml",
        "line": "18",
    }
    assert [(one.tag, one.get("message"), one.text) for one in wrong] == [
        ("failure", '"£2k" is not 1000. Write `{a: b}`.', str(WRONG))
    ]
    assert [(one.tag, one.get("message")) for one in late] == [("skipped", "It is late. Nothing to do.")]


def test_junit_of_nothing_is_one_passed_test() -> None:
    """A service shows one test that has passed, rather than a report that seems to be lost."""
    root = parsed(as_junit([]))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("1", "0", "0")
    assert [list(case) for case in root.iter("testcase")] == [[]]


@given(FINDINGS)
def test_any_findings_make_well_formed_junit(findings: list[Finding]) -> None:
    """No sentence can end an element or bring in a character that XML cannot hold; no two cases share a name."""
    root = parsed(as_junit(findings))
    cases = list(root.iter("testcase"))
    assert len(cases) == max(1, len(findings)) == int(str(root.get("tests")))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    assert as_junit(findings) == as_junit(findings)


def test_junit_drops_what_xml_cannot_hold_and_keeps_the_rest() -> None:
    """Control characters and half characters go; markup and other alphabets stay as they read."""
    found = Finding(Position("x\x00.yaml"), "X-01", "a\x0b\ud800<b>&\"é日🚓'\ufffe", "]]> \x1b[31m")
    case = next(parsed(as_junit([found])).iter("testcase"))
    assert case.get("file") == "x.yaml"
    assert case[0].get("message") == "a<b>&\"é日🚓' ]]> [31m"


@given(FINDINGS)
def test_findings_come_back_from_json(findings: list[Finding]) -> None:
    """What one step said as JSON can be reported with what the others said."""
    assert from_json(json.loads(as_json(findings))) == findings


@pytest.mark.parametrize("form", sorted(DOCUMENTS))
def test_a_clean_run_gives_a_whole_document(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing was found, the document says so and nothing stands beside it."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    real = ["--config", str(SEED / "mkdocs.yml"), "--decisions", str(SEED / "decisions")]
    assert cli.main(["check", "--format", form, *real]) == 0
    assert capsys.readouterr().out == FORMATS[form]([])


@pytest.mark.parametrize(("fail_on", "code"), [([], 0), (["--fail-on", "error"], 0), (["--fail-on", "warning"], 1)])
@pytest.mark.parametrize("form", FORMATS)
def test_warnings_fail_only_where_that_was_asked(
    form: str,
    fail_on: list[str],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Warnings alone are exit code 0; with `--fail-on warning` they are 1, in every format, and nothing says "fine"."""
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    options = ["--format", form, "--config", str(SEED / "mkdocs.yml"), "--decisions", str(tmp_path)]
    assert cli.main(["check", *options, *fail_on]) == code
    said = capsys.readouterr().out
    assert "FILE-02" in said
    assert ("nothing stops publication" in said) is (code == 0 and form not in DOCUMENTS)


def test_errors_fail_whatever_was_asked(tmp_path: Path) -> None:
    """The exit code of a process, as CI sees it; and an unknown choice is wrong usage."""
    command = [sys.executable, "-m", "generator", "check", "--decisions", str(tmp_path / "none"), "--format", "junit"]
    for fail_on, code in (("error", 1), ("warning", 1), ("nothing", 2)):
        done = subprocess.run([*command, "--fail-on", fail_on], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == code
