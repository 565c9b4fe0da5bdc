"""What would go public now, and the digests of an earlier release → what the one does to the other, by decision.

Comes in: the bundle, and a `Manifest`. Goes out: an `Exposure`, or findings for what would be gone. A digest says that
something is another and not what, so fields and releases are deliberately absent, and so are the facts of the office:
the file that has them is another on every register day. What a list cannot tell is not refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.findings import Finding, Position
from generator.public.bundle import REGISTER, attached, decision_path, read_decision, read_register
from generator.public.decision import PublishedDecision
from generator.public.exposure import Exposure, Gathered, Thing, counted
from generator.public.lasting import GONE, Now, file_gone, page_at, page_gone
from generator.public.manifested import Manifest, Pair, refused
from generator.public.office import IndexEntry
from generator.public.releases import attachment
from generator.vocabulary.choices import Status

DATA = "public data"


def exposure_by_digests(new: Path, old: Manifest) -> Exposure:
    """What going from a release that is known by its digests alone to that in `new` does."""
    register, comparison = read_register(new), _Comparison(new, old)
    pairs, gone = old.pairs(register.decisions)
    for pair in pairs:
        comparison.decision(pair)
    for one in gone:
        comparison.told.is_gone(f"{one.addresses[0]}/")
    return comparison.told.exposure(len(register.decisions))


def is_same_register(new: Path, old: Manifest) -> bool:
    """Whether the register's own file is the same to the byte, and with it the facts of the office."""
    return _digest((new / REGISTER).read_bytes()) == old.register


def lasting_by_digests(new: Path, old: Manifest) -> list[Finding]:
    """What would be gone, as far as addresses tell: pages of decisions, what led on to them, and attachments."""
    register = read_register(new)
    now = Now.of(register.decisions)
    pairs, gone = old.pairs(register.decisions)
    found = [finding for pair in pairs for finding in _of_a_decision(new, old, now, pair)]
    left = [at for former in gone for at in former.addresses if page_at(at) not in now.by_address]
    return [*found, *(page_gone(_entry(at), at, None) for at in left), *_led_on(old, now)]


@dataclass(slots=True)
class _Comparison:
    """Gathers what each pair of decisions has to say."""

    new: Path
    old: Manifest
    told: Gathered = field(default_factory=Gathered)

    def decision(self, pair: Pair) -> None:
        """One decision that is public now, and how it was before."""
        decision = read_decision(self.new, pair.entry)
        if pair.former is None:
            self.told.is_new(decision)
            return
        is_same = _is_same(self.new, pair)
        if not is_same:
            self.told.changed.append(Thing(decision.reference, DATA))
        self._files(decision, self.old.files.get(pair.at, {}), is_same=is_same)

    def _files(self, decision: PublishedDecision, before: Mapping[str, str], *, is_same: bool) -> None:
        """Attachments by their names, which are never said."""
        now = {name: _digest(attachment(self.new, decision, name)) for name in attached(decision)}
        if is_same and now.keys() != before.keys():
            said = "This list does not go with itself: a file of a decision is missing in it, or one too many."
            raise refused(Position(self.old.path.as_posix()), f"{said} Nothing can be compared.")
        self.told.made += counted(decision.reference, ["attachments"] * len(now.keys() - before.keys()))
        self.told.back += counted(decision.reference, ["attachments"] * len(before.keys() - now.keys()))
        others = [name for name in now.keys() & before.keys() if now[name] != before[name]]
        self.told.changed += counted(decision.reference, ["attachments: content"] * len(others))


def _of_a_decision(new: Path, old: Manifest, now: Now, pair: Pair) -> Iterator[Finding]:
    if pair.former is None or _is_same(new, pair):
        return  # its addresses, and the names of its attachments, are in its data
    after = read_decision(new, pair.entry)
    others = tuple(f"{at}/" for at in pair.former.addresses if at != pair.at)
    before = _entry(pair.at, pair.entry.reference, others)
    is_removed = after.status is Status.REMOVED
    for address in (pair.at, *others):
        may_go = is_removed and after.changes and address in others
        if page_at(address) not in now.by_address and not may_go:
            yield page_gone(before, address, pair.entry)
    missing = old.files.get(pair.at, {}).keys() - set(attached(after))
    if missing and not after.changes and not is_removed:
        yield file_gone(after, after.reference, len(missing))


def _led_on(old: Manifest, now: Now) -> Iterator[Finding]:
    """Former addresses of which the list does not tell whose they were; the words of one may be what had to go."""
    if any(one.status is Status.REMOVED for one in now.by_reference.values()):
        return
    for address in old.pages:
        if page_at(address) not in now.by_address:
            said = f"The page at {address} was public and would be gone."
            remedy = f"Add `formerly_at: [{address}]` to the record of the decision that it was about, or led on to."
            yield GONE.at(Position(old.path.as_posix()), said, remedy)


def _entry(at: str, reference: str = "", formerly_at: tuple[str, ...] = ()) -> IndexEntry:
    """What the index of the earlier release said of a decision, as far as its address tells."""
    _, year, name = at.split("/")
    return IndexEntry(
        reference=reference or name, slug=name, year=int(year), status=Status.MADE, formerly_at=formerly_at
    )


def _is_same(new: Path, pair: Pair) -> bool:
    data = (new / f"{decision_path(pair.entry)}.json").read_bytes()
    return pair.former is not None and _digest(data) == pair.former.digest


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
