"""Surveys of any size whose words repeat no more than those of a real register, for what depends on that.

The demo's records are put together from a few sentences, and compress to almost nothing. These are drawn from six
thousand invented words, a few of which are frequent, as in a language; one seed gives one survey.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from generator.public.survey import Person, Survey, Surveyed
from generator.vocabulary.choices import Status
from tests.surveys import money, survey_of, surveyed

_SYLLABLES = re.findall("..", "bacodifegaholinjokelumonorpequirostiunvewiyameshtadrelo")
_CATEGORIES = ("Grants", "Finance", "Estates and fleet", "Governance", "Victims and witnesses", "Collaboration")
_LAST = date(2026, 11, 20)


class _Words:
    """Draws words, some more often than others."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        made = {"".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 5))) for _ in range(8000)}
        self._all = sorted(made)[:6000]
        self.random.shuffle(self._all)
        self._weights = [1 / (place + 2) for place in range(len(self._all))]

    def some(self, number: int) -> str:
        """A text of so many words."""
        text = " ".join(self.random.choices(self._all, self._weights, k=number))
        return text[0].upper() + text[1:]


def varied(count: int, seed: int = 2013) -> Survey:
    """So many decisions, newest first, over about fourteen years."""
    words = _Words(seed)
    payees = [f"{words.some(2).title()} Ltd" for _ in range(count // 3 + 1)]
    makers = tuple(Person("Commissioner", words.some(2).title()) for _ in range(5))
    step = timedelta(days=14 * 365 / count)
    days = [_LAST - step * place for place in range(count)]
    return survey_of(*(_one(count - place, day, words, payees, makers) for place, day in enumerate(days)))


def _one(number: int, on: date, words: _Words, payees: list[str], makers: tuple[Person, ...]) -> Surveyed:
    random = words.random
    amounts = [
        money(str(at), str(Decimal(random.randint(100, 5_000_000)).scaleb(random.choice((0, 0, -2)))), recipient=payee)
        for at, payee in enumerate(random.sample(payees, k=random.choice((0, 1, 1, 2)) if len(payees) > 1 else 1))
    ]
    return surveyed(
        number,
        on=on,
        status=random.choice((Status.MADE,) * 9 + (Status.DEFERRED,)),
        title=words.some(8),
        category=random.choice(_CATEGORIES),
        withheld=random.random() < 0.4,
        makers=(random.choice(makers),),
        money=tuple(amounts),
        summary=f"{words.some(25)}.",
    )
