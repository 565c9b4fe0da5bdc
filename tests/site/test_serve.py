"""`make serve`: a saved record shows by itself, a faulty one changes nothing, and nothing loops."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.building import DAY, ROOT, SEED, local_settings

RECORD = "decisions/2019/pcc-d-2019-03.yaml"
PATIENCE = 60  # seconds; how quick it really is stands in `make bench`


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """A running preview: its folder, its address and its log."""
    shutil.copytree(SEED / "decisions", tmp_path / "decisions")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(local_settings(SEED / "mkdocs.yml", tmp_path), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    places = ["--config", "mkdocs.yml", "--bundle", "public"]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    log = tmp_path / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "generator", "serve", *places, "--address", address]
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        yield tmp_path, f"http://{address}/decisions/2019/pcc-d-2019-03/", log
        os.killpg(process.pid, 15)
        process.wait()


def wait_for(said: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not said():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.2)


def shown(url: str) -> str:
    """What the preview shows at an address; empty while it does not answer."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # an address of our own making
            return str(answer.read().decode())
    except OSError:
        return ""


def test_a_saved_record_shows_and_nothing_loops(preview: tuple[Path, str, Path]) -> None:
    """A correction appears, a fault is said and leaves the page, and then the preview is quiet."""
    folder, url, log = preview
    record = folder / RECORD
    wait_for(lambda: "IT Network Investment" in shown(url))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("IT Network Investment", "IT Network Renewal"), encoding="utf-8")
    wait_for(lambda: "IT Network Renewal" in shown(url))
    record.write_text(text.replace("status: made", "status: maid"), encoding="utf-8")
    wait_for(lambda: "SHAPE-04" in log.read_text(encoding="utf-8"))
    assert "IT Network Renewal" in shown(url)
    time.sleep(2)
    builds = len(re.findall("Building documentation", log.read_text(encoding="utf-8")))
    time.sleep(2)
    assert len(re.findall("Building documentation", log.read_text(encoding="utf-8"))) == builds
