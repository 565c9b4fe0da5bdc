"""Numbers by which a person or an account is known: bank details, National Insurance numbers, registration plates."""

import re
from collections.abc import Iterator

from generator.private.rules.rule import Case
from generator.private.rules.withhold.places import suggest

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b")
_SORT_CODE = re.compile(r"(?<![\d-])\d{2}[- ]\d{2}[- ]\d{2}(?![\d-])")
_ACCOUNT = re.compile(r"(?<!\d)\d{8}(?!\d)")
_BANK_WORDS = re.compile(r"(?i)\b(?:sort[ -]?code|account (?:no\b|number|details)|a/c)")
_NEAR = 60
_NI = re.compile(r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_PLATE = re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y]\d{2} ?[A-HJ-PR-Z]{3}\b")
_OLD_PLATE = re.compile(r"\b(?:[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])\b")
_VEHICLE_WORDS = re.compile(r"(?i)\b(?:registration|registered as|reg\.?|number ?plate|vehicle|car|van)\b")


@suggest("LOOK-05", "This looks like the number of a bank account.")
def bank_details(_: Case, text: str) -> Iterator[str]:
    """Sort codes, account numbers and IBANs are an invitation to fraud, and are hardly ever needed in a decision."""
    yield from (found[0] for found in _IBAN.finditer(text) if _is_iban(found[0]))
    for pattern in (_SORT_CODE, _ACCOUNT):
        yield from (found[0] for found in pattern.finditer(text) if _is_near(_BANK_WORDS, text, found))


@suggest("LOOK-06", "This looks like a National Insurance number.")
def insurance_numbers(_: Case, text: str) -> Iterator[str]:
    """A National Insurance number is about one person and nobody else's business."""
    yield from (found[0] for found in _NI.finditer(text))


@suggest("LOOK-07", "This looks like the registration of a vehicle.")
def plates(_: Case, text: str) -> Iterator[str]:
    """The registration of a vehicle leads to its keeper, and may give away an unmarked police vehicle."""
    yield from (found[0] for found in _PLATE.finditer(text))
    yield from (found[0] for found in _OLD_PLATE.finditer(text) if _is_near(_VEHICLE_WORDS, text, found))


def _is_near(words: re.Pattern[str], text: str, found: re.Match[str]) -> bool:
    return bool(words.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR))


def _is_iban(written: str) -> bool:
    """The check digits of ISO 13616: letters count from 10, and the remainder by 97 is 1."""
    plain = written.replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1
