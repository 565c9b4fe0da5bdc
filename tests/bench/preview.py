"""How long a saved record takes to show in the preview: from the save to the moment the page has the new words."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.site.building import DAY, ROOT

_PATIENCE = 120
_PAGE = "decisions/2022/mid-d-2022-05/"


def preview_seconds(config: Path, folder: Path, saves: int = 3) -> list[float]:
    """Seconds for each of some saves of one record of the demo, under `make serve`."""
    record = folder / "decisions/2022/mid-d-2022-05.yaml"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    places = ["--config", str(config), "--decisions", str(folder / "decisions"), "--bundle", str(folder / "public")]
    command = [sys.executable, "-m", "generator", "serve", *places, "--content", str(ROOT / "content")]
    environment = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [*command, "--address", address], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://{address}/{_PAGE}"
        _wait(url, "I approve the proposal.")
        return [_save(record, url, f"I approve proposal number {save}.") for save in range(saves)]
    finally:
        process.terminate()
        process.wait()


def _save(record: Path, url: str, words: str) -> float:
    text = re.sub(r"(?m)^approval: .*$", f"approval: {words}", record.read_text(encoding="utf-8"))
    record.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    _wait(url, words)
    return time.perf_counter() - start


def _wait(url: str, words: str) -> None:
    end = time.monotonic() + _PATIENCE
    while words not in _shown(url):
        if time.monotonic() > end:
            raise RuntimeError("the preview never showed the saved record")
        time.sleep(0.05)


def _shown(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # an address of our own making
            return str(answer.read().decode())
    except OSError:
        return ""
