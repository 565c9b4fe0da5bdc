"""`infer`: what of the withheld could be told from what is public, said before anything is built.

Words written out twice, sums from which a withheld one follows, and a Part 2 that is declared and not at hand.
"""

from argparse import ArgumentParser, Namespace

from generator.commands import evidence
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, add_part2, add_places
from generator.findings import in_order
from generator.verification.before import absent_papers, before_build, unsuppressed
from generator.verification.loading import SUPPRESSIONS, load
from generator.verification.suppressions import read_suppressions


def add_parser(parser: ArgumentParser) -> None:
    """Options of `infer`."""
    add_places(parser, "config", "decisions", "part2-folder", "content")
    add_part2(parser)


def run(options: Namespace) -> Outcome:
    """Look through all records."""
    day = register_day()
    part2_folder = evidence.part2_folder(options)
    loaded = load(options.decisions, day.isoformat(), part2_folder)
    if loaded.findings:
        return Outcome(tuple(in_order(loaded.findings)))
    suppressions = read_suppressions(options.decisions / SUPPRESSIONS, day, part2_folder)
    found = [*suppressions.findings, *unsuppressed(before_build(loaded, evidence.pages(options.content)), suppressions)]
    found += absent_papers(loaded) if options.part2 == "present" else []
    return Outcome(tuple(in_order(found)))
