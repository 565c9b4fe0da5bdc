"""What is withheld in a decision: each ground in words, who decided it and when it is looked at again, and the places.

The list of places is made from the published decision alone: it names what stands on the page as a marker.
"""

from collections import defaultdict
from collections.abc import Iterator

from generator.public.decision import PublishedDecision, PublishedGround
from generator.public.pages.boxes import terms
from generator.public.pages.marker import Writer
from generator.public.pages.prose import blocks, indented, inline
from generator.public.places import withheld_places
from generator.public.spoken import cite, long_date
from generator.public.wording import counted, say


def part2(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """That a Part 2 exists, and on which grounds it is withheld."""
    if decision.part2 is None:
        return
    yield f"## {say('Part 2')} {writer.aside('part-2')}"
    if decision.part2.grounds == "not-recorded":
        yield say("This decision has a Part 2, which is withheld. The grounds were not recorded.")
        return
    named = [f"[{writer.ground_in_words(name)}](#ground-{name})" for name in decision.part2.grounds]
    yield counted(
        "This decision has a Part 2, which is withheld. Ground: {grounds}.",
        "This decision has a Part 2, which is withheld. Grounds: {grounds}.",
        len(named),
        grounds=", ".join(named),
    )


def withheld(decision: PublishedDecision, writer: Writer) -> Iterator[str]:
    """Every ground of the decision with what it keeps back."""
    if not decision.grounds:
        return
    places: dict[str, list[str]] = defaultdict(list)
    for words, name in withheld_places(decision):
        if words not in places[name]:
            places[name].append(words)
    yield f"## {say('What is withheld')} {writer.aside('withheld')}"
    for ground in decision.grounds:
        title = writer.ground_in_words(ground.name)
        yield f"### {title[0].upper()}{title[1:]} {writer.aside(f'ground-{ground.name}')}"
        yield terms(_ground(ground, places[ground.name]))


def _ground(ground: PublishedGround, places: list[str]) -> Iterator[tuple[str, list[str]]]:
    yield say("Law"), [f"[{cite(ground.regime, inline(ground.section))}](../../grounds.md)"]
    if places:
        yield say("Withheld"), [", ".join(places)]
    yield say("Why"), [indented(blocks(ground.reason))]
    if ground.public_interest:
        yield say("Public interest"), [indented(blocks(ground.public_interest))]
    if ground.qualified_person:
        on = f", {long_date(ground.opinion_on)}" if ground.opinion_on else ""
        yield say("Opinion of"), [f"{inline(ground.qualified_person)}{on}"]
    if ground.enactment:
        yield say("Enactment"), [inline(ground.enactment)]
    yield say("Decided by"), [f"{inline(ground.decided_by)}, {long_date(ground.decided_on)}"]
    due = say("; the review is overdue") if ground.overdue else ""
    yield say("Review by"), [f"{long_date(ground.review_on)}{due}"]
