"""The case suite: every rule has cases that it refuses and near neighbours that it accepts.

A case is one file, or a folder where a rule needs several. A file begins with the findings that it must give, exactly
as printed, and says with `# path:` where it is placed if not as the usual record; a folder has them in `expected.txt`.

    # path: mkdocs.yml                    where the file stands; a record by default
    # pad: 1048577                        comment signs are added at the end, up to this many bytes
    # expect: path:line:column: CODE …    one line for each finding; these lines count in the positions
"""

import importlib
import pkgutil
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import generator
from generator.catalogue import CATALOGUE
from generator.findings import Finding, Severity, Stop, in_order
from generator.private.register import Register, Source
from generator.settings import read_settings

CASES = Path(__file__).parent / "cases"
REGISTER_DAY = date(2026, 11, 23)
USUAL_PATH = "decisions/2026/pcc-d-2026-07.yaml"
CONFIG = "mkdocs.yml"
# Rules about neither records nor settings: they are tested where the thing is made that they speak of.
ELSEWHERE = {
    "ASK-01": "the questions at the terminal",
    "ASK-02": "the questions at the terminal",
    "AMEND-01": "the commands that change a record",
    "AMEND-02": "the commands that change a record",
    "AMEND-03": "the commands that change a record",
    "AMEND-04": "the commands that change a record",
    "AMEND-05": "the commands that change a record",
    "AMEND-06": "the commands that change a record",
    "APPROVE-03": "the approvals of a record",
    "BUILD-01": "the building of the site",
    "BUILD-02": "the building of the site",
    "BUILD-03": "the building of the site",
    "BUILD-04": "the building of the site",
    "BUNDLE-01": "the reading of the public bundle",
    "CONTENT-06": "the checklist of specified information",
    "PAPER-01": "the printing of papers",
    "CHECK-01": "the command line of `check`",
    "CHECK-02": "the command line of `check`",
    "CONTENT-01": "the staging of hand-written pages",
    "CONTENT-02": "the staging of hand-written pages",
    "CONTENT-03": "the staging of hand-written pages",
    "CONTENT-04": "the staging of hand-written pages",
    "CONTENT-05": "the staging of hand-written pages",
    "CONTENT-07": "the staging of hand-written pages",
    "LEAK-01": "the search of the finished site",
    "LEAK-02": "the search of the finished site",
    "LEAK-03": "the search of the finished site",
    "LEAK-04": "the search of the finished site",
    "LEAK-05": "the search of the finished site",
    "LEAK-06": "the search of the finished site",
    "DATA-01": "the making of the open data",
    "GUARD-01": "the guard of the repository",
    "GUARD-02": "the guard of the repository",
    "GUARD-03": "the guard of the repository",
    "GUARD-04": "the guard of the repository",
    "GUARD-05": "the guard of the repository",
    "GUARD-06": "the guard of the repository",
    "GUARD-07": "the guard of the repository",
    "GUARD-08": "the guard of the repository",
    "GUARD-09": "the guard of the repository",
    "GUARD-10": "the guard of the repository",
    "GUARD-11": "the guard of the repository",
    "GUARD-12": "the guard of the repository",
    "INFER-01": "the inference guard",
    "INFER-02": "the inference guard",
    "INFER-03": "the inference guard",
    "PART2-05": "the command line",
    "PART2-06": "what the witness says before a build",
    "ADDRESS-03": "the comparison of releases",
    "ADDRESS-04": "the comparison of releases",
    "APPROVE-01": "the approvals of a record",
    "APPROVE-02": "the approvals of a record",
    "NEW-01": "the beginning of a record",
    "NEW-02": "the beginning of a record",
    "MIRROR-01": "the mirror for a public repository",
    "REBUILD-01": "the mirror for a public repository",
    "REBUILD-02": "the mirror for a public repository",
    "PROVE-01": "the comparison of what is published",
    "PROVE-02": "the comparison of what is published",
    "PROVE-03": "the comparison of what is published",
    "RETRACT-01": "the taking down of a record",
    "RETRACT-02": "the taking down of a record",
    "SEAL-01": "the closing off of the records",
    "SEAL-02": "the closing off of the records",
    "RELEASE-01": "the comparison of releases",
    "RELEASE-02": "the comparison of releases",
    "RELEASE-03": "the comparison of releases",
    "RETYPE-01": "what the witness says before a build",
    "RETYPE-02": "what the witness says before a build",
    **{f"SEALED-0{number}": "the sealing of Part 2" for number in range(1, 8)},
    "SERVE-01": "the preview",
    "SERVE-02": "the preview",
    "SUPPRESS-01": "the file of suppressions",
    "SUPPRESS-02": "the file of suppressions",
    "SUPPRESS-03": "the file of suppressions",
    "SUPPRESS-04": "the file of suppressions",
    "SUPPRESS-05": "the file of suppressions",
    "SUPPRESS-06": "the file of suppressions",
    **{f"IMPORT-{number:02}": "the importing of documents" for number in range(1, 19)},
    "DAY-01": "the environment variable REGISTER_DAY",
    "FILE-09": "files that the person may not read",
    "VERIFY-01": "the search of the finished site",
    "VERIFY-02": "the search of the finished site",
    "VERIFY-03": "the search of the finished site",
    "VERIFY-04": "the search of the finished site",
    "VERIFY-05": "the search of the finished site",
    "VERIFY-06": "the search of the finished site",
    "VERIFY-07": "the command line of `verify`",
    "VERIFY-08": "the command line of `verify`",
    "TREE-01": "the tree of made files",
    "TREE-02": "the tree of made files",
}
# Importing the whole program enters every rule into the catalogue, whichever tests run.
for module in pkgutil.walk_packages(generator.__path__, "generator."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
ADVISING = ("DUE-", "DRAFT-", "LOOK-", "TEXT-06")  # rules of advice, which `check` alone gives
_CODE = re.compile(r"[A-Z0-9]+-\d{2}(?=-)")
_HEADER = re.compile(rb"# (path|pad|expect): ([^\r\n]*)\r?\n")


@dataclass(frozen=True, slots=True)
class Written:
    """A case as it lies in the repository: the files to place, and the findings that they must give."""

    files: dict[str, bytes]
    expected: list[str]


def cases(kind: str) -> list[Path]:
    """The cases of one kind, files and folders, in order."""
    return sorted((CASES / kind).iterdir())


def code_of(case: Path) -> str:
    """The rule that a case is about, from its name."""
    found = _CODE.match(case.name)
    assert found, f"{case.name} does not begin with the code of a rule"
    return found[0]


@pytest.mark.parametrize("case", cases("refused"), ids=lambda case: case.stem)
def test_refused_case_gives_exactly_its_findings(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that a rule refuses gives the findings that it promises, with place, words and remedy, and no others."""
    monkeypatch.chdir(tmp_path)
    written = read_case(case)
    place(written, tmp_path)
    findings = check(tmp_path, advising=code_of(case).startswith(ADVISING))
    assert [str(finding) for finding in findings] == written.expected
    assert code_of(case) in {finding.code for finding in findings}


@pytest.mark.parametrize("case", cases("accepted"), ids=lambda case: case.stem)
def test_accepted_case_gives_no_error(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A near neighbour of a refused case gives no error, nothing of the rule's own code, and only promised warnings."""
    monkeypatch.chdir(tmp_path)
    written = read_case(case)
    place(written, tmp_path)
    findings = check(tmp_path, advising=code_of(case).startswith(ADVISING))
    assert [str(finding) for finding in findings] == written.expected
    assert code_of(case) not in {finding.code for finding in findings}
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("code", sorted(CATALOGUE.keys() - ELSEWHERE.keys()))
def test_every_rule_has_a_refused_and_an_accepted_case(code: str) -> None:
    """No rule enters the catalogue without a case that trips it and one that passes it."""
    assert code in {code_of(case) for case in cases("refused")}
    assert code in {code_of(case) for case in cases("accepted")}


@pytest.mark.parametrize("kind", ["refused", "accepted"])
def test_every_case_is_about_a_rule_tested_here(kind: str) -> None:
    """No case outlives the rule that it shows."""
    assert {code_of(case) for case in cases(kind)} <= CATALOGUE.keys() - ELSEWHERE.keys()
    assert CATALOGUE.keys() >= ELSEWHERE.keys()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_rule_explains_itself(code: str) -> None:
    """An explanation is made of whole sentences, and says where the rule comes from."""
    rule = CATALOGUE[code]
    assert rule.explanation
    assert rule.explanation[0].isupper() or rule.explanation.startswith("`")
    assert rule.explanation.endswith(".")
    assert rule.source


def read_case(case: Path) -> Written:
    """Read a case from its file or folder."""
    if case.is_dir():
        files = {path.relative_to(case).as_posix(): path.read_bytes() for path in case.rglob("*") if path.is_file()}
        return Written(files, files.pop("expected.txt").decode().splitlines())
    data = case.read_bytes()
    header = list(_headers(data))
    path = dict(header).get("path", USUAL_PATH)
    size = int(dict(header).get("pad", "0"))
    expected = [text for name, text in header if name == "expect"]
    return Written({path: data.ljust(size, b"#"), "decisions/.gitkeep": b""}, expected)


def _headers(data: bytes) -> Iterator[tuple[str, str]]:
    """The comment lines that a case begins with."""
    at = 0
    while found := _HEADER.match(data, at):
        yield found[1].decode(), found[2].decode()
        at = found.end()


def place(written: Written, folder: Path) -> None:
    """Put the files of a case in a folder, with the settings of the case suite unless the case brings its own."""
    if "NO-CONFIG" not in written.files:
        shutil.copyfile(CASES / CONFIG, folder / CONFIG)
    for path, data in written.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def check(folder: Path, *, advising: bool = False) -> list[Finding]:
    """Everything that is wrong with the settings, or with the records, of the folder that one stands in.

    Advice is given where the case is about advice; any other case shows what a build sees.
    """
    assert Path.cwd() == folder
    try:
        settings = read_settings(Path(CONFIG))
    except Stop as stop:
        return in_order(stop.findings)
    register = Register(Source(Path("decisions"), settings.office, REGISTER_DAY, advising=advising))
    for _ in register:
        pass
    return in_order(register.findings)
