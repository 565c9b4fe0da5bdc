"""The site as a server on the web sends it: packed with gzip, and every answer counted.

Comes in: a finished site. Goes out: its address while it is served, and what was sent. Deliberately absent: caching, so
that every visit is a first one.
"""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


@dataclass(slots=True)
class Sent:
    """What a server has sent: each path below the site with the bytes on the wire, heads included."""

    answers: list[tuple[str, int]] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """All bytes together."""
        return sum(size for _, size in self.answers)

    @property
    def paths(self) -> set[str]:
        """Everything that was asked for."""
        return {path for path, _ in self.answers}

    def forget(self) -> None:
        """Begin a new visit."""
        self.answers.clear()


@contextmanager
def packed(site: Path) -> Iterator[tuple[str, Sent]]:
    """Serve a site packed; hands out its address and the count of what was sent."""
    sent = Sent()

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            answer = _answer(site, path)
            sent.answers.append((path, len(answer)))
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


def _answer(site: Path, path: str) -> bytes:
    file = site / path
    file = file / "index.html" if file.is_dir() else file
    return _message(file) if file.is_file() else _head(HTTPStatus.NOT_FOUND, 0)


@cache
def _message(file: Path) -> bytes:
    """Head and body of a file, packed where that is usual; a built site stays as it is."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    data, pack = file.read_bytes(), file.suffix in PACKED
    body = gzip.compress(data, 6, mtime=0) if pack else data
    return _head(HTTPStatus.OK, len(body), f"Content-Type: {kind}", *["Content-Encoding: gzip"] * pack) + body


def _head(status: HTTPStatus, length: int, *more: str) -> bytes:
    lines = (f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Length: {length}", "Cache-Control: no-store", *more)
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
