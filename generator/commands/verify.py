"""`verify`: search the finished site for everything that is withheld; say where, and never what.

Exit code 3 where the check itself cannot be trusted. A full report, with the words, is written only on request, to a
file outside the site that its owner alone may read.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.catalogue import define
from generator.commands import evidence
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, StepFailed, Untrusted, add_part2, add_places
from generator.findings import Finding, Position, Stop, as_text, has_errors, in_order
from generator.manifest.certificate import JSON, PAGE, Facts, certificate
from generator.manifest.digest import digest_bundle
from generator.manifest.version import VERSION
from generator.public.tree import MARK
from generator.public.wording import speaking
from generator.settings import read_settings
from generator.verification.verify import Request, Verdict, verify

_ENDED = 3
IN_SITE = define(
    "VERIFY-06", "A full report quotes what is exempt, so it is never written into the site.", source="Part One"
)

NO_LOG = define(
    "VERIFY-07", "A log of the build that `verify` is to search is there, and can be read.", source="Part One"
)
NO_REPORT = define(
    "VERIFY-08", "The file that a full report is to be written to is in a folder that is there.", source="Part One"
)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `verify`."""
    parser.add_argument("decisions", type=Path, nargs="?", default=Path("decisions"), help="folder of the records")
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="folder of the finished site")
    add_places(parser, "config", "content", "part2-folder")
    parser.add_argument("--log", type=Path, help="the log of the build, searched as well")
    parser.add_argument("--memory", type=Path, help="folder in which clean files are remembered")
    parser.add_argument("--certify", type=Path, metavar="BUNDLE", help="certify a clean site, made from this bundle")
    parser.add_argument("--proved", type=int, help="how many times the records were published to prove it")
    parser.add_argument(
        "--when-told", action="store_true", help="wait for a line on standard input before looking at the site"
    )
    add_part2(parser)
    parser.add_argument("--full-report", type=Path, help="PRIVATE: file to write the exempt words found to")


def run(options: Namespace) -> Outcome:
    """Verify one site."""
    report: Path | None = options.full_report
    if report:
        _refuse_misplaced(report, options.site)
    verdict = verify(_request(options))
    findings = tuple(in_order(verdict.findings))
    if not verdict.is_trusted:
        raise Untrusted(findings)
    try:
        warned = _write_report(report, verdict) if report else ""
    except OSError:
        raise Stop([*findings, _unwritten(options.full_report)]) from None
    if not has_errors(findings):
        for name, data in verdict.certificate.items():
            (options.site / name).write_bytes(data)
    said = warned + ("" if findings else _said(verdict))
    if warned and options.format == "text":  # what quotes is warned of, most of all where there is something to quote
        return Outcome(findings, as_text(findings) + said, is_whole=True)
    return Outcome(findings, said)


def _refuse_misplaced(report: Path, site: Path) -> None:
    """Stop before the search where a full report could not be written, or would be published."""
    if report.resolve().is_relative_to(site.resolve()):
        said = "The full report would stand in the site itself."
        remedy = "Name a file elsewhere, such as --full-report ../leaks.txt."
        raise Stop([IN_SITE.at(Position(report.as_posix()), said, remedy)])
    if os.path.isdir(report) or not os.path.isdir(report.parent):  # noqa: PTH112  # says no of an impossible name too
        raise Stop([_unwritten(report)])


def _unwritten(report: Path) -> Finding:
    said = "The full report cannot be written here."
    remedy = "Name a file in a folder that is there and that you may write to, such as --full-report ../leaks.txt."
    return NO_REPORT.at(Position(report.as_posix()), said, remedy)


def _request(options: Namespace) -> Request:
    settings = read_settings(options.config)
    return Request(
        decisions=options.decisions,
        site=options.site,
        day=register_day().isoformat(),
        address=evidence.address(settings),
        program_says=evidence.program_says(settings),
        pages=evidence.pages(options.content, settings),
        part2_folder=settings.part2_folder(options.part2_folder),
        themes=(evidence.MATERIAL,),
        await_site=lambda: _log_when_told(options),
        memory=options.memory,
        program=evidence.program_stamp(),
        quote=options.full_report is not None,
        answered_for=frozenset({JSON, PAGE}) if options.certify else frozenset(),
        is_begun_empty=lambda: bool(options.certify) and not digest_bundle(options.certify, MARK).decisions,
        certify=(lambda facts: _certificate(options, facts)) if options.certify else None,
    )


def _log_when_told(options: Namespace) -> str:
    """The log of the build, once there is a site; whoever was to say so may be gone, and then there is none."""
    if options.when_told and not sys.stdin.readline():
        raise StepFailed(_ENDED, "")
    try:
        return options.log.read_text(encoding="utf-8", errors="replace") if options.log else ""
    except OSError:
        said = "There is no log here that can be read, so the log was not searched."
        remedy = "Name the file that the build printed its log to, or leave --log out to search the site alone."
        raise Stop([NO_LOG.at(Position(options.log.as_posix()), said, remedy)]) from None


def _certificate(options: Namespace, counted: dict[str, int]) -> dict[str, bytes]:
    office = read_settings(options.config).office
    absent = options.part2 == "absent" and counted["part2_absent"]
    facts = Facts(
        day=register_day(),
        version=VERSION,
        bundle=digest_bundle(options.certify, MARK),
        files=counted["files"],
        bytes=counted["bytes"],
        forms=counted["forms"],
        disguises=counted["disguises"],
        part2="absent" if absent else "at-hand" if counted["part2_at_hand"] else "none-held",
        runs=options.proved,
        secrets=counted["secrets"] if office.show_secret_count else None,
    )
    with speaking(office.language.value):
        return certificate(facts, (options.site / PAGE).read_text(encoding="utf-8"))


def _write_report(report: Path, verdict: Verdict) -> str:
    report.unlink(missing_ok=True)
    report.touch(mode=0o600)
    lines = [f"{leak.name}: {leak.form}, {leak.view}: {leak.excerpt}" for leak in verdict.leaks]
    report.write_text(
        "\n".join(["PRIVATE: this file quotes exempt words. Delete it when you have read it.", *lines]) + "\n",
        encoding="utf-8",
    )
    return f"{report} quotes exempt words. Keep it private, and delete it when you have read it.\n"


def _said(verdict: Verdict) -> str:
    facts = verdict.facts
    looked = f"{facts['files']:,} files ({facts['bytes'] / 1e6:,.1f} MB)"
    proof = f"Before that it found test words of its own, hidden in {facts['disguises']} ways."
    return f"The verifier found nothing that is withheld in {looked}. {proof}\n{_unsearched(facts['part2_absent'])}"


def _unsearched(records: int) -> str:
    """What a person must know where papers were not there to be searched for."""
    of = "one record" if records == 1 else f"{records:,} records"
    return f"The Part 2 of {of} was not at hand, and was not searched for.\n" if records else ""
