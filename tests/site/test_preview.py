"""`make preview` as an officer sees it: everything, on this machine only, and nothing on a disk."""

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.preview.frame import WATERMARK
from tests.site.building import ROOT, SEED, files_of, local_settings
from tests.site.preview import preview, shown, wait_for

RECORD = "decisions/2019/pcc-d-2019-03.yaml"
PAGE = "decisions/2019/pcc-d-2019-03/"
NOTES = "part2:\n  grounds: not-recorded\n  notes: Only the office may read of Vexolmund.\n"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register whose one record has papers of Part 2."""
    folder = tmp_path_factory.mktemp("private")
    shutil.copytree(SEED / "decisions", folder / "decisions")
    record = folder / RECORD
    text = re.sub(r"(?ms)^part2:.*?(?=^\S|\Z)", NOTES, record.read_text(encoding="utf-8"))
    record.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(local_settings(SEED / "mkdocs.yml", folder), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def started(register: Path) -> Iterator[str]:
    """The address that a running private preview printed."""
    places = {"config": register / "mkdocs.yml", "decisions": register / "decisions", "content": ROOT / "content"}
    log = register.parent / f"{register.name}.log"
    with preview(places, log, "preview"):
        wait_for(lambda: "/records/" in log.read_text(encoding="utf-8"))
        said = re.search(r"http://\S+/records/", log.read_text(encoding="utf-8"))
        assert said
        yield said[0].removesuffix("records/")


def test_the_office_sees_everything_and_nothing_is_written(register: Path, started: str) -> None:
    """Part 2 stands beneath the page, under a watermark; no file appears, not even in the folders of a build."""
    before = set(files_of(register))
    page = shown(started + PAGE)
    assert '<mark class="exempt" title="Withheld: part2">Only the office may read of Vexolmund.</mark>' in page
    assert page.count(WATERMARK) >= 3
    assert "PCC/D/2019/03" in shown(started + "records/")
    assert set(files_of(register)) == before


def test_a_saved_record_shows_even_with_a_fault(register: Path, started: str) -> None:
    """Half a record is previewed too; the list of records says what is wrong with it."""
    record = register / RECORD
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("category: Information technology", "category: Nothing"), encoding="utf-8")
    wait_for(lambda: "RECORD-04" in shown(started + "records/"))
    assert "Vexolmund" in shown(started + PAGE)
    record.write_text(text, encoding="utf-8")
    wait_for(lambda: "RECORD-04" not in shown(started + "records/"))


def test_nobody_else_is_told_anything(started: str) -> None:
    """Without the path, or by another name, there is no page; a browser keeps and passes on nothing."""
    root = re.sub(r"(http://[^/]+/).*", r"\1", started)
    assert _status(root) == 404
    assert _status(root + PAGE) == 404
    assert _status(started + PAGE, Host="register.example") == 421
    with urllib.request.urlopen(started + PAGE) as answer:  # noqa: S310  # an address of our own making
        headers = dict(answer.headers)
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def _status(url: str, **headers: str) -> int:
    asked = urllib.request.Request(url, headers=headers)  # noqa: S310  # an address of our own making
    try:
        with urllib.request.urlopen(asked) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code
