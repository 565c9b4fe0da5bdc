"""The verifier proves itself: words of its own making, hidden in every way it claims to see, must all be found.

A canary is a record that no office wrote: a name, a sentence, a sum and a file. Its words are drawn anew for each run,
are secrets like any other for the automaton that searches the site, and stand nowhere but in memory.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.documents import Unreadable, fragments
from generator.verification.disguises import DISGUISES
from generator.verification.haystack import name_fragments
from generator.verification.leaks import Examiner
from generator.verification.raw import RawRecord, Value

_LETTERS = "bcdfghjklmnpqrstvwxz"
_WORD = 9  # letters
SLUG = "part-one-canary"


@dataclass(frozen=True, slots=True)
class Canary:
    """The words of one run."""

    given: str
    surname: str
    amount: int
    file: str

    @property
    def sentence(self) -> str:
        """Six words in a row."""
        return f"{self.given} {self.surname} offered the lower price"

    def record(self) -> RawRecord:
        """The canary as a record of which everything is secret."""
        values = (
            Value(("author", "name"), f"{self.given} {self.surname}", "name"),
            Value(("summary", 0), self.sentence, "summary"),
            Value(("amounts", 0, "value"), str(self.amount), "value"),
            Value(("attachments", 0, "file"), self.file, "file"),
        )
        return RawRecord(Path(f"{SLUG}.yaml"), "", is_public=False, public=(), secret=values)


def new_canary() -> Canary:
    """A canary that nobody has seen."""
    given, surname, file = (_word() for _ in range(3))
    amount = secrets.randbelow(899_999) * 10 + 1_000_001  # its last digit is no zero: all seven count
    return Canary(given.capitalize(), surname.capitalize(), amount, f"{file}-bids.pdf")


def _word() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_WORD))


def unseen(examiner: Examiner, canary: Canary) -> list[str]:
    """The disguises in which the canary was not found, by name; with a plain page it must not be found at all."""
    number = next(at for at, record in enumerate(examiner.secrets.records) if record.slug == SLUG)
    missed = [name for name, file, data in disguised(canary) if not _is_found(examiner, number, file, data)]
    names = (f"{canary.file}", f"pages/{canary.given}_{canary.surname}/index.html")
    seen = [examiner.examine(name, name_fragments(name)) for name in names]
    missed += ["name of a file or folder" for one in seen if not any(leak.owner.record == number for leak in one)]
    if _is_found(examiner, number, "page.html", b"<p>Nothing of the kind stands here, and no price of 12.</p>"):
        missed.append("a page without it")
    return missed


def disguised(canary: Canary) -> Iterator[tuple[str, str, bytes]]:
    """Every disguise: its name, and a file that holds it."""
    for name, file, hide in DISGUISES:
        yield name, file, hide(canary.sentence)
    for name, written in _sums(canary.amount).items():
        yield name, "page.html", f"<td>{written}</td>".encode()
    name = f"{canary.given[0]}. {canary.surname}"
    yield "initials and surname", "page.html", f"<p>Signed by {name} today</p>".encode()


def _sums(amount: int) -> dict[str, str]:
    return {
        "sum in digits": f"{amount}",
        "sum with commas": f"£{amount:,}",
        "sum with pence": f"{amount}.00",
        "sum in millions": f"£{amount / 10**6:.6f}m",
        "sum in words": f"{amount / 10**6:.6f} million pounds",
        "sum with spaces": f"{amount:,}".replace(",", "\N{NO-BREAK SPACE}"),
    }


def _is_found(examiner: Examiner, number: int, file: str, data: bytes) -> bool:
    try:
        leaks = examiner.examine(file, fragments(file, data))
    except Unreadable:
        return False
    return any(leak.owner.record == number for leak in leaks)
