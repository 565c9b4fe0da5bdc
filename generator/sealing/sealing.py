"""A plain Part 2 file → the sealed one in its place, and back; the plain one goes only when the sealed one was opened.

Comes in: paths, recipients, and the keys at hand. Goes out: files, each written whole or not at all. What is opened
into a file is readable by its owner alone.
"""

from pathlib import Path

from generator.catalogue import define
from generator.findings import Position, Stop
from generator.sealing.age import BadRecipient, Unopened, seal, unseal, without_padding
from generator.sealing.keys import keys
from generator.sealing.whole import write

RECIPIENTS = define(
    "SEALED-04",
    """Part 2 is sealed for at least two people or machines, so that a lost key loses nothing: `recipients` under
    `part2` in the settings has an age or SSH public key for each.""",
    source="Part One",
)
UNPROVED = define(
    "SEALED-05",
    "A plain Part 2 is removed only after its sealed form was opened again and was the same.",
    source="Part One",
)
STANDS = define(
    "SEALED-07",
    "A Part 2 is sealed or opened into a place that is free: another Part 2 that stands there is never written over.",
    source="Part One",
)
FEWEST = 2


def checked(recipients: tuple[str, ...], place: Position) -> list[str]:
    """The recipients, at least two of them and all readable; else Stop, with the place in the settings."""
    said = "Part 2 would be sealed for fewer than two, so that one lost key would lose all of it."
    if len(set(recipients)) < FEWEST:
        remedy = "Add to `recipients`, under `part2`, the public key of a second person, or of a key kept in a safe."
        raise Stop([RECIPIENTS.at(place, said, remedy)])
    try:
        seal(b"", list(recipients))
    except BadRecipient as bad:
        said = f"Number {bad.number} of the `recipients` is not a whole public key."
        remedy = "Copy it once more, all of it: it begins with age1 or ssh-ed25519. A secret key never stands here."
        raise Stop([RECIPIENTS.at(place, said, remedy)]) from None
    return list(recipients)


def seal_into(data: bytes, target: Path, recipients: list[str]) -> None:
    """Write the sealed form of `data`, and see that it opens again; else nothing is left of it."""
    refuse_taken(target)
    at_hand = keys()
    place = Position(target.as_posix())
    if not at_hand:
        said = "Without a key nobody can see that the sealed file opens again."
        raise Stop(
            [
                UNPROVED.at(
                    place, said, "Run it again with your key file, as in  make seal KEY=~/.config/part-one/key.txt"
                )
            ]
        )
    sealed = seal(data, recipients)
    try:
        same = unseal(sealed, at_hand) == without_padding(data)
    except Unopened:
        same = False
    if not same:
        said = "The sealed file could not be opened again with this key, so the plain text was kept."
        remedy = "Give KEY= the key file of one of the `recipients` in mkdocs.yml."
        raise Stop([UNPROVED.at(place, said, remedy)])
    target.parent.mkdir(parents=True, exist_ok=True)
    write(target, sealed)


def refuse_taken(target: Path) -> None:
    """Stop where a file stands already: it may hold other papers, or later ones."""
    if target.exists() or target.is_symlink():
        said = "A Part 2 stands here already, and it would be lost."
        remedy = "Look which of the two is right, put what is missing into it, and move the other one away."
        raise Stop([STANDS.at(Position(target.as_posix()), said, remedy)])
