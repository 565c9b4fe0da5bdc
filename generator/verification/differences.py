"""Two public numbers that differ by exactly a withheld one, or one that is it with its tax: a reader need only think of
subtracting.

By itself that can be chance, so it is certain only where the two belong together: a total and its part, two labels that
share a telling word, or numbers that stand in one paragraph with the withheld one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from generator.verification.blanked import Blanked, figures_in
from generator.verification.quantities import AMOUNTS, PART2, Guess, How, Kind, Place, Quantity

_MOST = 200  # amounts of one record that are held against one another
_TELLING = 3  # digits that are not noughts at either end
# Value Added Tax Act 1994, section 2 (20 per cent) and section 29A (5 per cent; check with your legal adviser).
_RATES = (Fraction(6, 5), Fraction(5, 6), Fraction(21, 20), Fraction(20, 21))
_TAX = re.compile(r"\b(?:VAT|tax)\b", re.IGNORECASE)
_PENNY = Fraction(1, 100)
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


def tax_guesses(quantities: Sequence[Quantity], texts: Sequence[Blanked], path: Path) -> Iterator[Guess]:
    """Each hidden quantity that a public one is with value added tax, or without, to the penny; never certain.

    Sums in texts count where these speak of the tax. Round sums stand in that ratio by chance, so one of the two has
    three digits that are not noughts of rounding.
    """
    speaking = [one for one in texts if _TAX.search(one.text)]
    sums = [(one, Place(path, text.pointer)) for text in speaking for one in figures_in(text)]
    shown = {one.value: place for one, place in sums if one.is_money and one.phrase is None}
    shown |= {one.value: one.place for one in reversed(quantities) if not one.is_hidden}
    for at, one in enumerate(quantities):
        if one.is_hidden and one.value:
            for other in (_pennies(one.value * rate) for rate in _RATES):
                if other in shown and (_is_telling(other) or _is_telling(one.value)):
                    yield Guess(at, False, How(Kind.TAX, shown[other]))


def _pennies(value: Fraction) -> Fraction:
    return round(value / _PENNY) * _PENNY


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
            hidden.setdefault(at, _is_telling(one.value))
    for at, is_sure in hidden.items():
        value = abs(quantities[at].value)
        if value and value not in shown and any(other + value in shown for other in shown):
            yield Guess(at, is_sure, How(Kind.DIFFERENCE, place))


def _is_telling(value: Fraction) -> bool:
    return len(str(abs(value * 10**6).numerator).strip("0")) >= _TELLING


def _is_own_table(quantities: Sequence[Quantity], hidden: Quantity, pair: frozenset[int]) -> bool:
    return hidden.source != AMOUNTS and hidden.source in {quantities[at].source for at in pair}


def _share_a_word(quantities: Sequence[Quantity], pair: frozenset[int]) -> bool:
    first, second = ({word for word in quantities[at].label.split() if len(word) > 2} - _COMMON for at in pair)
    return bool(first & second)
