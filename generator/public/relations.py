"""Relations between public decisions, in both directions.

Comes in: decisions as projected, which name whatever their records name. Goes out: the same decisions with links to
public ones only, each seen from both ends. A relation that is withheld is seen from neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.public.decision import PublishedDecision, PublishedRelations
from generator.public.disclosure import Disclosed, Disclosure, Withheld
from generator.vocabulary.choices import Status
from generator.vocabulary.references import key

_BACK = {"supersedes": "superseded_by", "amends": "amended_by", "related": "related"}


def relate(decisions: Iterable[PublishedDecision]) -> Iterator[PublishedDecision]:
    """Close the relations of a register; the order of the decisions is kept."""
    decisions = list(decisions)
    written = {key(decision.reference): decision.reference for decision in decisions}
    back: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for decision in decisions:
        for kind, target in _links(decision):
            back[key(target)][_BACK[kind]].append(decision.reference)
    for decision in decisions:
        yield _related(decision, written, back.get(key(decision.reference), {}))


def _links(decision: PublishedDecision) -> Iterator[tuple[str, str]]:
    if isinstance(decision.relations, Disclosed):
        for kind in _BACK:
            targets = getattr(decision.relations.value, kind)
            if isinstance(targets, Disclosed):
                yield from ((kind, target) for target in targets.value)


def _related(decision: PublishedDecision, written: dict[str, str], back: dict[str, list[str]]) -> PublishedDecision:
    if decision.status is Status.REMOVED or isinstance(decision.relations, Withheld):
        return decision
    if decision.relations is None and not back:
        return decision
    own = decision.relations.value if decision.relations else PublishedRelations()
    closed = PublishedRelations(
        supersedes=_seen(own.supersedes, written, ()),
        superseded_by=_unique(back.get("superseded_by", [])),
        amends=_seen(own.amends, written, ()),
        amended_by=_unique(back.get("amended_by", [])),
        related=_seen(own.related, written, back.get("related", ())),
    )
    return replace(decision, relations=Disclosed(closed) if closed != PublishedRelations() else None)


def _seen(
    targets: Disclosure[tuple[str, ...]] | None, written: dict[str, str], more: Iterable[str]
) -> Disclosure[tuple[str, ...]] | None:
    """Links to public decisions only, each once, by the reference as that decision has it."""
    if isinstance(targets, Withheld):
        return targets
    named = [written[key(target)] for target in (targets.value if targets else ()) if key(target) in written]
    together = _unique([*named, *more])
    return Disclosed(together) if together else None


def _unique(references: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(references))
