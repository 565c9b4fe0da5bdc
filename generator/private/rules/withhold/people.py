"""Names of people who have no role in the decision.

Known by a title, by initials, or by a given name from a list. No list has every name, and none is needed: this is a
hint to a person who reads the record anyway.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.private.exempt import Exempt
from generator.private.passage import Passage
from generator.private.record import Person, Record, Signatory
from generator.private.rules.rule import Case
from generator.private.rules.withhold.given_names import GIVEN_NAMES
from generator.private.rules.withhold.places import suggest

_WORD = r"[A-ZÀ-ÞŁŚŻ][\w'’-]+"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Sgt|Sergeant)\b\.?"
_INITIALS = r"(?:[A-Z]\. ?){1,3}"
_NAMED = re.compile(
    rf"(?<![\w.’'])(?:{_TITLE} (?:{_INITIALS})?|{_INITIALS})(?P<words>{_WORD}(?: {_WORD})*)"  # Mrs J. Quill, J. Quill
    rf"|(?<![\w.’'])(?P<run>{_WORD}(?: (?:[A-Z]\. ?)?(?!{_TITLE} ){_WORD})+)"  # words in a row that begin with capitals
)
# A run of capitals with one of these in it is a place, a body or a paper.
_NO_PERSON: frozenset[str] = frozenset(
    # A text rather than a list: a thousand quotation marks would hide the words.
    """
    Street Road Lane Avenue Drive Way Close Court House Hall Hospital School College University Academy Centre
    Center Foundation Trust Ltd Limited LLP Plc Inc Group Partners Associates Solutions Services Charity Fund
    Programme Project Scheme Act Award Awards Review Report Inquiry Law Rule Building Buildings Institute
    Society Church Ambulance Police Constabulary Council Infirmary Gardens Terrace Crescent Place Bank Memorial
    Ward Park Square Station Bridge Hill Farm Business Clinic Hospice Theatre Office Team Unit Service
    Commission Committee Company Systems Consulting Security Engineering Construction Estate Line Cup Prize
    Lecture Protocol Model Network Association Union Club Barracks
    """.split()  # noqa: SIM905
)
_NO_NAME = frozenset({"name", "recipient", "role"})


@suggest("LOOK-01", "This looks like the name of a person who has no role in this record.", _NO_NAME)
def names(case: Case, text: str) -> Iterator[str]:
    """People other than those who decide, sign, write or are paid are named in Part 1 only where they have to be."""
    for found in _NAMED.finditer(text.replace("\n", " ")):
        words = (found["words"] or found["run"]).split()
        name = found[0] if found["words"] else _from_given_name(words)
        if name and not _NO_PERSON & set(words) and _surname(words) not in _known(case):
            yield name


def _surname(words: list[str]) -> str:
    return words[-1].casefold().removesuffix("'s").removesuffix("’s")


def _from_given_name(words: list[str]) -> str:
    """Words in a row from the first that is a given name and not the last of them; empty for none."""
    at = next((index for index, word in enumerate(words[:-1]) if word in GIVEN_NAMES), None)
    return "" if at is None else " ".join(words[at:])


def _known(case: Case) -> frozenset[str]:
    """The last words of the names of everybody with a role, and every word of who is paid."""
    in_office = tuple(one.name for one in case.office.office_holders)
    return _last_words((*in_office, *_names(case.record))) | _all_words(tuple(_recipients(case.record)))


@lru_cache(maxsize=64)
def _last_words(named: tuple[str, ...]) -> frozenset[str]:
    return frozenset(one.split()[-1].casefold() for one in named if one.split())


def _all_words(named: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for one in named for word in one.split())


def _names(record: Record) -> Iterator[str]:
    people = [record.author, *_items(record.decision_makers), *_items(record.signatories)]
    for one in people:
        if isinstance(one, Person | Signatory) and isinstance(one.name, Passage):
            yield one.name.disclosed


def _recipients(record: Record) -> Iterator[str]:
    for one in _items(record.amounts):
        recipient = getattr(one, "recipient", None) if not isinstance(one, Exempt) else None
        if isinstance(recipient, Passage):
            yield recipient.disclosed


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
