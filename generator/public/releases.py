"""Two folders, what would go public now and an earlier release → what the one does to the other.

Either folder is a bundle or a site, which has the bundle on it. Comes in: folders. Goes out: an `Exposure`, or `Stop`
where one of them cannot be read whole; in doubt nothing is compared. Deliberately absent: records, and values in what
is said. Decisions are matched by their references, as the register compares them, so a new year or leading zero
does not make one decision two; one with a new reference is known by its former address. Files that are the same, to the
byte, are not looked into.
"""

from dataclasses import dataclass, field
from pathlib import Path

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.public.bundle import FORMAT, REGISTER, attached, decision_path, read_decision, read_register
from generator.public.decision import PublishedDecision
from generator.public.exposure import ORDER, Exposure, Gathered, Thing, counted, difference, size
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.release_rule import unexplained
from generator.vocabulary.choices import Status
from generator.vocabulary.references import key, slug

DAMAGED = define(
    "RELEASE-02",
    """The earlier release that a new one is compared with is whole and of a format that this version reads. Otherwise
    nobody could say what is made public or taken back, and nothing is published.""",
    source="Part One",
)
REMEDY = (
    "Put it back as it was last published, from the server or a copy. If none is left, move it away: all then counts "
    "as new, and no release of withheld words is noticed. To compare with another, run  make diff AGAINST=folder"
)
OFFICE = "the office"


def exposure(new: Path, old: Path) -> Exposure:
    """What going from the release in `old` to that in `new` makes public, takes back and changes.

    Where `old` holds no release at all (no folder, or a site from before the bundle stood on it), this is the first.
    """
    register = read_register(new)
    if not (old / REGISTER).exists():
        return Exposure(decisions=len(register.decisions), is_first=True)
    comparison = _Comparison(new, old)
    earlier = earlier_register(old)
    comparison.office(register, earlier)
    entries = {key(entry.reference): entry for entry in earlier.decisions}
    for entry in register.decisions:
        comparison.decision(entry, entries.pop(_before(entry, entries), None))
    for gone in entries.values():
        comparison.gone(gone)
    return comparison.told.exposure(len(register.decisions))


def _before(entry: IndexEntry, earlier: dict[str, IndexEntry]) -> str:
    """By which reference a decision went: its own, or that of the page which leads to it now."""
    own = key(entry.reference)
    if own in earlier or not entry.formerly_at:
        return own
    led_on = {one.strip("/") for one in entry.formerly_at}
    return next((name for name, one in earlier.items() if decision_path(one) in led_on), own)


@dataclass(slots=True)
class _Comparison:
    """Gathers what each pair of decisions has to say."""

    new: Path
    old: Path
    told: Gathered = field(default_factory=Gathered)

    def office(self, new: PublishedRegister, old: PublishedRegister) -> None:
        """The facts of the office. The register day is no fact: it says when, not what."""
        found = difference(new.office, old.office)
        self.told.made += counted(OFFICE, found.made_public)
        self.told.back += counted(OFFICE, found.taken_back)
        self.told.changed += counted(OFFICE, found.changed)

    def decision(self, entry: IndexEntry, before: IndexEntry | None) -> None:
        """One decision that is public now, and how it was before."""
        if before is None:
            self.told.is_new(read_decision(self.new, entry))
            return
        data, earlier = _bytes(self.new, entry), _bytes(self.old, before)
        if data != earlier:
            self._changed(read_decision(self.new, entry), earlier_decision(self.old, before))
        elif data is not None and b'"attachments"' in data:
            decision = read_decision(self.new, entry)
            self._files(decision, decision)

    def gone(self, entry: IndexEntry) -> None:
        """One decision that is public no longer."""
        self.told.is_gone(entry.reference, size(earlier_decision(self.old, entry)))

    def _changed(self, new: PublishedDecision, old: PublishedDecision) -> None:
        found = difference(new, old)
        made, back = found.made_public, found.taken_back
        if _is_removed(new) and not _is_removed(old):
            self.told.back.append(Thing(new.reference, "the whole decision, removed", fields=len(back)))
            back = ()
        if _is_removed(old) and not _is_removed(new):
            self.told.made.append(Thing(new.reference, "the whole decision, restored", fields=len(made)))
            made = ()
        self.told.made += counted(new.reference, made)
        self.told.back += counted(new.reference, back)
        self.told.releases += unexplained(new, old, found)
        # The size of a file is no field of its own, so a new size alone looks like a new order of the same values.
        if not self._files(new, old) or found.changed != (ORDER,):
            self.told.changed += counted(new.reference, found.changed)

    def _files(self, new: PublishedDecision, old: PublishedDecision) -> bool:
        """Attachments of one name and other bytes; whether there are any."""
        before = len(self.told.changed)
        for name in sorted(set(attached(new)) & set(attached(old))):
            if attachment(self.new, new, name) != attachment(self.old, old, name):
                self.told.changed.append(Thing(new.reference, "attachments: content"))
        return len(self.told.changed) > before


def earlier_register(folder: Path) -> PublishedRegister:
    """The register of the earlier release; Stop where it is not whole."""
    path = folder / REGISTER
    try:
        register = read_register(folder)
    except Stop:
        raise damaged(path) from None
    keys = {key(entry.reference) for entry in register.decisions}
    if register.format != FORMAT or len(keys) < len(register.decisions):
        raise damaged(path)
    if any(entry.slug != slug(entry.reference) for entry in register.decisions):
        raise damaged(path)
    return register


def earlier_decision(folder: Path, entry: IndexEntry) -> PublishedDecision:
    """A decision of the earlier release, which its index names by its own reference, year and slug."""
    path = folder / f"{decision_path(entry)}.json"
    try:
        decision = read_decision(folder, entry)
    except Stop:
        raise damaged(path) from None
    if decision.reference != entry.reference or decision_path(decision) != decision_path(entry):
        raise damaged(path)
    return decision


def attachment(folder: Path, decision: PublishedDecision, name: str) -> bytes:
    """What an attachment holds; Stop where it cannot be read, or would lie outside the folder of its decision."""
    path = folder / decision_path(decision) / name
    if "/" in name or "\\" in name or name.startswith(".") or path.is_symlink():
        raise damaged(folder / f"{decision_path(decision)}.json")
    try:
        return path.read_bytes()
    except OSError:
        raise damaged(path.parent) from None


def damaged(path: Path) -> Stop:
    """Raised where an earlier release cannot be read whole; `path` is the part that is at fault."""
    said = "This part of the earlier release is missing, damaged or of another format, so nothing can be compared."
    return Stop([DAMAGED.at(Position(path.as_posix()), said, REMEDY)])


def _bytes(folder: Path, entry: IndexEntry) -> bytes | None:
    try:
        return (folder / f"{decision_path(entry)}.json").read_bytes()
    except OSError:
        return None


def _is_removed(decision: PublishedDecision) -> bool:
    return decision.status is Status.REMOVED
