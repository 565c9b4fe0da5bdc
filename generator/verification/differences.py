"""Two public numbers that differ by exactly a withheld one: a reader need only think of subtracting them.

By itself that can be chance, so it is certain only where the two belong together: a total and its part, two labels that
share a telling word, or numbers that stand in one paragraph with the withheld one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.verification.blanked import Blanked, figures_in
from generator.verification.quantities import AMOUNTS, Guess, How, Kind, Place, Quantity

_MOST = 200  # amounts of one record that are held against one another
_COMMON = {"amount", "cost", "costs", "for", "from", "month", "per", "price", "sum", "the", "total", "value"}
_COMMON |= {"with", "and", "or", "year", "years"}


def guesses(quantities: Sequence[Quantity], pairs: Iterable[frozenset[int]]) -> Iterator[Guess]:
    """For each hidden quantity the best pair of public amounts; `pairs` are totals with their parts."""
    together = set(pairs)
    shown = [at for at, one in enumerate(quantities) if not one.is_hidden][:_MOST]
    by_value: dict[Fraction, list[int]] = defaultdict(list)
    for at in shown:
        by_value[quantities[at].value].append(at)
    for at, one in enumerate(quantities):
        if one.is_hidden and one.value and one.value not in by_value:
            found = [
                (less, more) for less in shown for more in by_value.get(quantities[less].value + abs(one.value), ())
            ]
            found = [pair for pair in found if _are_comparable(quantities, one, pair, together)]
            sure = [pair for pair in found if _belong(quantities, pair, together)]
            if found:
                more = (sure or found)[0][1]
                yield Guess(at, bool(sure), How(Kind.DIFFERENCE, quantities[more].place))


def paragraph_guesses(text: Blanked, withheld: dict[int, int], place: Place) -> Iterator[Guess]:
    """The same of the sums in one paragraph; `withheld` gives the quantity of each phrase."""
    figures = [one for one in figures_in(text) if one.is_money]
    shown = {one.value for one in figures if one.phrase is None}
    for one in figures:
        is_new = one.phrase in withheld and one.value and one.value not in shown
        if one.phrase is not None and is_new and any(other + abs(one.value) in shown for other in shown):
            yield Guess(withheld[one.phrase], True, How(Kind.DIFFERENCE, place))


def _are_comparable(
    quantities: Sequence[Quantity], hidden: Quantity, pair: tuple[int, int], together: set[frozenset[int]]
) -> bool:
    """Cells of tables are many: of them only a total with its part is compared, and with nothing of its own table."""
    sources = {quantities[at].source for at in pair}
    return sources == {AMOUNTS} or (frozenset(pair) in together and hidden.source not in sources)


def _belong(quantities: Sequence[Quantity], pair: tuple[int, int], together: set[frozenset[int]]) -> bool:
    words = [{word for word in quantities[at].label.split() if len(word) > 2} - _COMMON for at in pair]
    return frozenset(pair) in together or bool(words[0] & words[1])
