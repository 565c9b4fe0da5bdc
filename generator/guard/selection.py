"""Which objects are looked at: what is about to be committed, what a push would send, or everything there is.

A push is held against what the other side says that it has, and not against what was once remembered of it: an address
may have changed since. What came to a commit and went again is sent all the same, so every commit is looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.guard.repository import Object, Repository

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
        remedy = "Fetch all of it: `git fetch --unshallow`; in a pipeline `fetch-depth: 0` or `GIT_DEPTH: 0`."
        raise repository.unseen("The history here is cut short, so older commits cannot be looked at.", remedy)
    names = repository.ask("for-each-ref", "--format=%(objectname)").decode().split()
    return _listed(repository, [*names, *(["HEAD"] if repository.has("HEAD") else [])])


def _listed(repository: Repository, asked: Iterable[str]) -> list[str]:
    given = "".join(f"{one}\n" for one in asked).encode()
    listed = repository.ask("rev-list", "--objects", "--no-object-names", "--stdin", given=given)
    return list(dict.fromkeys(listed.decode().split()))


def entries(commits: Mapping[str, str], trees: Mapping[str, list[Entry]]) -> Iterator[Entry]:
    """Everything that stands in the root trees of some commits, under every path at which it ever stood.

    `commits` have their root trees; a tree that is not among `trees` is on the other side already.
    """
    seen = set[tuple[str, str]]()
    for commit, root in commits.items():
        waiting = [(root, "")]
        while waiting:
            tree, folder = waiting.pop()
            if (tree, folder) in seen:
                continue
            seen.add((tree, folder))
            for one in trees.get(tree, ()):
                path = f"{folder}{one.path}"
                yield Entry(path, one.mode, one.id, commit)
                if one.mode == TREE:
                    waiting.append((one.id, f"{path}/"))


def in_tree(tree: Object) -> list[Entry]:
    """What stands directly in a tree, under its names."""
    found, at, width = list[Entry](), 0, len(tree.id) // 2
    while at < len(tree.data):
        space, end = tree.data.index(b" ", at), tree.data.index(b"\0", at)
        name = tree.data[space + 1 : end].decode(errors="surrogateescape")
        after = end + 1 + width
        found.append(Entry(name, int(tree.data[at:space], 8), tree.data[end + 1 : after].hex()))
        at = after
    return found
