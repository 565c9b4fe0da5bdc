"""Registers built in a scratch folder, by the command that `make site` runs."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.demo.midshire import write_content, write_demo

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "seed"
DAY = "2026-11-23"


@dataclass(frozen=True, slots=True)
class Built:
    """Where a register was built, and what the program said."""

    folder: Path
    code: int
    output: str

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.folder / "site"

    @property
    def bundle(self) -> Path:
        """The public bundle."""
        return self.folder / "public"

    def page(self, address: str) -> str:
        """The HTML of one page."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def build_real(folder: Path, **environment: str) -> Built:
    """The real office's register."""
    return build(folder, SEED / "mkdocs.yml", SEED / "decisions", ROOT / "content", **environment)


def build_demo(folder: Path, **environment: str) -> Built:
    """The register of Midshire."""
    write_demo(folder / "decisions")
    write_content(folder / "content")
    return build(folder, ROOT / "tests/demo/mkdocs.yml", folder / "decisions", folder / "content", **environment)


def build(folder: Path, config: Path, decisions: Path, content: Path, **environment: str) -> Built:
    """Build any register; its own mkdocs.yml is taken on, with the folders of this one."""
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "mkdocs.yml"
    own.write_text(local_settings(config, folder), encoding="utf-8")
    places = {"config": own, "decisions": decisions, "content": content, "bundle": folder / "public"}
    return run("site", places | {"site": folder / "site"}, folder, **environment)


def run(verb: str, places: dict[str, Path], folder: Path, *more: str, **environment: str) -> Built:
    """Run one command of the program as an officer's terminal would."""
    options = [word for name, path in places.items() for word in (f"--{name}", str(path))]
    caller = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run(
        [sys.executable, "-m", "generator", verb, *options, *more],
        env=caller,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    return Built(folder, done.returncode, done.stdout + done.stderr)


def local_settings(config: Path, folder: Path) -> str:
    """The settings of `config` with every folder made local: names and office from it, theme from the project."""
    text = config.read_text(encoding="utf-8")
    kept = text if "INHERIT" in text else text.split("docs_dir:", 1)[0]
    lines = [line for line in kept.splitlines() if not line.startswith(("INHERIT", "docs_dir", "site_dir"))]
    own = "\n".join(line for line in lines if not line.startswith(("theme:", "  custom_dir")))
    theme = f"theme:\n  custom_dir: {ROOT / 'generator/public/theme'}\n"
    folders = f"docs_dir: {folder / 'docs'}\nsite_dir: {folder / 'built'}\n"
    return f"INHERIT: {ROOT / 'mkdocs.yml'}\n{folders}{theme}{own}\n"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
