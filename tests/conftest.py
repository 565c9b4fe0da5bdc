"""Registers built once for all tests, and the browser that looks at them."""

import functools
import os
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.mutants.matrix import cells_of, matrix
from tests.site.building import Built, build_demo, build_real
from tests.site.chromium import HOW, QUIET, chromium

if settings.get_current_profile_name() == "default":  # a machine with other work to do is no fault of the program
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _every_finding_is_whole() -> Iterator[None]:
    """A finding without a file, a problem or a remedy fails whichever test meets it."""
    from generator.catalogue import Rule  # not at the top: a mutant loads the program anew
    from generator.findings import Finding, Position

    at = Rule.at

    def whole(rule: Rule, position: Position, problem: str, remedy: str) -> Finding:
        assert all(isinstance(one, str) and one for one in (position.path, problem, remedy)), rule.code
        return at(rule, position, problem, remedy)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "at", whole)
        yield


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real office's register, built as `make site` builds it."""
    return build_real(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The register of Midshire."""
    return build_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one these tests are skipped with advice, and fail where CI is set."""
    named = chromium()
    if named is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(HOW)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=named, args=list(QUIET))
        yield started
        started.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the matrix of leaks and layers, where mutants were tried."""
    tried = {
        kind: cells_of(one.nodeid for one in terminalreporter.stats.get(kind, ())) for kind in ("passed", "failed")
    }
    if tried["passed"] or tried["failed"]:
        terminalreporter.section("leaks planted, and the layers that caught them")
        for line in matrix(tried["passed"], tried["failed"]):
            terminalreporter.write_line(line)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
        """Say nothing."""


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine and gives its address."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def serve(folder: Path) -> str:
        if folder not in servers:
            handler = functools.partial(_Quiet, directory=str(folder))
            servers[folder] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield serve
    for server in servers.values():
        server.shutdown()
        server.server_close()
