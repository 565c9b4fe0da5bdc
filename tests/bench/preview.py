"""How long a saved record takes to show in the preview: from the save to the moment the page has the new words."""

import re
from pathlib import Path

from tests.site.building import ROOT
from tests.site.preview import preview, shown, wait_for

_PAGE = "decisions/2022/mid-d-2022-05/"


def preview_seconds(config: Path, folder: Path, saves: int = 3) -> list[float]:
    """Seconds for each of some saves of one record of the demo, under `make serve`."""
    record = folder / "decisions/2022/mid-d-2022-05.yaml"
    places = {"config": config, "decisions": folder / "decisions"}
    places |= {"content": ROOT / "content", "bundle": folder / "public"}
    with preview(places, folder / "log") as address:
        wait_for(lambda: "I approve the proposal." in shown(address + _PAGE))
        return [_save(record, address + _PAGE, f"I approve proposal number {save}.") for save in range(saves)]


def _save(record: Path, url: str, words: str) -> float:
    text = re.sub(r"(?m)^approval: .*$", f"approval: {words}", record.read_text(encoding="utf-8"))
    record.write_text(text, encoding="utf-8")
    return wait_for(lambda: words in shown(url))
