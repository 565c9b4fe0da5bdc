"""How many secrets a record declares, counted another way than `raw` finds them.

`raw` walks down the tree with the format beside it. Here the tree is first laid out flat, each text with its address,
and an address is judged by itself: by a list of patterns, and by the marks that lie on the way to it. If the two ever
disagree, one of them is wrong, and a check that may have lost a secret cannot be trusted.
"""

import re
from collections.abc import Iterator

from generator.verification.raw import EDITOR_HEADER, PUBLIC_STATUSES
from generator.yaml_text import Document, Pointer, Tree, comments_in, value_at

_PARAGRAPHS = r"(\d+)(/paragraphs/\d+)*(/text)?"
_TEXTS = "proposal|approval|reasons|options|consultation"
_CONSIDERED = "financial|legal|equality|human_rights|risk|environment|public_access"
_OF_AMOUNTS = "id|label|value|written|basis|per|vat|kind|years/\\d+|recipient|purpose|value_for_money|funded_from|ocid"
_OF_GROUNDS = (
    "regime|section|reason|public_interest|decided_by|decided_on|review_on|qualified_person|opinion_on|enactment"
)
_KNOWN = re.compile(
    "ref|title|public_title|status|status_note|category|topics/\\d+|decided|effective|editorial_note|publish_on"
    r"|published|decision_makers/\d+/(role|name)|author/(role|name)|interests|background_papers/\d+|part2/grounds(/\d+)?"
    rf"|grounds/[^/]+/({_OF_GROUNDS})|summary/{_PARAGRAPHS}|{_TEXTS}|report/\d+/(heading|paragraphs/{_PARAGRAPHS})"
    rf"|considerations/({_CONSIDERED})|amounts/\d+/({_OF_AMOUNTS}|total_of/\d+|band/(from|to))"
    r"|signatories/\d+/(role|name|capacity|signed|signature)|attachments/\d+/(file|title)"
    r"|relations/(supersedes|amends|related)/\d+|changes/\d+/(on|kind|note|about)"
)
_OF_REMOVED = re.compile(r"ref|status|status_note|changes/\d+/(on|kind|note|about)")
_MARKS = re.compile(r"(?<!\\)\[\[\s*[a-z][a-z0-9-]*\s*:\s*(\S.*?)(?<!\\)\]\]", re.DOTALL)
_OPEN_OR_SHUT = re.compile(r"(?<!\\)(\[\[|\]\])")


def count_secrets(document: Document, day: str) -> int:
    """The number of secret texts in a record without its Part 2 file."""
    tree, status = document.tree, str(document.tree.get("status"))
    out = str(document.tree.get("publish_on", "")).strip()
    hidden = status not in PUBLIC_STATUSES or not re.fullmatch(r"\d{4}-\d\d-\d\d", out, re.ASCII) or out > day
    known = _OF_REMOVED if status == "removed" else _KNOWN
    texts = sum(1 if hidden else _secrets(tree, at, text, known) for at, text in flat(tree))
    return texts + count_comments(document)


def count_papers(document: Document) -> int:
    """The number of texts in a Part 2 that stands in a file of its own."""
    return sum(1 for _ in flat(document.tree)) + count_comments(document)


def count_comments(document: Document) -> int:
    """The comments of a file but the line for editors."""
    return sum(not words.startswith(EDITOR_HEADER) for _, words in comments_in(document.text))


def flat(tree: Tree) -> Iterator[tuple[Pointer, str]]:
    """Every text of a tree that is not blank, with its address; marks are no texts."""
    waiting: list[tuple[Pointer, Tree]] = [((), tree)]
    while waiting:
        at, here = waiting.pop()
        if isinstance(here, str):
            if here.strip():
                yield at, here
            continue
        steps = here.items() if isinstance(here, dict) else enumerate(here)
        waiting += [((*at, step), one) for step, one in steps if step != "withheld"]


def _secrets(tree: dict[str, Tree], at: Pointer, text: str, known: re.Pattern[str]) -> int:
    """How many secrets one text holds: itself, or the phrases marked in it."""
    if not known.fullmatch("/".join(map(str, at))) or _is_marked(tree, at):
        return 1
    phrases = _MARKS.findall(text)
    doubtful = len(_OPEN_OR_SHUT.findall(text)) != 2 * len(phrases)
    return 1 if doubtful or (at == ("title",) and phrases) else len(phrases)


def _is_marked(tree: dict[str, Tree], at: Pointer) -> bool:
    """Whether a mark on the way to a text withholds it."""
    above = [(value_at(tree, at[:depth]), str(at[depth])) for depth in range(len(at))]
    marks = [(one.get("withheld", {}), step, one) for one, step in above if isinstance(one, dict)]
    if any(not isinstance(mark, dict) for mark, _, _ in marks):
        return True
    if any(
        step in mark or (step in ("value", "written") and {"value", "written"} & set(mark)) for mark, step, _ in marks
    ):
        return True
    return at[0] == "attachments" and _is_sealed(marks[-1][2])


def _is_sealed(attachment: dict[str, Tree]) -> bool:
    """An attachment is withheld as a whole if its name is, or its whole title."""
    mark, title = attachment.get("withheld", {}), str(attachment.get("title", ""))
    bare = bool(_OPEN_OR_SHUT.search(title)) and not _MARKS.sub("", title).strip()
    return bare or bool({"file", "title"} & set(mark))
