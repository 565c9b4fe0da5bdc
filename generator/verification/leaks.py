"""Finds in the texts of one file → leaks, by the rule of strength: which finds say enough, and whose they are.

A strong find is a leak wherever it is, a middling one on the pages of its own record, beside the reference of that
record or beside a second secret of it, and a faint one beside a second secret alone. What is public in other records
only is looked for on the pages of its own alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.documents import Fragment
from generator.verification.needle import Form, Needle, Strength
from generator.verification.publicity import Owner, Secrets
from generator.verification.references import BESIDE, speaks_of
from generator.verification.search import Find, Search


@dataclass(frozen=True, slots=True)
class Leak:
    """One secret in one file: whose, where, in which form and view. `excerpt` is None unless it was asked for."""

    owner: Owner
    name: str
    view: str
    form: Form
    strength: Strength
    is_beside: bool
    excerpt: str | None


class Examiner:
    """Looks at files, one at a time; made once for all secrets. With `quote` it keeps excerpts, for a private eye."""

    def __init__(self, secrets: Secrets, *, quote: bool = False) -> None:
        self.secrets = secrets
        self.search = Search(secrets.needles)
        self.quote = quote
        self._homes: dict[str, set[int]] = defaultdict(set)
        for number, record in enumerate(secrets.records):
            self._homes[record.slug].add(number)
        self._anywhere = frozenset(range(len(secrets.needles))).difference(secrets.elsewhere)
        self._at_home: dict[int, set[int]] = defaultdict(set)  # by record, its needles that are public elsewhere
        for needle in secrets.elsewhere:
            self._at_home[secrets.owners[needle].record].add(needle)

    def examine(self, name: str, texts: Iterable[Fragment]) -> list[Leak]:
        """The leaks of one file, the strongest of each secret; whatever `texts` raises is let through."""
        home = self._home(name)
        found: dict[Owner, Leak] = {}
        for fragment in texts:
            for leak in self._leaks(name, fragment, home):
                known = found.get(leak.owner)
                if known is None or leak.strength > known.strength:
                    found[leak.owner] = leak
        return list(found.values())

    def _home(self, name: str) -> set[int]:
        """The records whose own page or data a file is, by its folders and its name."""
        parts = {step for part in name.split("/") for step in (part, part.split(".", 1)[0])}
        return {number for part in parts for number in self._homes.get(part, ())}

    def _leaks(self, name: str, fragment: Fragment, home: set[int]) -> Iterator[Leak]:
        finds = list(self.search.finds(fragment.text, self._wanted(home)))
        sure = {find for find in finds if self._is_enough(fragment.text, find, home)}
        beside = set(self._beside(finds)) - sure if len(finds) > 1 else set()
        for find in finds:
            if find in sure or find in beside:
                yield self._leak(name, fragment, find, is_beside=find not in sure)

    def _wanted(self, home: set[int]) -> Callable[[int], bool]:
        """Which needles are looked for in a file: a name may be public in a hundred records, so this is asked often."""
        anywhere, own = self._anywhere, frozenset[int]().union(*(self._at_home.get(one, ()) for one in home))
        return (lambda one: one in anywhere or one in own) if own else anywhere.__contains__

    def _is_enough(self, text: str, find: Find, home: set[int]) -> bool:
        strength, number = self.secrets.needles[find.needle].strength, self.secrets.owners[find.needle].record
        if strength is not Strength.MIDDLING:
            return strength is Strength.STRONG
        return number in home or speaks_of(self.secrets.records[number], text, find.start, find.end)

    def _beside(self, finds: Sequence[Find]) -> Iterator[Find]:
        """Finds that stand near another secret of the same record: another value, and not the same sum or day."""
        by_record: dict[int, list[Find]] = defaultdict(list)
        for find in sorted(finds, key=lambda one: one.start):
            by_record[self.secrets.owners[find.needle].record].append(find)
        for ours in by_record.values():
            last: Find | None = None  # the latest find of another secret than `here`
            here: Find | None = None
            for find in ours:
                if here is not None and self._differ(here, find):
                    last, here = here, find
                else:
                    here = find
                if last is not None and find.start - last.end <= BESIDE:
                    yield from (last, find)

    def _differ(self, one: Find, other: Find) -> bool:
        first, second = self.secrets.needles[one.needle], self.secrets.needles[other.needle]
        if self.secrets.owners[one.needle] == self.secrets.owners[other.needle]:
            return False
        return first.pattern != second.pattern and not (first.group and first.group == second.group)

    def _leak(self, name: str, fragment: Fragment, find: Find, *, is_beside: bool) -> Leak:
        needle: Needle = self.secrets.needles[find.needle]
        around = fragment.text[max(0, find.start - 60) : find.end + 60] if self.quote else None
        owner = self.secrets.owners[find.needle]
        return Leak(owner, name, fragment.view, needle.form, needle.strength, is_beside, around)
