"""Sums of money in the text of a draft → proposed amounts.

Comes in: texts with the names of the places where they stand. Goes out: for each different sum, once, what can be told
of it from the words around it. What it is for, only a person can say, so its label names the places.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.importers.wording import Made
from generator.vocabulary.days import is_financial_year
from generator.vocabulary.money import parse_written
from generator.vocabulary.references import slug
from generator.yaml_text import Tree

_SUM = re.compile(
    r"(?:(?<=\s)-|minus )?£\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k|thousand|million|billion|mn|bn|m|b)\b)?", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])|\n\n|\|")
_BEFORE = {
    "circa": r"(?:circa|c\.?|approximately|approx\.?|about|around|some|roughly|in the region of)\s*",
    "up-to": r"(?:up to|a maximum of|maximum|not exceeding|no more than|not more than|capped at)\s*",
    "minimum": r"(?:at least|a minimum of|minimum|more than|over|no less than|not less than)\s*",
}
_BASIS = {
    basis: re.compile(rf"\b{words}(?:a |the |total |sum |of )*$", re.IGNORECASE) for basis, words in _BEFORE.items()
}
_AFTER = {
    "year": r"(?:per|a|each|every) (?:annum|year)\b|p\.?a\.?\b|annually|/ ?year",
    "month": r"(?:per|a|each|every) month\b|pcm\b|monthly|/ ?month",
    "unit": r"(?:per|a|each|every) (?:unit|vehicle|device|licence|user|item|head)\b|each\b",
}
_PER = {per: re.compile(rf"\s*\(?(?:{words})", re.IGNORECASE) for per, words in _AFTER.items()}
_VAT = {
    "excluded": re.compile(r"\b(?:excluding|exclusive of|excl?\.?|ex|plus|before) VAT\b", re.IGNORECASE),
    "included": re.compile(r"\b(?:including|inclusive of|incl?\.?) VAT\b", re.IGNORECASE),
}
_YEAR = re.compile(r"\b20\d{2}/\d{2}\b")
_KINDS = ("revenue", "capital", "grant", "income", "saving")
_MOST_PLACES = 3


@dataclass(slots=True)
class Found:
    """One sum, and where it was found."""

    value: Decimal
    written: str
    basis: str
    per: str
    vat: str
    kind: str
    years: tuple[str, ...]
    places: list[str]


def amounts_in(texts: Iterable[tuple[str, str]]) -> list[Tree]:
    """Amounts of the record format for the sums in texts, each given with the name of its place."""
    found: dict[tuple[Decimal, str, str], Found] = {}
    for place, text in texts:
        for one in _sums(place, text):
            known = found.setdefault((one.value, one.per, place if ": " in place else ""), one)
            known.places += [place] if place not in known.places else []
            known.basis, known.vat, known.kind = known.basis or one.basis, known.vat or one.vat, known.kind or one.kind
            known.years = tuple(sorted({*known.years, *one.years}))
    taken: set[str] = set()
    return [_amount(one, taken) for one in found.values()]


def _sums(place: str, text: str) -> Iterator[Found]:
    for sentence in _SENTENCE.split(text):
        sums = list(_SUM.finditer(sentence))
        for one in sums:
            written = one[0].strip().rstrip(",.")
            try:
                value = parse_written(written)
            except ValueError:
                continue
            before, after = sentence[: one.start()], sentence[one.end() :]
            basis = next((name for name, words in _BASIS.items() if words.search(before)), "")
            per = next((name for name, words in _PER.items() if words.match(after)), "")
            alone = sentence if len(sums) == 1 else ""  # of several sums, no word says which one it is about
            yield Found(value, written, basis, per, _vat(alone), _kind(alone), _years(alone), [place])


def _vat(sentence: str) -> str:
    return next((name for name, words in _VAT.items() if words.search(sentence)), "")


def _kind(sentence: str) -> str:
    named = [kind for kind in _KINDS if re.search(rf"\b{kind}s?\b", sentence, re.IGNORECASE)]
    return named[0] if len(named) == 1 else ""


def _years(sentence: str) -> tuple[str, ...]:
    return tuple(sorted({one for one in _YEAR.findall(sentence) if is_financial_year(one)}))


def _amount(one: Found, taken: set[str]) -> Tree:
    shown = one.places[:_MOST_PLACES]
    more = " and elsewhere" if len(one.places) > _MOST_PLACES else ""
    label = f"Sum in {', '.join(shown)}{more}"
    name = slug(label)[:50].strip("-")
    key = next(key for key in (name, *(f"{name}-{count}" for count in range(2, 10_000))) if key not in taken)
    taken.add(key)
    tree: dict[str, Tree] = {"id": Made(key), "label": Made(label), "value": Made(_plain(one.value))}
    tree["written"] = Made(one.written)
    for name, value in (("basis", one.basis), ("per", one.per), ("vat", one.vat), ("kind", one.kind)):
        tree |= {name: Made(value)} if value else {}
    return tree | ({"years": [Made(year) for year in one.years]} if one.years else {})


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
