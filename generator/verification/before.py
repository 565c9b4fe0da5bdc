"""What the witness has to say before anything is built.

Of words written out twice, of sums that tell a withheld one, and of a Part 2 that is nowhere at hand.
"""

from collections.abc import Iterator, Sequence

from generator.findings import Finding
from generator.verification.inference import inferred
from generator.verification.loading import Loaded
from generator.verification.raw import Target
from generator.verification.reporting import place_of_key
from generator.verification.retyped import Page, retyped
from generator.verification.rules import PART2_ABSENT
from generator.verification.suppressions import Suppressions


def before_build(
    loaded: Loaded, pages: Sequence[Page], program_says: Sequence[str] = ()
) -> Iterator[tuple[Target, Finding]]:
    """Every finding with the secret that it is about; what the program says anyway is no firm's short name."""
    yield from retyped(loaded.records, pages, program_says)
    yield from inferred(loaded.figures)


def unsuppressed(found: Iterator[tuple[Target, Finding]], suppressions: Suppressions) -> Iterator[Finding]:
    """The findings that nobody suppressed."""
    yield from (finding for target, finding in found if not suppressions.covers(*target))


def absent_papers(loaded: Loaded) -> Iterator[Finding]:
    """A finding for each record that declares a Part 2 of which no papers are at hand."""
    for record in loaded.records:
        if record.awaits_part2:
            said = "The record declares a Part 2, and its papers are neither here nor in a file beside it."
            remedy = (
                "Put its file beside the record, or, if it is sealed, give your key file: KEY=…; write `held: false` "
                "if the office has none. Else run the command with PART2=absent."
            )
            yield PART2_ABSENT.at(place_of_key(record, ("part2",)), said, remedy)
