"""Which objects are looked at: what is about to be committed, what a push would send, or everything there is.

A push is held against what the other side says that it has, and not against what was once remembered of it: an address
may have changed since. What came to a commit and went again is sent all the same, so every commit is looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.guard.repository import Repository

_Part = tuple[bytes, bytes, bytes]
TREE, SUBMODULE = 0o040000, 0o160000


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder under a path from the root; `commit` is empty for what is about to be committed."""

    path: str
    mode: int
    id: str
    commit: str = ""


def staged(repository: Repository) -> list[Entry]:
    """What the next commit would change or add."""
    head = "HEAD" if repository.has("HEAD") else repository.ask("hash-object", "-t", "tree", "--stdin").decode().strip()
    raw = repository.ask(
        "diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--diff-filter=d", head
    )
    parts = raw.decode(errors="surrogateescape").split("\0")[:-1]
    told = [(head.split(), path) for head, path in zip(parts[::2], parts[1::2], strict=True)]
    return [Entry(path, int(head[1], 8), head[3]) for head, path in told]


def sent(repository: Repository, lines: str) -> list[str]:
    """The ids of the objects that a push would send, by the lines that git gives to the hook `pre-push`."""
    asked = list[str]()
    for line in filter(str.strip, lines.splitlines()):
        parts = line.split(" ")
        if len(parts) != 4:
            raise repository.unseen("Git did not say what it is about to push.")
        _, local, _, remote = parts
        if local.strip("0"):
            asked.append(local)
            asked += [f"^{remote}"] if remote.strip("0") and repository.has(remote) else []
    return _listed(repository, asked) if asked else []


def names_sent(lines: str) -> list[tuple[str, str]]:
    """The names that a push would give on the other side, with the id of what each is for."""
    parts = [line.split(" ") for line in filter(str.strip, lines.splitlines())]
    return [(remote, local) for _, local, remote, _ in parts if local.strip("0")]


def all_names(repository: Repository) -> list[tuple[str, str]]:
    """The names of all branches and tags, with the id of what each is for."""
    told = repository.ask("for-each-ref", "--format=%(refname) %(objectname)").decode(errors="replace")
    return [(name, id_) for name, _, id_ in (line.partition(" ") for line in told.splitlines())]


def everything(repository: Repository) -> list[str]:
    """The ids of all objects of all branches, tags and other names."""
    if repository.may("rev-parse", "--is-shallow-repository") != "false":
        remedy = (
            "Run `git fetch --unshallow`. In a pipeline, write `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)."
        )
        raise repository.unseen("The history here is cut short, so older commits cannot be looked at.", remedy)
    names = repository.ask("for-each-ref", "--format=%(objectname)").decode().split()
    return _listed(repository, [*names, *(["HEAD"] if repository.has("HEAD") else [])])


def _listed(repository: Repository, asked: Iterable[str]) -> list[str]:
    given = "".join(f"{one}\n" for one in asked).encode()
    listed = repository.ask("rev-list", "--objects", "--no-object-names", "--stdin", given=given)
    return list(dict.fromkeys(listed.decode().split()))


def entries(commits: Mapping[str, str], trees: Mapping[str, bytes]) -> Iterator[Entry]:
    """Everything that stands in the root trees of some commits, once under every path at which it ever stood.

    `commits` have their root trees; a tree that is not among `trees` is on the other side already.
    """
    seen, known = set[tuple[str, str]](), defaultdict[str, set[_Part]](set)
    for commit, root in commits.items():
        waiting = [(root, "")]
        while waiting:
            tree, folder = waiting.pop()
            if (tree, folder) in seen or tree not in trees:
                continue
            seen.add((tree, folder))
            parts, before = _parts(trees[tree], len(tree) // 2), known[folder]
            for mode, name, id_ in [part for part in parts if part not in before]:
                path = f"{folder}{name.decode(errors='surrogateescape')}"
                yield Entry(path, int(mode, 8), id_.hex(), commit)
                if int(mode, 8) == TREE:
                    waiting.append((id_.hex(), f"{path}/"))
            before.update(parts)


def _parts(tree: bytes, width: int) -> list[_Part]:
    """What stands directly in a tree: mode, name and id; ValueError where that is not all of its bytes."""
    found: list[_Part] = re.findall(rb"([0-7]+) ([^\0]+)\0(.{%d})" % width, tree, re.DOTALL)
    if sum(len(mode) + len(name) + width + 2 for mode, name, _ in found) != len(tree):
        raise ValueError("a damaged tree")
    return found
