"""`check`: everything that is wrong with the records, without building; and the catalogue of rules."""

import json
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict, replace
from difflib import get_close_matches
from pathlib import Path

from generator.catalogue import CATALOGUE, Rule, define
from generator.commands import evidence, sources
from generator.commands.approving import approval_findings
from generator.commands.colleague import Checked, counted, summary, told
from generator.commands.outcome import Outcome, add_part2, add_places
from generator.findings import Finding, Position, Severity, Stop, in_order
from generator.private.entry import Head
from generator.private.register import Register
from generator.vocabulary.references import key

NO_RECORD = define("CHECK-02", "`check` is given the reference of a record that is there.", source="Part One")
NO_RULE = define("CHECK-01", "`check --explain` is given the code of a rule, such as MONEY-02.", source="Part One")


def add_parser(parser: ArgumentParser) -> None:
    """Options of `check`."""
    add_places(parser, "config", "decisions", "part2-folder", "content")
    add_part2(parser)
    parser.add_argument("--ref", help="check this record only, by its reference or the name of its file")
    parser.add_argument("--explain", metavar="CODE", help="explain one rule, such as MONEY-02")
    parser.add_argument("--rules", action="store_true", help="print every rule")


def run(options: Namespace) -> Outcome:
    """Check the whole register, or explain its rules."""
    if options.explain:
        return _catalogue([_rule(options.explain)], options.format)
    if options.rules:
        return _catalogue([CATALOGUE[code] for code in sorted(CATALOGUE)], options.format)
    source = replace(sources.source(options), advising=True)
    register = Register(source)
    approvals = [(entry.path, tuple(approval_findings(entry, source.office))) for entry in register]
    paths = [path for path, _ in approvals]
    unapproved = [one for _, some in approvals for one in some]
    findings = in_order([*register.findings, *unapproved, *evidence.before(options, source.day)])
    asked = _asked(options.ref, paths, register.heads) if options.ref else None
    shown = [one for one in findings if asked is None or _is_about(one, asked)]
    elsewhere = sum(one.severity is Severity.ERROR and one not in shown for one in findings)
    hidden = 0 if asked else sum(not head.is_public for head in register.heads)
    strict = options.fail_on == Severity.WARNING.value
    checked = Checked(options.ref or counted(len(paths), "record"), hidden, elsewhere, is_strict=strict)
    if options.format != "text":
        return Outcome(tuple(shown), "\n".join(summary(shown, checked)) + "\n")
    return Outcome(tuple(shown), told(shown, checked), is_whole=True)


def _asked(ref: str, paths: Sequence[Path], heads: Sequence[Head]) -> Path:
    """The file of the record that is asked for, by its reference or by the name of its file; Stop where none is."""
    named = {key(head.reference.written): head.path for head in heads}
    named |= {key(path.stem): path for path in paths}
    wanted = key(Path(ref).stem if ref.endswith(".yaml") else ref)
    if wanted in named:
        return named[wanted]
    near = get_close_matches(wanted, named, 1)
    remedy = f"Did you mean the record in {named[near[0]].as_posix()}?" if near else "Write it as the record has it."
    raise Stop([NO_RECORD.at(Position("REF"), "No record has this reference.", remedy)])


def _is_about(finding: Finding, record: Path) -> bool:
    """Whether a finding is about this record, its attachments or its Part 2."""
    home, at = record.with_suffix("").as_posix(), finding.position.path
    return at.startswith((f"{home}/", f"{home}.")) or at == home or Path(at).name.startswith(f"{record.stem}.part2.")


def _rule(code: str) -> Rule:
    if rule := CATALOGUE.get(code.upper()):
        return rule
    near = get_close_matches(code.upper(), CATALOGUE, 1)
    remedy = f"Did you mean {near[0]}?" if near else "`check --rules` prints them all."
    raise Stop([NO_RULE.at(Position("--explain"), "There is no rule of this code.", remedy)])


def _catalogue(rules: list[Rule], form: str) -> Outcome:
    if form != "json":
        return Outcome(said="\n".join(_explained(rule) for rule in rules), is_whole=True)
    plain = [asdict(rule) | {"severity": rule.severity.value, "group": rule.group.value} for rule in rules]
    return Outcome(said=json.dumps(plain, ensure_ascii=False, indent=2) + "\n", is_whole=True)


def _explained(rule: Rule) -> str:
    text = textwrap.fill(rule.explanation, 100, initial_indent="    ", subsequent_indent="    ")
    return f"{rule.code} ({rule.severity.value})\n{text}\n    Source: {rule.source}.\n"
