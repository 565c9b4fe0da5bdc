"""`approve`: shows what becomes public of a record, and writes into it that somebody has approved exactly that.

Works without a server: an approval is a line in the record, which is never published. Approvals of anything else than
what the record says now are taken out on the way; the history of the file keeps them.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
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
    """A value on one line, with a sign for each withheld phrase."""
    if value.startswith(("[", "{")):
        with suppress(ValueError):
            value = " ".join(_texts(json.loads(value)))
    return " ".join(value.split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value is None:
        yield "[withheld]"
    else:
        yield str(value)
