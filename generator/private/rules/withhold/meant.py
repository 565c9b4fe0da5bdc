"""`# public (LOOK-02): why`: the line by which an author says that what was pointed at is meant to be public.

It stands directly above the text, or behind it on its line, names one rule and gives a reason, and answers one
suggestion: a second number that is written into the same text later is pointed at again. There are no patterns.
"""

import re
from collections.abc import Iterable, Iterator

from generator.catalogue import define
from generator.findings import Finding, Group, Position, Severity
from generator.private.rules.rule import Broken, RecordRule
from generator.yaml_text import Document, comments_in

IDLE = define(
    "LOOK-09",
    """A comment such as `# public (LOOK-02): the number of a helpline` answers one suggestion of that code about the
    text below it. One that gives no reason, or answers nothing, is named, so that none outlives its cause.""",
    severity=Severity.WARNING,
    group=Group.WITHHOLD,
)
_LIKELY = "public ("
_ANSWER = re.compile(r"public \((LOOK-\d\d)\)\s*:?\s*(.*)", re.IGNORECASE)
_LEAST_REASON = 6  # letters
Suggestion = tuple[RecordRule, Broken]


def answered(document: Document, suggestions: Iterable[Suggestion]) -> tuple[list[Suggestion], list[Finding]]:
    """The suggestions that no comment answers, and a finding for each comment that answers none."""
    left = list(suggestions)
    idle: list[Finding] = []
    for line, target, code, reason in _answers(document):
        found = next((one for one in left if one[0].code == code and target in _lines(document, one[1])), None)
        if found is None or len(reason) < _LEAST_REASON:
            said = "This comment gives no reason." if found else "This comment answers no suggestion."
            idle.append(IDLE.at(Position(document.path, line, 1), said, _remedy(code, has_use=found is not None)))
        else:
            left.remove(found)
    return left, idle


def _remedy(code: str, *, has_use: bool) -> str:
    if has_use:
        return f"Write # public ({code}): and then why, in a few words."
    return "Remove it, or put it on the line directly above the text that it is about."


def _answers(document: Document) -> Iterator[tuple[int, int, str, str]]:
    """Each answer: its line, the line of what it is about, the code, and the reason."""
    if _LIKELY not in document.text.casefold():
        return
    lines = document.text.split("\n")
    for line, words in comments_in(document.text):
        if found := _ANSWER.match(words):
            yield line, _target(lines, line), found[1].upper(), found[2].strip()


def _target(lines: list[str], line: int) -> int:
    """The line itself where a value stands before the comment, else the next one that is neither comment nor empty."""
    while line < len(lines) and (not (words := lines[line - 1].strip()) or words.startswith("#")):
        line += 1
    return line


def _lines(document: Document, broken: Broken) -> set[int]:
    """The lines on which a text begins: that of its key, and its own."""
    return {document.key_position(broken.pointer).line, document.position(broken.pointer).line}
