"""Where a difference comes from: the record, and the fields at its top, whose change alone makes it.

Only asked for once something is wrong, so it may take its time: it publishes the register again and again with fewer
and fewer things changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.verification.originals import Source, read_tree
from generator.verification.variants import Only, Writer

if TYPE_CHECKING:
    from generator.verification.noninterference import Output, Prover


@dataclass(frozen=True, slots=True)
class Blame:
    """A record by name and its fields, as far as they could be found; `is_layout` if no change of words is needed."""

    record: str = ""
    fields: tuple[str, ...] = ()
    beyond_records: bool = False
    is_layout: bool = False

    def __str__(self) -> str:
        if self.fields:
            return f"; it comes from {', '.join(f'`{name}`' for name in self.fields)}"
        return (
            "; it comes from what is not public at all: drafts, embargoed records or other files" * self.beyond_records
        )


def find_blame(prover: "Prover", original: "Output", writer: Writer, differ: Iterable[str]) -> Blame:
    """The first record whose change alone makes the difference, by the names of the differing files where they tell."""
    fields = {head.name: _fields(prover.source, head.name) for head in prover.heads}

    def differs(only: Only) -> bool:
        return bool(prover.differing(original, prover.publish(prover.write(writer.manner, only))))

    if differs({}):
        return Blame(is_layout=True)
    named = [name for name in fields if any(f"/{name}." in file or f"/{name}/" in file for file in differ)]
    suspects = next(
        (ones for ones in (named, list(fields)) if ones and differs({one: fields[one] for one in ones})), []
    )
    while len(suspects) > 1:
        half = suspects[: len(suspects) // 2]
        suspects = half if differs({one: fields[one] for one in half}) else suspects[len(half) :]
    if not suspects:
        return Blame(beyond_records=True)
    record = suspects[0]
    return Blame(record, tuple(one for one in sorted(fields[record]) if differs({record: frozenset((one,))})))


def _fields(source: Source, name: str) -> frozenset[str]:
    tree = read_tree(source.decisions / f"{name}.yaml")
    marks = tree.get("withheld", {})
    return frozenset((tree.keys() | (marks.keys() if isinstance(marks, dict) else set())) - {"withheld", "ref"})
