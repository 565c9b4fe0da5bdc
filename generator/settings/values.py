"""The types of single values in the settings of an office, each read from text as written."""

import re
from datetime import date
from enum import Enum
from typing import Annotated, TypeVar

from pydantic import PlainValidator

from generator.catalogue import define
from generator.shapes import Fault, faulty
from generator.vocabulary.choices import Language, OfficeKind, Readers
from generator.vocabulary.days import parse_day

C = TypeVar("C", bound=Enum)
define("SITE-03", "A pattern of references is a regular expression that matches whole references.")
define("SITE-08", "E-mail addresses are plain: a name, the sign @ and a domain.")
define("SITE-07", "Addresses of other sites are written in full, with https:// or http://.")


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise faulty(Fault("SHAPE-03", "Text is expected here.", "Write it as one text, in quotes."))
    if not value.strip():
        raise faulty(Fault("SHAPE-02", "The text is empty.", "Write it, or remove the line."))
    return value.strip()


def _day(value: object) -> date:
    try:
        return parse_day(_words(value))
    except ValueError:
        raise faulty(
            Fault(
                "DATE-01",
                "This is not a day.",
                "Write the year first, then month and day, with hyphens and nothing else: 2 March 2026 is 2026-03-02.",
            )
        ) from None


def _whole(value: object) -> int:
    words = _words(value)
    if not (words.isascii() and words.isdecimal() and len(words) < 7):
        raise faulty(Fault("SHAPE-03", "A whole number is expected here.", "Write it in digits."))
    return int(words)


def _truth(value: object) -> bool:
    if _words(value) not in ("true", "false"):
        raise faulty(Fault("SHAPE-04", "This is not one of the choices.", "Write true for yes, or false for no."))
    return value == "true"


def _one_of(choices: type[C]) -> PlainValidator:
    def choose(value: object) -> C:
        try:
            return choices(_words(value))
        except ValueError:
            remedy = f"Write one of: {', '.join(one.value for one in choices)}."
            raise faulty(Fault("SHAPE-04", "This is not one of the choices.", remedy)) from None

    return PlainValidator(choose)


def _pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(_words(value), re.ASCII)  # digits of other alphabets would be lost from the address
    except (re.error, OverflowError, RecursionError):
        raise faulty(
            Fault(
                "SITE-03",
                "This pattern cannot be read as a regular expression.",
                r"Write it like 'PCC/D/(?P<year>\d{4})/(?P<number>\d{2,3})'.",
            )
        ) from None


def _url(value: object) -> str:
    if not _words(value).startswith(("https://", "http://")):
        raise faulty(Fault("SITE-07", "This is not the full address of a site.", "Write it with https://."))
    return _words(value)


def _email(value: object) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", _words(value)):
        raise faulty(Fault("SITE-08", "This is not an e-mail address.", "Write it like decisions@office.example."))
    return _words(value)


def as_list(value: object) -> object:
    """Refuse what is not a YAML list, in words that say how to make one."""
    if not isinstance(value, list):
        raise faulty(Fault("SHAPE-03", "A list is expected here.", "Begin each item with a hyphen and a space: - …"))
    if not value:
        raise faulty(Fault("SHAPE-02", "This list is empty.", "Give it at least one item, or remove the line."))
    return value


Words = Annotated[str, PlainValidator(_words)]
Url = Annotated[str, PlainValidator(_url)]
Email = Annotated[str, PlainValidator(_email)]
Day = Annotated[date, PlainValidator(_day)]
Whole = Annotated[int, PlainValidator(_whole)]
Truth = Annotated[bool, PlainValidator(_truth)]
Kind = Annotated[OfficeKind, _one_of(OfficeKind)]
Spoken = Annotated[Language, _one_of(Language)]
ReadBy = Annotated[Readers, _one_of(Readers)]
Pattern = Annotated[re.Pattern[str], PlainValidator(_pattern)]
