"""The walls of the house: what may import what, and the few habits that keep each room small and quiet."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import api as importlinter  # its import sets the linter up
from importlinter.application import use_cases

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
MOST_LINES = 250
# Longer modules, each for a reason; one that is shorter again leaves the list.
LONGER = {
    "generator/private/record.py": "every field of the format with the words that an editor shows for it",
    "generator/projection.py": "the allow-list is read from top to bottom, in one place",
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools"}
LOUD = {"generator/cli.py", "generator/__main__.py"}


def name_of(path: Path) -> str:
    """The module as people name it: its path in the project."""
    return path.relative_to(ROOT).as_posix()


def nodes_of(path: Path) -> Iterator[ast.AST]:
    """Everything in a module's syntax."""
    yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def imports_of(path: Path) -> set[str]:
    """The first names of what a module imports."""
    names: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def loud_calls(path: Path) -> list[int]:
    """The lines on which a module prints or ends the program."""
    return [
        node.lineno
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit", "exit", "quit", "os._exit"}
    ]


def undocumented(path: Path) -> Iterator[str]:
    """The public classes, functions and methods of a module that say nothing of themselves."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    rooms: list[ast.Module | ast.ClassDef] = [module]
    for room in rooms:
        for node in room.body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
                if not ast.get_docstring(node):
                    yield f"{name_of(path)}:{node.lineno} {node.name}"
                if isinstance(node, ast.ClassDef):
                    rooms.append(node)
    if module.body and not ast.get_docstring(module):
        yield name_of(path)


@pytest.fixture
def contracts(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The contracts that the project states, with the program of this folder in reach."""
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    stated: list[dict[str, object]] = importlinter.read_configuration("pyproject.toml")["contracts_options"]
    return stated


def test_rooms_import_only_what_they_may(
    contracts: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    """The import contracts of pyproject.toml hold."""
    assert contracts
    kept = use_cases.lint_imports(config_filename="pyproject.toml", cache_dir=None)
    assert kept, capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "guarded"),
    [
        ("forbidden", "generator.public"),
        ("forbidden", "generator.commands.stage"),
        ("forbidden", "generator.commands.diff"),
        ("protected", "generator.private"),
        ("protected", "generator.projection"),
        ("acyclic_siblings", "generator"),
        ("layers", "generator"),
        ("protected", "pikepdf"),
        ("forbidden", "generator.documents"),
    ],
)
def test_the_contracts_guard_what_they_are_for(contracts: list[dict[str, object]], kind: str, guarded: str) -> None:
    """No contract that keeps exempt words from the public wing has gone missing."""
    of_kind = [one for one in contracts if one["type"] == kind]
    keys = ("source_modules", "protected_modules", "ancestors", "containers")
    assert any(guarded in str(one.get(key, "")) for one in of_kind for key in keys)


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("public/tree.py", "from generator.private import exempt"),
        ("public/relations.py", "from generator import projection"),
        ("commands/stage.py", "from generator.commands import publish"),
        ("commands/diff.py", "from generator.private import record"),
        ("private/exempt.py", "from generator.private import record"),
        ("vocabulary/money.py", "from generator import settings"),
        ("settings/config.py", "import yaml"),
        ("settings/config.py", "import pypdfium2"),
        ("documents/fragment.py", "from generator import vocabulary"),
    ],
)
def test_a_hole_in_a_wall_is_noticed(module: str, planted: str, tmp_path: Path) -> None:
    """With one import too many, even by way of others, the contracts are broken."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "generator" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{planted}\n")
    lint = "import sys; sys.path.insert(0, ''); from importlinter import cli; sys.exit(cli.lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_short(path: Path) -> None:
    """A module is read in one sitting, unless its reason to be longer is written down here."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert (lines > MOST_LINES) is (name_of(path) in LONGER), f"{lines} lines"


def test_every_reason_has_its_module() -> None:
    """The list of longer modules names no module that is gone."""
    assert set(LONGER) <= {name_of(path) for path in MODULES}


def test_yaml_is_read_in_one_room() -> None:
    """Nothing but `yaml_text` imports the YAML library, so that every file is read with the same caution."""
    rooms = {name_of(path).split("/")[1] for path in MODULES if "yaml" in imports_of(path)}
    assert rooms == {"yaml_text"}


def test_only_the_command_line_prints_and_exits() -> None:
    """Whatever the program has to say goes through one place, which knows what may be said."""
    loud = {name_of(path): loud_calls(path) for path in MODULES if name_of(path) not in LOUD and loud_calls(path)}
    assert loud == {}


def test_whatever_is_public_says_what_it_is() -> None:
    """Every module, and every public class, function and method, has a docstring."""
    assert [one for path in MODULES for one in undocumented(path)] == []


def test_names_say_what_is_in_a_room() -> None:
    """No room is called by a word that would let anything in."""
    assert [name_of(path) for path in MODULES if VAGUE & set(name_of(path).removesuffix(".py").split("/"))] == []


def test_bad_habits_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the checks above sees the fault it is for."""
    monkeypatch.setattr("tests.house.test_contracts.ROOT", tmp_path)
    bad = tmp_path / "bad.py"
    bad.write_text(
        "import yaml\nimport sys\nclass A:\n    def b(self): print(1)\ndef c(): sys.exit(0)\n", encoding="utf-8"
    )
    assert imports_of(bad) == {"yaml", "sys"}
    assert loud_calls(bad) == [4, 5] or loud_calls(bad) == [5, 4]
    assert list(undocumented(bad)) == ["bad.py:3 A", "bad.py:5 c", "bad.py:4 b", "bad.py"]
