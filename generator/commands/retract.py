"""`retract`: takes a record down now. Its page stays at its address and says that it was removed, and why.

With `--now` the site itself is made again at once, from the last release and not from the records, so that a fault in
another record, an approval that is awaited or a page that is half written cannot keep a page up. What the verifier then
says is told; it cannot bring the page back.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.amending.releasing import Reason, removal, take_down
from generator.catalogue import define
from generator.commands import steps
from generator.commands.amending import (
    add_amending,
    add_reason,
    agreed,
    amend,
    editor_of,
    read_amended,
    reason,
    record_of,
    save,
    words,
)
from generator.commands.asking import Option, Refused, ask
from generator.commands.building import Folders, build, replace_site
from generator.commands.incident import Told, incident_note, write_private
from generator.commands.outcome import Outcome, StepFailed, add_part2, add_places
from generator.commands.sources import source
from generator.findings import Finding, Position, Severity, Stop, as_text, has_errors
from generator.private.register import Source
from generator.public.bundle import REGISTER
from generator.public.decision import PublishedChange
from generator.public.lasting import page_at
from generator.public.office import IndexEntry
from generator.public.tombstone import entry_of, files_that_tell, own_files, without
from generator.settings import read_settings
from generator.vocabulary.choices import ChangeKind
from generator.vocabulary.days import long_date
from generator.vocabulary.references import slug

UNKNOWN = define(
    "RETRACT-01",
    "What is taken down is public: its record is, or it stands in the last release of the site.",
    source="Part One",
)
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


@dataclass(frozen=True, slots=True)
class _Case:
    """What is taken down: the record's file, if there is one, and what the last release has of it.

    `former` are its old addresses there and here; `said` is what its page says already, if it was taken down before.
    """

    reference: str
    path: Path | None
    entry: IndexEntry | None
    former: tuple[str, ...] = ()
    said: str = ""


def run(options: Namespace) -> Outcome:
    """Take one decision down."""
    where = source(options)
    case = _known(_case(options, where))
    forgotten = _forgotten(options, where, case)
    why = reason(options, where)
    usual = case.said or f"This record was taken down on {long_date(why.on)}. {_sentence(why.why)}"
    note = ask("What the page says in its place", usual, words, Option("NOTE", options.note))
    told = _told(options.site, case, forgotten)
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


def _case(options: Namespace, where: Source) -> _Case:
    """The record and the decision of the last release; one of the two is enough."""
    reference = ask("Reference of the decision", None, words, Option("REF", options.ref))
    entry = _published(options.site, reference)
    try:
        path = record_of(options, where, reference)
    except Stop:
        if entry is None:
            raise
        return _Case(entry.reference, None, entry)
    head = read_amended(where, path).head
    if entry is None and head is not None and not head.is_public:
        said = "This record is not public, and the last release does not have it."
        raise Stop([UNKNOWN.at(Position(path.as_posix()), said, "Look whether REF is the one you mean.")])
    written = head.reference.written if head else entry.reference if entry else reference
    return _Case(written, path, entry)


def _published(site: Path, reference: str) -> IndexEntry | None:
    """The decision in the last release; None where it has none, or where there is no release that can be read."""
    try:
        return entry_of(site, reference) if (site / REGISTER).is_file() else None
    except Stop:
        return None


def _known(case: _Case) -> _Case:
    """With its old addresses, and with what its page says, as far as its record can be read."""
    try:
        tree = {} if case.path is None else editor_of(case.path).tree
    except (Stop, OSError):
        tree = {}
    former, note = tree.get("formerly_at"), tree.get("status_note")
    written = [one for one in former if isinstance(one, str)] if isinstance(former, list) else []
    released = case.entry.formerly_at if case.entry else ()
    said = note if tree.get("status") == "removed" and isinstance(note, str) else ""
    return replace(case, former=tuple(dict.fromkeys([*released, *written])), said=said)


def _forgotten(options: Namespace, where: Source, case: _Case) -> tuple[str, ...]:
    """Which of its old addresses go too."""
    given = Option("FORGET", options.forget)
    return ask("", None, _addresses(case, where.address or "/"), given) if given.is_given else ()


def _addresses(case: _Case, base: str) -> Callable[[str], tuple[str, ...]]:
    """Reads old addresses with blanks between them, whole ones or as `formerly_at` has them."""
    named = {page_at(one): one for one in case.former}

    def check(answer: str) -> tuple[str, ...]:
        asked = [page_at(one.removeprefix(base).lstrip("/")) for one in answer.split()]
        if unknown := sum(one not in named for one in asked):
            said = f"Not old addresses of this decision: {unknown} of {len(asked)}."
            raise Refused(said, "Write them as `formerly_at` has them in its record, with blanks between them.")
        return tuple(one for one in case.former if page_at(one) in asked)

    return check


def _told(site: Path, case: _Case, forgotten: tuple[str, ...]) -> Told:
    left = tuple(one for one in case.former if one not in forgotten)
    if case.entry is None:
        return Told((), (), left, forgotten)
    return Told(list(own_files(site, case.entry)), list(files_that_tell(site, case.entry)), left, forgotten)


def _mark_record(where: Source, case: _Case, note: str, why: Reason, forgotten: tuple[str, ...]) -> list[Finding]:
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
    """What is wrong with the record besides: it stops the next build of all, and not this."""
    return Finding(finding.position, finding.code, finding.problem, finding.remedy, Severity.WARNING)


def _remake(options: Namespace, case: _Case, note: str, why: Reason, forgotten: tuple[str, ...]) -> list[Finding]:
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
        more = failed.findings if isinstance(failed, Stop) else ()
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
        return [Finding(place, LEFT.code, problem, remedy, Severity.WARNING)]
    return []


def _sentence(text: str) -> str:
    text = text.strip()
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return f"{ended[0].upper()}{ended[1:]}"


def _done(options: Namespace, case: _Case, findings: list[Finding]) -> str:
    if options.now and case.entry is not None and not _failed(options, findings):
        return f"{case.reference} is taken down in {options.site.as_posix()}/. Put it on the server now."
    if case.path is None:
        return "Nothing has changed on the site yet."
    return f"{case.path.as_posix()} was changed as far as it could be. The site still has the page: run `make site`."


def _failed(options: Namespace, findings: list[Finding]) -> bool:
    """Whether the site could not be made again."""
    return has_errors(one for one in findings if one.position.path == options.site.as_posix())
