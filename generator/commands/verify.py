"""`verify`: search the finished site for everything that is withheld; say where, and never what.

Exit code 3 where the check itself cannot be trusted. A full report, with the words, is written only on request, to a
file outside the site that its owner alone may read.
"""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.catalogue import define
from generator.commands import evidence
from generator.commands.day import register_day
from generator.commands.outcome import Outcome, Untrusted, add_places
from generator.findings import Position, Stop, in_order
from generator.verification.verify import Request, Verdict, verify

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
    parser.add_argument("--facts", type=Path, help="file to write the numbers of the run to, for the certificate")
    parser.add_argument("--full-report", type=Path, help="PRIVATE: file to write the exempt words found to")


def run(options: Namespace) -> Outcome:
    """Verify one site."""
    report: Path | None = options.full_report
    if report and report.resolve().is_relative_to(options.site.resolve()):
        said = "The full report would stand in the site itself."
        raise Stop([IN_SITE.at(Position(report.as_posix()), said, "Name a file outside it.")])
    verdict = verify(_request(options))
    findings = tuple(in_order(verdict.findings))
    if not verdict.is_trusted:
        raise Untrusted(findings)
    warned = _write_report(report, verdict) if report else ""
    if options.facts:
        options.facts.write_text(json.dumps(verdict.facts, indent=2) + "\n", encoding="utf-8")
    return Outcome(findings, warned + _said(verdict) if not findings else warned)


def _request(options: Namespace) -> Request:
    return Request(
        decisions=options.decisions,
        site=options.site,
        day=register_day().isoformat(),
        program_says=evidence.program_says(options.config),
        pages=evidence.pages(options.content),
        part2_folder=evidence.part2_folder(options),
        themes=(evidence.MATERIAL,),
        log=options.log.read_text(encoding="utf-8", errors="replace") if options.log else "",
        memory=options.memory,
        program=evidence.program_stamp(),
        quote=options.full_report is not None,
    )


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
    proof = f"It found its own canary in {facts['disguises']} disguises first."
    return f"The verifier found nothing that is withheld in {looked}. {proof}\n"
