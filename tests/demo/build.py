"""`make demo`: write the records of Midshire and build its register into `build/demo/site/`."""

import shutil
import sys
from pathlib import Path

from generator.cli import main
from tests.demo.midshire import write_content, write_demo

CONFIG = Path(__file__).parent / "mkdocs.yml"


def build_demo(folder: Path = Path("build/demo")) -> int:
    """Write the records anew and run `site` over them; the exit code is that of `site`."""
    shutil.rmtree(folder / "decisions", ignore_errors=True)
    shutil.rmtree(folder / "content", ignore_errors=True)
    write_demo(folder / "decisions")
    write_content(folder / "content")
    places = {"--decisions": "decisions", "--content": "content", "--bundle": "public", "--site": "site"}
    options = [word for name, place in places.items() for word in (name, str(folder / place))]
    return main(["site", "--config", str(CONFIG), *options])


if __name__ == "__main__":
    sys.exit(build_demo())
