"""A page that is made when it is asked for is the page of the build, byte for byte."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from generator.commands.composing import Composer, attachments_of
from generator.commands.steps import clean_environment
from generator.findings import Stop
from generator.live import watching
from generator.live.listening import Listening
from generator.live.rendering import Rendering
from generator.live.watching import watch
from generator.public.bundle import attached, decision_path, read_decisions, read_register
from tests.site.building import DAY, Built, files_of

# What only the finished build has: the certificate, the sign of who made the folder, and the packed sitemap.
OF_THE_BUILD = {"verification/index.html", "verification.json", ".made-by-part-one", "sitemap.xml.gz"}


def test_every_page_is_as_the_build_gives_it(demo: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages, data, feeds and the search index of the demo; of the papers, the first."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clean_environment(date.fromisoformat(DAY))["SOURCE_DATE_EPOCH"])
    register = read_register(demo.bundle)
    decisions = tuple(read_decisions(demo.bundle, register))
    composed = Composer(demo.folder / "content").compose(register, decisions, attachments_of(decisions, demo.bundle))
    rendering = Rendering(demo.folder / "mkdocs.yml")
    rendering.take(composed)
    built = {path: data for path, data in files_of(demo.site).items() if path not in OF_THE_BUILD}
    papers = sorted(path for path in built if path.endswith(".pdf"))
    looked_at = [path for path in built if path not in papers[1:]]
    assert len(looked_at) > 400
    assert [path for path in looked_at if rendering.get(path)[2] != built[path]] == []
    assert rendering.get("no/such/page/")[0] == 404


def test_what_a_decision_leaves_at_an_old_address_is_there_too(demo: Built) -> None:
    """Its data, its paper and its attachments, as `stage` copies them; an address elsewhere has the page alone."""
    register = read_register(demo.bundle)
    one = next(one for one in read_decisions(demo.bundle, register) if [*attached(one)])
    old, own = "decisions/1999/mid-d-1999-01", decision_path(one)
    moved = (replace(one, formerly_at=(f"{old}/", "news/1.html")),)
    ways = Composer(demo.folder / "content").compose(register, moved, attachments_of(moved, demo.bundle)).ways
    files = [".json", ".pdf", *(f"/{name}" for name in attached(one))]
    assert all(ways[f"{old}{way}"] == ways[f"{own}{way}"] for way in files)
    there = {path for path in ways if path.startswith(("news/", old))}
    assert there == {f"{old}/index.html", "news/1.html", *(f"{old}{way}" for way in files)}


def test_a_folder_that_is_moved_while_it_is_looked_through_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `renumber` moves attachments: the next look finds what changed, and no name of a file is told meanwhile."""
    rglob, looks, stop = Path.rglob, list[int](), Event()

    def moved(self: Path, pattern: str) -> Iterator[Path]:
        looks.append(1)
        if len(looks) == 1:
            raise FileNotFoundError
        return rglob(self, pattern)

    monkeypatch.setattr(Path, "rglob", moved)
    monkeypatch.setattr(watching, "_PAUSE", 0.001)
    (tmp_path / "a.yaml").write_text("ref: A\n", encoding="utf-8")
    watch([tmp_path], {}, stop.set, stop)
    assert len(looks) == 2


@pytest.mark.parametrize("address", ["0.0.0.0:8000", "192.0.2.1:8000", ":8000", "127.0.0.1:x", "127.0.0.1:99999"])
def test_it_listens_on_this_machine_only(address: str) -> None:
    """Any other address, or none, is refused with what to write."""
    with pytest.raises(Stop) as stop:
        Listening(address, "", lambda _: (200, "text/html", b""))
    assert stop.value.findings[0].code in ("SERVE-01", "SERVE-02")
