"""`approve`: shows what becomes public of a record, and writes into it that somebody has approved exactly that.

Works without a server: an approval is a line in the record, which is never published. Approvals of anything else than
what the record says now are taken out on the way; the history of the file keeps them.
"""

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.catalogue import define
from generator.commands.amending import add_amending, agreed, amend, read_amended, record_of, save, words
from generator.commands.approving import approvers, digest_of, person, to_be_published
from generator.commands.asking import Option, Refused, ask
from generator.commands.outcome import Outcome
from generator.commands.sources import source
from generator.findings import Position, Stop, in_order
from generator.private.entry import Entry
from generator.private.record import Approval
from generator.public.decision import PublishedDecision
from generator.public.exposure import shown
from generator.public.leaves import leaves
from generator.vocabulary.choices import Status
from generator.vocabulary.days import long_date
from generator.yaml_text.editing import Editor

NOT_YET = define(
    "APPROVE-03",
    """What is approved is a record as it is to be published: sound, and no draft any more, since its status is public
    too.""",
    source="Part One",
)
WITHHELD = "[withheld]"
_TRUTHS = ("true", "false")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CODED = re.compile(r'"[\w.-]+"', re.ASCII)  # a day, a sum or a choice; a text that is quoted has blanks, and stays


def add_parser(parser: ArgumentParser) -> None:
    """Options of `approve`."""
    add_amending(parser)
    parser.add_argument("--who", help="the name of the person who approves")


def run(options: Namespace) -> Outcome:
    """Approve one record in the name of one person."""
    where = source(options)
    path = record_of(options, where)
    entry = read_amended(where, path)
    decision, digest = to_be_published(entry), digest_of(entry)
    if decision is None or digest is None:
        raise Stop(in_order(entry.findings))
    _refuse_draft(path, decision)
    who = ask("Your name", None, _name(entry, digest), Option("WHO", options.who))
    approval, public = Approval(by=who, on=where.day, digest=digest), _shown(decision)
    if not agreed(options, public):
        return Outcome(said="Nothing was written.\n")
    editor = amend(path, lambda editor: enter_approval(editor, approval))
    save(path, editor)
    held, needed = len({*approvers(entry, digest), person(approval)}), where.office.approvals
    done = f"{path.as_posix()} is approved by {approval.by}. {_counted(held, needed)}\n"
    return Outcome(said=f"{public if options.yes else ''}{done}")


def enter_approval(editor: Editor, approval: Approval) -> None:
    """Write an approval into a record, in the place of those that are void."""
    written = editor.tree.get("approvals")
    for index in reversed(range(len(written) if isinstance(written, list) else 0)):
        one = written[index] if isinstance(written, list) else ""
        if not isinstance(one, dict) or one.get("digest") != approval.digest:
            editor.drop(("approvals", index))
    line = {"by": approval.by, "on": approval.on.isoformat(), "digest": approval.digest}
    editor.append(("approvals",), dict(line))


def _refuse_draft(path: Path, decision: PublishedDecision) -> None:
    if decision.status is Status.DRAFT:
        said = "This record is a draft."
        remedy = "Set its status and `publish_on` first, then approve what becomes public."
        raise Stop([NOT_YET.at(Position(path.as_posix()), said, remedy)])


def _name(entry: Entry, digest: str) -> Callable[[str], str]:
    """Reads a name, and refuses one that has approved this already."""

    def check(answer: str) -> str:
        name = words(answer)
        if " ".join(name.casefold().split()) in approvers(entry, digest):
            raise Refused("This person has approved exactly this already.", "Let another person approve it.")
        return name

    return check


def _counted(held: int, needed: int) -> str:
    if held >= needed:
        return "It has all the approvals that it needs."
    return f"It has {held} of the {needed} approvals that it needs."


def _shown(decision: PublishedDecision) -> str:
    """Every value that becomes public, and every place where a mark will stand."""
    day = f" on {long_date(decision.publish_on)}" if decision.publish_on else ""
    found = leaves(decision)
    lines = [f"This becomes public of {decision.reference}{day}:"]
    lines += [f"  {shown(place)}: {_readable(value)}" for place, value in found.disclosed]
    if found.withheld:
        lines += ["Withheld, with a mark in its place:"]
        lines += [f"  {shown(place)} ({ground})" for place, ground in found.withheld]
    return "\n".join(lines) + "\n"


def _readable(value: str) -> str:
    """A value on one line as a person would write it, with a sign for each withheld phrase."""
    if value.startswith(("[", "{")) or value in _TRUTHS or _CODED.fullmatch(value):
        with suppress(ValueError):
            value = _told(json.loads(value))
    return " ".join(value.split())


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or (isinstance(value, dict) and set(value) == {"withheld"}):
        return WITHHELD
    if isinstance(value, dict):
        return " ".join(map(_told, value.values()))
    if isinstance(value, list):
        told = [*map(_told, value)]
        return ("" if WITHHELD in told else " ").join(told)  # the parts of one text have their own blanks
    return long_date(date.fromisoformat(value)) if isinstance(value, str) and _DAY.fullmatch(value) else str(value)
