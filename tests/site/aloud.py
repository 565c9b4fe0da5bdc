"""A page as a screen reader tells it: the tree of roles and names that the browser gives, and what is amiss in it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from playwright.sync_api import Page

_LINE = re.compile(r"""(?P<indent>\s*)- '?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<rest>.*)""")
_URL = re.compile(r"\s*- /url: \"?(?P<url>.*?)\"?$")
LANDMARKS = ("banner", "main", "contentinfo")
NAMED = ("navigation", "region", "search")


@dataclass(frozen=True, slots=True)
class Node:
    """One part of the tree: what it is, what it is called, and, of a link, where it leads and in what it stands."""

    depth: int
    role: str
    name: str
    level: int = 0
    url: str = ""
    within: tuple[str, ...] = ()


def tree(page: Page) -> list[Node]:
    """The parts of the page that is open, in the order in which they are read."""
    return read_tree(page.locator("body").aria_snapshot())


def read_tree(snapshot: str) -> list[Node]:
    """The parts that a snapshot names; `within` is what each stands in: of a table its row and column too."""
    nodes: list[Node] = []
    around: list[Node] = []
    columns: list[str] = []
    cells = 0
    for line in snapshot.splitlines():
        if (found := _URL.fullmatch(line)) and nodes:
            nodes[-1] = replace(nodes[-1], url=found["url"])
        elif found := _LINE.match(line):
            depth, level = len(found["indent"]), re.search(r"\[level=(\d)\]", found["rest"])
            around = [one for one in around if one.depth < depth]
            within = tuple(f"{one.role} {one.name}".strip() for one in around)
            role, name = found["role"], found["name"] or ""
            columns = [] if role == "table" else [*columns, name] if role == "columnheader" else columns
            cells = 0 if role == "row" else cells + (role == "cell")
            name = ", ".join(columns[cells - 1 : cells]) if role == "cell" else name  # its words are those in it
            nodes.append(Node(depth, role, name, int(level[1]) if level else 0, "", within))
            around.append(nodes[-1])
    return nodes


def faults(nodes: Sequence[Node]) -> Iterator[str]:
    """What would puzzle a reader who hears the page."""
    yield from _headings([one for one in nodes if one.role == "heading"])
    for role in LANDMARKS:
        count = sum(one.role == role for one in nodes)
        if count != 1:
            yield f"{count} landmarks of the kind {role}"
    for role in NAMED:
        names = [one.name for one in nodes if one.role == role]
        if len(set(names)) < len(names) or "" in names:
            yield f"landmarks of the kind {role} that cannot be told apart"
    for position, one in enumerate(nodes):
        if one.role == "table" and not _has_headers(nodes, position):
            yield "a table without headings"
    yield from _links([one for one in nodes if one.role == "link"])


def _headings(found: Sequence[Node]) -> Iterator[str]:
    if [one.level for one in found].count(1) != 1 or found[0].level != 1:
        yield "the page does not begin with its one heading of the first level"
    for one, following in pairwise(found):
        if following.level > one.level + 1:
            yield f"a level is left out before “{following.name}”"
    yield from (f"the heading “{one.name}” ends with a sign" for one in found if one.name.endswith("¶"))


def _has_headers(nodes: Sequence[Node], table: int) -> bool:
    for one in nodes[table + 1 :]:
        if one.depth <= nodes[table].depth:
            return False
        if one.role == "columnheader":
            return True
    return False


def _links(found: Sequence[Node]) -> Iterator[str]:
    """Links of one name lead to one place, unless the row, the item or the paragraph in which each stands differs."""
    leads: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in found:
        if not re.search(r"\w", one.name):
            yield f"the link to {one.url} has no name that can be said"
        row = " ".join(part for part in one.within if part.startswith(("row ", "cell ")))
        if "main" in one.within and not {"listitem", "paragraph", "definition"} & set(one.within):
            leads[one.name, row].add(one.url)
    yield from (f"“{name}” leads to {len(urls)} places" for (name, _), urls in leads.items() if len(urls) > 1)
