"""`make site` with everything: what it certifies, what stops it, and what it says then."""

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from argparse import Namespace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from generator.cli import main
from generator.commands import site, steps
from generator.commands.outcome import StepFailed
from generator.confinement.seal import Confined, Way
from tests.site.building import DAY, ROOT, SEED, Built, build, files_of, local_settings

RECORD = "decisions/2022/pcc-d-2022-06"
TEXT = """\
ref: PCC/D/2022/06
title: Vehicle tracking
status: made
category: Finance
decided: 2022-12-05
publish_on: 2022-12-09
decision_makers: [{role: Police and Crime Commissioner}]
grounds:
  commercial:
    regime: FOIA
    section: "43(2)"
    reason: The bids would help a competitor.
    public_interest: The total is public.
    decided_by: Chief Executive
    decided_on: 2022-11-30
    review_on: 2032-11-30
summary:
  - "The bidder was [[commercial: Hartwell Quendale Ltd]]."
  - The cost is £1.04m.
signatories: [{role: Police and Crime Commissioner, capacity: decision-maker}]
part2: {grounds: [commercial]}
"""
PAPERS = "notes: The incumbent, Gantry Popplewick, keeps the records at Mossbarrow.\n"
CERTIFICATE = {"verification.json", "verification/index.html"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A register with one decision, something withheld in it, and its Part 2 beside it."""
    folder = tmp_path_factory.mktemp("proved")
    (folder / "decisions/2022").mkdir(parents=True)
    (folder / f"{RECORD}.yaml").write_text(TEXT, encoding="utf-8")
    (folder / f"{RECORD}.part2.yaml").write_text(PAPERS, encoding="utf-8")
    shutil.copytree(ROOT / "content", folder / "content")
    built = build(folder, SEED / "mkdocs.yml", folder / "decisions", folder / "content")
    assert built.code == 0, built.output
    return built


@pytest.fixture
def office(made: Built, tmp_path: Path) -> Built:
    """A copy of it, to do as one likes with."""
    shutil.copytree(made.folder, tmp_path / "office", symlinks=True)
    return Built(tmp_path / "office", 0, made.output)


def again(office: Built, *more: str, verb: str = "site") -> Built:
    """Run a command over the register as an officer's terminal would."""
    folder = office.folder
    places = {"config": folder / "mkdocs.yml", "decisions": folder / "decisions", "content": folder / "content"}
    places |= {"bundle": folder / "public", "site": folder / "site"} if verb == "site" else {}
    local = local_settings(SEED / "mkdocs.yml", folder)  # the copy has folders of its own
    (folder / "mkdocs.yml").write_text(local, encoding="utf-8")
    words = [word for name, path in places.items() for word in (f"--{name}", str(path))]
    done = subprocess.run(
        [sys.executable, "-m", "generator", verb, *words, *more],
        env=dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    return Built(folder, done.returncode, done.stdout + done.stderr)


def test_a_build_says_what_was_checked(made: Built) -> None:
    """In the log, and on the certificate."""
    for said in (
        "Published 5 times",
        "Every byte of",
        "they were staged twice",
        "The verifier found nothing that is withheld",
        "Pages are built where",
    ):
        assert said in made.output
    plain = json.loads((made.site / "verification.json").read_bytes())
    assert plain["result"] == "nothing withheld was found"
    assert plain["part2"] == "at-hand"
    assert plain["checked"]["withheld_places"] == 2  # a marked one, and Part 2
    page = made.page("verification")
    assert "not verified" not in page
    assert plain["bundle"]["sha256"] in page


def test_only_the_certificate_tells_whether_part_2_was_there(office: Built) -> None:
    """Without the papers the build stops; told so, it makes the same site, byte for byte, and says so."""
    with_papers = files_of(office.site)
    (office.folder / f"{RECORD}.part2.yaml").unlink()
    refused = again(office)
    assert refused.code == 1
    assert "PART2-06" in refused.output
    assert files_of(office.site) == with_papers
    told = again(office, "--part2", "absent")
    assert told.code == 0, told.output
    without = files_of(office.site)
    assert {name for name in with_papers | without if with_papers.get(name) != without.get(name)} == CERTIFICATE
    assert "Not verified against Part 2" in office.page("verification")


def test_papers_that_are_not_at_hand_are_said(office: Built) -> None:
    """Whoever verifies without them is told that they were not searched for."""
    places = ["--config", str(office.folder / "mkdocs.yml"), "--content", str(office.folder / "content")]
    words = [sys.executable, "-m", "generator", "verify", str(office.folder / "decisions"), str(office.site), *places]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT)}
    for is_there in (True, False):
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0
        assert ("The Part 2 of one record was not at hand" in done.stdout) is not is_there
        (office.folder / f"{RECORD}.part2.yaml").unlink(missing_ok=True)


def test_a_name_on_a_hand_written_page_stops_the_build(office: Built) -> None:
    """Before anything is built, with its line; and the site is as it was."""
    before = files_of(office.site)
    page = office.folder / "content/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nThanks to Hartwell Quendale.\n", encoding="utf-8")
    built = again(office)
    assert built.code == 1
    assert "about.md:" in built.output
    assert "RETYPE-01" in built.output
    assert "Hartwell" not in built.output
    assert "public decision" not in built.output  # of what ran beside it nothing is heard
    assert files_of(office.site) == before


def test_a_leak_on_a_way_that_nobody_foresaw_stops_the_build(office: Built) -> None:
    """Words of Part 2 in a data file of the hand-written pages are found in the built site."""
    before = files_of(office.site)
    (office.folder / "content/list.csv").write_text("Supplier\nPOPPLEWICK, Gantry\n", encoding="utf-8")
    built = again(office)
    assert built.code == 1
    assert "pcc-d-2022-06.part2.yaml:1:" in built.output
    assert "LEAK-01 /notes stands in" in built.output
    assert "list.csv" in built.output
    assert "opplewick" not in built.output.casefold()
    assert files_of(office.site) == before


def test_a_silent_release_stops_the_build(office: Built) -> None:
    """What was withheld in the last release needs a note to go public."""
    record = office.folder / f"{RECORD}.yaml"
    text = TEXT.replace("[[commercial: Hartwell Quendale Ltd]]", "Hartwell Quendale Ltd")
    record.write_text(text, encoding="utf-8")
    assert "RELEASE-01" in again(office).output
    note = "changes: [{on: 2026-11-20, kind: release, note: The name of the bidder was released.}]\n"
    record.write_text(text + note, encoding="utf-8")
    built = again(office)
    assert built.code == 0, built.output
    assert "public that were not" in built.output


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_a_build_gives_one_document(office: Built, form: str) -> None:
    """Whatever the steps said, a program reads one whole document, of a build that stopped as well."""
    (office.folder / f"{RECORD}.part2.yaml").unlink()
    for more, code in (((), 1), (("--part2", "absent"), 0)):
        built = again(office, "--format", form, *more)
        assert built.code == code
        whole = ET.fromstring(built.output) if form == "junit" else json.loads(built.output)  # noqa: S314  # our own
        assert ("PART2-06" in built.output) is (code == 1)
        assert whole is not None


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_warning_stops_a_build_where_that_was_asked(office: Built, form: str) -> None:
    """A supplier is withheld here and named in an unrelated record: the site stays as it was, unless nobody asked."""
    text = TEXT.split("grounds:")[0].replace("2022/06", "2022/07") + "proposal: To thank Hartwell Quendale.\n"
    text += "signatories: [{role: Police and Crime Commissioner, capacity: decision-maker}]\n"
    (office.folder / "decisions/2022/pcc-d-2022-07.yaml").write_text(text, encoding="utf-8")
    before = files_of(office.site)
    built = again(office, "--format", form, "--fail-on", "warning")
    assert (built.code, built.output.count("RETYPE-02")) == (1, 1), built.output
    assert files_of(office.site) == before
    assert again(office, "--format", form).code == 0
    assert files_of(office.site) != before


def test_a_verifier_that_cannot_be_trusted_says_so(office: Built, tmp_path: Path) -> None:
    """Exit code 3, in a process that has lost its eyes, and nothing goes live."""
    before = files_of(office.site)
    blind = "import generator.verification.canary as c; c.fragments = lambda *_: iter(())"
    (tmp_path / "sitecustomize.py").write_text(blind, encoding="utf-8")
    places = ["--config", str(office.folder / "mkdocs.yml"), "--content", str(office.folder / "content")]
    words = [str(office.folder / "decisions"), str(office.site), *places]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": f"{tmp_path}:{ROOT}"}
    command = [sys.executable, "-m", "generator", "verify", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 3
    assert "VERIFY-03" in done.stdout
    assert files_of(office.site) == before


@pytest.fixture
def started(office: Built, monkeypatch: pytest.MonkeyPatch) -> "list[subprocess.Popen[str]]":
    """What is started by a build in this process."""
    monkeypatch.chdir(office.folder)
    monkeypatch.setenv("REGISTER_DAY", DAY)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    seen: list[subprocess.Popen[str]] = []
    start = steps.start

    def noted(*words: Any) -> "subprocess.Popen[str]":
        seen.append(start(*words))
        return seen[-1]

    monkeypatch.setattr(steps, "start", noted)
    return seen


def built_here(office: Built) -> int:
    """Build the office's register in this process."""
    local = local_settings(SEED / "mkdocs.yml", office.folder)
    (office.folder / "mkdocs.yml").write_text(local, encoding="utf-8")
    return main(["site", "--bundle", "public"])


SAVED = {
    f"{RECORD}.yaml": f"{RECORD}.yaml",
    f"{RECORD}.part2.yaml": f"{RECORD}.part2.yaml",
    f"{RECORD}/offer-of-hartwell.pdf": RECORD,  # the name of an attachment may be a withheld one
    f"{RECORD}/bids/offer-of-hartwell.pdf": RECORD,
    "decisions/2022/offer-of-hartwell.pdf": "decisions/2022",
    "content/about.md": "content/about.md",
    "mkdocs.yml": "mkdocs.yml",
}


@pytest.mark.parametrize("name", SAVED)
def test_what_is_saved_during_a_build_stops_it(
    office: Built,
    started: "list[subprocess.Popen[str]]",
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    """The steps have not all read the same then; what an open editor lays beside it is nothing."""
    before, stage = files_of(office.site), steps.stage

    def saved(*words: Any) -> Any:
        (office.folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (office.folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        (office.folder / "decisions/2022/.saved.yaml.swp").touch()
        return stage(*words)

    monkeypatch.setattr(steps, "stage", saved)
    monkeypatch.setattr(site, "build", lambda *_: Confined(0, "", "", Way.LANDLOCK))  # what it builds is no matter
    monkeypatch.setattr(steps, "finish", lambda process, _: steps.end(process))
    monkeypatch.setattr(steps, "run_together", lambda *_: None)
    assert built_here(office) == 1
    said = capsys.readouterr().out
    assert [line.split(" ")[:2] for line in said.splitlines()[:-1]] == [[f"{SAVED[name]}:", "BUILD-04"]]
    assert files_of(office.site) == before
    assert started
    assert all(one.poll() is not None for one in started)


def test_a_build_that_stops_leaves_no_verifier_waiting(
    office: Built, started: "list[subprocess.Popen[str]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the records in its memory."""

    def failed(*_: Any) -> NoReturn:
        raise StepFailed(1, "")

    monkeypatch.setattr(steps, "stage", failed)
    assert built_here(office) == 1
    assert [one.args[3] for one in started] == ["publish", "infer", "verify"]  # type: ignore[index]  # a list of words
    assert all(one.poll() is not None for one in started)


@pytest.mark.parametrize("killed", ["publish", "infer"])
def test_a_step_that_was_killed_stops_the_build(
    killed: str, started: "list[subprocess.Popen[str]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the system, for want of memory: it has said nothing, and the other may have found nothing."""
    monkeypatch.setattr(
        steps, "words", lambda verb, _: ["-c", f"import os; os.kill(os.getpid(), {9 * (verb == killed)})"]
    )
    with pytest.raises(StepFailed) as failed:
        steps.run_together(["publish", "infer"], Namespace(), steps.Said("text"))
    assert failed.value.code == -9
    assert [one.returncode for one in started] == [-9 * (killed == "publish"), -9 * (killed == "infer")]


@pytest.mark.parametrize("form", ["text", "json"])
def test_faults_of_the_record_and_words_retyped_are_told_at_once(office: Built, form: str) -> None:
    """Whoever mends the one is told of the other, each once and in the order of their lines; nothing is replaced."""
    before, record = files_of(office.site), office.folder / f"{RECORD}.yaml"
    text = TEXT.replace("category: Finance", "category: Finances") + "proposal: It goes to Hartwell Quendale.\n"
    record.write_text(text, encoding="utf-8")
    done = again(office, "--format", form)
    assert done.code == 1
    if form == "json":
        told = [one["code"] for one in json.loads(done.output)]
    else:
        told = [line.split(" ")[1] for line in done.output.splitlines()[:-1]]
    assert told == ["RECORD-04", "RETYPE-01"]
    assert "Quendale" not in done.output
    assert files_of(office.site) == before


def test_a_verifier_that_nobody_tells_ends(office: Built) -> None:
    """Whoever started it is gone: it says nothing of a site that may not stand, and certifies nothing."""
    certificate = office.site / "verification.json"
    certificate.unlink()
    places = ["--config", str(office.folder / "mkdocs.yml"), "--content", str(office.folder / "content")]
    places += ["--certify", str(office.bundle), "--when-told"]
    words = [sys.executable, "-m", "generator", "verify", str(office.folder / "decisions"), str(office.site), *places]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT)}
    for told, code in (("", 3), ("\n", 0)):
        assert not certificate.exists()
        done = subprocess.run(words, env=environment, input=told, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == code, done.stdout + done.stderr
    assert certificate.exists()


def test_the_full_report_is_private(office: Built, tmp_path: Path) -> None:
    """It is written outside the site, for its owner alone, with a warning; and never into the site."""
    leaky = office.site / "about/index.html"
    leaky.write_text(leaky.read_text(encoding="utf-8") + "<!-- Hartwell Quendale -->", encoding="utf-8")
    places = ["--config", str(office.folder / "mkdocs.yml"), "--content", str(office.folder / "content")]
    words = ["-m", "generator", "verify", str(office.folder / "decisions"), str(office.site), *places, "--full-report"]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT)}

    def report(path: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *words, str(path)], env=environment, capture_output=True, text=True, check=False, cwd=ROOT
        )

    done = report(tmp_path / "report.txt")
    assert done.returncode == 1
    assert "Quendale" not in done.stdout
    assert "LEAK-01" in done.stdout
    assert "report.txt quotes exempt words. Keep it private" in done.stdout
    assert "Quendale" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert (tmp_path / "report.txt").stat().st_mode & 0o077 == 0
    refused = report(office.site / "report.txt")
    assert "VERIFY-06" in refused.stdout
    assert not (office.site / "report.txt").exists()
