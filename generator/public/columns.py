"""What a table of the open data is: its columns with names, types and units, its key, and its links to other tables.

Nothing comes in or goes out but these values. From them every format is derived: CSV, the data package, CSVW, SQLite
and the page that documents them. Deliberately absent: the tables themselves, which are in `tables`.
"""

from dataclasses import dataclass
from enum import Enum

SEPARATOR = "; "
WITHHELD_FIELDS = "withheld_fields"  # the column that tells what is withheld from what was never recorded


class Type(Enum):
    """What the cells of a column hold; an empty cell holds nothing, in every type."""

    TEXT = "text"
    LIST = "list"
    DAY = "day"
    WHOLE = "whole number"
    POUNDS = "pounds"
    TRUTH = "true or false"


TEXTUAL = {Type.TEXT, Type.LIST}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `source` is the field of the published decision or of its item; empty where the program makes the
    value, and `about` then says from what. `choices` are all the words that can stand in it, if they are closed."""

    name: str
    type: Type
    about: str
    source: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose values, where they are not empty, are the key of a row of another table."""

    columns: tuple[str, ...]
    table: str
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `each` says what a row is, and `source` is the list of the decision that its rows come from."""

    name: str
    title: str
    each: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()
    source: str = ""
    indexed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def firm_links(self) -> tuple[Link, ...]:
        """The links of which no column can be empty; those who check tables know no others."""
        required = {column.name for column in self.columns if column.required}
        return tuple(link for link in self.links if required.issuperset(link.columns))
