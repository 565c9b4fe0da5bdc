"""`preview`: the private preview, in a browser on this machine: the pages with their exempt words marked, and Part 2.

Everything stays in the memory of this one process. It answers at 127.0.0.1 only, below a path that is drawn anew each
time; no page is written anywhere. A saved record shows within seconds, and one that has faults is shown all the same.
"""

import secrets
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.utils import is_markdown_file

from generator.commands import sources
from generator.commands.composing import Composed, Composer
from generator.commands.outcome import Outcome, add_places
from generator.commands.publish import Before, Published, project_register, published_office
from generator.commands.watched import Frame, say, until_ended, watched
from generator.findings import Finding
from generator.live.listening import Answer, Listening
from generator.live.watching import state
from generator.preview.frame import CSS, STYLE, WATERMARK, cleared, framed
from generator.preview.showing import RECORDS, Shown, links_among, page, records_page, showing
from generator.private.entry import Entry
from generator.private.register import Register, Source
from generator.public.bundle import FORMAT
from generator.public.office import PublishedRegister
from generator.public.wording import speaking

_LIST = "The list is that of the public: decisions open with everything, and the rest of the site is as it goes out."
# Papers that a browser may open here; a page or drawing of somebody else's could read the preview and send it away.
_HARMLESS = ("application/pdf", "image/png", "image/jpeg", "text/csv", "text/plain")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `preview`."""
    add_places(parser, "config", "decisions", "part2-folder", "content")
    parser.add_argument("--address", default="127.0.0.1:8001", help="where the preview listens")


def run(options: Namespace) -> Outcome:
    """Preview until interrupted."""
    token = secrets.token_urlsafe(24)
    preview = Preview(options, f"/{token}/")
    listening = Listening(options.address, token, preview.get)
    seen = state(watched(options))
    preview.show()
    say(f"{WATERMARK}\nOpen {listening.address}records/ (end it with Ctrl and C). Give the address to nobody.")
    until_ended(options, seen, listening, preview.show)
    return Outcome()


class Preview:
    """All records and the public site around them, made anew at each change."""

    def __init__(self, options: Namespace, base: str) -> None:
        self._options, self._base = options, base
        self._composer = Composer(options.content)
        self._before = Before()
        self._notes: dict[str, str] = {}
        self._papers: set[str] = set()
        self._frame = Frame(options.config, base)

    def show(self) -> bool:
        """Read what changed and show it; Stop where settings or hand-written pages do not let a page be made."""
        start = time.perf_counter()
        source = sources.source(self._options)
        entries: list[Entry] = []

        def read(*what: Any) -> Entry:
            entries.append(self._before.read(*what))
            return entries[-1]

        findings, published = project_register(Register(source, read), self._before)
        published = published or _empty(source)
        composed = self._composer.compose(published.register, published.decisions, published.files)
        with speaking(source.office.language.value):
            found = showing(entries, source.day)
        self._take(composed, found, [*findings, *composed.findings], published)
        say(f"{time.strftime('%H:%M:%S')} the preview is up to date ({time.perf_counter() - start:.1f} seconds)")
        return True

    def get(self, address: str) -> Answer:
        """What stands at an address below the path of the preview."""
        if address == STYLE:
            return 200, "text/css", CSS
        status, kind, body = self._rendering.get(address)
        if address in self._papers and kind not in _HARMLESS:
            return status, "application/octet-stream", body
        if kind == "text/html":
            note = self._notes.get(address.removesuffix("index.html"), _LIST)
            return status, kind, framed(body.decode(), self._base, note).encode()
        return status, kind, cleared(body) if kind == "application/json" else body

    def _take(self, composed: Composed, found: list[Shown], findings: list[Finding], published: Published) -> None:
        links, ways = links_among(found), dict(composed.ways)
        for one in found:
            ways[one.path] = lambda one=one: page(one, links, published.register).encode()  # type: ignore[misc]
        ways[RECORDS] = lambda: records_page(found, findings).encode()
        papers = {f"{one.path[:-3]}/{file.name}": file.read_bytes for one in found for file in _files(one)}
        ways |= papers
        self._papers = {form for path in papers for form in (path, quote(path))}
        self._notes = {f"{one.path[:-3]}/": f"The public sees: {one.note}" for one in found}
        self._rendering = self._frame.rendering(published.register)
        self._rendering.take(Composed(composed.language, ways, ()))


def _files(one: Shown) -> list[Path]:
    """The files of a record, withheld or not; but none that MkDocs would take for a page."""
    folder = one.entry.path.with_suffix("")
    found = [path for path in sorted(folder.glob("*")) if path.is_file() and not path.is_symlink()]
    return [path for path in found if not is_markdown_file(path.name) and path.name != "index.html"]


def _empty(source: Source) -> Published:
    """A register without a decision: what the public site is while a fault stops it."""
    office = published_office(source.office)
    whole = PublishedRegister(format=FORMAT, day=source.day, site_url=source.address, office=office, decisions=())
    return Published(whole, (), {})
