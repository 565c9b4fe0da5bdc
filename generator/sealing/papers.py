"""The bytes of a Part 2 that stands in a file of its own, plain or sealed; opened in memory and nowhere else."""

from pathlib import Path

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.sealing.age import Unopened, unseal
from generator.sealing.keys import keys

SUFFIX = ".part2.yaml.age"
WRONG = define(
    "SEALED-03",
    """A sealed Part 2 is opened with a key of one of those that it was sealed for. A file that no key opens is not
    passed over: what is in it could not be looked for.""",
    source="Part One",
)


def read_papers_file(path: Path) -> bytes | None:
    """What the file says; None where it is sealed and no key is at hand. Stop where a key does not open it."""
    data = path.read_bytes()
    if not path.name.endswith(SUFFIX):
        return data
    at_hand = keys()
    if not at_hand:
        return None
    try:
        return unseal(data, at_hand)
    except Unopened as unopened:
        said = (
            "None of the keys at hand opens this file."
            if unopened.is_age
            else "This file is not sealed, or is damaged."
        )
        remedy = (
            "Give KEY= the key file of somebody it was sealed for. If nobody's opens it, bring back an earlier copy, "
            "or the plain text and run `make seal`."
        )
        raise Stop([WRONG.at(Position(path.as_posix()), said, remedy)]) from None
