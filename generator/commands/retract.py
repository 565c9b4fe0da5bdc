"""`retract`: takes a record down now. Its page stays at its address and says that it was removed, and why.

With `--now` the site itself is made again at once, from the last release and not from the records, so that a fault in
another record, an approval that is awaited or a page that is half written cannot keep a page up. What the verifier then
says is told; it cannot bring the page back.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.amending.releasing import Reason, removal, take_down
from generator.catalogue import define
from generator.commands import steps
from generator.commands.amending import (
    add_amending,
    add_reason,
    agreed,
    amend,
    read_amended,
    reason,
    save,
    words,
)
from generator.commands.asking import Option, ask
from generator.commands.building import Folders, build, replace_site
from generator.commands.incident import incident_note, write_private
from generator.commands.outcome import Outcome, StepFailed, add_part2, add_places
from generator.commands.sources import source
from generator.commands.taken_down import Case, case_of, forgotten_of, told_of
from generator.findings import Finding, Position, Severity, Stop, as_text, has_errors
from generator.private.register import Source
from generator.public.decision import PublishedChange
from generator.public.tombstone import own_files, without
from generator.settings import read_settings
from generator.vocabulary.choices import ChangeKind
from generator.vocabulary.days import long_date
from generator.vocabulary.references import slug

LEFT = define(
    "RETRACT-02",
    """Taking a decision down goes on as far as it can. What could not be done by the program is said, and is done by
    hand.""",
    source="Part One",
)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `retract`."""
    add_amending(parser)
    add_places(parser, "bundle", "content", "site")
    add_part2(parser)
    add_reason(parser)
    parser.add_argument("--note", help="what the page says in its place; made of the reason if missing")
    parser.add_argument("--forget", help="old addresses of it to take out too, where they hold words that must go")
    parser.add_argument("--now", action="store_true", help="make the site again at once, from the last release")
    parser.add_argument("--incident", type=Path, help="PRIVATE: file for the incident note, else in build/")


def run(options: Namespace) -> Outcome:
    """Take one decision down."""
    where = source(options)
    case = case_of(options, where)
    forgotten = forgotten_of(options, where, case)
    why = reason(options, where)
    usual = case.said or f"This record was taken down on {long_date(why.on)}. {_sentence(why.why)}"
    note = ask("What the page says in its place", usual, words, Option("NOTE", options.note))
    told = told_of(options.site, case, forgotten)
    if not agreed(options, f"{case.reference} will be taken down, and its page will say: {note}\n"):
        return Outcome(said="Nothing was written.\n")
    findings = _mark_record(where, case, note, why, forgotten)
    if options.now:
        findings += _remake(options, case, note, why, forgotten)
    path = options.incident or Path("build") / f"incident-{slug(case.reference)}.txt"
    text = incident_note(case.reference, why.on, where.address or "/", told)
    write_private(path, text)
    said = f"{as_text(findings)}{_done(options, case, findings)}\n{text}This note is in {path.as_posix()} too.\n"
    return Outcome(tuple(findings), said, is_whole=options.format == "text")


def _mark_record(where: Source, case: Case, note: str, why: Reason, forgotten: tuple[str, ...]) -> list[Finding]:
    """Set the record to `removed`; what cannot be done is handed back, and stops nothing."""
    if case.path is None:
        said = "There is no record of this decision any more, so the next `make site` would be refused."
        remedy = "Put the record back with `status: removed` and a `status_note`."
        return [LEFT.at(Position("REF"), said, remedy)]
    try:
        editor = amend(case.path, lambda editor: take_down(editor, note, why, forgotten))
        save(case.path, editor)
    except (Stop, OSError) as failed:
        said = "The record could not be changed by the program."
        more = ", and take the addresses that you named out of `formerly_at`" if forgotten else ""
        remedy = f"Write `status: removed` and a `status_note` into it by hand{more}."
        found = failed.findings if isinstance(failed, Stop) else ()
        return [*found, LEFT.at(Position(case.path.as_posix()), said, remedy)]
    return [_softened(one) for one in read_amended(where, case.path).findings]


def _softened(finding: Finding) -> Finding:
    """What is wrong besides, with the record or the site: it stops the next build of all, and not this."""
    return Finding(finding.position, finding.code, finding.problem, finding.remedy, Severity.WARNING)


def _remake(options: Namespace, case: Case, note: str, why: Reason, forgotten: tuple[str, ...]) -> list[Finding]:
    """Make the site again from the last release without the decision, and put it in the place of the old one."""
    if case.entry is None:
        said = "The last release does not have this decision, so there is nothing to take down from the site."
        return [LEFT.at(Position(options.site.as_posix()), said, "Build the register with `make site`.")]
    settings = read_settings(options.config)
    folders = Folders(options.bundle, settings.docs_dir, settings.site_dir, options.site)
    change = PublishedChange(on=why.on, kind=ChangeKind.WITHDRAWAL, note=removal(why, forgotten))
    log = steps.Said(options.format, aloud=False)
    try:
        register = without(folders.site, case.entry, note, change, folders.bundle, forgotten)
        steps.stage(options, settings, register.day, log)
        build(settings, folders, register.day, steps.out_of_reach(options, settings))
    except (Stop, StepFailed) as failed:
        problem = "The site could not be made again, so the page is still there."
        remedy = f"Delete these files from the server now: {', '.join(own_files(options.site, case.entry))}."
        more = failed.findings if isinstance(failed, Stop) else log.findings
        return [*more, LEFT.at(Position(options.site.as_posix()), problem, remedy)]
    doubts = _verified(options, folders, log)
    replace_site(folders)
    return doubts


def _verified(options: Namespace, folders: Folders, said: steps.Said) -> list[Finding]:
    """Let the verifier look, and certify the site if it can; where it cannot, that is told and stops nothing."""
    more = ["--certify", str(folders.bundle), "--memory", str(folders.bundle.parent / "verified")]
    try:
        steps.run("verify", options, said, str(options.decisions), str(folders.built), *more)
    except StepFailed:
        problem = (
            "The decision is taken down, but this site could not be certified against the records as they are now."
        )
        remedy = "Mend what the verifier says above, then run `make site`."
        place = Position(options.site.as_posix())
        return [*map(_softened, said.findings), Finding(place, LEFT.code, problem, remedy, Severity.WARNING)]
    return []


def _sentence(text: str) -> str:
    text = text.strip()
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return f"{ended[0].upper()}{ended[1:]}"


def _done(options: Namespace, case: Case, findings: list[Finding]) -> str:
    if options.now and case.entry is not None and not _failed(options, findings):
        return f"{case.reference} is taken down in {options.site.as_posix()}/. Put it on the server now."
    if case.path is None:
        return "Nothing has changed on the site yet."
    return f"{case.path.as_posix()} was changed as far as it could be. The site still has the page: run `make site`."


def _failed(options: Namespace, findings: list[Finding]) -> bool:
    """Whether the site could not be made again."""
    return has_errors(one for one in findings if one.position.path == options.site.as_posix())
