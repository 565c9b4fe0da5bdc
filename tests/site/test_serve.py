"""`make serve`: a saved record shows by itself, a faulty one changes nothing, and nothing loops."""

import re
import shutil
import time
from pathlib import Path

from tests.site.building import ROOT, SEED, local_settings
from tests.site.preview import preview, shown, wait_for

RECORD = "decisions/2019/pcc-d-2019-03.yaml"


def test_a_saved_record_shows_and_nothing_loops(tmp_path: Path) -> None:
    """A correction appears, a fault is said and leaves the page, and then the preview is quiet."""
    shutil.copytree(SEED / "decisions", tmp_path / "decisions")
    (tmp_path / "mkdocs.yml").write_text(local_settings(SEED / "mkdocs.yml", tmp_path), encoding="utf-8")
    places = {"config": tmp_path / "mkdocs.yml", "decisions": tmp_path / "decisions"}
    places |= {"content": ROOT / "content", "bundle": tmp_path / "public"}
    record, log = tmp_path / RECORD, tmp_path / "log"
    with preview(places, log) as address:
        url = f"{address}decisions/2019/pcc-d-2019-03/"
        wait_for(lambda: "IT Network Investment" in shown(url))
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("IT Network Investment", "IT Network Renewal"), encoding="utf-8")
        wait_for(lambda: "IT Network Renewal" in shown(url))
        record.write_text(text.replace("status: made", "status: maid"), encoding="utf-8")
        wait_for(lambda: "SHAPE-04" in log.read_text(encoding="utf-8"))
        assert "IT Network Renewal" in shown(url)
        time.sleep(2)
        builds = len(re.findall("pages are up to date", log.read_text(encoding="utf-8")))
        time.sleep(2)
        assert len(re.findall("pages are up to date", log.read_text(encoding="utf-8"))) == builds


def test_faulty_settings_do_not_end_the_preview(tmp_path: Path) -> None:
    """A slip in mkdocs.yml is said, and once it is mended the preview goes on."""
    shutil.copytree(SEED / "decisions", tmp_path / "decisions")
    settings = local_settings(SEED / "mkdocs.yml", tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(settings, encoding="utf-8")
    places = {"config": config, "decisions": tmp_path / "decisions"}
    places |= {"content": ROOT / "content", "bundle": tmp_path / "public"}
    record, log = tmp_path / RECORD, tmp_path / "log"
    with preview(places, log) as address:
        url = f"{address}decisions/2019/pcc-d-2019-03/"
        wait_for(lambda: "IT Network Investment" in shown(url))
        config.write_text(settings.replace("    kind: pcc", "    kind: pc"), encoding="utf-8")
        wait_for(lambda: "SHAPE-04" in log.read_text(encoding="utf-8"))
        config.write_text(settings, encoding="utf-8")
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("IT Network Investment", "IT Network Renewal"), encoding="utf-8")
        wait_for(lambda: "IT Network Renewal" in shown(url))
