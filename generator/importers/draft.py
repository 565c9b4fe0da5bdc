"""A draft: the plain values of a record that is being begun, and which of them a program has guessed.

Comes in: mappings, lists and texts under the keys of the record format, in the order in which they are to stand. Goes
out: the YAML of a record for a person to finish, laid out as the records of this register are. A guess stands under a
comment that begins with `review:`; whoever has looked at it removes the comment. Nothing is written to a disk here.
"""

from dataclasses import dataclass, field

from generator.yaml_text.tree import Pointer, Tree
from generator.yaml_text.writing import entry

HEADER = "# yaml-language-server: $schema=../../generator/private/record.schema.json"
REVIEW = "review:"


@dataclass(frozen=True, slots=True)
class Draft:
    """`tree` has the values of the record; `notes` has comments for the person, by the address that they stand above.

    `guesses` has what to look at, in a few words, by the address of what was guessed.
    """

    tree: dict[str, Tree]
    guesses: dict[Pointer, str] = field(default_factory=dict)
    notes: dict[Pointer, str] = field(default_factory=dict)

    def written(self) -> str:
        """The record as YAML, which `read_yaml` reads back as `tree`."""
        lines = [HEADER]
        for key, value in self.tree.items():
            lines += [""] if isinstance(value, dict | list) and value else []
            lines += entry(key, value, said=self._comments)
        return "\n".join(lines) + "\n"

    def _comments(self, here: Pointer) -> list[str]:
        said = [self.notes.get(here, ""), f"{REVIEW} {guess}" if (guess := self.guesses.get(here)) else ""]
        return [" ".join(one.split()) for one in said if one]
