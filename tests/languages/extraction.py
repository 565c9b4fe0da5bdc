"""The words of the code → a babel catalogue of what has to be translated.

Templates and scripts are read by the extractors of Jinja and babel. Python is read from its syntax tree, for babel
looks into no f-string: `say` of a text is that text, and `say` of anything else stands for every text of the tables in
capitals that its function names, or of those that a comment `# say: module.TABLE` names.
"""

import ast
import importlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from generator.public import wording

ROOT = Path(__file__).parents[2]
KEYWORDS = {"say": None, "counted": (1, 2)}
SPOKEN = ("title", "each", "about", "columns")  # of the values in a table, what readers meet
ROOMS = ("generator/public", "generator/manifest")
Message = tuple[int, str, str | tuple[str, ...], list[str]]


class Unclear(Exception):
    """Words are said that nobody could find by reading the code."""


def said() -> Catalog:
    """Everything that has to be translated, with the files where it is said."""
    catalog = Catalog(charset="utf-8")
    for path, method in _files():
        with path.open("rb") as file:
            for _, message, comments, _ in extract(method, file, KEYWORDS):
                catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)], auto_comments=comments)
    return catalog


def _files() -> Iterator[tuple[Path, Any]]:
    methods = {".py": python, ".html": "jinja2", ".js": "javascript"}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in methods:
                yield path, methods[path.suffix]


def python(file: IO[bytes], keywords: Collection[str], _: object, options: object) -> Iterator[Message]:  # noqa: ARG001
    """What one module says, as babel asks for it: line, function, words, comments."""
    text = file.read().decode()
    module = ".".join(Path(file.name).relative_to(ROOT).with_suffix("").parts)
    spoken = {name for name in keywords if _is_said(module, name)}
    for function in _outermost(ast.parse(text)):
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in spoken:
                for words in _words(call, function, module, text.splitlines()[call.lineno - 1]):
                    yield call.lineno, call.func.id, words, []


def _is_said(module: str, name: str) -> bool:
    """Whether a module knows the way of saying by this name, and no other function that is called the same."""
    return vars(importlib.import_module(module)).get(name) is getattr(wording, name)


def _outermost(module: ast.Module) -> Iterator[ast.AST]:
    """The functions of a module and the methods of its classes; what else it says would be said when it is imported."""
    for node in module.body:
        yield from node.body if isinstance(node, ast.ClassDef) else [node]


def _words(call: ast.Call, function: ast.AST, module: str, line: str) -> Iterator[str | tuple[str, ...]]:
    literals = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if isinstance(call.func, ast.Name) and call.func.id == "counted" and len(literals) == 2:
        yield tuple(literals)
    elif literals:
        yield literals[0]
    else:
        found = list(_tables(function, module, line))
        if not found:
            raise Unclear(f"{module}:{call.lineno}: say a text, or name a table of texts: # say: module.TABLE")
        yield from found


def _tables(function: ast.AST, module: str, line: str) -> Iterator[str]:
    """The texts of every table that a comment or else the function names."""
    if "# say: " in line:
        for name in line.split("# say: ")[1].split(","):
            home, table = name.strip().rsplit(".", 1)
            yield from texts(getattr(importlib.import_module(home), table))
        return
    own = vars(importlib.import_module(module))
    names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and node.id.isupper()}
    for name in sorted(names):
        yield from texts(own.get(name))


def texts(table: object) -> Iterator[str]:
    """The texts among the values of a table, at any depth; of functions by their names, the names."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield from texts(key if callable(value) else value)
    elif isinstance(table, list | tuple):
        for value in table:
            yield from texts(value)
    elif is_dataclass(table):
        for name in SPOKEN:
            yield from texts(getattr(table, name, ()))
