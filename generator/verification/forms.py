"""One secret value → the forms in which it would be told, each with its strength.

What a value is, its key says: a sum, a day, a person's name, a file, a closed choice; everything else is text.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.verification.amount_forms import sum_needles
from generator.verification.day_forms import day_needles, is_day_in_figures
from generator.verification.digest_forms import digest_needles
from generator.verification.folding import squeeze, words
from generator.verification.name_forms import last_word, name_needles
from generator.verification.needle import Form, Needle, Strength
from generator.verification.numbers import numbers_in
from generator.verification.raw import PHRASE, Value

RUN = 5  # words in a row
_CHOICES = {"id", "basis", "per", "vat", "kind", "capacity", "signature", "status", "regime", "total_of", "grounds"}
_CHOICES |= {"held"}
_DAYS = {"effective", "signed", "decided", "publish_on", "published", "decided_on", "review_on", "opinion_on", "on"}
_SUMS = {"value", "from", "to"}
_NAMES, _FIRMS = {"name"}, {"recipient"}
_LONG, _SHORT, _LEAST = 12, 8, 4  # letters of a text
_TOKEN = re.compile(r"[^\s|]*[\d@][^\s|]*")
_TELEPHONE = re.compile(r"\+?\d[\d ()-]{7,}\d", re.ASCII)
_PLAIN_SUM = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_TOKEN_LEAST = 6
_YEARS = re.compile(r"[^\w£]*(?:19|20)\d\d[-–—/](?:\d\d){1,2}[^\w]*", re.ASCII)
# Read as sums and days; a number of a telephone or an account may begin with a zero, or be too long for any sum.
_PLAIN_NUMBER = re.compile(
    r"[(]?[-−£]*(?!0\d{5}|\d{25})(?:[\d,]+(?:\.\d+)?|\.\d+)%?[).,;:]*|\d{4}-\d{2}-\d{2}[).,;:]*", re.ASCII
)


def needles_of(value: Value) -> list[Needle]:
    """Every form of a secret, each once; none for what cannot be told from its words."""
    found: dict[tuple[bytes, str], Needle] = {}
    needles = list(_needles(value))
    for one in (*needles, *(digest_needles(value.text, _group(needles)) if needles else ())):
        key = one.pattern, one.group if one.form is Form.SHORT_DAY else ""  # 2/12/26 and 21/2/26 are two days
        known = found.get(key)
        if one.pattern and (known is None or one.strength > known.strength):
            found[key] = one
    return list(found.values())


def _group(needles: list[Needle]) -> str:
    """The group of a value that is one sum or one day: then its digests are public with it."""
    groups = {one.group for one in needles}
    return groups.pop() if len(groups) == 1 else ""


def _needles(value: Value) -> Iterator[Needle]:
    key, text = value.key, value.text
    if key in _CHOICES:
        return
    if key in _SUMS and _PLAIN_SUM.fullmatch(text.strip()):
        yield from sum_needles(Fraction(text.strip()))
    elif key in _DAYS:
        yield from day_needles(text)
    elif key == "years":
        yield Needle(squeeze(text), Form.FINANCIAL_YEAR, Strength.MIDDLING)
    elif key == "file":
        yield from _file(text)
    else:
        if key == PHRASE:
            yield from last_word(text)
        yield from _text(text, is_person=key in _NAMES, is_firm=key in _FIRMS)


def _text(text: str, *, is_person: bool, is_firm: bool) -> Iterator[Needle]:
    said = words(text)
    yield from _whole(text, len(said))
    yield from _runs(said)
    yield from name_needles(text, is_person=is_person, is_firm=is_firm)
    yield from day_needles(text)
    for number in numbers_in(text):
        if number.is_money or (number.value >= 10**4 and not number.is_percent):
            yield from sum_needles(number.value)
    yield from _tokens(text)


def _whole(text: str, count: int) -> Iterator[Needle]:
    pattern = squeeze(text)
    if len(pattern) >= _LONG or (len(pattern) >= _SHORT and count > 1):
        yield Needle(pattern, Form.IN_FULL, Strength.STRONG, whole=len(pattern) < 2 * _LONG, lasting=count > 1)
    elif len(pattern) >= _LEAST and not pattern.isdigit():
        strength = Strength.STRONG if len(pattern) >= _TOKEN_LEAST else Strength.MIDDLING
        yield Needle(pattern, Form.IN_FULL, strength)


def _runs(said: list[str]) -> Iterator[Needle]:
    for at in range(len(said) - RUN + 1):
        pattern = squeeze("".join(said[at : at + RUN]))
        if len(pattern) >= _LONG:
            yield Needle(pattern, Form.FIVE_WORDS, Strength.STRONG, whole=False)


def _tokens(text: str) -> Iterator[Needle]:
    """Addresses, numbers of telephones, accounts, cases and vehicles."""
    tokens = [found[0] for pattern in (_TELEPHONE, _TOKEN) for found in pattern.finditer(text)]
    for token in tokens:
        pattern = squeeze(token)
        if _YEARS.fullmatch(token):
            yield Needle(pattern, Form.FINANCIAL_YEAR, Strength.MIDDLING)
        elif len(pattern) >= _TOKEN_LEAST and not (_PLAIN_NUMBER.fullmatch(token) or is_day_in_figures(token)):
            yield Needle(pattern, Form.TOKEN, Strength.STRONG, group=f"token {pattern.decode()}")


def _file(name: str) -> Iterator[Needle]:
    stem = name.rsplit(".", 1)[0]
    for written, form in ((name, Form.FILE), (stem, Form.STEM)):
        if len(squeeze(written)) >= _TOKEN_LEAST:
            yield Needle(squeeze(written), form, Strength.STRONG, lasting=True)
    for word in re.split(r"[\W_]+", stem):
        if len(squeeze(word)) >= _TOKEN_LEAST:
            yield Needle(squeeze(word), Form.WORD_OF_FILE, Strength.STRONG)
