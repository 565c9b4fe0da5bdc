"""Objects and entries of a repository → findings: which may not be sent, where they stand, and how to take them out.

Each object is read once. A finding names a commit and an object by their ids, and of a path what the program names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.findings import Finding, Position
from generator.guard import contents, names, pipelines
from generator.guard.repository import Object, Repository
from generator.guard.rules import BUILT, ORIGINAL, PIPELINE, PLAIN_PART2, RECORD, TELLING, Fault, Policy, Tells
from generator.guard.selection import SUBMODULE, Entry, entries

SHORT = 12  # characters of an id, enough for git to find it by
_WHOLE_FOLDERS = (BUILT, RECORD)  # one finding for all that stands there
_INVENTED = (PLAIN_PART2, ORIGINAL)  # the program's own tests have such files, with nothing in them
_UNTOLD = "a part of the history that no commit has"


@dataclass(slots=True)
class Looked:
    """What was learnt of objects: root trees by commit, trees by id, faults by object, and which are no files."""

    commits: dict[str, str] = field(default_factory=dict)
    trees: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    count: int = 0


def sent_findings(
    repository: Repository, ids: Iterable[str], policy: Policy, tells: Tells | None = None
) -> tuple[list[Finding], int]:
    """What may not be sent of these objects, with their commit messages and tags; and how many objects there were.

    `tells` answers whether a message tells something withheld.
    """
    looked = _look(repository, ids, policy, tells)
    found, placed = list[tuple[Fault, Entry]](), set[str]()
    for one in entries(looked.commits, looked.trees):
        placed.add(one.id)
        found += [(fault, one) for fault in _faults(one, looked, policy)]
    left = [id_ for id_ in looked.faults if id_ in looked.messages or id_ not in placed]
    more = ((fault, Entry("", 0, id_)) for id_ in left for fault in looked.faults[id_] if _counts(fault, "", policy))
    return list(_findings([*found, *more], looked)), looked.count


def staged_findings(repository: Repository, staged: Sequence[Entry], policy: Policy) -> list[Finding]:
    """What may not be committed of what is about to be."""
    looked = _look(repository, dict.fromkeys(one.id for one in staged if one.mode != SUBMODULE), policy)
    found = [(fault, one) for one in staged for fault in _faults(one, looked, policy)]
    return list(_findings(found, looked))


def names_findings(named: Iterable[tuple[str, str]], tells: Tells | None) -> Iterator[Finding]:
    """A finding for each name of a branch or tag that tells something withheld; each comes with its object's id."""
    for name, id_ in named:
        if tells and tells(name):
            said = f"The name of a branch or tag (of {id_[:SHORT]}) holds words that a record withholds."
            remedy = (
                f"`git for-each-ref --points-at {id_[:SHORT]}` shows it. Rename a branch with `git branch -m` and the "
                "new name; a tag goes with `git tag -d` and its name."
            )
            yield TELLING.at(Position(names.UNNAMED), said, remedy)


def _look(repository: Repository, ids: Iterable[str], policy: Policy, tells: Tells | None = None) -> Looked:
    """Read each object, and keep what there is to know of it."""
    looked = Looked()
    for one in repository.objects(ids):
        looked.count += 1
        if one.kind == "tree":
            looked.trees[one.id] = one.data
        elif faults := (*contents.faults_of(one.data, policy), *_of_pipeline(one, policy)):
            looked.faults[one.id] = faults
        if one.kind == "commit":
            looked.commits[one.id] = one.data[5 : one.data.index(b"\n")].decode()
        if one.kind in ("commit", "tag"):
            looked.messages[one.id] = f"the message of a {one.kind}"
            if tells and tells(one.data.partition(b"\n\n")[2].decode(errors="replace")):
                looked.faults[one.id] = (*looked.faults.get(one.id, ()), Fault(TELLING, "What a record withholds"))
    return looked


def _of_pipeline(one: Object, policy: Policy) -> Iterator[Fault]:
    return pipelines.faults_of(one.data, policy) if one.kind == "blob" else iter(())


def _faults(entry: Entry, looked: Looked, policy: Policy) -> Iterator[Fault]:
    """The faults of an entry: of its name, and of its bytes where they count at this path."""
    yield from names.faults_of(entry, policy)
    yield from (fault for fault in looked.faults.get(entry.id, ()) if _counts(fault, entry.path, policy))


def _counts(fault: Fault, path: str, policy: Policy) -> bool:
    """Whether a fault of bytes is one at this path."""
    if fault.rule is PIPELINE:
        return pipelines.is_pipeline(path)
    return policy.is_public or fault.rule not in _INVENTED or not names.is_of_tests(path)


def _findings(found: Sequence[tuple[Fault, Entry]], looked: Looked) -> Iterator[Finding]:
    """One finding for each object and rule, and one for each folder that should not be there at all."""
    first = dict[tuple[str, str], tuple[Fault, Entry]]()
    for fault, one in found:
        folder = names.said_of(one.path)
        which = folder if fault.rule in _WHOLE_FOLDERS and folder != names.UNNAMED else one.id
        first.setdefault((fault.rule.code, which), (fault, one))
    for fault, one in first.values():
        yield _finding(fault, one, looked.messages.get(one.id, ""))


def _finding(fault: Fault, one: Entry, message: str) -> Finding:
    staged = bool(one.path) and not one.commit
    where = message or ("what is about to be committed" if staged else f"commit {one.commit[:SHORT]}")
    said = f"{fault.what} stands in {where if message or one.path else _UNTOLD} (git calls it {one.id[:SHORT]})."
    return fault.rule.at(Position(names.said_of(one.path)), said, _remedy(one, message, staged=staged))


def _remedy(one: Entry, message: str, *, staged: bool) -> str:
    short = one.id[:SHORT]
    if staged:
        return (
            f"Run `git ls-files -s | grep {short}`: the line ends with the name of the file. Run `git rm --cached` "
            "with that name, and move the file out of this folder."
        )
    names_it = f"`git show {short}`" if message else f"`git log --all --name-only --find-object={short}`"
    return (
        f"Do not push. {names_it} shows which it is. Let whoever looks after the repository take it out of every "
        "commit that has it (`git rebase -i`). Anything exempt that was pushed already is disclosed: tell the "
        "monitoring officer."
    )
