"""`seal`: Part 2 out of the records and out of plain files into files that only certain keys open."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.amending.parting import part
from generator.commands.amending import amend, record_of, records_of, save
from generator.commands.outcome import Outcome, add_places
from generator.commands.sources import source
from generator.findings import Position, Stop
from generator.private.register import Source
from generator.sealing.papers import SUFFIX
from generator.sealing.sealing import RECIPIENTS, checked, seal_into

PLAIN = SUFFIX.removesuffix(".age")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `seal`."""
    add_places(parser, "config", "decisions", "part2-folder")
    parser.add_argument("--ref", help="only the Part 2 of this record")


def run(options: Namespace) -> Outcome:
    """Seal every Part 2 that is not."""
    where = source(options)
    place = Position(options.config.as_posix())
    if where.office.part2 is None:
        said = "The settings name nobody for whom Part 2 is sealed."
        remedy = (
            "Write the public keys of two people or more under `office`, as `part2: {recipients: [age1…, age1…]}`. "
            "Each of them gets one from `age-keygen`."
        )
        raise Stop([RECIPIENTS.at(place, said, remedy)])
    recipients = checked(where.office.part2.recipients, place)
    records = [record_of(options, where)] if options.ref else records_of(where)
    done = sum(_seal(where, path, recipients) for path in records)
    if not done:
        return Outcome(said="Nothing was plain: every Part 2 is sealed already, or there is none.\n")
    noun = "Part 2 is" if done == 1 else "Parts 2 are"
    return Outcome(said=f"{done:,} {noun} sealed. Earlier copies, also in the history of git, stay as they were.\n")


def _seal(where: Source, record: Path, recipients: list[str]) -> bool:
    """Seal the Part 2 of one record, wherever it stands; whether there was one to seal."""
    home = (where.part2_folder or record.parent) / f"{record.stem}{SUFFIX}"
    plain = [folder / f"{record.stem}{PLAIN}" for folder in (record.parent, where.part2_folder) if folder]
    found = [path for path in plain if path.is_file() and not path.is_symlink()]  # of a link the text would stay
    if found:
        seal_into(found[0].read_bytes(), found[0].with_name(f"{record.stem}{SUFFIX}"), recipients)
        found[0].unlink()
        return True
    texts: list[str | None] = []
    editor = amend(record, lambda one: texts.append(part(one)))
    if not texts[0]:
        return False
    seal_into(texts[0].encode(), home, recipients)
    save(record, editor)
    return True
