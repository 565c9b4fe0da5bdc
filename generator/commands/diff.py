"""`diff`: what the bundle would make public, take back and change, held against the site or another earlier release.

Opens public files only; `make diff` makes the bundle first, in a process of its own. A release of withheld words that
the record does not say, and a page that would be gone, are errors here as in `site`. Where only a list of digests is
left of the earlier release, as `mirror` makes one, decisions are compared and not their fields.
"""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from generator.commands.outcome import Outcome, add_places
from generator.findings import Finding, as_text
from generator.findings import as_plain as plain_finding
from generator.manifest.certificate import JSON
from generator.manifest.given import read_given
from generator.public.bundle import REGISTER
from generator.public.by_digest import exposure_by_digests, is_same_register, lasting_by_digests
from generator.public.exposure_words import as_lines, as_plain, lines_by_digests, plain_by_digests
from generator.public.lasting import lasting_findings
from generator.public.manifested import Manifest
from generator.public.release_rule import release_findings
from generator.public.releases import damaged, exposure

_IN_A_RELEASE = (REGISTER, JSON)  # whoever names one of these files means the release that it stands in


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was found, for programs and for people; `after` is said of a comparison in full alone."""

    findings: tuple[Finding, ...]
    plain: dict[str, object]
    lines: str
    after: str = ""


def add_parser(parser: ArgumentParser) -> None:
    """Options of `diff`."""
    add_places(parser, "bundle", "site")
    said = "another earlier release to compare with: a kept site or bundle, or the list of digests of one"
    parser.add_argument("--against", type=Path, metavar="RELEASE", help=said)


def run(options: Namespace) -> Outcome:
    """Compare, and say what is found; JSON has the findings in it."""
    named: Path | None = options.against
    if named and named.is_file() and named.name not in _IN_A_RELEASE:
        found = _by_digests(options.bundle, named)
    else:
        found = _in_full(options, named.parent if named and named.is_file() else named)
    if options.format == "json":
        whole = found.plain | {"findings": [plain_finding(finding) for finding in found.findings]}
        return Outcome(found.findings, json.dumps(whole, ensure_ascii=False, indent=2) + "\n", is_whole=True)
    if options.format == "text":
        return Outcome(found.findings, found.lines + found.after + as_text(found.findings), is_whole=True)
    return Outcome(found.findings, found.lines)


def _in_full(options: Namespace, named: Path | None) -> _Compared:
    """By record and field."""
    old: Path = named or options.site
    if named and not (old / REGISTER).is_file():
        raise damaged(old / REGISTER)
    found = exposure(options.bundle, old)
    findings = (*release_findings(found), *lasting_findings(options.bundle, old))
    older = f"{old.as_posix()}/ has no public data to compare with, so everything counts as new.\n"
    return _Compared(findings, as_plain(found), as_lines(found), older if found.is_first and old.exists() else "")


def _by_digests(bundle: Path, named: Path) -> _Compared:
    """By record."""
    old = Manifest.of(named, read_given(named))
    found = exposure_by_digests(bundle, old)
    lines = lines_by_digests(found, is_same=is_same_register(bundle, old))
    return _Compared(tuple(lasting_by_digests(bundle, old)), plain_by_digests(found), lines)
