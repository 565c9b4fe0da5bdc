"""What a build leaves on disk: the same bytes anywhere, the old site where anything fails, every fact of the seed."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.building import ROOT, SEED, Built, build, build_demo, files_of

REAL = "decisions/2019/pcc-d-2019-03"
OUTSIDE = re.compile(r'<(?:script|link|img|iframe|source)[^>]+(?:src|href)="?(https?://[^">\s]+)')


class Words(HTMLParser):
    """The words of the article of a page, and the ids on it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.ids: list[str] = []
        self.feed(page[page.index("<article") : page.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note the id."""
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_data(self, data: str) -> None:
        """Gather the words."""
        self.text += data


def words(page: str) -> str:
    """The words of a page's article with single spaces."""
    return " ".join(Words(page).text.split())


def test_both_registers_build_without_a_warning_from_mkdocs(real: Built, demo: Built) -> None:
    """The real office's and the demonstration build under strict; only the demo's meant warnings are said."""
    assert real.code == 0, real.output
    assert "arning" not in real.output
    assert demo.code == 0, demo.output
    assert re.findall(r"([A-Z]+-\d+) warning", demo.output) == ["GROUND-12", "REF-04", "DATE-06"]


def test_the_seed_shows_every_fact(real: Built) -> None:
    """The page of the real decision has every fact that the format asks for."""
    text = words(real.page(REAL))
    for fact in ("PCC/D/2019/03", "IT Network Investment", "£5.444m", "two years", "24 January 2019", "A. J. Cross"):
        assert fact in text, fact
    for fact in ("name not recorded", "date not recorded", "Chief Executive Officer", "I approve the proposal"):
        assert fact in text, fact
    for heading in ("Background", "OCC", "DCD", "KcomD", "Risks", "Financial comments", "Legal considerations"):
        assert heading in text, heading
    assert "Public access to information" in text
    assert text.count("Part 2 report") >= 3
    assert "schedule 11, paragraph 14" in text
    assert re.search(r"Correction of 23 November 2026 The legal.{0,200}Schedule 1", text)
    assert "The grounds were not recorded" in text
    assert "The signed document is the authority" in text


def test_the_seed_numbers_every_paragraph(real: Built) -> None:
    """Every paragraph of the document has its number and a permanent anchor."""
    numbers = [f"1.{n}" for n in range(1, 5)]
    for section, count in ((2, 5), (3, 3), (4, 5), (5, 5), (6, 2)):
        numbers += [f"{section}.{n}" for n in range(1, count + 1)]
    numbers += ["6.1.1", "6.1.2", "6.1.3"]
    page = Words(real.page(REAL))
    assert [f"p{number.replace('.', '-')}" for number in sorted(numbers)] == sorted(
        one for one in page.ids if re.fullmatch(r"p\d+(-\d+)+", one)
    )


def test_the_same_day_gives_the_same_bytes(demo: Built, tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed change no byte of the site or the bundle."""
    other = build_demo(
        tmp_path / "elsewhere", TZ="Pacific/Auckland", PYTHONHASHSEED="7", LANG="C", PRIVATE_NOTE="zqkey"
    )
    assert other.code == 0, other.output
    assert files_of(other.bundle) == files_of(demo.bundle)
    assert files_of(other.site) == files_of(demo.site)
    assert not [name for name, data in files_of(other.site).items() if b"zqkey" in data]


@pytest.fixture
def office(tmp_path: Path) -> Built:
    """An office with one decision, already built once."""
    shutil.copytree(SEED / "decisions", tmp_path / "decisions")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    built = build(tmp_path, SEED / "mkdocs.yml", tmp_path / "decisions", tmp_path / "content")
    assert built.code == 0, built.output
    return built


def again(office: Built) -> Built:
    """Build the office's register once more."""
    folder = office.folder
    return build(folder, SEED / "mkdocs.yml", folder / "decisions", folder / "content")


def test_a_faulty_record_leaves_the_site_as_it_was(office: Built) -> None:
    """The build stops with the place of the fault, and nothing in site/ or the bundle changes."""
    site, bundle = files_of(office.site), files_of(office.bundle)
    record = office.folder / f"{REAL}.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("status: made", "status: mad"), encoding="utf-8")
    built = again(office)
    assert built.code == 1
    assert re.search(r"pcc-d-2019-03\.yaml:4:9: SHAPE-04 ", built.output)
    assert files_of(office.site) == site
    assert files_of(office.bundle) == bundle


def test_a_broken_link_leaves_the_site_as_it_was(office: Built) -> None:
    """A hand-written page with a link to nowhere stops the build under strict."""
    site = files_of(office.site)
    page = office.folder / "content" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    built = again(office)
    assert built.code == 1
    assert "BUILD-01" in built.output
    assert "nowhere.md" in built.output
    assert files_of(office.site) == site


def test_a_page_that_asks_for_the_unknown_is_refused_with_its_line(office: Built) -> None:
    """A generated part that does not exist, and a link to one decision, are named by line and column."""
    page = office.folder / "content" / "about.md"
    more = "<!-- generated: lottery -->\n[one](decisions/2019/pcc-d-2019-03.md)\n"
    lines = page.read_text(encoding="utf-8").count("\n")
    page.write_text(page.read_text(encoding="utf-8") + more, encoding="utf-8")
    built = again(office)
    assert built.code == 1
    assert f"about.md:{lines + 1}:1: CONTENT-01 " in built.output
    assert f"about.md:{lines + 2}:7: CONTENT-02 " in built.output


def test_what_is_no_longer_a_record_leaves_no_page(office: Built) -> None:
    """A record that becomes a draft is refused while its page is public, and gone from every file without one."""
    record = office.folder / f"{REAL}.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("status: made", "status: draft"), encoding="utf-8")
    refused = again(office)
    assert refused.code == 1
    assert "ADDRESS-03" in refused.output
    shutil.rmtree(office.site)
    built = again(office)
    assert built.code == 0, built.output
    everything = b"".join(files_of(office.site).values()) + b"".join(files_of(office.bundle).values())
    assert b"Network Investment" not in everything
    assert b"pcc-d-2019-03" not in everything
    assert "No decision has been published yet" in office.page("decisions")


@pytest.mark.parametrize("kind", ["real", "demo"])
def test_no_page_asks_anything_of_another_host(kind: str, request: pytest.FixtureRequest) -> None:
    """Scripts, styles and pictures all come from the site itself."""
    built: Built = request.getfixturevalue(kind)
    own = {"decisions.midshire.example", "decisions.west-mercia.example"}
    for name, data in files_of(built.site).items():
        if name.endswith(".html"):
            hosts = {urlsplit(url).hostname for url in OUTSIDE.findall(data.decode())}
            assert hosts <= own, name


def test_every_address_within_the_site_leads_somewhere(demo: Built) -> None:
    """Every link on every page, with its anchor, leads to a file and an id that exist; raw HTML included."""
    files = files_of(demo.site)
    ids = {
        name: set(re.findall(r'\sid="([^"]+)"', data.decode()))
        for name, data in files.items()
        if name.endswith(".html")
    }
    lost = set()
    for name in ids:
        if name == "404.html":
            continue
        for url in re.findall(r'\shref="([^"]*)"', files[name].decode()):
            path, _, anchor = url.partition("#")
            if re.match(r"[a-z]+:", url):
                continue
            parts = [*Path(name).parent.parts] if path else [name]
            for part in path.split("/") if path else []:
                parts = parts[:-1] if part == ".." else [*parts, part] if part not in ("", ".") else parts
            target = "/".join(parts)
            target = target if target in files else f"{target}/index.html".lstrip("/")
            if target not in files or (anchor and target in ids and anchor not in ids[target]):
                lost.add((name, url))
    assert not lost


def test_the_bundle_is_on_the_site(demo: Built) -> None:
    """Everything in the bundle can be downloaded, to the byte, at the address that the page on open data gives."""
    bundle, site = files_of(demo.bundle), files_of(demo.site)
    assert {name for name in bundle if name.endswith(".json")} == {name for name in site if _is_data(name)}
    assert [name for name in bundle if not name.startswith(".") and site[name] != bundle[name]] == []
    decisions = [name.removesuffix(".json") for name in bundle if re.fullmatch(r"decisions/.*\.json", name)]
    assert [name for name in decisions if f"{name}/index.html" not in site] == []
    assert 'href="../register.json"' in demo.page("about")


_MADE_FROM_IT = ("assets/", "data/", "feeds/", "search/", "verification.")


def _is_data(name: str) -> bool:
    """Whether a file is of the bundle, and neither made from it nor about the site."""
    return name.endswith(".json") and not name.startswith(_MADE_FROM_IT)


def test_the_demo_says_that_it_is_invented(demo: Built) -> None:
    """No page of Midshire can be taken for that of an office."""
    for name, data in files_of(demo.site).items():
        if name.endswith(".html"):
            assert b"Midshire is an invented office" in data, name


def test_drafts_and_embargoed_decisions_leave_no_trace(demo: Built) -> None:
    """Neither reference nor words of the demo's draft and embargoed records stand in any byte of the site."""
    everything = b"".join(files_of(demo.site).values()) + b"".join(files_of(demo.bundle).values())
    for secret in (b"mid-d-2026-06", b"MID/D/2026/06", b"mid-d-2026-07", b"MID/D/2026/07", b"Nettlecombe"):
        assert secret not in everything
