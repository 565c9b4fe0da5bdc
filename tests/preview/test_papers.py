"""What lies beside a record is somebody else's: the private preview opens it, and lets none of it run."""

import re
import shutil
import socket
import threading
from argparse import Namespace
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.commands import preview as command
from generator.commands import serve, watched
from generator.commands.preview import Preview
from generator.live.listening import Listening
from tests.site.building import DAY, ROOT, SEED, local_settings

SCRIPT = b"<html><body><script>fetch('../')</script></body></html>"
HERE = "decisions/2019/pcc-d-2019-03/"


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """The preview of a record with withheld papers that hold scripts."""
    monkeypatch.setenv("REGISTER_DAY", DAY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    shutil.copytree(SEED / "decisions", tmp_path / "decisions")
    (tmp_path / "mkdocs.yml").write_text(local_settings(SEED / "mkdocs.yml", tmp_path), encoding="utf-8")
    for name in ("offer.html", "100%25.html", "drawing.svg", "index.html", "notes.md", "offer.pdf"):
        (folder := tmp_path / HERE).mkdir(exist_ok=True)
        (folder / name).write_bytes(SCRIPT)
    places = {"config": tmp_path / "mkdocs.yml", "decisions": tmp_path / "decisions", "content": ROOT / "content"}
    made = Preview(Namespace(**places, part2_folder=None), "/t/")
    made.show()
    return made


def test_no_paper_runs_as_a_page_of_the_preview(preview: Preview) -> None:
    """A supplier's page or drawing could read every exempt word around it and send it away; it is only handed out."""
    for name in ("offer.html", "100%25.html", "100%2525.html", "drawing.svg"):
        assert preview.get(HERE + name)[:2] == (200, "application/octet-stream")
    assert preview.get(f"{HERE}offer.pdf")[1] == "application/pdf"
    assert b"fetch(" not in preview.get(HERE)[2]
    assert b"fetch(" not in preview.get(f"{HERE}index.html")[2]
    assert preview.get(f"{HERE}notes/")[0] == 404


def test_a_browser_that_goes_away_is_met_with_silence(capfd: pytest.CaptureFixture[str]) -> None:
    """No traceback at the terminal, whatever the fault was called; the next one is answered."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    gone = threading.Event()

    def get(path: str) -> tuple[int, str, bytes]:
        if path == "gone":
            gone.wait(5)
        return 200, "application/octet-stream", bytes(20_000_000 if path == "gone" else 1)

    listening = Listening(f"127.0.0.1:{port}", "t", get)
    thread = threading.Thread(target=listening.run)
    thread.start()
    try:
        with socket.create_connection(("127.0.0.1", port)) as browser:
            browser.sendall(f"GET /t/gone HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        gone.set()
        browser_again = HTTPConnection("127.0.0.1", port, timeout=5)
        browser_again.request("GET", "/t/a")
        assert browser_again.getresponse().read() == b"\0"
    finally:
        listening.stop()
        thread.join()
    assert not re.search(r"Traceback|Exception", "".join(capfd.readouterr()))


@pytest.mark.parametrize("verb", [command, serve])
def test_an_accident_while_it_follows_quotes_nothing(
    verb: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong after a file was saved is told by its kind alone, and the preview goes on."""
    shown = list[int]()

    class Failing:
        def __init__(self, *_: object) -> None:
            self.get = None

        def show(self, **_: object) -> bool:
            shown.append(1)
            if len(shown) > 1:
                raise ValueError("Vexolmund")
            return True

    class Still:
        address = "http://127.0.0.1/"

        def __init__(self, *_: object) -> None:
            pass

        def run(self) -> None:
            threads[0].join(5)

    threads = list[threading.Thread]()

    class Kept(threading.Thread):
        def __init__(self, **words: Any) -> None:
            super().__init__(**words)
            threads.append(self)

    monkeypatch.setattr(verb, "Preview", Failing)
    monkeypatch.setattr(verb, "Listening", Still)
    monkeypatch.setattr(watched, "watch", lambda *given: given[2]())
    monkeypatch.setattr(threading, "Thread", Kept)
    places = dict.fromkeys(("decisions", "content", "part2_folder", "bundle"))
    verb.run(Namespace(**places, config=Path("mkdocs.yml"), address="127.0.0.1:0", format="text", fail_on="error"))
    said = "".join(capfd.readouterr())
    assert len(shown) == 2
    assert "The program failed (ValueError)." in said
    assert "Vexolmund" not in said


def test_a_preview_watches_whatever_the_settings_lead_to(tmp_path: Path) -> None:
    """Settings that they inherit and the folder of Part 2 that they name; faulty ones are watched by themselves."""
    config, own = tmp_path / "mkdocs.yml", [Path("decisions"), Path("content")]
    text = local_settings(ROOT / "mkdocs.yml", tmp_path)
    config.write_text(text.replace("    kind: pcc\n", "    kind: pcc\n    part2_folder: safe\n"), encoding="utf-8")
    options = Namespace(config=config, decisions=own[0], content=own[1], part2_folder=None)
    assert watched.watched(options) == [config, ROOT / "mkdocs.yml", own[0], tmp_path / "safe", own[1]]
    config.write_text(f"{text}\nextra: [\n", encoding="utf-8")
    assert watched.watched(options) == [config, *own]
