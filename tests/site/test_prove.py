"""`generator prove` as a person runs it: whole processes over whole registers, and what it leaves behind."""

import os
import re
import shutil
import subprocess
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from generator.commands import reruns, steps
from generator.confinement.seal import Confined, Way
from generator.settings import read_settings
from generator.verification.originals import Source
from tests.site.building import DAY, ROOT, SEED, Built, files_of, local_settings
from tests.site.preview import wait_for
from tests.strategies import Code, minimal
from tests.test_noninterference import AROUND, withheld_record

LENGTH = ("projection.py", "proposal=_text(record.proposal),", "proposal=_length(record),")
TELLS = """

def _length(record: private.Record) -> Passage:
    return Passage((str(sum(len(part.reveal() or "") for part in record.title.exempt)),))
"""
CLOCK = ("projection.py", "interests=record.interests,", "interests=str(__import__('time').time_ns()),")

REMEMBERED = """

_TOLD: dict[str, int] = {}


def _length(record: private.Record) -> Passage:
    long = sum(len(part.reveal() or "") for part in record.title.exempt) > 1000
    return Passage((str(_TOLD.setdefault(record.ref, long)),))
"""
RESTLESS = ("commands/stage.py", "tree.finish()", "tree.add('now.txt', __import__('os').urandom(9)); tree.finish()")
PRESS = ("public/papers.py", "\n\ndef ", "\n\ndef ")  # nothing of what a paper is made from
JAMMED = """

from generator.public.pdf import papers as _press


def _jammed(*_: object) -> bytes:
    raise _press.Stop([_press.UNPRINTED.at(_press.Position("x"), "The press is jammed.", "Clear it.")])


_press._print = _jammed
"""
WAVERING = """

from generator.public.pdf import papers as _press

_steady = _press._print
_press._print = lambda *all_: _steady(*all_) + __import__("os").urandom(3)
"""
BESIDE = ("--without-site", "--beside-build", "--against-bundle", "public", "--against-docs", "docs")


def prove(folder: Path, program: Path, *more: str) -> Built:
    """Run `prove` over the register in a folder, with some copy of the program."""
    process = start(folder, program, *more)
    out, err = process.communicate()
    return Built(folder, process.returncode, out + err)


def start(folder: Path, program: Path, *more: str) -> "subprocess.Popen[str]":
    """Start it."""
    places = {"config": "mkdocs.yml", "decisions": "decisions", "content": str(ROOT / "content"), "bundle": "public"}
    options = [word for name, at in places.items() for word in (f"--{name}", at)]
    caller = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(program), "TMPDIR": str(folder / "tmp")}
    command = [sys.executable, "-m", "generator", "prove", *options, *more]
    return subprocess.Popen(command, env=caller, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)


def made(folder: Path, program: Path) -> None:
    """Publish and stage the register, as a build does before it is proved."""
    places = {"publish": ("config", "decisions", "bundle"), "stage": ("content", "bundle", "docs")}
    named = {"config": "mkdocs.yml", "decisions": "decisions", "bundle": "public", "docs": "docs"}
    named |= {"content": str(ROOT / "content")}
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(program)}
    for verb, wanted in places.items():
        words = [word for name in wanted for word in (f"--{name}", named[name])]
        subprocess.run([sys.executable, "-m", "generator", verb, *words], env=environment, cwd=folder, check=True)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A register that withholds in every way there is, and scratch space of its own that must be empty afterwards."""
    for one in (*AROUND, withheld_record(), minimal("PCC/D/2026/33", title="zqdraft", status="draft")):
        one.write(tmp_path / "decisions", Code(0))
    (tmp_path / "tmp").mkdir()
    (tmp_path / "mkdocs.yml").write_text(local_settings(SEED / "mkdocs.yml", tmp_path), encoding="utf-8")
    return tmp_path


def changed(folder: Path, place: tuple[str, str, str], more: str = "") -> Path:
    """A copy of the program with a fault in it."""
    program = folder / "program"
    shutil.copytree(ROOT / "generator", program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    path = program / "generator" / place[0]
    text = path.read_text(encoding="utf-8")
    assert place[1] in text
    path.write_text(text.replace(place[1], place[2], 1) + more, encoding="utf-8")
    config = folder / "mkdocs.yml"
    theme = config.read_text(encoding="utf-8").replace(str(ROOT / "generator"), str(program / "generator"))
    config.write_text(theme, encoding="utf-8")
    return program


def test_a_sound_register_is_proved(office: Path) -> None:
    """Everything is published five times, MkDocs runs out of reach of the records, and nothing is left behind.

    Beside a build neither bundle nor pages are made again; of other records they prove nothing, with exit code 3.
    """
    done = prove(office, ROOT)
    assert done.code == 0, done.output
    assert "Pages are built" in done.output
    assert re.search(
        r"Published 5 times: twice as they are, once with \d\d withheld values erased, twice with them changed\. "
        r"Every byte of \d+ files was the same\.",
        done.output,
    )
    assert list((office / "tmp").iterdir()) == []
    assert not (office / "site").exists()
    before = files_of(office / "public") | files_of(office / "docs")
    against = ("--without-site", "--against-bundle", "public", "--against-docs", "docs")
    done = prove(office, ROOT, *against)
    assert done.code == 0, done.output
    assert files_of(office / "public") | files_of(office / "docs") == before
    (office / "docs/index.md").write_text("# Other\n", encoding="utf-8")
    done = prove(office, ROOT, *against)
    assert done.code == 3
    assert "PROVE-01" in done.output
    assert "docs/index.md" in done.output


def test_a_dependence_is_said_without_its_words(office: Path) -> None:
    """A program that tells the length of a withheld title is caught, with exit code 1 and the record and its field."""
    done = prove(office, changed(office, LENGTH, TELLS), "--without-site")
    assert done.code == 1, done.output
    assert "decisions/2026/pcc-d-2026-30.yaml: PROVE-02 " in done.output
    assert "`title`" in done.output
    assert "zq" not in done.output
    assert list((office / "tmp").iterdir()) == []


def test_no_publication_knows_of_another(office: Path) -> None:
    """A program that remembers what it was told first, and tells what is longer than anything there, is caught."""
    done = prove(office, changed(office, LENGTH, REMEMBERED), "--without-site")
    assert done.code == 1, done.output
    assert "replaced by long, large and wild values" in done.output
    assert "`title`" in done.output


def test_beside_a_build_the_same_bundle_is_staged_once(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log says so; where nothing but a copy keeps the records from the pages, each bundle is staged."""
    made(office, ROOT)
    beside = prove(office, ROOT, *BESIDE)
    assert beside.code == 0, beside.output
    assert "Published 5 times" in beside.output
    assert "they were staged twice" in beside.output
    monkeypatch.setenv("PART_ONE_CONFINEMENT", "copy")
    copied = prove(office, ROOT, *BESIDE)
    assert copied.code == 0, copied.output
    assert "staged twice" not in copied.output


def test_beside_a_build_papers_are_printed_once(office: Path) -> None:
    """Those of pages that are the same are kept; a program that cannot print any shows it."""
    made(office, ROOT)
    program = changed(office, PRESS, JAMMED)
    beside = prove(office, program, *BESIDE)
    assert beside.code == 0, beside.output
    alone = prove(office, program, "--without-site")
    assert alone.code == 1, alone.output
    assert "PAPER-01" in alone.output


def test_alone_papers_are_printed_once_more(office: Path) -> None:
    """A program that cannot print any shows it, and one whose papers waver is not trusted."""
    against = tuple(one for one in BESIDE if one != "--beside-build")
    made(office, ROOT)
    for fault, code, said in ((JAMMED, 1, "PAPER-01"), (WAVERING, 3, "PROVE-01")):
        done = prove(office, changed(office, PRESS, fault), *against)
        assert done.code == code, done.output
        assert said in done.output
        shutil.rmtree(office / "program")


@pytest.mark.parametrize(
    ("when", "is_variant", "kept"), [("alone", 0, 0), ("alone", 1, 1), ("beside", 0, 1), ("beside", 1, 1)]
)
def test_papers_are_kept_for_variants_and_beside_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, is_variant: int, kept: int
) -> None:
    """Those of the register as it is are printed anew, so that a press that wavers is seen."""
    seen = list[int]()
    paper = tmp_path / "built/decisions/2026/x.pdf"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"printed")

    def stage(words: list[str], *_: object) -> Confined:
        seen.append(len([*Path(words[-1]).rglob("*.pdf")]))
        return Confined(0, "", "", Way.LANDLOCK)

    monkeypatch.setattr(reruns, "confine", stage)
    monkeypatch.setattr(reruns, "read_register", lambda _: Namespace(day=date(2026, 3, 2)))
    monkeypatch.setattr(steps, "out_of_reach", lambda *_: ())
    options = Namespace(beside_build=when == "beside", against_docs=tmp_path / "built", content=tmp_path)
    staging = reruns.Staging(options, read_settings(SEED / "mkdocs.yml"))
    staging(Source(tmp_path, None, DAY), tmp_path / "run", {}, is_variant=bool(is_variant))
    assert seen == [kept]


def test_beside_a_build_a_dependence_is_followed_to_the_pages(office: Path) -> None:
    """A bundle that differs is staged, so that what is said names the pages as well."""
    program = changed(office, LENGTH, TELLS)
    made(office, program)
    done = prove(office, program, *BESIDE)
    assert done.code == 1, done.output
    assert "PROVE-02" in done.output
    for name in ("bundle/decisions/2026/pcc-d-2026-30.json", "docs/decisions/2026/pcc-d-2026-30.md"):
        assert name in done.output
    assert "staged twice" not in done.output


def test_beside_a_build_staging_must_be_steady(office: Path) -> None:
    """Pages that are others each time are not trusted, although the bundle is the same."""
    program = changed(office, RESTLESS)
    made(office, program)
    done = prove(office, program, *BESIDE)
    assert done.code == 3, done.output
    assert "PROVE-01" in done.output
    assert "docs/now.txt" in done.output
    assert "bundle/" not in done.output


def test_what_is_not_reproducible_is_not_trusted(office: Path) -> None:
    """A clock in the bundle ends the check with exit code 3, in any format."""
    done = prove(office, changed(office, CLOCK), "--without-site", "--format", "sarif")
    assert done.code == 3, done.output
    assert '"ruleId": "PROVE-01"' in done.output
    assert list((office / "tmp").iterdir()) == []


def test_a_faulty_record_is_said_as_ever(office: Path) -> None:
    """Where the records themselves are not sound, their findings are what is said."""
    record = office / "decisions/2026/pcc-d-2026-30.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace('"Finance"', '"Fnance"'), encoding="utf-8")
    done = prove(office, ROOT, "--without-site")
    assert done.code == 1
    assert "RECORD-04" in done.output
    assert "PROVE" not in done.output
    assert "zq" not in done.output


def test_nothing_is_left_behind_where_it_is_told_to_end(office: Path) -> None:
    """A build that fails beside it ends it; the changed records are removed before it goes."""
    process = start(office, ROOT, "--without-site")
    wait_for(lambda: any((office / "tmp").glob("*/*/decisions")))
    process.terminate()
    process.communicate()
    assert process.returncode == 130
    assert list((office / "tmp").iterdir()) == []
