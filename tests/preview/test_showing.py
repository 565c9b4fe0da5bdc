"""The private preview shows everything of a record, marks what is withheld, and says what it is."""

import gzip
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from generator.cli import main
from generator.commands.publish import published_office
from generator.preview.frame import WATERMARK, framed
from generator.preview.marks import plain
from generator.preview.revealing import withheld_in
from generator.preview.showing import links_among, page, records_page, showing
from generator.private.register import Register, Source
from generator.public.bundle import FORMAT
from generator.public.office import PublishedRegister
from generator.verification import previews
from tests.site.building import ROOT, SEED
from tests.strategies import Code, Example, _secrets, codes, examples
from tests.test_projection import AROUND, DAY, GROUNDS, OFFICE, PLAIN, QUICK, bundle_of, record_of

EMPTY = PublishedRegister(format=FORMAT, day=DAY, office=published_office(OFFICE), decisions=())
TOKEN = re.compile(r"zq[a-z]{10}")
MARKED = re.compile("\ue001[^\ue002]*\ue002(.*?)\ue003", re.DOTALL)


def pages_of(*examples_: Example, code: Code = PLAIN) -> dict[str, str]:
    """The pages of a register of these records, by reference."""
    with tempfile.TemporaryDirectory() as folder:
        for example in examples_:
            example.write(Path(folder), code)
        found = showing(list(Register(Source(Path(folder), OFFICE, DAY))), DAY)
        return {one.record.ref: page(one, links_among(found), EMPTY) for one in found}


@QUICK
@given(examples(), codes())
def test_everything_that_is_withheld_is_shown(example: Example, code: Code) -> None:
    """Each exempt word of any record stands on its page, in Part 1 or beneath, but for what its files hold."""
    made = pages_of(*AROUND, example, code=code)[example.ref]
    wanted = {one for one in example.needles(code) if TOKEN.fullmatch(one)}
    assert not [one for one in wanted - _in_files(example, code) if one not in plain(made)]


@QUICK
@given(examples(), codes())
def test_everything_beneath_the_page_is_marked(example: Example, code: Code) -> None:
    """No exempt word of Part 2 or of the list of withheld places stands without a mark."""
    made = pages_of(*AROUND, example, code=code)[example.ref]
    beneath = made[made.find("{ #preview-") :] if "{ #preview-" in made else ""
    assert not TOKEN.search(MARKED.sub("", beneath))


def _in_files(example: Example, code: Code) -> set[str]:
    """Words that stand in files beside the record, which a page does not show."""
    secrets = _secrets([content for _, content in example.files])
    return {needle for secret in secrets for needle in code.needles(secret)}


def test_a_withheld_day_stands_in_the_list() -> None:
    """What cannot carry a sign keeps its public marker on the page, and is told beneath."""
    example = AROUND[0].with_fields(grounds=dict(GROUNDS), effective="2026-05-06", withheld={"effective": "commercial"})
    assert [(one.place, one.words) for one in withheld_in(record_of(example))] == [("effective", "2026-05-06")]
    assert "2026&#45;05&#45;06" in (made := pages_of(example)[example.ref]) or "2026-05-06" in plain(made)
    assert bundle_of(example).decision(example)["effective"] == {"withheld": "commercial"}


def test_a_draft_and_a_record_with_faults_are_shown() -> None:
    """An officer previews what is not finished yet; the list says what the public sees of it."""
    draft = AROUND[0].with_fields(status="draft", category="No such category")
    with tempfile.TemporaryDirectory() as folder:
        draft.write(Path(folder), PLAIN)
        register = Register(Source(Path(folder), OFFICE, DAY))
        found = showing(list(register), DAY)
        listed = records_page(found, register.findings)
    assert "Nothing: it is a draft" in listed
    assert "RECORD-04" in listed
    assert showing([], DAY) == []
    assert "There are no records yet." in records_page([], [])


def test_every_page_says_what_it_is() -> None:
    """In its source, its title, its banner and its style, so that a saved or printed page is found."""
    html = framed("<html><head><title>A</title></head><body><p>a</p></body></html>", "/t/", "All of it.")
    assert html.count(WATERMARK) == 3
    assert f"<title>{WATERMARK}: A</title>" in html
    assert 'content="noindex' in html
    assert "All of it." in html


def test_a_saved_page_of_the_preview_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever it lies in a site, as a file or packed, the verifier finds it by its watermark."""
    assert previews.WATERMARK == WATERMARK
    monkeypatch.setenv("REGISTER_DAY", DAY.isoformat())
    saved = framed("<html><head><title>A</title></head><body><p>a</p></body></html>", "/t/", "All of it.")
    for name, data in (("saved.html", saved.encode()), ("packed.gz", gzip.compress(saved.encode()))):
        site = tmp_path / name
        site.mkdir()
        (site / "index.html").write_text("<p>Nothing of the kind.</p>", encoding="utf-8")
        words = ["verify", str(SEED / "decisions"), str(site), "--config", str(SEED / "mkdocs.yml")]
        words += ["--content", str(ROOT / "content")]
        assert main(words) == 0
        (site / name).write_bytes(data)
        assert main(words) == 1
        assert "private-preview" in capsys.readouterr().out
