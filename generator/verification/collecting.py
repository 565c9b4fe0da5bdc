"""A raw record → its `Figures`: amounts, the sums of its tables, percentages, and what else ties numbers together.

Comes in: a document and the files of its Part 2. Judged from the raw values alone. A draft and a removed record show no
number, so they have none; a record whose day has not come will show its own, and is judged like any other.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from generator.verification.amount_fields import (
    amounts_of,
    declared_totals,
    folded,
    part2_amounts,
    total_pairs,
    totals,
)
from generator.verification.blanked import Blanked, Figure, blanked, figures_in
from generator.verification.differences import guesses, paragraph_guesses
from generator.verification.mentioned import difference_guesses, part2_sums, tax_guesses
from generator.verification.percentages import NamedTotal, Share, bases_of, named_totals, shares_in
from generator.verification.quantities import (
    AMOUNTS,
    PART2,
    Figures,
    Guess,
    How,
    Kind,
    Link,
    Place,
    Quantity,
    equation,
    link_of,
)
from generator.verification.raw import PUBLIC_STATUSES
from generator.verification.tables import Cell, Sum, sums_in
from generator.verification.twins import twins_within
from generator.yaml_text import Document, Pointer, Tree

_SILENT = {"withheld", "part2", "value", "written", "band", "relations", "id", "total_of", "years", "ocid"}
_NEAR = Fraction(1, 100)
_ONE, _HUNDRED = Fraction(1), 100


def figures_of(document: Document, path: Path, sidecars: Sequence[Document] = ()) -> Figures:
    """Everything by which a reader of one record could work out a number that it withholds."""
    status = document.tree.get("status")
    if status not in PUBLIC_STATUSES or status == "removed":
        return Figures(path)
    collecting = _Collecting(document, path)
    collecting.amounts(sidecars)
    if collecting.papers or any(one.is_hidden for one in collecting.quantities) or "[[" in document.text:
        collecting.everything()
    reference = document.tree.get("ref")
    return Figures(
        path,
        reference if isinstance(reference, str) else "",
        tuple(_related(document.tree)),
        tuple(collecting.quantities),
        tuple(collecting.links),
        tuple(collecting.guesses),
        any(one.value < 0 for one in collecting.quantities),
    )


class _Collecting:
    def __init__(self, document: Document, path: Path) -> None:
        self.document, self.path = document, path
        self.quantities: list[Quantity] = []
        self.links: list[Link] = []
        self.guesses: list[Guess] = []
        self.phrases: dict[tuple[Pointer, int], int] = {}
        self.cells: dict[tuple[Pointer, tuple[int, int, int]], int] = {}
        self.pairs: set[frozenset[int]] = set()
        self.totals: set[int] = set()
        self.papers: list[Quantity] = []

    def amounts(self, sidecars: Sequence[Document]) -> None:
        """The amounts of Part 1, and those of Part 2 that it does not show."""
        self.quantities += amounts_of(self.document, self.path)
        shown = {one.value for one in self.quantities if not one.is_hidden}
        papers = [(self.document, self.path)] if isinstance(self.document.tree.get("part2"), dict) else []
        for document, path in [*papers, *((one, Path(one.path)) for one in sidecars)]:
            self.quantities += [one for one in part2_amounts(document, path) if one.value not in shown]
            self.papers += [one for one in part2_sums(document, path) if one.value not in shown]

    def everything(self) -> None:
        """All that ties the numbers together."""
        self.links += totals(self.document, self.quantities)
        self.pairs |= total_pairs(self.document, self.quantities)
        self.totals |= declared_totals(self.document, self.quantities)
        texts = [text for at, one in texts_in(self.document.tree, ()) if (text := blanked(at, one))]
        for text in texts:
            self.text(text)
        for text in texts:
            for share in shares_in(text) if _has_percentage(text) else ():
                self.share(text, share)
            for part in named_totals(text) if _has_percentage(text) else ():
                self.part_of_total(text, part)
                self.part_of_sum(text, part, texts)
        for one, other in twins_within(self.quantities):
            how = How(Kind.SAME, self.quantities[one if self.quantities[other].is_hidden else other].place)
            self.link({one: _ONE, other: -_ONE}, how)
        self.guesses += guesses(self.quantities, self.pairs)
        self.guesses += tax_guesses(self.quantities, texts, self.path)
        self.quantities += self.papers  # last, since nothing else may look at them
        self.guesses += difference_guesses(self.quantities, texts, self.path)

    def text(self, text: Blanked) -> None:
        """The tables of a text, and the sums that are withheld in it."""
        sums = sums_in(text) if "|" in text.text else []
        for sum_ in sums:
            self.sum(text, sum_)
        withheld: dict[int, int] = {}
        for one in figures_in(text) if text.phrases else ():
            if one.phrase is not None and one.is_money:
                withheld[one.phrase] = self.phrase(text, one)
        if "|" not in text.text:
            self.guesses += paragraph_guesses(text, withheld, self.quantities, Place(self.path, text.pointer))

    def sum(self, text: Blanked, sum_: Sum) -> None:
        """A column or row of a table that adds up."""
        parts = [self.cell(text, one, sum_.table) for one in sum_.parts]
        total = self.cell(text, sum_.total, sum_.table)
        self.pairs |= {frozenset((part, total)) for part in parts}
        how = How(Kind.TABLE, Place(self.path, text.pointer, sum_.table))
        self.link({**dict.fromkeys(parts, _ONE), total: -_ONE}, how, sum_.slack)

    def part_of_sum(self, text: Blanked, part: NamedTotal, texts: Sequence[Blanked]) -> None:
        """A percentage of a total, held against each sum that any text of the record calls so."""
        for named_in in texts:
            for share in bases_of(part, named_in):
                self.share(text, share, named_in)

    def share(self, text: Blanked, share: Share, named_in: Blanked | None = None) -> None:
        """A percentage, held against every number of the record that it may be the making of.

        Its base stands in `named_in`, or beside it.
        """
        percent, base = share.percent, share.base
        if percent.phrase is not None and base.phrase is not None:
            return
        how = How(Kind.PERCENT, Place(self.path, text.pointer, _first_words(text, share)))
        terms: dict[int, Fraction] = {}
        if percent.phrase is not None:
            terms[self.phrase(text, percent)] = -base.value / _HUNDRED
        if base.phrase is not None:
            terms[self.phrase(named_in or text, base)] = -percent.value / _HUNDRED
        products = [(at, one.value) for at, one in enumerate(self.quantities) if at not in terms]
        beside = [one for one in figures_in(text) if one.is_money and one.phrase is None and one != base]
        for at, value in [*products, *((None, one.value) for one in beside)]:
            own = {at: _ONE} if at is not None and self.quantities[at].is_hidden else {}
            off = abs(value - share.product)
            if off > share.slack or not (terms or own):
                continue
            is_near = not off or share.slack <= _NEAR * abs(share.product)
            middle = (Fraction() if own else -value) if terms else share.product
            all_ = tuple({**terms, **own}.items())
            self.links.append(link_of(self.quantities, all_, middle, how, Fraction() if is_near else share.slack))

    def part_of_total(self, text: Blanked, part: NamedTotal) -> None:
        """A percentage of a total that is an amount of the record; its product must be exact, for there are many."""
        how = How(Kind.PERCENT, Place(self.path, text.pointer, _first_line(text, part.start, part.end)))
        percent = None if part.percent.phrase is None else self.phrase(text, part.percent)
        for base, product in self.bases(part):
            terms = {base: part.percent.value / _HUNDRED, product: -_ONE}
            if percent is not None and not self.quantities[base].is_hidden:
                terms = {percent: self.quantities[base].value / _HUNDRED, product: -_ONE}
            if percent is None or not self.quantities[base].is_hidden:
                self.link(terms, how)

    def bases(self, part: NamedTotal) -> Iterator[tuple[int, int]]:
        """Each amount that may be the total, with each that may be the part of it."""
        for base, one in enumerate(self.quantities):
            if one.source == AMOUNTS and one.value and (base in self.totals or part.words & set(one.label.split())):
                wanted = part.percent.value * one.value / _HUNDRED
                for at, other in enumerate(self.quantities):
                    if at != base and other.value == wanted and other.source != PART2:
                        yield base, at

    def link(self, terms: dict[int, Fraction], how: How, slack: Fraction = Fraction()) -> None:
        """Keep an equation, if it says something of what is hidden."""
        link = equation(self.quantities, terms, how, slack)
        if link:
            self.links.append(link)

    def cell(self, text: Blanked, cell: Cell, table: str) -> int:
        """The quantity of a cell, made once."""
        label = folded(cell.label)
        if cell.figure.phrase is not None:
            return self.phrase(text, cell.figure, label)
        key = (text.pointer, cell.at)
        if key not in self.cells:
            self.cells[key] = len(self.quantities)
            place = Place(self.path, text.pointer, table)
            self.quantities.append(Quantity(cell.figure.value, False, place, str(text.pointer), label=label))
        return self.cells[key]

    def phrase(self, text: Blanked, figure: Figure, label: str = "") -> int:
        """The quantity of a withheld phrase, made once."""
        number = figure.phrase or 0
        key = (text.pointer, number)
        if key not in self.phrases:
            self.phrases[key] = len(self.quantities)
            place = Place(self.path, text.pointer, text.marks[number])
            self.quantities.append(Quantity(figure.value, True, place, str(text.pointer), label=label))
        return self.phrases[key]


def texts_in(tree: Tree, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every text of Part 1 that is not withheld as a whole."""
    hidden = tree.get("withheld", {}) if isinstance(tree, dict) else {}
    if not isinstance(hidden, dict):
        return
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, one in steps:
        if isinstance(one, str):
            if step not in _SILENT and step not in hidden:
                yield (*at, step), one
        elif step not in _SILENT and step not in hidden:
            yield from texts_in(one, (*at, step))


def _related(tree: dict[str, Tree]) -> Iterator[str]:
    relations = tree.get("relations")
    for named in relations.values() if isinstance(relations, dict) else ():
        yield from (one for one in named if isinstance(one, str)) if isinstance(named, list) else ()


def _has_percentage(text: Blanked) -> bool:
    words = " ".join((text.text, *text.phrases)).casefold()
    return any(sign in words for sign in ("%", "cent", "pc"))


def _first_words(text: Blanked, share: Share) -> str:
    """The public words of a percentage that stand on one line, to find it by."""
    return _first_line(text, share.start, share.end)


def _first_line(text: Blanked, start: int, end: int) -> str:
    words = text.text[start:end]
    return max((part for line in words.split("\n") for part in line.split("\ue000")), key=len)
