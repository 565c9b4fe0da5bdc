"""The whole check: records and finished site in, a verdict out.

The order matters. First the secrets are loaded and counted twice; then the canary is hunted, and only a verifier that
found it in every disguise is believed; then every byte is searched.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.documents import Fragment
from generator.findings import Finding, Position, has_errors
from generator.verification.before import before_build
from generator.verification.canary import disguised, new_canary, unseen
from generator.verification.haystack import Haystack, gather, texts_of
from generator.verification.leaks import Examiner, Leak
from generator.verification.loading import SUPPRESSIONS, Loaded, load
from generator.verification.memory import Memory, stamp_of
from generator.verification.needle import Form
from generator.verification.previews import preview_record
from generator.verification.publicity import Owner, Secrets, Sources, gathered, without_public
from generator.verification.raw import RawRecord
from generator.verification.reporting import LOG, Reporter
from generator.verification.retyped import Page
from generator.verification.rules import BLIND, MISCOUNTED, NO_RECORDS, NO_SITE, STRANGE
from generator.verification.suppressions import read_suppressions
from generator.verification.sweep import Sweep, sweep

Certify = Callable[[dict[str, int]], dict[str, bytes]]
"""Makes the files of a certificate, by their names in the site, from the numbers of a run."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be checked, and against what; the day is written like 2026-03-02.

    `program_says` are the texts of the program and who the office is, `pages` what was written by hand, `address` that
    of the site as the settings write it; the files of `themes` may stand in the site as they are; `answered_for` names
    files that `certify` makes when all else is clean, and that are searched then; `memory` is a folder to remember
    clean files in; `program` changes when the code that looks does. `await_site` returns when the site stands, with the
    log of its build; until then everything else is made ready. `is_begun_empty` says, once it stands, whether it was
    made for a register without any decision; only then may the folder of the records hold no record.
    """

    decisions: Path
    site: Path
    day: str
    program_says: Sequence[str] = ()
    pages: Sequence[Page] = ()
    part2_folder: Path | None = None
    themes: Sequence[Path] = ()
    answered_for: frozenset[str] = frozenset()
    await_site: "Callable[[], str]" = str
    memory: Path | None = None
    program: bytes = b""
    quote: bool = False
    certify: "Certify | None" = None
    is_begun_empty: "Callable[[], bool]" = bool
    address: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`is_trusted` is False where the check itself failed: then nothing it says of the site is worth anything."""

    findings: tuple[Finding, ...]
    is_trusted: bool = True
    leaks: tuple[Leak, ...] = ()
    facts: dict[str, int] = field(default_factory=dict)
    certificate: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ready:
    """All that is known before there is a site: what to look for, who looks, and whether that one can be trusted."""

    secrets: Secrets
    examiner: Examiner
    doubts: tuple[Finding, ...]
    disguises: int


def verify(request: Request) -> Verdict:
    """Search the finished site for everything that is secret."""
    loaded = load(request.decisions, request.day, request.part2_folder, to_search=True)
    ready = None if loaded.findings else _made_ready(request, loaded)
    log = request.await_site()
    haystack = gather(request.site, request.themes, request.answered_for) if request.site.is_dir() else _EMPTY
    if ready is None or not haystack.straws:
        said = "There is no finished site here."
        none = NO_SITE.at(Position(request.site.as_posix()), said, "Run `make site` first.")
        return Verdict((*loaded.findings, *([] if haystack.straws else [none])))
    if ready.doubts:
        return Verdict(ready.doubts, is_trusted=False)
    return _judged(request, loaded, ready, haystack, log)


def _made_ready(request: Request, loaded: Loaded) -> _Ready:
    """Add the program's own records, take out what is public, and try whether the canary is found."""
    canary = new_canary()
    own = [preview_record(), canary.record()]
    loaded.records += own
    says = [*request.program_says, _own_addresses(request.address, loaded)]
    secrets = without_public(gathered(loaded.records), Sources(says, [page.said for page in request.pages]))
    examiner = Examiner(secrets, quote=request.quote)
    counted = _miscounted(secrets, loaded, sum(len(one.secret) for one in own))
    doubts = (*counted, *_blind(unseen(examiner, canary)))
    return _Ready(secrets, examiner, doubts, sum(1 for _ in disguised(canary)) + 2)


def _judged(request: Request, loaded: Loaded, ready: _Ready, haystack: Haystack, log: str) -> Verdict:
    """What a search that can be trusted says of the site; the certificate of a clean one."""
    secrets, examiner = ready.secrets, ready.examiner
    memory = Memory(request.memory, stamp_of(_without_canary(secrets), request.program, loaded.sealed))
    found = sweep(haystack, examiner, loaded.sealed, memory)
    found.leaks += examiner.examine(LOG, [Fragment("as written", log)])
    memory.keep(found.clean)
    reporter = _reporter(request, secrets)
    facts = _facts(loaded, secrets, haystack, found) | {"disguises": ready.disguises}
    findings = [*_reported(request, reporter, found), *_strangers(request.site, haystack, loaded)]
    findings += _of_no_record(request) if not facts["records"] else []
    if request.certify is None or has_errors(findings):
        return Verdict(tuple(findings), leaks=tuple(found.leaks), facts=facts)
    certificate = request.certify(facts)
    swept = _swept(certificate, examiner)
    findings += reporter.findings(swept)
    return Verdict(tuple(findings), leaks=tuple(swept.leaks), facts=facts, certificate=certificate)


def _swept(certificate: dict[str, bytes], examiner: Examiner) -> Sweep:
    """The certificate itself is searched like everything else."""
    leaks = [examiner.examine(name, texts_of(name, data)) for name, data in certificate.items()]
    return Sweep(leaks=[leak for one in leaks for leak in one])


def _reporter(request: Request, secrets: Secrets) -> Reporter:
    """Words findings, and knows what two people suppressed."""
    day = date.fromisoformat(request.day)
    suppressions = read_suppressions(request.decisions / SUPPRESSIONS, day, request.part2_folder)
    return Reporter(request.site, secrets, suppressions)


def _reported(request: Request, reporter: Reporter, found: Sweep) -> list[Finding]:
    """What was found and not suppressed, what is wrong with the suppressions, and those that did nothing."""
    suppressions = reporter.suppressions
    findings = [*suppressions.findings, *reporter.findings(found)]
    if suppressions.entries:
        whole = load(request.decisions, request.day, request.part2_folder)
        before = {target for target, _ in before_build(whole, request.pages, request.program_says)}
        findings += suppressions.unused(reporter.used | before)
    return findings


_OF_DECISION = re.compile(r"decisions/(?P<year>\d{4})/(?P<slug>[^/.]+)")
_EMPTY = Haystack((), (), (), ())
_SHOW = "Do not publish. Show this line to whoever looks after the program."


def _own_addresses(site: str, loaded: Loaded) -> str:
    """Where the register and its public decisions stand, which a Part 2 may well refer to."""
    public = (record for record in loaded.records if record.is_public)
    pages = [f"{site}decisions/{record.path.parent.name}/{record.slug}/" for record in public]
    return "\n".join([f"{site}decisions/", *pages])


def _strangers(site: Path, haystack: Haystack, loaded: Loaded) -> list[Finding]:
    """A finding for each year with pages or data of decisions that no public record has; their names are not said."""
    known = {record.slug for record in loaded.records if record.is_public}
    moved = {one.strip("/") for record in loaded.records for one in record.formerly_at}
    found = [match for straw in haystack.straws if (match := _OF_DECISION.match(straw.name))]
    years = sorted(
        {match["year"] for match in found if match["slug"] not in known | {"index"} and match[0] not in moved}
    )
    said = "A decision of this year has a page or data here, and no public record."
    remedy = "Run `make site`, which makes every page anew; where a record was lost, put it back first."
    return [STRANGE.at(Position((site / "decisions" / year).as_posix()), said, remedy) for year in years]


def _of_no_record(request: Request) -> list[Finding]:
    """What is said where the folder holds no record at all, unless the register is known to begin so."""
    if request.is_begun_empty():
        return []
    said = "There is no record in this folder, so nothing was looked for in the site."
    remedy = "Name the folder of the records that the site was made from; for a register without any, run `make site`."
    return [NO_RECORDS.at(Position(request.decisions.as_posix()), said, remedy)]


def _miscounted(secrets: Secrets, loaded: Loaded, of_its_own: int) -> list[Finding]:
    if secrets.loaded - of_its_own == loaded.declared:
        return []
    said = "Two counts of what the records withhold do not agree, so something could be overlooked."
    return [MISCOUNTED.at(Position("verification"), said, _SHOW)]


def _blind(missed: Sequence[str]) -> list[Finding]:
    said = "The verifier did not find test words of its own that were hidden in this way: "
    return [BLIND.at(Position("verification"), f"{said}{name}.", _SHOW) for name in missed]


def _without_canary(secrets: Secrets) -> Secrets:
    """The secrets of the office alone: the canary is another in each run, and no verdict hangs on it."""
    last = len(secrets.records) - 1
    kept = [at for at, owner in enumerate(secrets.owners) if owner.record != last]
    return Secrets(
        secrets.records[:last],
        [secrets.needles[at] for at in kept],
        [Owner(secrets.owners[at].record, secrets.owners[at].value) for at in kept],
        {new for new, at in enumerate(kept) if at in secrets.elsewhere},
    )


def _facts(loaded: Loaded, secrets: Secrets, haystack: Haystack, found: Sweep) -> dict[str, int]:
    """The numbers of this run, for the certificate: none depends on the time, the cores or the memory."""
    return {
        "records": len(loaded.records) - 2,  # but for the canary and the preview
        "public_records": sum(record.is_public for record in loaded.records),
        "secrets": loaded.declared,
        "unsearched": secrets.unsearched,
        "forms": len(Form),
        "files": len(haystack.straws),
        "theme_files": len(haystack.from_theme),
        "bytes": sum(straw.size for straw in haystack.straws),
        "known": found.known,
        "part2_at_hand": sum(_has_papers(record) for record in loaded.records),
        "part2_absent": sum(record.awaits_part2 for record in loaded.records),
    }


def _has_papers(record: RawRecord) -> bool:
    """Whether papers of Part 2 were at hand."""
    papers = (value for value in record.secret if value.origin or value.pointer[:1] == ("part2",))
    return any(value.key not in ("grounds", "held") for value in papers)
