"""The command line: one verb for each step, exit codes, and the only place that prints.

Exit codes: 0 fine, or warnings only; 1 errors, and with `--fail-on warning` warnings too; 2 wrong usage; 3 the check
itself cannot be trusted. A preview that is ended by hand gives 0, any other command 130.
"""

import argparse
import gc
import io
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from generator.commands.outcome import Outcome, StepFailed, Untrusted
from generator.findings import Finding, Severity, Stop, has_errors, in_order
from generator.reports import DOCUMENTS, FORMATS

OK, ERRORS, UNTRUSTED, INTERRUPTED = 0, 1, 3, 130  # wrong usage is argparse's 2


# Each verb is a module of `commands`, imported only when it is called: the process that stages pages never loads what
# reads records.
VERBS = {
    "new": "begin the record of a decision, with the next reference",
    "check": "say everything that is wrong with the records, or explain a rule",
    "publish": "write the public bundle from the records",
    "stage": "write the pages from the public bundle",
    "site": "check, publish, stage and build, and replace site/",
    "infer": "say what of the withheld is written out or can be worked out elsewhere",
    "verify": "search the finished site for everything that is withheld",
    "diff": "say what a release makes public, takes back and changes",
    "prove": "publish the records again with other withheld values, and see that nothing public changes",
    "import": "turn a Word document, a PDF, a text or an old register into drafts",
    "release": "move a withheld value of a record to Part 1, and say so",
    "withhold": "withhold what is public in a record",
    "seal": "seal Part 2 with age, for the people whom the settings name",
    "unseal": "open sealed Part 2 again, to be worked on",
    "retract": "take a record down now, and say where copies may lie",
    "renumber": "give a record another reference, and keep every link to it true",
    "supersede": "say in both records that one decision takes the place of another",
    "approve": "show what becomes public of a record, and write down that somebody approved it",
    "guard": "see that nothing is committed or pushed that must stay with the office",
    "mirror": "put together what a public repository may have",
    "rebuild": "build the site from public data and hand-written pages alone, and see that it is the verified one",
    "preview": "show the office its pages with their exempt words, on this machine only",
    "serve": "preview the public site while records are being written",
    "schema": "write the JSON Schema that editors use",
}

MODULES = {"import": "importing"}  # a verb that no module of Python can be called


class Command(Protocol):
    """What a module of `commands` has to offer."""

    def add_parser(self, parser: argparse.ArgumentParser) -> None:
        """Declare its options."""

    def run(self, options: argparse.Namespace) -> Outcome:
        """Do it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; whatever goes wrong is said without a word of any record."""
    gc.set_threshold(50_000)  # trees of nodes are made and dropped by the thousand; the usual 700 halves the speed
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of another alphabet still gets every finding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    command = _command(arguments[0] if arguments else "")
    options = _parser(command, arguments).parse_args(arguments)
    try:
        outcome = command.run(options) if command else Outcome()
    except Untrusted as failed_check:
        sys.stdout.write(FORMATS[options.format](in_order(failed_check.findings)))
        return UNTRUSTED
    except Stop as stop:
        outcome = Outcome(tuple(in_order(stop.findings)))
    except StepFailed as failed:
        sys.stdout.write(failed.said)
        return failed.code
    except KeyboardInterrupt:
        return OK if options.verb in ("preview", "serve") else INTERRUPTED  # the way to end a preview
    except Exception as error:  # noqa: BLE001  # the one place where nothing may pass
        sys.stderr.write(_accident(error))
        return UNTRUSTED
    return _report(outcome, options)


def _command(verb: str) -> Command | None:
    return cast(Command, import_module(f"generator.commands.{MODULES.get(verb, verb)}")) if verb in VERBS else None


def _parser(command: Command | None, arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="generator", description="Decision records in, a public register out.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="COMMAND")
    for verb, about in VERBS.items():
        added = verbs.add_parser(verb, help=about, description=f"{about[0].upper()}{about[1:]}.")
        added.add_argument("--format", choices=FORMATS, default="text", help="how findings are printed")
        said = "what gives exit code 1: errors, or warnings too"
        added.add_argument("--fail-on", choices=[one.value for one in Severity], default="error", help=said)
        if command and verb == arguments[0]:
            command.add_parser(added)
    return parser


def _report(outcome: Outcome, options: argparse.Namespace) -> int:
    form, failed = options.format, _fails(outcome.findings, options.fail_on)
    if not outcome.is_whole and (outcome.findings or form in DOCUMENTS):
        sys.stdout.write(FORMATS[form](outcome.findings))
    if outcome.is_whole or (not failed and form not in DOCUMENTS):
        sys.stdout.write(outcome.said)
    return ERRORS if failed else OK


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    return bool(findings) if fail_on == Severity.WARNING.value else has_errors(findings)


def _accident(error: Exception) -> str:
    """Where the program failed, without the values that it failed on."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = [f"  {Path(one.filename).name}, line {one.lineno}, in {one.name}" for one in frames]
    said = f"The program failed ({type(error).__name__}). Nothing new was published."
    return (
        "\n".join(
            [said, "Show these lines to whoever looks after the program; they hold nothing of any record:", *places]
        )
        + "\n"
    )
