"""What its author withheld in Part 1 and wrote out elsewhere: found before anything is built, with the line.

Only what carries a mark is looked for: Part 2 repeats public facts as a matter of course, and its words are hunted in
the finished site instead. In the same record, in one related to it and on the hand-written pages a retyped name, text
or sum is an error; in any other record a warning, for one supplier may well be public there. The word by which a firm
or somebody is called for short is never more than a warning; nor is a word of a name behind `Mr` or an initial.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.catalogue import Rule, define
from generator.findings import Finding, Severity, place_of
from generator.verification.commonplaces import COMMON
from generator.verification.forms import needles_of
from generator.verification.name_forms import TITLES
from generator.verification.needle import Form, Needle, Strength
from generator.verification.publicity import Owner, Secrets, gathered, is_common
from generator.verification.raw import COMMENT, RawRecord, Target, Value, target_of
from generator.verification.references import neighbours, speaks_of
from generator.verification.reporting import HIDDEN, address, place_of_value, shown_pointer
from generator.verification.search import Find, Search
from generator.verification.short_names import CALLED_BY, ShortNames

RETYPED = define(
    "RETYPE-01",
    """What is withheld in a record is written out nowhere else in its Part 1, in a related record, or on a hand-written
    page: a name withheld in 1.1 and spelt out in 1.2 is published.""",
    source="Part One verification",
)
SEEN_ELSEWHERE = define(
    "RETYPE-02",
    """The same name, text or sum as a withheld one stands openly in another place, where it may well be meant to: in an
    unrelated record, as another amount of the same size, or as a rounded figure; a hand-written page has somebody's
    surname; a word of a withheld name stands behind a title, as in Mr Quendale; the first word of a firm's name, or the
    last of somebody's, stands alone. A person looks.""",
    source="Part One verification",
    severity=Severity.WARNING,
)
_TELLING = {Form.NAME, Form.INITIALS, Form.SURNAME, Form.FILE, Form.STEM, Form.TOKEN}
_SINGLE = {Form.SURNAME, Form.WORD_OF_NAME, *CALLED_BY}
# What stands before a surname where its capital is not that of a sentence or a heading.
_WITHIN = re.compile(r"[\w,;:’'][ \n]\Z|\b(?:mrs?|ms|dr|prof|rev|sgt|cllr|[a-z])\.? ?\Z", re.IGNORECASE)
_NEAR = 9
_LONGEST_TITLE = 12
_SAME_WORDS = 4  # runs of five words: eight words in a row
_BANDS = ("from", "to")
# What stands before the surname of a person, wherever it stands: a title, or an initial.
_CALLED = re.compile(rf"(?:\b(?i:{'|'.join(sorted(TITLES))})\.?|\b[A-Z]\.)[ \n]?\Z")
_WHAT = {
    Form.SURNAME: "a surname that",
    Form.WORD_OF_NAME: "a name that",
    Form.SHORT_NAME: "the first word of a name that",
    Form.LAST_WORD: "the last word of a name that",
}
_WITHHOLD = "Withhold it here as well, or reword it."
_LOOK = "Look whether it is meant to be public here; nothing more is needed if it is."


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page: the file's name as shown to people, and its text.

    In settings, `text` has blanks where they say whose register it is; `whole` has not, and is "" where it is the same.
    """

    path: str
    text: str
    whole: str = ""

    @property
    def said(self) -> str:
        """All that the page says."""
        return self.whole or self.text


def retyped(
    records: Sequence[RawRecord], pages: Sequence[Page], program_says: Sequence[str] = ()
) -> Iterator[tuple[Target, Finding]]:
    """A finding for each place in which something marked as withheld is written out, with whose secret it is."""
    looker = _Looker(gathered(records, only=_is_marked), [page.text for page in pages], program_says)
    for number in range(len(records)):
        yield from looker.record(number)
    for page in pages:
        yield from looker.page(page)


def _is_marked(record: RawRecord, value: Value) -> bool:
    """Whether a value is withheld by a mark in Part 1 of a public record; a removed one needs no marks.

    What stands under a key that the format does not know is withheld by no mark: the rules of records refuse the key.
    """
    in_part1 = value.origin is None and value.key != COMMENT and value.pointer[:1] != ("part2",)
    return record.is_public and not record.is_removed and in_part1 and HIDDEN not in shown_pointer(value.pointer)


class _Looker:
    def __init__(self, secrets: Secrets, written: Sequence[str], program_says: Sequence[str]) -> None:
        self.secrets = secrets
        self.search = Search(secrets.needles)
        self.hoods = neighbours(secrets.records)
        self.common = {find.needle for find in self.search.finds(COMMON)}
        self.short = ShortNames(secrets, self.hoods, written, program_says)

    def _finds(self, text: str, near: Container[int] = ()) -> Iterator[Find]:
        """What stands in a text, without what says nothing there: `near` are the records that it belongs to."""
        for find in self.search.finds(text):
            needle, owner = self.secrets.needles[find.needle], self.secrets.owners[find.needle]
            pointer = self.secrets.records[owner.record].secret[owner.value].pointer
            is_papers_name = find.needle in self.common and (owner.record not in near or pointer[0] == "attachments")
            is_word = needle.form in _SINGLE and text[find.start : find.end].islower()  # a surname like Price
            if not (is_papers_name or is_word):
                yield find

    def record(self, number: int) -> Iterator[tuple[Target, Finding]]:
        """The retyped words of one public record."""
        record, near = self.secrets.records[number], self.hoods[number]
        texts = [value.text for value in record.public]
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        found: dict[tuple[int, Owner], list[Find]] = defaultdict(list)
        for find in self._finds("\n".join(texts), near):
            at = bisect_right(starts, find.start) - 1
            here = Find(find.needle, find.start - starts[at], find.end - starts[at])
            found[at, self.secrets.owners[find.needle]].append(here)
        for (at, owner), finds in sorted(found.items(), key=lambda one: (one[0][0], one[0][1].record, one[0][1].value)):
            value, is_near = record.public[at], owner.record in near
            severity = self._severity(record, value, owner, finds, is_near=is_near)
            called = [find for find in finds if is_near and not severity and self._is_called(value.text, find)]
            if severity or called:
                first = min(called or finds, key=lambda one: one.start)
                yield self._target(owner), self._finding(record, value, owner, severity, first)

    def page(self, page: Page) -> Iterator[tuple[Target, Finding]]:
        """The retyped words of one hand-written page: at most one finding a line for each secret, the gravest."""
        told: dict[tuple[int, Owner], Find] = {}
        for find in self._finds(page.text):
            owner, line = self.secrets.owners[find.needle], page.text.count("\n", 0, find.start)
            known = told.get((line, owner))
            rule = self._rule(page, find)
            if rule is RETYPED and (known is None or self._rule(page, known) is not RETYPED):
                told[line, owner] = find
            elif rule:
                told.setdefault((line, owner), find)
        for (_, owner), find in told.items():
            is_error = self._rule(page, find) is RETYPED
            rule, remedy = (RETYPED, _WITHHOLD) if is_error else (SEEN_ELSEWHERE, _LOOK)
            what = "what" if is_error else _WHAT[self.secrets.needles[find.needle].form]
            said = f"This line repeats {what} is withheld {self._where(owner, None)}."
            yield self._target(owner), rule.at(place_of(page.path, page.text, find.start), said, remedy)

    def _rule(self, page: Page, find: Find) -> Rule | None:
        """What a find on a hand-written page breaks; a surname within a sentence may be another person's."""
        needle, record = (
            self.secrets.needles[find.needle],
            self.secrets.records[self.secrets.owners[find.needle].record],
        )
        if needle.form in CALLED_BY:
            return SEEN_ELSEWHERE if self._is_called(page.text, find) else None
        if needle.strength is not Strength.STRONG:
            is_sum = needle.strength is Strength.MIDDLING and needle.amount is not None
            return RETYPED if is_sum and speaks_of(record, page.text, find.start, find.end) else None
        if not (
            is_common(needle, page.text, find) or self.short.is_piece(find.needle, page.text[find.start : find.end])
        ):
            return RETYPED
        is_within = _WITHIN.search(page.text, max(0, find.start - _NEAR), find.start)
        is_name = (needle.form is Form.SURNAME and is_within) or _is_person(needle, page.text, find)
        return SEEN_ELSEWHERE if is_name else None

    def _is_called(self, text: str, find: Find) -> bool:
        """Whether a find is what a firm is called for short, or somebody's name behind a title or an initial."""
        return _is_person(self.secrets.needles[find.needle], text, find) or self._is_short_name(text, find)

    def _is_short_name(self, text: str, find: Find) -> bool:
        """Whether a find is the word by which a firm or a person is called, and tells of that one."""
        is_one = self.secrets.needles[find.needle].form in CALLED_BY
        return is_one and self.short.tells(find.needle, text, find.start, find.end)

    def _severity(
        self, record: RawRecord, value: Value, owner: Owner, finds: Sequence[Find], *, is_near: bool
    ) -> Severity | None:
        whole = [find for find in finds if not self.short.is_piece(find.needle, value.text[find.start : find.end])]
        needles = [self.secrets.needles[find.needle] for find in whole]
        sums = [needle for needle in needles if needle.amount is not None]
        secret = self.secrets.records[owner.record].secret[owner.value]
        telling = _is_telling(needles, secret)
        if not is_near:
            return Severity.WARNING if telling or any(one.strength is Strength.STRONG for one in sums) else None
        if telling:
            return Severity.WARNING if secret.key == "role" else Severity.ERROR
        if not sums or value.key in _BANDS:
            return Severity.WARNING if len(whole) < len(finds) else None
        is_exact = any(needle.strength > Strength.FAINT for needle in sums)
        return Severity.ERROR if is_exact and not _has_amount(record, sums) else Severity.WARNING

    def _finding(
        self, record: RawRecord, value: Value, owner: Owner, severity: Severity | None, first: Find
    ) -> Finding:
        rule, remedy = (RETYPED, _WITHHOLD) if severity is Severity.ERROR else (SEEN_ELSEWHERE, _LOOK)
        what = "what" if severity else _WHAT[self.secrets.needles[first.needle].form]
        said = f"{address(value)} repeats {what} is withheld {self._where(owner, record)}."
        where = value.text[first.start :].split("\n")[0][:20]
        return rule.at(place_of_value(record, value, where), said, remedy)

    def _target(self, owner: Owner) -> Target:
        record = self.secrets.records[owner.record]
        return target_of(record, record.secret[owner.value])

    def _where(self, owner: Owner, here: RawRecord | None) -> str:
        record = self.secrets.records[owner.record]
        at = address(record.secret[owner.value])
        return f"at {at}" if record is here else f"at {at} of {record.path.as_posix()}"


def _is_person(needle: Needle, text: str, find: Find) -> bool:
    """Whether a word of a withheld name stands behind a title or an initial, and so for somebody."""
    is_word = needle.form in (Form.WORD_OF_NAME, Form.LAST_WORD)
    return is_word and bool(_CALLED.search(text, max(0, find.start - _LONGEST_TITLE), find.start))


def _is_telling(needles: Sequence[Needle], secret: Value) -> bool:
    """Whether the finds of one secret in one text say who or what it is."""
    runs = {needle.pattern for needle in needles if needle.form is Form.FIVE_WORDS}
    full = any(
        needle.form is Form.IN_FULL and (needle.lasting or secret.key in ("name", "recipient")) for needle in needles
    )
    return full or len(runs) >= _SAME_WORDS or any(needle.form in _TELLING for needle in needles)


def _has_amount(record: RawRecord, sums: Sequence[Needle]) -> bool:
    """Whether the record has a public amount of the same size: then a text may well mean that one."""
    groups = {needle.group for needle in sums}
    public = (value for value in record.public if value.key in ("value", "written"))
    return any(needle.group in groups for value in public for needle in needles_of(value))
