"""An earlier release → the same release with one decision taken down, made from public files alone.

Comes in: a folder with the bundle on it, such as a finished site, and what the page is to say. Goes out: a bundle in
which the decision has its reference, address, status, note and history, and nothing else. Deliberately absent: records,
so no other record's fault can keep a page up.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from generator.public.bundle import attached, decision_path, read_decision, write_decision, write_register
from generator.public.decision import PublishedChange, PublishedDecision
from generator.public.index import index_entry, newest_first
from generator.public.office import IndexEntry, PublishedRegister
from generator.public.releases import earlier_decision, earlier_register
from generator.public.tree import SiteTree
from generator.vocabulary.choices import Status
from generator.vocabulary.references import key


def entry_of(site: Path, reference: str) -> IndexEntry | None:
    """The decision of this reference in a release; None where it has none. Stop where the release is not whole."""
    return next((one for one in earlier_register(site).decisions if key(one.reference) == key(reference)), None)


def without(
    site: Path,
    entry: IndexEntry,
    note: str,
    change: PublishedChange,
    target: Path,
    forgotten: Collection[str] = (),
) -> PublishedRegister:
    """Write the bundle of a release to `target`, with one decision taken down, and the `forgotten` of its old
    addresses with it."""
    register, tree = earlier_register(site), SiteTree(target)
    decisions = list[PublishedDecision]()
    for one in register.decisions:
        decision = earlier_decision(site, one)
        decision = tombstone(decision, note, change, forgotten) if one == entry else decision
        decisions.append(decision)
        write_decision(tree, decision)
        for name in attached(decision):
            path = f"{decision_path(decision)}/{name}"
            tree.add(path, (site / path).read_bytes())
    listed = tuple(index_entry(one) for one in sorted(decisions, key=newest_first, reverse=True))
    made = replace(register, decisions=listed)
    write_register(tree, made)
    tree.finish()
    return made


def tombstone(
    decision: PublishedDecision, note: str, change: PublishedChange, forgotten: Collection[str] = ()
) -> PublishedDecision:
    """What stays of a decision that is taken down."""
    return PublishedDecision(
        reference=decision.reference,
        slug=decision.slug,
        year=decision.year,
        status=Status.REMOVED,
        status_note=note,
        changes=(*decision.changes, change),
        formerly_at=tuple(one for one in decision.formerly_at if one not in forgotten),
    )


def own_files(site: Path, entry: IndexEntry) -> Iterator[str]:
    """The files of one decision in a release, by their paths, wherever it stood: what must be seen no more."""
    attachments = [f"/{name}" for name in attached(read_decision(site, entry))]
    for address in (decision_path(entry), *(one.rstrip("/") for one in entry.formerly_at)):
        ways = ("/index.html", ".pdf", ".json", *attachments)
        yield from (f"{address}{way}" for way in ways if (site / f"{address}{way}").is_file())


def files_that_tell(site: Path, entry: IndexEntry) -> Iterator[str]:
    """Other files of a release that tell of a decision, or may: those with its reference, address or title, and all
    that is made of the whole register."""
    told = [one.casefold().encode() for one in (entry.reference, entry.slug, entry.title) if one]
    own = set(own_files(site, entry))
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        of_all = name.startswith(("data/", "feeds/", "search/", "sitemap"))
        if name not in own and (of_all or any(one in path.read_bytes().lower() for one in told)):
            yield name
