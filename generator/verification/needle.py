"""What is looked for: one form of one secret, and how much a find of it says.

The rule of strength, which `tests/test_forms.py` holds:

    STRONG     says enough wherever it stands: a text of three words or twelve letters, five words in a row, a name of
               two words, a capitalised word of six letters, a file name, a sum of five or more significant digits
    MIDDLING   says enough on the pages and data of its own record, or beside its reference: a sum of three or four
               significant digits, a day, a word of four or five letters
    FAINT      says something only beside a second secret of the same record: a rounder sum of £100 or more

Whatever is weaker (a closed choice, a word of three letters, £40) is not looked for by its words: non-interference
alone answers for it, and the certificate says how many there are.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction


class Form(StrEnum):
    """Kinds of writing in which secrets are looked for, in the words of reports; the certificate counts them."""

    IN_FULL = "in full"
    FIVE_WORDS = "five words in a row"
    NAME = "name"
    SURNAME = "surname"
    INITIALS = "initials and surname"
    WORD_OF_NAME = "word of a name"
    SHORT_NAME = "first word of the name of a firm"
    LAST_WORD = "last word of a name"
    AMOUNT = "amount"
    ROUNDED = "amount, rounded"
    DAY = "day"
    SHORT_DAY = "day with a short year"
    FINANCIAL_YEAR = "financial year"
    TOKEN = "number or address"  # noqa: S105 (no password)
    FILE = "file name"
    STEM = "file name without its ending"
    WORD_OF_FILE = "word of a file name"
    DIGEST = "digest"


class Strength(IntEnum):
    """How much a find says by itself."""

    FAINT = 1
    MIDDLING = 2
    STRONG = 3

    @property
    def label(self) -> str:
        """The word for reports."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Needle:
    """`pattern` is squeezed text; `form` says how it is written.

    `whole` asks that no letter or digit touches the find on either side. `amount` is set for sums, `group` for sums
    and days: all forms of one group are public as soon as one of them is. `lasting` needles are made public by
    another's hand-written words only if those are the whole secret's (see `publicity`).
    """

    pattern: bytes
    form: Form
    strength: Strength
    whole: bool = True
    amount: Fraction | None = None
    group: str = ""
    lasting: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it is a form of a sum or a day: of these, one and the same may stand anywhere by chance."""
        return self.amount is not None or self.group.startswith("day ")
