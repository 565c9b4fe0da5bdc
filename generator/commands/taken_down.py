"""What `retract` takes down: the record, what the last release has of it, and its old addresses.

Not a command itself. Comes in: the reference that somebody named. Goes out: a `Case`, what of its addresses is to be
forgotten, and what the incident note tells. Deliberately absent: any change.
"""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogue import define
from generator.commands.amending import editor_of, read_amended, record_of, words
from generator.commands.asking import Option, Refused, ask
from generator.commands.incident import Told
from generator.findings import Position, Stop
from generator.private.register import Source
from generator.public.bundle import REGISTER
from generator.public.lasting import page_at
from generator.public.office import IndexEntry
from generator.public.tombstone import entry_of, files_that_tell, own_files

UNKNOWN = define(
    "RETRACT-01",
    "What is taken down is public: its record is, or it stands in the last release of the site.",
    source="Part One",
)


@dataclass(frozen=True, slots=True)
class Case:
    """What is taken down: the record's file, if there is one, and what the last release has of it.

    `former` are its old addresses there and here; `said` is what its page says already, if it was taken down before.
    """

    reference: str
    path: Path | None
    entry: IndexEntry | None
    former: tuple[str, ...] = ()
    said: str = ""


def case_of(options: Namespace, where: Source) -> Case:
    """The record and the decision of the last release; one of the two is enough, and Stop where neither is."""
    return _known(_found(options, where))


def _found(options: Namespace, where: Source) -> Case:
    reference = ask("Reference of the decision", None, words, Option("REF", options.ref))
    entry = _published(options.site, reference)
    try:
        path = record_of(options, where, reference)
    except Stop:
        if entry is None:
            raise
        return Case(entry.reference, None, entry)
    head = read_amended(where, path).head
    if entry is None and head is not None and not head.is_public:
        said = "This record is not public, and the last release does not have it."
        raise Stop([UNKNOWN.at(Position(path.as_posix()), said, "Look whether REF is the one you mean.")])
    written = head.reference.written if head else entry.reference if entry else reference
    return Case(written, path, entry)


def _published(site: Path, reference: str) -> IndexEntry | None:
    """The decision in the last release; None where it has none, or where there is no release that can be read."""
    try:
        return entry_of(site, reference) if (site / REGISTER).is_file() else None
    except Stop:
        return None


def _known(case: Case) -> Case:
    """With its old addresses, and with what its page says, as far as its record can be read."""
    try:
        tree = {} if case.path is None else editor_of(case.path).tree
    except (Stop, OSError):
        tree = {}
    former, note = tree.get("formerly_at"), tree.get("status_note")
    written = [one for one in former if isinstance(one, str)] if isinstance(former, list) else []
    released = case.entry.formerly_at if case.entry else ()
    said = note if tree.get("status") == "removed" and isinstance(note, str) else ""
    return replace(case, former=tuple(dict.fromkeys([*released, *written])), said=said)


def forgotten_of(options: Namespace, where: Source, case: Case) -> tuple[str, ...]:
    """Which of its old addresses go too."""
    given = Option("FORGET", options.forget)
    return ask("", None, _addresses(case, where.address or "/"), given) if given.is_given else ()


def _addresses(case: Case, base: str) -> Callable[[str], tuple[str, ...]]:
    """Reads old addresses with blanks between them, whole ones or as `formerly_at` has them."""
    named = {page_at(one): one for one in case.former}

    def check(answer: str) -> tuple[str, ...]:
        asked = [page_at(one.removeprefix(base).lstrip("/")) for one in answer.split()]
        if unknown := sum(one not in named for one in asked):
            said = f"Not old addresses of this decision: {unknown} of {len(asked)}."
            raise Refused(said, "Write them as `formerly_at` has them in its record, with blanks between them.")
        return tuple(one for one in case.former if page_at(one) in asked)

    return check


def told_of(site: Path, case: Case, forgotten: tuple[str, ...]) -> Told:
    """What the incident note tells of it; an address that is forgotten is told as such and nowhere else."""
    gone = {page_at(one) for one in forgotten}
    left = tuple(one for one in case.former if one not in forgotten)
    if case.entry is None:
        return Told((), (), left, forgotten)
    files = (own_files(site, case.entry), files_that_tell(site, case.entry))
    own, others = ([one for one in some if page_at(one) not in gone] for some in files)
    return Told(own, others, left, forgotten)
