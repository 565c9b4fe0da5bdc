"""A web server for one person on this machine: it answers at 127.0.0.1 only, below one path, and to no other name.

Comes in: an address to listen at, the path below which everything stands, and what answers for the rest of an address.
Goes out: pages that load themselves anew when there is something new. Deliberately absent: files of a disk, other
machines, and caches; whoever does not know the path, or asks by another name, is told nothing.
"""

import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from generator.catalogue import define
from generator.findings import Position, Stop

TAKEN = define("SERVE-01", "The preview listens at an address of this machine that is free.", source="Part One")
ELSEWHERE = define("SERVE-02", "A preview is for this machine alone: it listens at 127.0.0.1.", source="Part One")
_OTHER = (
    "End the other one with Ctrl and C in its window, or take another number, as in  "
    ".venv/bin/python -m generator serve --address=127.0.0.1:8010"
)
SHOW = "Run `make check`; if it finds no error, show this line to whoever looks after the program."
Answer = tuple[int, str, bytes]
_LAST_PORT = 65_535
OWN = "_live/"  # below the path: the script, and the number of the latest state
_SCRIPT = Path(__file__).with_name("reload.js").read_bytes()
_SAFE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Listening:
    """The server; `changed` tells every open page to load itself anew."""

    def __init__(self, address: str, base: str, get: Callable[[str], Answer]) -> None:
        self._base = f"/{base}/" if base else "/"
        self._get = get
        self._state, self._lock = 0, Lock()
        self._server = _Server(_free(address), _Handler)
        self._server.answer = self.answer
        self._server.names = {f"{name}:{self._server.server_port}" for name in ("127.0.0.1", "localhost")}
        self.address = f"http://127.0.0.1:{self._server.server_port}{self._base}"

    def changed(self) -> None:
        """Something new is to be seen."""
        with self._lock:
            self._state += 1

    def run(self) -> None:
        """Answer until interrupted."""
        with self._server:
            self._server.serve_forever(poll_interval=0.2)

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._server.shutdown()

    def answer(self, path: str) -> Answer:
        """What stands at the path of an address."""
        if not path.startswith(self._base):
            return 404, "text/plain", b"Not found.\n"
        inside = path[len(self._base) :]
        if inside == f"{OWN}reload.js":
            return 200, "text/javascript", _SCRIPT
        if inside == f"{OWN}state":
            return 200, "text/plain", str(self._state).encode()
        return self._with_script(self._get(inside))

    def _with_script(self, answer: Answer) -> Answer:
        status, kind, body = answer
        if kind != "text/html":
            return answer
        script = f'<script src="{self._base}{OWN}reload.js" data-state="{self._state}" defer></script></body>'
        return status, kind, body.replace(b"</body>", script.encode(), 1)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answer: Callable[[str], Answer]
    names: set[str]

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that went away is no fault, and a traceback could quote."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "PartOne"
    sys_version = ""

    def do_GET(self) -> None:  # the name is the library's
        """Answer; whatever goes wrong is told without a word of it."""
        if self.headers.get("Host") not in self.server.names:
            self._send(421, "text/plain", b"Open the address that the preview printed.\n")
            return
        try:
            status, kind, body = self.server.answer(unquote(urlsplit(self.path).path))
        except Exception as error:  # noqa: BLE001  # a preview goes on, and no page may quote a record by accident
            said = f"This page cannot be shown ({type(error).__name__}). {SHOW}\n"
            status, kind, body = 500, "text/plain", said.encode()
        self._send(status, kind, body)

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        is_text = kind.startswith("text/") or kind.endswith("json")
        headers = {"Content-Type": f"{kind}; charset=utf-8" if is_text else kind, "Content-Length": str(len(body))}
        for name, value in (headers | _SAFE).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
        """Say nothing: an address could tell what is being worked on."""


def _free(address: str) -> tuple[str, int]:
    """Host and port, or Stop with advice: only this machine, and only where nobody else listens."""
    host, _, port = address.rpartition(":")
    if host not in ("127.0.0.1", "localhost"):
        said = "A preview is for this computer alone, and at this address others could read it."
        remedy = "Leave --address out, or write 127.0.0.1 and a number, as in --address=127.0.0.1:8010."
        raise Stop([ELSEWHERE.at(Position("--address"), said, remedy)])
    try:
        number = int(port) if port.isascii() and port.isdecimal() and int(port) <= _LAST_PORT else -1
        if number < 0:
            raise ValueError
        with socket.create_server(("127.0.0.1", number)):
            return "127.0.0.1", number
    except (OSError, ValueError):
        said = "The preview cannot be shown at this address; perhaps another preview is still running."
        raise Stop([TAKEN.at(Position("--address"), said, _OTHER)]) from None
