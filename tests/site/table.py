"""The page of all decisions built from a survey, without records: for registers of any size, and quickly."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.public.finding import finding
from generator.public.pages.register import register_pages
from generator.public.survey import Survey
from tests.site.building import ROOT


def build_table(folder: Path, survey: Survey, whole: int, *, pages: bool = True) -> Path:
    """The site of it, with a short page for each decision if asked; its table has at most `whole` decisions."""
    for path, made in _docs(survey, whole, pages=pages):
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_bytes(made)
    config = folder / "mkdocs.yml"
    config.write_text(_config(folder), encoding="utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    subprocess.run(words, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1795000000"}, capture_output=True)
    return folder / "site"


def _docs(survey: Survey, whole: int, *, pages: bool) -> Iterator[tuple[str, bytes]]:
    yield "index.md", b"# Home\n"
    yield "decisions/index.md", dict(register_pages(survey, whole))["decisions/index.md"].encode()
    yield from finding(survey)
    for one in survey.decisions if pages else ():
        text = f"# {one.entry.reference}\n"
        yield f"decisions/{one.entry.year}/{one.entry.slug}.md", text.encode()


def _config(folder: Path) -> str:
    office = (ROOT / "tests/demo/mkdocs.yml").read_text(encoding="utf-8").split("extra:\n", 1)[1]
    head = f"INHERIT: {ROOT / 'mkdocs.yml'}\nsite_name: Table\nstrict: false\n"
    folders = f"docs_dir: {folder / 'docs'}\nsite_dir: {folder / 'site'}\n"
    return f"{head}{folders}theme:\n  custom_dir: {ROOT / 'generator/public/theme'}\nextra:\n{office}"
