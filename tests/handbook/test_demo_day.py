"""A day's commands on the register of the demo, as an officer types them; then the register is built of it all."""

from pathlib import Path

import pytest

from generator.yaml_text import read_yaml
from generator.yaml_text.tree import value_at
from tests.amending.test_make import make
from tests.demo.midshire import write_content, write_demo
from tests.site.building import ROOT

NOTICE = """Decision notice

MID/D/2026/10

Lease of a garage in Elmcote

1. The lease ends in May.

2. A new one costs £12,400 a year.
"""
WHO = ("WHO=Chief Executive", "WHY=the panel asked for it", "ON=23 November 2026", "YES=1")
DAY = (
    ("new", "TITLE=Radios", "CATEGORY=Estates and fleet", "SERIES=1", "MAKER=Commissioner", "DATE=20 November 2026"),
    ("import", "FILE=notice.txt", "DATE=2026-11-20"),
    ("withhold", "REF=MID/D/2026/08", "FIELD=1.1", "GROUND=masnachol", *WHO),
    ("release", "REF=MID/D/2026/02", "FIELD=2.4", *WHO),
    ("supersede", "REF=MID/D/2026/01", "BY=MID/D/2026/05", "ON=2026-11-23", "YES=1"),
    ("renumber", "REF=MID/D/2026/04", "TO=MID/D/2026/11", "ON=2026-11-23", "YES=1"),
    ("approve", "REF=MID/D/2026/05", "WHO=A. Example", "YES=1"),
    ("retract", "REF=MID/D/2026/03", *WHO),
    ("check",),
    ("diff",),
    ("site",),
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The demo as a register of its own, with the project's Makefile."""
    for name in ("Makefile", "generator", ".venv", "requirements.lock"):
        (tmp_path / name).symlink_to(ROOT / name)
    write_demo(tmp_path / "decisions")
    write_content(tmp_path / "content")
    said = (ROOT / "tests/demo/mkdocs.yml").read_text(encoding="utf-8").partition("\nextra:\n")[2]
    head = f"INHERIT: {ROOT}/mkdocs.yml\nsite_name: Midshire\nsite_url: https://decisions.midshire.example/\n"
    theme = "docs_dir: build/docs\nsite_dir: build/site\ntheme:\n  custom_dir: generator/public/theme\n"
    (tmp_path / "mkdocs.yml").write_text(f"{head}{theme}extra:\n{said}", encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def test_a_day_on_the_demo(office: Path) -> None:
    """Each command ends well, and the site shows what they did."""
    for verb, *variables in DAY:
        done = make(office, verb, *variables)
        assert done.returncode == 0, f"make {verb}\n{done.stdout}{done.stderr}"
    for name in ("09", "10"):
        draft = read_yaml("a.yaml", (office / f"decisions/2026/mid-d-2026-{name}.yaml").read_bytes()).tree
        assert value_at(draft, ("status",)) == "draft"
    pages = office / "site/decisions/2026"
    assert "taken down on 23 November 2026" in (pages / "mid-d-2026-03/index.html").read_text(encoding="utf-8")
    assert "mid-d-2026-05" in (pages / "mid-d-2026-01/index.html").read_text(encoding="utf-8")
    assert "mid-d-2026-11" in (pages / "mid-d-2026-04/index.html").read_text(encoding="utf-8")
    assert not (pages / "mid-d-2026-09").exists()
