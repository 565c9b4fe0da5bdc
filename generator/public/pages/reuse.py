"""How a reader takes a decision away: as a paper, as data, and as words to cite it by."""

from collections.abc import Iterator

from generator.public.bundle import decision_path
from generator.public.decision import PublishedDecision
from generator.public.office import PublishedRegister
from generator.public.pages.boxes import box, items
from generator.public.pages.prose import item
from generator.public.spoken import long_date
from generator.public.wording import say
from generator.vocabulary.choices import Status


def reuse(decision: PublishedDecision, register: PublishedRegister) -> Iterator[str]:
    """The last part of a decision's page; the paper leaves it out. A removed decision cannot be taken away."""
    if decision.status is Status.REMOVED:
        return
    files = [
        f"[{say('This decision as a PDF')}]({decision.slug}.pdf){{ download }}",
        f"[{say('This decision as data (JSON)')}]({decision.slug}.json){{ download }}",
    ]
    heading = f"## {say('Use this decision')} {{ #use data-search-exclude }}"
    cited = f"{item(_citation(decision, register))}\n{{ .citation }}"
    yield box("web-only reuse", heading, items(files), say("To cite it, write:"), cited)


def _citation(decision: PublishedDecision, register: PublishedRegister) -> str:
    parts = [register.office.name]
    parts += [f"“{decision.title}”"] if decision.title else []
    parts.append(say("decision {reference}", reference=decision.reference))
    parts += [long_date(decision.decided)] if decision.decided else []
    parts += [f"{register.site_url}{decision_path(decision)}/"] if register.site_url else []
    return f"{', '.join(parts)}."
