"""Steps that must not open the records: each way of closing them off, held to it by steps that try."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.confinement import runtime, seal
from generator.confinement.seal import FORCED, Confined, Reach, Way, confine
from generator.findings import Stop
from tests.site.building import DAY, ROOT, SEED, Built, files_of, local_settings

# Tries to open, list or change each path that it is given, and says which it could.
TRY = """
import os, sys
def tries(path):
    if path.startswith("+"):
        return open(path[1:], "w").close()
    return os.listdir(path) if os.path.isdir(path) else open(path, "rb").read()
for path in sys.argv[1:]:
    try:
        tries(path)
        print("OPENED", path)
    except OSError:
        print("refused", path)
"""
NO_LANDLOCK = "from generator.confinement import landlock; landlock._CREATE = -1; "
NO_NAMESPACE = "from generator.confinement import namespace; namespace._USER = -1; "
SEALS_NOTHING = "from generator.confinement import landlock; landlock.seal = lambda *_: None; "
ENFORCED = (Way.LANDLOCK, Way.NAMESPACE)


def has(way: Way) -> bool:
    """Whether this machine has this way."""
    os.environ[FORCED] = way.name
    try:
        return confine(["-c", "pass"], {}, Reach((), (), ())).way is way
    except Stop:
        return False
    finally:
        del os.environ[FORCED]


HERE = [way for way in Way if has(way)]
STRONG = [way for way in HERE if way in ENFORCED]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An office's folder with records, their history, a Part 2 elsewhere and a page; rooms are made in `rooms/`."""
    folder = tmp_path / "office"
    for name in ("office/decisions/2026/x.yaml", "office/.git/HEAD", "office/content/index.md", "part2/x.part2.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("zqrecord", encoding="utf-8")
    (tmp_path / "rooms").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "rooms"))
    monkeypatch.chdir(folder)
    yield folder
    assert list((tmp_path / "rooms").iterdir()) == []


def hidden(office: Path) -> tuple[Path, ...]:
    """What no step may open."""
    return (Path("decisions"), office / ".git", office.parent / "part2")


def attempt(office: Path, *paths: object, read: tuple[Path, ...] = (Path("content"),), said: str = TRY) -> Confined:
    """Run a step that tries to open these paths."""
    reach = Reach(read, (office / "build" / "docs",), hidden(office))
    return confine(["-c", said, *map(str, paths)], {"PATH": os.environ["PATH"]}, reach)


def test_this_machine_has_a_way_that_the_kernel_enforces() -> None:
    """Where the suite runs on Linux, at least one strong way is tested, and the copy always."""
    assert Way.COPY in HERE
    assert STRONG or sys.platform != "linux"


@pytest.mark.parametrize("way", STRONG)
def test_a_step_opens_what_it_was_given_and_nothing_else(
    office: Path, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records, history, Part 2, the caller's environment and home, and the folder itself: none can be opened."""
    monkeypatch.setenv(FORCED, way.name)
    secret = [office, *hidden(office), office / "decisions", office / "decisions/2026/x.yaml", ".git/HEAD"]
    secret += [office.parent / "part2/x.part2.yaml", office / ".git/HEAD", "../outside/witness", "/etc/passwd"]
    secret += [f"/proc/{os.getpid()}/environ", "/proc/self/environ", f"+{office}/decisions/new.yaml", "+/tmp/zq"]
    secret += ["decisions/2026/x.yaml", f"+{office}/content/index.md"]
    given = ["content", "content/index.md", office / "content/index.md", f"+{office}/build/docs/page.md"]
    done = attempt(office, *secret, *given)
    assert done.way is way
    opened = re.findall(r"OPENED (.*)", done.out)
    allowed = {str(one) for one in given} | ({str(office)} if way is Way.NAMESPACE else set())  # an empty frame there
    assert set(opened) - allowed == set(), done.err
    assert set(map(str, given)) <= set(opened)
    assert done.out.count("\n") == len(secret) + len(given)
    assert (office / "content/index.md").read_text(encoding="utf-8") == "zqrecord"


@pytest.mark.parametrize("way", STRONG)
def test_a_step_reaches_no_network(office: Path, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be opened cannot be sent for either: no connection is made, even to this machine."""
    monkeypatch.setenv(FORCED, way.name)
    script = (
        "import socket\nmine = socket.socket()\ntry:\n    mine.bind(('127.0.0.1', 0))\n    mine.listen()\n"
        "    socket.create_connection(mine.getsockname(), 2)\n    print('CONNECTED')\nexcept OSError:\n    print('no')"
    )
    assert attempt(office, said=script).out == "no\n"


def test_a_copy_holds_no_record(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without help of the system, the step runs in a folder in which there are no records, and links lead nowhere."""
    monkeypatch.setenv(FORCED, "copy")
    (office / "content/link.md").symlink_to(office / "decisions/2026/x.yaml")
    places = ["decisions", ".git/HEAD", "../decisions", "content/link.md", "../there/decisions", "content/index.md"]
    done = attempt(office, *places)
    assert re.findall(r"OPENED (.*)", done.out) == ["content/index.md"]
    assert done.way is Way.COPY


@pytest.mark.parametrize("way", HERE)
def test_records_within_a_folder_that_may_be_read_stay_closed(
    office: Path, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the office keeps its records below its pages, the pages can be read and the records cannot."""
    monkeypatch.setenv(FORCED, way.name)
    shutil.move(office / "decisions", office / "content/decisions")
    reach = Reach((Path("content"),), (), (office / "content/decisions",))
    paths = ["content/decisions/2026/x.yaml", "content/decisions/2026", "content/index.md"]
    done = confine(["-c", TRY, *paths], {}, reach)
    assert re.findall(r"OPENED (.*)", done.out) == ["content/index.md"], done.err


@pytest.mark.parametrize("way", HERE)
def test_a_step_inherits_nothing_of_its_caller(office: Path, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither variables nor open files of the caller are there, nor anything to read from the terminal."""
    monkeypatch.setenv(FORCED, way.name)
    monkeypatch.setenv("PRIVATE_NOTE", "zqkey")
    with (office / "decisions/2026/x.yaml").open("rb") as record:
        os.set_inheritable(record.fileno(), True)
        script = f"import os, sys\nprint(sorted(os.environ), sys.stdin.read())\nos.read({record.fileno()}, 8)"
        done = attempt(office, said=script)
    assert done.code != 0
    assert "Bad file descriptor" in done.err
    assert "PRIVATE_NOTE" not in done.out + done.err


def test_a_seal_that_does_not_hold_stops_the_build(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the records could be opened after all, the step is not even started."""
    monkeypatch.setattr(seal, "_START", seal._START.replace("from generator", SEALS_NOTHING + "from generator", 1))
    monkeypatch.setenv(FORCED, "landlock")
    with pytest.raises(Stop) as stopped:
        attempt(office, f"+{office}/build/docs/started")
    assert [finding.code for finding in stopped.value.findings] == ["SEAL-01"]
    assert not (office / "build/docs/started").exists()


@pytest.mark.parametrize(
    ("missing", "way"),
    [("", Way.LANDLOCK), (NO_LANDLOCK, Way.NAMESPACE), (NO_LANDLOCK + NO_NAMESPACE, Way.COPY)],
)
def test_the_strongest_way_that_works_is_taken(
    office: Path, missing: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kernel without one way gives the next; a way asked for by name and not there is refused."""
    if way not in HERE:
        pytest.skip(f"this machine has no {way.name.lower()}")
    monkeypatch.setattr(seal, "_START", seal._START.replace("from generator", missing + "from generator", 1))
    assert attempt(office).way is way
    if way is not Way.LANDLOCK:
        monkeypatch.setenv(FORCED, "landlock")
        with pytest.raises(Stop) as stopped:
            attempt(office)
        assert [finding.code for finding in stopped.value.findings] == ["SEAL-02"]


@pytest.mark.parametrize("asked", ["", "copy"])
def test_where_no_way_works_it_is_said_what_to_do(asked: str, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only who asked for one way is told to ask for none; a machine without any has another trouble."""
    monkeypatch.setenv(FORCED, asked)
    monkeypatch.setattr(seal, "_attempt", lambda *_: None)
    with pytest.raises(Stop) as stopped:
        attempt(office)
    [finding] = stopped.value.findings
    assert (finding.code, finding.position.path) == ("SEAL-02", FORCED if asked else "decisions")
    assert (f"unset {FORCED}" in finding.remedy, "disk" in finding.remedy) == (bool(asked), not asked)


def test_a_way_that_nobody_knows_is_refused(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in the name of a way is no way around it."""
    monkeypatch.setenv(FORCED, "none")
    with pytest.raises(Stop) as stopped:
        attempt(office)
    assert [finding.code for finding in stopped.value.findings] == ["SEAL-02"]


def test_a_path_out_of_the_folder_keeps_no_name(office: Path) -> None:
    """A relative path with `..` could lead out of the room, and is not taken."""
    with pytest.raises(ValueError, match="leads out"):
        Reach((Path("../part2"),), (), hidden(office))


def test_what_python_needs_holds_nothing_of_the_office(office: Path) -> None:
    """Neither the office's folder nor its home nor /proc is among what every step may read."""
    for path in runtime.both_names(runtime.runtime()):
        assert path != Path.home()
        assert path not in (office, ROOT, Path("/proc"), Path("/etc"), Path("/"), Path("/tmp"))  # noqa: S108
        assert not str(path).startswith("/proc")


@pytest.mark.parametrize("way", [way for way in HERE if way is not HERE[0]])
def test_every_way_builds_the_same_site(real: Built, tmp_path: Path, way: Way) -> None:
    """Which way a machine has changes no byte of the site, and the log says which it was."""
    done = build_with(ROOT, real, tmp_path, **{FORCED: way.name.lower()})
    assert done.code == 0, done.output
    assert way.value in done.output
    assert HERE[0].value in real.output
    assert files_of(done.site) == files_of(real.site)


STAGE, START = "commands/stage.py", "    register = read_register(bundle)\n"
LEAKS = {
    "a stage that reads a record": (STAGE, START, "    __import__('os').listdir('RECORDS')\n"),
    "a stage that reads the history": (STAGE, START, "    Path('HISTORY').read_text()\n"),
    "a stage that asks its environment": (STAGE, START, "    __import__('os').environ['PRIVATE_NOTE']\n"),
    "a stage that asks its caller's": (
        STAGE,
        START,
        "    Path('/proc/PARENT/environ').open()\n",
    ),
    "a template that shows a record": ("public/theme/main.html", "{% block", '{% include "leak.html" %}'),
}


# A copy is no wall: what a step reaches for by a name from the root is not kept from it there, nor /proc. The ways
# differ in how they refuse, and not in what, so the strongest is tried with everything and the others with two.
@pytest.mark.parametrize(
    ("leak", "way"), [(leak, way) for leak in LEAKS for way in HERE if way is HERE[0] or " record" in leak]
)
def test_a_leaky_step_stops_the_build(leak: str, way: Way, tmp_path: Path) -> None:
    """A program with a step that reaches for the records makes no site at all."""
    program, folder = tmp_path / "program", tmp_path / "office"
    shutil.copytree(ROOT / "generator", program / "generator")
    shutil.copytree(SEED / "decisions", folder / "decisions")
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("zqhistory", encoding="utf-8")
    record = next((folder / "decisions").rglob("*.yaml"))
    (program / "generator/public/theme/leak.html").symlink_to(record)
    place, before, planted = LEAKS[leak]
    base = f"{folder}/" if way in ENFORCED else ""
    planted = (
        planted.replace("RECORDS", f"{base}decisions")
        .replace("HISTORY", f"{base}.git/HEAD")
        .replace("PARENT", str(os.getpid()))
    )
    text = (program / "generator" / place).read_text(encoding="utf-8")
    assert before in text
    (program / "generator" / place).write_text(text.replace(before, planted + before, 1), encoding="utf-8")
    done = build_with(program, None, folder, PRIVATE_NOTE="zqkey", **{FORCED: way.name.lower()})
    assert re.search(r"PermissionError|FileNotFoundError|KeyError|BUILD-01.*leak\.html", done.output), done.output
    assert done.code in (1, 3)
    assert not done.site.exists()
    assert "zq" not in done.output


def build_with(program: Path, real: Built | None, folder: Path, **environment: str) -> Built:
    """Build the real office's register, or the one in `folder`, with some copy of the program."""
    text = local_settings(SEED / "mkdocs.yml", folder).replace(str(ROOT / "generator"), str(program / "generator"))
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    records = SEED / "decisions" if real else folder / "decisions"
    places = {"config": "mkdocs.yml", "decisions": str(records), "content": str(ROOT / "content")}
    places |= {"bundle": "public", "site": "site"}
    options = [word for name, at in places.items() for word in (f"--{name}", at)]
    caller = dict(os.environ) | {"REGISTER_DAY": DAY, "PYTHONPATH": str(program)} | environment
    command = [sys.executable, "-m", "generator", "site", *options]
    done = subprocess.run(command, env=caller, capture_output=True, text=True, check=False, cwd=folder)
    return Built(folder, done.returncode, done.stdout + done.stderr)
