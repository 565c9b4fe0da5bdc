"""The head of a decision's page: its front matter and its heading."""

import json

from generator.public.decision import PublishedDecision
from generator.public.index import last_changed
from generator.public.pages.prose import inline, literal
from generator.public.spoken import long_date
from generator.public.wording import say
from generator.public.words import STATUS


def front_matter(decision: PublishedDecision) -> str:
    """Title, description and last change of the page, as YAML; JSON text is YAML text."""
    title = f"{decision.reference}: {title_of(decision)}"
    lines = [f"title: {_quoted(title)}", f"description: {_quoted(_description(decision))}"]
    changed = last_changed(decision)
    lines += [f"updated: {changed.isoformat()}"] if changed else []
    lines += [f"language: {decision.language.value}"] if decision.language else []
    return "\n".join(["---", *lines, "---"])


def heading(decision: PublishedDecision) -> str:
    """The reference above the title, as the page's one main heading."""
    return f'# <span class="reference">{inline(decision.reference)}</span> {literal(title_of(decision))}'


def title_of(decision: PublishedDecision) -> str:
    """The public title; a removed decision has none."""
    return decision.title or say("Removed decision")


def _description(decision: PublishedDecision) -> str:
    said = say("Decision {reference}", reference=decision.reference)
    if decision.decided:
        decided = long_date(decision.decided)
        said = say("Decision {reference} of {day}", reference=decision.reference, day=decided)
    return f"{said} ({say(STATUS[decision.status]).lower()}): {title_of(decision)}."


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
