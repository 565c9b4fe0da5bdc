"""Where the records of a register are, from the options of a command and the settings of the office."""

from argparse import Namespace

from generator.catalogue import define
from generator.commands.day import register_day
from generator.findings import Position, Stop
from generator.private.register import Source
from generator.settings import read_settings

NO_FOLDER = define(
    "PART2-05",
    """A folder of Part 2 files that is named on the command line is there. The one in the settings may be missing: the
    public site is the same with and without it.""",
)


def source(options: Namespace) -> Source:
    """The folder of records, the office and the register day; Stop where the settings do not hold."""
    settings = read_settings(options.config)
    if options.part2_folder and not options.part2_folder.is_dir():
        said = "There is no such folder of Part 2 files."
        raise Stop(
            [NO_FOLDER.at(Position(options.part2_folder.as_posix()), said, "Correct its name, or leave it out.")]
        )
    part2 = settings.part2_folder(options.part2_folder)
    return Source(options.decisions, settings.office, register_day(), part2, settings.site_url)
