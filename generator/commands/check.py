"""`check`: everything that is wrong with the records, without building; and the catalogue of rules."""

import json
import textwrap
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from difflib import get_close_matches

from generator.catalogue import CATALOGUE, Rule, define
from generator.commands import evidence, sources
from generator.commands.approving import approval_findings
from generator.commands.outcome import Outcome, add_part2, add_places
from generator.findings import Position, Stop, in_order
from generator.private.register import Register

NO_RULE = define("CHECK-01", "`check --explain` is given the code of a rule, such as MONEY-02.", source="Part One")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `check`."""
    add_places(parser, "config", "decisions", "part2-folder", "content")
    add_part2(parser)
    parser.add_argument("--explain", metavar="CODE", help="explain one rule, such as MONEY-02")
    parser.add_argument("--rules", action="store_true", help="print every rule")


def run(options: Namespace) -> Outcome:
    """Check the whole register, or explain its rules."""
    if options.explain:
        return _catalogue([_rule(options.explain)], options.format)
    if options.rules:
        return _catalogue([CATALOGUE[code] for code in sorted(CATALOGUE)], options.format)
    source = sources.source(options)
    register = Register(source)
    approvals = [list(approval_findings(entry, source.office)) for entry in register]
    count = len(approvals)
    findings = [*register.findings, *(one for some in approvals for one in some)]
    findings += evidence.before(options, source.day)
    hidden = sum(not head.is_public for head in register.heads)
    noun = "record" if count == 1 else "records"
    said = f"{count:,} {noun} checked; nothing stops publication."
    more = f" Not public today: {hidden:,} (drafts, and records whose day has not come)." if hidden else ""
    return Outcome(tuple(in_order(findings)), f"{said}{more}\n")


def _rule(code: str) -> Rule:
    if rule := CATALOGUE.get(code.upper()):
        return rule
    near = get_close_matches(code.upper(), CATALOGUE, 1)
    remedy = f"Did you mean {near[0]}?" if near else "`check --rules` prints them all."
    raise Stop([NO_RULE.at(Position("--explain"), "There is no rule of this code.", remedy)])


def _catalogue(rules: list[Rule], form: str) -> Outcome:
    if form != "json":
        return Outcome(said="\n".join(_explained(rule) for rule in rules), is_whole=True)
    plain = [asdict(rule) | {"severity": rule.severity.value} for rule in rules]
    return Outcome(said=json.dumps(plain, ensure_ascii=False, indent=2) + "\n", is_whole=True)


def _explained(rule: Rule) -> str:
    text = textwrap.fill(rule.explanation, 100, initial_indent="    ", subsequent_indent="    ")
    return f"{rule.code} ({rule.severity.value})\n{text}\n    Source: {rule.source}.\n"
