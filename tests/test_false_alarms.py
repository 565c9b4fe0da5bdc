"""What must raise no alarm: the demo, awkward pages written by hand, and a thousand sound records."""

import re
from pathlib import Path

import pytest

from generator.commands import evidence
from generator.commands import stage as staging
from generator.commands.publish import publish_register
from generator.commands.stage import stage
from generator.findings import has_errors
from generator.private.register import Source
from generator.settings import read_settings
from generator.verification.before import before_build
from generator.verification.loading import load
from generator.verification.verify import Request, Verdict, verify
from tests.demo.midshire import write_records
from tests.publishing import DAY
from tests.site.building import ROOT, Built, build

AWKWARD = ROOT / "tests/awkward"
SETTINGS = ROOT / "tests/demo/mkdocs.yml"


def verdict(decisions: Path, site: Path, content: Path) -> Verdict:
    """What the verifier says of a site that was made with the settings of Midshire."""
    settings = read_settings(SETTINGS)
    says, pages = evidence.program_says(settings), evidence.pages(content, settings)
    day, address = DAY.isoformat(), evidence.address(settings)
    return verify(Request(decisions, site, day, says, pages, themes=(evidence.MATERIAL,), address=address))


def test_the_demo_raises_no_alarm(demo: Built) -> None:
    """Eighty decisions with all their public sums, names and days, and everything that they withhold."""
    assert demo.code == 0, demo.output
    found = verdict(demo.folder / "decisions", demo.site, ROOT / "content")
    assert (found.findings, found.is_trusted) == ((), True)
    assert found.facts["records"] >= 80
    assert found.facts["secrets"] > 200


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Ten records and ten pages in which public words look like withheld ones, built as `make site` builds them."""
    folder = tmp_path_factory.mktemp("awkward")
    content = folder / "content"
    content.mkdir()
    for one in (ROOT / "content", AWKWARD / "content"):  # the second in the place of pages of the first
        for path in one.iterdir():
            (content / path.name).write_bytes(path.read_bytes())
    return build(folder, SETTINGS, AWKWARD / "decisions", content)


def test_awkward_pages_raise_no_alarm(awkward: Built) -> None:
    """Likenesses of names, sums, days and phrases are no leaks; nothing is said before the build or after it."""
    assert awkward.code == 0, awkward.output
    assert not re.findall(r"\b(?:LEAK|RETYPE|INFER|PROVE|VERIFY)-\d\d", awkward.output), awkward.output
    assert verdict(AWKWARD / "decisions", awkward.site, awkward.folder / "content").findings == ()


LEAKS = {
    "a supplier": ("mid-d-2026-01", "Quandril Facilities sent it"),
    "a sum on its own page": ("mid-d-2026-02", "It costs 47,318 pounds"),
    "a round sum beside another": ("mid-d-2026-02", "Overtime is £2,000 and paint £23,000"),
    "a sum like a year beside another": ("mid-d-2026-02", "Tools are £2,004 and paint £23,000"),
    "a surname that is a word": ("mid-d-2026-03", "A. Price wrote it"),
    "a surname in an address": ("mid-d-2026-03", "Write to alex.price"),
    "a withheld day": ("mid-d-2026-03", "He signed on 10 March 2026"),
    "the bidder in the title": ("mid-d-2026-07", "It went to Vellmarrow Fleet"),
    "a paper of a common name": ("mid-d-2026-06", "See tender-report.pdf"),
}


@pytest.mark.parametrize(("slug", "words"), LEAKS.values(), ids=LEAKS.keys())
def test_the_same_pages_with_a_leak_raise_one(awkward: Built, slug: str, words: str, tmp_path: Path) -> None:
    """What lets the likenesses pass lets no leak pass beside them."""
    page = tmp_path / "site/decisions/2026" / slug / "index.html"
    page.parent.mkdir(parents=True)
    own = (awkward.site / "decisions/2026" / slug / "index.html").read_text(encoding="utf-8")
    for text, leaks in ((own, False), (own.replace("</body>", f"<p>{words}</p></body>"), True)):
        page.write_text(text, encoding="utf-8")
        found = verdict(AWKWARD / "decisions", tmp_path / "site", awkward.folder / "content").findings
        assert {one.code for one in found} == ({"LEAK-01"} if leaks else set())
        assert leaks is any(one.position.path.endswith(f"{slug}.yaml") for one in found)


def test_a_thousand_sound_records_raise_no_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their bundle and staged pages hold nothing withheld, and nothing of it follows from what they show.

    Papers are left out: they hold the words of the pages, take most of the time, and those of the demo are searched.
    """
    monkeypatch.setattr(staging, "papers", lambda sheets, *_: (("", b"") for sheet in sheets if sheet is None))
    decisions = tmp_path / "decisions"
    write_records(decisions, count=1000)
    settings = read_settings(SETTINGS)
    published = publish_register(Source(decisions, settings.office, DAY), tmp_path / "bundle")
    assert published.decisions == 1000
    assert not has_errors(published.findings)
    assert not has_errors(stage(tmp_path / "bundle", ROOT / "content", tmp_path / "docs"))
    found = verdict(decisions, tmp_path / "docs", ROOT / "content")
    assert found.findings == ()
    assert found.facts["secrets"] > 2000
    assert list(before_build(load(decisions, DAY.isoformat()), evidence.pages(ROOT / "content", settings))) == []
