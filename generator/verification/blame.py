"""Where a difference comes from: the record, and the field at its top, whose change alone makes it.

Only asked for once something is wrong, so it may take its time: it publishes the register again and again with fewer
and fewer things changed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.verification.originals import Source, read_tree
from generator.verification.variants import Only, Writer

if TYPE_CHECKING:
    from generator.verification.noninterference import Output, Prover

_BEYOND = "; it comes from what is not public at all: drafts, embargoed records or other files"


@dataclass(frozen=True, slots=True)
class Blame:
    """A record by name and a field of it, as far as they could be found; `is_layout` where no word need change."""

    record: str = ""
    field: str = ""
    beyond_records: bool = False
    is_layout: bool = False

    def __str__(self) -> str:
        return f"; it comes from `{self.field}`" if self.field else _BEYOND if self.beyond_records else ""


def find_blame(prover: "Prover", original: "Output", writer: Writer, differ: Iterable[str]) -> Blame:
    """A record and field whose change alone makes the difference; the names of the differing files may tell which."""
    fields = {head.name: _fields(prover.source, head.name) for head in prover.heads}

    def differs(only: Only) -> bool:
        return bool(prover.differing(original, prover.publish(prover.write(writer.manner, only))))

    if differs({}):
        return Blame(is_layout=True)
    named = [name for name in fields if any(f"/{name}." in file or f"/{name}/" in file for file in differ)]
    groups = [ones for ones in (named, list(fields)) if ones]
    suspects = next((ones for ones in groups if differs({one: fields[one] for one in ones})), [])
    if not suspects:
        return Blame(beyond_records=True)
    record = _narrowed(suspects, lambda ones: differs({one: fields[one] for one in ones}))
    field = _narrowed(sorted(fields[record]), lambda ones: differs({record: frozenset(ones)}))
    return Blame(record, field if differs({record: frozenset((field,))}) else "")


def _narrowed(suspects: Sequence[str], differs: Callable[[Sequence[str]], bool]) -> str:
    """One of the suspects, by halves: the right one if one alone is to blame."""
    while len(suspects) > 1:
        half = suspects[: len(suspects) // 2]
        suspects = half if differs(half) else suspects[len(half) :]
    return suspects[0]


def _fields(source: Source, name: str) -> frozenset[str]:
    tree = read_tree(source.decisions / f"{name}.yaml")
    marks = tree.get("withheld", {})
    return frozenset((tree.keys() | (marks.keys() if isinstance(marks, dict) else set())) - {"withheld", "ref"})
