"""What an officer reads when something is refused has no word in it that only a programmer knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# UTF-8 and its "encoding" stand in the dialogue in which an editor saves a file; whoever writes a pattern into the
# settings has looked up what a regular expression is.
JARGON = re.compile(
    r"\b(?:stdout|stderr|stdin|schema|parse[drs]?|manifest|exit code|bytes?|digests?|tokens?|hash(?:es)?|syntax"
    r"|nodes?|traceback|null|boolean|regex|mapping|scalar|whitespace|strings?|integers?|JSON Pointer|stag(?:ed|ing)"
    r"|bundle|canary)\b",
    re.IGNORECASE,
)
CALLS = {"at", "Fault", "Broken", "Unreadable", "Refused"}
NAMES = {"said", "remedy", "problem"}


def messages(source: str) -> Iterator[tuple[int, str]]:
    """The sentences of findings and refusals in a module, with their lines; what an option is for is no sentence."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS:
            parts: list[ast.expr] = node.args
        elif isinstance(node, ast.Assign) and NAMES & {_name(target) for target in node.targets}:
            parts = [node.value]
        else:
            continue
        for part in parts:
            for inner in ast.walk(part):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value.endswith("."):
                    yield inner.lineno, inner.value


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_messages_are_in_plain_words() -> None:
    """Every sentence of a finding, a fault or a refusal."""
    found = [
        (path.relative_to(ROOT).as_posix(), line, sentence)
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for line, sentence in messages(path.read_text(encoding="utf-8"))
    ]
    assert len(found) > 500
    assert [one for one in found if JARGON.search(one[2])] == []


@pytest.mark.parametrize("written", ['X.at(here, "The schema has it.", "Do so.")', 'said = "The bundle is cut short."'])
def test_a_word_of_programmers_is_noticed(written: str) -> None:
    """Handed over at once, or by a name."""
    assert [sentence for _, sentence in messages(written) if JARGON.search(sentence)]
