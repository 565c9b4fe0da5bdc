"""Two public numbers that differ by exactly a withheld one: a reader need only think of subtracting.

By itself that can be chance, so it is certain only where the two belong together: a total and its part, two labels that
share a telling word, or numbers that stand in one paragraph with the withheld one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from generator.verification.blanked import Blanked, figures_in
from generator.verification.quantities import AMOUNTS, PART2, Guess, How, Kind, Place, Quantity

_MOST = 200  # amounts of one record that are held against one another
_TELLING = 3  # digits that are not noughts at either end
_COMMON = {"amount", "cost", "costs", "for", "from", "month", "per", "price", "sum", "the", "total", "value"}
_COMMON |= {"with", "and", "or", "year", "years"}


def guesses(quantities: Sequence[Quantity], pairs: Iterable[frozenset[int]]) -> Iterator[Guess]:
    """For each hidden quantity the best pair of public amounts; `pairs` are totals with their parts.

    Cells of tables are many: of them only a total with its part is compared, and with nothing of its own table.
    """
    together = {pair for pair in pairs if not any(quantities[at].is_hidden for at in pair)}
    shown = {one.value for one in quantities if not one.is_hidden}
    listed = [at for at, one in enumerate(quantities) if not one.is_hidden and one.source == AMOUNTS][:_MOST]
    by_difference: dict[Fraction, list[frozenset[int]]] = defaultdict(list)
    for pair in together.union(map(frozenset, combinations(listed, 2))):
        first, second = pair
        by_difference[abs(quantities[first].value - quantities[second].value)].append(pair)
    for at, one in enumerate(quantities):
        if one.is_hidden and one.value and one.value not in shown:
            found = [pair for pair in by_difference.get(abs(one.value), ()) if not _is_own_table(quantities, one, pair)]
            sure = [pair for pair in found if pair in together or _share_a_word(quantities, pair)]
            if found:
                more = max(min(sure or found, key=sorted), key=lambda number: quantities[number].value)
                yield Guess(at, bool(sure), How(Kind.DIFFERENCE, quantities[more].place))


def paragraph_guesses(
    text: Blanked, withheld: Mapping[int, int], quantities: Sequence[Quantity], place: Place
) -> Iterator[Guess]:
    """The same of the sums in one paragraph; `withheld` gives the quantity of each phrase.

    A withheld amount that two of them differ by is certain if it has three digits that are not noughts of rounding.
    """
    figures = [one for one in figures_in(text) if one.is_money]
    shown = {one.value for one in figures if one.phrase is None}
    hidden = {withheld[one.phrase]: True for one in figures if one.phrase is not None}
    for at, one in enumerate(quantities):
        if one.is_hidden and one.source in (AMOUNTS, PART2):
            hidden.setdefault(at, is_telling(one.value))
    for at, is_sure in hidden.items():
        value = abs(quantities[at].value)
        if value and value not in shown and any(other + value in shown for other in shown):
            yield Guess(at, is_sure, How(Kind.DIFFERENCE, place))


def is_telling(value: Fraction, digits: int = _TELLING) -> bool:
    """Whether a sum has so many digits that are not noughts of rounding."""
    return len(str(abs(value * 10**6).numerator).strip("0")) >= digits


def _is_own_table(quantities: Sequence[Quantity], hidden: Quantity, pair: frozenset[int]) -> bool:
    return hidden.source != AMOUNTS and hidden.source in {quantities[at].source for at in pair}


def _share_a_word(quantities: Sequence[Quantity], pair: frozenset[int]) -> bool:
    first, second = ({word for word in quantities[at].label.split() if len(word) > 2} - _COMMON for at in pair)
    return bool(first & second)
