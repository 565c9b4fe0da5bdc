"""After `publish`, nothing opens the records: held to it by the interpreter itself."""

import subprocess
import sys
from pathlib import Path

from tests.site.building import DAY, ROOT, Built

# Runs a module under a hook that ends the process the moment it opens or lists anything under a forbidden folder.
GUARDED = """
import os, runpy, sys
forbidden, module = os.path.realpath(sys.argv[1]), sys.argv[2]
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes, os.PathLike)):
        if os.path.realpath(os.fsdecode(arguments[0])).startswith(forbidden):
            os.write(2, b"OPENED THE RECORDS")
            os._exit(97)
sys.addaudithook(watch)
sys.argv = [module, *sys.argv[3:]]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


def guarded(forbidden: Path, module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a module that must not open `forbidden`."""
    command = [sys.executable, "-c", GUARDED, str(forbidden), module, *arguments]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "REGISTER_DAY": DAY, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_hook_catches_a_step_that_reads_records(demo: Built) -> None:
    """The alarm works: `publish`, which must open the records, is stopped by it."""
    records = demo.folder / "decisions"
    places = ["--config", str(demo.folder / "mkdocs.yml"), "--decisions", str(records)]
    done = guarded(records, "generator", "publish", *places, "--bundle", str(demo.folder / "caught"))
    assert done.returncode == 97
    assert "OPENED THE RECORDS" in done.stderr


def test_staging_opens_no_record(demo: Built) -> None:
    """`stage` makes every page from the bundle and the hand-written pages alone."""
    docs = demo.folder / "docs-again"
    places = ["--content", str(ROOT / "content"), "--bundle", str(demo.bundle)]
    done = guarded(demo.folder / "decisions", "generator", "stage", *places, "--docs", str(docs))
    assert done.returncode == 0, done.stderr
    assert (docs / "decisions/index.md").is_file()


def test_mkdocs_opens_no_record(demo: Built) -> None:
    """MkDocs builds the whole site without opening a record."""
    config, target = str(demo.folder / "mkdocs.yml"), str(demo.folder / "built-again")
    done = guarded(demo.folder / "decisions", "mkdocs", "build", "--strict", "-f", config, "-d", target)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_staging_never_loads_what_reads_records() -> None:
    """The process that stages pages has not even imported the private wing."""
    script = (
        "import sys\nfrom generator.cli import main\n"
        "try:\n    main(['stage', '--bundle', 'nowhere'])\nexcept SystemExit:\n    pass\n"
        "assert not [name for name in sys.modules if 'private' in name or name == 'generator.projection']"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
