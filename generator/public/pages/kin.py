"""The decisions around one: those that its record names, the time line of its chain, and others like it.

The words of a decision that the record does not name stay off the page where something is withheld; its reference
stands there alone (see `generator.public.kin`).
"""

from collections.abc import Iterator

from generator.public.decision import PublishedDecision
from generator.public.disclosure import Withheld
from generator.public.kin import Alike, Around, Chain, Step
from generator.public.office import IndexEntry
from generator.public.pages.boxes import items
from generator.public.pages.history import relations
from generator.public.pages.links import Links, in_language, reference_and_title
from generator.public.pages.marker import Writer
from generator.public.pages.prose import inline, literal
from generator.public.spoken import long_date
from generator.public.subjects import Sort, Subject
from generator.public.wording import say
from generator.public.words import STATUS
from generator.vocabulary.choices import Status

_SCREEN = "web-only"  # others like it come and go; the paper of a decision changes only when the decision does


def related(decision: PublishedDecision, writer: Writer, links: Links, around: Around) -> Iterator[str]:
    """The whole section; nothing where there is nothing to say. Withheld relations leave no time line either."""
    chain = Chain() if isinstance(decision.relations, Withheld) else around.chain
    lasting, alike = [*relations(decision, writer, links), *_time_line(chain, around)], list(_all_alike(around))
    if lasting or alike:
        heading = writer.aside("related") if lasting else f"{{ #related .{_SCREEN} data-search-exclude }}"
        yield from (f"## {say('Related decisions')} {heading}", *lasting, *alike)


def _time_line(chain: Chain, around: Around) -> Iterator[str]:
    if chain.steps:
        yield _heading(say("Time line"), "time-line", "chain")
        steps = "\n".join(f"1. {_step(step, around)}" for step in chain.steps)
        before = [say("Earlier decisions of this chain are left out.")] if chain.has_earlier else []
        after = [say("Later decisions of this chain are left out.")] if chain.has_later else []
        yield _box("time-line", *before, steps, *after)


def _step(step: Step, around: Around) -> str:
    """The day, the decision, and how it stands now; the page's own is marked and is no link."""
    entry = step.entry
    if around.is_guarded and not step.is_near:
        return _reference(entry)
    day = long_date(entry.decided) if entry.decided else str(entry.year)
    words = reference_and_title(entry)
    name = f'<span aria-current="page">{words}</span>' if step.is_here else f"[{words}]({_path(entry)})"
    return f'<span class="day">{day}</span> {name} {_standing(step)}'


def _standing(step: Step) -> str:
    """Whether it was made, and whether it still stands as made."""
    said = [say(STATUS[step.entry.status])]
    said += [say("superseded")] if step.is_superseded else []
    said += [say("amended")] if step.is_amended and not step.is_superseded else []
    said += [say("this decision")] if step.is_here else []
    return f'<span class="standing">{", ".join(said)}</span>'


def _all_alike(around: Around) -> Iterator[str]:
    for alike in around.alike:
        if alike.sort is Sort.TOPIC:
            yield _heading(say("On the same topic"), "same-topic", _SCREEN)
        else:
            yield _heading(say("With the same recipient"), "same-recipient", _SCREEN)
        names = ", ".join(_subject(one) for one in alike.subjects)
        yield _box(f"alike {_SCREEN}", _decisions(alike, around), say("All decisions: {names}.", names=names))
    if around.alike and around.is_guarded:
        yield _box(_SCREEN, say("Titles are not shown beside a decision in which something is withheld."))


def _decisions(alike: Alike, around: Around) -> str:
    if around.is_guarded:
        return ", ".join(_reference(entry) for entry in alike.decisions)
    return items(_entry(entry) for entry in alike.decisions)


def _entry(entry: IndexEntry) -> str:
    said = [long_date(entry.decided)] if entry.decided else []
    said += [say(STATUS[entry.status]).lower()] if entry.status is not Status.MADE else []
    return f"[{reference_and_title(entry)}]({_path(entry)})" + (f" ({', '.join(said)})" if said else "")


def _reference(entry: IndexEntry) -> str:
    return f"[{inline(entry.reference)}]({_path(entry)})"


def _path(entry: IndexEntry) -> str:
    return f"../{entry.year}/{entry.slug}.md"


def _subject(subject: Subject) -> str:
    return in_language(f"[{literal(subject.name)}](../../{subject.path}.md)", subject.language)


def _heading(words: str, anchor: str, kind: str) -> str:
    return f"### {words} {{ #{anchor} .{kind} data-search-exclude }}"


def _box(kind: str, *blocks: str) -> str:
    """A division that is not searched: a search for the words of other decisions should find those, not this page."""
    return "\n\n".join([f'<div class="{kind}" data-search-exclude markdown="1">', *blocks, "</div>"])
