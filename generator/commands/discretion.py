"""Whether a short text tells what is withheld: the message of a commit, or the name of a branch, which travel further
than any record. Not a command itself; `guard` uses it.

Comes in: the records, as the witness reads them. Goes out: a question that takes a text. Drafts and records whose day
has not come are left out: their titles are what an office rightly calls its work by.
"""

import re
from argparse import Namespace

from generator.commands import evidence
from generator.commands.day import register_day
from generator.documents import Fragment
from generator.guard.rules import Tells
from generator.settings import read_settings
from generator.verification.leaks import Examiner
from generator.verification.loading import load
from generator.verification.publicity import Sources, gathered, without_public

_BETWEEN = re.compile(r"[-_/.]+")


def tells(options: Namespace) -> Tells | None:
    """What answers whether a text tells something withheld; None where no records are at hand."""
    if not options.decisions.is_dir():
        return None
    settings = read_settings(options.config)
    loaded = load(
        options.decisions, register_day().isoformat(), settings.part2_folder(options.part2_folder), to_search=True
    )
    secrets = gathered(loaded.records, lambda record, _: record.is_public)
    pages = [page.said for page in evidence.pages(options.content, settings)]
    examiner = Examiner(without_public(secrets, Sources(evidence.program_says(settings), pages)))

    def told(text: str) -> bool:
        ways = [Fragment("as written", text), Fragment("with spaces", _BETWEEN.sub(" ", text))]
        return bool(examiner.examine("message", ways))

    return told
