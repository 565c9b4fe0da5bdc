"""The chapters about Part 2 and pipelines, as they are printed: from a plain record to a site on a public server."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.guard.repository import Repository
from tests.guard.scratch import Scratch
from tests.pipelines.office import Workshop, begin, furnished, key_maker, new_key
from tests.pipelines.reading import OF_SERVICES, pipelines, typed
from tests.site.building import files_of

EXEMPT = "may challenge"  # of the Part 2 that the handbook writes
PRIVATE = (
    ".github/workflows/register.yml of the private repository on GitHub",
    ".gitlab-ci.yml of the private project on GitLab",
    "register.sh",
)
PUBLIC = (
    ".github/workflows/site.yml of the public repository on GitHub",
    ".gitlab-ci.yml of the public project on GitLab",
)
COPY = "rsync "  # begins the one line that is left out where there is no rsync


@dataclass(frozen=True, slots=True)
class Done:
    """What there is when all was done: folders, and what each line said."""

    folder: Path
    office: Workshop
    private: Workshop
    public: Workshop
    secret: str


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The chapter typed, its result pushed, and every pipeline run in clones, each distinct line once."""
    folder = tmp_path_factory.mktemp("office")
    (secret, mine), (_, safe) = new_key(), new_key()
    path = f"{key_maker(folder / 'bin')}:/usr/local/bin:/usr/bin:/bin"
    surroundings = {"HOME": str(folder / "home"), "REGISTER_DAY": "2026-11-25", "NO_COLOR": "1", "PATH": path}
    begin(folder / "office", [mine, safe])
    office = Workshop(folder / "office", surroundings | {"MADE_KEY": secret})
    for line in typed():
        office.said.pop(line, None)  # an officer may type the same twice
        office.type(line)
    _push(office.folder, folder)
    private = Workshop(_clone(folder, "private"), surroundings | _services(folder, secret))
    for name in PRIVATE:
        _put_key(Path(private.environment["AGE_KEY_FILE"]), secret, name)
        _run(private, name)
    public = Workshop(_clone(folder, "public"), surroundings)
    for name in PUBLIC:
        _run(public, name)
    return Done(folder, office, private, public, secret)


def _push(office: Path, folder: Path) -> None:
    """Commit and push what the officer did, past the hooks that `make guard` installed."""
    scratch = Scratch(office)
    for name in ("private", "public"):
        scratch.git("init", "-q", "--bare", "-b", "main", str(folder / f"{name}.git"))
    scratch.git("remote", "add", "origin", str(folder / "private.git"))
    scratch.git("add", "-A")
    scratch.git("commit", "-qm", "Begin the register")
    scratch.git("push", "-qu", "origin", "main")


def _services(folder: Path, secret: str) -> dict[str, str]:
    """What a service has in its settings; addresses are folders of this machine."""
    return {
        "AGE_KEY": secret,
        "AGE_KEY_FILE": str(folder / "runner-key"),
        "PUBLIC_REPOSITORY": str(folder / "public.git"),
        "REGISTER": str(folder / "private"),
        "WEB_SERVER": f"{folder / 'web'}/",
    }


def _clone(folder: Path, name: str) -> Path:
    Scratch(folder).git("clone", "-q", str(folder / f"{name}.git"), str(folder / name))
    return furnished(folder / name)


def _put_key(key: Path, secret: str, name: str) -> None:
    """On GitHub a step does this; GitLab writes the file itself, and lets others read it; cron finds it there."""
    if "GitHub" not in name:
        key.write_text(secret, encoding="utf-8")
        key.chmod(0o644 if "GitLab" in name else 0o600)


def _run(workshop: Workshop, name: str) -> None:
    for line in pipelines()[name].lines:
        if not (line.startswith(COPY) and shutil.which("rsync") is None):
            workshop.type(line)


def test_every_pipeline_of_the_handbook_is_run(done: Done) -> None:
    """All that it prints, but for the steps of a service's own, which are known by name."""
    found = pipelines()
    assert set(found) == {*PRIVATE, *PUBLIC}
    assert {step for one in found.values() for step in one.left_out} == OF_SERVICES.keys()
    ran = done.private.said.keys() | done.public.said.keys()
    assert [line for one in found.values() for line in one.lines if line not in ran and line[:6] != COPY] == []
    assert "make seal KEY=~/keys/part2.txt" in done.office.said


def test_the_public_pipeline_builds_what_the_private_one_verified(done: Done) -> None:
    """Every byte of it, from the mirror alone; no key and no Part 2 is at hand there."""
    site = files_of(done.private.folder / "site")
    assert b'"at-hand"' in site["verification.json"]
    assert files_of(done.public.folder / "site") == site
    assert not (done.public.folder / "decisions").exists()
    if shutil.which("rsync"):
        assert files_of(done.folder / "web") == site


def test_neither_repository_holds_the_key_or_a_word_of_part_2(done: Done) -> None:
    """In no object of any commit, as git keeps them; and no line that was typed said either."""
    assert EXEMPT.encode() not in b"".join(files_of(done.public.folder / "site").values())
    for name in ("private", "public"):
        repository = Repository(done.folder / f"{name}.git")
        ids = repository.ask("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").decode().split()
        held = b"".join(one.data for one in repository.objects(ids))
        assert b"Purchase of office chairs" in held
        assert EXEMPT.encode() not in held
        assert done.secret.encode() not in held
    said = "".join(text for one in (done.office, done.private, done.public) for text in one.said.values())
    assert EXEMPT not in said
    assert done.secret not in said


def test_the_key_is_gone_when_its_work_is_done() -> None:
    """The pipeline puts it into a file of its own, and removes it whatever happened between."""
    lines = pipelines()[PRIVATE[0]].lines
    put = next(at for at, line in enumerate(lines) if "$AGE_KEY" in line)
    removed = lines.index('rm -f "$AGE_KEY_FILE"')
    assert put < lines.index("make site") < removed < lines.index("make mirror")


def test_a_pipeline_that_is_tampered_with_publishes_nothing(done: Done) -> None:
    """One letter of the bundle is changed on its way: the public pipeline stops, and its site stays."""
    tampered = done.folder / "tampered"
    shutil.copytree(done.folder / "public", tampered, symlinks=True, ignore=shutil.ignore_patterns("site", "build"))
    record = tampered / "bundle/decisions/2026/pcc-d-2026-02.json"
    record.write_text(record.read_text(encoding="utf-8").replace("control room", "central room"), encoding="utf-8")
    made = subprocess.run(["make", "rebuild"], cwd=tampered, capture_output=True, text=True, check=False)  # noqa: S607
    assert made.returncode != 0
    assert "REBUILD-02" in made.stdout
    assert not (tampered / "site").exists()
