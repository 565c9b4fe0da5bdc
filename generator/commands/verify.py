"""`verify`: search the finished site for everything that is withheld; say where, and never what.

Exit code 3 where the check itself cannot be trusted. A full report, with the words, is written only on request, to a
file outside the site that its owner alone may read.
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.catalogue import define
from generator.commands import evidence
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, StepFailed, Untrusted, add_part2, add_places
from generator.findings import Position, Stop, as_text, has_errors, in_order
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
    if report and report.resolve().is_relative_to(options.site.resolve()):
        said = "The full report would stand in the site itself."
        raise Stop(
            [
                IN_SITE.at(
                    Position(report.as_posix()), said, "Name a file elsewhere, such as --full-report ../leaks.txt."
                )
            ]
        )
    verdict = verify(_request(options))
    findings = tuple(in_order(verdict.findings))
    if not verdict.is_trusted:
        raise Untrusted(findings)
    warned = _write_report(report, verdict) if report else ""
    if not has_errors(findings):
        for name, data in verdict.certificate.items():
            (options.site / name).write_bytes(data)
    said = warned + ("" if findings else _said(verdict))
    if warned and options.format == "text":  # what quotes is warned of, most of all where there is something to quote
        return Outcome(findings, as_text(findings) + said, is_whole=True)
    return Outcome(findings, said)


def _request(options: Namespace) -> Request:
    settings = read_settings(options.config)
    return Request(
        decisions=options.decisions,
        site=options.site,
        day=register_day().isoformat(),
        address=evidence.address(settings),
        program_says=evidence.program_says(settings),
        pages=evidence.pages(options.content, settings),
        part2_folder=evidence.part2_folder(options),
        themes=(evidence.MATERIAL,),
        await_site=lambda: _log_when_told(options),
        memory=options.memory,
        program=evidence.program_stamp(),
        quote=options.full_report is not None,
        answered_for=frozenset({JSON, PAGE}) if options.certify else frozenset(),
        certify=(lambda facts: _certificate(options, facts)) if options.certify else None,
    )


def _log_when_told(options: Namespace) -> str:
    """The log of the build, once there is a site; whoever was to say so may be gone, and then there is none."""
    if options.when_told and not sys.stdin.readline():
        raise StepFailed(_ENDED, "")
    return options.log.read_text(encoding="utf-8", errors="replace") if options.log else ""


def _certificate(options: Namespace, counted: dict[str, int]) -> dict[str, bytes]:
    office = read_settings(options.config).office
    absent = options.part2 == "absent" and counted["part2_absent"]
    facts = Facts(
        day=register_day(),
        version=VERSION,
        bundle=digest_bundle(options.certify, MARK),
        files=counted["files"],
        bytes=counted["bytes"],
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
        "\n".join(["PRIVATE: this file quotes exempt words. Delete it when you have read it.", *lines]) + "\n"
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
