"""How many secrets a record declares, counted another way than `raw` finds them.

`raw` walks down the tree with the format beside it. Here the tree is first laid out flat, each text with its address,
and an address is judged by itself: by a list of patterns, and by the marks that lie on the way to it. If the two ever
disagree, one of them is wrong, and a check that may have lost a secret cannot be trusted.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.verification.raw import PUBLIC_STATUSES, of_program
from generator.verification.schema import ANY_NAME
from generator.yaml_text import Document, Tree, comments_in

_PARAGRAPHS = r"(\d+)(/paragraphs/\d+)*(/text)?"
_TEXTS = "proposal|approval|reasons|options|consultation"
_CONSIDERED = "financial|legal|equality|human_rights|risk|environment|public_access"
_OF_AMOUNTS = "id|label|value|written|basis|per|vat|kind|years/\\d+|recipient|purpose|value_for_money|funded_from|ocid"
_OF_GROUNDS = (
    "regime|section|reason|public_interest|decided_by|decided_on|review_on|qualified_person|opinion_on|enactment"
)
_KNOWN = re.compile(
    "ref|title|public_title|status|language|status_note|category|topics/\\d+|decided|effective|editorial_note|publish_on"
    r"|published|decision_makers/\d+/(role|name)|author/(role|name)|interests|background_papers/\d+|part2/grounds(/\d+)?"
    rf"|grounds/[^/]+/({_OF_GROUNDS})|summary/{_PARAGRAPHS}|{_TEXTS}|report/\d+/(heading|paragraphs/{_PARAGRAPHS})"
    rf"|considerations/({_CONSIDERED})|amounts/\d+/({_OF_AMOUNTS}|total_of/\d+|band/(from|to))"
    r"|signatories/\d+/(role|name|capacity|signed|signature)|attachments/\d+/(file|title)"
    r"|relations/(supersedes|amends|related)/\d+|changes/\d+/(on|kind|note|about)|formerly_at/\d+"
)
_OF_REMOVED = re.compile(r"ref|status|status_note|formerly_at/\d+|changes/\d+/(on|kind|note|about)")
_MARKS = re.compile(r"(?<!\\)\[\[\s*[a-z][a-z0-9-]*\s*:\s*(\S.*?)(?<!\\)\]\]", re.DOTALL)
_OPEN_OR_SHUT = re.compile(r"(?<!\\)(\[\[|\]\])")


def count_secrets(document: Document, day: str) -> int:
    """The number of secret texts in a record without its Part 2 file."""
    tree, status = document.tree, str(document.tree.get("status"))
    out = str(document.tree.get("publish_on", "")).strip()
    hidden = status not in PUBLIC_STATUSES or not re.fullmatch(r"\d{4}-\d\d-\d\d", out, re.ASCII) or out > day
    removed = status == "removed"
    texts = sum(1 if hidden else _secrets(one, removed=removed) for one in flat(tree))
    return texts + count_comments(document)


def count_papers(document: Document) -> int:
    """The number of texts in a Part 2 that stands in a file of its own."""
    return sum(1 for _ in flat(document.tree)) + count_comments(document)


def count_comments(document: Document) -> int:
    """The comments of a file but those of the program itself."""
    return sum(not of_program(words) for _, words in comments_in(document.text))


class Leaf(NamedTuple):
    """A text with its address; `is_marked` if a mark on the way to it withholds it."""

    address: str
    text: str
    is_marked: bool


def flat(tree: Tree) -> Iterator[Leaf]:
    """Every text of a tree that is not blank; marks are no texts."""
    waiting: list[tuple[str, Tree, bool]] = [("", tree, False)]
    while waiting:
        at, here, marked = waiting.pop()
        if isinstance(here, str):
            if here.strip():
                yield Leaf(at[1:], here, marked)
        elif isinstance(here, list):
            waiting += [(f"{at}/{step}", one, marked) for step, one in enumerate(here)]
        else:
            named = _named(at, here)
            waiting += [
                (f"{at}/{step}", one, marked or step in named or ANY_NAME in named)
                for step, one in here.items()
                if step != "withheld"
            ]


def _named(at: str, mapping: dict[str, Tree]) -> Collection[str]:
    """The keys of a mapping that its mark withholds; `*` for all of them."""
    mark = mapping.get("withheld", {})
    if not isinstance(mark, dict) or (not mark and "withheld" in mapping):
        return {ANY_NAME}
    if at.startswith("/attachments/") and _is_sealed(mapping, mark):
        return {ANY_NAME}
    return {*mark, "value", "written"} if {"value", "written"} & set(mark) else mark


def _is_sealed(attachment: dict[str, Tree], mark: Collection[str]) -> bool:
    """An attachment is withheld as a whole if its name is, or its whole title."""
    title = str(attachment.get("title", ""))
    bare = bool(_OPEN_OR_SHUT.search(title)) and not _MARKS.sub("", title).strip()
    return bare or "file" in mark or "title" in mark


def _secrets(leaf: Leaf, *, removed: bool) -> int:
    """How many secrets one text holds: itself, or the phrases marked in it."""
    if leaf.is_marked or not _is_known(leaf.address, removed):
        return 1
    if "[[" not in leaf.text and "]]" not in leaf.text:
        return 0
    phrases = _MARKS.findall(leaf.text)
    doubtful = len(_OPEN_OR_SHUT.findall(leaf.text)) != 2 * len(phrases)
    return 1 if doubtful or (leaf.address == "title" and phrases) else len(phrases)


@lru_cache(maxsize=1 << 16)
def _is_known(address: str, removed: bool) -> bool:  # noqa: FBT001  # a cache is slow with keywords
    """Whether the format has this address; the records of a register have most of theirs in common."""
    return bool((_OF_REMOVED if removed else _KNOWN).fullmatch(address))
