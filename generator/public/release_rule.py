"""The rule that a release is said: what was withheld goes public only with an entry of kind `release` under `changes`.

What counts as a release of a withheld value, seen from public data alone:

- At some place there are fewer marks than before, and at or below it stands a value that is new. A withheld phrase, a
  field, a whole item and a whole list are such places; so is a withheld title.
- Where a mark stood, in a list laid beside the earlier one, a new value stands, however many marks there are now.
- A removed decision is restored.

The entry must be new: there is one more of its kind than in the earlier release. One entry speaks for the whole record.
In doubt is a text that is partly withheld before and after and has grown towards a mark: the mark may be narrower, or
words beside it mended. Then any new entry will do. A mark that goes with all that stood there is no release, and
neither is the end of a Part 2. What a person moves from Part 2 into Part 1 looks like any new text, and is not seen.
"""

from collections import Counter
from collections.abc import Iterator

from generator.catalogue import define
from generator.findings import Finding, Position
from generator.public.bundle import decision_path
from generator.public.decision import PublishedDecision
from generator.public.exposure import Difference, Exposure, Release, shown
from generator.public.facing import narrowed
from generator.vocabulary.choices import ChangeKind, Status

SILENT = define(
    "RELEASE-01",
    """What was withheld in the last release goes public only with an entry of kind `release` under `changes`: somebody
    has decided it, and the page says so. Without one it may be a mark that was lost by mistake.""",
)
NARROWER = define(
    "RELEASE-03",
    """Where words were added directly beside something withheld in a text, less may be withheld than before. An entry
    under `changes` says whether something was released or only corrected.""",
)
WHOLE = "the whole decision"


def unexplained(new: PublishedDecision, old: PublishedDecision, found: Difference) -> Iterator[Release]:
    """What a decision releases, or may release, without saying so."""
    path = f"{decision_path(new)}.yaml"
    if _releases(new) <= _releases(old):
        restored = old.status is Status.REMOVED and new.status is not Status.REMOVED
        for name in sorted({WHOLE} if restored else found.released):
            yield Release(path, new.reference, name)
    if not Counter(new.changes) - Counter(old.changes):
        for name in sorted({shown(place) for place in narrowed(new, old, ())}):
            yield Release(path, new.reference, name, in_doubt=True)


def release_findings(exposure: Exposure) -> list[Finding]:
    """A finding for each field that is released in silence; it names the record's file, and no value."""
    return [_finding(one) for one in exposure.releases]


def _finding(release: Release) -> Finding:
    at, name = Position(release.path), f"{release.reference}: `{release.field}`"
    if release.in_doubt:
        said = f"{name} has new words directly beside something withheld, and `changes` does not say why."
        remedy = "Add an entry under `changes`: `kind: release` if less is withheld now, else `kind: correction`."
        return NARROWER.at(at, said, remedy)
    said = f"{name} was withheld in the last release and would be public now."
    remedy = "Add an entry under `changes` with `kind: release`, the day and a note of what is released, or withhold it"
    return SILENT.at(at, said, f"{remedy} again.")


def _releases(decision: PublishedDecision) -> int:
    return sum(change.kind is ChangeKind.RELEASE for change in decision.changes)
