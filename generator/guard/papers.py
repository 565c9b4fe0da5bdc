"""Bytes → whether they are a record, or hold plain text of a Part 2, by their shape.

Comes in: bytes. Goes out: yes or no. What looks like a record and cannot be read counts as one with a Part 2: in doubt
nothing is let pass.
"""

import re

from generator.findings import Stop
from generator.yaml_text import Tree, read_yaml

_PUBLIC_OF_PART2 = {"grounds", "held"}
_OF_PAPERS = {"report", "amounts", "notes", "held", "grounds"}
_KEY = rb"^[\"']?(?:%s)[\"']?[ \t]*:"
_MENTIONED = re.compile(rb"^[\"'{ ]{0,8}part2[\"']?[ \t]*:|[{,]\s*[\"']?part2[\"']?\s*:", re.MULTILINE)
_HARMLESS = re.compile(
    rb"^part2:[ \t]*(?:\{[ \t]*grounds:[ \t]*[\w, \[\]-]*(?:,[ \t]*held:[ \t]*\w+)?[ \t]*\}[ \t]*\r?\n"
    rb"|\r?\n(?:[ ]+(?:grounds|held):[ \t]*[\w, \[\]-]*\r?\n)+)(?=[^ \t#]|\Z)",
    re.MULTILINE,
)
_PAPERS = re.compile(_KEY % b"report|amounts|notes", re.MULTILINE)
_REF, _STATUS, _TITLE = (re.compile(_KEY % name, re.MULTILINE) for name in (b"ref", b"status", b"title|category"))
_FIRST = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n|---[^\n]*\n)*[\"'{]?[\w-]+[\"']?[ \t]*:")


def is_record(data: bytes) -> bool:
    """Whether this is a decision record."""
    return bool(_REF.search(data) and _STATUS.search(data) and _TITLE.search(data) and _FIRST.match(data))


def papers_in(data: bytes) -> bool:
    """Whether a record holds more of its Part 2 than its grounds, or this is a Part 2 by itself."""
    mentions = len(_MENTIONED.findall(data))
    if mentions and _FIRST.match(data) and not (mentions == 1 and _HARMLESS.search(data)):
        return _says_more(_read(data))
    if _PAPERS.search(data) and not _REF.search(data) and _FIRST.match(data):
        tree = _read(data)
        return tree is None or set(tree) <= _OF_PAPERS
    return False


def _says_more(tree: dict[str, Tree] | None) -> bool:
    if tree is None:
        return True
    part2 = tree.get("part2")
    return bool(set(part2) - _PUBLIC_OF_PART2) if isinstance(part2, dict) else part2 not in (None, "")


def _read(data: bytes) -> dict[str, Tree] | None:
    """The mapping that a file is; None where it cannot be read."""
    try:
        return read_yaml("object", data).tree
    except Stop:
        return None
