"""Suggestions of what to withhold: whether a record is looked at as a whole first or not, they are the same."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.private.rules.rule import Case
from generator.private.rules.withhold import account_numbers, confidence, contact_details, people
from generator.vocabulary.choices import Status

QUICK = settings(deadline=None, database=None, max_examples=300)
RULES: list[Any] = [
    *(account_numbers.bank_details, account_numbers.insurance_numbers, account_numbers.plates, people.names),
    *(contact_details.phones, contact_details.addresses, contact_details.homes, confidence.in_confidence),
]
TELLING = """Dr A. Quill of Margaret Osborne House, 07700 900123, quill@mail.example, lives at 12 Elm Road, AB1 2CD,
sort code 12-34-56, GB82 WEST 1234 5698 7654 32, QQ 12 34 56 C, AB12 CDE, AB 12 34 56 C, in confidence"""
PIECES = [
    *TELLING.replace("\n", " ").split(" "),
    "Margaret Osborne",
    "in",
    "strict",
    "commercially",
    "sensitive",
    "not",
]
PIECES += ["for", "release", "0", "1", "-", ",", ".", "\n", "home address", "account number", "12345678", "vehicle"]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join), max_size=5)


def case(texts: list[str], first: str) -> Any:
    """A record of which these are the public texts, of which the first look sees something else."""
    contact = SimpleNamespace(
        phone="01632 960000", email="office@mail.example", foi_email=None, address="1 Hall, AB1 9ZZ"
    )
    record = SimpleNamespace(status=Status.MADE, author=None, decision_makers=(), signatories=(), amounts=())
    office = SimpleNamespace(contact=contact, office_holders=())
    at = tuple((("summary", number), text) for number, text in enumerate(texts))
    return SimpleNamespace(record=record, office=office, open_texts=at, open_text=first)


def together(texts: list[str]) -> str:
    """What the first look sees."""
    seen: str = vars(Case)["open_text"].func(case(texts, ""))
    return seen


@pytest.mark.parametrize("rule", RULES)
def test_every_look_finds_something_in_a_telling_text(rule: Any) -> None:
    """So that a look which is always taken is one."""
    assert list(rule(case([TELLING], TELLING)))


@pytest.mark.parametrize("rule", RULES)
@given(TEXTS)
@QUICK
@example(["in", "confidence"])
@example(["Margaret Dr", ""])
@example(["Margaret", "Osborne House", "Margaret Osborne"])
@example(["sort code", "12-34-56"])
@example(["lives at", "12 Elm Road", "lives at 12 Elm Road"])
def test_a_first_look_at_all_texts_passes_over_nothing(rule: Any, texts: list[str]) -> None:
    """What is found in any one text is found in all together."""
    assert list(rule(case(texts, together(texts)))) == list(rule(case(texts, TELLING)))
