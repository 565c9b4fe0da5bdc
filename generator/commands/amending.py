"""What the commands that change a record have in common: the record by its reference, what the change does, the file.

Not a command itself; `release`, `withhold`, `retract`, `renumber` and `supersede` use it. Comes in: a reference and an
edit. Goes out: the changed file, once the record is sound with the change, what it makes public is shown, and somebody
has agreed. A file is written beside the old one and then takes its place, so that there is never half of one.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from generator.amending.releasing import Reason
from generator.catalogue import define
from generator.commands.approving import approval_findings
from generator.commands.asking import Option, Refused, ask, is_terminal
from generator.commands.dating import ask_day
from generator.commands.outcome import Outcome, add_places
from generator.commands.publish import project_entry
from generator.findings import Position, Stop, has_errors, in_order
from generator.private.entry import Entry, read_entry
from generator.private.register import PART2_SUFFIXES, Source, is_record
from generator.public.exposure import Exposure, Thing, counted, difference
from generator.public.exposure_words import as_lines
from generator.sealing.whole import write
from generator.vocabulary.references import key
from generator.yaml_text import read_yaml
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure

NO_RECORD = define(
    "AMEND-01",
    "A record is named by its reference, such as REF=PCC/D/2026/07, as its file has it; leading zeros do not matter.",
    source="Part One",
)
UNSURE = define(
    "AMEND-02",
    """A record is changed in place only where it is certain what will stand there. Some layouts leave a doubt; then the
    change is made by hand.""",
    source="Part One",
)
CHANGED = define(
    "AMEND-06",
    "What somebody saves into a record while a command asks or waits is never overwritten.",
    source="Part One",
)
Edit = Callable[[Editor], None]


def add_amending(parser: ArgumentParser) -> None:
    """The options that every such command has."""
    add_places(parser, "config", "decisions", "part2-folder")
    parser.add_argument("--ref", help="the reference of the record")
    parser.add_argument("--yes", action="store_true", help="write without asking")


def add_reason(parser: ArgumentParser) -> None:
    """Who decided, why, and on which day."""
    for name, said in {
        "who": "who decided",
        "why": "why, in words for the public",
        "on": "the day, as 2026-03-02 or 2 March 2026",
    }.items():
        parser.add_argument(f"--{name}", help=said)


def reason(options: Namespace, source: Source) -> Reason:
    """Who decided, why, and on which day: from the options, else asked."""
    who = ask("Who decided (a role, such as Chief Executive)", None, words, Option("WHO", options.who))
    why = ask("Why, in words for the public", None, words, Option("WHY", options.why))
    return Reason(who, day_of(options, source), why)


def record_of(options: Namespace, source: Source, ref: str = "") -> Path:
    """The file of the record with this reference; Stop where there is none."""
    wanted = ref or ask("Reference of the decision", None, words, Option("REF", options.ref))
    paths = records_of(source)
    found = [path for path in paths if key(path.stem) == key(wanted)]
    if len(found) == 1:
        return found[0]
    near = get_close_matches(key(wanted), [path.stem for path in paths], 3)
    remedy = f"Files with names like it: {', '.join(near)}." if near else "Look for it with `make check`."
    raise Stop([NO_RECORD.at(Position("REF"), "There is no record of this reference.", remedy)])


def records_of(source: Source) -> list[Path]:
    """The files of all records, in order."""
    return [path for path in sorted(source.folder.glob("*/*.yaml")) if is_record(path, source.folder)]


def read_amended(source: Source, path: Path, data: bytes | None = None, sidecars: list[Path] | None = None) -> Entry:
    """A record as it is, or as it would be with other bytes, with its Part 2."""
    beside = sidecars_of(source, path) if sidecars is None else sidecars
    return read_entry(path, beside, source.office, source.day, data)


def day_of(options: Namespace, source: Source) -> date:
    """The day of the change: from the option, else the register day, which a person may change."""
    return ask_day("On which day", source.day, Option("ON", options.on))


def editor_of(path: Path) -> Editor:
    """The text of a record, ready to be changed."""
    return Editor(read_yaml(path.as_posix(), path.read_bytes()))


def amend(path: Path, edit: Edit) -> Editor:
    """The record with the edit made, nothing written yet; Stop where it cannot be made without doubt."""
    editor = editor_of(path)
    try:
        edit(editor)
    except Unsure:
        said = "This record is laid out so that the change cannot be made without doubt. Nothing was written."
        raise Stop(
            [UNSURE.at(Position(path.as_posix()), said, "Make the change by hand, then run `make check`.")]
        ) from None
    return editor


def settle(options: Namespace, source: Source, path: Path, editor: Editor, after: str = "") -> Outcome:
    """Show what the change does, ask, and write; `after` is what to do next."""
    effect = effect_of(source, path, editor)
    if not agreed(options, effect):
        return Outcome(said=f"{effect}Nothing was written.\n")
    save(path, editor)
    return Outcome(said=f"{effect}{path.as_posix()} is changed. Build the register with `make site`.\n{after}")


def effect_of(source: Source, path: Path, editor: Editor) -> str:
    """What the change makes public and takes back, by field; Stop with what would be wrong with the record."""
    return exposed(source, [sound_change(source, path, editor)])


def sound_change(source: Source, path: Path, editor: Editor) -> tuple[Entry, Entry]:
    """A record before and after; Stop with what would be wrong with it and was not."""
    old, new = read_amended(source, path), read_amended(source, path, editor.text.encode())
    wrong = set(new.findings) - set(old.findings)
    if has_errors(wrong) and has_errors(new.findings):
        raise Stop(in_order(new.findings))
    return old, new


def exposed(source: Source, changes: Iterable[tuple[Entry, Entry]]) -> str:
    """What changes of records, each before and after, make public and take back, by field, and which approvals they
    void."""
    changes = list(changes)
    return _exposure(source, changes) + "".join(_voided(source, old, new) for old, new in changes)


def _exposure(source: Source, changes: list[tuple[Entry, Entry]]) -> str:
    made, back, changed = list[Thing](), list[Thing](), list[Thing]()
    seen = [(new, project_entry(old, source), project_entry(new, source)) for old, new in changes]
    for new, before, after in seen:
        if before is not None and after is not None:
            ref, found = new.record.ref if new.record else "", difference(after, before)
            made += counted(ref, found.made_public)
            back += counted(ref, found.taken_back)
            changed += counted(ref, found.changed)
    if all(before is None or after is None for _, before, after in seen):
        hidden = all(before is after for _, before, after in seen)
        return "The record is not public today, so nothing public changes now.\n" if hidden else ""
    return as_lines(Exposure(tuple(made), tuple(back), tuple(changed)))


def _voided(source: Source, old: Entry, new: Entry) -> str:
    """That a record was approved and is so no longer: its people approved what was to be public before."""
    if (
        new.record is None
        or any(approval_findings(old, source.office))
        or not any(approval_findings(new, source.office))
    ):
        return ""
    return f"The approvals of {new.record.ref} hold no longer; it needs them again before `make site` (make approve).\n"


def agreed(options: Namespace, said: str) -> bool:
    """Whether somebody agreed to write: by option, or at the terminal after what it does was shown."""
    if options.yes:
        return True
    question = f"{said}Write this (yes or no)" if is_terminal() else "Write this"
    return ask(question, "no" if is_terminal() else None, _yes, Option("YES"))


def save(path: Path, editor: Editor) -> None:
    """Put the changed text in the place of the file, whole or not at all; who may read it stays as it was."""
    refuse_changed({path: editor})
    write(path, editor.text.encode(), like=path)


def refuse_changed(edited: Mapping[Path, Editor]) -> None:
    """Stop where somebody else wrote to one of the files after it was read: their words would be lost."""
    said = "This file was changed by somebody else while the command was waiting. Nothing was written over it."
    changed = [path for path, editor in edited.items() if _text_of(path) != editor.before]
    if changed:
        remedy = "Run the command once more."
        raise Stop([CHANGED.at(Position(path.as_posix()), said, remedy) for path in changed])


def _text_of(path: Path) -> str | None:
    try:
        return read_yaml(path.as_posix(), path.read_bytes()).text
    except (OSError, Stop):
        return None


def words(answer: str) -> str:
    """An answer in words."""
    if not answer.strip():
        raise Refused("There are no words in it.", "Type a few.")
    return " ".join(answer.split())


def _yes(answer: str) -> bool:
    if answer.lower() in ("y", "yes"):
        return True
    if answer.lower() in ("n", "no"):
        return False
    raise Refused("This is neither yes nor no.", "Type yes or no.")


def sidecars_of(source: Source, path: Path) -> list[Path]:
    """The files in which Part 2 of a record stands, if any."""
    folders = [path.parent, *([source.part2_folder] if source.part2_folder else [])]
    names = [f"{path.stem}{suffix}" for suffix in PART2_SUFFIXES]
    return [found for folder in folders for name in names for found in sorted(folder.rglob(name))]
