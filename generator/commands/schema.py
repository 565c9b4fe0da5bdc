"""`schema`: the JSON Schema of a record, for editors, written into the package."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.outcome import Outcome
from generator.private.schema import record_schema

SCHEMA = Path(__file__).parents[1] / "private" / "record.schema.json"


def add_parser(parser: ArgumentParser) -> None:
    """`schema` needs no options."""
    del parser


def run(_: Namespace) -> Outcome:
    """Write the schema, and say where it is."""
    SCHEMA.write_bytes(record_schema())
    return Outcome(said=f"Wrote {SCHEMA.name}, which editors read by the first line of a record.\n")
