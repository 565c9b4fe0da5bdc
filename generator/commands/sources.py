"""Where the records of a register are, from the options of a command and the settings of the office."""

from argparse import Namespace

from generator.commands.day import register_day
from generator.private.register import Source
from generator.settings import read_settings


def source(options: Namespace) -> Source:
    """The folder of records, the office and the register day; Stop where the settings do not hold."""
    office = read_settings(options.config).office
    part2 = options.part2_folder or (options.config.parent / office.part2_folder if office.part2_folder else None)
    return Source(options.decisions, office, register_day(), part2)
