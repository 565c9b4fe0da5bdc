"""The types of single values in a record: each reads text as written, or says what is wrong without repeating it.

Patterns come before conversions, because the libraries' own conversions accept too much (a day from `1548288000`).
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from generator.catalogue import define
from generator.private.exempt import Exempt
from generator.private.marking import ABSENT, Marked
from generator.private.passage import Passage, parse_passage
from generator.shapes import UNMARK, Fault, faulty
from generator.vocabulary.days import is_financial_year, parse_day
from generator.vocabulary.money import parse_value, parse_written
from generator.vocabulary.typed_days import readings

define("MONEY-01", "The value of an amount is in pounds, in digits with a point for pence and without commas or units.")
define("MARK-01", "Every [[ground: words]] is opened and closed, names a ground, and holds no other.")
define("MARK-02", "Some texts are always public: nothing in them can be withheld.")
define("TEXT-01", "Titles, names and other short texts stand on one line.")
define("TEXT-05", "Titles, names, labels and other short texts hold no links: in lists they are links themselves.")
define(
    "TEXT-02",
    """Links in a record lead to http, https or mailto addresses, written in full. Any other scheme could run a program
    in the reader's browser, and relative addresses would break when the register moves.""",
)

_DAYS = "Write the year first, then month and day, with hyphens and nothing else: 2 March 2026 is 2026-03-02."
_SUM = "Write digits only, such as 1040000 or 41.20, without £, commas, % or words."
_AS_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEY = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
_LINK = re.compile(r"\]\(")
_GOOD_LINK = re.compile(r"\]\((?:https?://|mailto:)[^\s()<>\"'\\`\[\]|]+\)", re.ASCII)


def plain_text(value: object) -> str:
    """A text as written, neither empty nor marked; the ground that every other type here stands on."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a group of keys" if isinstance(value, dict) else "marked"
        if isinstance(value, Marked):
            raise faulty(Fault("MARK-02", "This field is always public and cannot be withheld.", UNMARK))
        raise faulty(Fault("SHAPE-03", f"Text is expected here, not {kind}.", "Write it as one text, in quotes."))
    if not value.strip():
        raise faulty(Fault("SHAPE-02", "The text is empty.", "Write it, or remove the line."))
    return value


def _prose(value: object) -> str:
    text = plain_text(value)
    if "](" in text:
        for found in _LINK.finditer(text):
            if not _GOOD_LINK.match(text, found.start()):
                said = "This link does not lead to a full http, https or mailto address."
                remedy = "Write [words](https://…), with no spaces, quotes or brackets in the address."
                raise faulty(Fault("TEXT-02", said, remedy, text[found.start() : found.start() + 12].split("\n")[0]))
    return text


def _public(value: object) -> str:
    text = _prose(value)
    if parse_passage(text).exempt:
        said = "This text is always public, so nothing in it can be withheld."
        raise faulty(Fault("MARK-02", said, "Take the words out, or write them where they can be withheld.", "[["))
    return text.replace("\\[[", "[[").replace("\\]]", "]]")


def _refuse_links(text: str) -> None:
    if "](" in text:
        said = "A link cannot stand in a short text such as this, which is often a link itself."
        raise faulty(Fault("TEXT-05", said, "Write the link in a paragraph.", "]("))


def _line(value: object) -> str:
    text = _public(value)
    _refuse_links(text)
    if "\n" in text.strip():
        raise faulty(Fault("TEXT-01", "This text runs over several lines.", "Write it on one line."))
    return text.strip()


def _day(value: object) -> date:
    try:
        return parse_day(plain_text(value))
    except ValueError:
        raise faulty(Fault("DATE-01", "{value} is not a day.", _DAYS, mend=_days)) from None


def _pounds(value: object) -> Decimal:
    try:
        return parse_value(plain_text(value))
    except ValueError:
        raise faulty(Fault("MONEY-01", "{value} is not an amount in pounds.", _SUM, mend=_digits)) from None


def _days(text: str) -> str:
    """How to write the day that was meant, or both where day and month can change places."""
    if _AS_A_DAY.fullmatch(text):
        return "It is written as a day should be, but the calendar has no such day: look at the month and the day."
    return f"Write it as {' or '.join(day.isoformat() for day in found)}." if (found := readings(text)) else ""


def _digits(text: str) -> str:
    """The same sum in digits."""
    try:
        value = parse_written(text if "£" in text else f"£{text}")
    except ValueError:
        return ""
    return f"Write it as {value:f}; how the document writes it goes under `written`."


def read_key(value: object) -> str:
    """An id or the name of a ground."""
    text = plain_text(value)
    if not _KEY.fullmatch(text):
        raise faulty(
            Fault("SHAPE-05", "This is not a name of small letters, digits and hyphens.", "Write it like unit-rate.")
        )
    return text


def _year(value: object) -> str:
    text = plain_text(value)
    if not is_financial_year(text):
        raise faulty(Fault("SHAPE-06", "{value} is not a financial year.", "Write it as 2026/27."))
    return text


def _truth(value: object) -> bool:
    text = plain_text(value)
    if text not in ("true", "false"):
        raise faulty(Fault("SHAPE-04", "{value} is not one of the choices.", "Write true for yes, or false for no."))
    return text == "true"


def _passage(value: object) -> Passage:
    """Text with marks; a wholly withheld text becomes one exempt part."""
    if isinstance(value, str) and "[" not in value and "]" not in value and value.isascii() and value.strip():
        return Passage((value,))  # most texts are as plain as this
    if isinstance(value, Marked):
        return Passage((Exempt(None if value.value is ABSENT else _checked(value.value), value.ground),))
    return parse_passage(_prose(value))


def _checked(value: object) -> str:
    text = _prose(value)
    parse_passage(text)
    return text


def _one_line(value: object) -> Passage:
    passage = _passage(value)
    _refuse_links(passage.disclosed)
    if "\n" in passage.disclosed.strip():
        raise faulty(Fault("TEXT-01", "This text runs over several lines.", "Write it on one line."))
    return passage


def _string(**more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


def _number_or_text(**more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], **more})


Line = Annotated[str, PlainValidator(_line), _string(pattern=r"^[^\n]+$")]
PublicText = Annotated[str, PlainValidator(_public), _string()]
Text = Annotated[Passage, PlainValidator(_passage), _string()]
LineText = Annotated[Passage, PlainValidator(_one_line), _string(pattern=r"^[^\n]+$")]
Day = Annotated[date, PlainValidator(_day), _string(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Pounds = Annotated[Decimal, PlainValidator(_pounds), _number_or_text(pattern=r"^-?\d+(\.\d+)?$")]
Key = Annotated[str, PlainValidator(read_key), _string(pattern="^[a-z][a-z0-9-]*$")]
FinancialYear = Annotated[str, PlainValidator(_year), _string(pattern=r"^\d{4}/\d{2}$")]
Truth = Annotated[bool, PlainValidator(_truth), WithJsonSchema({"type": "boolean"})]
