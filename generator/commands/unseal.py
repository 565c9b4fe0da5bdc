"""`unseal`: a sealed Part 2 as plain text again, in its place or in a folder outside the repository."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.catalogue import define
from generator.commands.amending import record_of, sidecars_of
from generator.commands.outcome import Outcome, add_places
from generator.commands.sources import source
from generator.findings import Position, Stop
from generator.private.register import Source
from generator.sealing.keys import NO_KEY
from generator.sealing.papers import SUFFIX, read_papers_file
from generator.sealing.sealing import refuse_taken
from generator.sealing.whole import SECRET, write

WHERE = define(
    "SEALED-06",
    """A Part 2 is opened either in its place, to be worked on and sealed again, or into a folder outside the
    repository, so that the plain text is not handed on with the records.""",
    source="Part One",
)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `unseal`."""
    add_places(parser, "config", "decisions", "part2-folder")
    parser.add_argument("--ref", help="only the Part 2 of this record")
    parser.add_argument("--to", type=Path, help="a folder outside the repository")
    parser.add_argument("--in-place", action="store_true", help="in the place of the sealed file")


def run(options: Namespace) -> Outcome:
    """Open every sealed Part 2, or one."""
    where = source(options)
    _refuse_inside(options)
    sealed = [path for path in _sealed(options, where) if path.name.endswith(SUFFIX)]
    for path in sealed:
        data = read_papers_file(path)
        if data is None:
            said = "No key is at hand that could open this file."
            raise Stop(
                [
                    NO_KEY.at(
                        Position(path.as_posix()),
                        said,
                        "Run it again with your key file, as in KEY=~/.config/part-one/key.txt.",
                    )
                ]
            )
        target = (options.to or path.parent) / path.name.removesuffix(".age")
        refuse_taken(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, data, mode=SECRET)
        if options.in_place:
            path.unlink()
    if not sealed:
        return Outcome(said="Nothing was sealed: every Part 2 is plain text already, or there is none.\n")
    noun = "Part 2 is" if len(sealed) == 1 else "Parts 2 are"
    again = " Seal it again with `make seal` when you have done." if options.in_place else ""
    return Outcome(said=f"{len(sealed):,} {noun} plain text now.{again}\n")


def _sealed(options: Namespace, where: Source) -> list[Path]:
    if options.ref:
        return sidecars_of(where, record_of(options, where))
    folders = [where.folder, *([where.part2_folder] if where.part2_folder else [])]
    return list(dict.fromkeys(path for folder in folders for path in sorted(folder.rglob(f"*{SUFFIX}"))))


def _refuse_inside(options: Namespace) -> None:
    if bool(options.to) == bool(options.in_place):
        said = "It is not said where the plain text is to go."
        remedy = (
            "Add IN_PLACE=1 to work on it here and seal it again, or name a folder elsewhere, as in TO=../part2-open."
        )
        raise Stop([WHERE.at(Position("TO"), said, remedy)])
    root = options.config.resolve().parent
    if options.to and options.to.resolve().is_relative_to(root):
        said = "This folder lies in that of the register, and the plain text would be handed on with the records."
        remedy = "Name a folder elsewhere, as in TO=../part2-open, or give IN_PLACE=1 instead."
        raise Stop([WHERE.at(Position("TO"), said, remedy)])
