"""Everything that the handbook has an officer type, typed in a fresh copy of the project."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import docx
import pytest

from tests.handbook.reading import Step, steps
from tests.site.building import ROOT
from tests.site.preview import wait_for

ENVIRONMENT = {"REGISTER_DAY": "2026-11-25", "NO_COLOR": "1"}
BASH = shutil.which("bash") or "bash"
UNTIL_ENDED = ("make serve", "make preview")
_MOST_SECONDS = 30  # that a preview may take to end


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the project and nothing else, with the environment that is there already."""
    folder = tmp_path_factory.mktemp("office") / "register"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S607
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    _notice(folder / "notices" / "pool-cars.docx")
    return folder


def test_every_command_does_what_the_handbook_says(clone: Path) -> None:
    """In the order of the page, each ends well; in the end what was taken down is gone, its old address too."""
    said: dict[str, str] = {}
    for step in steps():
        if step.path:
            (clone / step.path).write_text(step.text, encoding="utf-8")
        elif step.text in UNTIL_ENDED:
            _until_it_shows(step, clone)
        else:
            said[step.text] = _typed(step, clone)
    typed = "\n".join(said)
    for verb in (
        "import",
        "new",
        "check",
        "diff",
        "site",
        "withhold",
        "release",
        "approve",
        "renumber",
        "supersede",
        "retract",
    ):
        assert f"make {verb}" in typed
    assert re.search(r"site/ is ready: 2 decisions", _typed(Step("make site"), clone))
    page = (clone / "site/decisions/2026/pcc-d-2026-03/index.html").read_text(encoding="utf-8")
    assert "Published by mistake and taken down." in page
    everything = b"".join(path.read_bytes() for path in (clone / "site").rglob("*") if path.is_file())
    for words in (b"Corbet Seating", b"office chairs", b"may challenge", b"pcc-d-2026-02/"):
        assert words not in everything
    assert not (clone / "site/decisions/2026/pcc-d-2026-02").exists()


def _typed(step: Step, clone: Path) -> str:
    done = subprocess.run(
        [BASH, "-c", step.text],
        cwd=clone,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{step.text}\n{done.stdout}{done.stderr}"
    return done.stdout


def _until_it_shows(step: Step, clone: Path) -> None:
    """Start what runs until it is ended, wait for the address that it prints, and end it as Ctrl and C does."""
    log, command = clone.parent / "log", [BASH, "-c", step.text]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it may be ignored, and so on
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=clone, env=os.environ | ENVIRONMENT, stdout=out, stderr=out, start_new_session=True
        )
    signal.signal(signal.SIGINT, before)
    try:
        wait_for(lambda: "http://127.0.0.1:" in log.read_text(encoding="utf-8"))
        os.killpg(process.pid, signal.SIGINT)
        process.wait(_MOST_SECONDS)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _notice(path: Path) -> None:
    """A notice as an office writes it in Word."""
    path.parent.mkdir(parents=True)
    notice = docx.Document()
    notice.add_heading("RECORD OF DECISION", 0)
    for line in ("TITLE: Purchase of pool cars", "Ref: PCC/D/2026/01", "Date: 24 November 2026"):
        notice.add_paragraph(line)
    notice.add_heading("EXECUTIVE SUMMARY", 1)
    notice.add_paragraph("1.1. Six pool cars have reached the end of their life.")
    notice.add_paragraph("1.2. Their replacement costs £150,000.")
    notice.add_heading("PROPOSAL", 1)
    notice.add_paragraph("To buy six cars from the national framework.")
    notice.add_heading("PART 2 - EXEMPT", 1)
    notice.add_paragraph("The second bidder may challenge the award of the cars.")
    notice.save(str(path))
