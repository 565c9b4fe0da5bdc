"""Which needles are no secrets after all, because their author declared them public: judged from raw nodes alone.

A secret of one record that stands openly in Part 1 of the same record, or of one related to it, is public. One that
stands only in another record is public there, and still looked for on the pages of its own. The program's own words
and the names by which the settings call the office are public everywhere, but for sums and days. The hand-written
pages, and all else in the settings, make public no name, no sum and no whole text, for there somebody may have retyped
one, but the names of those who will sign a record that is not public yet. Commonplaces are public like what stands in
other records.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.verification.commonplaces import COMMON
from generator.verification.forms import needles_of
from generator.verification.needle import Form, Needle
from generator.verification.raw import RawRecord, Value
from generator.verification.references import neighbours
from generator.verification.search import Find, Search
from generator.yaml_text import Pointer

_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_SUMS, _LISTED = frozenset({"value", "written"}), frozenset({"label", "recipient", "funded_from"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose secret a needle is: the record and the value, by their numbers."""

    record: int
    value: int


@dataclass(slots=True)
class Secrets:
    """Everything that is looked for: `owners` and `needles` go together.

    `elsewhere` are needles that are public in other records only. `loaded` counts the secret values, `unsearched` those
    that no words tell.
    """

    records: Sequence[RawRecord]
    needles: list[Needle] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    elsewhere: set[int] = field(default_factory=set)
    loaded: int = 0
    unsearched: int = 0


@dataclass(frozen=True, slots=True)
class Sources:
    """What is public beside the records: the program's words and who the office is, and what was written by hand."""

    program: Sequence[str] = ()
    content: Sequence[str] = ()


def gathered(records: Sequence[RawRecord], only: Callable[[RawRecord, Value], bool] = lambda _, __: True) -> Secrets:
    """Every needle of every secret value, public or not; of those alone that `only` says yes to."""
    secrets = Secrets(records)
    for number, record in enumerate(records):
        for index, value in enumerate(record.secret):
            if not only(record, value):
                continue
            needles = needles_of(value)
            secrets.needles += needles
            secrets.owners += [Owner(number, index)] * len(needles)
            secrets.loaded += 1
            secrets.unsearched += not needles
    return secrets


def without_public(secrets: Secrets, sources: Sources) -> Secrets:
    """What is left to look for when everything that is public by its author's own declaration is taken out."""
    publicity = Publicity(secrets)
    publicity.hear(sources)
    for number in range(len(secrets.records)):
        for _ in publicity.read(number):
            pass
    return publicity.rest()


def _both(text: str) -> str:
    """A text as written, and as it is read: without the addresses of its links between the words."""
    return f"{text}\n{_ADDRESS.sub('', text)}" if "](" in text else text


def in_lists(public: Sequence[Value]) -> Iterator[str]:
    """Each amount as lists of the register write it: who is paid, or what pays, the sum, and in how many amounts."""
    amounts: dict[Pointer, list[Value]] = defaultdict(list)
    for value in public:
        if value.pointer[:1] == ("amounts",):
            amounts[value.pointer[:2]].append(value)
    for values in amounts.values():
        sums = [one.text for one in values if one.key in _SUMS]
        yield from (f"{one.text} {sum_} 1" for one in values if one.key in _LISTED for sum_ in sums)


def is_common(needle: Needle, text: str, find: Find) -> bool:
    """Whether a hand-written page may say this: no name, sum or whole text, unless a name is there as common words."""
    return not needle.lasting or (needle.form is Form.NAME and text[find.start : find.end].islower())


class Publicity:
    """Goes through public texts, and takes out the needles that stand there."""

    def __init__(self, secrets: Secrets) -> None:
        self.secrets = secrets
        self.search = Search(secrets.needles)
        self.hoods = neighbours(secrets.records)
        self.public: set[int] = set()
        self.elsewhere: set[int] = set()

    def hear(self, sources: Sources) -> None:
        """Take out what the program says itself, and the common words of the hand-written pages."""
        needles = self.secrets.needles
        for text in sources.program:
            found = self.search.finds(text, lambda one: one not in self.public and not needles[one].is_figure)
            self.public |= {find.needle for find in found}
        for text in map(_both, sources.content):
            found = self.search.finds(text, lambda one: one not in self.public and not needles[one].group)
            self.public |= {find.needle for find in found if self._is_common(text, find)}
        self.elsewhere |= {find.needle for find in self.search.finds(COMMON)}

    def _is_common(self, text: str, find: Find) -> bool:
        """Whether a hand-written page makes a needle public: common words, or somebody who is in post anyway."""
        owner = self.secrets.owners[find.needle]
        record = self.secrets.records[owner.record]
        in_post = record.secret[owner.value].pointer in record.in_post
        return in_post or is_common(self.secrets.needles[find.needle], text, find)

    def read(self, number: int) -> Iterator[Find]:
        """Take out what one record publishes, and hand on each find in it of a secret of its own or a neighbour's."""
        near, owners = self.hoods[number], self.secrets.owners
        public = self.secrets.records[number].public
        text = _both("\n".join((*(value.text for value in public), *in_lists(public))))
        for find in self.search.finds(text, lambda one: self._is_open(one, near)):
            if owners[find.needle].record in near:
                self.public.add(find.needle)
                yield find
            else:
                self.elsewhere.add(find.needle)

    def _is_open(self, needle: int, near: set[int]) -> bool:
        """Whether one more public text can still say something new about a needle."""
        if needle in self.public:
            return False
        return needle not in self.elsewhere or self.secrets.owners[needle].record in near

    def rest(self) -> Secrets:
        """The secrets that are still to be looked for."""
        secrets = self.secrets
        public, elsewhere = self._completed(self.public), self._completed(self.elsewhere)
        kept = [one for one in range(len(secrets.needles)) if one not in public and self._has_home(one, elsewhere)]
        return Secrets(
            secrets.records,
            [secrets.needles[one] for one in kept],
            [secrets.owners[one] for one in kept],
            {new for new, one in enumerate(kept) if one in elsewhere},
            secrets.loaded,
            secrets.unsearched,
        )

    def _completed(self, decided: set[int]) -> set[int]:
        """A sum or day that is public in one form is so in all; a value that is public in full is so in every part."""
        needles, owners = self.secrets.needles, self.secrets.owners
        groups = {(owners[one].record, needles[one].group) for one in decided if needles[one].group}
        whole = {owners[one] for one in decided if needles[one].form is Form.IN_FULL}
        return decided | {
            one
            for one, owner in enumerate(owners)
            if owner in whole or (needles[one].group and (owner.record, needles[one].group) in groups)
        }

    def _has_home(self, needle: int, elsewhere: set[int]) -> bool:
        """A hidden record has no pages of its own, so of it what others publish is nothing to look for."""
        return needle not in elsewhere or self.secrets.records[self.secrets.owners[needle].record].is_public
