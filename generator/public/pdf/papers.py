"""Decisions as papers for print: tagged PDF (PDF/UA-1), the same bytes for the same page.

Comes in: pages as Markdown with what a paper says of itself. Goes out: PDF files, made on all cores. A paper that was
made before of the same source is kept: its keywords carry the digest of the source. Deliberately absent: anything that
is not on the page, the day of the register and the fonts of this machine.
"""

import hashlib
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import typst

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.public.pdf.screen import for_print
from generator.public.pdf.typeset import Typesetter, quoted
from generator.public.wording import say

UNPRINTED = define(
    "PAPER-01",
    "Every decision can be printed as a paper; a page that cannot be set as one is a fault of the program.",
    source="Part One",
)
_TEMPLATE = (Path(__file__).parent / "paper.typ").read_text(encoding="utf-8")
_PARTS = ("papers.py", "typeset.py", "reading.py", "elements.py", "screen.py")
_CODE = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _PARTS]
_MADE_BY = [version("typst"), version("markdown"), _TEMPLATE, *_CODE]
_BATCH = 64  # papers in hand at a time, so that a large register does not fill the memory
# What the fonts that come with typst are known to hold: Latin, Greek, Cyrillic, punctuation, currencies, arrows.
_PRINTABLE = (
    "\\n -\\u024f\\u0370-\\u03ff\\u0400-\\u04ff\\u1e00-\\u1eff"
    "\\u2010-\\u2027\\u2030-\\u205e\\u20ac\\u2190-\\u2193\\u2212"
)
_STRANGE = re.compile(f"[^{_PRINTABLE}]")
_EPOCH = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be printed: its Markdown, its path below the site, and what the paper says of itself."""

    path: str
    page: str
    title: str
    reference: str
    office: str
    subject: str
    language: str
    day: date | None

    @property
    def paper(self) -> str:
        """Where the paper stands: beside the page."""
        return self.path.removesuffix(".md") + ".pdf"


def papers(
    sheets: Iterable[Sheet], base: str | None, kept: Callable[[str], bytes | None]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each paper, in order; `kept` hands back the paper that stands at a path already, if any.

    Stop where a page cannot be set.
    """
    tools = threading.local()
    counting = _counting()  # here, for other threads do not know which language is spoken

    def make(given: Sheet) -> tuple[str, bytes]:
        sheet = replace(given, page=for_print(given.page))
        key = _key(sheet, base, counting)
        old = kept(sheet.paper)
        if old and key.encode() in old:
            return sheet.paper, old
        if not hasattr(tools, "setter"):
            tools.setter, tools.press = Typesetter(base), typst.Compiler(ignore_system_fonts=True)
        return sheet.paper, _print(tools.press, sheet, _source(sheet, key, tools.setter, base, counting))

    waiting = iter(sheets)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        while batch := list(islice(waiting, _BATCH)):
            yield from pool.map(make, batch)


def _counting() -> str:
    """A function of typst that says which page of how many this is."""
    first, middle, last = map(quoted, say("Page {number} of {count}", number="\x00", count="\x00").split("\x00"))
    return f"(n, m) => {first} + n + {middle} + m + {last}"


def _key(sheet: Sheet, base: str | None, counting: str) -> str:
    """What the paper carries: the digest of everything that it is made from."""
    made_from = [*_MADE_BY, str(base), counting, *map(str, astuple(sheet))]
    lengths = [str(len(one)) for one in made_from]  # so that no two lists run together into one text
    return f"source sha256 {hashlib.sha256(chr(0).join([*lengths, *made_from]).encode()).hexdigest()}"


def _source(sheet: Sheet, key: str, setter: Typesetter, base: str | None, counting: str) -> str:
    """The whole source of a paper."""
    said = {
        "title": f"{sheet.reference}: {sheet.title}",
        "reference": sheet.reference,
        "office": sheet.office,
        "subject": sheet.subject,
        "lang": sheet.language,
    }
    named = "".join(f"{name}: {quoted(text)}, " for name, text in said.items())
    named += f"page-words: {counting}, "
    if base:
        named += f"source: {quoted(base + sheet.path.removesuffix('.md') + '/')}, "
    body = setter.body(sheet.page, sheet.path)
    return f'{_TEMPLATE}\n#show: paper.with({named}key: "{key}")\n\n{body}\n'


def _print(press: typst.Compiler, sheet: Sheet, source: str) -> bytes:
    """The paper. A character that no font here holds is told by its number, as it cannot be shown."""
    for text in (source, _STRANGE.sub(lambda found: f"[U+{ord(found[0]):04X}]", source)):
        try:
            made = press.compile(
                input=text.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=_stamp(sheet.day or _EPOCH)
            )
        except typst.TypstError:
            continue
        if isinstance(made, bytes):
            return made
    said = "This decision cannot be set as a paper for print."
    raise Stop(
        [
            UNPRINTED.at(
                Position(sheet.path), said, "Show this line to whoever looks after the program; nothing was published."
            )
        ]
    )


def _stamp(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
