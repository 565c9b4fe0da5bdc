"""Nothing published ever becomes a 404: what the last release had at an address is there in the next one, or leads on.

Comes in: two folders, what would go public now and an earlier release. Goes out: a finding for each page and attachment
that would be gone. A decision that was removed keeps its page, which says so; one that moved is named by its new record
under `formerly_at`. An attachment may go where an entry under `changes` is new: then the page says what happened; so
may an old address of a decision that is removed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.catalogue import define
from generator.findings import Finding, Position
from generator.public.bundle import REGISTER, attached, decision_path, read_decision, read_register
from generator.public.decision import PublishedDecision
from generator.public.office import IndexEntry
from generator.public.releases import earlier_decision, earlier_register
from generator.vocabulary.choices import Status
from generator.vocabulary.references import key

GONE = define(
    "ADDRESS-03",
    """A page that was public stays at its address, or leads on from there: people have linked to it. A decision that is
    to be seen no more is removed, and its page says so; a new reference or year goes with its old address under
    `formerly_at`.""",
)
_FORGET = (
    "Put it back under `formerly_at` in its record. If words in the address itself must go, run `make retract` once "
    "more with `FORGET=` and that address, which says under `changes` that it is gone."
)
FILE_GONE = define(
    "ADDRESS-04",
    """An attachment that was public stays at its address, unless the public history of its decision says what became of
    it.""",
)


def lasting_findings(new: Path, old: Path) -> list[Finding]:
    """What would be gone from the earlier release in `old`; nothing where that is none."""
    if not (old / REGISTER).exists():
        return []
    register, before = read_register(new), earlier_register(old)
    now = Now.of(register.decisions)
    return [finding for entry in before.decisions for finding in _gone(new, old, now, entry)]


def page_at(address: str) -> str:
    """An address of a page as addresses are compared."""
    return address.removesuffix("index.html").rstrip("/").casefold()


@dataclass(frozen=True, slots=True)
class Now:
    """The decisions of the next release by their reference, and by every address that leads to them."""

    by_reference: dict[str, IndexEntry]
    by_address: dict[str, IndexEntry]

    @classmethod
    def of(cls, entries: tuple[IndexEntry, ...]) -> "Now":
        """An address of its own goes before a former one."""
        pairs = [(page_at(old), one) for one in entries for old in one.formerly_at]
        own = {page_at(decision_path(one)): one for one in entries}
        return cls({key(one.reference): one for one in entries}, dict(pairs) | own)


def _gone(new: Path, old: Path, now: Now, before: IndexEntry) -> Iterator[Finding]:
    missing = [one for one in (decision_path(before), *before.formerly_at) if page_at(one) not in now.by_address]
    same = now.by_reference.get(key(before.reference))
    may_go = same is not None and same.status is Status.REMOVED and _tells(new, old, same, before)
    for address in missing:
        if not (may_go and address in before.formerly_at):  # the words of an old address may be what must go
            yield page_gone(before, address, same)
    after = now.by_address.get(page_at(decision_path(before)))
    if after is not None and _bytes(new, after) != _bytes(old, before):
        yield from _files(read_decision(new, after), earlier_decision(old, before))


def page_gone(before: IndexEntry, address: str, same: IndexEntry | None) -> Finding:
    """What to do depends on whether the decision is still there, and only its address is another."""
    where = f"{address.rstrip('/')}{'' if address.endswith(('.html', '.htm')) else '/'}"
    said = f"{before.reference}: the page at {where} was public and would be gone."
    if same is not None and same.status is Status.REMOVED and address in before.formerly_at:
        hidden = f"{before.reference}: an old address of this removed decision was public and would be gone."
        return GONE.at(Position(f"{decision_path(same)}.yaml"), hidden, _FORGET)
    if same is not None:
        remedy = f"Add `formerly_at: [{where}]` to its record; `make renumber` does so by itself."
        return GONE.at(Position(f"{decision_path(same)}.yaml"), said, remedy)
    remedy = (
        "Put its record back, and take it down with `make retract`, so that the page says what happened. If it has "
        f"another reference now, add `formerly_at: [{where}]` to that record."
    )
    return GONE.at(Position(f"{decision_path(before)}.yaml"), said, remedy)


def _files(after: PublishedDecision, before: PublishedDecision) -> Iterator[Finding]:
    missing = set(attached(before)) - set(attached(after))
    if missing and not _is_told(after, before) and after.status is not Status.REMOVED:
        yield file_gone(after, before.reference, len(missing))


def file_gone(after: PublishedDecision, reference: str, count: int) -> Finding:
    """That so many attachments of a decision, which had this reference, would be gone."""
    said = "an attachment that was public" if count == 1 else f"{count} attachments that were public"
    remedy = "Put it back, or add an entry under `changes` that says what became of it."
    return FILE_GONE.at(Position(f"{decision_path(after)}.yaml"), f"{reference}: {said} would be gone.", remedy)


def _tells(new: Path, old: Path, same: IndexEntry, before: IndexEntry) -> bool:
    return _is_told(read_decision(new, same), earlier_decision(old, before))


def _is_told(after: PublishedDecision, before: PublishedDecision) -> bool:
    """Whether the public history of a decision says more than it did."""
    return bool(Counter(after.changes) - Counter(before.changes))


def _bytes(folder: Path, entry: IndexEntry) -> bytes:
    return (folder / f"{decision_path(entry)}.json").read_bytes()
