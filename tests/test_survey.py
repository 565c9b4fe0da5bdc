"""The short form of decisions, from which every list of the register is made."""

from dataclasses import replace
from decimal import Decimal

from generator.public.decision import PublishedAmount, PublishedDecision
from generator.public.disclosure import Disclosed, Disclosure, Passage, Withheld
from generator.public.survey import surveyed, text_of
from generator.vocabulary.choices import Status

DECISION = PublishedDecision(reference="M/1", slug="m-1", year=2026, status=Status.MADE, title="A title")


def test_a_withheld_phrase_takes_its_whole_text_from_the_lists() -> None:
    """A list shows no half of a name: with a withheld phrase in it, the text is absent there."""
    assert text_of(Passage(("To ", Withheld("commercial")))) is None
    assert text_of(Passage(("To Example Ltd",))) == "To Example Ltd"
    assert text_of(Passage((Withheld("commercial"),))) is None


def test_a_withheld_amount_has_no_place_among_the_sums() -> None:
    """A sum that is withheld counts nowhere; a withheld item is not there at all."""
    open_ = PublishedAmount(
        id="a", label=Passage(("Fee",)), value=Disclosed(Decimal("5.00")), written=Disclosed("£5"), recipient=None
    )
    shut = replace(open_, id="b", value=Withheld("commercial"), written=Withheld("commercial"))
    amounts: Disclosure[tuple[Disclosure[PublishedAmount], ...]] = Disclosed(
        (Disclosed(open_), Disclosed(shut), Withheld("commercial"))
    )
    money = surveyed(replace(DECISION, amounts=amounts)).money
    assert [(one.id, one.value) for one in money] == [("a", Decimal("5.00")), ("b", None)]
