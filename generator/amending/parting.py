"""Part 2 of a record → the text of a file of its own, word for word with its comments, and the record without it.

Comes in: an editor of the record. Goes out: the text for the other file. What stays in the record is that there is a
Part 2, and on which grounds. `Unsure` goes up where a comment would be left behind.
"""

import textwrap
from collections import Counter
from itertools import takewhile

from generator.yaml_text import comments_in, read_yaml
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure

STAYS = ("grounds", "held")


def part(editor: Editor) -> str | None:
    """Take the papers of Part 2 out of the record; None where it has none of its own."""
    part2 = editor.tree.get("part2")
    papers = {key: one for key, one in part2.items() if key not in STAYS} if isinstance(part2, dict) else {}
    if not isinstance(part2, dict) or not papers:
        return None
    text = "".join(_lines(editor, key) for key in papers)
    staying = "".join(_lines(editor, key) for key in part2 if key in STAYS)
    if read_yaml(editor.path, text.encode()).tree != papers or _comments(_block(editor)) != _comments(text + staying):
        raise Unsure
    for key in papers:
        editor.drop(("part2", key))
    return text


def _lines(editor: Editor, key: str) -> str:
    lines = textwrap.dedent(editor.lines(("part2", key)))
    return lines if lines.endswith("\n") else f"{lines}\n"


def _block(editor: Editor) -> str:
    """Everything indented below `part2`, comments behind the last value as well."""
    start = editor.text.index(editor.lines(("part2",)))
    first, *rest = editor.text[start:].splitlines(keepends=True)
    return "".join([first, *takewhile(lambda line: line[0].isspace(), rest)])


def _comments(text: str) -> Counter[str]:
    return Counter(words for _, words in comments_in(text))
