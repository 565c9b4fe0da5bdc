"""`diff`: what the bundle would make public, take back and change, held against the site or another earlier release.

Opens public files only; `make diff` makes the bundle first, in a process of its own. A release of withheld words that
the record does not say, and a page that would be gone, are errors here as in `site`.
"""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.outcome import Outcome, add_places
from generator.findings import as_plain as plain_finding
from generator.findings import as_text
from generator.public.bundle import REGISTER
from generator.public.exposure_words import as_lines, as_plain
from generator.public.lasting import lasting_findings
from generator.public.release_rule import release_findings
from generator.public.releases import damaged, exposure


def add_parser(parser: ArgumentParser) -> None:
    """Options of `diff`."""
    add_places(parser, "bundle", "site")
    said = "another earlier release to compare with: a kept site or bundle"
    parser.add_argument("--against", type=Path, metavar="FOLDER", help=said)


def run(options: Namespace) -> Outcome:
    """Compare, and say what is found; JSON has the findings in it."""
    old: Path = options.against or options.site
    if options.against and not (old / REGISTER).is_file():
        raise damaged(old / REGISTER)
    found = exposure(options.bundle, old)
    findings = (*release_findings(found), *lasting_findings(options.bundle, old))
    if options.format == "json":
        whole = as_plain(found) | {"findings": [plain_finding(finding) for finding in findings]}
        return Outcome(findings, json.dumps(whole, ensure_ascii=False, indent=2) + "\n", is_whole=True)
    if options.format == "text":
        older = f"{old.as_posix()}/ has no public data to compare with, so everything counts as new.\n"
        said = as_lines(found) + (older if found.is_first and old.exists() else "")
        return Outcome(findings, said + as_text(findings), is_whole=True)
    return Outcome(findings, as_lines(found))
