"""Digests of an earlier release by their paths → its decisions, as far as they tell of them.

Comes in: a list of digests, over a whole site or a bundle. Goes out: a `Manifest`, or `Stop` where it is one of
something else. On a site the data of a decision also stand at its former addresses; as its reference is in them, those
of one digest are those of one decision. Deliberately absent: what a decision says, which a digest does not tell.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Position, Stop
from generator.public.bundle import REGISTER, decision_path
from generator.public.office import IndexEntry
from generator.public.releases import DAMAGED
from generator.vocabulary.references import key

REMEDY = (
    "Name the list SHA256SUMS that `make mirror` wrote, just as it was sent. To compare field by field, name a kept "
    "site or its public data instead:  make diff AGAINST=folder"
)
PAGE = "index.html"
_DECISION = re.compile(r"(decisions/[0-9]{4}/[a-z0-9-]+)\.json", re.ASCII)
_FORMER = re.compile(r"decisions/[A-Za-z0-9._~/-]+\.html?", re.ASCII)
_LIST = re.compile(r"decisions/(?:[0-9]{4}/)?index\.html", re.ASCII)


@dataclass(frozen=True, slots=True)
class Former:
    """A decision of the earlier release: the addresses of its data, in order, and their digest."""

    digest: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A decision that is public now, and what it was; `at` is the address by which that was known."""

    entry: IndexEntry
    former: Former | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a list tells. `path` is its own, `files` has the attachments by the address of a decision and their name.

    `pages` are those below decisions/ that stand at the address of no decision's data: they led on to one.
    """

    path: Path
    register: str
    decisions: tuple[Former, ...]
    files: Mapping[str, Mapping[str, str]]
    pages: tuple[str, ...]

    @classmethod
    def of(cls, path: Path, digests: Mapping[str, str]) -> "Manifest":
        """Stop where the list is one of something else."""
        if REGISTER not in digests:
            said = "This list is not one of a site or of its public data: register.json is not in it."
            raise refused(Position(path.as_posix()), f"{said} Nothing could be compared.")
        found = {one[1]: digests[name] for name in sorted(digests) if (one := _DECISION.fullmatch(name))}
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for at, digest in found.items():
            groups[digest].append(at)
        decisions = tuple(Former(digest, tuple(addresses)) for digest, addresses in groups.items())
        files, pages = _files(digests, found.keys()), tuple(_pages(digests, found.keys()))
        return cls(path, digests[REGISTER], decisions, files, pages)

    def pairs(self, entries: Iterable[IndexEntry]) -> tuple[list[Pair], list[Former]]:
        """Each decision of now with the one that it was, by reference and then by former address; and those gone."""
        left = {at: one for one in self.decisions for at in one.addresses}
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for at in left:
            by_key[key(at.rpartition("/")[2])].append(at)
        pairs = []
        for entry in entries:
            named = [decision_path(entry), *by_key[key(entry.reference)]]
            led_on = (one.removesuffix(PAGE).strip("/") for one in entry.formerly_at)
            at = next((one for one in (*named, *led_on) if one in left), "")
            pairs.append(Pair(entry, left.get(at), at))
            for address in left[at].addresses if at else ():
                del left[address]
        return pairs, [one for one in self.decisions if one.addresses[0] in left]


def refused(position: Position, said: str) -> Stop:
    """Raised where a list cannot be compared with; `said` repeats nothing of it."""
    return Stop([DAMAGED.at(position, said, REMEDY)])


def _files(digests: Mapping[str, str], addresses: Set[str]) -> dict[str, dict[str, str]]:
    """Whatever lies in the folder of a decision but its page."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for path, digest in digests.items():
        at, _, name = path.rpartition("/")
        if at in addresses and name != PAGE:
            found[at][name] = digest
    return dict(found)


def _pages(digests: Mapping[str, str], addresses: Set[str]) -> Iterable[str]:
    for path in sorted(digests):
        if path.rpartition("/")[0] not in addresses and _FORMER.fullmatch(path) and not _LIST.fullmatch(path):
            yield path.removesuffix(PAGE)
