"""`guard`: see that nothing is committed or pushed that must stay with the office.

Without options it installs git's hooks, which call it with `--hook`; with `--check` it looks through the whole history,
as a step of a pipeline. It reads the settings and git's objects; and the records, as the witness does, to know what
messages and names must not tell.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.discretion import tells
from generator.commands.outcome import Outcome, Untrusted, add_places
from generator.findings import in_order
from generator.guard.guarding import names_findings, sent_findings, staged_findings
from generator.guard.hooks import NAMES, install
from generator.guard.messages import kept, message_findings
from generator.guard.repository import Repository, Unseen
from generator.guard.rules import Policy
from generator.guard.selection import all_names, everything, names_sent, sent, staged
from generator.settings import read_settings
from generator.vocabulary.choices import Readers


def add_parser(parser: ArgumentParser) -> None:
    """Options of `guard`."""
    add_places(parser, "config", "decisions", "part2-folder", "content")
    parser.add_argument("--check", action="store_true", help="look through the whole history, and install nothing")
    parser.add_argument("--public", action="store_true", help="anybody may read this repository")
    parser.add_argument("--hook", choices=NAMES, help="for the hooks: what git is about to do")
    parser.add_argument("--message", type=Path, help="for the hook commit-msg: the file with the message")


def run(options: Namespace) -> Outcome:
    """Install the hooks, or look through what is about to leave."""
    repository, policy = Repository(options.config.absolute().parent), _policy(options)
    try:
        if options.hook == "pre-commit":
            return Outcome(tuple(in_order(staged_findings(repository, staged(repository), policy))))
        if options.hook == "commit-msg":
            return _message(repository, options)
        if options.hook:
            lines = sys.stdin.read()
            return _looked(repository, sent(repository, lines), names_sent(lines), policy, options)
        if options.check:
            return _looked(repository, everything(repository), all_names(repository), policy, options)
        said = install(repository, is_public=options.public)
        return Outcome(
            said="\n".join([*said, "What is there already is looked through by `make guard CHECK=1`."]) + "\n"
        )
    except Unseen as unseen:
        raise Untrusted(unseen.findings) from None


def _policy(options: Namespace) -> Policy:
    office = read_settings(options.config).office
    is_public = options.public or office.repository is Readers.PUBLIC
    return Policy(is_public, is_sealed=office.part2 is not None and office.part2.sealed)


def _message(repository: Repository, options: Namespace) -> Outcome:
    """Whether the message of a commit may stand; git hands it over in a file."""
    try:
        written = options.message.read_bytes()
    except (OSError, AttributeError):
        raise repository.unseen("The message of the commit cannot be read.", "Commit once more.") from None
    message = kept(repository, written, edited=os.environ.get("GIT_EDITOR") != ":")
    return Outcome(tuple(message_findings(message, options.message.as_posix(), tells(options))))


def _looked(
    repository: Repository, ids: list[str], named: list[tuple[str, str]], policy: Policy, options: Namespace
) -> Outcome:
    told = tells(options) if ids else None
    findings, count = sent_findings(repository, ids, policy, told)
    findings += names_findings(named, told)
    noun = "object" if count == 1 else "objects"
    said = f"{count:,} {noun} looked through, and nothing found that must stay here."
    return Outcome(tuple(in_order(findings)), f"{said}{_kept(policy) if options.check else ''}\n")


def _kept(policy: Policy) -> str:
    """How the repository was judged."""
    if policy.is_public:
        return " Judged as a repository that anybody may read."
    return (
        f" Judged as a private one, in which Part 2 {'is sealed' if policy.is_sealed else 'may stand in plain text'}."
    )
