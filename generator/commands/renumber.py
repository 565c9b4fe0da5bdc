"""`renumber`: gives a record another reference, moves all that belongs to it, and keeps every link to it true.

The page leads on from its old address. Everything is read and tried before the first file is touched. The record gets
its reference first and its place last: where the command is stopped in between, its file does not fit its reference, so
`check` refuses it, and the same command finishes the rest.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.amending.moving import follow, renumber
from generator.catalogue import define
from generator.commands.amending import (
    add_amending,
    agreed,
    amend,
    day_of,
    editor_of,
    exposed,
    read_amended,
    record_of,
    records_of,
    refuse_changed,
    save,
    sidecars_of,
    sound_change,
    words,
)
from generator.commands.asking import Option, Refused, ask
from generator.commands.outcome import Outcome
from generator.commands.sources import source
from generator.findings import Position, Stop, has_errors, in_order
from generator.private.entry import Entry
from generator.private.placing import year_of
from generator.private.register import SUPPRESSIONS, Source
from generator.vocabulary.references import key, parse_reference, slug
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure

TAKEN = define("AMEND-05", "A reference is given once, and nothing is written over another file.", source="Part One")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `renumber`."""
    add_amending(parser)
    parser.add_argument("--to", help="the new reference")
    parser.add_argument("--on", help="the day, as 2026-03-02 or 2 March 2026")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: the record in its new place, other records with their links, and files to be moved."""

    path: Path
    target: Path
    editor: Editor
    others: dict[Path, Editor]
    moves: dict[Path, Path]
    unread: tuple[Path, ...]
    effect: str

    def said(self) -> str:
        """The plan in words, and what it does to what is public."""
        lines = [f"{self.path.as_posix()} becomes {self.target.as_posix()}"]
        lines += [f"{old.as_posix()} becomes {new.as_posix()}" for old, new in self.moves.items()]
        lines += [f"{path.as_posix()} links to the new reference" for path in self.others]
        lines += [
            f"{path.as_posix()} cannot be changed without doubt; look for the old reference there"
            for path in self.unread
        ]
        return "\n".join(lines) + f"\n{self.effect}"


def run(options: Namespace) -> Outcome:
    """Renumber one record."""
    where = source(options)
    path = record_of(options, where)
    entry = read_amended(where, path)
    if entry.record is None or entry.head is None:
        raise Stop(in_order(entry.findings))
    new = ask("New reference", None, _reference(where, entry), Option("TO", options.to))
    plan = _plan(options, where, entry, new)
    if not agreed(options, plan.said()):
        return Outcome(said="Nothing was written.\n")
    _carry_out(plan)
    hint = _suppressed(where, path)
    return Outcome(said=f"{plan.said()}Done. Build the register with `make site`.\n{hint}")


def _reference(where: Source, entry: Entry) -> Callable[[str], str]:
    """Reads a reference of the office that no other record has."""
    path = entry.path

    def check(answer: str) -> str:
        new = words(answer)
        if entry.record is not None and entry.record.ref == new and path.stem == slug(new):
            raise Refused("The record has this reference already.", "Type another.")
        if parse_reference(new, where.office.series) is None:
            raise Refused("This does not match the office's references.", "Type it as signed, like the others.")
        if any(key(one.stem) == key(new) for one in records_of(where) if one != path):
            raise Refused("Another record has this reference.", "Type one that is free.")
        return new

    return check


def _plan(options: Namespace, where: Source, entry: Entry, new: str) -> _Plan:
    path, record, head = entry.path, entry.record, entry.head
    reference = parse_reference(new, where.office.series)
    if record is None or head is None or reference is None:
        raise TypeError("a record that is not sound was let through")
    year = year_of(replace(record, ref=new), reference) or int(path.parent.name)
    target = where.folder / str(year) / f"{slug(new)}.yaml"
    editor = _renumbered(options, where, entry, new)
    moves = _moves(where, path, target)
    others, unread = _others(where, path, new)
    plan = _Plan(path, target, editor, others, moves, unread, "")
    _refuse_taken(plan)
    after = _refuse_unsound(where, entry, editor, target)
    changes = [sound_change(where, one, other) for one, other in plan.others.items()]
    return replace(plan, effect=exposed(where, [(entry, replace(after, path=path)), *changes]))


def _renumbered(options: Namespace, where: Source, entry: Entry, new: str) -> Editor:
    """The record with its new reference; as it is, where the command was stopped after it had written that."""
    head = entry.head
    if head is None:
        raise TypeError("a record that is not sound was let through")
    address = f"decisions/{entry.path.parent.name}/{entry.path.stem}/" if head.is_public else None
    if head.reference.written == new and (address is None or address in head.formerly_at):
        return editor_of(entry.path)
    if has_errors(entry.findings):
        raise Stop(in_order(entry.findings))
    on = day_of(options, where)
    return amend(entry.path, lambda editor: renumber(editor, new, address, on))


def _moves(where: Source, path: Path, target: Path) -> dict[Path, Path]:
    """The folder of attachments, and Part 2 in files of its own; what stands in a folder of the year changes that."""
    folder = path.with_suffix("")
    found = {folder: target.with_suffix("")} if folder.is_dir() else {}
    for sidecar in sidecars_of(where, path):
        home = sidecar.parent
        home = home.parent / target.parent.name if home.name == path.parent.name else home
        found[sidecar] = home / f"{target.stem}{sidecar.name.removeprefix(path.stem)}"
    return {old: new for old, new in found.items() if old != new}


def _refuse_taken(plan: _Plan) -> None:
    own = {plan.path, *plan.moves}
    taken = [one for one in (plan.target, *plan.moves.values()) if _is_there(one) and one not in own]
    if taken:
        said = "Something stands at the new place already."
        raise Stop(
            [TAKEN.at(Position(one.as_posix()), said, "Move it away, or choose another reference.") for one in taken]
        )


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _refuse_unsound(where: Source, entry: Entry, editor: Editor, target: Path) -> Entry:
    """The record as it will be, with its Part 2, wherever that stands by now; Stop where it would not be sound."""
    beside = list(dict.fromkeys([*sidecars_of(where, entry.path), *sidecars_of(where, target)]))
    after = read_amended(where, target, editor.text.encode(), beside)
    if has_errors(after.findings):
        raise Stop(in_order(after.findings))
    return after


def _others(where: Source, path: Path, new: str) -> tuple[dict[Path, Editor], tuple[Path, ...]]:
    """The other records that link to it, edited; and those that cannot be read."""
    edited, unread = dict[Path, Editor](), list[Path]()
    for other in records_of(where):
        if other == path:
            continue
        try:
            editor = editor_of(other)
            if follow(editor, path.stem, new):
                edited[other] = editor
        except (Stop, Unsure):
            unread.append(other)
    return edited, tuple(unread)


def _carry_out(plan: _Plan) -> None:
    """The reference first, and the place of the record last: until then `check` finds that the two do not fit."""
    _refuse_taken(plan)
    refuse_changed({plan.path: plan.editor, **plan.others})
    save(plan.path, plan.editor)
    for old, new in plan.moves.items():
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    for path, editor in plan.others.items():
        save(path, editor)
    plan.target.parent.mkdir(parents=True, exist_ok=True)
    plan.path.rename(plan.target)


def _suppressed(where: Source, path: Path) -> str:
    file = where.folder / SUPPRESSIONS
    named = file.is_file() and path.stem in file.read_text(encoding="utf-8", errors="replace")
    return f"{file.as_posix()} names the record by its old name; correct it there.\n" if named else ""
