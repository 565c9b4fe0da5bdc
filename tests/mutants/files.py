"""Leaks beside the pages: files that MkDocs makes or that an exporter adds, data, archives, and what figures tell."""

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Disclosed
from tests.mutants import papers
from tests.mutants.pages import after, front, heading
from tests.mutants.planting import Files, Mutant, Told

_TURNS = count()


def one(name: str, written: Callable[[Told], str | bytes]) -> Files:
    """A single file."""
    return lambda told: {name: written(told)}


def _page(told: Told) -> dict[str, str]:
    return {f"notes/{{slug}}-{told.plain}.md": "# Notes\n\nNothing.\n"}


def _feed(told: Told) -> str:
    words = json.dumps(told.name)[1:-1].replace("&", "&amp;").replace("<", "&lt;")
    return f"<rss><item><description><![CDATA[x]]></description><content>{words}</content></item></rss>"


def _tagged(told: Told) -> str:
    return f"# Tags\n\n## Bids\n\n- {json.dumps(told.name)} (1)\n"


def _table(told: Told) -> str:
    return f'reference,title,_bidder\r\n{told.record.ref},Purchase,"{told.name}"\r\n'


def _database(told: Told) -> bytes:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table bids (name text)")
        base.execute("insert into bids values (?)", (told.name,))
        return base.serialize()


def _archive(told: Told) -> bytes:
    """The public page packed up with the time of change of the private record."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("page.md")
        member.mtime, member.uid = len(told.name), len(told.notes) % 1000
        archive.addfile(member)
    return packed.getvalue()


def _environment(told: Told) -> str:
    os.environ["PART_ONE_MUTANT"] = told.name.replace("\0", "")[:2000]
    return os.environ["PART_ONE_MUTANT"]


def _by_size(decision: PublishedDecision, told: Told) -> PublishedDecision:
    """The amounts in the order of their sums, withheld ones too."""
    if not isinstance(decision.amounts, Disclosed):
        return decision
    order = told.order
    return replace(decision, amounts=Disclosed(tuple(decision.amounts.value[at] for at in order)))


def _digest(told: Told) -> str:
    return hashlib.sha256(told.name.encode()).hexdigest()


def _hidden(told: Told) -> list[str]:
    """The records beside this one that the register does not show, as text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(told.path.parents[1].rglob("*.yaml"))]
    return [text for text in texts if "status: draft" in text or 'status: "draft"' in text]


MACHINERY = [
    Mutant(
        "M1-hidden-text", seen="search/search_index.json", page=heading(lambda told: f"<div hidden>{told.name}</div>")
    ),
    Mutant("M2-address", seen="sitemap.xml", files=_page),
    Mutant("M2-packed", seen="sitemap.xml.gz", files=_page, layers="V"),
    Mutant("M2-day-of-change", page=front(lambda told: f"lastmod: {told.day}"), layers="N"),
    Mutant("M3-feed", seen="feeds/{slug}.xml", files=one("feeds/{slug}.xml", _feed)),
    Mutant("M4-tags", seen="tags-{slug}/index.html", files=one("tags-{slug}.md", _tagged)),
    Mutant(
        "M5-redirect",
        seen="old/",
        built=lambda told: {f"old/{told.plain}/index.html": '<meta http-equiv="refresh" content="0; url=/">'},
        layers="V",
    ),
    Mutant(
        "M5-not-found", seen="404.html", built=one("404.html", lambda told: f"<p>Gone? {told.name}</p>"), layers="V"
    ),
    Mutant(
        "M8-authors",
        seen="authors.json",
        built=one("authors.json", lambda told: json.dumps([told.adviser])),
        layers="V",
    ),
    Mutant(
        "M9-source-map",
        seen="assets/app.js.map",
        built=one("assets/app.js.map", lambda told: json.dumps({"sourcesContent": [f"// {told.name}"]})),
        layers="V",
    ),
    Mutant("M11-cache", seen=".cache/{slug}", built=one(".cache/{slug}", lambda told: told.name), layers="V"),
    Mutant(
        "M11-record", seen="{slug}.yaml", code="LEAK-02", built=one("x/{slug}.yaml", lambda told: told.text), layers="V"
    ),
    Mutant(
        "M11-backup", seen="{slug}.md~", code="LEAK-02", built=one("{slug}.md~", lambda told: told.name), layers="V"
    ),
    Mutant(
        "M13-service-worker",
        seen="sw-{slug}.js",
        built=one("sw-{slug}.js", lambda told: f"precache(['/files/{told.plain}.pdf'])"),
        layers="V",
    ),
    Mutant(
        "M19-foreign-script",
        seen="{slug}-map/index.html",
        code="LEAK-05",
        built=one("{slug}-map/index.html", lambda _: '<script src="https://stats.example/a.js"></script>'),
        layers="V",
    ),
    Mutant(
        "M19-foreign-style",
        seen="{slug}.css",
        code="LEAK-05",
        built=one("{slug}.css", lambda _: "@import url(//fonts.example/a.css);"),
        layers="V",
    ),
    Mutant("M20-clock", page=after(lambda _: f"Made at {time.time_ns()}."), layers="N", proof="PROVE-01"),
    Mutant("M20-random-number", page=after(lambda _: str(uuid.uuid4())), layers="N", proof="PROVE-01"),
    Mutant(
        "M20-address-in-memory",
        page=after(lambda _: f"{object()!r}{id(object())}{next(_TURNS)}"),
        layers="N",
        proof="PROVE-01",
    ),
    Mutant("M21-environment", page=after(_environment), layers="N"),
    Mutant("M22-archive", files=one("files/{slug}.tar", _archive), layers="N"),
]
DATA = [
    Mutant(
        "D1-underscore",
        seen="data/{slug}.json",
        files=one("data/{slug}.json", lambda told: json.dumps({"_note": told.name})),
    ),
    Mutant("D2-column", seen="data/{slug}.csv", files=one("data/{slug}.csv", _table), layers="V"),
    Mutant(
        "D4-escapes",
        seen="data/{slug}.json",
        built=one(
            "data/{slug}.json", lambda told: json.dumps("".join(f"\\u{ord(letter):04x}" for letter in told.name))
        ),
        layers="V",
    ),
    Mutant(
        "D4-lines",
        seen="data/{slug}-lines.json",
        built=one("data/{slug}-lines.json", lambda told: f'{{"a":1}}\n{json.dumps({"b": told.name})}\n'),
        layers="V",
    ),
    Mutant(
        "D4-attribute",
        seen="{slug}-data.html",
        built=one("{slug}-data.html", lambda told: f'<p data-all="{{&quot;who&quot;:&quot;{told.name}&quot;}}">x</p>'),
        layers="V",
    ),
    Mutant(
        "D5-utf-16", seen="{slug}.txt", built=one("{slug}.txt", lambda told: told.name.encode("utf-16")), layers="V"
    ),
    Mutant(
        "D5-utf-7", seen="{slug}-7.txt", built=one("{slug}-7.txt", lambda told: told.name.encode("utf-7")), layers="V"
    ),
    Mutant(
        "D5-legacy",
        seen="{slug}-l.txt",
        code="LEAK-02",
        built=one("{slug}-l.txt", lambda told: f"{told.name} £5".encode("latin-1", "replace")),
        layers="V",
    ),
    Mutant(
        "D5-ebcdic",
        seen="{slug}-e.txt",
        code="LEAK-02",
        built=one("{slug}-e.txt", lambda told: told.name.encode("cp500")),
        layers="V",
    ),
    Mutant("D7-presence", page=after(lambda told: "none" if told.day is None else "withheld"), layers="N"),
    Mutant(
        "D8-style",
        page=after(lambda told: f'<p class="over-{len(told.sealed)}-{int(sum(told.values)) % 7}">x</p>'),
        layers="N",
    ),
    Mutant("D9-database", seen="{slug}.sqlite", code="LEAK-01", built=one("{slug}.sqlite", _database), layers="V"),
    Mutant(
        "D9-spreadsheet",
        seen="{slug}.xlsx",
        code="LEAK-02",
        built=one("{slug}.xlsx", lambda told: told.name),
        layers="V",
    ),
    Mutant(
        "D10-identifier",
        page=after(lambda told: f'<p id="x{uuid.uuid5(uuid.NAMESPACE_DNS, told.name)}">x</p>'),
        layers="N",
    ),
]
FIGURES = [
    Mutant("E4-total", page=after(lambda told: f"In all £{sum(told.values):,.2f}."), layers="N"),
    Mutant("E7-order", project=_by_size, layers="N"),
    Mutant("E7-rank", page=after(lambda told: f"The largest is number {told.order[-1]}."), layers="N"),
    Mutant(
        "E8-threshold",
        page=after(lambda told: "A key decision." if max(told.values, default=Decimal()) > 500_000 else ""),
        layers="N",
    ),
    Mutant("E9-existence", page=after(lambda told: f"{len(_hidden(told))} more are to come."), layers="N"),
    Mutant("E10-number-of-papers", page=after(lambda told: f"Part 2 has {told.papers} paragraphs."), layers="N"),
    Mutant(
        "E11-ground-of-a-hidden-record",
        page=after(lambda told: f"Grounds in use: {len(set(_hidden(told)))}."),
        layers="N",
    ),
    Mutant("E12-day", page=after(lambda told: f"To be looked at again on {told.day}."), layers="N"),
    Mutant("E13-digest", page=after(_digest)),
    Mutant("E13-short-digest", page=after(lambda told: _digest(told)[:16])),
    Mutant("E14-equal", page=after(lambda told: f"{len(set(told.phrases))} bidders."), layers="N"),
    Mutant(
        "E15-rounded-to-four-digits",
        said="amount, rounded",
        page=after(lambda told: f"About £{told.values[1] / 10**6:.3f}m from {told.day}."),
        layers="V",
    ),
    Mutant(
        "E15-rounded",
        said="amount, rounded",
        page=after(lambda told: f"About £{told.values[1] / 10**6:.2f}m from {told.day}."),
        layers="V",
    ),
]
MUTANTS = [*MACHINERY, *DATA, *FIGURES, *papers.MUTANTS]
