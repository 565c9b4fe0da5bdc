"""`infer`: what of the withheld could be told from what is public, said before anything is built.

Words written out twice, sums from which a withheld one follows, and a Part 2 that is declared and not at hand. `check`
says the same beside everything else.
"""

from argparse import ArgumentParser, Namespace

from generator.commands import evidence
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, add_part2, add_places
from generator.findings import in_order


def add_parser(parser: ArgumentParser) -> None:
    """Options of `infer`."""
    add_places(parser, "config", "decisions", "part2-folder", "content")
    add_part2(parser)


def run(options: Namespace) -> Outcome:
    """Look through all records."""
    return Outcome(tuple(in_order(evidence.before(options, register_day()))))
